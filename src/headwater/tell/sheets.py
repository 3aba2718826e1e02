"""The reports of a record as they stand on the page: their facts, their text in segments, their notes by number."""

from typing import NamedTuple

from headwater.record.model import Report
from headwater.tell.index import Index, list_whole_copies
from headwater.tell.reader import Block, view_blocks
from headwater.tell.river import COPIES
from headwater.tell.views import name_report
from headwater.tell.wording import flatten, write_when


class Sheet(NamedTuple):
    """A report on the page.

    `notes` numbers its notes by their keys, `opens` says which of them begin at an offset.
    """

    number: int
    name: str
    title: str
    days: str
    facts: tuple[str, ...]
    copies: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: dict[str, int]
    opens: dict[int, list[int]]
    language: str

    @property
    def keys(self) -> dict[int, str]:
        """The keys of its notes by their numbers."""
        return {number: key for key, number in self.notes.items()}


def view_sheets(index: Index, targets: dict[int, set[int]]) -> list[Sheet]:
    """Every report; `targets` are the offsets, by report, at which something on the page points."""
    return [view_sheet(r, index, targets.get(index.numbers[key], set())) for key, r in index.reports.items()]


def view_sheet(report: Report, index: Index, targets: set[int]) -> Sheet:
    """One report, cut at its marks and at the offsets that are pointed at."""
    blocks = view_blocks(report, index, targets)
    notes = [note for block in blocks for note in block.notes]
    opens: dict[int, list[int]] = {}
    for place, note in enumerate(notes, 1):
        opens.setdefault(note.spans[0][0], []).append(place)
    numbers = {note.key: place for place, note in enumerate(notes, 1)}
    return view_cover(report, index)._replace(blocks=blocks, notes=numbers, opens=opens)


def view_cover(report: Report, index: Index) -> Sheet:
    """What stands above a report: the sheet without its text."""
    number = index.numbers[report.id]
    return Sheet(
        number=number,
        name=name_report(report, index),
        title=flatten(report.title or "") or flatten(report.file),
        days=write_when(report.published),
        facts=tuple(_list_facts(report)),
        copies=tuple(_list_copies(number, index)),
        blocks=(),
        notes={},
        opens={},
        language=report.language or "",
    )


def _list_facts(report: Report) -> list[str]:
    dated = f"{write_when(report.published)} (by {flatten(report.published.basis)})"
    return [dated, *(f"{c.kind} {flatten(c.name)}" for c in report.credits)]


def _list_copies(number: int, index: Index) -> list[str]:
    pairs = [(b if a == number else a, c) for a, b, c in list_whole_copies(index, *COPIES) if number in (a, b)]
    return [f"{COPIES[c.relation]} with report {other}" for other, c in pairs]
