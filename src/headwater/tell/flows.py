"""Which claims flow from which origin by which agency to which report, and who the origins are."""

from typing import NamedTuple

from headwater.record.model import Origin
from headwater.record.spans import Evidence
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.voices import NO_SOURCE, is_known, name_actor, name_institution
from headwater.tell.wording import flatten, shorten, write_when

UNKNOWN = "unknown"
TITLE, SUBTITLE = 36, 34  # letters that fit beside the drawing


class Flow(NamedTuple):
    """A way of claims: an origin's id, an agency's name or nothing, a report's id; or what these are folded into."""

    origin: str
    agency: str
    report: str


class Spring(NamedTuple):
    """An origin as a label: who, on which occasion; `voice` is the institution that it is a part of, `actor` its id."""

    key: str
    title: str
    subtitle: str
    voice: str
    actor: str | None


def list_ways(index: Index) -> set[tuple[str, Flow]]:
    """Each claim with each of its ways; once a way, however often a report repeats it."""
    known: dict[tuple[str, str | None, str | None], Flow] = {}
    ways = set()
    for claim in index.claims.values():
        for evidence in claim.support:
            if evidence.report in index.reports:
                key = (evidence.report, evidence.statement, evidence.event)
                flow = known.get(key) or known.setdefault(key, _trace(evidence, index))
                ways.add((claim.id, flow))
    return ways


def _trace(evidence: Evidence, index: Index) -> Flow:
    origin = find_origin(evidence, index)
    key = origin.id if origin and is_known(origin) else _name_unplaced(evidence, index)
    return Flow(key, _name_agency(evidence, origin, index) or "", evidence.report)


def _name_unplaced(evidence: Evidence, index: Index) -> str:
    """A named speaker whose occasion nobody knows is still somebody: kept by the actor's id."""
    statement = find_statement(evidence, index)
    actor = statement.actor if statement else None
    return actor if actor in index.actors else UNKNOWN


def _name_agency(evidence: Evidence, origin: Origin | None, index: Index) -> str | None:
    """The agency between origin and report: the channel that the words name, else the report's credited agency."""
    statement = find_statement(evidence, index)
    relays = [name_actor(key, index) for key in (statement.relayed_by if statement else ())]
    own = {index.reports[evidence.report].outlet, *((origin.speaker, origin.institution) if origin else ())}
    named = [
        n for key, n in zip(statement.relayed_by if statement else (), relays, strict=True) if n and key not in own
    ]
    credited = [flatten(c.name) for c in index.reports[evidence.report].credits if c.kind == "agency"]
    return next(iter([*named, *credited]), None)


def view_spring(key: str, index: Index) -> Spring:
    """An origin as a label."""
    if key == UNKNOWN:
        return Spring(key, "No identified source", "independence not established", "", None)
    origin = index.origins.get(key)
    if origin is None:
        home = _climb(key, index)
        name = shorten(name_actor(key, index) or NO_SOURCE, TITLE)
        return Spring(key, name, "occasion not known", name_institution(home, index) or "", home)
    name = name_actor(origin.speaker, index) or name_institution(origin.institution, index) or NO_SOURCE
    when = write_when(origin.when) if origin.when and origin.when.is_known else ""
    told = origin.occasion if origin.occasion != name else ""
    occasion = shorten((told or "").removeprefix(f"{name}, "), SUBTITLE)
    words = " · ".join(filter(None, (occasion, when))) or "occasion not known"
    voice = name_institution(origin.institution, index) or name
    return Spring(key, shorten(name, TITLE), words, voice, origin.institution or origin.speaker)


def _climb(key: str, index: Index) -> str | None:
    """The voice of a speaker without an origin: the body above which the record knows none."""
    seen: set[str] = set()
    actor = index.actors.get(key)
    while actor and actor.part_of in index.actors and actor.id not in seen:
        seen.add(actor.id)
        actor = index.actors[actor.part_of]
    return actor.id if actor else None
