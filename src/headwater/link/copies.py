"""Copies: passages and reports that are verbatim, nearly so, or paraphrase or translation of one another.

Two reports are one text only when most of the shorter one's passages lie in the other, in the same order; one likeness
of the whole is never enough.  Direction is given only where a credit says who took from whom.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from headwater.link.passages import Passage, cut_passages, pair_passages, share_order, share_weight
from headwater.link.propositions import Proposition, find_propositions, likeness
from headwater.link.reading import Reading
from headwater.link.translations import Agreement, measure_agreement, outline_report
from headwater.record.model import Copy, Direction, PassageRelation, ReportRelation, Side, cut, identify
from headwater.text import read_figure

LOOSE = 0.35  # words in common and in order below which two passages only have a topic in common
NEAR = 0.6  # words in common and in order from which wording is 'nearly verbatim' and not a paraphrase
PARAPHRASE = 0.52  # share of the rarer words in common
TWO_TEXTS = 0.45  # share of the shorter report that must lie in the other for the two to be one text
IN_ORDER = 0.6  # share of neighbouring passages that must follow each other in both
SENTENCE = 8  # words of an unquoted passage that is more than a formula
QUOTATION = 6  # words that two reports must share in the same words
UTTERANCE = 0.6  # likeness of two quotations of one speaker
REUSED = 2  # unquoted passages in common from which wire copy is reused and not only a quotation shared


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


def find_copies(reading: Reading) -> tuple[Copy, ...]:
    """Passages that are copies, then what each pair of reports with something in common has to do with each other."""
    reports = sorted(reading.reports)  # by id: a copy does not depend on dates, which may follow from it
    passages = {report: cut_passages(reading, report) for report in reports}
    outlines = {report: outline_report(reading, report) for report in reports}
    aligned = _align(reading, [p for report in reports for p in passages[report]])
    by_pair: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for row in aligned:
        by_pair[row.a.report, row.b.report].append(row)
    whole = [
        _relate_reports(reading, by_pair.get((a, b), []), passages, measure_agreement(outlines[a], outlines[b]))
        for a, b in combinations(reports, 2)
    ]
    return (*(_copy_of_passages(reading, row) for row in aligned), *whole)


def _align(reading: Reading, passages: Sequence[Passage]) -> list[Aligned]:
    """Pairs that are alike enough.  In other words one partner in each other report; in the same words every one."""
    rows = [row for a, b in pair_passages(passages) if (row := _judge(a, b)) and not _is_parallel(reading, row)]
    rows.sort(key=lambda r: (-r.score * len(r.a.words), r.a.report, r.a.extent, r.b.report, r.b.extent))
    kept: list[Aligned] = []
    for row in rows:
        if not any(_collides(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda r: (r.a.report, r.a.extent, r.b.report, r.b.extent))


def _is_parallel(reading: Reading, row: Aligned) -> bool:
    """Whether two speakers merely speak alike, in other words each: that is no copy."""
    return row.relation == "paraphrase" and _is_same_utterance(reading, row.a, row.b) is False


def _collides(row: Aligned, kept: Aligned) -> bool:
    """Whether a longer pair of the two reports has taken these words; for a paraphrase one side is enough."""
    if (row.a.report, row.b.report) != (kept.a.report, kept.b.report):
        return False
    sides = [mine.extent.overlaps(its.extent) for mine, its in zip(row.sides, kept.sides, strict=True)]
    return all(sides) or (any(sides) and row.relation == "paraphrase")


def _judge(a: Passage, b: Passage) -> Aligned | None:
    shared, ordered = share_weight(a, b), share_order(a, b)
    if a.words == b.words:
        return Aligned(a, b, "verbatim", 1.0)
    if _figures_differ(a, b):
        return None
    if ordered >= NEAR and shared >= PARAPHRASE:
        return Aligned(a, b, "near", round(ordered, 3))
    if (
        a.report != b.report
        and shared >= PARAPHRASE
        and ordered >= LOOSE
        and len(a.weights.keys() & b.weights.keys()) >= 4
    ):
        return Aligned(a, b, "paraphrase", round(shared, 3))
    return None


def _figures_differ(a: Passage, b: Passage) -> bool:
    """Whether both give figures and most are others: the same form filled in twice, as with results and earthquakes."""
    mine, its = ({f for w in p.words if (f := read_figure(w))} for p in (a, b))
    return bool(mine and its) and len(mine & its) < len(mine ^ its)


def _copy_of_passages(reading: Reading, row: Aligned) -> Copy:
    sides = [Side(**msgspec.structs.asdict(cut(reading.reports[p.report], *p.extent))) for p in row.sides]
    return Copy(
        id=identify("cpy", *((s.report, s.start, s.end) for s in sides)),
        a=sides[0],
        b=sides[1],
        relation=row.relation,
        same_utterance=_is_same_utterance(reading, row.a, row.b),
        score=row.score,
    )


def _is_same_utterance(reading: Reading, a: Passage, b: Passage) -> bool | None:
    """Whether one speaker says both; like words of two speakers are parallel wording, never one utterance."""
    speakers = [_speakers(reading, p) for p in (a, b)]
    return bool(speakers[0] & speakers[1]) if all(speakers) else None


def _speakers(reading: Reading, passage: Passage) -> set[str]:
    found = set()
    for statement in reading.statements[passage.report]:
        overlap = any(s.start < passage.extent.end and passage.extent.start < s.end for s in statement.extent)
        if overlap and statement.speaker and statement.speaker.actor:
            found.add(statement.speaker.actor)
    return found


def _relate_reports(
    reading: Reading, rows: Sequence[Aligned], passages: dict[str, list[Passage]], agreement: Agreement
) -> Copy:
    a, b = agreement.reports
    share, in_order = _measure_reports(rows, passages[a], passages[b])
    relation = _name_relation(reading, a, b, rows)
    if agreement.is_translation or (share >= TWO_TEXTS and in_order >= IN_ORDER):
        relation = "near_duplicate"
    return Copy(
        id=identify("cpy", a, b),
        a=Side(report=a),
        b=Side(report=b),
        relation=relation,
        direction=_find_direction(reading, a, b) if relation == "near_duplicate" else None,
        score=round(max(share, agreement.breadth), 3),
        reasons=(
            f"{len(rows)} passages in common, {share:.0%} of the shorter report, {in_order:.0%} of them in order",
            f"{agreement.breadth:.0%} of the sentences have a counterpart in the same order; names agree to "
            f"{agreement.names:.0%}, figures to {agreement.figures:.0%}",
        ),
    )


def _name_relation(reading: Reading, a: str, b: str, rows: Sequence[Aligned]) -> ReportRelation:
    """What two reports that are not one text have in common."""
    same_words = [r for r in rows if r.relation != "paraphrase"]
    free = [r for r in same_words if not (r.a.is_quoted or r.b.is_quoted) and len(r.a.words) >= SENTENCE]
    if len(free) >= REUSED:
        return "reused_passages"
    if any(len(r.a.words) >= QUOTATION for r in same_words) or _share_utterance(reading, a, b):
        return "shared_quotation"
    return "independent"


def _share_utterance(reading: Reading, a: str, b: str) -> bool:
    """Whether both quote one speaker with words that are alike, in translation too."""
    spoken = [[p for p in find_propositions(reading, r) if _is_quotation(reading, p)] for r in (a, b)]
    return any(x.voice == y.voice and likeness(x, y) >= UTTERANCE for x in spoken[0] for y in spoken[1])


def _is_quotation(reading: Reading, item: Proposition) -> bool:
    statement = reading.said.get(item.evidence.statement or "")
    return item.voice is not None and not item.is_event and statement is not None and statement.directness != "indirect"


def _measure_reports(rows: Sequence[Aligned], a: Sequence[Passage], b: Sequence[Passage]) -> tuple[float, float]:
    """(share of the shorter report's characters that lie in the other, share of neighbouring passages in order)."""
    sizes = [_covered([p.extent for p in side]) for side in (a, b)]
    shared = min(_covered([r.sides[n].extent for r in rows]) / size if (size := sizes[n]) else 0.0 for n in (0, 1))
    larger = max(_covered([r.sides[n].extent for r in rows]) / size if (size := sizes[n]) else 0.0 for n in (0, 1))
    places = [r.b.extent.start for r in sorted(rows, key=lambda r: r.a.extent)]
    steps = list(pairwise(places))
    return max(shared, larger), sum(x < y for x, y in steps) / len(steps) if steps else 0.0


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
