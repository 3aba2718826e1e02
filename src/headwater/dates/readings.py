"""What a temporal expression means when the day is known on which it was printed or said.

All rules are monotone: a later day never gives an earlier reading.  `grounding` relies on it.
"""

from collections.abc import Callable
from typing import NamedTuple

from headwater.dates.calendar import (
    FINER,
    MONTH_NAMES,
    MONTHS,
    PRECISIONS,
    WEEKDAY_NAMES,
    has_day,
    months_from,
    move,
    name_unit,
    narrow,
    season_of,
    unit_around,
)
from headwater.dates.expressions import Expression, Tense, Unit
from headwater.dates.feasts import days_of_feast, nth_weekday
from headwater.dates.intervals import Day, Days, Precision

SEASON_NAMES = "winter spring summer autumn".split()
# A date without a year is read forwards when the coming one is more than so many times nearer than the past one, with
# and without a day.  News names the year of what lies far off, and the tense may be that of another verb: so it leans,
# but does not decide between yesterday and a day next year.
LEAN: dict[Tense, tuple[float, float]] = {"past": (3, 12), "unknown": (2, 2), "future": (1 / 8, 1 / 3)}
LAST_IS_FAR = 92  # "last May" in October is the May of this year, "last February" in April that of the year before
# The gold records write the part of a unit behind its value; TimeML has an attribute of its own for it.
PART_MARKS: dict[str, str] = {"early": "-START", "mid": "-MI", "late": "-EN"}
AGAINST_TENSE = 3  # "Wednesday (30)": how much nearer a day on the wrong side of the anchor must be


class Reading(NamedTuple):
    """What an expression means on one given day; both ends are None where it means none."""

    value: str | None
    days: tuple[Day | None, Day | None]
    precision: Precision
    why: str


def read_on(expression: Expression, today: Day, tense: Tense) -> Reading:
    """The reading of a date, a weekday, a unit or a window on one day."""
    return READERS[expression.kind](expression, today, tense)


def _read_date(e: Expression, today: Day, tense: Tense) -> Reading:
    if e.day is not None and e.month is None:
        return _read_day_alone(e, today, tense)
    year, why = _find_year(e, today, tense)
    unit = _unit_of_date(e)
    whole = _days_of_date(e, year)
    if e.weekday is not None and e.day is not None and whole[0].weekday() != e.weekday:
        why += f", though that is no {WEEKDAY_NAMES[e.weekday]}"
    days = narrow(whole, unit, e.part, today)
    value = f"{days[0]}/{days[1]}" if e.feast and days[0] < days[1] else _value(e, whole[0], unit)
    return Reading(value, days, _precision(e, unit), why + _note_part(e))


def _read_day_alone(e: Expression, today: Day, tense: Tense) -> Reading:
    """ "The 31st": the nearest such day of a month on the side to which the tense looks."""
    months = (move(today.replace(day=1), "month", n) for n in range(-12, 13))
    days = [month.replace(day=e.day or 1) for month in months if has_day(month, e.day or 1)]
    ahead = tense == "future"
    day = min((d for d in days if (d >= today if ahead else d <= today)), key=lambda d: abs(d - today))
    why = f"nearest day {e.day} of a month not {'before' if ahead else 'after'} {today}"
    return Reading(day.isoformat() + (e.time or ""), (day, day), _precision(e, "day"), why)


def _find_year(e: Expression, today: Day, tense: Tense) -> tuple[int, str]:
    if e.year is not None:
        return e.year, "explicit"
    if e.offset is not None:
        return today.year + e.offset, f"the year of {today}" + (f" {e.offset:+d}" if e.offset else "")
    return _choose_year(e, today, tense)


def _unit_of_date(e: Expression) -> Unit:
    return e.unit or ("day" if e.day is not None or e.feast else "month" if e.month is not None else "year")


def _days_of_date(e: Expression, year: int) -> Days:
    unit = _unit_of_date(e)
    if e.feast:
        return days_of_feast(e.feast, year)
    if e.weekday is not None and e.count is not None and e.month is not None:
        return unit_around(nth_weekday(year, e.month, e.weekday, e.count), "day")
    if unit == "week" and e.count is not None:
        return unit_around(Day.fromisocalendar(year, e.count, 1), unit)
    if unit in ("day", "week", "weekend"):
        return unit_around(Day(year, e.month or 1, e.day or 1), unit)
    if unit == "season":
        return season_of(year, e.count or 1)
    first = MONTHS[unit] * ((e.count or 1) - 1) + 1 if unit in ("quarter", "half") else e.month or 1
    return months_from(year, first, MONTHS[unit])


