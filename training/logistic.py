"""Logistic regression on named evidence, by Newton's steps: what `headwater.odds` reads."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.odds import Evidence, Odds

ROUNDS = 50
RIDGE = 1.0  # as much as one reading says: evidence that is rare stays near nothing
STEADY = 1e-6  # a step smaller than this ends it

Vector = NDArray[np.float64]


def fit_odds(evidence: Sequence[Evidence], right: Sequence[bool], counts: Sequence[float] | None = None) -> Odds:
    """The weights of all evidence, in hundredths, with a ridge on all but the bias; `counts` weighs the rows."""
    names = sorted({name for row in evidence for name in row})
    x = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in evidence])
    bias, *rest = (
        round(float(w), 2) + 0.0 for w in _fit(x, np.array(right, float), np.array(counts or [1.0] * len(x)))
    )
    return Odds(bias, dict(zip(names, rest, strict=True)))


def _fit(x: NDArray[np.float64], y: Vector, counts: Vector) -> Vector:
    weights: Vector = np.zeros(x.shape[1])
    ridge = np.diag([1e-6, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (p - y)) + ridge @ weights
        step = np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + ridge, slope)
        weights = weights - step
        if np.abs(step).max() < STEADY:
            break
    return weights
