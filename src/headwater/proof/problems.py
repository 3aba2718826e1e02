"""All that proof-reading finds in a record, as problems."""

from headwater.proof.numbers import find_repeated_numbers
from headwater.proof.quotations import find_altered
from headwater.proof.slips import SPACED, Slip, find_slips
from headwater.proof.spelling import find_misspelt
from headwater.record.model import Problem, Report
from headwater.record.spans import cut, identify
from headwater.record.whole import Record


def proofread(record: Record) -> list[Problem]:
    """Slips of each report in English, and what in one of them another one has otherwise."""
    problems = [
        _make_problem(report, slip)
        for report in record.reports
        if (report.language or "en").startswith("en")
        for slip in (*find_slips(report), *find_misspelt(report))
    ]
    return [*problems, *find_repeated_numbers(record), *find_altered(record)]


def _make_problem(report: Report, slip: Slip) -> Problem:
    spans = tuple(cut(report, *extent) for extent in (slip.extent, *slip.others))
    key = identify("prb", slip.what, report.id, spans[0].start, spans[0].end)
    detail = f"{slip.detail}, in {len(spans)} places" if slip.what == SPACED and slip.others else slip.detail
    return Problem(id=key, uri=report.uri, what=slip.what, detail=detail, spans=spans)
