"""A report under another locator: its id follows, and so do the places that it points at."""

import msgspec

from headwater.record.model import Report
from headwater.record.spans import identify


def move_report(report: Report, uri: str, file: str) -> Report:
    """The same report at another locator."""
    key = identify("rep", uri, report.sha256)
    credits = tuple(
        msgspec.structs.replace(c, span=msgspec.structs.replace(c.span, report=key)) for c in report.credits
    )
    return msgspec.structs.replace(report, id=key, uri=uri, file=file, credits=credits)