def _value(e: Expression, first: Day, unit: Unit) -> str:
    half = {"first half": "-H1", "second half": "-H2"}.get(e.part or "", "") if unit == "year" else ""
    mark = PART_MARKS.get(e.part or "", "")
    if mark and unit in ("decade", "century"):
        mark = ("X" if unit == "decade" else "XX") + mark
    return name_unit(first, unit) + half + mark + (e.time or "")


def _precision(e: Expression, unit: Unit) -> Precision:
    if e.time and ":" in e.time:
        return "minute"
    return FINER.get(unit, PRECISIONS[unit]) if e.part else PRECISIONS[unit]


def _note_part(e: Expression) -> str:
    return f"; the {e.part} {'' if 'half' in e.part else 'part '}of it" if e.part else ""


def _name_date(e: Expression) -> str:
    if e.feast:
        return e.feast.title()
    if e.unit == "season":
        return SEASON_NAMES[(e.count or 1) - 1]
    month = MONTH_NAMES[e.month - 1] if e.month else f"{e.unit} {e.count}"
    return f"{e.day} {month}" if e.day else month


def _choose_year(e: Expression, today: Day, tense: Tense) -> tuple[int, str]:
    """The year of a date that names none, and why it is this one."""
    if e.side == "present":
        return today.year, f"{_name_date(e)} in the year of {today}"
    options = _possible_years(e, today.year)
    gone = [(year, days) for year, days in options if (days[1] < today if e.side else days[0] <= today)]
    ahead = [(year, days) for year, days in options if (days[0] > today if e.side else days[1] >= today)]
    if e.side == "past" and e.day is None and e.unit is None:
        gone = [(year, d) for year, d in gone if year < today.year or (today - d[0]).days > LAST_IS_FAR]
    if not gone or not ahead:
        raise ValueError("beyond the calendar")
    since, until = max(0, (today - gone[-1][1][1]).days), (ahead[0][1][0] - today).days
    coming = e.side == "future" or (e.side is None and until * LEAN[tense][e.day is None] < since)
    words = ("after" if e.side else "not before") if coming else ("before" if e.side else "not after")
    return (ahead[0] if coming else gone[-1])[0], f"nearest {_name_date(e)} {words} {today}"


def _possible_years(e: Expression, year: int) -> list[tuple[int, Days]]:
    """The years around in which the date exists, and falls on the weekday beside it if it ever does."""
    found = []
    for option in range(year - 8, year + 9):
        try:
            found.append((option, _days_of_date(e, option)))
        except ValueError:  # 29 February
            continue
    if not found:
        raise ValueError("no such day in any year")
    fits = [e.weekday is None or days[0].weekday() == e.weekday for _, days in found]
    near = [abs(option - year) <= 1 for option, _ in found]
    if not any(fit and close for fit, close in zip(fits, near, strict=True)):
        return found
    return [one for one, fit, close in zip(found, fits, near, strict=True) if fit or not close]


def _read_weekday(e: Expression, today: Day, tense: Tense) -> Reading:
    if e.day is not None:
        return _read_numbered_weekday(e, today, tense)
    weekday = e.weekday or 0
    if e.offset is not None or e.side == "present":
        day = move(move(today, "day", weekday - today.weekday()), "week", e.offset or 0)
        why = f"{WEEKDAY_NAMES[weekday]} of the ISO week of {today}" + (f" {e.offset:+d}" if e.offset else "")
        return Reading(day.isoformat() + (e.time or ""), (day, day), _precision(e, "day"), why)
    # "Next Friday" on a Friday is a week later; "on Friday" and "will meet on Friday" may be today.
    least = 1 if e.side else 0
    if e.side == "future" or (e.side is None and tense == "future"):
        day = move(today, "day", least + (weekday - today.weekday() - least) % 7)
        words = "after" if least else "not before"
    else:
        day = move(today, "day", -least - (today.weekday() - weekday - least) % 7)
        words = "before" if least else "not after"
    why = f"nearest {WEEKDAY_NAMES[weekday]} {words} {today}"
    return Reading(day.isoformat() + (e.time or ""), (day, day), _precision(e, "day"), why)


