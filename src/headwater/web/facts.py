"""What claims are filtered and sorted by: their kinds of event, modalities, actors, days and counts."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from headwater.dates import Day
from headwater.record.model import Claim, Event, Modality, Statement
from headwater.tell.index import Index, find_statement
from headwater.tell.stories import list_bearers
from headwater.tell.voices import list_origins
from headwater.web.queries import ClaimQuery


class Facts(NamedTuple):
    """A claim, to be compared: `days` are the first and the last on which its reports may have been printed."""

    claim: Claim
    number: int
    types: frozenset[str]
    modalities: frozenset[Modality]
    actors: frozenset[str]
    days: tuple[Day | None, Day | None]
    origins: int
    stories: frozenset[str]


KEYS: dict[str, Callable[[Facts], int]] = {
    "number": lambda f: f.number,
    "reports": lambda f: -f.claim.reports,
    "texts": lambda f: -f.claim.texts,
    "origins": lambda f: -f.origins,
    "voices": lambda f: -f.claim.independent_origins,
    "first": lambda f: f.days[0].toordinal() if f.days[0] else Day.max.toordinal(),
}


def gather_facts(index: Index) -> dict[str, Facts]:
    """The facts of every claim by its id, best claims first."""
    told = {report: story.id for story in index.record.stories for report in story.reports}
    return {claim.id: _find_facts(claim, index, told) for claim in index.claims.values()}


def _find_facts(claim: Claim, index: Index, told: Mapping[str, str]) -> Facts:
    pieces = (*claim.support, *claim.denials)
    events = [index.events[e.event] for e in pieces if e.event in index.events]
    statements = [s for e in pieces if (s := find_statement(e, index))]
    printed = [index.reports[e.report].published for e in claim.support if e.report in index.reports]
    starts, ends = [w.start for w in printed if w.start], [w.end for w in printed if w.end]
    return Facts(
        claim=claim,
        number=index.places[claim.id],
        types=frozenset(kind for event in events for kind in event.kinds),
        modalities=frozenset(event.modality for event in events),
        actors=frozenset(_list_actors(claim, events, statements, index)),
        days=(min(starts, default=None), max(ends, default=None)),
        origins=len(list_origins(claim, index)),
        stories=frozenset(story for key in list_bearers(claim) if (story := told.get(key))),
    )


def _list_actors(claim: Claim, events: Iterable[Event], statements: Iterable[Statement], index: Index) -> Iterable[str]:
    """Who says it, for whom, and who takes part in what is said."""
    origins = [index.origins[key] for key in (*claim.origins, *claim.uncertain_origins) if key in index.origins]
    found = [key for origin in origins for key in (origin.speaker, origin.institution)]
    found += [role.actor for event in events for role in event.roles]
    found += [s.speaker.actor for s in statements if s.speaker]
    return (key for key in found if key)


def select_facts(facts: Iterable[Facts], query: ClaimQuery) -> list[Facts]:
    """The claims that a query lets through, in its order; those alike stand as they are numbered."""
    found = [f for f in facts if _passes(f, query)]
    name = query.sort.lstrip("-")
    sign = -1 if query.sort.startswith("-") else 1
    return sorted(found, key=lambda f: (sign * KEYS[name](f), f.number))


def _passes(facts: Facts, query: ClaimQuery) -> bool:
    first, last = facts.days
    return (
        (not query.type or query.type in facts.types)
        and (not query.modality or query.modality in facts.modalities)
        and (not query.actor or query.actor in facts.actors)
        and (not query.story or query.story in facts.stories)
        and (not query.since or (last is not None and last >= query.since))
        and (not query.until or (first is not None and first <= query.until))
        and (not query.denied or bool(facts.claim.denials))
        and (not query.alone or facts.origins == 1)
    )
