"""Calendar arithmetic: which days a unit has, how far apart days are, and what TIMEX3 calls a unit."""

import calendar
import datetime as dt

from headwater.dates.expressions import Part, Unit
from headwater.dates.intervals import Day, Days, Precision

MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS: dict[Unit, int] = {
    "month": 1,
    "season": 12,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
SEASONS = ("WI", "SP", "SU", "FA")
# A part of a month has ten days, a part of a year four months: the editors' convention of the gold records.
PRECISIONS: dict[Unit, Precision] = {
    "day": "day", "weekend": "day", "week": "week", "month": "month", "season": "quarter", "quarter": "quarter",
    "half": "quarter", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip
FINER: dict[Unit, Precision] = {
    "month": "week",
    "year": "quarter",
    "season": "month",
    "quarter": "month",
    "half": "month",
}
# Where "early" ends and "mid" ends, in months from the start of the unit.
THIRDS: dict[Unit, tuple[int, int]] = {
    "season": (1, 2), "quarter": (1, 2), "half": (2, 4), "year": (4, 8), "decade": (48, 84), "century": (396, 792),
}  # fmt: skip


def move_months(day: Day, count: int) -> Day:
    """The same day of another month, or the last day of that month where it is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def has_day(month: Day, number: int) -> bool:
    """Whether the month of a day has a day of this number."""
    return 1 <= number <= calendar.monthrange(month.year, month.month)[1]


def move(day: Day, unit: Unit, count: int) -> Day:
    """The day that lies so many units later."""
    if unit in DAYS:
        return day + dt.timedelta(days=DAYS[unit] * count)
    return move_months(day, MONTHS[unit] * count)


def last_before(day: Day) -> Day:
    """The day before."""
    return day - dt.timedelta(days=1)


def first_after(day: Day) -> Day:
    """The day after."""
    return day + dt.timedelta(days=1)


def months_from(year: int, month: int, count: int) -> Days:
    """So many whole months from a first one."""
    start = Day(year, month, 1)
    return start, last_before(move_months(start, count)) if year + count // 12 <= dt.MAXYEAR else dt.date.max


def season_of(year: int, number: int) -> Days:
    """A season of a year, winter 1 to autumn 4; the winter of a year begins in the December before."""
    start = move_months(Day(year, 1, 1), number * 3 - 4)
    return months_from(start.year, start.month, 3)


def unit_around(day: Day, unit: Unit) -> Days:
    """The whole unit in which a day lies; a century begins with its year 1, a weekend is that of the ISO week."""
    if unit == "day":
        return day, day
    if unit in ("week", "weekend"):
        monday = day - dt.timedelta(days=day.weekday())
        return (monday if unit == "week" else monday + dt.timedelta(days=5)), monday + dt.timedelta(days=6)
    if unit == "season":
        return season_of(day.year + day.month // 12, day.month % 12 // 3 + 1)
    if unit in ("decade", "century"):
        first = day.year - day.year % 10 if unit == "decade" else day.year - (day.year - 1) % 100
        return months_from(first, 1, MONTHS[unit])
    length = MONTHS[unit]
    return months_from(day.year, (day.month - 1) // length * length + 1, length)


def narrow(days: Days, unit: Unit, part: Part | None, today: Day | None) -> Days:
    """A part of a unit; what is "earlier" or "later" ends or begins with today."""
    first, last = days
    if part is None or unit == "day":
        return days
    if part == "earlier":
        return first, max(first, min(today or last, last))
    if part == "later":
        return min(last, max(first, first_after(today or first))), last
    if part in ("first half", "second half"):
        return _halve(days, part)
    early, mid = _thirds(first, unit)
    return {"early": (first, early), "mid": (first_after(early), mid), "late": (first_after(mid), last)}[part]


def _halve(days: Days, part: Part) -> Days:
    first, last = days
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = length // 2 if length > 1 else 0
    middle = last_before(move_months(first, whole)) if whole else first + (last - first) // 2
    return (first, middle) if part == "first half" else (first_after(middle), last)


def _thirds(first: Day, unit: Unit) -> Days:
    if unit in THIRDS:
        early, mid = (last_before(move_months(first, months)) for months in THIRDS[unit])
        return early, mid
    early_days, mid_days = (10, 20) if unit == "month" else (2, 4)
    return first + dt.timedelta(days=early_days - 1), first + dt.timedelta(days=mid_days - 1)


def name_unit(day: Day, unit: Unit) -> str:
    """The TIMEX3 value of the unit that begins with a day."""
    year, week, _ = day.isocalendar()
    names: dict[Unit, str] = {
        "day": day.isoformat(),
        "week": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{day:%Y-%m}",
        "season": f"{day.year + day.month // 12:04}-{SEASONS[day.month % 12 // 3]}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }
    return names[unit]
