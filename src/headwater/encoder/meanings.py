"""Vectors of parts of a sentence, to say how like two statements or two happenings of different reports are.

    near = span_vector(a, start, end) @ span_vector(b, start, end)

A span is read where it stands: "cancelled" alone says little, "cancelled" among its words says what was.  What lies
far apart so is hardly ever one claim.  Spans of one sentence lie near each other whatever they say, though: before two
are taken for one, the passages read alone (`read_sentence(encoder, passage).vector`) should lie near too.
"""

from functools import cache
from importlib import resources

import numpy as np

from headwater.encoder.chains import Scores
from headwater.encoder.readings import Reading

SENTENCE_SHARE = 0.5  # the sentence's weight beside the span's own words; from 0.3 to 1 likeness is much the same


def span_vector(reading: Reading, start: int, end: int) -> Scores:
    """The unit vector of the words from `start` to before `end` in their sentence."""
    pooled = _unit(reading.senses[start:end].mean(0)) + SENTENCE_SHARE * _unit(reading.senses.mean(0))
    return _unit(pooled)


def passage_vector(reading: Reading) -> Scores:
    """The unit vector (384) of what a passage means by itself."""
    return _unit(reading.senses.sum(0))


def assertion_vector(meaning: Scores) -> Scores:
    """The unit vector (256) of what a passage asserts, by that (384) of what it means.

    Passages of one matter mean much alike; a learned projection (`training.assertions`) keeps what tells one assertion
    from another.  The product is summed in one order, so that it is the same however many processors there are.
    """
    return _unit(np.einsum("ij,j->i", _load_projection(), meaning))


@cache
def _load_projection() -> Scores:
    with resources.files("headwater.encoder").joinpath("weights", "assertions.npy").open("rb") as file:
        table: Scores = np.load(file).astype(np.float32)
    return table


def _unit(vector: Scores) -> Scores:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector
