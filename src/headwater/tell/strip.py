"""The timeline as a drawing: what happened, what was said and what was printed, each on a line of its own.

The axis covers the days around publication; what lies far before or after is counted at its ends, not squeezed in.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headwater.dates import Day, When, order
from headwater.tell.index import Index, find_days
from headwater.tell.overview import list_moments
from headwater.tell.views import name_report
from headwater.tell.voices import is_known, name_actor
from headwater.tell.wording import SHORT_MONTHS, flatten, shorten, write_when

REACH_BACK = dt.timedelta(days=45)
REACH_ON = dt.timedelta(days=120)
MARGIN, WIDTH = 100.0, 1080.0
END = WIDTH - 36  # room for what lies after the axis
ROW = 13.0
DOT = 9.0
MOST_ROWS = 7
MOST_TICKS = 12


class Mark(NamedTuple):
    """An interval of days on the axis; `row` counts down within its line."""

    x: float
    y: float
    width: float
    words: str
    href: str | None


class Line(NamedTuple):
    """One line of the drawing with its marks, how many lie before and after the axis, and for how many more there is no
    room: drawn over one another they would be a stroke that nobody can read."""

    name: str
    y: float
    height: float
    marks: tuple[Mark, ...]
    before: int
    after: int
    more: int


class Tick(NamedTuple):
    """A labelled day of the axis."""

    x: float
    label: str


class Strip(NamedTuple):
    """The whole drawing."""

    width: float
    height: float
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


class Dated(NamedTuple):
    """Something with its days, its words and where it stands on the page."""

    when: When
    words: str
    href: str | None


class Axis(NamedTuple):
    """The days that the drawing covers."""

    first: Day
    last: Day

    def place(self, day: Day) -> float:
        """Where a day begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return MARGIN + share * (END - MARGIN)


def view_strip(index: Index) -> Strip | None:
    """The timeline of a record as a drawing; None where no report is dated."""
    first, last = find_days(index)
    if first is None or last is None:
        return None
    groups = {"happened": _list_happened(index), "said": _list_said(index), "published": _list_published(index)}
    axis = _find_axis(first, last, [d for group in groups.values() for d in group])
    lines, y = [], 8.0
    for name, group in groups.items():
        line = _draw_line(name, group, axis, y)
        lines.append(line)
        y += line.height + 10
    return Strip(WIDTH, y + 22, tuple(lines), tuple(_list_ticks(axis)))


def _list_happened(index: Index) -> list[Dated]:
    entries = sorted(index.record.timeline, key=lambda e: (order(e.when), e.id))
    moments = list_moments(index)
    return [Dated(e.when, m.words, f"moment-{n}") for n, (e, m) in enumerate(zip(entries, moments, strict=True), 1)]


def _list_said(index: Index) -> list[Dated]:
    known = [o for o in index.record.origins if is_known(o) and o.when and o.statements]
    return [Dated(o.when, _name_saying(o.speaker or o.institution, o.occasion, index), None) for o in known if o.when]


def _name_saying(key: str | None, occasion: str | None, index: Index) -> str:
    return ", ".join(filter(None, (name_actor(key, index), shorten(flatten(occasion or ""), 80))))


def _list_published(index: Index) -> list[Dated]:
    numbered = [(index.numbers[key], report) for key, report in index.reports.items()]
    return [Dated(r.published, f"Report {n}: {name_report(r, index)}", f"report-{n}") for n, r in numbered]


def _find_axis(first: Day, last: Day, dated: Iterable[Dated]) -> Axis:
    """From the earliest to the latest day that lies near publication, a day to spare at either end."""
    floor, ceiling = _shift(first, -REACH_BACK), _shift(last, REACH_ON)
    near = [d for item in dated if item.when.is_definite for d in (item.when.start, item.when.end) if d]
    days = [first, last, *(d for d in near if floor <= d <= ceiling)]
    return Axis(_shift(min(days), -dt.timedelta(days=1)), _shift(max(days), dt.timedelta(days=1)))


def _shift(day: Day, by: dt.timedelta) -> Day:
    """A day so much earlier or later, held within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + by.days, dt.date.min.toordinal()), dt.date.max.toordinal()))


def _draw_line(name: str, group: Sequence[Dated], axis: Axis, y: float) -> Line:
    known = sorted((d for d in group if d.when.is_known), key=lambda d: order(d.when))
    before = sum(d.when.end is not None and d.when.end < axis.first for d in known)
    after = sum(d.when.start is not None and d.when.start > axis.last for d in known)
    ends: list[float] = []
    drawn = [_draw_mark(d, axis, y, ends) for d in known if _is_on(d.when, axis)]
    marks = tuple(mark for mark in drawn if mark)
    height = max(1, len(ends)) * ROW if len(marks) == len(drawn) else MOST_ROWS * ROW
    return Line(name, y, height, marks, before, after, len(drawn) - len(marks))


def _is_on(when: When, axis: Axis) -> bool:
    """Whether both ends are known and on the axis: an open interval would be a bar that nobody reported."""
    return when.start is not None and when.end is not None and axis.first <= when.start and when.end <= axis.last


def _draw_mark(dated: Dated, axis: Axis, y: float, ends: list[float]) -> Mark | None:
    """A mark in the first row that is free at its place, if any is; `ends` keeps where each row is taken up to."""
    start, end = dated.when.start or axis.first, dated.when.end or axis.last
    x = axis.place(start)
    width = max(DOT, axis.place(_shift(end, dt.timedelta(days=1))) - x - 2) if start != end else DOT
    row = next((n for n, taken in enumerate(ends) if taken + 3 <= x), len(ends))
    if row == MOST_ROWS:
        return None
    ends[row : row + 1] = [x + width]
    return Mark(x, y + row * ROW, width, f"{write_when(dated.when)}: {dated.words}", dated.href)


def _list_ticks(axis: Axis) -> Iterable[Tick]:
    """At most a dozen days with their labels: every so many days, or firsts of months where the axis is long."""
    total = (axis.last - axis.first).days + 1
    step = next((s for s in (1, 2, 7, 14) if total / s <= MOST_TICKS), None)
    for day in _list_months(axis) if step is None else _list_days(axis, step):
        yield Tick(axis.place(day), _label_tick(day, step))


def _list_days(axis: Axis, step: int) -> list[Day]:
    return [dt.date.fromordinal(n) for n in range(axis.first.toordinal(), axis.last.toordinal() + 1, step)]


def _list_months(axis: Axis) -> list[Day]:
    first, last = (12 * day.year + day.month - 1 for day in axis)
    step = -(-(last - first) // MOST_TICKS)
    return [dt.date(n // 12, n % 12 + 1, 1) for n in range(first + 1, last + 1, step)]


def _label_tick(day: Day, step: int | None) -> str:
    month = SHORT_MONTHS[day.month - 1]
    return f"{day.day} {month}" if step else f"{month} {day.year}"
