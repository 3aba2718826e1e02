"""Participants: who takes part in one happening, and where, if two reports name others, or exchange giver and taker."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, product

import msgspec

from headwater.link.assertion.propositions import Proposition, list_players
from headwater.link.likeness.evidence import have_other_days
from headwater.link.likeness.pairs import is_reversed
from headwater.link.provenance.institutions import LANDS
from headwater.link.reading import Reading
from headwater.link.senses import find_sense
from headwater.names import word_key
from headwater.record.model import Actor, Difference, Event
from headwater.record.spans import Evidence
from headwater.text import STOPWORDS, plain_word, stem, words

# Roles that are one where two act together, and how they are told.
ROLES = ((("agent", "counterpart"), "by"), (("target",), "against"), (("supplier",), "from"), (("recipient",), "to"))
TEAMS = ("Organization", "Company")
# People who are not the body that they belong to: a suit against a campaign's officials is none against the campaign.
PEOPLE = frozenset(
    "officials aides staff staffers members leaders workers executives managers associates advisers advisors employees "
    "supporters lawyers".split()
)
Kind = tuple[str, str | None, str]
Pair = tuple[Proposition, Proposition]


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part in one role of what a claim tells, by the tellings of one report."""

    told: tuple[Proposition, ...]
    actors: frozenset[str]


def find_participants(reading: Reading, members: Sequence[Proposition], bodies: Mapping[str, str]) -> Difference | None:
    """The first two reports that name others in one role of one happening; `bodies` are the institutions of actors."""
    for _, told in sorted(_list_happenings(members).items(), key=lambda row: str(row[0])):
        for roles, name in ROLES:
            casts = list(_list_casts(reading, told, roles))
            for a, b in combinations(casts, 2):
                if pair := _find_others(reading, a, b, bodies):
                    return _make(reading, name, (a, b), pair)
    return None


def find_reversed(reading: Reading, pairs: Iterable[Pair]) -> Difference | None:
    """The first two tellings, of two reports, in which giver and taker have changed places."""
    for a, b in pairs:
        is_swapped = any(is_reversed(e, f) for e in a.events for f in b.events)
        if is_swapped and a.evidence.report != b.evidence.report:
            files = [reading.reports[m.evidence.report].file for m in (a, b)]
            words = f"who gives in {files[0]} receives in {files[1]}"
            return Difference(kind="direction", words=words, spans=(a.evidence.span, b.evidence.span))
    return None


def find_places(reading: Reading, pairs: Iterable[Pair]) -> Difference | None:
    """The first two tellings of what the same people do in two places, of which neither report names the other's."""
    for a, b in pairs:
        told = a.places and b.places and not a.places & b.places and a.evidence.report != b.evidence.report
        is_one = a.head == b.head and len(a.people & b.people) > 1 and not have_other_days(a, b)
        if told and is_one and not (_names_any(reading, a, b.places) or _names_any(reading, b, a.places)):
            shown = ((reading.actors[min(m.places)], m.evidence) for m in (a, b))
            words = ", ".join(f"in {place.name} in {reading.reports[e.report].file}" for place, e in shown)
            return Difference(kind="content", words=words, spans=(a.evidence.span, b.evidence.span))
    return None


def _names_any(reading: Reading, item: Proposition, actors: Set[str]) -> bool:
    return any(m.actor in actors for m in reading.mentions[item.evidence.report])


def _list_happenings(members: Sequence[Proposition]) -> dict[Kind, list[Proposition]]:
    """The tellings of a claim by what happens first in them, where they tell just that."""
    found: dict[Kind, list[Proposition]] = defaultdict(list)
    for item in members:
        for event in item.events[:1]:
            if item.is_event or item.head == _sense(event):
                found[event.type, event.subtype, event.polarity].append(item)
    return found


def _list_casts(reading: Reading, told: Sequence[Proposition], roles: Sequence[str]) -> Iterator[Cast]:
    """The actors in a role, each report once, by publication."""
    for report in sorted({m.evidence.report for m in told}, key=reading.rank):
        own = tuple(m for m in told if m.evidence.report == report and _list_in(m.events[0], roles))
        if own:
            yield Cast(told=own, actors=frozenset(actor for m in own for actor in _list_in(m.events[0], roles)))


