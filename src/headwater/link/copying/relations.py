"""What two whole reports have to do with each other: one text, reused passages, a shared quotation, or nothing."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from headwater.link.assertion.propositions import Proposition, find_quotations, likeness
from headwater.link.copying.alignments import Aligned
from headwater.link.copying.passages import Passage
from headwater.link.copying.translations import Agreement, Outline, outline_report
from headwater.link.reading import Reading
from headwater.record.model import Copy, Direction, ReportRelation
from headwater.record.spans import Side, identify

TWO_TEXTS = 0.45  # share of the shorter report that must lie in the other for the two to be one text
NEARLY_ALL = 0.8  # the same where a single passage is in common, in nearly the same words
IN_ORDER = 0.6  # share of neighbouring passages that must follow each other in both
SENTENCE = 8  # words of an unquoted passage that is more than a formula
QUOTATION = 6  # words that two reports must share in the same words
UTTERANCE = (
    0.7  # likeness of two quotations of one speaker; words of one sense count as one, so that .6 joins other remarks
)
REUSED = 2  # unquoted passages in common from which wire copy is reused and not only a quotation shared
STRANGERS = 0.2  # share of names in common below which two reports are of different matters: nothing is said of them


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What of one report is compared with other reports."""

    report: str
    size: int
    outline: Outline
    quotations: tuple[Proposition, ...]


def sketch_report(reading: Reading, report: str, passages: Sequence[Passage]) -> Sketch:
    """The sketch of one report."""
    return Sketch(
        report=report,
        size=_covered([p.extent for p in passages]),
        outline=outline_report(reading, report, passages),
        quotations=tuple(find_quotations(reading, report)),
    )


def relate_reports(
    reading: Reading, a: Sketch, b: Sketch, rows: Sequence[Aligned], agreement: Agreement
) -> Copy | None:
    """The relation of two reports with the passages that they share; None for reports of different matters."""
    if not rows and agreement.names < STRANGERS:
        return None
    share, in_order = _measure_overlap(rows, a, b)
    relation = _name_relation(a, b, rows)
    is_printed = share >= NEARLY_ALL and all(r.relation != "paraphrase" for r in rows)
    if is_printed or (len(rows) > 1 and (agreement.is_translation or (share >= TWO_TEXTS and in_order >= IN_ORDER))):
        relation = "near_duplicate"
    return Copy(
        id=identify("cpy", a.report, b.report),
        a=Side(report=a.report),
        b=Side(report=b.report),
        relation=relation,
        direction=_find_direction(reading, a.report, b.report) if relation == "near_duplicate" else None,
        score=round(max(share, agreement.breadth), 3),
        reasons=(
            f"{len(rows)} passages in common, {share:.0%} of the shorter report, {in_order:.0%} of them in order",
            f"{agreement.breadth:.0%} of the sentences have a counterpart in the same order, which they match "
            f"{agreement.order:+.0%} better than backwards; names agree to {agreement.names:.0%}, figures to "
            f"{agreement.figures:.0%}",
        ),
    )


def _name_relation(a: Sketch, b: Sketch, rows: Sequence[Aligned]) -> ReportRelation:
    """What two reports that are not one text have in common."""
    same_words = [r for r in rows if r.relation != "paraphrase"]
    free = [r for r in same_words if not (r.a.is_quoted or r.b.is_quoted) and len(r.a.words) >= SENTENCE]
    if len(free) >= REUSED:
        return "reused_passages"
    if any(len(r.a.words) >= QUOTATION for r in same_words) or _share_utterance(a, b):
        return "shared_quotation"
    return "independent"


def _share_utterance(a: Sketch, b: Sketch) -> bool:
    """Whether both quote one speaker with words that are alike, in translation too."""
    return any(x.voice == y.voice and likeness(x, y) >= UTTERANCE for x in a.quotations for y in b.quotations)


def _measure_overlap(rows: Sequence[Aligned], a: Sketch, b: Sketch) -> tuple[float, float]:
    """(share of the shorter report's characters that lie in the other, share of neighbouring passages in order)."""
    shares = (_covered([r.sides[n].extent for r in rows]) / (side.size or 1) for n, side in enumerate((a, b)))
    places = [r.b.extent.start for r in sorted(rows, key=lambda r: r.a.extent)]
    steps = list(pairwise(places))
    return max(shares), sum(x < y for x, y in steps) / len(steps) if steps else 0.0


def _covered(extents: Sequence[tuple[int, int]]) -> int:
    """Characters in the union of extents."""
    total, end = 0, -1
    for start, stop in sorted(extents):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total


def _find_direction(reading: Reading, a: str, b: str) -> Direction | None:
    """Who took from whom: a report that credits an agency took from the one whose outlet that agency is."""
    names = {r: {c.name.casefold() for c in reading.reports[r].credits if c.kind == "agency"} for r in (a, b)}
    outlets = {r: {c.name.casefold() for c in reading.reports[r].credits if c.kind == "outlet"} for r in (a, b)}
    if names[b] & outlets[a]:
        return "a>b"
    return "b>a" if names[a] & outlets[b] else None
