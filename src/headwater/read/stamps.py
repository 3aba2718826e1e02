"""Date stamps: calendar dates as bylines, datelines, headers and addresses write them, in several languages."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from headwater.dates import WEEKDAY_NAMES
from headwater.tables import read_rows
from headwater.text import fold

WEEKDAYS = tuple(name.lower() for name in WEEKDAY_NAMES)
SHORT_WEEKDAYS = tuple(day[:3] for day in WEEKDAYS)
MONTH_NUMBERS = r"(?P<month>0?[1-9]|1[0-2])"
DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
NUMERIC = (
    re.compile(rf"(?<![\d/.-]){YEAR}(?P<by>[-/.]){MONTH_NUMBERS}(?P=by){DAY}(?![\d-]|[/.]\d)"),
    re.compile(rf"{YEAR}年\s?{MONTH_NUMBERS}月\s?{DAY}日"),
    re.compile(rf"{YEAR}년\s?{MONTH_NUMBERS}월\s?{DAY}일"),
    re.compile(rf"(?<![\d.]){DAY}\.\s?{MONTH_NUMBERS}\.\s?{YEAR}(?!\d)"),
)
ANY_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DIGIT = re.compile(r"[0-9]")
SLASHED = re.compile(rf"(?<![\d/-])(?P<one>\d\d?)(?P<by>[/-])(?P<two>\d\d?)(?P=by){YEAR}(?![\d/-])")


class Stamp(NamedTuple):
    """A date in a text: `day` where it is certain, else `why` not; one without a year has its month and number only."""

    start: int
    end: int
    text: str
    day: dt.date | None
    why: str = ""
    month: int | None = None
    number: int | None = None


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Numbers of the months by their folded names."""
    table = read_rows("months.tsv")
    return {fold(name): int(number) for number, names in table for name in (*names.split(), *fold(names).split())}


@lru_cache(maxsize=1)
def _worded() -> tuple[re.Pattern[str], ...]:
    names = {name for _, names in read_rows("months.tsv") for name in names.split()}
    month = rf"(?P<name>{'|'.join(sorted(names | {fold(n) for n in names}, key=lambda n: (-len(n), n)))})\b\.?"
    week = rf"(?:(?P<week>{'|'.join(SHORT_WEEKDAYS)})[a-z]*\.?,?\s+)?"
    day = rf"{DAY}(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r",?(?:\s+(?:de|del|of|г\.)?\s*|\s*)"
    flags = re.IGNORECASE
    return (
        re.compile(rf"\b{week}{month}\s+{day}(?!\d)(?:{year}(?P<year>(?:19|20)[0-9]{{2}})\b)?", flags),
        re.compile(
            rf"\b{week}(?<!\d){day}(?:\s+(?:de|of)\s+|\s+|-){month}(?:{year}-?(?P<year>(?:19|20)[0-9]{{2}})\b)?", flags
        ),
    )


def may_begin(word: str) -> bool:
    """Whether a date may begin with a word: with a number, a month or a day of the week."""
    folded = fold(word)
    return word.isdigit() or folded in month_numbers() or folded[:3] in SHORT_WEEKDAYS


def find_stamps(text: str) -> list[Stamp]:
    """The dates of a short text in order, none inside another."""
    if not DIGIT.search(text):  # most have none, and no date is without
        return []
    found = sorted(_read_all(text), key=lambda s: (s.start, -s.end))
    kept: list[Stamp] = []
    for stamp in found:
        if not kept or stamp.start >= kept[-1].end:
            kept.append(stamp)
        elif kept[-1].day is None and not kept[-1].why and stamp.day and stamp.end > kept[-1].end:
            kept[-1] = stamp  # '3 June 4, 2024' and the like: the one with a year is the date
    return kept


def _read_all(text: str) -> Iterator[Stamp]:
    if ANY_YEAR.search(text):  # without which no date in figures is one
        for pattern in NUMERIC:
            for found in pattern.finditer(text):
                yield _make(found, int(found["month"]), int(found["day"]), int(found["year"]), None)
        for found in SLASHED.finditer(text):
            yield _read_slashed(found)
    for pattern in _worded():
        for found in pattern.finditer(text):
            year = int(found["year"]) if found["year"] else None
            yield _make(found, month_numbers()[fold(found["name"])], int(found["day"]), year, found["week"])


def _make(found: re.Match[str], month: int, number: int, year: int | None, week: str | None) -> Stamp:
    bare = Stamp(found.start(), found.end(), found.group(), None, "", month, number)
    if year is None:
        return bare
    try:
        day = dt.date(year, month, number)
    except ValueError:
        return bare._replace(why="there is no such day", month=None, number=None)
    if week and not WEEKDAYS[day.weekday()].startswith(week.lower()):
        return bare._replace(why=f"it was no {week.title()}")
    return bare._replace(day=day)


def _read_slashed(found: re.Match[str]) -> Stamp:
    """A date like 03/06/2024, which is certain only when one of the numbers can be no month."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    days = {day for month, number in ((one, two), (two, one)) if (day := _date(year, month, number))}
    bare = Stamp(found.start(), found.end(), found.group(), None)
    if len(days) == 1:
        return bare._replace(day=days.pop())
    return bare._replace(why="day and month cannot be told apart" if days else "there is no such day")


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
