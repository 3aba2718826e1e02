"""Dates as forms, mails and machines write them, and days that are counted out: "3-7-2017", "the first Monday of May".

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    FIGURE,
    ITS_YEAR,
    MONTH_WORDS,
    ORDINAL_DAY,
    ORDINALS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WHICH,
    YEAR_FIGURE,
    Rule,
    any_of,
    get_group,
    get_number,
    make_range,
    read_month,
    read_offset,
    read_weekday,
    read_which,
    write_pattern,
)
from headwater.dates import Expression

DIGITS = r"(?:0?[1-9]|[12]\d|3[01])"
FULL_YEAR = r"(?:19|20)\d\d"
NO_FIGURE = r"(?<![\w.,/-])"
NO_MORE = r"(?![\w/]|-\w|\.\d)"
MARKED = write_pattern(
    rf"{NO_FIGURE}(?:(?P<year>{FULL_YEAR})(?P<mark>[-/])(?:(?P<month>{ANY_MONTH})(?P=mark)(?P<day>{DIGITS})"
    rf"|(?P<day2>{DIGITS})(?P=mark)(?P<month2>{ANY_MONTH}))"
    rf"|(?P<day3>{DIGITS})(?P<mark3>[-/])(?P<month3>{ANY_MONTH})(?P=mark3)(?P<year3>{FULL_YEAR})"
    rf"|(?P<month4>{ANY_MONTH})(?P<mark4>[-/])(?P<day4>{DIGITS})(?:(?P=mark4)(?P<year4>{FULL_YEAR}))?"
    rf"|(?P<month5>{ANY_MONTH})[-/](?P<year5>{FULL_YEAR})){NO_MORE}"
)
SHORT_YEAR = write_pattern(
    rf"{NO_FIGURE}(?:(?P<a>\d{{1,2}})(?P<mark>[-/])(?P<b>\d{{1,2}})(?P=mark)(?P<short>\d\d)"
    rf"|(?P<year>{FULL_YEAR})\.(?P<month>0?[1-9]|1[0-2])\.(?P<day>{DIGITS})"
    rf"|(?P<whole>{FULL_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))){NO_MORE}"
)
DAY_AND_MONTH = write_pattern(
    rf"{NO_FIGURE}(?!24/7)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){NO_MORE}(?!%| (?:odds|favou?rite)\b)"
)
YEAR_AND_MONTH = write_pattern(
    rf"{NO_FIGURE}(?:(?P<year>{FULL_YEAR}) ?(?P<mark>[-/]) ?(?P<month>0?[1-9]|1[0-2])"
    rf"|(?P<month2>0?[1-9]|1[0-2]) ?[-/] ?(?P<year2>{FULL_YEAR})){NO_MORE}".replace(" ?", r"\s?")
)
MONTH_GIVEN = r"(?:(?P<which>last|this|next|previous|coming|the) month)"
NTH_WEEKDAY = write_pattern(
    rf"\b(?:the )?(?P<nth>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (?P<weekday>{WEEKDAY}) (?:of|in) "
    rf"(?:(?P<month>{ANY_MONTH}){ITS_YEAR}?|{MONTH_GIVEN})"
)
DAY_OF_MONTH = write_pattern(
    rf"\b(?:from |between )?(?:the )?(?P<day>{DIGITS}(?:st|nd|rd|th)?|{ORDINAL_DAY})"
    rf"(?: day)?(?:(?: to | until | till | and |\s?[-–]\s?)(?:the )?(?P<day2>{DIGITS}(?:st|nd|rd|th)?))?"
    rf"(?: day)?(?: of| in)? {MONTH_GIVEN}"
)
WEEK_THEN_DAY = write_pattern(rf"\b(?P<which>last|this|next|coming) week,?(?: on)? (?P<weekday>{ANY_WEEKDAY})(?![’'])")
OTHER_WEEKDAY = write_pattern(rf"\b(?P<which>previous|following) (?P<weekday>{WEEKDAY})")


def read_marked(match: re.Match[str]) -> Expression | None:
    """ "2019/sep/01", "23-Sep-2020", "Oct/2", "Dec-2018"."""
    month = get_group(match, "month", "month2", "month3", "month4", "month5") or ""
    year = get_number(match, "year", "year3", "year4", "year5")
    return _make(year, read_month(month), get_number(match, "day", "day2", "day3", "day4"))


def read_short_year(match: re.Match[str]) -> Expression | None:
    """ "3-27-07", "05/05/89", "2015.5.13", "20161016"; of 03/04/07 nobody knows the month."""
    if whole := match["whole"]:
        return _make(int(whole[:4]), int(whole[4:6]), int(whole[6:]))
    if match["year"]:
        return _make(int(match["year"]), int(match["month"]), int(match["day"]))
    a, b, short = int(match["a"]), int(match["b"]), int(match["short"])
    return _order(a, b, 2000 + short if short < 40 else 1900 + short)


def read_day_and_month(match: re.Match[str]) -> Expression | None:
    """ "22/04", "4/22": a day where only one order makes one."""
    a, b = int(match["a"]), int(match["b"])
    return _order(a, b, None) if max(a, b) > 12 else None


def _order(a: int, b: int, year: int | None) -> Expression | None:
    if max(a, b) <= 12 and a != b:
        return None if year is None else Expression(kind="date", year=year)
    return _make(year, b, a) if a > 12 else _make(year, a, b)


def _make(year: int | None, month: int, day: int | None) -> Expression | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Expression(kind="date", year=year, month=month, day=day)


def read_year_and_month(match: re.Match[str]) -> Expression | None:
    """ "11/2016", "2016/11", "2016-11"; "2010-11" is a span of years."""
    year, month = get_number(match, "year", "year2") or 0, get_number(match, "month", "month2") or 0
    if match["mark"] == "-" and month > year % 100:
        return None
    return Expression(kind="date", year=year, month=month)


def read_nth_weekday(match: re.Match[str]) -> Expression | None:
    """ "The first Friday of May", "the last Monday of next month"."""
    nth = {"last": -1, "fifth": 5, "5th": 5}.get(match["nth"].lower()) or ORDINALS[match["nth"].lower()]
    weekday = read_weekday(match["weekday"])
    if match["month"]:
        year, offset = get_number(match, "year"), read_offset(match["rel"])
        month = read_month(match["month"])
        return Expression(kind="date", year=year, offset=offset, month=month, unit="day", weekday=weekday, count=nth)
    return Expression(kind="unit", unit="month", offset=_month_offset(match), weekday=weekday, count=nth)


def read_day_of_month(match: re.Match[str]) -> Expression | None:
    """ "The 20th of next month", "from 4 to 22 this month"."""
    offset, day, last = _month_offset(match), get_number(match, "day"), get_number(match, "day2")
    if last is None and not re.search(r"[a-z]\s+(?:day\s+)?(?:of|in)\b", match[0], re.IGNORECASE):
        return None  # "10 this month" counts something
    first = Expression(kind="unit", unit="month", offset=offset, day=day)
    return first if last is None else make_range(first, Expression(kind="unit", unit="month", offset=offset, day=last))


def _month_offset(match: re.Match[str]) -> int:
    return {"the": 0}.get(match["which"].lower(), read_offset(match["which"]) or 0)


def read_week_then_day(match: re.Match[str]) -> Expression | None:
    """ "Next week Sunday", "last week on Tuesday"."""
    return Expression(kind="weekday", weekday=read_weekday(match["weekday"]), offset=read_offset(match["which"]))


def read_other_weekday(match: re.Match[str]) -> Expression | None:
    """ "The previous Friday", "following Monday"."""
    return Expression(kind="weekday", weekday=read_weekday(match["weekday"]), side=read_which(match["which"]))


SET_WORDS = any_of("last this next previous coming the") & frozenset(WHICH) | any_of("the")
WRITTEN = (
    Rule((MONTH_WORDS, FIGURE), MARKED, read_marked),
    Rule((FIGURE,), SHORT_YEAR, read_short_year),
    Rule((FIGURE,), DAY_AND_MONTH, read_day_and_month),
    Rule((YEAR_FIGURE,), YEAR_AND_MONTH, read_year_and_month),
    Rule((WEEKDAY_WORDS, any_of("first second third fourth fifth last st nd rd th")), NTH_WEEKDAY, read_nth_weekday),
    Rule((any_of("month"), SET_WORDS), DAY_OF_MONTH, read_day_of_month),
    Rule((any_of("week"), any_of("last this next coming")), WEEK_THEN_DAY, read_week_then_day),
    Rule((WEEKDAY_WORDS, any_of("previous following")), OTHER_WEEKDAY, read_other_weekday),
)
