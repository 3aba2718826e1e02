"""Those who speak, and the bodies for which they do, as STIX identities; a part and its whole as a relationship."""

from collections.abc import Iterator

from headwater.record.model import Actor
from headwater.tell.actors import list_asides
from headwater.tell.index import Index
from headwater.tell.stix.frame import Object, Stamps, identify, make_object
from headwater.tell.wording import flatten

# The standard's words for what an identity is, and for the sector of a public body.
CLASSES = {"Person": "individual", "Group": "group"}
SECTORS = {"Country": ["government"], "PublicBody": ["government"]}


def find_parties(index: Index) -> dict[str, Actor]:
    """The speakers, outlets and institutions of a record, and what they are parts of, in the order of the record."""
    keys = {r.outlet for r in index.reports.values()}
    keys |= {s.speaker.actor for s in index.record.statements if s.speaker}
    keys |= {key for o in index.record.origins for key in (o.speaker, o.institution)}
    for actor in (index.actors[key] for key in tuple(keys) if key in index.actors):
        keys |= set(_list_wholes(actor, index))
    return {key: actor for key, actor in index.actors.items() if key in keys}


def _list_wholes(actor: Actor, index: Index) -> Iterator[str]:
    """The bodies that an actor is a part of, from the nearest on."""
    seen = {actor.id}
    while actor.part_of in index.actors and actor.part_of not in seen:
        seen.add(actor.part_of)
        actor = index.actors[actor.part_of]
        yield actor.id


def list_identities(index: Index, stamps: Stamps) -> Iterator[Object]:
    """An identity for each party."""
    for actor in find_parties(index).values():
        properties = {
            "name": flatten(actor.name) or "(no name)",
            "description": "; ".join(list_asides(actor, index)),
            "identity_class": CLASSES.get(actor.schema, "organization"),
            "roles": list(dict.fromkeys(flatten(office.title) for office in actor.offices)),
            "sectors": SECTORS.get(actor.schema, []),
        }
        yield make_object("identity", actor.id, stamps.stamp(_list_reports(actor)), properties)


def _list_reports(actor: Actor) -> list[str]:
    return [span.report for name in actor.names for span in name.spans]


def list_parts(index: Index, stamps: Stamps) -> Iterator[Object]:
    """A relationship from each party to the one that it is a part of."""
    parties = find_parties(index)
    for actor in parties.values():
        whole = parties.get(actor.part_of or "")
        if whole is not None and whole.id != actor.id:
            properties = {
                "relationship_type": "related-to",
                "description": f"{flatten(actor.name)} is a part of {flatten(whole.name)}: they count as one voice.",
                "source_ref": identify("identity", actor.id),
                "target_ref": identify("identity", whole.id),
            }
            yield make_object("relationship", f"{actor.id} {whole.id}", stamps.stamp(_list_reports(actor)), properties)
