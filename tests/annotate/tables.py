"""The tables of raw sentences (tests/cases) read as reports are: what the whole of annotation makes of a sentence."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from headwater.annotate.happenings.deeds import DEED, FORMS
from headwater.annotate.happenings.explanations import list_told
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.roles import set_scene
from headwater.annotate.happenings.trees import find_word
from headwater.annotate.happenings.triggers import read_lines
from headwater.annotate.happenings.units import fold_word
from headwater.annotate.happenings.verdicts import find_verdict, voice_of
from headwater.annotate.parses import Parse, parse_sentences
from headwater.annotations import Annotations
from headwater.domain.cases import Outcome, read_cases, try_case
from headwater.domain.pack import Trigger, load_pack
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.record.model import Report, Zone
from headwater.text import Extent, words
from tests.annotate.readings import make_report

CASES = Path(__file__).resolve().parents[1] / "cases"


@lru_cache(maxsize=8)
def load_table(file: str) -> list[Any]:
    """The cases of a table."""
    return list(yaml.safe_load((CASES / file).read_text(encoding="utf-8")))


def read_report(text: str, zone: str = "body") -> Report:
    """A text as a report that has nothing but it, in one zone."""
    report = make_report(text)
    zones = (Zone(kind=zone, start=0, end=len(text)),)
    return Report(**{f: getattr(report, f) for f in report.__struct_fields__} | {"zones": zones})


def annotate(text: str, pack: str, zone: str = "body") -> Annotations:
    """A text as the project reads it, with one pack."""
    return annotate_report(read_report(text, zone), [load_pack(pack)], default_encoder())


def place_of(text: str, words: str, nth: int = 1) -> Extent:
    """Where the words of a table stand for the n-th time."""
    at = -1
    for _ in range(nth):
        at = text.casefold().index(words.casefold(), at + 1)
    return Extent(at, at + len(words))


def judge_words(text: str, extent: Extent, found: Annotations, parses: Sequence[Parse]) -> Verdict | None:
    """The verdict on the event that some words name, whatever names it; None where they tell none."""
    parse = next((p for p in parses if p.extent.contains(extent)), None)
    for line in read_lines(text, found.sentences, found.mentions, found.times, found.sayings, parses):
        if not line.sentence.extent.contains(extent) or parse is None:
            continue
        row = line.around(extent)
        word = find_word(line.tree, row.trigger.extent) if line.tree else None
        scene = set_scene(row, read_trigger(text, extent, parse), text, line.tree, word)
        return find_verdict(line, scene, voice_of(line, extent, found.sayings))
    return None


def read_trigger(text: str, extent: Extent, parse: Parse) -> Trigger:
    """The words as a trigger: verb or noun, and which form, as the sentence's tree has them."""
    at = next(i for i in range(len(parse.reading.words)) if parse.place(i).overlaps(extent))
    tag = parse.reading.xpos[at]
    folded = tuple(fold_word(w.text) for w in words(text, *extent))
    if form := FORMS.get(tag):
        return Trigger(words=folded, part="verb", form=form, rule=DEED)
    return Trigger(words=folded, part="noun", form="plural" if tag in ("NNS", "NNPS") else "singular", rule=DEED)


def judge(case: Any) -> str:
    """Modality and polarity of a case's trigger, as the table writes them; `none` where it tells no event."""
    text, zone = case["text"], case.get("zone", "body")
    found = annotate(text, "arms_transfers", zone)
    parses = parse_sentences(text, found.sentences, default_encoder())
    place = place_of(text, case["trigger"], case.get("nth", 1))
    verdict = judge_words(text, place, found, parses)
    return f"{verdict.modality} {verdict.polarity}" if verdict else "none"


def try_table(pack: str) -> list[Outcome]:
    """What the project makes of the cases of a pack's table."""
    loaded = load_pack(pack)
    return [
        try_case(case, list_told(annotate(case.text, pack), loaded))
        for case in read_cases(CASES / f"{pack}.yaml", loaded.types)
    ]
