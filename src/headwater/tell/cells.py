"""Cells of CSV files: values as text, none of which a spreadsheet would run."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from headwater.tell.wording import flatten

Cell = str | int | float | bool | dt.date | tuple[str, ...] | None
# Excel takes a CSV file without this mark for one in the old code page of the machine and garbles every “–” and “é”.
MARK = b"\xef\xbb\xbf"
# What a spreadsheet runs when a cell begins with it, full-width forms too (OWASP, "CSV Injection").  Where the list
# separator of the machine is a semicolon, a cell begins after each of those as well, and after a tab or a line end.
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[\s\"'\u200b-\u200d\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠])")


def write_table(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as CSV in UTF-8 under a line of column names, without a byte-order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def write_cell(value: Cell) -> str:
    """A value as the text of a cell: dates as 2024-05-14, several parts with semicolons, what is not known empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return disarm(flatten(value))
    if isinstance(value, tuple):
        return disarm("; ".join(flatten(part) for part in value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def disarm(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for the beginning of a formula."""
    return _FORMULA.sub(r"\1'", text)
