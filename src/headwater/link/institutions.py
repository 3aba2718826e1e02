"""Which body counts as one voice with a speaker: all parts of one government are one.

The chain goes up `part_of`; where reading found none, the words do: the body named inside a title or a description
('an official at the Ministry of Trade'), and for a holder of a state office the state of that country.
"""

import re
from collections.abc import Iterator, Mapping

from headwater.link.reading import Reading
from headwater.names.bodies import speaks_for_itself, stands_outside
from headwater.record.model import Actor
from headwater.record.spans import Span
from headwater.text import Extent

BODIES = frozenset(("PublicBody", "Organization", "Company", "Country", "LegalEntity"))
STATE_OFFICE = re.compile(
    r"\b(?:president|minister|secretary|ambassador|envoy|spokes\w+|official|premier|chancellor|leader|ruler|senator|"
    r"governor|general|commander|diplomat|attorney|director|chief|adviser|advisor)s?\b",
    re.IGNORECASE,
)


def find_institutions(reading: Reading) -> dict[str, str]:
    """The institution of every actor; the actor itself where nothing says more."""
    described = _described_bodies(reading)
    states = {a.country: a.id for a in reading.actors.values() if a.schema == "Country" and a.country}
    above = {key: _find_above(reading.actors, actor, described, states) for key, actor in reading.actors.items()}
    return {key: _climb(key, above) for key in reading.actors}


def _climb(actor: str, above: Mapping[str, str | None]) -> str:
    seen = {actor}
    while (higher := above.get(actor)) and higher not in seen:
        actor = higher
        seen.add(actor)
    return actor


def _find_above(
    actors: Mapping[str, Actor], actor: Actor, described: Mapping[str, str], states: Mapping[str, str]
) -> str | None:
    """The next body up, by what is surest: stated, a group's lead, the words of a title, the state of an office."""
    owner = actors.get(actor.part_of or "")
    if owner and not (actor.schema == "Company" and owner.schema == "Country"):
        return owner.id
    if actor.members and actor.members[0] in actors:
        return actor.members[0]
    if actor.id in described:
        return described[actor.id]
    holds_office = any(STATE_OFFICE.search(o.title) for o in actor.offices)
    if actor.schema in ("Person", "Group") and holds_office and actor.country and actor.country in states:
        return states[actor.country]
    return None


def _described_bodies(reading: Reading) -> dict[str, str]:
    """For persons and groups the body that is named inside their description or title, the first by publication."""
    found: dict[str, str] = {}
    for report in reading.reports:
        for actor, span in _descriptions(reading, report):
            inside = None if stands_outside(span.text) else _body_inside(reading, span, actor)
            if inside:
                found.setdefault(actor, inside)
    return found


def _descriptions(reading: Reading, report: str) -> Iterator[tuple[str, Span]]:
    people = {key for key, a in reading.actors.items() if a.schema in ("Person", "Group")}
    for mention in reading.mentions[report]:
        if mention.actor in people and mention.level in ("nominal", "conjunction"):
            yield mention.actor or "", mention.span
    for key in sorted(people):
        for office in reading.actors[key].offices:
            yield from ((key, span) for span in office.spans if span.report == report)


def _body_inside(reading: Reading, span: Span, owner: str) -> str | None:
    """The last body named inside a span; in 'official at the Trade Ministry of Varonia' the first would do as well."""
    for mention in reading.mentions_in(span.report, Extent(span.start, span.end)):
        actor = reading.actors.get(mention.actor or "")
        is_inside = mention.span.end <= span.end and mention.level in ("name", "demonym")
        if is_inside and actor and actor.id != owner and actor.schema in BODIES:
            is_private = actor.schema == "Country" and speaks_for_itself(span.text)
            return None if is_private else actor.id
    return None
