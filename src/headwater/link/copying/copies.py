"""Copies: passages and reports that are verbatim, nearly so, or paraphrase or translation of one another.

Two reports are one text only when most of the shorter one's passages lie in the other, in the same order, or when
order, names and figures agree; one likeness of the whole is never enough.  Direction is given only where a credit says
who took from whom.
"""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations

import msgspec

from headwater.link.copying.alignments import (
    Aligned,
    align_passages,
    align_translations,
    is_same_utterance,
    order_aligned,
)
from headwater.link.copying.cores import cut_cores
from headwater.link.copying.passages import cut_passages
from headwater.link.copying.relations import relate_reports, sketch_report
from headwater.link.copying.runs import find_runs
from headwater.link.copying.translations import measure_agreement
from headwater.link.reading import Reading
from headwater.record.model import Copy
from headwater.record.spans import Side, cut, identify

BETWEEN = re.compile(r"(?<=\w)[^\w]+(?=\w)")
KEPT = 2048  # passages whose marks are remembered
MARKS = {ord(mark): plain for marks, plain in (("“”„«»‘’‚`'", '"'), ("–—", "-")) for mark in marks}  # by house style


def find_copies(reading: Reading) -> tuple[Copy, ...]:
    """Passages that are copies, then what each pair of reports with something in common has to do with each other."""
    reports = sorted(reading.reports)  # by id: a copy does not depend on dates, which may follow from it
    passages = {report: cut_passages(reading, report) for report in reports}
    aligned = align_passages(reading, [p for report in reports for p in passages[report]])
    rows: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for row in aligned:
        rows[row.a.report, row.b.report].append(row)
    sketches = [sketch_report(reading, report, passages[report]) for report in reports]
    whole: list[Copy] = []
    for a, b in combinations(sketches, 2):
        shared = rows[a.report, b.report]
        agreement = measure_agreement(a.outline, b.outline)
        if agreement.is_translation:
            shared += align_translations(reading, a.outline, b.outline, shared)
        if copy := relate_reports(reading, a, b, shared, agreement):
            whole.append(copy)
    runs = find_runs(reading, (s for sketch in sketches for s in sketch.outline.sentences), rows)
    passages_alike = sorted((*(row for shared in rows.values() for row in shared), *runs), key=order_aligned)
    return (*(make_copy(reading, row) for row in cut_cores(reading, passages_alike)), *whole)


def make_copy(reading: Reading, row: Aligned) -> Copy:
    """Two passages that were laid side by side, as a copy."""
    sides = [Side(**msgspec.structs.asdict(cut(reading.reports[p.report], *p.extent))) for p in row.sides]
    return Copy(
        id=identify("cpy", *((s.report, s.start, s.end) for s in sides)),
        a=sides[0],
        b=sides[1],
        relation="near" if row.relation == "verbatim" and _has_other_marks(*sides) else row.relation,
        same_utterance=is_same_utterance(reading, row),
        score=row.score,
    )


def _has_other_marks(a: Side, b: Side) -> bool:
    """Whether the same words stand with other marks between them, as when quotation marks are taken away."""
    return _list_marks(a.text or "") != _list_marks(b.text or "")


@lru_cache(maxsize=KEPT)
def _list_marks(text: str) -> list[list[str]]:
    """What stands between the words of a passage, blanks aside."""
    return [gap.split() for gap in BETWEEN.findall(text.translate(MARKS))]
