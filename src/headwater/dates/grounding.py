"""Grounding: the TIMEX3 value and the days of a temporal expression, seen from its anchor.

The anchor is the day of publication or of the utterance, as far as it is known.  Readings are monotone, so an anchor
that is itself an interval needs only its two ends: what the words may mean lies between the two readings.
"""

from collections.abc import Callable
from functools import lru_cache

import msgspec

from headwater.dates.calendar import PRECISIONS, first_after, last_before, move, name_unit, unit_around
from headwater.dates.expressions import Expression, Relation, Tense
from headwater.dates.intervals import Day, When, unknown
from headwater.dates.readings import Reading, read_on

Grounded = tuple[str | None, When]  # a TIMEX3 value, where there is one, and the days
KEPT = 4096  # expressions with an anchor whose days are remembered: copies name the same, and a report is dated thrice


@lru_cache(maxsize=KEPT)
def ground(expression: Expression, anchor: When, *, tense: Tense = "unknown") -> Grounded:
    """The TIMEX3 value and the interval of an expression, seen from the anchor (publication or utterance).

    `tense` is that of the clause, where the caller knows better than the expression.  From an anchor that is an
    interval follow all the days that are possible; without an anchor only what the words alone say.
    """
    now = expression.tense if tense == "unknown" else tense
    try:
        return GROUNDERS.get(expression.kind, _ground_from_days)(expression, anchor, now)
    except (ValueError, OverflowError):
        return None, unknown("there is no such day in the calendar")


def _ground_from_days(e: Expression, anchor: When, tense: Tense) -> Grounded:
    """The readings from both ends of the anchor, joined."""
    if e.kind == "date" and e.year is not None:
        return _settle(read_on(e, Day(e.year, 1, 1), tense), "")
    origin = f" ({anchor.basis})"
    seen = [read_on(e, day, tense) for day in (anchor.start, anchor.end) if day]
    if not seen:
        return None, unknown(f"relative to a day that is not known{origin}")
    if anchor.is_definite and seen[0].days == seen[-1].days:
        return _settle(seen[0], origin)
    start = seen[0].days[0] if anchor.start else None
    end = seen[-1].days[1] if anchor.end else None
    why = f"{seen[0].why}, or the same from a later possible day{origin}"
    return None, _limit(start, end, seen[0], why)


def _settle(reading: Reading, origin: str) -> Grounded:
    return reading.value, _limit(*reading.days, reading, reading.why + origin)


def _limit(start: Day | None, end: Day | None, like: Reading | When, basis: str) -> When:
    """An interval as precise as its model, open where an end is; nothing, where it would end before it begins."""
    if start and end and start > end:
        return unknown(f"no day fits: {basis}")
    return When(start=start, end=end, precision=like.precision if start and end else "open", basis=basis)


def _ground_vague(e: Expression, anchor: When, _: Tense) -> Grounded:
    side = e.side or "present"
    value, words = {
        "past": ("PAST_REF", "vague: some time up to"),
        "present": ("PRESENT_REF", "on"),
        "future": ("FUTURE_REF", "vague: some time from"),
    }[side]
    start = anchor.start if side != "past" else None
    end = anchor.end if side != "future" else None
    return value, _limit(start, end, anchor, f"{words} the anchor ({anchor.basis})")


def _ground_length(e: Expression, anchor: When, tense: Tense) -> Grounded:
    if tense != "past" and e.side == "future":  # "will answer within two weeks"
        window = Expression(kind="window", unit=e.unit, count=e.offset, side="future", value=e.value)
        return _ground_from_days(window, anchor, tense)
    if tense != "past" and e.offset is not None:  # "in seven years": a point ahead, else how long something took
        unit, offset = ("day", 7 * e.offset) if e.unit == "week" else (e.unit, e.offset)
        return _ground_from_days(Expression(kind="unit", unit=unit, offset=offset), anchor, tense)
    if e.side == "past" and anchor.end:
        return e.value, When(end=anchor.end, basis=f"a length of time up to the anchor ({anchor.basis})")
    return e.value, unknown("a length of time or a repetition: it has no days of its own")


def _ground_clock(e: Expression, _: When, __: Tense) -> Grounded:
    return e.time, unknown("a time of day without its day")


def _ground_range(e: Expression, anchor: When, tense: Tense) -> Grounded:
    if e.first is None or e.last is None:
        return None, unknown("a range without an end")
    (value, first), (other, last) = ground(e.first, anchor, tense=tense), ground(e.last, anchor, tense=tense)
    if not (first.is_known and last.is_known) or (first.start and last.end and first.start > last.end):
        return None, unknown(f"the ends of the range do not fit: {first.basis}; {last.basis}")
    joined = f"{value}/{other}" if value and other else None
    return joined, _limit(first.start, last.end, first, f"from {first.basis} to {last.basis}")


def _ground_event(e: Expression, anchor: When, tense: Tense) -> Grounded:
    """The time around an event: bounded by its day where that is known, and by the anchor on the other side."""
    known = ground(e.first, anchor, tense=tense)[1] if e.first else unknown("the day of the event is not known")
    is_over = bool(known.end and anchor.start and known.end < anchor.start)
    if is_over and e.relation == "during" and e.unit is None and tense == "future":
        known = unknown("the event lies ahead and is another than that of the day before")
    return ground_around(e, known, anchor, tense=tense)


def ground_around(e: Expression, known: When, anchor: When, *, tense: Tense = "unknown") -> Grounded:
    """The time around an event, of which is known when it was, seen from the anchor."""
    if e.unit and e.offset is not None and known.start and known.end:
        return _ground_distance(e, known)
    start, end = _bound_event(e.relation or "during", known, anchor, e.tense if tense == "unknown" else tense)
    basis = f"{e.relation} an event ({known.basis}), seen from the anchor ({anchor.basis})"
    return None, _limit(start, end, known, basis)


def _ground_distance(e: Expression, known: When) -> Grounded:
    """So long before or after a known day: in days to the day, else the unit in which it falls."""
    if known.start is None or known.end is None or e.unit is None:
        return None, known
    ends = [unit_around(move(day, e.unit, e.offset or 0), e.unit) for day in (known.start, known.end)]
    where = "the same" if not e.offset else f"{abs(e.offset)} {'after' if e.offset > 0 else 'before'}"
    when = _limit(ends[0][0], ends[1][1], known, f"{e.unit} {where}: {known.basis}")
    settled = ends[0] == ends[1]
    value = name_unit(ends[0][0], e.unit) + (e.time or "") if settled else None
    return value, msgspec.structs.replace(when, precision=PRECISIONS[e.unit]) if settled else when


def _bound_event(relation: Relation, known: When, anchor: When, tense: Tense) -> tuple[Day | None, Day | None]:
    ahead = known.start > anchor.end if known.start and anchor.end else tense == "future"
    begun, ended = (anchor.start, None) if ahead else (None, anchor.end)
    if relation == "during":
        return (known.start, known.end) if known.is_known else (begun, ended)
    if relation in ("before", "until"):
        return begun, known.end or ended
    if relation == "earlier than":
        return begun, last_before(known.start) if known.start else ended
    if relation == "later than" and known.end:
        after = first_after(known.end)
        return after, ended if ended and after <= ended else None
    return known.start or begun, ended


GROUNDERS: dict[str, Callable[[Expression, When, Tense], Grounded]] = {
    "vague": _ground_vague,
    "duration": _ground_length,
    "set": _ground_length,
    "clock": _ground_clock,
    "range": _ground_range,
    "event": _ground_event,
}
