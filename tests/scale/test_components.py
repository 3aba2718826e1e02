"""Connected components of pairs that stream by."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.scale.components import Numbers, label_components

NUMBERS = st.sets(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=30).map(sorted)


@given(NUMBERS, st.data())
def test_labels_are_the_smallest_number_that_pairs_connect(numbers: list[int], data: st.DataObject) -> None:
    one = st.sampled_from(numbers)
    pairs = data.draw(st.lists(st.tuples(one, one), max_size=40))
    batches = [pairs[:7], pairs[7:]]

    def stream() -> Iterator[tuple[Numbers, Numbers]]:
        for batch in batches:
            left, right = np.array([[a for a, _ in batch], [b for _, b in batch]], dtype=np.int64)
            yield left, right

    labels = label_components(np.array(numbers, dtype=np.int64), stream())
    assert dict(zip(numbers, labels.tolist(), strict=True)) == {n: min(reach(n, pairs)) for n in numbers}


def reach(start: int, pairs: list[tuple[int, int]]) -> set[int]:
    """Everything that pairs connect with a number, found the slow way."""
    found = {start}
    while more := {n for pair in pairs if found & set(pair) for n in pair} - found:
        found |= more
    return found
