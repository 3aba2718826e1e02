from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.stamps import find_stamps


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-03", "2024-06-03"),
        ("2024/06/03 14:05", "2024-06-03"),
        ("2024-06-03T14:05:00Z", "2024-06-03"),
        ("June 3, 2024", "2024-06-03"),
        ("Mon., Jun. 3, 2024", "2024-06-03"),
        ("Monday, June 3rd, 2024", "2024-06-03"),
        ("3 June 2024", "2024-06-03"),
        ("the 3rd of June 2024", "2024-06-03"),
        ("03-Jun-2024", "2024-06-03"),
        ("3.6.2024", "2024-06-03"),
        ("03.06.2024", "2024-06-03"),
        ("3. Juni 2024", "2024-06-03"),
        ("1er août 2024", "2024-08-01"),
        ("3 de junio de 2024", "2024-06-03"),
        ("3 giugno 2024", "2024-06-03"),
        ("3 июня 2024 г.", "2024-06-03"),
        ("3 Haziran 2024", "2024-06-03"),
        ("2024年6月3日", "2024-06-03"),
        ("23/06/2024", "2024-06-23"),
        ("06/23/2024", "2024-06-23"),
        ("06/06/2024", "2024-06-06"),
    ],
)
def test_day(text: str, day: str) -> None:
    assert [str(stamp.day) for stamp in find_stamps(text)] == [day]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/06/2024", "told apart"),
        ("June 31, 2024", "no such day"),
        ("Tuesday, June 3, 2024", "no Tue"),
        ("31/13/2024", "no such day"),
    ],
)
def test_uncertain_day_has_a_reason(text: str, why: str) -> None:
    (stamp,) = find_stamps(text)
    assert stamp.day is None
    assert why in stamp.why


@pytest.mark.parametrize("text", ["June 3", "3 June", "Mon Jun 3", "Sept. 3"])
def test_day_without_a_year_keeps_month_and_number(text: str) -> None:
    (stamp,) = find_stamps(text)
    assert (stamp.day, stamp.number) == (None, 3)


@pytest.mark.parametrize("text", ["1.2.3", "192.168.2024.1", "2024", "May", "12:30", "marching 3", "+49 30 2024 06 03"])
def test_no_day(text: str) -> None:
    assert find_stamps(text) == []


def test_several_days_of_a_line() -> None:
    found = find_stamps("Published 3 June 2024 | Updated June 5, 2024")
    assert [str(stamp.day) for stamp in found] == ["2024-06-03", "2024-06-05"]


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}"))
def test_stamps_are_slices(text: str) -> None:
    found = find_stamps(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
