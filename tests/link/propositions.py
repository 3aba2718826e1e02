"""Propositions made by hand."""

from typing import Any

import msgspec
import numpy as np

from headwater.dates import unknown
from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import Vector
from headwater.record.model import Event, Role
from headwater.record.spans import Evidence, Span

SAILED = Event(
    id="evt", report="rep", type="sea:DEPARTURE", trigger=Span(report="rep", start=0, end=6, text="sailed"), roles=(),
    when=unknown("none given"), where=None, modality="actual", polarity="pos", statement=None,
)  # fmt: skip


def proposition(words: str, report: str = "rep", event: str | None = None, **more: Any) -> Proposition:
    """A proposition whose terms are its words; by default an assertion of nobody."""
    fields: dict[str, Any] = {
        "act": "assert", "voice": None, "actors": frozenset(), "people": frozenset(), "figures": frozenset(),
        "events": (), "weights": dict.fromkeys(words.split(), 2.0), "head": None, **more,
    }  # fmt: skip
    return Proposition(
        evidence=Evidence(report=report, start=0, end=len(words), text=words, event=event), words=words, **fields
    )


def cast(event: Event, **players: str) -> Event:
    """An event with these actors in these roles."""
    return msgspec.structs.replace(
        event, roles=tuple(Role(role=role, actor=actor, span=None) for role, actor in players.items())
    )


def vector(*numbers: float) -> Vector:
    """A unit vector of this direction."""
    given = np.array(numbers, np.float32)
    return given / np.linalg.norm(given)
