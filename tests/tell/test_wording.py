import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dates import Day, When
from headwater.tell import wording


def day(text: str | None) -> Day | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-02", "2031-05-02", "2 May 2031"),
        ("2031-05-02", "2031-05-06", "2–6 May 2031"),
        ("2031-04-30", "2031-05-06", "30 Apr – 6 May 2031"),
        ("2030-12-30", "2031-01-02", "30 Dec 2030 – 2 Jan 2031"),
        ("2031-04-01", "2031-04-30", "Apr 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2029-01-01", "2031-12-31", "2029–2031"),
        ("2031-04-01", "2031-05-31", "1 Apr – 31 May 2031"),
        (None, "2031-05-06", "until 6 May 2031"),
        ("2031-05-06", None, "since 6 May 2031"),
        (None, None, "undated"),
    ],
)
def test_days_are_written_as_shortly_as_they_can_be(start: str | None, end: str | None, words: str) -> None:
    assert wording.write_days(day(start), day(end)) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([3], "3"), ([2, 1], "1, 2"), ([1, 2, 3, 5], "1–3, 5"), ([7, 7, 9, 10], "7, 9, 10")],
)
def test_ranges(numbers: list[int], words: str) -> None:
    assert wording.join_ranges(numbers) == words


@pytest.mark.parametrize(
    ("items", "most", "words"),
    [
        (["a"], 2, "a"),
        (["a", "b"], 2, "a and b"),
        (["a", "b", "c"], 3, "a, b and c"),
        (list("abcd"), 2, "a, b and two more"),
    ],
)
def test_limits(items: list[str], most: int, words: str) -> None:
    assert wording.limit_words(items, most) == words


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the pumps leave.", "The pumps leave"),
        ("Two\nlines ; ", "Two lines"),
        ("one two three four", "One two three…"),
        ("", ""),
    ],
)
def test_clauses_stand_behind_a_colon(text: str, clause: str) -> None:
    assert wording.write_clause(text, 3) == clause


def test_quotes_lose_their_own_marks() -> None:
    assert wording.quote("“There is no deal,”", 9) == "“There is no deal,”"
    assert wording.quote('"no deal" ', 9) == "“no deal”"


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_shortened_text_fits(text: str, most: int) -> None:
    assert len(wording.shorten(text, most)) <= most


@given(st.text())
def test_printed_text_cannot_steer_a_screen(text: str) -> None:
    printed = wording.make_printable(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in printed)
    assert not set(printed) & set("\x1b\x7f\x9b\u202e\u2066")


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2026-11-28T22:42:27.911Z", "28 Nov 2026, 22:42 UTC"),
        ("2026-11-28T22:42:27+02:00", "28 Nov 2026, 20:42 UTC"),
        ("2026-11-28", "2026-11-28"),
        ("9999-12-31T23:59:59-10:00", "9999-12-31T23:59:59-10:00"),
        ("yesterday\x1b", "yesterday\ufffd"),
    ],
)
def test_times_are_told_to_the_minute(stamp: str, words: str) -> None:
    assert wording.write_instant(stamp) == words


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("header line", "by header line"),
        ("inferred: “last week” is 2031-05-01", "as inferred: “last week” is 2031-05-01"),
        ("no later than it was fetched", "no later than it was fetched"),
        ("the header has 'May 5' without a year", "the header has 'May 5' without a year"),
    ],
)
def test_how_a_day_was_found_is_a_phrase(basis: str, words: str) -> None:
    assert wording.write_basis(When(basis=basis)) == words
