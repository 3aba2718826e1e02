"""On which days feasts fall: almanac dates."""

import datetime as dt

import pytest

from headwater.dates import FEASTS
from headwater.dates.feasts import days_of_feast, easter, nth_weekday

DAYS = [
    ("easter", 2021, "2021-04-04"),
    ("good friday", 2024, "2024-03-29"),
    ("pentecost", 2023, "2023-05-28"),
    ("thanksgiving", 2021, "2021-11-25"),
    ("labor day", 2021, "2021-09-06"),
    ("memorial day", 2022, "2022-05-30"),
    ("election day", 2024, "2024-11-05"),
    ("eid al-adha", 2023, "2023-06-29"),
    ("new year's eve", 2020, "2020-12-31"),
]


@pytest.mark.parametrize(("name", "year", "day"), DAYS)
def test_a_feast(name: str, year: int, day: str) -> None:
    assert days_of_feast(name, year)[0].isoformat() == day


def test_a_month_of_fasting_has_thirty_days() -> None:
    first, last = days_of_feast("ramadan", 2023)
    assert (first, (last - first).days) == (dt.date(2023, 3, 23), 29)


def test_every_feast_falls_in_nearly_every_year() -> None:
    """An Islamic year is shorter: a feast of it can fall twice in one year, and skips none."""
    for name in FEASTS:
        for year in range(1990, 2040):
            first, last = days_of_feast(name, year)
            assert first.year in (year, year - 1) or last.year == year


def test_easter_is_a_sunday_between_its_bounds() -> None:
    for year in range(1900, 2100):
        day = easter(year)
        assert day.weekday() == 6
        assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


def test_the_last_weekday_of_a_december() -> None:
    assert nth_weekday(2021, 12, 4, -1) == dt.date(2021, 12, 31)


def test_a_fifth_monday_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="day"):
        nth_weekday(2021, 2, 0, 5)
