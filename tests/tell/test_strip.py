import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.dates import When
from headwater.tell.index import index_record
from headwater.tell.strip import MARGIN, WIDTH, view_strip
from tests.tell.affair import AFFAIR, LONE, NOTHING


def test_what_happened_what_was_said_and_what_was_printed_stand_apart() -> None:
    strip = view_strip(index_record(AFFAIR))
    assert strip is not None
    assert {line.name: len(line.marks) for line in strip.lines} == {"happened": 3, "said": 1, "published": 3}


def test_every_mark_is_on_the_axis() -> None:
    strip = view_strip(index_record(AFFAIR))
    assert strip is not None
    for mark in (m for line in strip.lines for m in line.marks):
        assert MARGIN <= mark.x < mark.x + mark.width <= WIDTH
        assert 0 <= mark.y < strip.height


def test_what_lies_far_off_is_counted_at_the_end() -> None:
    old = When(start=dt.date(1961, 1, 1), end=dt.date(1961, 12, 31), precision="year", basis="1961")
    timeline = (msgspec.structs.replace(AFFAIR.timeline[0], id="tml_9", when=old), *AFFAIR.timeline)
    strip = view_strip(index_record(msgspec.structs.replace(AFFAIR, timeline=timeline)))
    assert strip is not None
    assert (strip.lines[0].before, len(strip.lines[0].marks)) == (1, 3)


@pytest.mark.parametrize("record", [NOTHING, LONE])
def test_without_a_day_there_is_no_axis(record: object) -> None:
    assert view_strip(index_record(record)) is None  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.dates(), st.dates())
def test_any_days_can_be_drawn(one: dt.date, other: dt.date) -> None:
    when = When(start=min(one, other), end=max(one, other), precision="year", basis="any")
    reports = tuple(msgspec.structs.replace(r, published=when) for r in AFFAIR.reports[:1])
    strip = view_strip(index_record(msgspec.structs.replace(AFFAIR, reports=(*reports, *AFFAIR.reports[1:]))))
    assert strip is not None
    assert len(strip.ticks) <= 13
    assert all(m.x >= MARGIN and m.x + m.width <= WIDTH for line in strip.lines for m in line.marks)
