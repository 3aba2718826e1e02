"""What a judgement changed: two records of the same reports laid side by side, by the members of their claims."""

from collections.abc import Iterator, Sequence

from headwater.record.answers import Shift
from headwater.record.model import Claim
from headwater.record.spans import Evidence
from headwater.record.whole import Record
from headwater.tell.counts import write_counts
from headwater.tell.grades import write_grade
from headwater.tell.index import Index, group_texts, index_record
from headwater.tell.wording import count, join_words, shorten, spell

QUOTED = 90
NAMED = 4  # claims that one line names; the others are counted


def compare_records(before: Record, after: Record) -> tuple[Shift, ...]:
    """What is another in the second record: claims that joined, parted, came, went; counts, denials, grades; actors."""
    old, new = index_record(before), index_record(after)
    return (
        *_compare_claims(old, new),
        *_compare_grades(old, new),
        *_compare_texts(old, new),
        *_compare_actors(old, new),
    )


def count_moved(before: Record, after: Record) -> int:
    """How many claims that are in both have another number in the second."""
    old, new = index_record(before), index_record(after)
    numbers = {key: place for c in old.claims.values() for place in [old.places[c.id]] for key in (c.id, *c.was)}
    pairs = (
        (next((numbers[key] for key in (c.id, *c.was) if key in numbers), None), new.places[c.id])
        for c in new.claims.values()
    )
    return sum(was is not None and was != now for was, now in pairs)


def _compare_claims(old: Index, new: Index) -> Iterator[Shift]:
    """Claims are the same as far as they share supports."""
    had, has = _map_members(old), _map_members(new)
    for claim in new.claims.values():
        sources = _find_homes(claim, has, had, old)
        if len(sources) > 1 and all(_find_homes(s, had, has, new) == [claim] for s in sources):
            words = f"{join_words([_quote(s) for s in sources])} are one claim"
            yield Shift(
                what="joined", words=words, before=_stand_all(sources, old), after=_stand(claim, new), ids=(claim.id,)
            )
        elif not sources:
            yield Shift(what="new", words=f"{_quote(claim)} is a claim", after=_stand(claim, new), ids=(claim.id,))
    for claim in old.claims.values():
        homes = _find_homes(claim, had, has, new)
        if not homes:
            yield Shift(what="gone", words=f"{_quote(claim)} falls", before=_stand(claim, old), after="nothing")
        elif len(homes) > 1:
            words = f"{_quote(claim)} is now {spell(len(homes))} claims: {join_words([_quote(h) for h in homes])}"
            ids = tuple(h.id for h in homes)
            yield Shift(what="parted", words=words, before=_stand(claim, old), after=_stand_all(homes, new), ids=ids)
        elif _find_homes(homes[0], has, had, old) == [claim]:
            yield from _compare_standing(claim, homes[0], old, new)


def _compare_standing(claim: Claim, since: Claim, old: Index, new: Index) -> Iterator[Shift]:
    before, after = _stand(claim, old), _stand(since, new)
    if before != after:
        what = "denials" if write_counts(claim, old) == write_counts(since, new) else "counts"
        yield Shift(what=what, words=_quote(since), before=before, after=after, ids=(since.id,))  # type: ignore[arg-type]


def _map_members(index: Index) -> dict[Evidence, str]:
    """The claim of each support; where a claim that is denied has it besides, that of its own."""
    found: dict[Evidence, str] = {}
    for claim in sorted(index.claims.values(), key=lambda c: (not c.denials, -len(c.support), index.places[c.id])):
        found |= dict.fromkeys(claim.support, claim.id)  # the last has it
    return found


def _find_homes(claim: Claim, own: dict[Evidence, str], homes: dict[Evidence, str], index: Index) -> list[Claim]:
    """The claims of another record that hold what this one holds as its own, best first.

    One that has nothing of its own is there because it is denied, and is known by its id.
    """
    members = [e for e in claim.support if own[e] == claim.id]
    found = {homes[e] for e in members if e in homes} if members else {claim.id} & index.claims.keys()
    return sorted((index.claims[key] for key in found), key=lambda c: index.places[c.id])


def _stand(claim: Claim, index: Index) -> str:
    """`3 reports, 2 texts, 1 origin, 1 voice, 1 denial`."""
    denied = f", {count(len(claim.denials), 'denial')}" if claim.denials else ""
    return f"{write_counts(claim, index)}, {count(claim.independent_origins, 'voice')}{denied}"


def _stand_all(claims: Sequence[Claim], index: Index) -> str:
    return " / ".join(_stand(c, index) for c in claims)


def _quote(claim: Claim) -> str:
    return f"“{shorten(claim.proposition, QUOTED)}”"


def _compare_grades(old: Index, new: Index) -> Iterator[Shift]:
    """Claims whose grade is another, those with the same change in one line."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in (c for c in new.claims.values() if c.id in old.claims):
        before, after = (write_grade(c, index) or "none" for c, index in ((old.claims[claim.id], old), (claim, new)))
        if before != after:
            groups.setdefault((before, after), []).append(claim)
    for (before, after), claims in groups.items():
        named = [_quote(c) for c in claims[:NAMED]]
        more = [count(len(claims) - NAMED, "more claim")] if len(claims) > NAMED else []
        ids = tuple(c.id for c in claims)
        yield Shift(what="grade", words=f"Grade of {join_words([*named, *more])}", before=before, after=after, ids=ids)


def _compare_texts(old: Index, new: Index) -> Iterator[Shift]:
    before, after = (len(group_texts(index)) for index in (old, new))
    if before != after:
        yield Shift(what="texts", words="All reports", before=count(before, "text"), after=count(after, "text"))


def _compare_actors(old: Index, new: Index) -> Iterator[Shift]:
    """Actors that joined or parted, by the mentions that name them."""
    had, has = ({m.id: m.actor for m in i.record.mentions if m.actor in i.actors} for i in (old, new))
    for one, other, index, verb, theirs in ((had, has, old, "are", new), (has, had, new, "were", old)):
        met: dict[str, set[str]] = {}
        for mention, actor in one.items():
            if actor and (home := other.get(mention)):
                met.setdefault(home, set()).add(actor)
        for home, actors in sorted(met.items()):
            if len(actors) > 1:
                names = join_words(sorted(f"“{shorten(index.actors[a].name, QUOTED)}”" for a in actors))
                ids = (home,) if theirs is new else tuple(sorted(actors))
                yield Shift(what="actors", words=f"{names} {verb} one", ids=ids)
