import datetime as dt

import pytest

from headwater.dates import When
from headwater.link.phrasing.brackets import show_days, show_missing
from headwater.record.model import Time
from headwater.record.spans import Span

CASES = [
    ("in ", "April 20", ("2031-04-20", "2031-04-20"), "2031"),
    ("on ", "20 Apr.", ("2031-04-20", "2031-04-20"), "2031"),
    ("on ", "Sunday, April 20th", ("2031-04-20", "2031-04-20"), "2031"),
    ("on ", "20 April 2031", ("2031-04-20", "2031-04-20"), None),
    ("in ", "2031", ("2031-01-01", "2031-12-31"), None),
    ("in ", "mid-August", ("2031-08-11", "2031-08-20"), "2031"),
    ("from ", "March to June", ("2031-03-01", "2031-06-30"), "2031"),
    ("on ", "the third Monday of May", ("2031-05-19", "2031-05-19"), "19 May 2031"),
    ("over ", "the April holiday", ("2031-03-30", "2031-04-02"), "30 March – 2 April 2031"),
    ("in ", "the first quarter", ("2031-01-01", "2031-03-31"), "2031"),
    ("in ", "the last quarter", ("2031-01-01", "2031-03-31"), "January – March 2031"),
    ("", "this summer", ("2031-06-01", "2031-08-31"), "2031"),
    ("", "earlier this year", ("2031-01-01", "2031-09-10"), "2031"),
    ("", "a year ago Tuesday", ("2030-06-11", "2030-06-11"), "11 June 2030"),
    ("", "last month", ("2031-04-01", "2031-04-30"), "April 2031"),
    ("", "earlier this month", ("2031-05-01", "2031-05-14"), "May 2031"),
    ("", "last week", ("2031-05-05", "2031-05-11"), "5–11 May 2031"),
    ("on ", "Friday", ("2031-05-02", "2031-05-02"), "2 May 2031"),
]


def time(words: str, days: tuple[str, str], timex: str | None = None) -> Time:
    start, end = map(dt.date.fromisoformat, days)
    when = When(start=start, end=end, precision="day", basis="given", text=words)
    return Time(id="tim", span=Span(report="rep", start=0, end=len(words), text=words), timex=timex, when=when)


@pytest.mark.parametrize(("before", "words", "days", "shown"), CASES, ids=[case[1] for case in CASES])
def test_only_what_the_words_leave_open_is_added(
    before: str, words: str, days: tuple[str, str], shown: str | None
) -> None:
    assert show_missing(time(words, days), before, " the weir broke") == shown


@pytest.mark.parametrize(
    ("before", "word", "after", "shown"),
    [
        ("Ada Berg, who is ", "now", " a judge", None),
        ("a miner and ", "now", " a judge", None),
        ("the ", "now", "-closed weir", None),
        ("The ministry ", "now", " says the weir broke", "2 May 2031"),
        ("", "now", " the ministry says the weir broke", "2 May 2031"),
    ],
)
def test_a_now_of_the_background_has_no_day(before: str, word: str, after: str, shown: str | None) -> None:
    assert show_missing(time(word, ("2031-05-02", "2031-05-02"), "PRESENT_REF"), before, after) == shown


def test_whole_months_have_no_days() -> None:
    assert show_days(time("then", ("2031-07-01", "2031-09-30")).when) == "July – September 2031"
    assert show_days(time("then", ("2031-12-01", "2032-02-29")).when) == "December 2031 – February 2032"
    assert show_days(When(basis="unknown")) is None
