"""A claim as a row of a table: its line, its address, the day from which it is known."""

from collections.abc import Iterable

from headwater.record.model import Claim
from headwater.tell.views import view_row
from headwater.tell.wording import write_when
from headwater.web.editions import Edition


def list_rows(claims: Iterable[Claim], edition: Edition) -> list[dict[str, object]]:
    """The claims as rows, in their order."""
    return [_view_row(claim, edition) for claim in claims]


def _view_row(claim: Claim, edition: Edition) -> dict[str, object]:
    first = edition.index.reports.get(claim.first_seen)
    row = view_row(claim, edition.index)
    return {
        **row._asdict(),
        "address": edition.to.claim(row.number),
        "first": write_when(first.published if first else None),
    }
