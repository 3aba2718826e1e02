"""Where in a store the neighbours of a report may lie: stretches of days under each of its terms.

Two neighbours share terms whose weights, multiplied, summed and faded by the days between them, come to LEAST.  If
each term of a report is given a part of LEAST, one at least of the shared terms comes to its part.  So a term that few
reports have is given none, and all under it are looked at; those that many have share LEAST, and under them lie
neighbours only where the other weight is large, and the larger the more days lie between.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from headwater.dates import Day
from headwater.link.matters import LEAST, Keys
from headwater.link.streams import THRESHOLDS, fade_gap

FEW = 50  # reports under one term: fewer cost less to look at than to part by days
MANY = 2000  # reports that are counted under a term, and no further
SPREAD = (
    2  # times LEAST: no more than that the common terms of a report come to with themselves, so that parts are fair
)
BAND = 5  # days that are looked up together
HEAVIEST = 1000  # a term that is all there is to a report, in thousandths
UNDATED = 0  # in place of a day's number, which is 1 or more
LAST = 10_000_000


class Stretch(NamedTuple):
    """Reports under a key, published from the first of these days to the last, in which it weighs at least so much."""

    key: int
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
        least = LEAST * weight / square if key in common else 0.0
        yield from _stretch(key, keys.day, least)


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


def _stretch(key: int, day: Day | None, least: float) -> Iterator[Stretch]:
    """The stretches under a term that has to weigh at least so much beside a report of the same day."""
    if least > HEAVIEST:
        return
    if day is None:
        yield Stretch(key, UNDATED, LAST, int(least))
        return
    yield Stretch(key, UNDATED, UNDATED, int(least))
    middle = number_day(day)
    for gap in range(0, THRESHOLDS.silence + 1, BAND):
        weight = int(least / fade_gap(gap))
        if weight > HEAVIEST:
            return
        if gap == 0:
            yield Stretch(key, middle - BAND + 1, middle + BAND - 1, weight)
        else:
            yield Stretch(key, middle - gap - BAND + 1, middle - gap, weight)
            yield Stretch(key, middle + gap, middle + gap + BAND - 1, weight)
