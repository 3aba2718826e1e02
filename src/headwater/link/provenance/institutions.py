"""Which body counts as one voice with a speaker: all parts of one government are one.

The chain goes up `part_of`; where reading found none, the words do (`principals`), and for a holder of
a state office the state of that country.  Whoever sits in a parliament speaks for his party, if for anybody.  Bodies
that no report names are one where all their words are the same.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from headwater.link.provenance.ministries import join_ministries
from headwater.link.provenance.principals import FIRMS, find_principals, holds
from headwater.link.reading import Reading
from headwater.names.bodies import is_opposed, parse_body
from headwater.record.model import Actor
from headwater.text import fold

DESCRIBED = frozenset(("PublicBody", "Organization"))
LANDS = frozenset(("Country", "Place"))
DEFINITE = re.compile(r"the\s+", re.I)
# Forces are described as a group of people, and are one body.
FORCE = re.compile(r"(?:the\s+)?(?:[\w-]+\s+)?(?:police|army|navy|air force|military|coast guard|customs)", re.I)
# Papers of record, which anybody can ask for; a letter or a statement of nobody is nobody's word.
PAPERS = re.compile(
    r"^(?:[\w’'.-]+\s+){0,5}?(?:indictment|affidavit|complaint|lawsuit|suit|motion|petition|ruling|verdict|warrant|subpoena|"
    r"audit|register|registry|bulletin|annual report|tax returns?|"
    r"(?:court|election|port|tax|land|bank|police|phone|flight|company|state|county|hospital|campaign|customs|public)\s+"
    r"(?:\w+\s+)?(?:records?|documents?|papers|filings?|data|files))$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\s+(?:of|for|in|on|about|against|by|from|seen|filed|that|which)\b")
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
# Bodies of a state by their names; its firms, churches and parties do not act for it.
STATE_BODY = re.compile(
    r"\b(?:ministry|government|administration|cabinet|presidency|parliament|congress|senate|assembly|legislature|"
    r"judiciary|court|state|federal|junta|regime|military|army|navy|air force|armed forces|police|guards?|"
    r"security (?:services?|forces?|council|agency)|intelligence|(?<!news )agency|department|office|bureau|council|"
    r"commission|embassy|consulate|mission|delegation|secretariat|treasury|customs|authority|authorities|regulator|"
    r"prosecutors?|special counsel|central bank|diplomacy|leadership|side|command|forces?|corps)\b",
    re.IGNORECASE,
)
LAWYER = re.compile(r"\b(?:lawyers?|attorneys?)\b", re.IGNORECASE)
GOVERNOR = re.compile(r"\bgov(?:ernor)?\b", re.IGNORECASE)  # of a part of the state
# Who sits in a parliament speaks for no state, and for no place that sent him there.
ELECTED = re.compile(
    r"^(?:rep|representative|congress\w+|sen|senator|mp|mep|lawmaker|member of parliament|"
    r"(?:[\w-]+ )?(?:(?:majority|minority) (?:leader|whip)|speaker))\b(?!.*\bspokes)",
    re.IGNORECASE,
)
MAYOR = re.compile(r"\bmayor\b", re.IGNORECASE)
MEMBERS = re.compile(
    r"\b(?:lawmakers|legislators|senators|congressmen|members of (?:the )?(?:congress|parliament|house|senate))\b",
    re.IGNORECASE,
)
# Whoever is called by his party and does not speak for it.
FOLLOWING = re.compile(
    r"\b(?:operatives?|strategists?|consultants?|pollsters?|donors?|supporters?|sympathi[sz]ers?|activists?|campaigners?|"
    r"voters?|commentators?|fundraisers?|volunteers?)\b",
    re.IGNORECASE,
)
# Who runs for an office does not speak for the body that it is of.
RUNNING = re.compile(r"\b(?:candidate|nominee|contender|hopeful|front-?runner)\b", re.IGNORECASE)
# Offices that one state alone calls so, where a report need not say whose they are.
PECULIAR = {
    "us": re.compile(
        r"\b(?:(?:defense|treasury|homeland security|interior|commerce|energy|agriculture|labor) secretary|"
        r"secretary of (?:(?:the )?(?:defense|treasury|homeland security|interior|commerce|agriculture|labor)|state$)|"
        r"deputy attorney general|special counsel)",
        re.IGNORECASE,
    ),
    "gb": re.compile(r"\b(?:home secretary|chancellor of the exchequer|northern ireland secretary)\b", re.IGNORECASE),
}
# Where presidents sit: whose seat alone a story names is meant by "President Lund", whom no report calls by his state.
SEATS = frozenset(("White House", "Kremlin", "Elysee", "Blue House"))
PRESIDENT = re.compile(r"(?:vice[ -])?president", re.IGNORECASE)
# Of the organs of a state these stand for it last.
APART = re.compile(r"\b(?:court|senate|congress|parliament|assembly|house of|commission|council)\b", re.IGNORECASE)
GOVERNMENT = re.compile(r"(?:the\s+)?(?P<head>[\w’'-]+)\s+(?:administration|government|cabinet)", re.IGNORECASE)
ADMINISTRATION = re.compile(r"(?:the\s+)?(?:[\w’'-]+\s+)?administration", re.IGNORECASE)  # so a president's is called
CAMPAIGN = re.compile(r"(?:the\s+)?(?P<head>[\w’'-]+?)(?:['’]s?)?\s+(?:[\w-]+\s+)?campaign", re.IGNORECASE)


class Known(NamedTuple):
    """What a story tells of bodies: whom the words for an actor name, each state, who heads what, whose president.

    `defended` are those for whom a lawyer speaks.
    """

    described: Mapping[str, str]
    states: Mapping[str, str]
    heads: Mapping[str, str]
    presidency: str | None
    defended: frozenset[str]


def find_institutions(reading: Reading) -> dict[str, str]:
    """The institution of every actor; the actor itself where nothing says more."""
    described = find_principals(reading)
    known = Known(
        described,
        _list_states(reading),
        _list_heads(reading),
        _find_presidency(reading),
        _find_defended(reading, described),
    )
    above = {key: _find_above(reading, actor, known) for key, actor in reading.actors.items()}
    above |= dict(_find_candidates(reading, known.heads, above))
    bodies = find_described_bodies(reading)
    above |= join_ministries(reading, {key: _climb(key, above) for key in reading.actors}, bodies)
    first: dict[str, str] = {}
    for key in (k for k in bodies if above[k] is None):
        above[key] = first.setdefault(DEFINITE.sub("", fold(reading.actors[key].name)), key)
    return {key: _climb(key, above) for key in reading.actors}


def _list_states(reading: Reading) -> dict[str, str]:
    """The state of each country; where none is mentioned, one of its organs stands for it: first "the White House"."""
    ordered = sorted(
        filter(_is_organ, reading.actors.values()), key=lambda a: (a.name not in SEATS, bool(APART.search(a.name)))
    )
    organs = {a.country: a.id for a in reversed(ordered) if a.country}
    return organs | {a.country: a.id for a in reading.actors.values() if a.schema == "Country" and a.country}


def _find_presidency(reading: Reading) -> str | None:
    """The country whose seat of the president a story names, if it names one alone."""
    seats = {a.country for a in reading.actors.values() if a.name in SEATS and a.country}
    return seats.pop() if len(seats) == 1 else None


def _find_defended(reading: Reading, described: Mapping[str, str]) -> frozenset[str]:
    """Whoever has a lawyer who speaks: in that affair he speaks for himself, whatever his party says."""
    agents = ((reading.actors[agent], client) for agent, client in described.items() if agent in reading.actors)
    return frozenset(
        client
        for agent, client in agents
        if any(LAWYER.search(t) for t in (agent.name, *(o.title for o in agent.offices)))
    )


def _is_organ(actor: Actor) -> bool:
    return actor.schema == "PublicBody" and actor.part_of is None and not is_opposed(actor.name)


def find_described_bodies(reading: Reading) -> list[str]:
    """The bodies and papers that no report names, one in particular each ('police', 'the indictment'), in order."""
    found: dict[str, None] = {}
    for report in reading.reports:
        for m in reading.mentions[report]:
            actor = reading.actors.get(m.actor or "")
            if actor and actor.id not in reading.named and m.level == "nominal" and _is_body(actor, m.span.text):
                found.setdefault(actor.id)
    return list(found)


def _is_body(actor: Actor, words: str) -> bool:
    """Whether words are for one body or paper in particular; the office of a president is no body of its own."""
    if actor.schema == "Group":
        return FORCE.fullmatch(words) is not None
    if actor.schema == "Document":
        return PAPERS.match(PREPOSITION.split(words)[0]) is not None
    is_one = DEFINITE.match(words) is not None and STATE_OFFICE.search(words) is None
    return actor.schema in DESCRIBED and is_one


def _climb(actor: str, above: Mapping[str, str | None]) -> str:
    seen = {actor}
    while (higher := above.get(actor)) and higher not in seen:
        actor = higher
        seen.add(actor)
    return actor


def _list_heads(reading: Reading) -> dict[str, str]:
    """By the last word of their name, the people who may head something called by it; who shares that word does not."""
    found: dict[str, list[str]] = {}
    for actor in reading.actors.values():
        if actor.schema == "Person" and actor.name.strip():
            found.setdefault(fold(actor.name).split()[-1], []).append(actor.id)
    return {word: keys[0] for word, keys in found.items() if len(keys) == 1}


def _find_candidates(
    reading: Reading, heads: Mapping[str, str], above: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    """The campaigns with their candidates, but for one who speaks for a state: his campaign does not."""
    for key, actor in reading.actors.items():
        campaign = CAMPAIGN.fullmatch(actor.name) if actor.schema in DESCRIBED and above[key] is None else None
        candidate = heads.get(fold(campaign["head"])) if campaign else None
        if candidate and reading.actors[_climb(candidate, above)].schema != "Country":
            yield key, candidate


def _find_above(reading: Reading, actor: Actor, known: Known) -> str | None:
    """The next body up, by what is surest: stated, a group's lead, the words of a title, the state of an office."""
    if _is_elected(actor):
        return None if actor.id in known.defended else _find_party(reading, actor)
    owner = reading.actors.get(actor.part_of or "")
    peculiar = _find_peculiar(reading, actor, known) if owner is None or not owner.country else None
    if peculiar and peculiar in known.states:
        return known.states[peculiar]
    if owner and _speaks_for(reading, actor, owner):
        return owner.id
    if actor.members and actor.members[0] in reading.actors:
        return actor.members[0]
    principal = reading.actors.get(known.described.get(actor.id, ""))
    if principal and _speaks_for(reading, actor, principal):
        return principal.id
    seat = known.states.get(known.presidency or "") if ADMINISTRATION.fullmatch(actor.name) else None
    if government := GOVERNMENT.fullmatch(actor.name):
        return known.heads.get(fold(government["head"]), seat)
    if seat:
        return seat
    country = _find_state(reading, actor)
    return known.states.get(country) if country else None


