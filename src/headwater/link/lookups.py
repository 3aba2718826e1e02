"""Where in a store the neighbours of a report may lie: stretches of days under each of its terms.

Two neighbours share terms whose weights, multiplied, summed and faded by the days between them, come to LEAST.  Half
of it is parted among the terms of a report that many others have: under each only those are looked up whose weight can
make its part, and the more days lie between, the heavier they have to be.  All that is left out then comes to less than
that half, so that what is looked up comes to REST in every neighbour.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from headwater.dates import Day
from headwater.link.matters import LEAST, Keys
from headwater.link.streams import THRESHOLDS, fade_gap

FEW = 50  # reports under one term: fewer cost less to look at than to part by days
MANY = 2000  # reports that are counted under a term, and no further
SHARE = LEAST // 2  # is parted among the common terms
REST = LEAST - SHARE  # has to come of what is looked up
SPREAD = 2  # times LEAST: what the common terms come to with themselves at most; among more, parts would be too small
BAND = 5  # days that are looked up together
HEAVIEST = 1000  # a term that is all there is to a report, in thousandths
UNDATED = 0  # in place of a day's number, which is 1 or more
LAST = 10_000_000


class Stretch(NamedTuple):
    """Reports under a key, published from the first of these days to the last, in which it weighs at least so much;
    `own` is what it weighs in the report itself."""

    key: int
    own: int
    first: int
    last: int
    weight: int


def number_day(day: Day | None) -> int:
    """A day as a whole number."""
    return day.toordinal() if day else UNDATED


def list_stretches(keys: Keys, count: Callable[[int], int]) -> Iterator[Stretch]:
    """Where reports that share terms may be neighbours; `count` tells how many reports have a key, up to MANY."""
    common = _pick_common(keys.terms, count)
    square = sum(weight * weight for weight in common.values())
    for key, weight in keys.terms.items():
        # Weighed by its square, a part asks for the same multiple of its own weight under each term.
        least = SHARE * weight / square if key in common else 0.0
        yield from _stretch(key, weight, keys.day, least)


def _pick_common(terms: Mapping[int, int], count: Callable[[int], int]) -> dict[int, int]:
    """The terms that share LEAST, with their weights: those that most reports have, as far as SPREAD goes."""
    ranked = sorted((-number, weight, key) for key, weight in terms.items() if weight and (number := count(key)) > FEW)
    common: dict[int, int] = {}
    left = SPREAD * LEAST
    for _, weight, key in ranked:
        left -= weight * weight
        if left >= 0 or not common:
            common[key] = weight
    return common


def _stretch(key: int, own: int, day: Day | None, least: float) -> Iterator[Stretch]:
    """The stretches under a term that has to weigh at least so much beside a report of the same day."""
    if least > HEAVIEST:
        return
    if day is None:
        yield Stretch(key, own, UNDATED, LAST, int(least))
        return
    yield Stretch(key, own, UNDATED, UNDATED, int(least))
    middle = number_day(day)
    for gap in range(0, THRESHOLDS.silence + 1, BAND):
        weight = int(least / fade_gap(gap))
        if weight > HEAVIEST:
            return
        if gap == 0:
            yield Stretch(key, own, middle - BAND + 1, middle + BAND - 1, weight)
        else:
            yield Stretch(key, own, middle - gap - BAND + 1, middle - gap, weight)
            yield Stretch(key, own, middle + gap, middle + gap + BAND - 1, weight)
