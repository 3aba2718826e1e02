"""Which of many extents overlap one, without looking at all of them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from headwater.text import Extent


class Shelf(NamedTuple):
    """Extents sorted by start, each with its number in the order given; `reach` is the furthest end so far."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]
    extents: tuple[tuple[Extent, int], ...]


def shelve(extents: Iterable[tuple[Extent, int]]) -> Shelf:
    """A shelf of extents with their numbers."""
    found = tuple(sorted(extents))
    return Shelf(tuple(e.start for e, _ in found), tuple(accumulate((e.end for e, _ in found), max)), found)


def find_overlapping(shelf: Shelf, extent: Extent) -> list[int]:
    """The numbers of the extents that share a character with one, in text order."""
    found = []
    place = bisect_left(shelf.starts, extent.end) - 1
    while place >= 0 and shelf.reach[place] > extent.start:
        other, number = shelf.extents[place]
        if other.overlaps(extent):
            found.append(number)
        place -= 1
    return found[::-1]
