"""Persons whom two reports call otherwise: an office that nobody has beside the other one, a family name cut in half.

Who somebody is belongs to no claim alone.  The difference is shown once, at a claim that both reports tell of him.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from headwater.link.reading import Reading
from headwater.names import parse_person
from headwater.names.offices import GENERAL, HEADS_OF_STATE, Position, exclude_each_other, read_office
from headwater.record.model import Actor, Claim, Difference
from headwater.record.spans import Evidence, Span
from headwater.text import Extent, fold

FEWEST = 2  # reports that only say "leader" from which the one that says "president" stands alone


def add_persons(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, with what reports differ in of the persons whom they name."""
    found: dict[str, list[Difference]] = defaultdict(list)
    for actor in sorted(reading.actors.values(), key=lambda a: a.id):
        for difference in _contrast(reading, actor) if actor.schema == "Person" else ():
            home = _find_home(reading, actor, difference, claims)
            if home:
                found[home.id].append(difference)
    return tuple(
        msgspec.structs.replace(c, differences=(*c.differences, *found[c.id])) if c.id in found else c for c in claims
    )


def _contrast(reading: Reading, actor: Actor) -> Iterator[Difference]:
    for spans in (_find_rivals(actor), _find_lone_rank(actor), _find_cut_name(actor)):
        if spans:
            yield _make(reading, actor, spans)


def _list_offices(actor: Actor) -> dict[Position, tuple[Span, ...]]:
    """The offices of a person with the places where each is given, in the order in which they were given."""
    found: dict[Position, tuple[Span, ...]] = {}
    for office in actor.offices:
        if position := read_office(office.title):
            found[position] = (*found.get(position, ()), *office.spans)
    return found


def _find_rivals(actor: Actor) -> tuple[Span, ...]:
    """The places of the first two offices that exclude each other and that no report gives both, now or formerly."""
    offices = _list_offices(actor)
    for (one, mine), (other, its) in combinations(offices.items(), 2):
        if _are_apart(mine, its) and exclude_each_other(mine[0].text, its[0].text):
            kept = {(p.field, p.office, p.is_deputy) for p in (one, other)}
            return tuple(s for p, row in offices.items() if (p.field, p.office, p.is_deputy) in kept for s in row)
    return ()


def _find_lone_rank(actor: Actor) -> tuple[Span, ...]:
    """A head of state in one report alone, where several others only say "leader"."""
    offices = {p.office: row for p, row in _list_offices(actor).items() if not (p.field or p.is_deputy or p.is_past)}
    ranks = [row for office, row in offices.items() if office in HEADS_OF_STATE]
    if len(ranks) != 1 or len({s.report for s in ranks[0]}) != 1:
        return ()
    general = (s for office, row in offices.items() if office in GENERAL for s in row)
    others = tuple(s for s in general if s.report != ranks[0][0].report)
    return (*ranks[0], *others) if len({s.report for s in others}) >= FEWEST else ()


def _find_cut_name(actor: Actor) -> tuple[Span, ...]:
    """Whole names with a double family name, and whole names with one half of it."""
    whole: dict[str, list[Span]] = defaultdict(list)
    for name in actor.names:
        person = parse_person(name.text)
        if person.given and person.family:
            whole[person.family] += name.spans
    for family, mine in sorted(whole.items()):
        for half, its in sorted(whole.items()):
            if "-" in family and half in family.split("-") and _are_apart(mine, its):
                return (*mine, *its)
    return ()


def _are_apart(mine: Sequence[Span], its: Sequence[Span]) -> bool:
    """Whether no report has both."""
    return not {s.report for s in mine} & {s.report for s in its}


def _make(reading: Reading, actor: Actor, spans: Sequence[Span]) -> Difference:
    """What each report calls a person, each once, by publication."""
    first: dict[tuple[str, str], Span] = {}
    for span in sorted(spans, key=reading.place):
        first.setdefault((span.report, fold(span.text)), span)
    told = ", ".join(f"‘{span.text}’ in {reading.reports[key].file}" for (key, _), span in first.items())
    return Difference(kind="content", words=f"{actor.name}: {told}", spans=tuple(first.values()))


def _find_home(reading: Reading, actor: Actor, difference: Difference, claims: Sequence[Claim]) -> Claim | None:
    """The claim that most of the reports tell of the person; of several the first."""
    reports = {s.report for s in difference.spans}

    def count(claim: Claim) -> int:
        return len({e.report for e in claim.support if e.report in reports and _names(reading, e, actor)})

    best = max(claims, key=count, default=None)
    return best if best and count(best) else None


def _names(reading: Reading, evidence: Evidence, actor: Actor) -> bool:
    """Whether a telling is of a person, or by him."""
    statement = reading.said.get(evidence.statement or "")
    if statement and statement.speaker and statement.speaker.actor == actor.id:
        return True
    mentions = reading.mentions_in(evidence.report, Extent(evidence.start, evidence.end))
    return any(m.actor == actor.id for m in mentions)
