import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from headwater.link.clusters import group_items

SIZE = 7
PAIRS = list(combinations(range(SIZE), 2))
scores_of_pairs = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 100).map(lambda n: n / 100))
apart_pairs = st.sets(st.sampled_from(PAIRS), max_size=5)


def test_a_chain_of_likeness_is_no_group() -> None:
    assert group_items(3, {(0, 1): 0.9, (1, 2): 0.9}, [], 0.6) == [[0, 1], [2]]


def test_a_group_holds_while_its_members_are_alike_on_average() -> None:
    assert group_items(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.5}, [], 0.6) == [[0, 1, 2]]


def test_a_member_that_is_near_one_of_a_group_may_be_somewhat_less_like_the_others() -> None:
    near = {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.35}
    assert group_items(3, near, [], 0.5) == [[0, 1, 2]]
    assert group_items(3, near | {(0, 2): 0.55}, [], 0.5) == [[0, 1], [2]]


def test_a_cannot_link_keeps_whole_groups_apart() -> None:
    near = dict.fromkeys(combinations(range(4), 2), 0.9)
    assert all(not {0, 3} <= set(group) for group in group_items(4, near, [(0, 3)], 0.5))


@given(scores_of_pairs, apart_pairs)
def test_every_item_is_in_one_group(scores: dict[tuple[int, int], float], apart: set[tuple[int, int]]) -> None:
    groups = group_items(SIZE, scores, apart, 0.5)
    assert sorted(i for group in groups for i in group) == list(range(SIZE))
    assert not any(i in group and j in group for group in groups for i, j in apart)


@given(scores_of_pairs, apart_pairs, st.permutations(range(SIZE)))
def test_groups_do_not_depend_on_the_order_of_the_pairs(
    scores: dict[tuple[int, int], float], apart: set[tuple[int, int]], order: list[int]
) -> None:
    shuffled = dict(sorted(scores.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])))
    assert group_items(SIZE, shuffled, sorted(apart, reverse=True), 0.5) == group_items(SIZE, scores, apart, 0.5)


@given(scores_of_pairs)
def test_what_is_not_connected_is_never_joined(scores: dict[tuple[int, int], float]) -> None:
    low = {pair: min(score, 0.49) for pair, score in scores.items()}
    assert group_items(SIZE, low, [], 0.5) == [[i] for i in range(SIZE)]


def test_a_pair_without_a_score_may_be_kept_apart_and_many_of_one_kind_are_joined_soon() -> None:
    chain = {(0, 1): 0.99, (1, 2): 0.99}
    assert group_items(3, {**chain, (0, 2): 0.5}, [], 0.5) == [[0, 1, 2]]
    assert len(group_items(3, chain, [(0, 2)], 0.0001)) == 2
    alike = {(i, j): 0.9 for i in range(400) for j in range(i + 1, 400)}
    started = time.process_time()
    assert len(group_items(400, alike, [], 0.5)) == 1
    assert time.process_time() - started < 15
