"""Events as PLOVER codes them: one JSON object a line, with the root that its modality makes of a type.

The manual's fields (event, mode, source, target, date, location, text) stand beside what it has no field for and a
reader must know: whether it is told as fact, who says so, and where the words are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from headwater.record.model import Event, Role
from headwater.record.whole import Record, list_told
from headwater.tell.index import Index, index_record

COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
CONFLICTUAL = frozenset(("MOBILIZE", "PROTEST", "SANCTION", "COERCE", "ASSAULT"))
AHEAD = frozenset(("planned", "possible"))
SOURCES = ("agent", "supplier", "facilitator")
TARGETS = ("target", "counterpart", "recipient", "end_user")


def find_root(codes: Mapping[str, str]) -> str | None:
    """The root of an event by its code: `CONSULT/visit` is a CONSULT."""
    return codes["plover"].partition("/")[0] if "plover" in codes else None


def code_root(root: str, modality: str, polarity: str) -> str:
    """The root that PLOVER gives an event: help that is promised is an agreement, force that is threatened a threat."""
    is_refused = polarity == "neg" or modality == "denied"
    if root in COOPERATIVE | {"AGREE"} and is_refused:
        return "REQUEST" if modality == "demanded" else "REJECT"
    if root in COOPERATIVE:
        return "AGREE" if modality in AHEAD else "REQUEST" if modality == "demanded" else root
    if root in CONFLICTUAL and modality in AHEAD | {"demanded"}:
        return "AGREE" if is_refused and modality in AHEAD else "REQUEST" if is_refused else "THREATEN"
    return root


def write_plover(record: Record) -> bytes:
    """The events of a record that have a PLOVER root, as JSON lines in the order of the record."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in list_plover(record))


def list_plover(record: Record) -> Iterator[dict[str, Any]]:
    """The events of a record that have a PLOVER root, as plain values."""
    index = index_record(record)
    for event in list_told(record):
        if (root := find_root(event.codes)) is not None:
            yield _code_event(event, root, index)


def _code_event(event: Event, root: str, index: Index) -> dict[str, Any]:
    report = index.reports[event.report]
    statement = index.statements.get(event.statement or "")
    speaker = statement.actor if statement else None
    place = index.actors.get(event.where or "")
    coded = code_root(root, event.modality, event.polarity)
    return {
        "id": event.id,
        "event": coded,
        "mode": (event.codes["plover"].partition("/")[2] or None) if coded == root else None,
        "date": event.when.start.isoformat() if event.when.start else None,
        "date_end": event.when.end.isoformat() if event.when.end else None,
        "date_precision": event.when.precision,
        "source": _list_parties(event.roles, SOURCES, index),
        "target": _list_parties(event.roles, TARGETS, index),
        "location": place.name if place else None,
        "type": event.type,
        "root": root,
        "modality": event.modality,
        "polarity": event.polarity,
        "said_by": index.actors[speaker].name if speaker in index.actors else None,
        "publication_date": report.published.start.isoformat() if report.published.start else None,
        "report": report.file,
        "url": report.uri,
        "trigger": {"start": event.trigger.start, "end": event.trigger.end, "text": event.trigger.text},
    }


def _list_parties(roles: Iterable[Role], wanted: Iterable[str], index: Index) -> list[dict[str, Any]]:
    """Those who stand in some roles: their name, state and kind, or the words where nobody is named."""
    parties = []
    for role in (r for r in roles if r.role in wanted):
        actor = index.actors.get(role.actor or "")
        words = role.span.text if role.span else None
        parties.append(
            {
                "role": role.role,
                "name": actor.name if actor else words,
                "country": actor.country if actor else None,
                "schema": actor.schema if actor else None,
                "text": words,
            }
        )
    return parties
