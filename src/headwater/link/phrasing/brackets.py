"""What stands in square brackets behind the words of a time: of its days only what the words leave open."""

import calendar
import re

from headwater.dates import MONTH_NAMES, Day, When
from headwater.record.model import Time

YEAR = re.compile(r"\d{4}")
# 'April', 'Apr.', 'mid-April', with its capital: in small letters 'may' is a verb.
ABBREVIATED = "|".join(name[:3] for name in MONTH_NAMES)
MONTH = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)}|(?:{ABBREVIATED}|Sept)\b)")
PARTED = re.compile(  # 'the first quarter', 'this summer', 'late last year': of their days only the year is open
    r"\b(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:quarter|half)|Q[1-4]"
    r"|spring|summer|autumn|fall|winter|year)\b",
    re.IGNORECASE,
)
MONTHLY = re.compile(r"\bmonth\b", re.IGNORECASE)
# Behind these words 'now' and 'currently' belong to the background of what is told: 'who is now a judge'.
BACKGROUND = re.compile(
    r"(?:[,;(]|\b(?:am|is|are|was|were|be|been|being|has|have|had|can|could|will|would|may|might|must|should"
    r"|do|does|did|and|but|or|who|which|that|not)|['’](?:s|re|m|ve|ll|d)|n['’]t)\s*$",
    re.IGNORECASE,
)


def show_missing(time: Time, before: str, after: str) -> str | None:
    """The days of a time as far as its words do not give them; None where nothing is missing, or an end is open.

    `before` and `after` are the words around it.
    """
    words, when = time.span.text, time.when
    if YEAR.search(words) or not (when.start and when.end):
        return None
    if time.timex == "PRESENT_REF" and (BACKGROUND.search(before) or after.startswith("-")):
        return None
    if when.start.year == when.end.year and _is_year_missing(words, when.start, when.end):
        return str(when.start.year)
    if when.start != when.end and _month(when.start) == _month(when.end) and MONTHLY.search(words):
        return f"{when.start:%B %Y}"
    return show_days(when)


def _is_year_missing(words: str, start: Day, end: Day) -> bool:
    """Whether words that lie in one year leave only that open."""
    named = {found[0][:3] for found in MONTH.finditer(words)}
    if named:
        told = start != end or re.search(rf"(?<!\d)0?{start.day}(?!\d)", words)
        return {f"{start:%b}", f"{end:%b}"} <= named and bool(told)
    return start != end and bool(PARTED.search(words))


def show_days(when: When) -> str | None:
    """Days in words as short as they can be; None when an end is open."""
    if not (when.start and when.end):
        return None
    a, b = when.start, when.end
    if a.day == 1 and b.day == calendar.monthrange(b.year, b.month)[1]:
        return _show_months(a, b)
    if a == b:
        return f"{a.day} {a:%B} {a.year}"
    if _month(a) == _month(b):
        return f"{a.day}–{b.day} {a:%B} {a.year}"
    return f"{a.day} {a:%B}{'' if a.year == b.year else f' {a.year}'} – {b.day} {b:%B} {b.year}"


def _show_months(a: Day, b: Day) -> str:
    """Whole months: '2010', 'April 2010', 'July – September 2010'."""
    if a.year != b.year:
        return f"{a:%B} {a.year} – {b:%B} {b.year}"
    if (a.month, b.month) == (1, 12):
        return str(a.year)
    return f"{a:%B} {a.year}" if a.month == b.month else f"{a:%B} – {b:%B} {b.year}"


def _month(day: Day) -> tuple[int, int]:
    return day.year, day.month
