"""Where neighbours are looked up: every pair of neighbours is met, however common a term is held to be."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from headwater.link.lookups import FEW, MANY, REST, Stretch, list_stretches, number_day
from headwater.link.matters import LEAST, SHARED, Keys
from headwater.link.streams import fade_gap

DAYS = st.none() | st.integers(0, 200).map(lambda n: dt.date(2024, 1, 1) + dt.timedelta(days=n))
KEYS = st.builds(
    Keys,
    terms=st.dictionaries(st.integers(0, 9), st.integers(0, 1000), max_size=8),
    day=DAYS,
    others=st.just(()),
)


def meets(stretch: Stretch, keys: Keys) -> bool:
    day = number_day(keys.day)
    return stretch.first <= day <= stretch.last and keys.terms.get(stretch.key, -1) >= stretch.weight


def come_to_enough(one: Keys, other: Keys) -> bool:
    """The condition of `matters`: shared terms, multiplied, summed and faded."""
    shared = [weight * other.terms[key] for key, weight in one.terms.items() if key in other.terms]
    gap = abs((one.day - other.day).days) if one.day and other.day else 0
    return len(shared) >= SHARED and sum(shared) * fade_gap(gap) >= LEAST


@given(one=KEYS, other=KEYS, counts=st.lists(st.sampled_from([0, FEW + 1, MANY]), min_size=10, max_size=10))
def test_whoever_shares_enough_is_met(one: Keys, other: Keys, counts: list[int]) -> None:
    if come_to_enough(one, other):
        met = [s for s in list_stretches(one, counts.__getitem__) if meets(s, other)]
        assert len({s.key for s in met}) == len(met)
        assert sum(s.own * other.terms[s.key] for s in met) >= REST


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
