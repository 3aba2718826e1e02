"""What people decided about mentions, laid to the clusters: joined, parted, or kept as possibly the same.

Judgements name characters of a report.  A judgement on characters that no mention covers any more has no effect and is
kept.  Where two judgements cannot both hold, the one that parts is followed: a false merge costs more than a miss.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from headwater.annotations import Annotations
from headwater.names import compare_bodies, compare_persons
from headwater.record.judgements import Judgement, Member, Verdict
from headwater.resolve.chains import Chain, Groups, Place, follow
from headwater.text import Extent


class Ruling(NamedTuple):
    """A judgement on two mentions, by report and position."""

    a: Place
    b: Place
    verdict: Verdict
    words: str
    names: tuple[str, str]


def place_rulings(judgements: Iterable[Judgement], found: Mapping[str, Annotations]) -> list[Ruling]:
    """The judgements on two mentions of these reports, in the order in which they were made."""
    rulings = []
    for judgement in judgements:
        places = [p for member in sorted(judgement.members) if (p := _find_mention(member, found))]
        if judgement.subject == "mentions" and len(places) == 2 and places[0] != places[1]:
            one, two = (found[report].mentions[at].name for report, at in places)
            rulings.append(Ruling(places[0], places[1], judgement.verdict, judgement.words, (one, two)))
    return rulings


def _find_mention(member: Member, found: Mapping[str, Annotations]) -> Place | None:
    """The mention that is, or is nearest to, what a member names."""
    if member.report not in found:
        return None
    wanted = Extent(member.start, member.end)
    near = [
        (abs(m.extent.start - wanted.start) + abs(m.extent.end - wanted.end), at)
        for at, m in enumerate(found[member.report].mentions)
        if m.extent.overlaps(wanted)
    ]
    return (member.report, min(near)[1]) if near else None


def find_cuts(rulings: Iterable[Ruling], found: Mapping[str, Annotations]) -> dict[str, frozenset[int]]:
    """Mentions that no longer repeat another of their report, because a person told the two apart."""
    cuts: dict[str, set[int]] = {}
    for ruling in rulings:
        (report, one), (other, two) = ruling.a, ruling.b
        mentions = found[report].mentions
        if ruling.verdict != "same" and report == other and follow(mentions, one) == follow(mentions, two):
            cuts.setdefault(report, set()).add(max(one, two))
    return {report: frozenset(places) for report, places in cuts.items()}


def settle_groups(groups: Sequence[Sequence[Chain]], rulings: Sequence[Ruling]) -> Groups:
    """The groups after what people decided: first parted, then joined where nothing that was parted meets again."""
    homes = {(c.report, at): c.place for group in groups for c in group for at in c.members}
    placed = [(homes[r.a], homes[r.b], r.verdict) for r in rulings if r.a in homes and r.b in homes]
    apart = {frozenset((a, b)) for a, b, verdict in placed if verdict != "same" and a != b}
    together = [(a, b) for a, b, verdict in placed if verdict == "same" and a != b]
    settled = [list(group) for group in groups]
    for pair in sorted(apart, key=sorted):
        settled = [part for group in settled for part in _part(group, pair)]
    for a, b in together:
        one, two = (next(n for n, g in enumerate(settled) if any(c.place == key for c in g)) for key in (a, b))
        if one != two and not _is_parted([*settled[one], *settled[two]], apart):
            joined = sorted([*settled[one], *settled[two]], key=lambda c: c.place)
            settled = [joined if n == one else g for n, g in enumerate(settled) if n != two]
    return settled


def _is_parted(group: Sequence[Chain], apart: Iterable[frozenset[Place]]) -> bool:
    ids = {chain.place for chain in group}
    return any(pair <= ids for pair in apart)


def _part(group: list[Chain], pair: frozenset[Place]) -> Groups:
    """A group in two, each chain with the one of the two whose name is more like its own; else with the first."""
    ends = [chain for chain in group if chain.place in pair]
    if len(ends) < 2:
        return [group]
    one, two = sorted(ends, key=lambda c: c.place)
    leaves = [
        c for c in group if c.place == two.place or (c.place != one.place and _likeness(c, two) > _likeness(c, one))
    ]
    return [[c for c in group if c not in leaves], leaves]


def _likeness(a: Chain, b: Chain) -> float:
    compare = compare_persons if a.sort == "person" else compare_bodies
    return max((compare(x, y).score for x in a.names for y in b.names), default=0.0)
