"""Connected components of pairs that stream by: eight bytes a report, and nothing a pair."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]  # reports, by the numbers that `maps.number_report` gives them


def label_components(numbers: Numbers, pairs: Iterable[tuple[Numbers, Numbers]]) -> Numbers:
    """For each of the sorted numbers the smallest number that pairs connect it with (union by the smaller root)."""
    root = np.arange(len(numbers), dtype=np.int64)
    for left, right in pairs:
        places = zip(np.searchsorted(numbers, left).tolist(), np.searchsorted(numbers, right).tolist(), strict=True)
        for a, b in places:
            first, second = sorted((_find(root, a), _find(root, b)))
            root[second] = first
    while not np.array_equal(root, flat := root[root]):
        root = flat
    labels: Numbers = numbers[root]
    return labels


def _find(root: Numbers, place: int) -> int:
    while (above := int(root[place])) != place:
        root[place] = root[above]
        place = above
    return place