def _is_elected(actor: Actor) -> bool:
    """Whether somebody sits, or some sit, in a parliament and govern nothing."""
    if actor.schema == "Group":
        return MEMBERS.search(actor.name) is not None
    if actor.schema != "Person":
        return False
    titles = [o.title for o in actor.offices]
    return any(ELECTED.search(t) for t in titles) and not any(GOVERNING.search(t) for t in titles)


def _find_party(reading: Reading, actor: Actor) -> str | None:
    bodies = (reading.actors.get(key or "") for key in (actor.part_of, *(o.of for o in actor.offices)))
    return next((b.id for b in bodies if b and PARTY.search(b.name)), None)


def _find_state(reading: Reading, actor: Actor) -> str | None:
    """The country for which somebody holds an office, by what is told of him or by how it is called."""
    if _is_organ(actor):
        return actor.country
    if actor.schema not in ("Person", "Group") or not actor.country:
        return None
    is_official = any(
        STATE_OFFICE.search(t) and not (is_opposed(t) or GOVERNOR.search(t)) for t in _list_held(reading, actor)
    )
    return actor.country if is_official else None


def _find_peculiar(reading: Reading, actor: Actor, known: Known) -> str | None:
    """The country that alone calls an office so, or that alone in the story has a president; of whom none is told."""
    if actor.schema not in ("Person", "Group") or actor.country:
        return None
    held = _list_held(reading, actor)
    if known.presidency and any(map(PRESIDENT.fullmatch, held)):
        return known.presidency
    return next((state for state, called in PECULIAR.items() if any(called.search(t) for t in held)), None)


