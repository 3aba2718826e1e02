"""The claims of a record as a table for a spreadsheet: one row a claim, with the counts that every page shows."""

from collections.abc import Iterable

from headwater.record.model import Claim
from headwater.record.whole import Record
from headwater.tell.index import Index, index_record
from headwater.tell.screening import write_csv
from headwater.tell.views import view_row

COUNTS = ("reports", "texts", "origins", "voices")
COLUMNS = ("number", "id", "claim", *COUNTS, "who", "denied", "independence", "credibility", "reported_in")


def write_claims(record: Record) -> bytes:
    """All claims as CSV, best first."""
    index = index_record(record)
    return write_claim_rows(index.claims.values(), index)


def write_claim_rows(claims: Iterable[Claim], index: Index) -> bytes:
    """Some claims as CSV; `reported_in` names the files, `credibility` is the Admiralty number with its reason."""
    return write_csv([_make_row(claim, index) for claim in claims], COLUMNS)


def _make_row(claim: Claim, index: Index) -> dict[str, str]:
    row = view_row(claim, index)
    files = dict.fromkeys(index.reports[e.report].file for e in claim.support if e.report in index.reports)
    counts = {name: str(getattr(row, name)) for name in COUNTS}
    sure = claim.credibility
    return {
        "number": str(row.number),
        "id": claim.id,
        "claim": row.proposition,
        **counts,
        "who": row.who,
        "denied": row.denied or "",
        "independence": claim.independence.replace("_", " "),
        "credibility": f"{sure.code}: {sure.reason}" if sure else "",
        "reported_in": "; ".join(sorted(files)),
    }
