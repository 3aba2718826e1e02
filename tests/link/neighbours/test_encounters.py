"""Very many reports met at once: the same pairs as when each is laid beside each, and no neighbour is left out."""

import datetime as dt
import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.neighbours.crowds import Crowd
from headwater.link.neighbours.encounters import meet_others, meet_terms
from headwater.link.neighbours.matters import LEAST, Profile, are_neighbours
from headwater.link.neighbours.streams import Sketch

REPORTS = st.lists(st.dictionaries(st.integers(-9, 9), st.integers(0, 900), max_size=6), max_size=8)
TERMS = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0.01, 1.0), max_size=8)


@given(reports=REPORTS, last=st.integers(0, 8))
def test_whoever_shares_enough_terms_is_met(reports: list[dict[int, int]], last: int) -> None:
    rows = [(key, place, weight) for place, terms in enumerate(reports, 1) for key, weight in terms.items()]
    random.Random(1).shuffle(rows)
    met = dict(meet_terms(rows, last))
    for place, terms in enumerate(reports, 1):
        sums = [sum(weight * other.get(key, 0) for key, weight in terms.items()) for other in reports[: place - 1]]
        want = [number for number, shared in enumerate(sums, 1) if shared >= LEAST]
        assert met.get(place, []) == (want if place > last else [])


@given(reports=st.lists(st.sets(st.integers(0, 5)), max_size=8), last=st.integers(0, 8))
def test_whoever_has_a_key_in_common_is_met(reports: list[set[int]], last: int) -> None:
    met = set(meet_others(sorted((key, place) for place, keys in enumerate(reports, 1) for key in keys), last))
    numbers = range(1, len(reports) + 1)
    assert met == {(a, b) for b in numbers if b > last for a in range(1, b) if reports[a - 1] & reports[b - 1]}


def make_profile(number: int, terms: dict[str, float], signature: int) -> Profile:
    length = sum(weight * weight for weight in terms.values()) ** 0.5
    sketch = Sketch(tuple((term, weight / length) for term, weight in terms.items()), dt.date(2024, 5, number % 28 + 1))
    heaviest = {ord(term): round(1000 * weight) for term, weight in sketch.terms}
    numbers = b"".join((n % 50 if n < signature else number).to_bytes(4, "little") for n in range(126))
    return Profile(f"{number}.txt", sketch.day, heaviest, numbers, msgspec.msgpack.encode(sketch))


@given(rows=st.lists(st.tuples(TERMS, st.integers(0, 126)), min_size=2, max_size=8))
def test_no_neighbour_is_left_out_of_a_crowd(rows: list[tuple[dict[str, float], int]]) -> None:
    profiles = [make_profile(3 * number + 1000, *row) for number, row in enumerate(rows)]
    numbers = [7 * n + 2 for n in range(len(profiles))]
    crowd = Crowd(zip(numbers, profiles, strict=True))
    left = crowd.leave_near(numbers[0], numbers[1:])
    assert {n for n, p in zip(numbers[1:], profiles[1:], strict=True) if are_neighbours(profiles[0], p)} <= set(left)
