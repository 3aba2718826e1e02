"""Events as entities of FollowTheMoney, one JSON object a line: Event, Sanction, and those who take part.

Written by hand after the published schemata.  A `Trip` needs its start, which reports hardly ever name: a journey is an
Event with its place.  Everything says in `summary` how it is told; what is denied or demanded is no event there.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from headwater.record.model import Actor, Event
from headwater.record.whole import Record, list_told
from headwater.tell.index import Index, index_record
from headwater.tell.tables.columns import cite
from headwater.tell.wording import flatten

# Schemata of FollowTheMoney whose entities may organize and take part in an event; a state is a public body there.
PARTIES = {
    "Country": "PublicBody",
    "PublicBody": "PublicBody",
    "Person": "Person",
    "Organization": "Organization",
    "Company": "Company",
    "Group": "Organization",
}
DOERS = frozenset(("agent", "supplier"))
SANCTIONS = frozenset(("SANCTION_DESIGNATION", "SANCTION"))
TOLD = frozenset(("actual", "alleged", "planned"))

Entity = dict[str, Any]


def write_entities(record: Record) -> bytes:
    """The entities of a record as JSON lines: first who takes part, then the events."""
    return b"".join(msgspec.json.encode(entity) + b"\n" for entity in list_entities(record))


def list_entities(record: Record) -> Iterator[Entity]:
    """The entities of a record as plain values: first who takes part, then the events."""
    index = index_record(record)
    told = [e for e in list_told(record) if e.modality in TOLD and e.polarity == "pos"]
    found = [entity for event in told for entity in _of_event(event, index)]
    named = {value for entity in found for values in entity["properties"].values() for value in values}
    for actor in record.actors:
        if _key(actor.id) in named:
            yield _of_actor(actor)
    yield from found


def _key(key: str) -> str:
    """An id of the record as FollowTheMoney has ids: letters, digits, dots and hyphens."""
    return key.replace("_", "-")


def _of_actor(actor: Actor) -> Entity:
    properties: dict[str, list[str]] = {"name": [actor.name]}
    aliases = [flatten(n.text) for n in actor.names if flatten(n.text) != actor.name]
    if aliases:
        properties["alias"] = list(dict.fromkeys(aliases))
    if actor.country:
        properties["country"] = [actor.country]
    return {"id": _key(actor.id), "schema": PARTIES[actor.schema], "caption": actor.name, "properties": properties}


def _of_event(event: Event, index: Index) -> Iterator[Entity]:
    """One event; a sanction is one entity for each who is put under it."""
    doers = _parties(event, index, doing=True)
    others = [key for key in _parties(event, index, doing=False) if key not in doers]
    common = _common(event, index)
    if SANCTIONS & {kind.partition(":")[2] for kind in event.kinds}:
        for target in others:
            authority = [index.actors[key].name for key in doers]
            properties = common | {"entity": [_key(target)], "authority": authority}
            yield _entity(_key(f"{event.id}-{target}"), "Sanction", properties)
        return
    place = index.actors.get(event.where or "")
    name = f"{event.trigger.text} ({event.type.partition(':')[2].replace('_', ' ').lower()})"
    parties = {"organizer": [_key(key) for key in doers], "involved": [_key(key) for key in others]}
    where = {"location": [place.name]} if place else {}
    yield _entity(_key(event.id), "Event", {"name": [flatten(name)], **common, **parties, **where})


def _entity(key: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    kept = {name: values for name, values in properties.items() if values}
    caption = next(iter(kept.get("name") or kept.get("summary") or [key]))
    return {"id": key, "schema": schema, "caption": caption, "properties": kept}


def _parties(event: Event, index: Index, *, doing: bool) -> list[str]:
    keys = [r.actor for r in event.roles if r.actor in index.actors and (r.role in DOERS) == doing]
    return list(dict.fromkeys(key for key in keys if key and index.actors[key].schema in PARTIES))


def _common(event: Event, index: Index) -> dict[str, list[str]]:
    """What events and sanctions share: their days, how they are told, and where."""
    report, when = index.reports[event.report], event.when
    statement = index.statements.get(event.statement or "")
    speaker = statement.actor if statement else None
    said = f", said by {index.actors[speaker].name}" if speaker in index.actors else ""
    return {
        "startDate": [when.start.isoformat()] if when.start else [],
        "endDate": [when.end.isoformat()] if when.end else [],
        "summary": [f"{event.modality}{said}: {cite(event.trigger, index)}"],
        "recordId": [event.id],
        "sourceUrl": [report.uri] if report.uri.startswith(("http://", "https://")) else [],
    }
