"""Clusters against clusters: MUC, B-cubed, CEAF with phi 4, and their mean, as CoNLL counts them."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from benchmarks.resolution.corpus import GoldMention

Sets = list[frozenset[GoldMention]]


def rate_answer(answer: Mapping[GoldMention, str]) -> dict[str, float]:
    """The F1 of each measure, and their mean as `conll_f1`."""
    gold, found = _gather({m: m.entity for m in answer}), _gather(answer)
    muc, bcubed, ceaf = _muc(gold, found), _bcubed(gold, found), _ceaf(gold, found)
    return {"bcubed_f1": bcubed, "conll_f1": (muc + bcubed + ceaf) / 3, "muc_f1": muc, "ceafe_f1": ceaf}


def _gather(of: Mapping[GoldMention, str]) -> Sets:
    clusters: dict[str, set[GoldMention]] = defaultdict(set)
    for mention, cluster in of.items():
        clusters[cluster].add(mention)
    return [frozenset(clusters[key]) for key in sorted(clusters)]


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _home(sets: Sets) -> dict[GoldMention, int]:
    return {m: n for n, members in enumerate(sets) for m in members}


def _muc(gold: Sets, found: Sets) -> float:
    def links_kept(wanted: Sets, given: Sets) -> float:
        home = _home(given)
        kept = sum(len(s) - len({home[m] for m in s}) for s in wanted)
        return kept / (sum(len(s) - 1 for s in wanted) or 1)

    return _f1(links_kept(found, gold), links_kept(gold, found))


def _bcubed(gold: Sets, found: Sets) -> float:
    def mean_share(own: Sets, other: Sets) -> float:
        home = _home(other)
        shares = [n * n / len(s) for s in own for n in Counter(home[m] for m in s).values()]
        return sum(shares) / sum(len(s) for s in own)

    return _f1(mean_share(found, gold), mean_share(gold, found))


def _ceaf(gold: Sets, found: Sets) -> float:
    home = _home(found)
    shared = Counter((n, home[m]) for n, s in enumerate(gold) for m in s)
    weights = np.zeros((len(gold), len(found)))
    for (i, j), n in shared.items():
        weights[i, j] = 2 * n / (len(gold[i]) + len(found[j]))
    total = _assign(weights)
    return _f1(total / len(found), total / len(gold))


def _assign(weights: np.ndarray) -> float:
    """The largest total of a one-to-one assignment (Hungarian method, one row at a time)."""
    if weights.shape[0] > weights.shape[1]:
        weights = weights.T
    rows, columns = weights.shape
    u, v, owner = np.zeros(rows + 1), np.zeros(columns + 1), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, bool), np.zeros(columns + 1, int)
        while owner[column]:
            used[column] = True
            reduced = -weights[owner[column] - 1] - u[owner[column]] - v[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], column
            following = int(np.argmin(np.where(used, np.inf, least)))
            delta = least[following]
            u[owner[used]] += delta
            v[used] -= delta
            least[~used] -= delta
            column = following
        while column:
            owner[column], column = owner[way[column]], way[column]
    return float(sum(weights[owner[j] - 1, j - 1] for j in range(1, columns + 1) if owner[j]))
