"""Temporal expressions as TimeML marks them, and what must hold of any text at all."""

import datetime as dt
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.sentences import split_text
from headwater.annotate.timing.timex import Timex, find_timexes
from headwater.dates import on
from headwater.text import Extent

THURSDAY = on(dt.date(2021, 9, 16), "published")


def tag(text: str) -> list[tuple[str, str, str]]:
    return [(one.extent.of(text), one.type, one.value) for one in read(text)]


def read(text: str) -> list[Timex]:
    return find_timexes(text, split_text(text), THURSDAY)


CASES = [
    # no preposition, the two ends of a range apart, of a distance the length
    ("They have quarrelled for months.", [("months", "DURATION", "PXM")]),
    ("It rose in the past three years.", [("the past three years", "DURATION", "P3Y")]),
    ("He ruled from 2010 to 2015.", [("2010", "DATE", "2010"), ("2015", "DATE", "2015")]),
    ("She left two days after the vote.", [("two days", "DURATION", "P2D")]),
    ("Since the visit in late July they have met.", [("late July", "DATE", "2021-07")]),
    ("Sales fell in the first nine months of 2020.",
     [("the first nine months", "DURATION", "P9M"), ("2020", "DATE", "2020")]),
    # what an annotator marks beside them
    ("Profit fell in the latest quarter.", [("the latest quarter", "DATE", "2021-Q2")]),
    ("It had earned $3 million a year earlier.", [("a year earlier", "DATE", "2020")]),
    ("The current price is fair.", [("current", "DATE", "PRESENT_REF")]),
    ("Its third-quarter loss widened.", [("third-quarter", "DATE", "2021-Q3")]),
    # values
    ("The 6:30 p.m. train on Tuesday was late.",
     [("6:30 p.m.", "TIME", "2021-09-14T18:30"), ("Tuesday", "DATE", "2021-09-14")]),
    ("It lasted 2 1/2 years.", [("2 1/2 years", "DURATION", "P2Y6M")]),
    ("It lasted a couple of weeks.", [("a couple of weeks", "DURATION", "P2W")]),
    ("He drills every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
    ("It began in nineteen ninety-six.", [("nineteen ninety-six", "DATE", "1996")]),
    ("It was signed on 12 May; the following day it was broken.",
     [("12 May", "DATE", "2021-05-12"), ("the following day", "DATE", "2021-05-13")]),
    ("A two day rally drew thousands.", [("two day", "DURATION", "P2D")]),
    ("He is a 12-year-old boy.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_tag(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert tag(text) == wanted


def test_every_type_occurs() -> None:
    text = " ".join(case[0] for case in CASES)
    assert {one.type for one in read(text)} == {"DATE", "TIME", "DURATION", "SET"}


NEWS = " ".join(case[0] for case in CASES)
MARKS = [
    "“",
    "”",
    "(",
    ")",
    "—",
    "‘",
    "’",
    "😀",
    "👩‍👩‍👧",
    "\u200f",
    "שלום",
    "مرحبا",
    "\u00a0",
    "\n\n",
    "\x00",
    "1/2",
    "½",
    "２０２１",
    "İ",
]


def mutate(seed: int) -> str:
    """The sentences above with marks put in, pieces cut out and letters turned around."""
    rng, letters = random.Random(seed), list(NEWS)
    for _ in range(60):
        place = rng.randrange(len(letters))
        kind = rng.randrange(3)
        if kind == 0:
            letters.insert(place, rng.choice(MARKS))
        elif kind == 1:
            del letters[place : place + rng.randrange(1, 6)]
        else:
            letters[place : place + 4] = reversed(letters[place : place + 4])
    return "".join(letters)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_news_is_read_without_an_error(seed: int) -> None:
    check(mutate(seed))


@given(st.text(max_size=300))
def test_any_text_gives_extents_of_its_own(text: str) -> None:
    check(text)


def check(text: str) -> None:
    for one in read(text):
        words = one.extent.of(text)
        assert 0 <= one.extent.start < one.extent.end <= len(text)
        assert words == text[one.extent.start : one.extent.end] == words.strip()
        assert one.value


@pytest.mark.slow
def test_time_is_linear_in_length() -> None:
    """A line of a quarter of a megabyte: twice the text takes about twice the time."""
    line = NEWS.replace("\n", " ") * (125_000 // len(NEWS))
    seconds = [_time(line * n) for n in (1, 2)]
    assert seconds[1] < 4 * seconds[0] + 0.5


def _time(text: str) -> float:
    begun = time.process_time()
    find_timexes(text, [Extent(0, len(text))], THURSDAY)
    return time.process_time() - begun
