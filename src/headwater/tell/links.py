"""Where the links of a page lead: a dossier holds everything itself, other pages have an address for each thing.

Templates write no address on their own; they ask the `to` that they are given.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from headwater.record.model import Story
from headwater.tell.index import Index
from headwater.tell.stories import list_bearers, map_homes, name_title
from headwater.tell.views import Pointer


class Links(Protocol):
    """Addresses of what pages point at, and the names that anchors bear."""

    homes: "Homes"

    def claim(self, number: int) -> str:
        """Where a claim is told."""

    def report(self, number: int) -> str:
        """Where a report stands."""

    def place(self, pointer: Pointer) -> str:
        """Where a place in a report stands."""

    def part(self, name: str) -> str:
        """Where a part of the page of this name stands: a moment, a report."""

    def actor(self, key: str) -> str | None:
        """Where an actor is told; None where actors have no place of their own."""

    def name_place(self, report: int, start: int) -> str:
        """The name of the anchor at an offset of a report."""

    def name_note(self, report: int, note: int, key: str) -> str:
        """The name of the anchor of a note to a report, by its number there and its key."""


class Homes:
    """The stories of reports and claims, by number, where a record holds several; `address` says where one is told."""

    def __init__(self, index: Index, address: Callable[[str], str]) -> None:
        homes = map_homes(index.record)
        self.address = address
        self._reports = {index.numbers[key]: [story] for key, story in homes.items() if key in index.numbers}
        claims = {index.places[key]: claim for key, claim in index.claims.items()} if homes else {}
        self._claims = {n: [homes[key] for key in list_bearers(c) if key in homes] for n, c in claims.items()}

    def of_report(self, number: int) -> list[tuple[str, str]]:
        """Title and address of the story of a report; nothing where there is but one."""
        return self._name(self._reports.get(number, []))

    def of_claim(self, number: int) -> list[tuple[str, str]]:
        """Titles and addresses of the stories of a claim; nothing where there is but one."""
        return self._name(self._claims.get(number, []))

    def _name(self, stories: Iterable[Story]) -> list[tuple[str, str]]:
        return list({s.id: (name_title(s), self.address(s.id)) for s in stories}.values())


class OnePage(Links):
    """Links inside one page that holds the whole record."""

    def __init__(self, index: Index) -> None:
        self.homes = Homes(index, "#{}".format)

    def claim(self, number: int) -> str:
        """The claim's row."""
        return f"#claim-{number}"

    def report(self, number: int) -> str:
        """The report's article."""
        return f"#report-{number}"

    def place(self, pointer: Pointer) -> str:
        """The segment that begins there."""
        return f"#{self.name_place(pointer.report, pointer.start)}"

    def part(self, name: str) -> str:
        """That part of the page."""
        return f"#{name}"

    def actor(self, key: str) -> str | None:
        """Actors stand in one list."""
        return None

    def name_place(self, report: int, start: int) -> str:
        """By report and offset."""
        return f"r{report}-{start}"

    def name_note(self, report: int, note: int, key: str) -> str:
        """By report and number."""
        return f"n{report}-{note}"
