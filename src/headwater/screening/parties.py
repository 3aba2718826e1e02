"""The parties of a record that are screened: their names, and in which roles they appear, with the spans."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from headwater.names import parse_person
from headwater.names.parts import Sort
from headwater.record.model import Actor, Event, Statement
from headwater.record.screenings import Appearance
from headwater.record.spans import Span
from headwater.record.whole import Record

SORTS: Mapping[str, Sort] = {
    "Person": "person",
    "Organization": "body",
    "Company": "body",
    "PublicBody": "body",
    "LegalEntity": "body",
    "Vessel": "thing",
}
# Roles that only the type of the event tells: who visits is a guest, who is visited a host.
BY_TYPE = {
    ("VISIT", "agent"): "guest", ("VISIT", "counterpart"): "host",
    ("PLANNED_TRIP", "agent"): "guest", ("PLANNED_TRIP", "counterpart"): "host",
    ("LETTER_EXCHANGE", "agent"): "writer", ("LETTER_EXCHANGE", "counterpart"): "addressee",
    ("DENIAL", "agent"): "denier", ("SANCTION_DESIGNATION", "target"): "designated",
}  # fmt: skip
MOST_SPANS = 5  # of one role: the first ones, which a reader looks up


class Party(NamedTuple):
    """An actor as it is screened; `anchor` is the first mention that names it, by which decisions hold on."""

    actor: Actor
    sort: Sort
    names: tuple[str, ...]
    anchor: Span
    appearances: tuple[Appearance, ...]


def list_parties(record: Record) -> list[Party]:
    """Every named person and body of a record, in the order of its actors."""
    appearances = _list_appearances(record)
    named = {m.span for m in record.mentions if m.level == "name"}
    parties = []
    for actor in record.actors:
        sort = SORTS.get(actor.schema)
        names = _choose_names(actor, sort, named) if sort else ()
        spans = [span for name in actor.names if name.text in names for span in name.spans if span in named]
        if sort and spans:
            roles = appearances[actor.id] or {"mentioned": sorted(spans)}
            found = tuple(Appearance(role=r, spans=tuple(roles[r][:MOST_SPANS])) for r in sorted(roles))
            parties.append(Party(actor, sort, names, min(spans), found))
    return parties


def _choose_names(actor: Actor, sort: Sort, named: Collection[Span]) -> tuple[str, ...]:
    """The forms to compare: of a person those with a given name, if there are any; no descriptions."""
    forms = [name.text for name in actor.names if any(span in named for span in name.spans)]
    if sort == "person":
        forms = [form for form in forms if parse_person(form).given] or forms
    return tuple(dict.fromkeys(forms))


def _list_appearances(record: Record) -> dict[str, dict[str, list[Span]]]:
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for actor, role, span in (*_of_statements(record.statements), *_of_events(record.events)):
        if span not in found[actor][role]:
            found[actor][role].append(span)
    return found


def _of_statements(statements: tuple[Statement, ...]) -> Iterator[tuple[str, str, Span]]:
    for statement in statements:
        if statement.speaker and statement.actor:
            span = statement.speaker.span or statement.cue or next(iter(statement.extent), None)
            if span:
                yield statement.actor, "denier" if statement.act == "deny" else "speaker", span


def _of_events(events: tuple[Event, ...]) -> Iterator[tuple[str, str, Span]]:
    for event in events:
        kind = event.type.rpartition(":")[2]
        for role in event.roles:
            if role.actor:
                yield role.actor, BY_TYPE.get((kind, role.role), role.role), role.span or event.trigger
