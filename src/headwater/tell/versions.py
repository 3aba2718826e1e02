"""Two versions of a report on a terminal: every edit in the words around it."""

from rich.console import Console
from rich.text import Text

from headwater.record.model import Report
from headwater.record.revisions import Edit, compare_versions
from headwater.record.spans import Span
from headwater.tell.columns import print_wrapped
from headwater.tell.index import Index
from headwater.tell.wording import count, flatten, make_printable, write_when

AROUND = 60  # characters of the text that are shown on either side of an edit


def print_edits(older: Report, newer: Report, index: Index, console: Console) -> None:
    """What the newer version changed: words left out between [- and -], words that came between {+ and +}."""
    edits = compare_versions(older, newer)
    console.print()
    head = f"Changed since [{index.numbers[older.id]}] {flatten(older.file)}, {write_when(older.published)}"
    console.print(Text(f"{head}: {count(len(edits), 'edit') if edits else 'nothing but furniture'}", style="bold"))
    for edit in edits:
        print_wrapped(_write_edit(older, newer, edit), 4, console)


def _write_edit(older: Report, newer: Report, edit: Edit) -> Text:
    report, span = (newer, edit.after) if edit.after else (older, edit.before)
    if span is None:
        return Text()
    left, right = _cut_around(report, span)
    gone: list[str | tuple[str, str]] = (
        [("[-", "dim"), (_flatten(edit.before), "red strike"), ("-]", "dim")] if edit.before else []
    )
    gone += [" "] if edit.before and edit.after else []
    came = [("{+", "dim"), (_flatten(edit.after), "green"), ("+}", "dim")] if edit.after else []
    return Text.assemble((left, "dim"), *gone, *came, (right, "dim"))


def _cut_around(report: Report, span: Span) -> tuple[str, str]:
    """The words of the same line on both sides."""
    first = max(span.start - AROUND, report.text.rfind("\n", 0, span.start) + 1)
    last = min(span.end + AROUND, (report.text.find("\n", span.end) + 1 or len(report.text) + 1) - 1)
    return make_printable(report.text[first : span.start]), make_printable(report.text[span.end : last])


def _flatten(span: Span | None) -> str:
    return flatten(span.text) if span else ""
