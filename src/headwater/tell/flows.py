"""Which claims flow from which origin by which agency to which report, and who the origins are."""

from collections import Counter
from typing import NamedTuple

from headwater.record.model import Origin
from headwater.record.spans import Evidence
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.voices import NO_SOURCE, is_known, name_actor, name_institution
from headwater.tell.wording import flatten, shorten, write_when

MOST_ORIGINS = 12  # more labels than this stand closer than they can be read
UNKNOWN = "unknown"
FURTHER = "further"
TITLE, SUBTITLE = 36, 34  # letters that fit beside the drawing


class Flow(NamedTuple):
    """A way of claims: an origin's id, an agency's name or nothing, a report's id."""

    origin: str
    agency: str
    report: str


class Spring(NamedTuple):
    """An origin as a label: who, on which occasion, and which institution it is a part of."""

    key: str
    title: str
    subtitle: str
    voice: str


def count_flows(index: Index) -> Counter[Flow]:
    """How many claims go each way; a claim counts once a way, however often a report repeats it."""
    seen: set[tuple[str, Flow]] = set()
    for claim in index.claims.values():
        seen.update((claim.id, _trace(e, index)) for e in claim.support if e.report in index.reports)
    return _merge_small(Counter(flow for _, flow in seen))


def _trace(evidence: Evidence, index: Index) -> Flow:
    origin = find_origin(evidence, index)
    key = origin.id if origin and is_known(origin) else _name_unplaced(evidence, index)
    return Flow(key, _name_agency(evidence, origin, index) or "", evidence.report)


def _name_unplaced(evidence: Evidence, index: Index) -> str:
    """A named speaker whose occasion nobody knows is still somebody: kept by the actor's id."""
    statement = find_statement(evidence, index)
    actor = statement.speaker.actor if statement and statement.speaker else None
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


def _merge_small(flows: Counter[Flow]) -> Counter[Flow]:
    """The flows with all but the widest origins taken together."""
    weights: Counter[str] = Counter()
    for flow, number in flows.items():
        weights[flow.origin] += number
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    small = {key for key in ranked[MOST_ORIGINS:] if key != UNKNOWN}
    if len(small) < 2:
        return flows
    merged: Counter[Flow] = Counter()
    for flow, number in flows.items():
        merged[flow._replace(origin=FURTHER) if flow.origin in small else flow] += number
    return merged


def view_spring(key: str, index: Index) -> Spring:
    """An origin as a label."""
    if key in (UNKNOWN, FURTHER):
        title = "No identified source" if key == UNKNOWN else "Further origins"
        return Spring(key, title, "independence not established" if key == UNKNOWN else "each with few claims", "")
    origin = index.origins.get(key)
    if origin is None:
        name = shorten(name_actor(key, index) or NO_SOURCE, TITLE)
        return Spring(key, name, "occasion not known", _climb(key, index))
    name = name_actor(origin.speaker, index) or name_institution(origin.institution, index) or NO_SOURCE
    when = write_when(origin.when) if origin.when and origin.when.is_known else ""
    occasion = shorten(origin.occasion or "", SUBTITLE)
    voice = name_institution(origin.institution, index) or name
    return Spring(key, shorten(name, TITLE), " · ".join(filter(None, (occasion, when))) or "occasion not known", voice)


def _climb(key: str, index: Index) -> str:
    """The voice of a speaker without an origin: the body above which the record knows none."""
    seen: set[str] = set()
    actor = index.actors.get(key)
    while actor and actor.part_of in index.actors and actor.id not in seen:
        seen.add(actor.id)
        actor = index.actors[actor.part_of]
    return name_institution(actor.id, index) or "" if actor else ""
