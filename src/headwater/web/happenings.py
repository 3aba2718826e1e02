"""The events of a report as the reader shows them, beside the paragraph in which each is told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headwater.record.model import Event, Report, Role
from headwater.tell.index import Index
from headwater.tell.reader import Block
from headwater.tell.voices import name_actor
from headwater.tell.wording import flatten, shorten, write_when


class Part(NamedTuple):
    """Who or what takes part, in which role."""

    role: str
    name: str
    actor: str | None


class Happening(NamedTuple):
    """An event: its kind in words, how it is said to be, when, who takes part."""

    key: str
    start: int
    kind: str
    modality: str
    is_negated: bool
    when: str | None
    parts: tuple[Part, ...]


def list_happenings(report: Report, index: Index, blocks: Sequence[Block]) -> dict[int, list[Happening]]:
    """The events of a report, by the offset at which the block of each begins."""
    starts = [block.segments[0].start for block in blocks]
    found: dict[int, list[Happening]] = {}
    for event in sorted(
        (e for e in index.record.events if e.report == report.id), key=lambda e: (e.trigger.start, e.id)
    ):
        home = max((s for s in starts if s <= event.trigger.start), default=None)
        if home is not None:
            found.setdefault(home, []).append(_view_event(event, index))
    return found


def _view_event(event: Event, index: Index) -> Happening:
    return Happening(
        key=event.id,
        start=event.trigger.start,
        kind=name_kind(event.type),
        modality=event.modality,
        is_negated=event.polarity == "neg",
        when=write_when(event.when) if event.when.is_known else None,
        parts=tuple(_view_role(role, index) for role in event.roles),
    )


def _view_role(role: Role, index: Index) -> Part:
    words = shorten(flatten(role.span.text), 60) if role.span else ""
    return Part(role.role.replace("_", " "), name_actor(role.actor, index) or words, role.actor)


def name_kind(kind: str) -> str:
    """`arms_transfers:ARMS_TRANSFER` in words: `arms transfer`."""
    return kind.partition(":")[2].replace("_", " ").casefold() or kind


def name_kinds(kinds: Mapping[str, int]) -> dict[str, str]:
    """Types of events with their words, those of most claims first."""
    return {kind: f"{name_kind(kind)} ({kinds[kind]})" for kind in sorted(kinds, key=lambda k: (-kinds[k], k))}
