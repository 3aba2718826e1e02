"""Places in reports: what every assertion of a record points at, and ids by content hash."""

import hashlib
from typing import Any, Protocol

import msgspec

from headwater.text import Extent


def identify(prefix: str, *parts: Any) -> str:
    """The id of an object: its prefix and 16 hex digits of the SHA-256 of the parts that make it what it is."""
    return f"{prefix}_{hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]}"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all parts of a record: frozen, compared and hashed by content."""


class Span(Value, frozen=True, kw_only=True, order=True):
    """Characters of a report: `text` equals the slice `start:end` (code points, half-open) of its text."""

    report: str
    start: int
    end: int
    text: str

    @property
    def extent(self) -> Extent:
        """Where in the report it stands."""
        return Extent(self.start, self.end)


class Evidence(Value, frozen=True, kw_only=True):
    """A span that supports or denies a claim, with the statement or the event that it comes from."""

    report: str
    start: int
    end: int
    text: str
    statement: str | None = None
    event: str | None = None

    @property
    def extent(self) -> Extent:
        """Where in the report it stands."""
        return Extent(self.start, self.end)

    @property
    def span(self) -> Span:
        """The span alone."""
        return Span(report=self.report, start=self.start, end=self.end, text=self.text)


class Side(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One side of a copy: a span, or a whole report when there are no offsets."""

    report: str
    start: int | None = None
    end: int | None = None
    text: str | None = None

    @property
    def span(self) -> Span | None:
        """The span; None for a whole report."""
        if self.start is None or self.end is None:
            return None
        return Span(report=self.report, start=self.start, end=self.end, text=self.text or "")


class Located(Protocol):
    """Anything that stands in a report: a span or evidence."""

    @property
    def report(self) -> str:
        """The id of the report."""

    @property
    def start(self) -> int:
        """The first of its characters."""

    @property
    def end(self) -> int:
        """Where they have ended."""


def overlap(a: Located, b: Located) -> bool:
    """Whether two share a character of one report."""
    return a.report == b.report and a.start < b.end and b.start < a.end


class Text(Protocol):
    """Anything with an id and a text of its own, as a report has."""

    @property
    def id(self) -> str:
        """The id that spans of it carry."""

    @property
    def text(self) -> str:
        """The characters that offsets count."""


def cut(report: Text, start: int, end: int) -> Span:
    """The span of a report's text between two offsets."""
    return Span(report=report.id, start=start, end=end, text=report.text[start:end])
