import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import ReadError
from headwater.read.plain import read_plain
from headwater.record.spans import identify

TEXT = (
    "\ufeffFerry to Gozo stays in harbour\r\n\r\nBy Jane Doe, Example News\r\n5 September 2023\r\n\r\n"
    "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the\u00a0owners said.\r\n"
)


def test_report() -> None:
    payload = TEXT.encode()
    report = read_plain("sub/a.txt", "a.txt", payload, "2024-01-01T00:00:00Z")
    assert report.text == payload.decode("utf-8")
    assert report.sha256 == hashlib.sha256(payload).hexdigest()
    assert report.id == identify("rep", "sub/a.txt", report.sha256)
    assert (report.uri, report.file, report.collected) == ("sub/a.txt", "a.txt", "2024-01-01T00:00:00Z")
    assert report.title == "Ferry to Gozo stays in harbour"
    assert (str(report.published.start), report.published.precision) == ("2023-09-05", "day")
    assert (report.language, report.outlet, report.version_of) == ("en", None, None)
    assert [z.kind for z in report.zones] == ["title", "byline", "dateline", "body"]
    assert [(c.kind, c.name, c.span.report) for c in report.credits] == [
        ("byline", "Jane Doe", report.id),
        ("outlet", "Example News", report.id),
    ]


def test_same_bytes_at_two_places_are_two_reports() -> None:
    a, b = (read_plain(uri, uri, TEXT.encode(), None) for uri in ("a.txt", "b.txt"))
    assert a.id != b.id
    assert a.sha256 == b.sha256


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_report_or_a_read_error(payload: bytes) -> None:
    try:
        report = read_plain("a", "a", payload, None)
    except ReadError:
        return
    assert all(0 <= z.start < z.end <= len(report.text) for z in report.zones)
    assert all(report.text[c.span.start : c.span.end] == c.span.text for c in report.credits)


def test_stated_days_and_titles_of_the_stories_are_found(stories: dict[str, list[Path]], shared: Path) -> None:
    wrong = []
    for name, paths in stories.items():
        for path in paths:
            gold = json.loads((shared / "gold" / name / f"{path.stem}.json").read_text("utf-8"))
            report = read_plain(path.name, path.name, path.read_bytes(), None)
            is_stated = gold["published"]["known_by"] != "inferred"
            first, last = gold["published"]["interval"]
            day = report.published.start
            is_right = (
                str(day) == first if is_stated else report.published.end is None and (not day or str(day) <= last)
            )
            title = (gold["structure"].get("title") or {}).get("text")
            if not is_right or report.title != title:
                wrong.append((path.name, report.published, report.title))
    assert wrong == []


@pytest.mark.parametrize("unit", ["The port reopened. ", "x", "Ж"])
def test_a_million_characters_on_one_line(unit: str) -> None:
    assert read_plain("a", "a", (unit * (1_000_000 // len(unit))).encode(), None).zones
