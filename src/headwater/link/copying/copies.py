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
    Known,
    align_passages,
    align_translations,
    is_same_utterance,
    order_aligned,
)
from headwater.link.copying.chains import pass_on
from headwater.link.copying.cores import cut_cores
from headwater.link.copying.excerpts import take_excerpts
from headwater.link.copying.passages import Passage, cut_passages
from headwater.link.copying.relations import Sketch, relate_reports, sketch_report
from headwater.link.copying.runs import find_runs
from headwater.link.copying.translations import Agreement, measure_agreement
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
    sketches = [sketch_report(reading, report, passages[report]) for report in reports]
    sentences = [s for sketch in sketches for s in sketch.outline.sentences]
    agreements = {(a.report, b.report): measure_agreement(a.outline, b.outline) for a, b in combinations(sketches, 2)}
    rows: Known = defaultdict(list)
    for row in align_passages(reading, [p for report in reports for p in passages[report]]):
        rows[row.a.report, row.b.report].append(row)
    for a, b in combinations(sketches, 2):
        if agreements[a.report, b.report].is_translation:
            shared = rows[a.report, b.report]
            shared += align_translations(reading, a.outline, b.outline, shared)
    take_excerpts(reading, sentences, rows)
    for a, b in combinations(sketches, 2):
        _leave_likeness(reading, a, b, rows[a.report, b.report], agreements[a.report, b.report])
    pass_on(reading, rows)
    related = (
        relate_reports(reading, a, b, rows[a.report, b.report], agreements[a.report, b.report])
        for a, b in combinations(sketches, 2)
    )
    whole = [copy for copy in related if copy]
    runs = find_runs(reading, sentences, rows)
    passages_alike = sorted((*(row for shared in rows.values() for row in shared), *runs), key=order_aligned)
    return (*(make_copy(reading, row) for row in cut_cores(reading, passages_alike)), *whole)


def _leave_likeness(reading: Reading, a: Sketch, b: Sketch, rows: list[Aligned], agreement: Agreement) -> None:
    """Take from the passages of two reports those in other words that nothing else bears out.

    Two reports that share no words tell one thing alike, as two titles do; that is no copy.
    """
    if all(row.relation != "paraphrase" for row in rows):
        return
    if not agreement.is_translation or any(row.relation == "verbatim" for row in rows):
        rows[:] = [row for row in rows if not _is_between_titles(reading, row)]
    copy = relate_reports(reading, a, b, rows, agreement)
    if copy is None or copy.relation == "independent":
        rows[:] = [row for row in rows if row.relation != "paraphrase"]


def _is_between_titles(reading: Reading, row: Aligned) -> bool:
    """Whether two passages in other words are titles: every desk writes its own, only a translator takes one over."""
    return row.relation == "paraphrase" and all(_is_title(reading, p) for p in row.sides)


def _is_title(reading: Reading, passage: Passage) -> bool:
    zones = reading.reports[passage.report].zones
    return any(z.kind in ("title", "alt_title") and z.extent.overlaps(passage.extent) for z in zones)


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
