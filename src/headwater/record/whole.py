"""A whole record, and the table of its kinds."""

from collections.abc import Iterable

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
    Value,
)

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
