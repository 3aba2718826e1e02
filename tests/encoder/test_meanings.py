"""Vectors of parts of a sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.encoder.meanings import span_vector
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import Reading, read_sentence

SENTENCE = "Norland cancelled the visit after Brennick had cancelled the talks."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_sentence(default_encoder(), SENTENCE)


def test_a_word_means_what_its_sentence_makes_of_it(reading: Reading) -> None:
    other = read_sentence(default_encoder(), "Norland called off the planned visit.")
    first, second = (i for i, w in enumerate(reading.words) if w.of(SENTENCE) == "cancelled")
    deed = span_vector(other, 1, 3)
    assert span_vector(reading, first, first + 1) @ deed > span_vector(reading, second, second + 1) @ deed


@given(st.data())
def test_every_span_has_a_vector_of_length_one(data: st.DataObject) -> None:
    reading = read_sentence(default_encoder(), SENTENCE)
    start = data.draw(st.integers(0, len(reading.words) - 1))
    end = data.draw(st.integers(start + 1, len(reading.words)))
    vector = span_vector(reading, start, end)
    assert vector.dtype == np.float32
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-5)
    assert vector.tobytes() == span_vector(reading, start, end).tobytes()
