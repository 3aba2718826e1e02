"""Claims, reports, actors and statements of an open record: the values of the record, with how they are shown.

A thing has every field of its value (`claim.proposition`, `report.text`); what it adds needs the record around it.
"""

from typing import Any, Generic, Self, SupportsIndex, TypeVar, overload

from headwater.record.model import Actor, Claim, Report, Statement
from headwater.record.spans import Span
from headwater.tell.actors import view_profile
from headwater.tell.cards import draw_actor, draw_claim, draw_claims, draw_report, draw_statement, tell_statement
from headwater.tell.chains import describe_origin
from headwater.tell.index import Index, find_statement
from headwater.tell.reader import write_heading
from headwater.tell.views import view_row
from headwater.tell.voices import list_origins
from headwater.tell.wording import count, flatten

V = TypeVar("V", Claim, Report, Actor, Statement)
T = TypeVar("T")


class Thing(Generic[V]):
    """A value of a record that knows the record."""

    def __init__(self, value: V, index: Index) -> None:
        self.value: V = value
        self._index = index

    def __getattr__(self, name: str) -> Any:
        """A field of the value."""
        if name.startswith("__") or name == "value":  # what copying and unpickling ask for before there is a value
            raise AttributeError(name)
        return getattr(self.value, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value.id)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.value.__struct_fields__})


class OpenStatement(Thing[Statement]):
    """One saying: who, what, and where it stands."""

    @property
    def words(self) -> str:
        """What is said, on one line."""
        return tell_statement(self.value, self._index)[0]

    def __repr__(self) -> str:
        words, who = tell_statement(self.value, self._index)
        return f"<{who}: {words}>"

    def _repr_html_(self) -> str:
        return draw_statement(self.value, self._index)


class OpenClaim(Thing[Claim]):
    """One claim with its counts, its evidence and its origins."""

    @property
    def number(self) -> int:
        """Its place among the claims; every screen and page calls it by that."""
        return self._index.places[self.value.id]

    @property
    def who(self) -> str:
        """Whose voices stand behind it, in words."""
        return view_row(self.value, self._index).who

    @property
    def voices(self) -> int:
        """How many independent institutions do."""
        return view_row(self.value, self._index).voices

    @property
    def sources(self) -> tuple[str, ...]:
        """Its identified origins in words: who, on which occasion, when."""
        return tuple(describe_origin(origin, self._index) for origin in list_origins(self.value, self._index))

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """The statements that support it, each once."""
        found = {s.id: s for e in self.value.support if (s := find_statement(e, self._index))}
        return Shelf(OpenStatement(s, self._index) for s in found.values())

    @property
    def quotations(self) -> tuple[tuple[str, str], ...]:
        """The words of its support, each with where they stand (`file:start-end`)."""
        return tuple((flatten(e.text), cite(e.span, self._index)) for e in self.value.support)

    def __repr__(self) -> str:
        row = view_row(self.value, self._index)
        counts = f"{count(row.reports, 'report')}, {count(row.texts, 'text')}, {count(row.voices, 'voice')}"
        return f"<claim {row.number}: {row.proposition} ({counts})>"

    def _repr_html_(self) -> str:
        return draw_claim(self.value, self._index)


class OpenReport(Thing[Report]):
    """One report with what is said in it."""

    @property
    def number(self) -> int:
        """Its place by publication; every screen and page calls it by that."""
        return self._index.numbers[self.value.id]

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """What is said in it."""
        said = (s for s in self._index.record.statements if s.report == self.value.id)
        return Shelf(OpenStatement(s, self._index) for s in said)

    def __repr__(self) -> str:
        return f"<report {write_heading(self.value, self._index)}>"

    def _repr_html_(self) -> str:
        return draw_report(self.value, self._index)


class OpenActor(Thing[Actor]):
    """Somebody or something that the reports name."""

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """What it says."""
        said = (s for s in self._index.record.statements if s.speaker and s.speaker.actor == self.value.id)
        return Shelf(OpenStatement(s, self._index) for s in said)

    def __repr__(self) -> str:
        return f"<{self.value.schema} {flatten(self.value.name)}>"

    def _repr_html_(self) -> str:
        return draw_actor(view_profile(self.value, len(self.statements), self._index))


def cite(span: Span, index: Index) -> str:
    """Where a span is, as `file:start-end`."""
    return f"{flatten(index.reports[span.report].file)}:{span.start}-{span.end}"


class Shelf(tuple[T, ...]):
    """Things in a row: a tuple that a notebook shows as what is in it."""

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Self: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> T | Self:
        """One of them, or some of them as a row of the same kind."""
        found = super().__getitem__(key)
        return type(self)(found) if isinstance(key, slice) else found  # type: ignore[arg-type, return-value]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "(none)"

    def _repr_html_(self) -> str:
        return "".join(item._repr_html_() for item in self if hasattr(item, "_repr_html_")) or "(none)"


class Claims(Shelf[OpenClaim]):
    """Claims in a row, shown as a table."""

    def _repr_html_(self) -> str:
        return draw_claims([claim.value for claim in self], self[0]._index) if self else "(none)"
