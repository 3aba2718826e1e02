"""Two reports that are one text in other words, as two translations of one dispatch are.

They share few words in a row.  What they do share is the order in which things are told, the names and the figures:
three weak signs that are strong together, where one likeness threshold would take every follow-up for a copy.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set

import msgspec

from headwater.link.passages import Passage, cut_sentences, share_weight
from headwater.link.reading import Reading
from headwater.record.model import is_furniture
from headwater.text import fold, read_figure, words

FAINT = 0.15  # share of weight in common from which one sentence can be another's translation
NAME_DOUBT, FIGURE_DOUBT = 1, 2  # how many more are taken to differ: two figures of two prove little
BREADTH = 0.5  # share of the shorter report's sentences that must have their counterpart, in order
AGREEMENT = 0.65  # mean of breadth, names and figures in common: near misses of the development stories reach .63


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What of a report survives translation: its sentences in order, its names, its figures."""

    report: str
    sentences: tuple[Passage, ...]
    names: frozenset[str]
    figures: frozenset[str]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two reports tell the same in the same order; each part from 0 to 1."""

    reports: tuple[str, str]
    breadth: float
    names: float
    figures: float

    @property
    def is_translation(self) -> bool:
        """Whether the three together say that it is one text."""
        return self.breadth >= BREADTH and (self.breadth + self.names + self.figures) / 3 >= AGREEMENT


def outline_report(reading: Reading, report: str) -> Outline:
    """The outline of one report."""
    return Outline(
        report=report,
        sentences=tuple(cut_sentences(reading, report)),
        names=frozenset(_names(reading, report)),
        figures=frozenset(_figures(reading, report)),
    )


def measure_agreement(a: Outline, b: Outline) -> Agreement:
    """The agreement of two reports; the order of sentences is looked at only where names and figures leave room."""
    names, figures = _contain(a.names, b.names, NAME_DOUBT), _contain(a.figures, b.figures, FIGURE_DOUBT)
    is_open = bool(a.sentences and b.sentences) and (1.0 + names + figures) / 3 >= AGREEMENT
    breadth = _breadth(a.sentences, b.sentences) if is_open else 0.0
    return Agreement(reports=(a.report, b.report), breadth=breadth, names=names, figures=figures)


def _breadth(a: Sequence[Passage], b: Sequence[Passage]) -> float:
    """Longest run in order of sentences that are each other's best counterpart, by the shorter report's sentences."""
    scores = [[share_weight(x, y) for y in b] for x in a]
    best = [max(range(len(b)), key=row.__getitem__) for row in scores]
    back = [max(range(len(a)), key=lambda i, j=j: scores[i][j]) for j in range(len(b))]  # type: ignore[misc]
    mutual = [best[i] for i in range(len(a)) if back[best[i]] == i and scores[i][best[i]] >= FAINT]
    return _longest_rise(mutual) / min(len(a), len(b))


def _longest_rise(places: Sequence[int]) -> int:
    """Length of the longest rising subsequence."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _names(reading: Reading, report: str) -> set[str]:
    """Words of the names in a report's running text."""
    furniture = [(z.start, z.end) for z in reading.reports[report].zones if is_furniture(z)]
    named = (m for m in reading.mentions[report] if m.level in ("name", "demonym"))
    shown = (m for m in named if not any(a <= m.span.start < b for a, b in furniture))
    return {fold(w.text) for m in shown for w in words(m.span.text)}


def _figures(reading: Reading, report: str) -> set[str]:
    return {figure for w in words(reading.reports[report].text) if (figure := read_figure(w.text))}


def _contain(a: Set[str], b: Set[str], doubt: int) -> float:
    """Share of the smaller set that is in the other, as if it held `doubt` more that are not."""
    return len(a & b) / (min(len(a), len(b)) + doubt)
