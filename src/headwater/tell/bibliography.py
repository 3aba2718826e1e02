"""The reports of a record as BibTeX, in the fields of biblatex: `@online` where the address is one of the web."""

import re
from collections.abc import Iterator

from headwater.record.model import Report
from headwater.record.whole import Record
from headwater.tell.index import Index, index_record
from headwater.tell.views import name_report
from headwater.tell.wording import flatten

_SPECIAL = {**{c: f"\\{c}" for c in "&%$#_{}"}, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}"}
_WEB = re.compile(r"https?://[^\s{}\\]+")


def write_bibliography(record: Record) -> bytes:
    """One entry a report, in the order of their numbers."""
    index = index_record(record)
    return "\n".join(_write_entry(report, index) for report in index.reports.values()).encode()


def _write_entry(report: Report, index: Index) -> str:
    kind = "online" if _WEB.fullmatch(report.uri) else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _list_fields(report, index) if value)
    key = re.sub(r"\W", "_", report.id)
    return f"@{kind}{{{key},\n{fields}}}\n"


def _list_fields(report: Report, index: Index) -> Iterator[tuple[str, str]]:
    """Fields with their values; whatever is not known is empty, and left out."""
    yield "title", f"{{{_escape(report.title or report.file)}}}"
    yield "author", " and ".join(f"{{{_escape(c.name)}}}" for c in report.credits if c.kind == "byline")
    named = report.outlet in index.actors or any(c.kind == "outlet" for c in report.credits)
    yield "organization", _escape(name_report(report, index)) if named else ""
    yield "date", _write_date(report)
    yield "url", report.uri if _WEB.fullmatch(report.uri) else ""
    yield "langid", report.language or "" if re.fullmatch(r"[A-Za-z-]*", report.language or "") else ""
    yield "note", _write_note(report)


def _write_date(report: Report) -> str:
    """A day, or the first and the last on which it may have been printed; nothing where either is not known."""
    start, end = report.published.start, report.published.end
    if start is None or end is None:
        return ""
    return str(start) if start == end else f"{start}/{end}"


def _write_note(report: Report) -> str:
    agencies = [_escape(c.name) for c in report.credits if c.kind == "agency"]
    words = [f"through {', '.join(agencies)}"] if agencies else []
    return "; ".join([*words, f"file {_escape(report.file)}"])


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in flatten(text))
