"""The reports of a record as they stand on the page: their facts, their text in segments, their notes by number."""

from typing import NamedTuple

from headwater.record.model import Report
from headwater.tell.index import Index, list_whole_copies
from headwater.tell.reader import Block, view_blocks
from headwater.tell.river import COPIES
from headwater.tell.views import name_report, write_title
from headwater.tell.wording import flatten, join_ranges, write_basis, write_when


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
    covers = zip(view_covers(index), index.reports.values(), strict=True)
    return [_open(cover, report, index, targets.get(cover.number, set())) for cover, report in covers]


def view_sheet(report: Report, index: Index, targets: set[int]) -> Sheet:
    """One report, cut at its marks and at the offsets that are pointed at."""
    return _open(view_cover(report, index), report, index, targets)


def view_cover(report: Report, index: Index) -> Sheet:
    """What stands above one report."""
    return _cover(report, index, _map_copies(index))


def view_covers(index: Index) -> list[Sheet]:
    """What stands above the reports: the sheets without their text."""
    copies = _map_copies(index)
    return [_cover(report, index, copies) for report in index.reports.values()]


def _cover(report: Report, index: Index, copies: dict[int, list[str]]) -> Sheet:
    number = index.numbers[report.id]
    return Sheet(
        number=number,
        name=name_report(report, index),
        title=write_title(report, flatten(report.file)),
        days=write_when(report.published),
        facts=tuple(_list_facts(report)),
        copies=tuple(copies.get(number, ())),
        blocks=(),
        notes={},
        opens={},
        language=report.language or "",
    )


def _open(cover: Sheet, report: Report, index: Index, targets: set[int]) -> Sheet:
    """The sheet with its text."""
    blocks = view_blocks(report, index, targets)
    notes = [note for block in blocks for note in block.notes]
    opens: dict[int, list[int]] = {}
    for place, note in enumerate(notes, 1):
        opens.setdefault(note.spans[0][0], []).append(place)
    return cover._replace(blocks=blocks, notes={note.key: n for n, note in enumerate(notes, 1)}, opens=opens)


def _list_facts(report: Report) -> list[str]:
    dated = f"{write_when(report.published)} ({write_basis(report.published)})"
    return [dated, *(f"{c.kind} {flatten(c.name)}" for c in report.credits)]


def list_ties(report: Report, index: Index) -> list[tuple[str, int, str, bool]]:
    """Every other report: its id, its number, what the two share in words, and whether they count as one text."""
    number = index.numbers[report.id]
    pairs = {(a, b): copy for a, b, copy in list_whole_copies(index, *COPIES)}
    found = []
    for key, other in index.numbers.items():
        copy = pairs.get((min(number, other), max(number, other)))
        is_one = copy is not None and copy.relation == "near_duplicate"
        if other != number:
            found.append((key, other, COPIES[copy.relation] if copy else "nothing", is_one))
    return found


def _map_copies(index: Index) -> dict[int, list[str]]:
    """What each report shares with which others, by its number."""
    found: dict[int, dict[str, list[int]]] = {}
    for a, b, copy in list_whole_copies(index, *COPIES):
        for one, other in ((a, b), (b, a)):
            found.setdefault(one, {}).setdefault(COPIES[copy.relation], []).append(other)
    return {
        number: [f"{words} with report{'s' if len(others) > 1 else ''} {join_ranges(others)}" for words, others in row]
        for number, ties in found.items()
        if (row := sorted(ties.items(), key=lambda tie: list(COPIES.values()).index(tie[0])))
    }
