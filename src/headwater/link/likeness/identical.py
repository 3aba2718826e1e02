"""Events that are one happening in whatever words they are told, by who takes part in them and when.

Two events with one doer, one kind, one object and one day are one: "blacklisted" and "put under sanctions" need have no
words in common.  (Of 47 such pairs in four stories that people had read, 46 were one.)
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, combinations, product

from headwater.dates import When, intersect
from headwater.link.assertion.affected import name_act
from headwater.link.assertion.propositions import Proposition, list_players
from headwater.link.clusters import Pair
from headwater.link.likeness.evidence import have_other_days, is_as_real
from headwater.link.provenance.institutions import LANDS
from headwater.link.reading import Reading
from headwater.record.model import Event

OTHER = ":OTHER"


def find_identical(reading: Reading, items: Sequence[Proposition], bodies: Mapping[str, str]) -> list[Pair]:
    """The pairs of events that are one happening; `bodies` are the institutions of actors."""
    shelf: dict[tuple[str, str], list[int]] = defaultdict(list)  # one happening has a kind and an actor in common
    for n, item in enumerate(items):
        for event in item.events if item.is_event else ():
            for key in product({event.type, *event.also}, {r.actor for r in event.roles if r.actor}):
                shelf[key].append(n)
    pairs = dict.fromkeys(pair for row in shelf.values() for pair in combinations(row, 2))
    alike = [(i, j) for i, j in pairs if _are_identical(reading, items[i], items[j], bodies)]
    mixed = {n for n in dict.fromkeys(chain.from_iterable(alike)) if _holds_another(reading, items[n])}
    return [(i, j) for i, j in alike if not mixed & {i, j}]


def _holds_another(reading: Reading, item: Proposition) -> bool:
    """Whether the words of an event tell of another, too: 'was seized on 9 November and yesterday was charged'."""
    inside = reading.events_in(item.evidence.report, item.evidence.extent)
    return any(e.id != item.evidence.event for e in inside)


def _are_identical(reading: Reading, a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> bool:
    e, f = a.events[0], b.events[0]
    if e.polarity != f.polarity or not is_as_real(e, f) or have_other_days(a, b):
        return False
    if a.affected and a.affected == b.affected:
        # A state is put under sanctions in many rounds; a person or a firm once.
        is_somebody = not any(reading.actors[who].schema in LANDS for who in a.affected)
        return is_somebody and name_act(e) == name_act(f) and _may_be_by_one(e, f, bodies)
    return _are_of_one_type(e, f) and _are_on_one_day(e.when, f.when) and _have_one_frame(e, f)


def _may_be_by_one(e: Event, f: Event, bodies: Mapping[str, str]) -> bool:
    mine, its = ({bodies.get(p, p) for p in list_players(event, "agent")} for event in (e, f))
    return bool(mine & its) or not (mine and its)


def _are_of_one_type(e: Event, f: Event) -> bool:
    """Whether both are of a type that says what happens."""
    return any(not kind.endswith(OTHER) for kind in {e.type, *e.also} & {f.type, *f.also})


def _are_on_one_day(one: When, other: When) -> bool:
    """Whether both have a first and a last day, and a day in common."""
    is_known = all(w.start and w.end for w in (one, other))
    return is_known and intersect(one, other) is not None


def _have_one_frame(e: Event, f: Event) -> bool:
    """Whether the same take part: in two roles at least and in none another, or as doer and counterpart."""
    mine, its = (list_players(event, "agent") | list_players(event, "counterpart") for event in (e, f))
    roles = {r.role for r in e.roles if r.actor} & {r.role for r in f.roles if r.actor}
    is_mutual = len(mine) > 1 and mine == its
    return is_mutual or (len(roles) > 1 and all(list_players(e, role) & list_players(f, role) for role in roles))
