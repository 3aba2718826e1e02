"""What linking starts from: the reports of a story and what was read in them, indexed by report."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from headwater.annotations import Meaning
from headwater.record.model import Actor, Event, Mention, Report, Statement, Time
from headwater.record.spans import Span
from headwater.record.whole import Record
from headwater.text import Extent, Stretches

Vector = NDArray[np.float32]
Sentences = Mapping[str, tuple[Extent, ...]]
Meanings = Mapping[str, tuple[Meaning, ...]]
T = TypeVar("T")
NAMING = ("name", "demonym", "conjunction")  # levels of mentions that say who it is


class Reading(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Reports in order of publication, and by report (id): statements, mentions, events and sentences in text order.

    `meanings` holds by report the unit vectors of the stretches that were encoded, `further` the packs that are not of
    the story's own field.  `named` are the actors that some report names; others are only described ('an official').
    `outlets` are those that are newspapers, agencies and stations.
    """

    reports: dict[str, Report]
    statements: dict[str, tuple[Statement, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    events: dict[str, tuple[Event, ...]]
    times: dict[str, tuple[Time, ...]]
    sentences: dict[str, tuple[Extent, ...]]
    actors: dict[str, Actor]
    said: dict[str, Statement]
    meanings: dict[str, dict[Extent, Vector]]
    further: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()

    def rank(self, report: str) -> tuple[str, str]:
        """The rank of the report with this id."""
        return self.reports[report].rank

    def place(self, span: Span) -> tuple[tuple[str, str], int, int]:
        """A sort key of spans: by the publication of the report, then by place."""
        return self.rank(span.report), span.start, span.end

    def mentions_in(self, report: str, extent: Extent) -> tuple[Mention, ...]:
        """The mentions that begin inside an extent of a report."""
        row = self.mentions[report]
        return row[_cut(row, extent, lambda m: m.span.start)]

    def events_in(self, report: str, extent: Extent) -> tuple[Event, ...]:
        """The events whose triggers lie inside an extent of a report."""
        row = self.events[report]
        begun = row[_cut(row, extent, lambda e: e.trigger.start)]
        return tuple(e for e in begun if e.trigger.end <= extent.end)

    def times_in(self, report: str, extent: Extent) -> tuple[Time, ...]:
        """The times that lie inside an extent of a report."""
        row = self.times[report]
        begun = row[_cut(row, extent, lambda t: t.span.start)]
        return tuple(t for t in begun if t.span.end <= extent.end)

    def times_at(self, report: str, extent: Extent) -> tuple[Time, ...]:
        """Times that may share characters with an extent of a report: those that begin in it, and the one before."""
        row = self.times[report]
        begun = _cut(row, extent, lambda t: t.span.start)
        return row[max(begun.start - 1, 0) : begun.stop]

    def sentence_at(self, report: str, place: int) -> Extent | None:
        """The sentence in which a character of a report stands."""
        row = self.sentences.get(report, ())
        number = bisect_right(row, place, key=lambda s: s.start) - 1
        return row[number] if number >= 0 and place < row[number].end else None

    def statements_in(self, report: str, extent: Extent) -> tuple[Statement, ...]:
        """The statements of which a part lies in an extent of a report; it is asked for with each of its copies."""
        found = self._met.get((report, extent))
        if found is None:
            parts = self._parts[report]
            numbers = {n for part in parts.stretches.meet(extent) for n in parts.numbers[part]}
            found = self._met[report, extent] = tuple(self.statements[report][n] for n in sorted(numbers))
        return found

    @cached_property
    def _parts(self) -> dict[str, "Parts"]:
        return {report: list_parts(row) for report, row in self.statements.items()}

    @cached_property
    def _met(self) -> dict[tuple[str, Extent], tuple[Statement, ...]]:
        return {}

    def text(self, report: str, extent: Extent) -> str:
        """The characters of an extent of a report."""
        return self.reports[report].text[extent.start : extent.end]


class Parts(NamedTuple):
    """The stretches of which the statements of a report are made, and of which statements each is a part."""

    stretches: Stretches
    numbers: Mapping[Extent, Sequence[int]]


def list_parts(statements: Sequence[Statement]) -> Parts:
    """The stretches of statements, by their place."""
    numbers: dict[Extent, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for part in statement.extent:
            numbers[part.extent].append(number)
    return Parts(Stretches(numbers), numbers)


def _cut(row: Sequence[T], extent: Extent, place: Callable[[T], int]) -> slice:
    """Which of a row in text order begin inside an extent."""
    return slice(bisect_left(row, extent.start, key=place), bisect_left(row, extent.end, key=place))


def index_reading(record: Record, sentences: Sentences, meanings: Meanings) -> Reading:
    """The reading kinds of a record, indexed; what linking yields is not looked at."""
    reports = {r.id: r for r in sorted(record.reports, key=lambda r: r.rank)}
    return Reading(
        reports=reports,
        statements=_shelve(((s.report, s.extent[0].start if s.extent else 0, s) for s in record.statements), reports),
        mentions=_shelve(((m.span.report, m.span.start, m) for m in record.mentions), reports),
        times=_shelve(((t.span.report, t.span.start, t) for t in record.times), reports),
        events=_shelve(
            ((e.report, e.trigger.start, _leave_words(e)) for e in record.events if not _is_of_nobody(e)), reports
        ),
        sentences={key: tuple(sentences.get(key, ())) for key in reports},
        actors={a.id: a for a in record.actors},
        said={s.id: s for s in record.statements},
        meanings={key: {m.extent: unpack_vector(m.vector) for m in row} for key, row in meanings.items()},
        named=frozenset(m.actor for m in record.mentions if m.actor and m.level in NAMING),
        outlets=frozenset(m.actor for m in record.mentions if m.actor and m.type == "media"),
        further=frozenset(pack.partition("/")[0] for pack in record.header.domain.split()[1:]),
    )


def _is_of_nobody(event: Event) -> bool:
    """Whether an event is told of nobody whom the story knows, so that its clause tells as much as the event.

    Nothing sets two such apart: 'a fire broke out', 'the blaze broke out'.
    """
    if not event.type.endswith(":OTHER"):
        return False
    agents = [r.actor for r in event.roles if r.role == "agent"]
    is_of_words = bool(agents) and not any(agents)
    return is_of_words or (event.statement is not None and not any(r.actor for r in event.roles))


def _leave_words(event: Event) -> Event:
    """An event that no pack names, without the things that it only has in words: they tell no two such apart."""
    if not event.type.endswith(":OTHER") or any(r.role == "agent" for r in event.roles):
        return event
    return msgspec.structs.replace(event, roles=tuple(r for r in event.roles if r.actor or r.role != "item"))


def unpack_vector(vector: bytes) -> Vector:
    """The unit vector of a packed direction."""
    plain = np.frombuffer(vector, np.int8).astype(np.float32)
    return plain / np.float32(np.linalg.norm(plain))


def _shelve(rows: Iterable[tuple[str, int, T]], reports: Iterable[str]) -> dict[str, tuple[T, ...]]:
    shelf: dict[str, list[tuple[int, str, T]]] = defaultdict(list)
    for report, start, item in rows:
        shelf[report].append((start, getattr(item, "id", ""), item))
    return {key: tuple(item for _, _, item in sorted(shelf[key], key=lambda row: row[:2])) for key in reports}
