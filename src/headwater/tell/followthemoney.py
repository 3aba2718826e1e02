"""Events as entities of FollowTheMoney, one JSON object a line: Event, Sanction, those who take part, and ships.

Written by hand after the published schemata.  A `Trip` needs its start, which reports hardly ever name: a journey is an
Event with its place.  A ship is no party there: it can be put under a sanction, and an Event has no place for it.
Everything says in `summary` how it is told; what is denied or demanded is no event there.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from headwater.record.model import Actor, Event
from headwater.record.whole import Record, list_told
from headwater.tell.index import Index, index_record
from headwater.tell.tables.columns import cite
from headwater.tell.vessels import describe_vessel
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
SHIP = "Vessel"
DOERS = frozenset(("agent", "supplier"))
SANCTIONS = frozenset(("SANCTION_DESIGNATION", "SANCTION"))
TOLD = frozenset(("actual", "alleged", "planned"))

Entity = dict[str, Any]


def write_entities(record: Record) -> bytes:
    """The entities of a record as JSON lines: first who takes part and all ships by name, then the events."""
    return b"".join(msgspec.json.encode(entity) + b"\n" for entity in list_entities(record))


def list_entities(record: Record) -> Iterator[Entity]:
    """The entities of a record as plain values: first who takes part and all ships by name, then the events."""
    index = index_record(record)
    told = [e for e in list_told(record) if e.modality in TOLD and e.polarity == "pos"]
    found = [entity for event in told for entity in _of_event(event, index)]
    named = {value for entity in found for values in entity["properties"].values() for value in values}
    with_name = {m.actor for m in record.mentions if m.level == "name"}
    for actor in record.actors:
        if actor.schema == SHIP and actor.id in with_name:
            yield _of_actor(actor, describe_vessel(actor, index))
        elif _key(actor.id) in named:
            yield _of_actor(actor, {"country": [actor.country]} if actor.country else {})
    yield from found


def _key(key: str) -> str:
    """An id of the record as FollowTheMoney has ids: letters, digits, dots and hyphens."""
    return key.replace("_", "-")


def _of_actor(actor: Actor, known: dict[str, list[str]]) -> Entity:
    properties = {"name": [actor.name]}
    aliases = [flatten(n.text) for n in actor.names if flatten(n.text) != actor.name]
    if aliases:
        properties["alias"] = list(dict.fromkeys(aliases))
    schema = PARTIES.get(actor.schema, actor.schema)
    return {"id": _key(actor.id), "schema": schema, "caption": actor.name, "properties": properties | known}


def _of_event(event: Event, index: Index) -> Iterator[Entity]:
    """One event; a sanction is one entity for each who is put under it."""
    doers = _parties(event, index, doing=True)
    others = [key for key in _parties(event, index, doing=False) if key not in doers]
    common = _common(event, index)
    if SANCTIONS & {kind.partition(":")[2] for kind in event.kinds}:
        for target in others + _ships(event, index):
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


def _ships(event: Event, index: Index) -> list[str]:
    """The ships to which an event is done."""
    keys = dict.fromkeys(r.actor for r in event.roles if r.role == "target" and r.actor in index.actors)
    return [key for key in keys if key and index.actors[key].schema == SHIP]


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
