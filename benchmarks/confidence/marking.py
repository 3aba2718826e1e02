"""Mentions against sets that mark them all: names of a newswire, and every noun phrase and pronoun of GUM's news."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from benchmarks.confidence.judging import Judged, judge_mentions
from benchmarks.reader.entities import read_worldwide
from benchmarks.reader.mentions import MARKED, SCORED, join_words, name_type, place_words
from benchmarks.reader.options import find_file
from headwater.annotations import Mention
from headwater.pipeline.annotation import read_texts
from headwater.text import Extent
from training.corpora import read_members

ENOUGH = 0.5  # of the letters of both, as stories are scored
GENRES = ("news", "bio", "interview", "speech", "court")
# What a kind of mention may be to GUM, which has one for all that is made and one for all that is thought.
KINDS: Mapping[str, frozenset[str]] = {
    "person": frozenset(("person", "animal")),
    "organization": frozenset(("organization", "place")),
    "public_body": frozenset(("organization", "place")),
    "media": frozenset(("organization", "object", "abstract")),
    "state": frozenset(("place", "organization", "person")),
    "place": frozenset(("place", "organization")),
    "facility": frozenset(("place", "organization", "object")),
    "group": frozenset(("person", "organization", "animal", "place")),
    "goods": frozenset(("object", "substance", "plant", "abstract", "animal")),
    "document": frozenset(("object", "abstract", "event")),
}
MARK = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)-[^()-]*-[^()-]*-[^()-]*-([\d,]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


class Phrase(NamedTuple):
    """A phrase of GUM: all of it, the words that a reading must have (MUC-6's MIN), its kind, and of whom it is."""

    extent: Extent
    least: Extent
    kind: str
    entity: str


def judge_newswire(folder: Path, part: str, documents: int | None = None) -> Iterator[Judged]:
    """The names of the newswire's articles: right is what has half of the letters of both, and the kind."""
    for number, (name, group) in enumerate(groupby(read_worldwide(folder, part), key=lambda item: item.doc)):
        if number == documents:
            return
        text, gold = "", []
        for item in group:
            assert item.words is not None
            places = place_words(item.words, len(text))
            kinds = ((first, last, MARKED.get(kind, kind)) for first, last, kind in item.spans)
            gold += [(Extent(places[a].start, places[b - 1].end), kind) for a, b, kind in kinds if kind in SCORED]
            text += join_words(item.words) + "\n\n"
        for report, found in read_texts({f"{name.replace('/', '_')}.txt": text}):
            yield from judge_mentions("worldwide_newswire", report, found, lambda m, gold=gold: _is_name(m, gold))  # type: ignore[misc]


def _is_name(mention: Mention, gold: Iterable[tuple[Extent, str]]) -> bool | None:
    kind = name_type(mention)
    if kind is None:
        return None
    return any(kind == other and _share(mention.extent, extent) >= ENOUGH for extent, other in gold)


def _share(a: Extent, b: Extent) -> float:
    common = max(0, min(a.end, b.end) - max(a.start, b.start))
    return common / (a.end - a.start + b.end - b.start - common)


def judge_gum(folder: Path) -> Iterator[Judged]:
    """Descriptions, pronouns and joined parties of GUM's news and speech: right by MUC's rule, and of a kind that fits.

    A mention is right when it has the least words of a phrase and no words outside of it; a joined party, when phrases
    begin and end where it does.
    """
    for member, rows in read_members(find_file(folder, "gum_train_dev.tar.xz")):
        if Path(member).stem.split("_")[1:2] and Path(member).stem.split("_")[1] in GENRES:
            text, phrases = read_conllu(rows)
            for report, found in read_texts({f"{Path(member).stem}.txt": text}):
                yield from judge_mentions("gum", report, found, lambda m, gold=phrases: _is_phrase(m, gold))  # type: ignore[misc]


def _is_phrase(mention: Mention, gold: Sequence[Phrase]) -> bool | None:
    if mention.level in ("name", "demonym"):
        return None
    if mention.level == "conjunction":  # GUM marks its parts, and the whole only where something refers to it
        starts, ends = ({p.extent[side] for p in gold} for side in (0, 1))
        return mention.extent.start in starts and mention.extent.end in ends
    kinds = KINDS.get(mention.type)
    return any(
        phrase.extent.contains(mention.extent)
        and mention.extent.contains(phrase.least)
        and (kinds is None or phrase.kind in kinds)
        for phrase in gold
    )


def read_conllu(rows: str) -> tuple[str, list[Phrase]]:
    """The text of a document of GUM, a line for each paragraph, and its phrases."""
    text, gap = "", ""
    phrases: list[Phrase] = []
    for block in rows.split("\n\n"):
        lines = block.splitlines()
        if not any(line[:1].isdigit() for line in lines):
            continue
        text = text.rstrip() + "\n\n" if text and any(line.startswith("# newpar") for line in lines) else text
        joined = 0
        words: list[Extent] = []
        opened: list[tuple[str, int, str, str]] = []
        for number, word, misc in ((c[0], c[1], c[9]) for c in (line.split("\t") for line in lines) if len(c) == 10):
            if "-" in number:  # "report's", which is two words
                joined, gap = int(number.partition("-")[2]), _gap(misc)
            elif number.isdigit():
                words.append(Extent(len(text), len(text) + len(word)))
                text += word + (_gap(misc) if int(number) > joined else gap if int(number) == joined else "")
                phrases += _close(misc, words, opened)
        text = text.rstrip() + " "
    return text, phrases


def _gap(misc: str) -> str:
    return "" if "SpaceAfter=No" in misc else " "


def _close(misc: str, words: list[Extent], opened: list[tuple[str, int, str, str]]) -> Iterator[Phrase]:
    """The phrases that end at the last word; `opened` keeps those that go on."""
    for number, kind, least, closes, closed in MARK.findall(misc.partition("Entity=")[2].partition("|")[0]):
        if number:
            opened.append((number, len(words) - 1, kind, least))
        if closes or closed:
            ends = [mark for mark in opened if mark[0] == (closed or number)]
            if ends:
                opened.remove(ends[-1])
                _, first, name, head = ends[-1]
                places = [first + int(n) - 1 for n in head.split(",")]
                last = min(max(places), len(words) - 1)
                yield Phrase(
                    Extent(words[first].start, words[-1].end),
                    Extent(words[min(places)].start, words[last].end),
                    name,
                    closed or number,
                )
