import json
from collections.abc import Sequence

import pytest

from headwater.read.inputs import MOST_FAULTS, read_input
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

SENTENCES = (
    "The ferry to Gozo stayed in the harbour on Tuesday, the owners said.",
    "The ministry asks why no second ship was ready for the autumn.",
)
ROWS = [{"title": f"Ferry stays, day {n}", "text": text, "note": n} for n, text in enumerate(SENTENCES, 1)]


def read(name: str, content: str | bytes) -> tuple[list[Report], list[Problem]]:
    payload = content.encode() if isinstance(content, str) else content
    found = list(read_input(Source(uri=f"in/{name}", file=name, content=payload), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


def uris(found: Sequence[Report | Problem]) -> list[str]:
    return [item.uri for item in found]


def test_a_line_is_a_report_and_a_broken_one_a_problem() -> None:
    lines = [json.dumps(ROWS[0]), '{"title": "cut', "", "[1]", '{"name": "x"}', json.dumps(ROWS[1])]
    reports, problems = read("a.jsonl", "\n".join(lines))
    assert uris(reports) == ["in/a.jsonl#1", "in/a.jsonl#6"]
    assert [r.file for r in reports] == ["a.jsonl#1", "a.jsonl#6"]
    assert reports[0].text == f"Ferry stays, day 1\n\n{SENTENCES[0]}"
    assert [z.kind for z in reports[0].zones] == ["title", "body"]
    assert uris(problems) == ["in/a.jsonl#2", "in/a.jsonl#4", "in/a.jsonl#5"]
    assert ["Line 2 is no JSON" in problems[0].detail, "no text and no title" in problems[2].detail] == [True, True]
    assert len({p.id for p in problems}) == 3


def test_an_address_is_the_locator_wherever_the_row_stands() -> None:
    row = ROWS[0] | {"url": "https://example.org/ferry"}
    (report,), _ = read("a.jsonl", json.dumps(row))
    (again,), _ = read("b.jsonl", "\n\n" + json.dumps(row))
    assert (report.uri, report.id) == ("https://example.org/ferry", again.id)


@pytest.mark.parametrize(
    "document",
    [
        ROWS,
        {"articles": ROWS},
        {"articles": {"page": 1, "results": ROWS}},
        {"title": "Answer", "items": ROWS},
    ],
)
def test_documents(document: object) -> None:
    reports, problems = read("a.json", json.dumps(document, indent=1))
    assert (uris(reports), problems) == (["in/a.json#1", "in/a.json#2"], [])


def test_one_article_in_a_document() -> None:
    reports, _ = read("a.json", json.dumps(ROWS[0], indent=1))
    assert [r.title for r in reports] == ["Ferry stays, day 1"]


def test_lines_in_a_json_file_and_on_the_standard_input_are_read_as_such() -> None:
    lines = "\n".join(map(json.dumps, ROWS))
    assert len(read("a.json", lines)[0]) == len(read("stdin#123", lines)[0]) == 2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv(mark: str) -> None:
    quoted = SENTENCES[0].replace(" on ", "\non ")
    rows = [["Publish Date", "Title", "Text"], ["2023-09-05", "Ferry stays", f'"{quoted}"'], ["x"], ["", "B", "C d."]]
    reports, problems = read("a.csv", "\ufeff" + "\r\n".join(mark.join(row) for row in rows))
    assert [(r.title, str(r.published.start)) for r in reports] == [("Ferry stays", "2023-09-05"), ("B", "None")]
    assert uris(reports) == ["in/a.csv#2", "in/a.csv#5"]
    assert uris(problems) == ["in/a.csv#4"]
    assert "1 columns" in problems[0].detail


def test_a_text_longer_than_the_csv_module_takes_by_itself() -> None:
    reports, _ = read("a.csv", f'title,text\nFerry,"{"The ferry stayed. " * 10_000}"\n')
    assert len(reports[0].text) > 150_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "name,price\nx,1\n", "None of its columns"),
        ("a.json", '{"name": "x", "version": 2}', "No report was found"),
        ("a.json", '{"text": ', "no JSON"),
        (
            "a.jsonl",
            '{"id": "record", "kind": "header", "format": "headwater-record/1"}\n',
            "record that Headwater wrote",
        ),
        ("a.json", "[" * 100_000, "no JSON"),
    ],
)
def test_a_table_of_something_else_is_one_problem(name: str, content: str, words: str) -> None:
    reports, problems = read(name, content)
    assert (reports, len(problems)) == ([], 1)
    assert words in problems[0].detail


def test_many_broken_lines_do_not_fill_the_record() -> None:
    reports, problems = read("a.jsonl", "no\n" * 5000 + json.dumps(ROWS[0]))
    assert (len(reports), len(problems)) == (1, MOST_FAULTS + 1)
    assert "5000 of its rows" in problems[-1].detail
