"""Which reports of a store share enough terms to be compared, for very many new ones at once.

One new report is looked up in the store (`lookups`), which takes longer the more reports it has.  Where
many are new, the terms of all are held in arrays instead, 14 bytes a term, and a report is met with all before it in a
fifth of a millisecond.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from headwater.link.neighbours.matters import LEAST

ROW = np.dtype([("key", "<i8"), ("place", "<i4"), ("weight", "<i2")])


class _Index(NamedTuple):
    """Rows by term and place: the place and the weight of each, and where its term begins."""

    places: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]
    starts: npt.NDArray[np.int64]


def meet_terms(rows: Iterable[tuple[int, int, int]], last: int) -> Iterator[tuple[int, list[int]]]:
    """The places of reports after the last one that had a place, each with the earlier ones that share enough.

    A row is a term, a place and the weight (in thousandths) that the term has there.
    """
    table = np.fromiter(rows, dtype=ROW)
    table = table[np.lexsort((table["place"], table["key"]))]
    index = _Index(table["place"].copy(), table["weight"].copy(), _find_starts(table["key"]))
    del table
    new = np.flatnonzero(index.places > last)
    new = new[np.argsort(index.places[new], kind="stable")]
    bounds = np.flatnonzero(np.diff(index.places[new], prepend=-1))
    for own in np.split(new, bounds[1:]):
        if len(own):
            yield int(index.places[own[0]]), _meet(index, own)


def _find_starts(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Of each row of a sorted table the first one with its key."""
    is_first = np.diff(keys, prepend=keys[:1] - 1) != 0
    return np.maximum.accumulate(np.where(is_first, np.arange(len(keys)), 0))


def _meet(index: _Index, own: npt.NDArray[np.int64]) -> list[int]:
    """The places before a report, whose rows these are, with weights that multiplied with its own come to LEAST."""
    starts = index.starts[own]
    lengths = own - starts
    before = np.concatenate([np.arange(start, row) for start, row in zip(starts.tolist(), own.tolist(), strict=True)])
    products = index.weights[before].astype(np.int64) * np.repeat(index.weights[own].astype(np.int64), lengths)
    sums = np.bincount(index.places[before], weights=products)
    return np.flatnonzero(sums >= LEAST).tolist()


def meet_others(rows: Iterable[tuple[int, int]], last: int) -> Iterator[tuple[int, int]]:
    """Pairs of places with one key in common, the second of which is new; rows are ordered by key, then by place."""
    key, places = 0, list[int]()
    for other, place in rows:
        if other != key:
            key, places = other, []
        if place > last:
            yield from ((before, place) for before in places)
        places.append(place)
