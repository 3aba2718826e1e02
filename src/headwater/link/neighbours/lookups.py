"""Where in a store the neighbours of a report may lie: stretches of days under each of its terms.

Two neighbours share terms whose weights, multiplied, summed and faded by the days between them, come to LEAST; where
both are brief, to more.  A part of it is shared out among the terms of a report that many others have: under each only
those are looked up whose weight can make its share, and the more days lie between, the heavier they have to be.  What
is left out under a term comes to less than its share, so that in every neighbour what is looked up comes to the rest
and the shares of the terms that it comes of.

Brief reports lie on shelves of their own: entries of feeds that are cut to one pattern share nearly LEAST with all
others of their kind.
"""

import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from headwater.dates import Day
from headwater.link.neighbours.matters import LEAST, Keys, find_least_shared
from headwater.link.neighbours.streams import CUTS, fade_gap

FEW = 50  # reports under one term: fewer cost less to look at than to part by days
MANY = 2000  # reports that are counted under a term, and no further
BAND = 5  # days that are looked up together
HEAVIEST = 1000  # a term that is all there is to a report, in thousandths
UNDATED = 0  # in place of a day's number, which is 1 or more
LAST = 10_000_000
BRIEFS = 0x5DEECE66D1A2B3C4  # parts the shelves of brief reports from the others


class Demand(NamedTuple):
    """What neighbours have to share, in millionths: all of it, the part that is shared out among the common terms, and
    what these come to with themselves at most (among more, the shares would be too small)."""

    least: int
    part: int
    spread: int


class Stretch(NamedTuple):
    """Reports under a key, published from the first of these days to the last, in which it weighs at least so much;
    `own` is what it weighs in the report itself, faded by the days between, and `share` the term's share, both as parts
    of what neighbours have to come to beside the shares."""

    key: int
    own: float
    first: int
    last: int
    weight: int
    share: float


ANY = Demand(LEAST, LEAST // 2, 2 * LEAST)
# Nine tenths, so that a pattern which makes out most of what neighbours share is looked up only where it weighs more.
BRIEF = Demand(find_least_shared(), find_least_shared() * 9 // 10, find_least_shared() * 9 // 10)


def number_day(day: Day | None) -> int:
    """A day as a whole number."""
    return day.toordinal() if day else UNDATED


def shelve_terms(keys: Keys) -> dict[int, int]:
    """The keys under which the terms of a report are kept, with their weights."""
    return {key ^ BRIEFS: weight for key, weight in keys.terms.items()} if keys.is_brief else keys.terms


def open_shelves(rows: Iterable[tuple[int, int, int]], briefs: Container[int]) -> Iterator[tuple[int, int, int]]:
    """Rows of a key, a place and a weight as if all reports stood on the same shelves; `briefs` are places."""
    for key, place, weight in rows:
        yield key ^ BRIEFS if place in briefs else key, place, weight


def list_stretches(keys: Keys, count: Callable[[int], int]) -> Iterator[Stretch]:
    """Where reports that share terms may be neighbours; `count` tells how many reports have a key, up to MANY."""
    yield from _list_stretches(keys.terms, keys.day, count, ANY)
    briefs = {key ^ BRIEFS: weight for key, weight in keys.terms.items()}
    yield from _list_stretches(briefs, keys.day, count, BRIEF if keys.is_brief else ANY)


def _list_stretches(
    terms: Mapping[int, int], day: Day | None, count: Callable[[int], int], demand: Demand
) -> Iterator[Stretch]:
    """The stretches on the shelves of one kind."""
    counts = {key: number for key, weight in terms.items() if weight and (number := count(key))}
    common = _pick_common(terms, counts, demand.spread)
    square = sum(weight * weight for weight in common.values())
    for key, weight in terms.items():
        if key in counts:
            # By the square of its weight, a share asks for the same multiple of the own weight under each term.
            share = demand.part * weight * weight / square if key in common else 0.0
            rest = demand.least - demand.part
            yield from _stretch(key, weight / rest, day, share / rest)


def _pick_common(terms: Mapping[int, int], counts: Mapping[int, int], spread: int) -> dict[int, int]:
    """The terms among which a part is shared out, with their weights: those that most reports have, as far as they
    come to no more than the spread."""
    ranked = sorted((-number, terms[key], key) for key, number in counts.items() if number > FEW)
    common: dict[int, int] = {}
    for _, weight, key in ranked:
        spread -= weight * weight
        if spread >= 0 or not common:
            common[key] = weight
    return common


def _stretch(key: int, own: float, day: Day | None, share: float) -> Iterator[Stretch]:
    """The stretches of days under a term that has to make its share."""
    least = share / own
    lightest = math.ceil(least)
    if lightest > HEAVIEST:
        return
    if day is None:
        yield Stretch(key, own, UNDATED, LAST, lightest, share)
        return
    yield Stretch(key, own, UNDATED, UNDATED, lightest, share)
    middle = number_day(day)
    if not lightest:
        yield Stretch(key, own, middle - CUTS.silence, middle + CUTS.silence, 0, share)
        return
    for gap in range(0, CUTS.silence + 1, BAND):
        fade = fade_gap(gap)
        weight = math.ceil(least / fade)
        if weight > HEAVIEST:
            return
        if gap == 0:
            yield Stretch(key, own, middle - BAND + 1, middle + BAND - 1, weight, share)
        else:
            yield Stretch(key, own * fade, middle - gap - BAND + 1, middle - gap, weight, share)
            yield Stretch(key, own * fade, middle + gap, middle + gap + BAND - 1, weight, share)
