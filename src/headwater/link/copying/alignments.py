"""Passages of two reports laid side by side: verbatim, nearly so, or in other words."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from headwater.link.copying.passages import Passage, pair_passages, share_order, share_plain_weight, share_weight
from headwater.link.copying.translations import Outline, pair_sentences
from headwater.link.figures import figures_differ, figures_exclude
from headwater.link.reading import Reading
from headwater.record.model import PassageRelation
from headwater.text import Extent, fold

LOOSE = 0.35  # words in common and in order below which two passages only have a topic in common
NEAR = 0.6  # words in common and in order from which wording is 'nearly verbatim' and not a paraphrase
CERTAIN = 0.65  # likeness of two sentences in place of each other from which one may be described who is named
PARAPHRASE = 0.52  # share of the rarer words in common
PLAIN = 0.4  # the same without names, which with the words for who bears them fill half a sentence


class Aligned(NamedTuple):
    """Two passages that are copies, in which way, and how surely (0 to 1)."""

    a: Passage
    b: Passage
    relation: PassageRelation
    score: float

    @property
    def sides(self) -> tuple[Passage, Passage]:
        """Both passages."""
        return self.a, self.b

    def meets(self, other: "Aligned") -> bool:
        """Whether another pair of passages of the same reports has words of both."""
        return all(mine.extent.overlaps(its.extent) for mine, its in zip(self.sides, other.sides, strict=True))


Known = dict[tuple[str, str], list[Aligned]]  # the aligned passages by both reports, the smaller id first


def align_passages(reading: Reading, passages: Sequence[Passage]) -> list[Aligned]:
    """Pairs that are alike enough.  In other words one partner in each other report; in the same words every one."""
    rows = [row for a, b in pair_passages(passages) if (row := judge_passages(a, b)) and not _is_parallel(reading, row)]
    rows.sort(key=lambda r: (-r.score * len(r.a.words), r.a.report, r.a.extent, r.b.report, r.b.extent))
    kept: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for row in rows:
        same_reports = kept[row.a.report, row.b.report]
        if not any(_collides(row, other) for other in same_reports):
            same_reports.append(row)
    return sorted((row for group in kept.values() for row in group), key=order_aligned)


def order_aligned(row: Aligned) -> tuple[str, Extent, str, Extent]:
    """By the place of both passages."""
    return row.a.report, row.a.extent, row.b.report, row.b.extent


def align_translations(reading: Reading, a: Outline, b: Outline, known: Sequence[Aligned]) -> list[Aligned]:
    """The sentences of two translations that mean the same, where no words in common have aligned them already.

    What is alike enough is one though its speakers seem to be two: one translator names him whom the other describes.
    """
    pairs = [pair for pair in pair_sentences(a, b) if not figures_exclude(pair[0].figures, pair[1].figures)]
    rows = [(judge_passages(x, y) or Aligned(x, y, "paraphrase", round(score, 3)), score) for x, y, score in pairs]
    told = [
        r for r, score in rows if not _is_parallel(reading, r) or (score >= CERTAIN and not _is_of_others(reading, r))
    ]
    return [r for r in told if not any(_is_taken(r, k) for k in known)]


def _is_of_others(reading: Reading, row: Aligned) -> bool:
    """Whether one passage is said by several jointly, and the other by one of them or somebody else alone."""
    joint = [any(a in reading.actors and reading.actors[a].members for a in _speakers(reading, p)) for p in row.sides]
    return joint[0] != joint[1]


def _is_taken(row: Aligned, known: Aligned) -> bool:
    """Whether at least half of one of two sentences is aligned already."""
    both = [(mine.extent, its.extent) for mine, its in zip(row.sides, known.sides, strict=True)]
    return any(2 * (min(a.end, b.end) - max(a.start, b.start)) >= a.end - a.start for a, b in both)


def _is_parallel(reading: Reading, row: Aligned) -> bool:
    """Whether two speakers merely speak alike, in other words each: that is no copy."""
    return row.relation == "paraphrase" and is_same_utterance(reading, row) is False


def _collides(row: Aligned, kept: Aligned) -> bool:
    """Whether a longer pair of the two reports has taken these words; for a paraphrase one side is enough."""
    sides = [mine.extent.overlaps(its.extent) for mine, its in zip(row.sides, kept.sides, strict=True)]
    return all(sides) or (any(sides) and row.relation == "paraphrase")


def judge_passages(a: Passage, b: Passage) -> Aligned | None:
    """The two passages as a copy, in the degree of their words; None where they are not alike enough."""
    shared, ordered = share_weight(a, b), share_order(a, b)
    if a.words == b.words:
        return Aligned(a, b, "verbatim", 1.0)
    if figures_differ(a.figures, b.figures):
        return None
    if ordered >= NEAR and shared >= PARAPHRASE:
        return Aligned(a, b, "near", round(ordered, 3))
    if (
        a.report != b.report
        and shared >= PARAPHRASE
        and ordered >= LOOSE
        and len(a.weights.keys() & b.weights.keys()) >= 4
        and share_plain_weight(a, b) >= PLAIN
    ):
        return Aligned(a, b, "paraphrase", round(shared, 3))
    return None


def is_same_utterance(reading: Reading, row: Aligned) -> bool | None:
    """Whether one speaker says both; like words of two speakers are parallel wording, never one utterance.

    Who is only described is one in the same words, where these call him the same; and so is a body, which may be an
    organ that no report tells of which state it is ("the Army").
    """
    speakers = [_speakers(reading, p) for p in row.sides]
    if not all(speakers):
        return None
    called = [_descriptions(reading, p) for p in row.sides] if row.relation != "paraphrase" else [set(), set()]
    return bool(speakers[0] & speakers[1] or called[0] & called[1])


def _speakers(reading: Reading, passage: Passage) -> set[str]:
    return {s.actor for s in reading.statements_in(passage.report, passage.extent) if s.actor}


def _descriptions(reading: Reading, passage: Passage) -> set[str]:
    """The words for speakers who are described and nowhere named ("an official at the port"), and for bodies."""
    speakers = [s.speaker for s in reading.statements_in(passage.report, passage.extent) if s.speaker]
    return {fold(s.span.text) for s in speakers if s.span and s.actor and not _is_named_person(reading, s.actor)}


def _is_named_person(reading: Reading, actor: str) -> bool:
    return actor in reading.named and (actor not in reading.actors or reading.actors[actor].schema == "Person")