def _list_in(event: Event, roles: Sequence[str]) -> set[str]:
    return {actor for role in roles for actor in list_players(event, role)}


def _find_others(reading: Reading, a: Cast, b: Cast, bodies: Mapping[str, str]) -> tuple[Actor, Actor] | None:
    """One who takes part by the one report alone, and one by the other alone, who are not the same or of one body.

    Others may take part in another happening of the kind: that it is one, the rest of the cast or one source says.
    """
    mine, its = ([reading.actors[key] for key in sorted(row)] for row in (a.actors - b.actors, b.actors - a.actors))
    pairs = list(product(mine, its))
    people = (pair for pair in pairs if _are_people_of(reading, *pair) or _are_people_of(reading, *reversed(pair)))
    voices = {m.voice for m in a.told} & {m.voice for m in b.told} - {None}
    is_one = bool(a.actors & b.actors or voices)
    named = [{actor for m in cast.told for actor in m.actors} for cast in (a, b)]
    known = [_list_known(reading, cast, named[0] & named[1]) for cast in (a, b)] if is_one else []
    apart = ((x, y) for x, y in pairs if is_one and x.id not in known[1] and y.id not in known[0])
    return next(people, None) or next((pair for pair in apart if _are_others(reading, *pair, bodies)), None)


def _list_known(reading: Reading, cast: Cast, shared: Set[str]) -> set[str]:
    """Who takes part, by a report, in any such happening, or in any with one whom both reports name."""
    told = cast.told[0].events[0]
    casts = [(e, {r.actor for r in e.roles if r.actor}) for e in reading.events[told.report]]
    alike = (actors for e, actors in casts if e.type == told.type or _sense(e) == _sense(told) or actors & shared)
    return set().union(*alike)


def _sense(event: Event) -> str:
    return find_sense(stem(plain_word(event.trigger.text)))


def _are_others(reading: Reading, x: Actor, y: Actor, bodies: Mapping[str, str]) -> bool:
    """Whether two who are named are neither one nor of one body; what shares a word of its name may be either."""
    if not {x.id, y.id} <= reading.named or y.id in x.possibly_same_as or x.id in y.possibly_same_as:
        return False
    if set(_list_words(x)) & set(_list_words(y)):
        return False
    alike = (x.schema == "Person") == (y.schema == "Person") and "Group" not in (x.schema, y.schema)
    return alike and bodies.get(x.id, x.id) != bodies.get(y.id, y.id) and not _is_of(x, y) and not _is_of(y, x)


def _is_of(x: Actor, y: Actor) -> bool:
    """Whether one belongs to the other, as far as is known: a firm may be its state's, a place lies in it."""
    return x.part_of == y.id or (y.schema in LANDS and x.schema not in LANDS and x.country in (None, y.country))


def _list_words(actor: Actor) -> list[str]:
    return [key for w in words(actor.name) if (key := word_key(w.text)) not in STOPWORDS]


def _are_people_of(reading: Reading, people: Actor, body: Actor) -> bool:
    """Whether the one are described as people of the other, a body that is no state."""
    if people.id in reading.named or body.schema not in TEAMS:
        return False
    theirs, its = _list_words(people), _list_words(body)
    return theirs[-1:] != its[-1:] and theirs[-1] in PEOPLE and set(its) <= set(theirs)


def _make(reading: Reading, name: str, casts: tuple[Cast, Cast], pair: tuple[Actor, Actor]) -> Difference:
    """Each of the two with the telling that names him among the most."""
    shown = [_find_fullest(cast, actor) for cast, actor in zip(casts, pair, strict=True)]
    told = (f"{name} {actor.name} in {reading.reports[e.report].file}" for actor, e in zip(pair, shown, strict=True))
    return Difference(kind="content", words=", ".join(told), spans=tuple(e.span for e in shown))


def _find_fullest(cast: Cast, actor: Actor) -> Evidence:
    naming = [m for m in cast.told if any(r.actor == actor.id for r in m.events[0].roles)]
    return max(naming, key=lambda m: len(m.events[0].roles)).evidence
