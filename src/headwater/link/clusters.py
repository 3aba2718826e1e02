"""Deterministic agglomeration inside the connected components of a graph of scored pairs, with cannot-links.

The result depends on the set of items and scores alone, not on their order: ties are broken by the items' own order.
Two groups are as likely one as the geometric mean of the odds of all pairs between them says (average linkage on log
odds; Genest & Zidek 1986 on pooling opinions): one sure pair does not chain two groups that are otherwise unlike.  A
pair without a score is as unlikely as a score can be.  A cannot-link between two members keeps their groups apart for
good.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from headwater.link.components import join_pairs
from headwater.odds import LEAST

Pair = tuple[int, int]
Group = tuple[int, ...]
Joint = tuple[float, Group, Group]


def group_items(count: int, scores: Mapping[Pair, float], apart: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Groups of the items 0 … count-1, each sorted, ordered by their first member.

    `scores` maps pairs (i < j) to how likely they are one; `apart` holds pairs (i < j) that may never share a group.
    """
    forbidden = set(apart)
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    connected = join_pairs(count, (pair for pair, score in scores.items() if score >= threshold))
    groups = [g for part in connected for g in _agglomerate(part, near, forbidden, threshold)]
    return sorted(sorted(g) for g in groups)


def _agglomerate(
    items: list[int], near: Mapping[int, Mapping[int, float]], forbidden: set[Pair], threshold: float
) -> list[list[int]]:
    """Join the two most alike groups until no two reach the threshold."""
    groups: set[Group] = {(i,) for i in items}
    heap: list[Joint] = [
        (-score, (i,), (j,))
        for i in items
        for j, score in near[i].items()
        if i < j and score >= threshold and (i, j) not in forbidden
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        groups -= {a, b}
        merged: Group = tuple(sorted((*a, *b)))
        for other in groups:
            if (score := _compare_groups(merged, other, near, forbidden)) >= threshold:
                first, second = sorted((merged, other))
                heapq.heappush(heap, (-score, first, second))
        groups.add(merged)
    return [list(g) for g in groups]


def _compare_groups(a: Group, b: Group, near: Mapping[int, Mapping[int, float]], forbidden: set[Pair]) -> float:
    """How likely two groups are one, from 0 to 1; 0 where two of their members may not be together."""
    if any((min(i, j), max(i, j)) in forbidden for i in a for j in b):
        return 0.0
    total = sum(_log_odds(near[i].get(j, LEAST)) for i in a for j in b)
    return 1 / (1 + math.exp(-total / (len(a) * len(b))))


def _log_odds(share: float) -> float:
    bounded = min(max(share, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))
