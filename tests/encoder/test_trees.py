"""Trees from arc scores."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.encoder.trees import best_heads

SCORES = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
)


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches position 0 and one alone hangs on it."""
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


@settings(deadline=None)
@given(SCORES)
def test_heads_are_a_tree_and_none_scores_higher(rows: list[list[int]]) -> None:
    heads = best_heads(np.array(rows, np.float32))
    assert is_tree(heads)
    trees = (h for h in product(range(len(rows) + 1), repeat=len(rows)) if is_tree(list(h)))
    best = max(
        sum(rows[i][h] for i, h in enumerate(tree)) for tree in trees if all(h != i + 1 for i, h in enumerate(tree))
    )
    found = sum(rows[i][h] for i, h in enumerate(heads))
    assert found == best or len(rows) > 3  # with more words only the three likeliest roots are tried


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    rows = np.array([[0, -9, 8, 0], [5, 9, -9, 0], [0, 0, 7, -9]], np.float32)
    assert best_heads(rows) == [2, 0, 2]


def test_no_words_no_tree() -> None:
    assert best_heads(np.zeros((0, 1), np.float32)) == []
