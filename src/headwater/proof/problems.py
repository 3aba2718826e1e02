"""All that proof-reading finds in a record, as problems."""

from headwater.proof.quotations import find_altered
from headwater.proof.slips import Slip, find_slips
from headwater.proof.spelling import find_misspelt
from headwater.record.model import Problem, Report
from headwater.record.spans import cut, identify
from headwater.record.whole import Record


def proofread(record: Record) -> list[Problem]:
    """Slips of each report in English, and quotations that two reports print differently."""
    problems = [
        _make_problem(report, slip)
        for report in record.reports
        if (report.language or "en").startswith("en")
        for slip in (*find_slips(report), *find_misspelt(report))
    ]
    return [*problems, *find_altered(record)]


def _make_problem(report: Report, slip: Slip) -> Problem:
    span = cut(report, slip.extent.start, slip.extent.end)
    key = identify("prb", slip.what, report.id, span.start, span.end)
    return Problem(id=key, uri=report.uri, what=slip.what, detail=slip.detail, spans=(span,))
