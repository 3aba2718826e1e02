"""Which body counts as one voice with a speaker: all parts of one government are one.

The chain goes up `part_of`; where reading found none, the words do: the body named inside a title or a description
('an official at the Ministry of Trade'), and for a holder of a state office the state of that country.  Bodies that no
report names are one where all their words are the same.
"""

import re
from collections.abc import Iterator, Mapping

from headwater.link.reading import Reading
from headwater.names.bodies import holds_no_more, speaks_for_itself, stands_outside
from headwater.record.model import Actor
from headwater.record.spans import Span
from headwater.text import Extent, fold

DESCRIBED = frozenset(("PublicBody", "Organization"))
BODIES = frozenset(("PublicBody", "Organization", "Company", "Country", "LegalEntity"))
DEFINITE = re.compile(r"the\s+", re.I)
# Forces are described as a group of people, and are one body.
FORCE = re.compile(r"(?:the\s+)?(?:[\w-]+\s+)?(?:police|army|navy|air force|military|coast guard|customs)", re.I)
PARTY = re.compile(
    r"\bparty\b|^(?:democrats|republicans|conservatives|labour|social democrats|christian democrats)$", re.I
)
# Who holds such an office speaks for it, and not for his party.
GOVERNING = re.compile(r"\b(?:mayor|governor|minister|premier|chancellor|prosecutor|sheriff|commissioner)\b", re.I)
STATE_OFFICE = re.compile(
    r"\b(?:president|minister|secretary|ambassador|envoy|spokes\w+|official|premier|chancellor|leader|ruler|senator|"
    r"governor|general|commander|diplomat|attorney|director|chief|adviser|advisor)s?\b",
    re.IGNORECASE,
)


def find_institutions(reading: Reading) -> dict[str, str]:
    """The institution of every actor; the actor itself where nothing says more."""
    described = _described_bodies(reading)
    states = {a.country: a.id for a in reading.actors.values() if a.schema == "Country" and a.country}
    above = {key: _find_above(reading, actor, described, states) for key, actor in reading.actors.items()}
    first: dict[str, str] = {}
    for key in (k for k in find_described_bodies(reading) if above[k] is None):
        above[key] = first.setdefault(DEFINITE.sub("", fold(reading.actors[key].name)), key)
    return {key: _climb(key, above) for key in reading.actors}


def find_described_bodies(reading: Reading) -> list[str]:
    """The bodies that no report names and that are one in particular ('police', 'the fire department'), in order."""
    named = {m.actor for ms in reading.mentions.values() for m in ms if m.level in ("name", "demonym")}
    found: dict[str, None] = {}
    for report in reading.reports:
        for m in reading.mentions[report]:
            actor = reading.actors.get(m.actor or "")
            if actor and actor.id not in named and m.level == "nominal" and _is_body(actor, m.span.text):
                found.setdefault(actor.id)
    return list(found)


def _is_body(actor: Actor, words: str) -> bool:
    """Whether words are for one body in particular; the office of a president is no body of its own."""
    if actor.schema == "Group":
        return FORCE.fullmatch(words) is not None
    is_one = DEFINITE.match(words) is not None and STATE_OFFICE.search(words) is None
    return actor.schema in DESCRIBED and is_one


def _climb(actor: str, above: Mapping[str, str | None]) -> str:
    seen = {actor}
    while (higher := above.get(actor)) and higher not in seen:
        actor = higher
        seen.add(actor)
    return actor


def _find_above(reading: Reading, actor: Actor, described: Mapping[str, str], states: Mapping[str, str]) -> str | None:
    """The next body up, by what is surest: stated, a group's lead, the words of a title, the state of an office."""
    owner = reading.actors.get(actor.part_of or "")
    if owner and _speaks_for(actor, owner):
        return owner.id
    if actor.members and actor.members[0] in reading.actors:
        return actor.members[0]
    if actor.id in described:
        return described[actor.id]
    holds_office = any(
        STATE_OFFICE.search(o.title) and not all(_is_former(reading, span) for span in o.spans) for o in actor.offices
    )
    if actor.schema in ("Person", "Group") and holds_office and actor.country and actor.country in states:
        return states[actor.country]
    return None


def _speaks_for(actor: Actor, owner: Actor) -> bool:
    """Whether an actor is a voice of what it is part of: not a firm of its state, nor a mayor of his party."""
    if actor.schema == "Company" and owner.schema == "Country":
        return False
    return PARTY.search(owner.name) is None or not any(GOVERNING.search(o.title) for o in actor.offices)


def _is_former(reading: Reading, span: Span) -> bool:
    """Whether an office or a description is of what somebody was."""
    text = reading.reports[span.report].text
    return holds_no_more(text, span.start) or holds_no_more(span.text, span.text.find(" ") + 1)


def _described_bodies(reading: Reading) -> dict[str, str]:
    """The body that is named inside the description or title of somebody, the first by publication."""
    found: dict[str, str] = {}
    for report in reading.reports:
        for actor, span in _descriptions(reading, report):
            is_apart = stands_outside(span.text) or _is_former(reading, span)
            inside = None if is_apart else _body_inside(reading, span, actor)
            if inside:
                found.setdefault(actor, inside)
    return found


def _descriptions(reading: Reading, report: str) -> Iterator[tuple[str, Span]]:
    people = {key for key, a in reading.actors.items() if a.schema in ("Person", "Group")}
    owned = {key for key, a in reading.actors.items() if a.schema in DESCRIBED}
    for mention in reading.mentions[report]:
        if mention.actor in people | owned and mention.level in ("nominal", "conjunction"):
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
