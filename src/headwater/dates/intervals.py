"""Day intervals: what a report's words say about when, as inclusive calendar days with a precision and a reason.

`None` is an open end.  Nothing here reads a clock: every relative expression is grounded on an anchor that the caller
gives.
"""

import datetime as dt
from typing import Literal

import msgspec

Precision = Literal["minute", "day", "week", "month", "quarter", "year", "open"]
Day = dt.date
Days = tuple[Day, Day]  # the first and the last
WHERE_MET = "said where they met"  # the basis of a saying's day that is that of the meeting told of before it


class When(msgspec.Struct, frozen=True, kw_only=True):
    """An interval of days.  `basis` says in words how it was worked out, `text` holds the words it comes from."""

    start: Day | None = None
    end: Day | None = None
    precision: Precision = "open"
    basis: str
    text: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    @property
    def is_definite(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


def unknown(basis: str) -> When:
    """An interval of which nothing is known, with the reason."""
    return When(basis=basis)


def on(day: Day, basis: str, text: str | None = None) -> When:
    """The interval of one day."""
    return When(start=day, end=day, precision="day", basis=basis, text=text)


def intersect(a: When, b: When) -> tuple[Day | None, Day | None] | None:
    """The days that two intervals share; None when they share none."""
    start = max((d for d in (a.start, b.start) if d), default=None)
    end = min((d for d in (a.end, b.end) if d), default=None)
    return None if start and end and start > end else (start, end)


def is_within(inner: When, outer: When) -> bool:
    """Whether every day of `inner` is a day of `outer`."""
    starts = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return starts and ends


def order(when: When) -> tuple[Day, Day]:
    """A sort key: by start, then end; open starts sort by their end, the wholly unknown last."""
    far = dt.date.max
    first = when.start or when.end or far
    return first, when.end or far
