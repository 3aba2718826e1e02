"""Feasts and holidays by name: on which days they fall in a year.

Those that are on one day everywhere, those that follow Easter, those of the United States that follow a weekday, and
those of the Islamic calendar, by its arithmetic: where the moon is sighted they may begin a day earlier or later.
"""

import datetime as dt
from collections.abc import Iterator

from headwater.dates.intervals import Day, Days

FIXED = {
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "new year's eve": (12, 31),
    "epiphany": (1, 6),
    "australia day": (1, 26),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "st. valentine's day": (2, 14),
    "international women's day": (3, 8),
    "women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "april fool's day": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "international workers' day": (5, 1),
    "workers' day": (5, 1),
    "victory day": (5, 9),
    "cinco de mayo": (5, 5),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "guy fawkes night": (11, 5),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
# Days after Easter Sunday.
AFTER_EASTER = {
    "shrove tuesday": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
# Month, weekday (Monday is 0), which of them (-1: the last), and days on from there.
BY_WEEKDAY = {
    "martin luther king day": (1, 0, 3, 0),
    "martin luther king jr. day": (1, 0, 3, 0),
    "mlk day": (1, 0, 3, 0),
    "presidents day": (2, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0),
    "mother's day": (5, 6, 2, 0),
    "memorial day": (5, 0, -1, 0),
    "father's day": (6, 6, 3, 0),
    "labor day": (9, 0, 1, 0),
    "columbus day": (10, 0, 2, 0),
    "election day": (11, 0, 1, 1),
    "thanksgiving": (11, 3, 4, 0),
    "thanksgiving day": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4),
}
# Month and day of the Islamic year, and for how many days; Ramadan has 30 in its arithmetic.
ISLAMIC = {
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
    "ashura": (1, 10, 1),
}
EPOCH = dt.date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, in the Gregorian calendar
CYCLE = (30, 10_631)  # years of a cycle, with its days


def days_of_feast(name: str, year: int) -> Days:
    """The first and last day of a feast in a year; ValueError where it does not fall in that year."""
    days = _find_days(name, year)
    if days is None:
        raise ValueError(f"no {name} in {year}")
    return days


def _find_days(name: str, year: int) -> Days | None:
    if name in FIXED:
        return _one(Day(year, *FIXED[name]))
    if name in AFTER_EASTER:
        return _one(easter(year) + dt.timedelta(days=AFTER_EASTER[name]))
    if name in BY_WEEKDAY:
        month, weekday, which, on = BY_WEEKDAY[name]
        return _one(nth_weekday(year, month, weekday, which) + dt.timedelta(days=on))
    return next((days for days in _islamic(name, year) if days[0].year == year), None)


def _one(day: Day) -> Days:
    return day, day


def nth_weekday(year: int, month: int, weekday: int, which: int) -> Day:
    """The first, second … (-1: the last) such weekday of a month; ValueError where there are fewer."""
    if which < 0:
        last = Day(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = Day(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (the anonymous rule of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return Day(year, month, day + 1)


def _islamic(name: str, year: int) -> Iterator[Days]:
    """The feast in the Islamic years that touch a Gregorian one."""
    month, day, length = ISLAMIC[name]
    near = (year - 622) * 33 // 32
    for hijri in range(max(1, near - 1), near + 3):
        leaps = (11 * hijri + 3) // CYCLE[0]
        start = EPOCH + 354 * (hijri - 1) + leaps + (59 * (month - 1) + 1) // 2 + day - 1
        first = dt.date.fromordinal(start)
        yield first, first + dt.timedelta(days=length - 1)


FEASTS: frozenset[str] = frozenset([*FIXED, *AFTER_EASTER, *BY_WEEKDAY, *ISLAMIC])
