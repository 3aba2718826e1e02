"""Where the links of a page lead: a dossier holds everything itself, other pages have an address for each thing.

Templates write no address on their own; they ask the `to` that they are given.
"""

from typing import Protocol

from headwater.tell.views import Pointer


class Links(Protocol):
    """Addresses of what pages point at, and the names that anchors bear."""

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


class OnePage:
    """Links inside one page that holds the whole record."""

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
