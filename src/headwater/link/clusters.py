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
    for i, j in forbidden:
        near[i].setdefault(j, LEAST)
        near[j].setdefault(i, LEAST)
    connected = join_pairs(count, (pair for pair, score in scores.items() if score >= threshold))
    groups = [g for part in connected for g in _agglomerate(part, near, forbidden, threshold)]
    return sorted(sorted(g) for g in groups)


def _agglomerate(
    items: list[int], near: Mapping[int, Mapping[int, float]], forbidden: set[Pair], threshold: float
) -> list[list[int]]:
    """Join the two most alike groups until no two reach the threshold.

    Kept of two groups is by how much the log odds of their pairs, summed, are above those of pairs without a score:
    such sums add up when groups are joined, and a pair that may not be together makes them endlessly small.
    """
    above: dict[Group, dict[Group, float]] = {
        (i,): {(j,): _rate(i, j, score, forbidden) for j, score in near[i].items()} for i in items
    }
    heap: list[Joint] = [
        (-score, (i,), (j,))
        for i in items
        for j, score in near[i].items()
        if i < j and score >= threshold and (i, j) not in forbidden
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in above or b not in above:
            continue
        merged: Group = tuple(sorted((*a, *b)))
        mine, its = above.pop(a), above.pop(b)
        above[merged] = {o: mine.get(o, 0.0) + its.get(o, 0.0) for o in mine.keys() | its.keys() if o in above}
        for other, total in above[merged].items():
            for gone in (a, b):
                above[other].pop(gone, None)
            above[other][merged] = total
            if (score := _pool(total, len(merged) * len(other))) >= threshold:
                first, second = sorted((merged, other))
                heapq.heappush(heap, (-score, first, second))
    return [list(g) for g in above]


def _rate(i: int, j: int, score: float, forbidden: set[Pair]) -> float:
    """By how much the log odds of a pair are above those of a pair without a score."""
    return -math.inf if (min(i, j), max(i, j)) in forbidden else _log_odds(score) - _log_odds(LEAST)


def _pool(above: float, pairs: int) -> float:
    """How likely two groups are one, from 0 to 1; 0 where two of their members may not be together."""
    return 0.0 if above == -math.inf else 1 / (1 + math.exp(-(above / pairs + _log_odds(LEAST))))


def _log_odds(share: float) -> float:
    bounded = min(max(share, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))
