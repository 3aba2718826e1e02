import pytest

from headwater.read.plain import read_plain
from headwater.read.published import find_keys, find_path_dates, find_published
from headwater.read.zones import mark_zones

BODY = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said on June 9, 2019."


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/world/2024/06/03/ferry", "2024-06-03"),
        ("https://example.org/2024-06-03-ferry", "2024-06-03"),
        ("https://example.org/2024/jun/03/ferry", "2024-06-03"),
        ("https://example.org/news/20240603/ferry.html", "2024-06-03"),
        ("https://example.org/ferry-2024-06-03", "2024-06-03"),
        ("https://example.org/2024/06/ferry", None),
        ("https://example.org/ferry-20240603123", None),
        ("https://example.org/2024/13/03/ferry", None),
        ("https://example.org/entry/ferry_us_5bcd1234e4b0aa00bb11cc22", None),
    ],
)
def test_date_in_an_address(address: str, day: str | None) -> None:
    assert [str(stamp.day) for stamp in find_path_dates(address)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        ("date 2024-06-03 Ferry stays in harbour", "2024-06-03", "header line"),
        ("Date: 3 June 2024\nTitle: Ferry stays", "2024-06-03", "header line"),
        ("https://example.org/2024/06/03/a\n\nFerry stays in harbour", "2024-06-03", "date in the address"),
        ("https://example.org/2024/06/03/a\n\nFerry stays\n\nJune 4, 2024", "2024-06-03", "date in the address"),
        ("Ferry stays in harbour\n\nJune 3, 2024", "2024-06-03", "date line"),
        ("Ferry stays in harbour\n\nBy Jane Doe | June 3, 2024", "2024-06-03", "byline"),
        ("Ferry stays in harbour\n\nPosted 3 June 2024, updated 5 June 2024", "2024-06-03", "date line"),
        ("Ferry stays in harbour\n\nJune 3, 2024\n\nJune 3, 2024", "2024-06-03", "date line"),
        ("Ferry stays in harbour\n\nJune 3, 2024\n\nJune 4, 2024", None, "two dates"),
        ("Ferry stays in harbour\n\n03/06/2024", None, "told apart"),
        ("Ferry stays in harbour\n\nJune 3", None, "without a year"),
        ("Accessed: June 3, 2024\nTitle: Ferry stays", None, "no date"),
        ("Ferry stays in harbour since June 3, 2024", None, "no date"),
        ("Ferry stays in harbour", None, "no date"),
    ],
)
def test_published(head: str, day: str | None, basis: str) -> None:
    text = f"{head}\n\n{BODY}"
    when = find_published(text, mark_zones(text))
    assert (str(when.start), str(when.end)) == (str(day), str(day))
    assert basis in when.basis
    assert when.text is None or when.text in text


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/entry/ferry_us_5bcd1234e4b0aa00bb11cc22", "2018-10-21"),
        ("https://example.org/entry/5bcd1234e4b0aa00bb11cc22/ferry", "2018-10-21"),
        ("https://example.org/entry/ferry_us_5bcd2344e4b0aa00bb11cc22", "2018-10-21"),  # half past nine in New York
        ("https://example.org/entry/ferry_us_5bcd1234e4b0aa00bb11cc22ff", None),  # a longer hash
        ("https://example.org/entry/ferry_us_0bcd1234e4b0aa00bb11cc22", None),  # of before there were such keys
        ("https://example.org/entry/531234567890123456789012", None),  # a number
    ],
)
def test_a_key_in_an_address_is_a_lower_bound(address: str, day: str | None) -> None:
    assert [str(stamp.day) for stamp in find_keys(address)] == ([day] if day else [])
    text = f"{address}\n\nFerry stays in harbour\n\n{BODY}"
    when = find_published(text, mark_zones(text))
    assert (str(when.start), when.end, when.precision) == (str(day), None, "open")


def test_an_update_is_an_upper_bound() -> None:
    text = f"Ferry stays in harbour\n\nLast updated: June 5, 2024\n\n{BODY}"
    when = find_published(text, mark_zones(text))
    assert (when.start, str(when.end), when.precision) == (None, "2024-06-05", "open")


def test_a_date_behind_the_body_needs_a_label() -> None:
    text = f"Ferry stays in harbour\n\n{BODY}\n\n{BODY}\n\n"
    bare, labelled = (
        find_published(t, mark_zones(t)) for t in (text + "June 3, 2024", text + "Published June 3, 2024")
    )
    assert not bare.is_known
    assert str(labelled.start) == "2024-06-03"


def test_a_day_above_the_headline_is_that_of_the_report() -> None:
    text = (
        "May 3, 2024\n\nBlast kills 12 at Oram plant\n\nAn explosion killed 12 people in the port of Oram on Friday.\n"
    )
    report = read_plain("a.txt", "a.txt", text.encode(), None)
    assert (report.title, str(report.published.start)) == ("Blast kills 12 at Oram plant", "2024-05-03")
