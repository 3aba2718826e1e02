"""Where neighbours are looked up: every pair of neighbours is met, however common a term is held to be."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.neighbours.lookups import FEW, MANY, Stretch, list_stretches, number_day, shelve_terms
from headwater.link.neighbours.matters import (
    LEAST,
    SHARED,
    Keys,
    are_neighbours,
    find_least_shared,
    list_keys,
    profile_report,
)
from headwater.link.neighbours.streams import fade_gap
from headwater.read.plain import read_plain
from headwater.record.places import ENOUGH

DAYS = st.none() | st.integers(0, 200).map(lambda n: dt.date(2024, 1, 1) + dt.timedelta(days=n))
KEYS = st.builds(
    Keys,
    terms=st.dictionaries(st.integers(0, 9), st.integers(0, 1000), max_size=8),
    day=DAYS,
    others=st.just(()),
    is_brief=st.booleans(),
)


def meets(stretch: Stretch, keys: Keys) -> bool:
    day = number_day(keys.day)
    return stretch.first <= day <= stretch.last and shelve_terms(keys).get(stretch.key, -1) >= stretch.weight


def come_to_enough(one: Keys, other: Keys) -> bool:
    """The condition of `matters`: shared terms, multiplied, summed and faded; of two brief ones it is the cosine."""
    least = find_least_shared() if one.is_brief and other.is_brief else LEAST
    shared = [weight * other.terms[key] for key, weight in one.terms.items() if key in other.terms]
    gap = abs((one.day - other.day).days) if one.day and other.day else 0
    return len(shared) >= SHARED and sum(shared) * fade_gap(gap) >= least


@given(one=KEYS, other=KEYS, counts=st.lists(st.sampled_from([1, FEW + 1, MANY]), min_size=10, max_size=10))
def test_whoever_shares_enough_is_met(one: Keys, other: Keys, counts: list[int]) -> None:
    of = {key: counts[number] for number in range(10) for key in shelve_terms(Keys({number: 1}, None, ()))}
    of |= {key: counts[number] for number in range(10) for key in shelve_terms(Keys({number: 1}, None, (), True))}
    if come_to_enough(one, other):
        met = [s for s in list_stretches(one, of.__getitem__) if meets(s, other)]
        assert len({s.key for s in met}) == len(met)
        assert sum(s.own * shelve_terms(other)[s.key] - s.share for s in met) >= ENOUGH


def test_brief_neighbours_share_as_much_as_their_likeness_asks() -> None:
    names = "Aldera Brunnen Castor Dorvik Elmar Farsund Gellin Hornow Istran Jarrow Kelmar Lorvik".split()
    day = dt.date(2024, 6, 1)
    shared = []
    for number in range(len(names)):
        texts = [" ".join([*names[:number], *(f"{name}{side}" for name in names[number:])]) for side in "xy"]
        one, other = (profile_report(read_plain(f"{n}.txt", "x", text.encode(), None)) for n, text in enumerate(texts))
        assert list_keys(one).is_brief and list_keys(other).is_brief
        one, other = (msgspec.structs.replace(p, day=day, numbers=b"") for p in (one, other))
        if are_neighbours(one, other):
            shared.append(sum(weight * other.heaviest.get(term, 0) for term, weight in one.heaviest.items()))
    assert shared and min(shared) >= find_least_shared() > LEAST


def test_entries_of_one_pattern_do_not_lead_to_each_other() -> None:
    day = dt.date(2024, 6, 1)
    pattern = {1: 140, 2: 130, 3: 120, 4: 110, 5: 80, 6: 80, 7: 60}
    keys = [Keys(pattern | dict.fromkeys(range(k, k + 3), 550), day, (), is_brief=True) for k in (10, 20)]
    assert sum(weight * weight for weight in pattern.values()) > LEAST  # as any neighbours share
    counts = dict.fromkeys(shelve_terms(Keys(pattern, None, (), True)), MANY)
    stretches = list(list_stretches(keys[0], lambda key: counts.get(key, 1)))
    assert any(meets(stretch, keys[0]) for stretch in stretches)
    assert not any(meets(stretch, keys[1]) for stretch in stretches)


def test_a_common_term_alone_leads_only_to_reports_of_its_time() -> None:
    day = dt.date(2024, 6, 1)
    keys = Keys({1: 700, 2: 200, 3: 200}, day, ())
    stretches = list(list_stretches(keys, lambda key: MANY if key > 1 else 1))
    like = Keys({2: 200, 3: 200}, day + dt.timedelta(days=14), ())
    late = Keys({2: 200, 3: 200}, day + dt.timedelta(days=50), ())
    assert any(meets(stretch, like) for stretch in stretches)
    assert not any(meets(stretch, late) for stretch in stretches)
    assert any(meets(stretch, Keys({1: 50}, day + dt.timedelta(days=110), ())) for stretch in stretches)
    assert any(meets(stretch, Keys({2: 200}, None, ())) for stretch in stretches)
