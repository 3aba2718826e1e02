"""The claims of a record as a table for a spreadsheet: one row a claim, with the counts that every page shows."""

from collections.abc import Iterable

from headwater.record.model import Claim
from headwater.tell.cells import write_table
from headwater.tell.index import Index
from headwater.tell.tables.linking import CLAIMS, view_claims


def write_claim_rows(claims: Iterable[Claim], index: Index) -> bytes:
    """Some claims as CSV; `reported_in` names the files, `credibility` is the Admiralty number with its reason."""
    return write_table(tuple(CLAIMS.columns), view_claims(claims, index))