def _list_held(reading: Reading, actor: Actor) -> list[str]:
    """The offices that somebody still holds."""
    return [o.title for o in actor.offices if holds(reading, o)]


def _speaks_for(reading: Reading, actor: Actor, owner: Actor) -> bool:
    """Whether an actor is a voice of what it is part of: not a mayor of his party, nor of a state its ex-president."""
    if PARTY.search(owner.name) and _is_following(actor):
        return False
    if owner.schema in LANDS and not _acts_for_land(actor, owner):
        return False
    if owner.schema in LANDS and actor.offices and not _list_held(reading, actor):
        return False
    if any(RUNNING.search(o.title) for o in actor.offices) and PARTY.search(owner.name) is None:
        return any(STATE_OFFICE.search(o.title) and not RUNNING.search(o.title) for o in actor.offices)
    return PARTY.search(owner.name) is None or not any(GOVERNING.search(o.title) for o in actor.offices)


def _is_following(actor: Actor) -> bool:
    """Whether somebody is only on the side of a party: "Republican strategist Ada Lund", "Labour donors"."""
    called = [o.title for o in actor.offices] or [actor.name]
    return all(FOLLOWING.search(words) for words in called)


def _acts_for_land(actor: Actor, land: Actor) -> bool:
    """Whether who or what is of a state or a place acts for it: no firm, church or party, nor who is against it."""
    if actor.schema == "Person":
        titles = [o.title for o in actor.offices]
        is_local = land.schema == "Country"  # a mayor is his town's
        return not titles or not all(is_opposed(t) or (is_local and MAYOR.search(t)) for t in titles)
    if is_opposed(actor.name):
        return False
    known = parse_body(actor.name).known
    is_organ = STATE_BODY.search(actor.name) is not None or (known is not None and known.type == "public_body")
    return actor.schema not in FIRMS or is_organ
