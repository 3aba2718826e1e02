"""The one place that orders: reports as they were published, claims by how widely they stand.

The numbers that people see follow from here: report 1 is the earliest, claim 1 the first of `rank_claims`.
"""

from headwater.dates import Day, order
from headwater.record.model import Claim, Report
from headwater.record.whole import Record


def order_reports(record: Record) -> tuple[Report, ...]:
    """The reports by publication, then by name; those without a date stand last."""
    return tuple(sorted(record.reports, key=_publication))


def _publication(report: Report) -> tuple[Day, Day, str, str]:
    return *order(report.published), report.file, report.id


def rank_claims(record: Record) -> tuple[Claim, ...]:
    """The claims, best first: most reports, most voices, denied before undenied, then by first appearance.

    What no identified source says is worth half its reports.
    """
    place = {report.id: number for number, report in enumerate(order_reports(record))}
    return tuple(sorted(record.claims, key=lambda claim: _weight(claim, place)))


def _weight(claim: Claim, place: dict[str, int]) -> tuple[float, int, bool, int, int, tuple[int, int], str]:
    first = min(((place.get(e.report, len(place)), e.start) for e in claim.support), default=(len(place), 0))
    return (
        -claim.reports if claim.independent_origins else -claim.reports / 2,
        -claim.independent_origins,
        not claim.denials,
        -claim.texts,
        -len(claim.origins),
        first,
        claim.id,
    )
