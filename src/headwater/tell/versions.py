"""Two versions of a report: every edit in the words around it, as values to show and on a terminal."""

from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from headwater.record.model import Report
from headwater.record.revisions import Edit, compare_versions
from headwater.record.spans import Span
from headwater.tell.columns import print_wrapped
from headwater.tell.index import Index
from headwater.tell.wording import count, flatten, make_printable, write_when

AROUND = 60  # characters of the text that are shown on either side of an edit


class Revision(NamedTuple):
    """An edit: the words that went and those that came, between those on either side; `start` is where in the newer
    version it stands, None where words only went."""

    left: str
    gone: str
    came: str
    right: str
    start: int | None


def view_revisions(older: Report, newer: Report) -> tuple[Revision, ...]:
    """What the newer version changed, in the order of its text; nothing where only furniture differs."""
    return tuple(_view_edit(older, newer, edit) for edit in compare_versions(older, newer))


def _view_edit(older: Report, newer: Report, edit: Edit) -> Revision:
    report, span = (newer, edit.after) if edit.after else (older, edit.before)
    left, right = _cut_around(report, span) if span else ("", "")
    return Revision(left, _flatten(edit.before), _flatten(edit.after), right, edit.after.start if edit.after else None)


def print_edits(older: Report, newer: Report, index: Index, console: Console) -> None:
    """What the newer version changed: words left out between [- and -], words that came between {+ and +}."""
    revisions = view_revisions(older, newer)
    console.print()
    head = f"Changed since [{index.numbers[older.id]}] {flatten(older.file)}, {write_when(older.published)}"
    told = count(len(revisions), "edit") if revisions else "nothing but furniture"
    console.print(Text(f"{head}: {told}", style="bold"))
    for revision in revisions:
        print_wrapped(_write_revision(revision), 4, console)


def _write_revision(revision: Revision) -> Text:
    gone: list[str | tuple[str, str]] = (
        [("[-", "dim"), (revision.gone, "red strike"), ("-]", "dim")] if revision.gone else []
    )
    gone += [" "] if revision.gone and revision.came else []
    came = [("{+", "dim"), (revision.came, "green"), ("+}", "dim")] if revision.came else []
    return Text.assemble((revision.left, "dim"), *gone, *came, (revision.right, "dim"))


def _cut_around(report: Report, span: Span) -> tuple[str, str]:
    """The words of the same line on both sides, as many as there is room for."""
    text = report.text
    line = text.rfind("\n", 0, span.start) + 1, (text.find("\n", span.end) + 1 or len(text) + 1) - 1
    left, right = text[max(line[0], span.start - AROUND) : span.start], text[span.end : min(line[1], span.end + AROUND)]
    if span.start - AROUND > line[0]:
        left = f"…{left.partition(' ')[2] or left}"
    if span.end + AROUND < line[1]:
        right = f"{right.rpartition(' ')[0] or right}…"
    return make_printable(left), make_printable(right)


def _flatten(span: Span | None) -> str:
    return flatten(span.text) if span else ""
