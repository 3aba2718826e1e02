"""Spans from tag scores: the best legal sequence of BIO tags, and how sure the model was of each span."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
PLAIN = 4.0  # nats; learned moves stay below 1
FORBIDDEN = -1e3  # moves that break a span weigh less


class Span(NamedTuple):
    """Words from `start` to before `end` under one label; `confidence` is between 0 and 1."""

    start: int
    end: int
    label: str
    confidence: float


class Chain(NamedTuple):
    """The tags of a head with the learned scores of moves (from × to) and of first tags."""

    tags: tuple[str, ...]
    moves: Scores
    starts: Scores


def best_tags(chain: Chain, emissions: Scores) -> list[int]:
    """The tags of highest joint score (Viterbi, 1967); `emissions` is words × tags."""
    if not len(emissions):
        return []
    state = chain.starts + emissions[0]
    back = np.empty(emissions.shape, np.intp)
    columns, into = np.arange(len(state)), chain.moves.T
    for at in range(1, len(emissions)):
        reached = into + state  # tags × the tags before them: the maximum runs along memory
        back[at] = best = reached.argmax(1)
        state = reached[columns, best] + emissions[at]
    tags = [int(state.argmax())]
    for at in range(len(emissions) - 1, 0, -1):
        tags.append(int(back[at, tags[-1]]))
    return tags[::-1]


def find_spans(chain: Chain, emissions: Scores) -> tuple[Span, ...]:
    """The spans of the best sequence; an inner tag without a first one begins a span of its own."""
    tags = _tags_of(chain, emissions)
    if not any(tags):  # most sentences hold nothing of most kinds
        return ()
    shares = _softmax(emissions)
    spans: list[Span] = []
    for at, tag in enumerate(tags):
        if tag == 0:
            continue
        mark, _, label = chain.tags[tag].partition("-")
        sure = float(shares[at, tag])
        last = spans[-1] if spans else None
        if mark == "I" and last and last.end == at and last.label == label:
            spans[-1] = last._replace(end=at + 1, confidence=min(last.confidence, sure))
        else:
            spans.append(Span(at, at + 1, label, sure))
    return tuple(spans)


def _tags_of(chain: Chain, emissions: Scores) -> list[int]:
    """The best sequence, searched only between the first and the last word whose best tag is not plain.

    A tag that leads its word by more than any two moves can differ is in the best sequence whatever stands beside it.
    """
    greedy = emissions.argmax(1)
    tags: list[int] = greedy.tolist()
    if not any(tags) and not (emissions[:, 1:].max(1) > emissions[:, 0] - PLAIN).any():
        return tags
    second, first = np.partition(emissions, -2, axis=1)[:, -2:].T
    unsure = first - second < PLAIN
    unsure[0] |= chain.starts[tags[0]] < FORBIDDEN
    unsure[1:] |= chain.moves[greedy[:-1], greedy[1:]] < FORBIDDEN
    places = np.flatnonzero(unsure)
    if len(places):
        start, end = max(0, int(places[0]) - 1), int(places[-1]) + 2
        tags[start:end] = best_tags(chain, emissions[start:end])
    return tags


def _softmax(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = raised / raised.sum(-1, keepdims=True)
    return shares
