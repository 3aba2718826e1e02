"""Copies: passages and reports that are verbatim, nearly so, or paraphrase or translation of one another.

Two reports are one text only when most of the shorter one's passages lie in the other, in the same order; one likeness
of the whole is never enough.  Direction is given only where a credit says who took from whom.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from headwater.link.passages import Passage, cut_passages, measure_overlap, pair_passages
from headwater.link.reading import Reading
from headwater.record.model import Copy, Direction, PassageRelation, ReportRelation, Side, cut, identify

NEAR = 0.75  # words in common and in order from which wording is 'nearly verbatim' and not a paraphrase
PARAPHRASE = 0.52  # share of the rarer words in common
TWO_TEXTS = 0.45  # share of the shorter report that must lie in the other for the two to be one text
REUSED = 2  # unquoted passages in common from which wire copy is reused and not only a quotation shared

Aligned = tuple[Passage, Passage, PassageRelation, float]


def find_copies(reading: Reading) -> tuple[Copy, ...]:
    """Passages that are copies, then what each pair of reports with something in common has to do with each other."""
    passages = {report: cut_passages(reading, report) for report in reading.reports}
    aligned = _align([p for report in reading.reports for p in passages[report]])
    by_pair: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for row in aligned:
        by_pair[row[0].report, row[1].report].append(row)
    whole = [
        _relate_reports(reading, a, b, by_pair.get((a, b), []), passages) for a, b in combinations(reading.reports, 2)
    ]
    return (*(_copy_of_passages(reading, row) for row in aligned), *whole)


def _align(passages: Sequence[Passage]) -> list[Aligned]:
    """The best partner of each passage in each other report, if they are alike enough; one to one."""
    rows = [row for a, b in pair_passages(list(passages)) if (row := _judge(a, b))]
    rows.sort(key=lambda r: (-r[3] * len(r[0].words), r[0].report, r[0].extent, r[1].report, r[1].extent))
    taken: set[tuple[str, str, int]] = set()
    kept = []
    for a, b, relation, score in rows:
        here = {(a.report, b.report, i) for i in range(*a.extent)} | {(b.report, a.report, i) for i in range(*b.extent)}
        if not here & taken:
            taken |= here
            kept.append((a, b, relation, score))
    return sorted(kept, key=lambda r: (r[0].report, r[0].extent, r[1].report, r[1].extent))


def _judge(a: Passage, b: Passage) -> Aligned | None:
    shared, ordered = measure_overlap(a, b)
    if a.words == b.words:
        return a, b, "verbatim", 1.0
    if ordered >= NEAR and shared >= PARAPHRASE:
        return a, b, "near", round(ordered, 3)
    if shared >= PARAPHRASE and len(a.stems & b.stems) >= 4:
        return a, b, "paraphrase", round(shared, 3)
    return None


def _copy_of_passages(reading: Reading, row: Aligned) -> Copy:
    a, b, relation, score = row
    sides = [Side(**msgspec.structs.asdict(cut(reading.reports[p.report], *p.extent))) for p in (a, b)]
    return Copy(
        id=identify("cpy", *((s.report, s.start, s.end) for s in sides)),
        a=sides[0],
        b=sides[1],
        relation=relation,
        same_utterance=_is_same_utterance(reading, a, b),
        score=score,
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
    reading: Reading, a: str, b: str, rows: Sequence[Aligned], passages: dict[str, list[Passage]]
) -> Copy:
    share, in_order = _measure_reports(rows, passages[a], passages[b])
    free = [r for r in rows if not (r[0].is_quoted or r[1].is_quoted)]
    relation: ReportRelation = "independent"
    if share >= TWO_TEXTS and in_order >= 0.6:
        relation = "near_duplicate"
    elif len([r for r in free if len(r[0].words) >= 8]) >= REUSED:
        relation = "reused_passages"
    elif any(len(r[0].words) >= 6 for r in rows):
        relation = "shared_quotation"
    return Copy(
        id=identify("cpy", a, b),
        a=Side(report=a),
        b=Side(report=b),
        relation=relation,
        direction=_find_direction(reading, a, b) if relation == "near_duplicate" else None,
        score=round(share, 3),
        reasons=(f"{len(rows)} passages in common, {share:.0%} of the shorter report, {in_order:.0%} of them in order",),
    )


def _measure_reports(rows: Sequence[Aligned], a: Sequence[Passage], b: Sequence[Passage]) -> tuple[float, float]:
    """(share of the shorter report's characters that lie in the other, share of neighbouring passages in order)."""
    sizes = [_covered([p.extent for p in side]) for side in (a, b)]
    shared = min(_covered([r[n].extent for r in rows]) / size if (size := sizes[n]) else 0.0 for n in (0, 1))
    larger = max(_covered([r[n].extent for r in rows]) / size if (size := sizes[n]) else 0.0 for n in (0, 1))
    places = [r[1].extent.start for r in sorted(rows, key=lambda r: r[0].extent)]
    steps = list(zip(places, places[1:], strict=False))
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
