"""Intervals of days, and the days that an unanchored expression means from one anchor or another."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dates import Expression, When, ground, intersect, is_within, on, order, unknown
from headwater.dates.calendar import move, name_unit, narrow, season_of, unit_around

D = dt.date
THURSDAY = on(D(2021, 9, 16), "published")
WEEK = When(start=D(2021, 9, 13), end=D(2021, 9, 19), precision="week", basis="inferred")
NOWHERE = unknown("no date in the report")


def span(start: str | None, end: str | None) -> When:
    first, last = (D.fromisoformat(day) if day else None for day in (start, end))
    return When(start=first, end=last, basis="case")


def ends(expression: Expression, anchor: When) -> tuple[str | None, str | None]:
    when = ground(expression, anchor)[1]
    return when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None


def test_intersection() -> None:
    assert intersect(span("2021-01-01", "2021-01-10"), span("2021-01-05", None)) == (D(2021, 1, 5), D(2021, 1, 10))
    assert intersect(span(None, "2021-01-01"), span("2021-01-02", None)) is None
    assert intersect(span(None, None), span(None, None)) == (None, None)


def test_containment() -> None:
    assert is_within(span("2021-01-02", "2021-01-03"), span("2021-01-01", None))
    assert not is_within(span(None, "2021-01-03"), span("2021-01-01", None))


def test_order_puts_the_unknown_last() -> None:
    intervals = [unknown("?"), span(None, "2021-01-01"), span("2020-01-01", None), span("2020-01-01", "2020-01-02")]
    assert sorted(intervals, key=order)[0] == intervals[3]
    assert sorted(intervals, key=order)[-1] == intervals[0]


UNITS = [
    ("week", "2021-01-01", "2020-12-28", "2021-01-03", "2020-W53"),
    ("weekend", "2021-09-16", "2021-09-18", "2021-09-19", "2021-W37-WE"),
    ("month", "2020-02-10", "2020-02-01", "2020-02-29", "2020-02"),
    ("season", "2020-12-31", "2020-12-01", "2021-02-28", "2021-WI"),
    ("season", "2021-02-10", "2020-12-01", "2021-02-28", "2021-WI"),
    ("quarter", "2021-11-30", "2021-10-01", "2021-12-31", "2021-Q4"),
    ("half", "2021-06-30", "2021-01-01", "2021-06-30", "2021-H1"),
    ("year", "2021-06-30", "2021-01-01", "2021-12-31", "2021"),
    ("decade", "2019-06-30", "2010-01-01", "2019-12-31", "201"),
    ("century", "2000-06-30", "1901-01-01", "2000-12-31", "19"),
]


@pytest.mark.parametrize(("unit", "day", "first", "last", "name"), UNITS)
def test_the_unit_around_a_day(unit: str, day: str, first: str, last: str, name: str) -> None:
    known = msgspec.convert({"kind": "unit", "unit": unit}, Expression).unit
    assert known is not None
    days = unit_around(D.fromisoformat(day), known)
    assert days == (D.fromisoformat(first), D.fromisoformat(last))
    assert name_unit(days[0], known) == name


def test_moving_by_months_stays_in_the_month() -> None:
    assert move(D(2021, 3, 31), "month", -1) == D(2021, 2, 28)
    assert move(D(2020, 2, 29), "year", 1) == D(2021, 2, 28)


def test_parts_cover_a_unit_without_a_gap() -> None:
    for unit in ("week", "month", "season", "quarter", "half", "year", "decade", "century"):
        known = msgspec.convert({"kind": "unit", "unit": unit}, Expression).unit
        assert known is not None
        whole = unit_around(D(1996, 2, 10), known)
        early, mid, late = (narrow(whole, known, part, None) for part in ("early", "mid", "late"))
        assert (early[0], late[1]) == whole
        assert [(b[0] - a[1]).days for a, b in ((early, mid), (mid, late))] == [1, 1]
        first, second = (narrow(whole, known, part, None) for part in ("first half", "second half"))
        assert (first[0], second[1], (second[0] - first[1]).days) == (*whole, 1)


def test_the_winter_of_a_year_begins_in_the_december_before() -> None:
    assert season_of(2021, 1) == (D(2020, 12, 1), D(2021, 2, 28))


# An anchor that is an interval: all the days that are possible.
POSSIBLE = [
    (Expression(kind="weekday", weekday=0), "2021-09-13", "2021-09-13"),
    (Expression(kind="weekday", weekday=2), "2021-09-08", "2021-09-15"),
    (Expression(kind="unit", unit="week", offset=-1), "2021-09-06", "2021-09-12"),
    (Expression(kind="unit", unit="day", offset=-1), "2021-09-12", "2021-09-18"),
    (Expression(kind="unit", unit="month", offset=0, part="later"), "2021-09-14", "2021-09-30"),
    (Expression(kind="date", month=7, part="late"), "2021-07-21", "2021-07-31"),
    (Expression(kind="vague", side="past"), None, "2021-09-19"),
    (Expression(kind="vague", side="future"), "2021-09-13", None),
    (Expression(kind="vague", side="present"), "2021-09-13", "2021-09-19"),
    (Expression(kind="window", unit="day", count=10, side="past"), "2021-09-03", "2021-09-19"),
]


@pytest.mark.parametrize(("expression", "start", "end"), POSSIBLE)
def test_from_an_interval_follow_all_possible_days(expression: Expression, start: str | None, end: str | None) -> None:
    assert ends(expression, WEEK) == (start, end)


def test_from_an_open_interval_follows_its_known_end() -> None:
    before = When(end=D(2021, 9, 16), basis="cited by a dated report")
    assert ends(Expression(kind="weekday", weekday=2), before) == (None, "2021-09-15")
    assert ends(Expression(kind="unit", unit="month", offset=-1), before) == (None, "2021-08-31")


def test_without_an_anchor_only_what_is_explicit_is_known() -> None:
    assert ends(Expression(kind="date", year=2019, month=8), NOWHERE) == ("2019-08-01", "2019-08-31")
    since = Expression(kind="event", relation="since", first=Expression(kind="date", year=2019))
    assert ends(since, NOWHERE) == ("2019-01-01", None)
    for expression in (Expression(kind="weekday", weekday=2), Expression(kind="date", month=8), POSSIBLE[6][0]):
        when = ground(expression, NOWHERE)[1]
        assert not when.is_known
        assert "no date in the report" in when.basis


def test_the_basis_says_how() -> None:
    assert ground(Expression(kind="weekday", weekday=2), THURSDAY)[1].basis == (
        "nearest Wednesday not after 2021-09-16 (published)"
    )
    assert ground(Expression(kind="date", month=7, part="late"), THURSDAY)[1].basis == (
        "nearest July not after 2021-09-16; the late part of it (published)"
    )


TENSES = [
    (Expression(kind="weekday", weekday=4), "past", "2021-09-10"),
    (Expression(kind="weekday", weekday=4), "future", "2021-09-17"),
    (Expression(kind="weekday", weekday=4, side="past"), "future", "2021-09-10"),
    (Expression(kind="date", month=12, day=24), "past", "2020-12-24"),
    (Expression(kind="date", month=12, day=24), "future", "2021-12-24"),
    # The verb may be another's: a day in three weeks is not one of last year, nor is last month's one of next year.
    (Expression(kind="date", month=10, day=5), "past", "2021-10-05"),
    (Expression(kind="date", month=8, day=7), "future", "2021-08-07"),
    (Expression(kind="date", month=12), "past", "2020-12-01"),
    (Expression(kind="date", month=12), "unknown", "2021-12-01"),
]


@pytest.mark.parametrize(("expression", "tense", "start"), TENSES)
def test_the_tense_chooses_the_side(expression: Expression, tense: str, start: str) -> None:
    assert ends(msgspec.structs.replace(expression, tense=tense), THURSDAY)[0] == start


def test_a_weekday_that_contradicts_the_date_is_said() -> None:
    wrong = Expression(kind="date", year=2021, month=9, day=16, weekday=0)
    assert "though that is no Monday" in ground(wrong, THURSDAY)[1].basis
    assert ground(Expression(kind="weekday", weekday=0, day=31), WEEK)[1].is_known
    assert not ground(Expression(kind="weekday", weekday=0, day=32), WEEK)[1].is_known


def test_the_weekday_chooses_the_year() -> None:
    assert ends(Expression(kind="date", month=10, day=5, weekday=0), THURSDAY) == ("2020-10-05", "2020-10-05")


def test_leap_days() -> None:
    assert ends(Expression(kind="date", month=2, day=29), THURSDAY) == ("2020-02-29", "2020-02-29")
    assert not ground(Expression(kind="date", year=2021, month=2, day=29), THURSDAY)[1].is_known
    assert not ground(Expression(kind="date", month=2, day=30), THURSDAY)[1].is_known


def test_an_impossible_range_is_none() -> None:
    backwards = Expression(
        kind="range", first=Expression(kind="date", year=2020), last=Expression(kind="date", year=2019)
    )
    assert not ground(backwards, THURSDAY)[1].is_known


leaves = st.builds(
    Expression,
    kind=st.sampled_from(["date", "weekday", "unit", "window", "vague", "duration", "set", "clock"]),
    year=st.none() | st.integers(1500, 2100),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    count=st.none() | st.integers(1, 4),
    offset=st.none() | st.integers(-3, 3),
    part=st.sampled_from([None, "early", "mid", "late", "first half", "second half", "earlier", "later"]),
    side=st.sampled_from([None, "past", "present", "future"]),
    tense=st.sampled_from(["past", "future", "unknown"]),
    unit=st.sampled_from([None, "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade"]),
)
expressions = st.recursive(
    leaves,
    lambda inner: st.builds(
        Expression,
        kind=st.sampled_from(["range", "event"]),
        relation=st.sampled_from(["during", "since", "after", "before", "until", "later than", "earlier than"]),
        first=st.none() | inner,
        last=inner,
    ),
    max_leaves=3,
)
years = st.dates(D(1990, 1, 1), D(2030, 12, 31))


@given(expressions)
def test_expressions_survive_json(expression: Expression) -> None:
    assert msgspec.json.decode(msgspec.json.encode(expression), type=Expression) == expression


@given(expressions, st.dates() | st.none(), st.integers(0, 400))
def test_nothing_raises_and_no_interval_is_empty(expression: Expression, start: dt.date | None, length: int) -> None:
    last = (
        dt.date.max
        if start is None
        else min(dt.date.max, start + dt.timedelta(min(length, (dt.date.max - start).days)))
    )
    for anchor in (When(start=start, end=last, basis="x"), When(start=start, basis="x"), When(end=last, basis="x")):
        when = ground(expression, anchor)[1]
        assert when.basis
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.is_definite or when.precision == "open"


@given(leaves, years, st.integers(0, 30), st.integers(0, 30))
def test_a_wider_anchor_never_loses_a_day(expression: Expression, start: dt.date, length: int, inside: int) -> None:
    """What an interval gives holds what each of its days gives: readings are monotone in the anchor."""
    wide = When(start=start, end=start + dt.timedelta(length), basis="inferred")
    one = on(start + dt.timedelta(min(inside, length)), "published")
    narrow_when, wide_when = ground(expression, one)[1], ground(expression, wide)[1]
    if wide_when.is_known and narrow_when.is_known:
        assert is_within(narrow_when, wide_when)
