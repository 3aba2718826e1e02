"""Dependency trees from arc scores: the best head of each word, mended where that is no tree.

Most sentences need no mending: the best heads already form a tree with one root.  Where they do not, the maximum
spanning arborescence is taken (Chu & Liu, 1965; Edmonds, 1967), with one root: the word that costs least as such.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_heads(scores: Scores) -> list[int]:
    """The head of each word, from words × (words + 1) scores: 0 is the root, i + 1 is word i; always a tree."""
    count = len(scores)
    if not count:
        return []
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    greedy: list[int] = square[1:].argmax(1).tolist()
    if greedy.count(0) == 1 and not _find_cycle([0, *greedy]):
        return greedy
    return _best_rooted(square)[1:]


def _best_rooted(square: Scores) -> list[int]:
    """The best tree of those that the three likeliest roots allow; more than three never paid.

    Each word's best head is a bound on what a root can give, so that most roots need no search.
    """
    inner = [0, *(square[1:, 1:].argmax(1) + 1).tolist()]
    best, most = inner, -np.inf
    for root in (np.argsort(-square[1:, 0], kind="stable")[:3] + 1).tolist():
        heads = [*inner]
        heads[root] = 0
        total = _tree_score(square, heads)
        if total > most and _find_cycle(heads):
            heads = _rooted(square, root)
            total = _tree_score(square, heads)
        if total > most:
            best, most = heads, total
    return best


def _tree_score(square: Scores, heads: list[int]) -> float:
    return float(square[np.arange(1, len(heads)), heads[1:]].sum())


def _rooted(square: Scores, root: int) -> list[int]:
    """The best tree in which `root` alone hangs on position 0."""
    only = square.copy()
    only[1:, 0] = -np.inf
    only[root] = -np.inf
    only[root, 0] = square[root, 0]
    return _arborescence(only)


def _arborescence(scores: Scores) -> list[int]:
    """Heads (position 0 has none: -1) of the maximum spanning arborescence; recursion over contracted cycles."""
    heads = [-1, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    kept = [i for i in range(len(scores)) if i not in inside]
    merged = np.full((len(kept) + 1, len(kept) + 1), -np.inf)
    merged[:-1, :-1] = scores[np.ix_(kept, kept)]
    gain = scores[cycle][:, kept] - np.array([scores[i, heads[i]] for i in cycle])[:, None]
    enters, leaves = gain.argmax(0), scores[np.ix_(kept, cycle)].argmax(1)
    merged[-1, :-1], merged[:-1, -1] = gain.max(0), scores[np.ix_(kept, cycle)].max(1)
    smaller = _arborescence(merged)
    for place, word in enumerate(kept[1:], start=1):
        above = smaller[place]
        heads[word] = cycle[int(leaves[place])] if above == len(kept) else kept[above]
    above = smaller[-1]
    heads[cycle[int(enters[above])]] = kept[above]
    return heads


def _find_cycle(heads: list[int]) -> list[int]:
    """The positions of one cycle, empty where there is none; position 0 is the root."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and not seen[at]:
            seen[at] = start
            path.append(at)
            at = heads[at]
        if at > 0 and seen[at] == start and at in path:
            return path[path.index(at) :]
    return []
