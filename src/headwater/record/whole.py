"""A whole record, and the table of its kinds."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from headwater.dates import order
from headwater.record.model import (
    Actor,
    Change,
    Claim,
    Copy,
    Entry,
    Event,
    Header,
    Mention,
    Origin,
    Problem,
    Report,
    Statement,
    Story,
    Time,
)
from headwater.record.spans import Value

T = TypeVar("T")
Item = (
    Header
    | Report
    | Mention
    | Time
    | Actor
    | Statement
    | Event
    | Origin
    | Copy
    | Claim
    | Entry
    | Story
    | Change
    | Problem
)
KINDS: dict[str, type[Item]] = {
    "header": Header,
    "report": Report,
    "mention": Mention,
    "time": Time,
    "actor": Actor,
    "statement": Statement,
    "event": Event,
    "origin": Origin,
    "copy": Copy,
    "claim": Claim,
    "timeline": Entry,
    "story": Story,
    "change": Change,
    "problem": Problem,
}


class Record(Value, frozen=True, kw_only=True):
    """A whole record: every kind in its own tuple, in the order in which it is written."""

    header: Header
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[Entry, ...] = ()
    stories: tuple[Story, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    def items(self) -> Iterable[Item]:
        """Every object, the header first."""
        yield self.header
        for name in self.__struct_fields__[1:]:
            yield from getattr(self, name)


def list_told(record: Record) -> tuple[Event, ...]:
    """The events of a record, but for those of statements that a person has rejected."""
    rejected = {s.id for s in record.statements if s.is_rejected}
    return tuple(e for e in record.events if e.statement not in rejected)


def join_parts(header: Header, parts: Iterable[Record]) -> Record:
    """One record of parts that have nothing to do with each other, in whatever order they are given.

    The parts follow each other by their first reports; reports, timeline, stories and problems are put in one order.
    """
    rows = sorted(parts, key=lambda part: min((r.rank for r in part.reports), default=("", "")))
    ranks = {r.id: r.rank for part in rows for r in part.reports}
    return Record(
        header=header,
        reports=_gather((p.reports for p in rows), lambda r: r.rank),
        mentions=tuple(m for p in rows for m in p.mentions),
        times=tuple(t for p in rows for t in p.times),
        actors=_gather((p.actors for p in rows), lambda a: a.id),
        statements=tuple(s for p in rows for s in p.statements),
        events=tuple(e for p in rows for e in p.events),
        origins=_gather((p.origins for p in rows), lambda o: o.id),
        copies=tuple(c for p in rows for c in p.copies),
        claims=tuple(c for p in rows for c in p.claims),
        timeline=_gather((p.timeline for p in rows), lambda e: (order(e.when), e.id)),
        stories=_gather((p.stories for p in rows), lambda s: ranks[s.reports[0]]),
        changes=tuple(c for p in rows for c in p.changes),
        problems=_gather((p.problems for p in rows), lambda p: (p.uri, p.id)),
    )


def _gather(rows: Iterable[Sequence[T]], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted((item for row in rows for item in row), key=key))
