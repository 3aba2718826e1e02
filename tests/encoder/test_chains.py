"""Spans from tag scores."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.encoder.chains import Chain, best_tags, find_spans

TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source")
MOVES = np.array([[-1e4 if b[0] == "I" and a[2:] != b[2:] else 0.3 * (a == b) for b in TAGS] for a in TAGS], np.float32)
CHAIN = Chain(TAGS, MOVES, np.array([-1e4 if t[0] == "I" else 0.0 for t in TAGS], np.float32))


def scores(*rows: str) -> np.ndarray:
    """Emissions that favour the tag of each word by a little."""
    return np.array([[2.0 if t == row else 0.0 for t in TAGS] for row in rows], np.float32)


def test_spans_are_read_off_the_best_sequence() -> None:
    found = find_spans(CHAIN, scores("B-source", "I-source", "O", "B-cue"))
    assert [(s.start, s.end, s.label) for s in found] == [(0, 2, "source"), (3, 4, "cue")]
    assert all(0 < s.confidence < 1 for s in found)


def test_an_inner_tag_never_stands_alone() -> None:
    for span in find_spans(CHAIN, scores("I-cue", "I-cue", "I-source")):
        assert span.end > span.start
    tags = best_tags(CHAIN, scores("O", "I-cue", "O"))
    assert all(TAGS[b][0] != "I" or TAGS[a][2:] == TAGS[b][2:] for a, b in pairwise([0, *tags]))


def test_nothing_is_found_in_nothing() -> None:
    assert find_spans(CHAIN, scores("O", "O")) == ()
    assert best_tags(CHAIN, np.zeros((0, len(TAGS)), np.float32)) == []


@given(st.lists(st.lists(st.floats(-5, 5, width=16), min_size=5, max_size=5), min_size=1, max_size=4))
def test_no_sequence_scores_higher(rows: list[list[float]]) -> None:
    emissions = np.array(rows, np.float32)

    def total(tags: tuple[int, ...]) -> float:
        moves = sum(float(CHAIN.moves[a, b]) for a, b in pairwise(tags))
        return float(CHAIN.starts[tags[0]]) + moves + sum(float(emissions[i, t]) for i, t in enumerate(tags))

    best = max(total(tags) for tags in product(range(len(TAGS)), repeat=len(rows)))
    assert total(tuple(best_tags(CHAIN, emissions))) >= best - 1e-3


def test_a_fitted_label_gives_the_share_that_is_right() -> None:
    emissions = scores("B-source", "I-source", "O", "B-cue")
    plain = find_spans(CHAIN, emissions)
    fitted = find_spans(CHAIN._replace(calibration={"source": (-2.0, 0.0, 0.0, 0.0)}), emissions)
    assert [s[:3] for s in fitted] == [s[:3] for s in plain]
    assert fitted[0].confidence == pytest.approx(1 / (1 + np.exp(2)))
    assert fitted[1].confidence == plain[1].confidence
