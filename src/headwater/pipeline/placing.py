"""The places of what came to a store: each new report in the matter of its neighbours, which it may join to one.

One new report is looked up among those of the store.  Very many are met with all of them at once, in memory.  What are
neighbours rests on two reports alone, so that the matters are the same either way.
"""

from collections.abc import Iterable, Iterator

from headwater.link.components import find_root
from headwater.link.neighbours.crowds import Crowd
from headwater.link.neighbours.encounters import meet_others, meet_terms
from headwater.link.neighbours.lookups import MANY, list_stretches, number_day, open_shelves, shelve_terms
from headwater.link.neighbours.matters import are_neighbours, decode_profile, find_homes
from headwater.pipeline.linkers import Profiled, profile_all
from headwater.record.places import Places

# New reports from which all are met at once, and those of the store for each of them: to read the terms of so many
# takes no longer than one lookup.
CROWD, SHARE = 200, 1000


def place_pending(places: Places) -> list[str]:
    """Place what has no place yet; the reports whose matters have to be linked."""
    pending = places.list_pending()
    new = [key for key in pending if places.find(key) is None]
    rows = profile_all(places.read_report(key) for key in new)
    place = place_together if len(new) >= max(CROWD, places.find_last() // SHARE) else place_singly
    return [*pending, *place(places, rows)]


def place_singly(places: Places, rows: Iterable[Profiled]) -> list[str]:
    """Place reports one by one; others whose names this changed."""
    touched: list[str] = []
    for row in rows:
        keys = row.keys
        stretches = list(list_stretches(keys, lambda key: places.count(key, MANY)))
        homes = find_homes(decode_profile(row.profile), places.list_near(stretches, keys.others))
        own, renamed = _add(places, row)
        places.join({own, *homes})
        touched += renamed
    return touched


def place_together(places: Places, rows: Iterable[Profiled]) -> list[str]:
    """Place reports at once; others whose names this changed."""
    last = places.find_last()
    touched = [key for row in rows for key in _add(places, row)[1]]
    matters = _Matters(places)
    for one, other in meet_others(places.list_bonds(), last):
        matters.compare(one, [other])
    crowd = Crowd((number, decode_profile(data)) for number, data in places.list_profiles())
    for one, others in meet_terms(open_shelves(places.list_terms(), crowd.briefs), last):
        matters.compare(one, crowd.leave_near(one, matters.leave_others(one, others)))
    for matter in matters.list_joined():
        places.join(matter)
    return touched


def _add(places: Places, row: Profiled) -> tuple[int, list[str]]:
    """Give a report a place of its own; its matter, and who had its file name before and has it no more."""
    named = places.list_named(row.name.file)
    own = places.add(row.name, row.profile, shelve_terms(row.keys), number_day(row.keys.day), row.keys.others)
    return own, [] if places.list_named(row.name.file) == named else named


class _Matters:
    """The matters of all reports of a store while they are joined."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._home = dict(places.list_matters())
        self._root = {matter: matter for matter in self._home.values()}

    def compare(self, number: int, others: Iterable[int]) -> None:
        """Join the matter of a report with those of others that are its neighbours."""
        profile = None
        for other in others:
            first, second = sorted((self._find(number), self._find(other)))
            if first != second:
                profile = profile or decode_profile(self._places.read_profile(number))
                if are_neighbours(profile, decode_profile(self._places.read_profile(other))):
                    self._root[second] = first

    def leave_others(self, number: int, others: Iterable[int]) -> list[int]:
        """The reports among others that are of another matter."""
        home = self._find(number)
        return [other for other in others if self._find(other) != home]

    def list_joined(self) -> Iterator[set[int]]:
        """The matters that are one."""
        parts: dict[int, set[int]] = {}
        for matter in self._root:
            parts.setdefault(find_root(self._root, matter), set()).add(matter)
        return (part for part in parts.values() if len(part) > 1)

    def _find(self, number: int) -> int:
        return find_root(self._root, self._home[number])
