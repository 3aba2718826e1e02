"""Vectors of parts of a sentence."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.encoder.chains import Scores
from headwater.encoder.meanings import assertion_vector, span_vector
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


def meaning(passage: str) -> Scores:
    reading = read_sentence(default_encoder(), passage)
    return span_vector(reading, 0, len(reading.words))


def assertion(passage: str) -> Scores:
    return assertion_vector(meaning(passage))


# A passage, one that asserts the same, and one that shares more words with it and asserts something else.
TOLD_AGAIN = (
    ("the ministry signed a contract for forty ferries", "a deal over 40 ships was inked", "forty ferries lie idle"),
    ("the harbour was shelled before dawn", "rockets hit the port in the night", "the harbour opens before dawn"),
    ("Brennick will send a delegation", "an embassy of Brennick is to travel", "Brennick received a delegation"),
    ("the minister stepped down", "he handed in his resignation", "the minister stepped onto the balcony"),
    ("the envoy praised the truce", "the ceasefire was welcomed by the envoy", "the envoy met the general"),
    ("they seized the archive", "agents carried off the files", "they opened the archive to visitors"),
    ("the price of grain rose", "wheat became dearer", "the price of grain is set by a board"),
    ("the union called a strike", "workers were told to walk out", "the union has a new office"),
)


def test_an_assertion_hangs_less_on_words_in_common_than_a_meaning_does() -> None:
    def rate(row: tuple[str, ...], vector: Callable[[str], Scores]) -> float:
        one, same, other = (vector(passage) for passage in row)
        return float(one @ same - one @ other)

    assert sum(rate(row, assertion) > rate(row, meaning) for row in TOLD_AGAIN) >= 7


def test_an_assertion_is_a_unit_vector_and_the_same_each_time() -> None:
    one, two = (assertion("nobody signed anything") for _ in range(2))
    assert one.shape == (256,)
    assert np.isclose(np.linalg.norm(one), 1)
    assert np.array_equal(one, two)
    assert not assertion_vector(np.zeros(384, np.float32)).any()
