"""Spans from tag scores: the best legal sequence of BIO tags, and how sure the model was of each span."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
TINY = 1e-6
FORBIDDEN = -1e3  # moves that break a span weigh less


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
    greedy = emissions.argmax(1).tolist()
    if not any(greedy):  # most sentences hold nothing of most kinds
        return ()
    tags = greedy if _is_legal(chain, greedy) else best_tags(chain, emissions)
    shares = log_shares(emissions)
    return tuple(
        Span(start, end, label, _sureness(chain, label, span_evidence(chain, shares, start, end, label)))
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


def span_evidence(chain: Chain, shares: Scores, start: int, end: int, label: str) -> tuple[float, float, float]:
    """How sure a span's first word, its inner words on average, and its end are, in nats; `shares` are logarithms."""
    first = chain.tags.index(f"B-{label}")
    inner = float(shares[start + 1 : end, first + 1].mean()) if end > start + 1 else 0.0
    ending = math.log1p(-min(math.exp(shares[end, first + 1]), 1 - TINY)) if end < len(shares) else 0.0
    return float(shares[start, first]), inner, ending


def _sureness(chain: Chain, label: str, evidence: tuple[float, float, float]) -> float:
    if label not in chain.calibration:
        return math.exp(min(evidence))
    bias, *weights = chain.calibration[label]
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, evidence, strict=True))))


def search_tags(chain: Chain, emissions: Scores) -> list[int]:
    """Each word's best tag where these make a legal sequence, else the best sequence.

    Training makes each word's tag right by itself too, so that the moves sway next to none: both ways give the same F1.
    """
    greedy: list[int] = emissions.argmax(1).tolist()
    return greedy if _is_legal(chain, greedy) else best_tags(chain, emissions)


def _is_legal(chain: Chain, tags: Sequence[int]) -> bool:
    """Whether every inner tag follows one of its label; a span's first and inner tag stand side by side."""
    before = 0
    for tag in tags:
        if tag and tag != before and chain.moves[before, tag] <= FORBIDDEN:
            return False
        before = tag
    return not len(tags) or bool(chain.starts[tags[0]] > FORBIDDEN)


def log_shares(scores: Scores) -> Scores:
    """The logarithm of each tag's share of its word."""
    lowered = scores - scores.max(-1, keepdims=True)
    shares: Scores = lowered - np.log(np.exp(lowered).sum(-1, keepdims=True))
    return shares
