"""Claims, reports, actors and statements of an open record: each has the fields of the record's value and more.

`claim.proposition` and `report.text` are fields of the value; what is added (`claim.number`, `report.statements`) needs
the record around it.
"""

from typing import Any, Generic, Self, SupportsIndex, TypeVar, overload

from headwater.record.model import Actor, Claim, Report, Statement
from headwater.tell.actors import view_profile
from headwater.tell.cards import draw_actor, draw_claim, draw_claims, draw_report, draw_statement, tell_statement
from headwater.tell.chains import describe_origin
from headwater.tell.index import Index, find_statement
from headwater.tell.reader import write_heading
from headwater.tell.tables.columns import cite
from headwater.tell.views import view_row
from headwater.tell.voices import list_origins
from headwater.tell.wording import count, flatten

V = TypeVar("V", Claim, Report, Actor, Statement)
T = TypeVar("T")


class OpenValue(Generic[V]):
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
        return isinstance(other, OpenValue) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value.id)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.value.__struct_fields__})


class OpenStatement(OpenValue[Statement]):
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


class OpenClaim(OpenValue[Claim]):
    """One claim with its counts, its evidence and its origins."""

    @property
    def number(self) -> int:
        """The number by which every screen and page calls the claim, from 1."""
        return self._index.places[self.value.id]

    @property
    def who(self) -> str:
        """The institutions behind the claim, in words."""
        return view_row(self.value, self._index).who

    @property
    def voices(self) -> int:
        """How many independent institutions stand behind the claim."""
        return view_row(self.value, self._index).voices

    @property
    def sources(self) -> tuple[str, ...]:
        """The identified origins of the claim in words: who, on which occasion, when."""
        return tuple(describe_origin(origin, self._index) for origin in list_origins(self.value, self._index))

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """The statements that support the claim, each once."""
        found = {s.id: s for e in self.value.support if (s := find_statement(e, self._index))}
        return Items(OpenStatement(s, self._index) for s in found.values())

    @property
    def quotations(self) -> tuple[tuple[str, str], ...]:
        """The words that support the claim, each with its place (`file:start-end`)."""
        return tuple((flatten(e.text), flatten(cite(e, self._index))) for e in self.value.support)

    def __repr__(self) -> str:
        row = view_row(self.value, self._index)
        counts = f"{count(row.reports, 'report')}, {count(row.texts, 'text')}, {count(row.voices, 'voice')}"
        return f"<claim {row.number}: {row.proposition} ({counts})>"

    def _repr_html_(self) -> str:
        return draw_claim(self.value, self._index)


class OpenReport(OpenValue[Report]):
    """One report with the statements in it."""

    @property
    def number(self) -> int:
        """The number by which every screen and page calls the report, from 1, by publication."""
        return self._index.numbers[self.value.id]

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """The statements in the report, in order."""
        said = (s for s in self._index.record.statements if s.report == self.value.id)
        return Items(OpenStatement(s, self._index) for s in said)

    def __repr__(self) -> str:
        return f"<report {write_heading(self.value, self._index)}>"

    def _repr_html_(self) -> str:
        return draw_report(self.value, self._index)


class OpenActor(OpenValue[Actor]):
    """A person, body, state, place or thing that the reports name."""

    @property
    def statements(self) -> tuple[OpenStatement, ...]:
        """The statements of the actor."""
        said = (s for s in self._index.record.statements if s.actor == self.value.id)
        return Items(OpenStatement(s, self._index) for s in said)

    def __repr__(self) -> str:
        return f"<{self.value.schema} {flatten(self.value.name)}>"

    def _repr_html_(self) -> str:
        return draw_actor(view_profile(self.value, len(self.statements), self._index))


class Items(tuple[T, ...]):
    """A tuple that a notebook shows as what is in it."""

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Self: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> T | Self:
        """One item; of a slice a tuple of the same kind."""
        found = super().__getitem__(key)
        return type(self)(found) if isinstance(key, slice) else found  # type: ignore[arg-type, return-value]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "(none)"

    def _repr_html_(self) -> str:
        return "".join(item._repr_html_() for item in self if hasattr(item, "_repr_html_")) or "(none)"


class Claims(Items[OpenClaim]):
    """Claims, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return draw_claims([claim.value for claim in self], self[0]._index) if self else "(none)"
