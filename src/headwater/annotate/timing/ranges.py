"""Two expressions that stand side by side and say one thing: a range or a distance from a day.

"From January 1 2015 to Feb 5th 2018", "3 May 2018 - 9 May 2018", "two days after Christmas".
"""

import re
from collections.abc import Sequence

import msgspec

from headwater.annotate.timing.events import Found
from headwater.annotate.timing.words import TODAY, make_range
from headwater.dates import Expression

JOINT = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*(?:the\s)?", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|through)\b", re.IGNORECASE)
FROM_DAY = re.compile(r"\b(?:after|before|from)$", re.IGNORECASE)
BLANK = re.compile(r"\s{1,3}")
OPENING = re.compile(r"\b(?P<word>from|between)\s+$", re.IGNORECASE)


def join_ranges(text: str, found: Sequence[Found]) -> list[Found]:
    """The expressions of a sentence in order, neighbours joined where the words say from when to when."""
    joined: list[Found] = []
    for one in found:
        if joined and (both := _join(text, joined[-1], one) or _join_distance(text, joined[-1], one)):
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _join(text: str, first: Found, last: Found) -> Found | None:
    opening = OPENING.search(text, max(0, first.start - 10), first.start)
    word = opening["word"].lower() if opening else ""
    between = JOINT.fullmatch(text, first.end, last.start)
    if not (between or (word == "between" and AND.fullmatch(text, first.end, last.start))):
        return None
    ends = _day_of(first.expression), _day_of(last.expression)
    if ends[0] is None or ends[1] is None or not (word or _says_range(text[first.end : last.start], ends[0], ends[1])):
        return None
    start = opening.start() if opening else first.start
    return Found(start, last.end, make_range(_with_year(ends[0], ends[1]), ends[1]))


def _says_range(joint: str, first: Expression, last: Expression) -> bool:
    """Whether the joint says without "from" that it is one: between dates with years, or "1 May until 5 May"."""
    if UNTIL.search(joint) and _is_day(first) and _is_day(last):
        return True
    return _is_full(first) and (_is_full(last) or last.kind == "unit")


def _join_distance(text: str, near: Found, day: Found) -> Found | None:
    """ "Two days after" and "Christmas": a day that the words give."""
    e = near.expression
    if e.kind != "event" or e.first is not None or not e.unit or not e.offset or not _can_anchor(day.expression):
        return None
    if not FROM_DAY.search(text, near.start, near.end) or not BLANK.fullmatch(text, near.end, day.start):
        return None
    told = msgspec.structs.replace(e, relation="during", first=day.expression)
    return Found(near.start, day.end, told)


def _can_anchor(e: Expression) -> bool:
    return _is_day(e) or e.kind == "weekday" or (e.kind == "unit" and e.unit == "day") or bool(e.feast)


def _is_day(e: Expression) -> bool:
    return e.kind == "date" and e.day is not None and e.month is not None


def _day_of(e: Expression) -> Expression | None:
    """An end of a range: a date, a weekday, a day counted from today, or now."""
    if e.kind == "vague" and e.side == "present":
        return TODAY
    return e if e.kind in ("date", "weekday") or (e.kind == "unit" and e.unit in ("day", "month")) else None


def _is_full(e: Expression) -> bool:
    return e.kind == "date" and e.year is not None


def _with_year(first: Expression, last: Expression) -> Expression:
    """The year of the last end is that of both, unless the first comes later in the year."""
    if first.kind != "date" or last.kind != "date" or first.year is not None or last.year is None:
        return first
    is_later = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 99)
    return msgspec.structs.replace(first, year=last.year - is_later)
