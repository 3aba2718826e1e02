"""The tables of raw sentences (tests/cases) read as reports are: what the whole of annotation makes of a sentence."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from headwater.annotate.happenings.explanations import list_told
from headwater.annotate.happenings.predicates import judge_words
from headwater.annotate.parses import parse_sentences
from headwater.annotations import Annotations
from headwater.domain.cases import Outcome, read_cases, try_case
from headwater.domain.pack import load_pack
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.record.model import Report, Zone
from headwater.text import Extent
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


def judge(case: Any) -> str:
    """Modality and polarity of a case's trigger, as the table writes them; `none` where it tells no event."""
    text, zone = case["text"], case.get("zone", "body")
    found = annotate(text, "arms_transfers", zone)
    parses = parse_sentences(text, found.sentences, default_encoder())
    place = place_of(text, case["trigger"], case.get("nth", 1))
    verdict, _ = judge_words(text, place, found.sentences, found.mentions, found.times, found.sayings, parses)
    return f"{verdict.modality} {verdict.polarity}" if verdict else "none"


def try_table(pack: str) -> list[Outcome]:
    """What the project makes of the cases of a pack's table."""
    loaded = load_pack(pack)
    return [
        try_case(case, list_told(annotate(case.text, pack), loaded))
        for case in read_cases(CASES / f"{pack}.yaml", loaded.types)
    ]
