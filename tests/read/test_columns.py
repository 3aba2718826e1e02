"""Parquet files: a row is a report, whatever types its columns have; what is broken is said."""

import builtins
import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from headwater.read.inputs import read_input
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

pyarrow = pytest.importorskip("pyarrow", reason="the extra [parquet] is not installed")
from pyarrow import parquet  # noqa: E402 (it may not be there)

TEXT = "The night boat to Sule stayed at the quay on Friday, its captain said."
ROWS = [
    {
        "headline": f"Boat stays, night {n}",
        "body": TEXT,
        "publish_date": dt.datetime(2023, 9, n, 12, tzinfo=dt.UTC),
        "source": {"name": "Sule Post"},
        "authors": ["Ida Holm"],
        "url": f"https://example.org/boat/{n}",
        "embedding": [0.5] * 4,
    }
    for n in range(1, 8)
]


def write(table: Any, **options: Any) -> bytes:
    parquet.write_table(table, stream := io.BytesIO(), **options)
    return stream.getvalue()


def read(content: bytes, name: str = "a.parquet") -> tuple[list[Report], list[Problem]]:
    found = list(read_input(Source(uri=f"in/{name}", file=name, content=content), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


@pytest.mark.parametrize("name", ["a.parquet", "a.pq", "stdin#123"])
def test_a_row_says_what_a_line_of_json_says(name: str) -> None:
    reports, problems = read(write(pyarrow.Table.from_pylist(ROWS), row_group_size=3), name)
    lines = "\n".join(json.dumps(row, default=str) for row in ROWS).encode()
    twins, _ = read(lines, "a.jsonl")
    assert not problems
    assert [r.file for r in reports] == [f"{name}#{n}" for n in range(1, 8)]
    for report, twin in zip(reports, twins, strict=True):
        same = [(r.uri, r.title, r.text, [c.span.text for c in r.credits], r.published.start) for r in (report, twin)]
        assert same[0] == same[1]
    assert reports[0].published.start == dt.date(2023, 9, 1)


def test_a_column_that_means_nothing_does_not_tell_two_reports_apart() -> None:
    bare = pyarrow.Table.from_pylist(ROWS).drop_columns(["embedding"])
    assert [r.id for r in read(write(bare))[0]] == [r.id for r in read(write(pyarrow.Table.from_pylist(ROWS)))[0]]


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (pyarrow.array([dt.date(2023, 9, 1)]), "2023-09-01"),
        (pyarrow.array([1693569600_000000001], pyarrow.timestamp("ns")), "2023-09-01"),
        (pyarrow.array([1693603800], pyarrow.timestamp("s", "America/New_York")), "2023-09-01"),
        (pyarrow.array([b"2023-09-01"]), "2023-09-01"),
        (pyarrow.array([20230901]), "2023-09-01"),
        (pyarrow.array([None], pyarrow.date32()), "None"),
    ],
)
def test_days_of_all_types(column: Any, day: str) -> None:
    table = pyarrow.table({"text": pyarrow.array([TEXT.encode()]).dictionary_encode(), "date": column})
    reports, problems = read(write(table))
    assert (str(reports[0].published.start), reports[0].text, problems) == (day, TEXT, [])


def test_an_empty_row_is_one_problem_and_costs_no_other() -> None:
    reports, problems = read(write(pyarrow.table({"text": [TEXT, None, TEXT + " Twice."]})))
    assert ([r.uri for r in reports], [p.uri for p in problems]) == (
        ["in/a.parquet#1", "in/a.parquet#3"],
        ["in/a.parquet#2"],
    )


def test_packed_and_in_an_archive() -> None:
    content = write(pyarrow.Table.from_pylist(ROWS).drop_columns(["url"]))
    with zipfile.ZipFile(stream := io.BytesIO(), "w") as archive:
        archive.writestr("b.parquet", content)
    reports, _ = read(stream.getvalue(), "a.zip")
    assert reports[-1].uri == "in/a.zip#b.parquet#7"


def test_what_is_broken_is_one_problem() -> None:
    whole = write(pyarrow.Table.from_pylist(ROWS))
    for content in (whole[:-20], whole[: len(whole) // 2], b"PAR1", b"PAR1" + bytes(40) + b"PAR1"):
        reports, problems = read(content)
        assert ([*reports], len(problems)) == ([], 1)
        assert "cut off or broken" in problems[0].detail


def test_a_value_that_is_none_costs_no_other() -> None:
    days = pyarrow.array([10**7, 19601], pyarrow.int32()).view(pyarrow.date32())
    texts = pyarrow.array([b"Caf\xe9 " + TEXT.encode(), TEXT.encode()]).view(pyarrow.string())
    outlets = pyarrow.StructArray.from_arrays([pyarrow.array([b"\xff", b"Sule Post"]).view(pyarrow.string())], ["name"])
    reports, problems = read(write(pyarrow.table({"text": texts, "date": days, "source": outlets})))
    assert ([str(r.published.start) for r in reports], problems) == (["None", "2023-09-01"], [])
    assert ["Sule Post" in r.text for r in reports] == [False, True]
    assert reports[0].text.startswith("Caf\ufffd The night boat")


def test_rows_before_the_break_are_read() -> None:
    rows = [{"text": f"{TEXT} Night {n}, {'x' * 400}."} for n in range(400)]
    content = bytearray(
        write(pyarrow.Table.from_pylist(rows), row_group_size=100, compression="none", use_dictionary=False)
    )
    middle = content.index(b"Night 250,")
    content[middle - 200 : middle + 200] = b"\xff" * 400
    reports, problems = read(bytes(content))
    assert len(reports) >= 200
    assert len(reports) + len(problems) <= 401


def test_columns_of_something_else_are_named() -> None:
    reports, problems = read(write(pyarrow.table({"price": [1], "size": [2]})))
    assert not reports
    assert "None of its columns is a text or a title (price, size)" in problems[0].detail


def test_a_text_that_is_too_long_is_refused_and_one_that_swells() -> None:
    reports, problems = read(write(pyarrow.table({"text": ["x" * 21_000_000, TEXT]}), compression="none"))
    assert (len(reports), len(problems)) == (1, 1)
    assert "more than 20 MB" in problems[0].detail
    trap = write(pyarrow.table({"text": ["x" * 10_000_000] * 3}), compression="zstd", use_dictionary=False)
    assert "swell" in read(trap)[1][0].detail


def test_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    content, known = write(pyarrow.Table.from_pylist(ROWS)), builtins.__import__

    def miss(name: str, *arguments: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return known(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", miss)
    assert "pip install 'headwater[parquet]'" in read(content)[1][0].detail


LISTING = r"""
import re, sys
from pathlib import Path
from headwater.read.documents import list_documents
from headwater.read.sources import Source
count = sum(1 for _ in list_documents(Source(uri="a.parquet", file="a.parquet", path=Path(sys.argv[1]))))
print(count, re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is asked of Linux")
def test_a_long_file_costs_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    peaks = []
    for size in (1_000, 40_000):
        path = tmp_path / f"{size}.parquet"
        texts = [f"{number} {TEXT * 40}" for number in range(size)]
        parquet.write_table(pyarrow.table({"text": texts}), path, row_group_size=size, use_dictionary=False)
        done = subprocess.run([sys.executable, "-c", LISTING, str(path)], capture_output=True, text=True, check=True)
        count, peak = map(int, done.stdout.split())
        assert count == size
        peaks.append(peak * 1024)
    assert peaks[1] - peaks[0] < 30_000_000  # of 110 MB in one row group
