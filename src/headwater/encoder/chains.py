"""Spans from tag scores: the best legal sequence of BIO tags, and how sure the model was of each span."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
TINY = 1e-6
SUREST = 8.0  # nats: about one in 3,000


class Span(NamedTuple):
    """Words from `start` to before `end` under one label; `confidence`: how often such a span is exactly right."""

    start: int
    end: int
    label: str
    confidence: float


class Chain(NamedTuple):
    """The tags of a head with the learned scores of moves (from × to) and of first tags.

    `calibration` has, for each label, the bias and the weights of `span_evidence` in a logistic model of whether a span
    is right, fitted on development documents (Platt, 1999); a label without one keeps the share of its weakest word.
    """

    tags: tuple[str, ...]
    moves: Scores
    starts: Scores
    calibration: Mapping[str, Sequence[float]] = {}


def best_tags(chain: Chain, emissions: Scores) -> list[int]:
    """The tags of highest joint score (Viterbi, 1967); `emissions` is words × tags."""
    if not len(emissions):
        return []
    into = np.ascontiguousarray(chain.moves.T)  # tags × the tags before them: the maximum runs along memory
    states = [chain.starts + emissions[0]]
    for scores in emissions[1:]:
        states.append((into + states[-1]).max(1) + scores)
    tags = [int(states[-1].argmax())]
    for state in reversed(states[:-1]):  # the way back is looked for only where it leads
        tags.append(int((state + into[tags[-1]]).argmax()))
    return tags[::-1]


def find_spans(chain: Chain, emissions: Scores) -> tuple[Span, ...]:
    """The spans of the best sequence; an inner tag without a first one begins a span of its own."""
    if not emissions.argmax(1).any():  # most sentences hold nothing of most kinds
        return ()
    tags = best_tags(chain, emissions)
    odds = log_odds(emissions)
    return tuple(
        Span(start, end, label, _sureness(chain, label, span_evidence(chain, odds, start, end, label)))
        for start, end, label in _runs(chain, tags)
    )


def _runs(chain: Chain, tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    start, label = 0, ""
    for at, tag in enumerate([*tags, 0]):
        mark, _, kind = chain.tags[tag].partition("-")
        if label and not (mark == "I" and kind == label):
            yield start, at, label
            label = ""
        if not label and kind:
            start, label = at, kind


def span_evidence(chain: Chain, odds: Scores, start: int, end: int, label: str) -> tuple[float, float, float]:
    """How sure a span's first word, its inner words and its end are, as logarithms of odds; so are the `odds` of tags.

    What is not there, inner words or a word behind the span, is as sure as can be.
    """
    first = chain.tags.index(f"B-{label}")
    inner = float(odds[start + 1 : end, first + 1].mean()) if end > start + 1 else SUREST
    ending = -float(odds[end, first + 1]) if end < len(odds) else SUREST
    return float(odds[start, first]), inner, ending


def _sureness(chain: Chain, label: str, evidence: tuple[float, float, float]) -> float:
    if label not in chain.calibration:
        return 1 / (1 + math.exp(-min(evidence)))
    bias, *weights = chain.calibration[label]
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, evidence, strict=True))))


def log_odds(scores: Scores) -> Scores:
    """The logarithm of each tag's odds on its word, within `SUREST`."""
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    others = shares.sum(-1, keepdims=True) - shares
    odds: Scores = np.log(np.maximum(shares, TINY)) - np.log(np.maximum(others, TINY))
    return odds.clip(-SUREST, SUREST)
