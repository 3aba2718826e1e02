"""Distances from a day that the words before give: "the following day", "ten days later", "that year"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from headwater.annotate.timing.events import Found
from headwater.annotate.timing.words import TODAY
from headwater.dates import Expression

REACH = 250  # characters back, about two sentences: what lies further away is seldom what "later" is counted from
FAR = 600  # "hours later" is of the day on which all else happened
NEXT = 120
POINTS_BACK = re.compile(r"(?:during|after|since|following|at)\s+(?:that|this)\s", re.IGNORECASE)
THEN = re.compile(r"at (?:the|that) time|since then", re.IGNORECASE)
FROM_BEFORE = re.compile(
    r"\b(?:later|earlier|following|next|previous|same|that|before|after|prior)$|\b(?:day|week|month|year|"
    r"morning|afternoon|evening|night)$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
THAT = re.compile(r"\bthat\b", re.IGNORECASE)  # "that night" is of what has just been told
TELLING = re.compile(
    r"\b(?:that|which|who|whose|where|said|says|told|added|adding|saying)\s+"
    r"(?!(?:(?:on|in|at|late|early|during)\s+)*$)[^.;:,“”\"]*$",
    re.IGNORECASE,
)
DATED = ("date", "weekday", "unit", "range")
COARSE = ("week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century")


def anchor_distances(text: str, found: Sequence[Found]) -> list[Found]:
    """Each distance that names no event of its own is counted from the last day named before it."""
    done: list[Found] = []
    for one in found:
        first = _find_first(text, done, one)
        done.append(one._replace(expression=msgspec.structs.replace(one.expression, first=first)) if first else one)
    return done


def _find_first(text: str, done: Sequence[Found], one: Found) -> Expression | None:
    """The time from which the words of one count, where those before it name it."""
    if THEN.match(text, one.start, one.end):
        return _find_then(done, one)
    if POINTS_BACK.match(text, one.start, one.end) and (day := _find_day_before(text, done, one)):
        return day
    return (_find_antecedent(text, done, one) or _from_today(text, one)) if _is_open(text, one) else None


def _find_day_before(text: str, done: Sequence[Found], one: Found) -> Expression | None:
    """ "During that visit": the day named in the sentence before, where there is one."""
    for other in reversed(done):
        if one.start - other.start > NEXT:
            return None
        if other.end <= one.start and other.expression.kind in ("date", "weekday"):
            return other.expression if re.search(r"[.!?]", text[other.end : one.start]) else None
    return None


def _find_then(done: Sequence[Found], one: Found) -> Expression | None:
    """ "At the time": the last time before that does not lie ahead."""
    near = (other.expression for other in reversed(done) if one.start - REACH < other.start)
    return next((e for e in near if e.kind in DATED and (e.tense != "future" or e.part == "earlier")), None)


def _is_open(text: str, one: Found) -> bool:
    e = one.expression
    if e.kind != "event" or e.first is not None or e.unit is None:
        return False
    words = text[one.start : one.end]
    if re.search(r"\b(?:before|after|prior)$", words, re.IGNORECASE):
        return not re.match(r"\s+\w", text[one.end : one.end + 3])
    return bool(FROM_BEFORE.search(words))


def _from_today(text: str, one: Found) -> Expression | None:
    """ "The previous quarter", where nothing was named before: the last one."""
    is_previous = text[one.start : one.end].lower().startswith(("previous", "the previous"))
    return TODAY if is_previous and one.expression.unit != "day" else None


def date_clocks(found: Sequence[Found]) -> list[Found]:
    """Each time of day with its day: the nearest that is named around it, else the day of printing."""
    days = [
        one for one in found if one.expression.kind in ("date", "weekday", "unit") and _grain(one.expression) == "day"
    ]
    return [_date_clock(one, days) if one.expression.kind == "clock" else one for one in found]


def _date_clock(clock: Found, days: Sequence[Found]) -> Found:
    place = bisect_left(days, clock.start, key=lambda day: day.start)
    near = [day for day in days[max(0, place - 1) : place + 1] if abs(day.start - clock.start) < NEXT]
    first = min(near, key=lambda day: abs(day.start - clock.start)).expression if near else TODAY
    first = msgspec.structs.replace(first, time=None)
    e = Expression(kind="event", relation="during", unit="day", offset=0, time=clock.expression.time, first=first)
    return clock._replace(expression=e)


def _find_antecedent(text: str, done: Sequence[Found], one: Found) -> Expression | None:
    """The nearest day before; one that is coarser than the distance is none.

    A day that a clause of its sentence only tells of is passed over, for another one of that sentence: 'said on Friday
    that it had known of the gate THAT failed on Monday'.
    """
    unit, passed = one.expression.unit, one.start
    for other in reversed(done):
        if one.start - other.start > (REACH if one.expression.offset else FAR):
            return None
        e = other.expression
        if passed < one.start and SENTENCE_END.search(text, other.end, passed):
            return None
        if unit == "day" and _is_told(text, other, one):
            passed = other.start
            continue
        if other.end <= one.start and e.kind in ("date", "weekday", "unit", "event", "range"):
            if e.kind == "event" and (e.first is None or e.unit is None):
                continue
            if e.kind == "range":
                e = e.last or e
            if not (unit == "day" and _grain(e) in COARSE) and not (unit == "month" and _grain(e) == "year"):
                return e
    return None


def _is_told(text: str, other: Found, one: Found) -> bool:
    """Whether a day of a sentence before stands in what that tells of, not in what it says."""
    if (
        THAT.search(text, one.start, one.end)
        or other.end > one.start
        or not SENTENCE_END.search(text, other.end, one.start)
    ):
        return False
    return TELLING.search(text, max(0, other.start - REACH), other.start) is not None


def _grain(e: Expression) -> str:
    if e.kind == "weekday" or e.day is not None or e.feast:
        return "day"
    if e.kind in ("unit", "event"):
        return e.unit or "day"
    return e.unit or ("month" if e.month is not None else "year")