def _read_numbered_weekday(e: Expression, today: Day, tense: Tense) -> Reading:
    """A weekday with a day of the month: the nearest day that is both, up to a year away."""
    name, sign = WEEKDAY_NAMES[e.weekday or 0], 1 if tense == "future" else -1
    nearest = sorted(range(-366, 367), key=lambda n: (abs(n) * (1 if n * sign >= 0 else AGAINST_TENSE), n))
    for distance in nearest:
        day = move(today, "day", distance)
        if day.day == e.day and day.weekday() == e.weekday:
            why = f"nearest {name} that is day {e.day} of a month, seen from {today}"
            return Reading(day.isoformat() + (e.time or ""), (day, day), _precision(e, "day"), why)
    return Reading(None, (None, None), "open", f"no {name} within a year of {today} is day {e.day} of a month")


def _read_unit(e: Expression, today: Day, tense: Tense) -> Reading:
    unit, offset = e.unit or "day", e.offset or 0
    if e.day is not None or e.count is not None:
        return _read_day_of_unit(e, today)
    if unit == "weekend" and offset == 0:
        return _read_weekend(e, today, tense)
    there = move(today, unit, offset)
    whole = unit_around(there, unit)
    name = "ISO week" if unit == "week" else unit
    why = f"{name} of {today}" if not offset else f"{name} {abs(offset)} {'after' if offset > 0 else 'before'} {today}"
    value = _value(e, whole[0], unit)
    if e.side in ("past", "future"):
        days, words = ((None, there), "longer ago") if e.side == "past" else ((there, None), "later")
        return Reading(value, days, "open", f"{words} than the {why}")
    # What happened "this month" had happened when it was printed; a week is kept whole, as the guidelines have it.
    bounded = offset == 0 and e.part is None and unit not in ("day", "week")
    part = e.part or ("earlier" if bounded and tense == "past" else None)
    first, last = narrow(whole, unit, part, today)
    ahead = bounded and tense == "future"
    return Reading(value, (today if ahead else first, last), _precision(e, unit), why + _note_part(e))


def _read_day_of_unit(e: Expression, today: Day) -> Reading:
    """A day of last, this or next month: by its number, or the first, second … such weekday."""
    month = move(today.replace(day=1), "month", e.offset or 0)
    if e.day is not None:
        day, why = month.replace(day=e.day), f"day {e.day} of the month {e.offset or 0:+d} of {today}"
    else:
        day = nth_weekday(month.year, month.month, e.weekday or 0, e.count or 1)
        why = f"{WEEKDAY_NAMES[e.weekday or 0]} number {e.count} of the month {e.offset or 0:+d} of {today}"
    return Reading(day.isoformat() + (e.time or ""), (day, day), _precision(e, "day"), why)


def _read_weekend(e: Expression, today: Day, tense: Tense) -> Reading:
    """ "The weekend" is the last one that has begun, "this weekend" that of the week, unless the tense differs."""
    coming = unit_around(today, "weekend")
    ahead = tense == "future" or (e.side == "present" and tense == "unknown")
    days = coming if ahead or coming[0] <= today else unit_around(move(today, "week", -1), "weekend")
    why = f"nearest weekend {'not over' if ahead else 'begun'} on {today}"
    return Reading(name_unit(days[0], "weekend"), days, "day", why)


def _read_window(e: Expression, today: Day, _: Tense) -> Reading:
    ahead, unit = e.side == "future", e.unit or "day"
    words = "from" if ahead else "up to"
    if e.count is None:
        value = "FUTURE_REF" if ahead else "PAST_REF"
        return Reading(value, (today, None) if ahead else (None, today), "open", f"some time {words} {today}")
    there = move(today, unit, e.count if ahead else -e.count)
    days = (today, there) if ahead else (there, today)
    return Reading(e.value, days, PRECISIONS[unit], f"{e.count} {unit}s {words} {today}")


READERS: dict[str, Callable[[Expression, Day, Tense], Reading]] = {
    "date": _read_date,
    "weekday": _read_weekday,
    "unit": _read_unit,
    "window": _read_window,
}
