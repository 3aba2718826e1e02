"""What a table is, and the columns that many of them share: places in reports, days, names behind ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from headwater.dates import When
from headwater.record.spans import Evidence, Side, Span
from headwater.tell.cells import Cell
from headwater.tell.index import Index

T = TypeVar("T")
Column = Callable[[T, Index], Cell]
Place = Span | Evidence | Side


class Table(NamedTuple, Generic[T]):
    """A table: what its rows are of, in the order of the record, and a function for each column."""

    items: Callable[[Index], Iterable[T]]
    columns: Mapping[str, Column[T]]

    def rows(self, index: Index) -> Iterator[list[Cell]]:
        """The values of each row, in the order of the columns."""
        for item in self.items(index):
            yield [column(item, index) for column in self.columns.values()]


def cite(place: Place, index: Index) -> str:
    """Where a place is: `file:start-end`, in characters of the report's text."""
    report = index.reports.get(place.report)
    return f"{report.file if report else place.report}:{place.start}-{place.end}"


def cite_all(places: Iterable[Place | None], index: Index) -> tuple[str, ...]:
    """Where some places are, each once."""
    return tuple(dict.fromkeys(cite(place, index) for place in places if place))


def name(key: str | None, index: Index) -> str | None:
    """The name of an actor."""
    actor = index.actors.get(key or "")
    return actor.name if actor else None


def name_file(key: str | None, index: Index) -> str | None:
    """The file of a report."""
    report = index.reports.get(key or "")
    return report.file if report else None


def place_columns(get: Callable[[T], Place], before: str = "") -> dict[str, Column[T]]:
    """Columns of a place: its report, file, offsets, all of it as `evidence`, and the words there."""
    columns: dict[str, Column[Any]] = {
        "report": lambda item, index: get(item).report,
        "file": lambda item, index: name_file(get(item).report, index),
        "start": lambda item, index: get(item).start,
        "end": lambda item, index: get(item).end,
        "evidence": lambda item, index: cite(get(item), index),
        "text": lambda item, index: get(item).text,
    }
    return {f"{before}{key}": column for key, column in columns.items()}


def when_columns(get: Callable[[T], When | None], before: str = "") -> dict[str, Column[T]]:
    """Columns of days: the first, the last, how precise, and how that was worked out."""
    columns: dict[str, Callable[[When], Cell]] = {
        "from": lambda when: when.start,
        "until": lambda when: when.end,
        "precision": lambda when: when.precision,
        "basis": lambda when: when.basis,
    }

    def make(read: Callable[[When], Cell]) -> Column[T]:
        return lambda item, index: read(when) if (when := get(item)) else None

    return {f"{before}{key}": make(read) for key, read in columns.items()}
