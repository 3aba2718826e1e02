"""Two reports that are one text in other words, as two translations of one dispatch are.

They share few words in a row.  What they do share is what their sentences mean and the order in which it is told, the
names and the figures: weak signs that are strong together, where one likeness threshold would take every follow-up for
a copy.  Reports of one event by two authors share what is told, and mostly not its order: laid side by side backwards,
their sentences match nearly as well.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

import msgspec
import numpy as np

from headwater.link.copying.passages import Passage, cut_sentences
from headwater.link.figures import figures_exclude
from headwater.link.reading import Reading, Vector
from headwater.record.model import is_furniture
from headwater.text import fold, list_words, read_figure

NAME_DOUBT, FIGURE_DOUBT = 1, 2  # how many more are taken to differ: two figures of two prove little
ACQUAINTED = 0.6  # share of names in common below which the sentences are not looked at: translations keep the names
CLOSE = 0.5  # cosine from which one sentence can be another's translation
BETWEEN = 0.35  # the same between two sentences that are: order says the rest
UNLIKE = 0.3  # cosine of two sentences of one topic that tell different things: up to here it is no likeness
# The signs are weighed so that no two of them suffice.  Of 91 labelled pairs, 80 pairs of reports of one story by two
# authors and those of 24 made stories (development parts), all but two others reach 1.65 at most (these 1.97), and all
# but one of the translations 1.85 at least (that one 1.57).
FIGURES, ORDER = 0.3, 2.0
AGREEMENT = 1.75


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What of a report survives translation: its sentences and what they mean (a row each), its names, its figures."""

    report: str
    sentences: tuple[Passage, ...]
    meanings: Vector
    names: frozenset[str]
    figures: frozenset[str]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two reports tell the same in the same order.

    `breadth` is the share of the shorter report's sentences that have their counterpart in order, `order` how much
    better the sentences match forwards than backwards, `names` and `figures` are shares; each is 1 at most.
    `is_revised` says that most of the counterparts with figures have others: an update of the report.
    """

    reports: tuple[str, str]
    breadth: float
    order: float
    names: float
    figures: float
    is_revised: bool = False

    @property
    def is_translation(self) -> bool:
        """Whether all together say that it is one text."""
        signs = self.breadth + ORDER * self.order + self.names + FIGURES * self.figures
        return signs >= AGREEMENT and not self.is_revised


def outline_report(reading: Reading, report: str, passages: Iterable[Passage] = ()) -> Outline:
    """The outline of one report; its passages, where they were cut already, spare some work."""
    known = reading.meanings.get(report, {})
    sentences = tuple(s for s in cut_sentences(reading, report, passages) if s.extent in known)
    return Outline(
        report=report,
        sentences=sentences,
        meanings=np.array([known[s.extent] for s in sentences], np.float32),
        names=frozenset(_names(reading, report)),
        figures=frozenset(_figures(reading, report)),
    )


def measure_agreement(a: Outline, b: Outline) -> Agreement:
    """The agreement of two reports; their sentences are looked at only where the names are the same.

    One sentence like one other has no order: two reports are one text by two passages at least.
    """
    names, figures = _contain(a.names, b.names, NAME_DOUBT), _contain(a.figures, b.figures, FIGURE_DOUBT)
    breadth, order, is_revised = 0.0, 0.0, False
    if names >= ACQUAINTED and min(len(a.meanings), len(b.meanings)) > 1:
        cosines = a.meanings @ b.meanings.T
        pairs = _match(cosines)
        breadth = _longest_rise([j for _, j in pairs]) / min(cosines.shape)
        order = _measure_order(cosines)
        is_revised = _is_revised([(a.sentences[i], b.sentences[j]) for i, j in pairs])
    return Agreement(
        reports=(a.report, b.report), breadth=breadth, order=order, names=names, figures=figures, is_revised=is_revised
    )


def _is_revised(pairs: Iterable[tuple[Passage, Passage]]) -> bool:
    """Whether of the sentences that are each other's counterpart and have figures, most have none in common."""
    counted = [(a.figures, b.figures) for a, b in pairs if a.figures and b.figures]
    return 2 * sum(figures_exclude(*both) for both in counted) > len(counted)


def pair_sentences(a: Outline, b: Outline) -> list[tuple[Passage, Passage, float]]:
    """The sentences of two translations of one text that are each other's counterpart, with their cosine."""
    cosines = a.meanings @ b.meanings.T
    pairs = _match(cosines)
    for gap in _find_gaps(pairs, cosines.shape):
        pairs += _fill_gap(cosines, *gap)
    return [(a.sentences[i], b.sentences[j], float(cosines[i, j])) for i, j in sorted(pairs)]


def _find_gaps(pairs: Sequence[tuple[int, int]], shape: tuple[int, ...]) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches of both reports that lie between sentences which are each other's counterpart, in order."""
    kept = _longest_rising(pairs)
    for (i, j), (m, n) in pairwise([(-1, -1), *kept, (shape[0], shape[1])]):
        taken = {a for a, _ in pairs}, {b for _, b in pairs}
        rows, columns = ([k for k in range(x + 1, y) if k not in t] for x, y, t in ((i, m, taken[0]), (j, n, taken[1])))
        if rows and columns:
            yield rows, columns


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides."""
    best: list[list[tuple[int, int]]] = []
    for n, pair in enumerate(pairs):
        before = [best[k] for k in range(n) if pairs[k][0] < pair[0] and pairs[k][1] < pair[1]]
        best.append([*max(before, key=len, default=[]), pair])
    return max(best, key=len, default=[])


def _fill_gap(cosines: Vector, rows: Sequence[int], columns: Sequence[int]) -> list[tuple[int, int]]:
    """The pairing in order of the sentences of a gap that are alike at all, with the greatest likeness."""
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])] * (len(columns) + 1)
    for i in rows:
        row = [best[0]]
        for k, j in enumerate(columns):
            likeness = float(cosines[i, j])
            options = [best[k + 1], row[k]]
            if likeness >= BETWEEN:
                options.append((best[k][0] + likeness, [*best[k][1], (i, j)]))
            row.append(max(options, key=lambda o: o[0]))
        best = row
    return best[-1][1]


def _match(cosines: Vector) -> list[tuple[int, int]]:
    """The rows and columns that are close, and each other's best."""
    best, back = cosines.argmax(1).tolist(), cosines.argmax(0).tolist()
    return [(i, j) for i, j in enumerate(best) if back[j] == i and cosines[i, j] >= CLOSE]


def _measure_order(cosines: Vector) -> float:
    """How much better the best pairing of sentences in order is than that backwards, by the shorter report's sentences.

    Both are sought in one pass, a row each.
    """
    likeness = np.maximum(cosines - UNLIKE, 0) / (1 - UNLIKE)
    best = np.zeros((2, cosines.shape[1] + 1), np.float32)
    for rows in np.stack((likeness, likeness[:, ::-1]), 1):
        best[:, 1:] = np.maximum.accumulate(np.maximum(best[:, 1:], best[:, :-1] + rows), 1)
    forwards, backwards = (best[:, -1] / min(cosines.shape)).tolist()
    return float(forwards - backwards)


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
    return {fold(word) for m in shown for word in list_words(m.span.text)}


def _figures(reading: Reading, report: str) -> set[str]:
    return {figure for word in list_words(reading.reports[report].text) if (figure := read_figure(word))}


def _contain(a: Set[str], b: Set[str], doubt: int) -> float:
    """Share of the smaller set that is in the other, as if it held `doubt` more that are not."""
    return len(a & b) / (min(len(a), len(b)) + doubt)
