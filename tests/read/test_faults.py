"""Whatever arrives: refused with what to do about it, or read, in memory that has a bound, and never a crash."""

import csv
import gzip
import io
import json
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.read.documents import list_documents
from headwater.read.inputs import read_input
from headwater.read.sources import Source, find_sources
from headwater.read.streams import open_bytes
from headwater.read.tables import Row, read_entries
from headwater.record.model import Problem, Report
from tests.printing import make_docx, make_pdf, make_record, make_response, make_warc

SAID = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in Valletta."
ROW = json.dumps({"title": "Ferry stays", "text": SAID})
PAGE = f"<html><body><p>{SAID * 3}</p></body></html>".encode()


def read(name: str, content: bytes) -> tuple[list[Report], list[Problem]]:
    found = list(read_input(Source(uri=name, file=name, content=content), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


def read_path(path: Path) -> tuple[list[Report], list[Problem]]:
    found = [f for s in find_sources([path]) for f in (read_input(s, None) if isinstance(s, Source) else [s])]
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


def measure(work: Callable[[], object]) -> float:
    """The most megabytes of Python's memory that work takes beyond what is there."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return (tracemalloc.get_traced_memory()[1] - before) / 1e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.txt.gz", gzip.compress(SAID.encode())[:-9], "Fetch it again"),
        ("a.txt.gz", gzip.compress(SAID.encode())[:40] + b"\x00" * 20, "Fetch it again"),
        ("a.txt", SAID.encode() + b"\x00" * 20, "Save the report as plain text"),
        ("a.txt", b"x" * 20_000_001, "Split it"),
        ("a.html", b"<p>x" * 5_000_001, "Split it"),
        ("a.jsonl", b'{"text": "' + b"x" * 20_000_001 + b'"}\n', "no report is so long"),
        ("a.json", b'{"title"' * 100_000, "Mend it"),
        (
            "a.xml",
            b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>",
            "entities",
        ),
        ("a.rss", b"<?xml version='1.0'?><rss><channel><item>", "Fetch the feed again"),
        ("a.csv", b"name,age\nA,1\n", "Name them `text` and `title`"),
        ("a.warc", b"WARC/1.0\r\n", "Fetch the file again"),
        ("a.zip", b"PK\x03\x04" + bytes(30), "Fetch it again"),
        ("a.tar", b"\x00" * 10240, "give the files that hold reports"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_refusal_says_what_to_do(name: str, content: bytes, advice: str) -> None:
    reports, problems = read(name, content)
    assert not reports
    assert advice in problems[0].detail


def test_a_broken_packed_table_is_read_up_to_the_break() -> None:
    rows = "".join(ROW.replace("Ferry", f"{n * 7919 % 10007}") + "\n" for n in range(400)).encode()
    reports, problems = read("a.jsonl.gz", gzip.compress(rows)[:-900])
    assert len(reports) > 20
    assert "cut off" in problems[-1].detail


def test_a_file_without_a_name_in_an_archive_is_refused() -> None:  # found by fuzzing
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), SAID)
        archive.writestr("b.txt", SAID)
    reports, problems = read("a.zip", stream.getvalue())
    assert [r.uri for r in reports] == ["a.zip#b.txt"]
    assert "no name" in problems[0].detail


def test_one_row_too_long_costs_no_other() -> None:
    lines = f'{ROW}\n{{"text": "{"x" * 20_000_001}"}}\n{ROW}\n'.encode()
    reports, problems = read("a.jsonl", lines)
    assert [r.uri for r in reports] == ["a.jsonl#1", "a.jsonl#3"]
    assert [p.uri for p in problems] == ["a.jsonl#2"]


def test_a_line_of_another_character_set_costs_no_other() -> None:
    mixed = b"".join(
        [f"{SAID}\n".encode() * 20, "Der Bürgermeister sagte es.\n".encode("cp1252"), "Çok güzel\n".encode()]
    )
    (report,), _ = read("a.txt", mixed)
    assert report.text.startswith(SAID)


@pytest.mark.parametrize(
    "day", ["31 Feb 2023", "Tue, 99 Foo 20233", "2023-13-45", "", "yesterday", "05/06/2023", "9" * 500]
)
def test_a_feed_with_a_wrong_date_states_none(day: str) -> None:
    item = f"<item><title>Ferry stays</title><description>{SAID}</description><pubDate>{day}</pubDate></item>"
    (report,), problems = read("a.rss", f"<?xml version='1.0'?><rss><channel>{item}</channel></rss>".encode())
    assert not report.published.is_known and report.published.basis
    assert problems == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_circles_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SAID)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    reports, problems = read_path(tmp_path / "in")
    assert [r.uri for r in reports] == ["a.txt"]
    assert problems == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_devices_are_refused_and_bytes_in_names_are_written(tmp_path: Path) -> None:
    _, (problem,) = read_path(Path("/dev/zero"))
    assert "device" in problem.detail
    os.makedirs(os.fsencode(tmp_path) + b"/in")  # noqa: PTH103
    with open(os.fsencode(tmp_path) + b"/in/\xff.txt", "wb") as file:  # noqa: PTH123
        file.write(SAID.encode())
    (report,), _ = read_path(tmp_path / "in")
    report.uri.encode()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do everything may read it")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "a.txt").chmod(0)
    assert "you may read it" in read_path(tmp_path)[1][0].detail


def test_a_large_table_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    for name, number in (("a", 300), ("b", 3000)):
        (tmp_path / f"{name}.jsonl").write_text(f"{ROW}\n" * number)

    def pass_over(name: str) -> float:
        (source,) = find_sources([tmp_path / name])
        assert isinstance(source, Source)
        return measure(lambda: sum(1 for _ in list_documents(source)))

    pass_over("a.jsonl")
    assert pass_over("b.jsonl") < pass_over("a.jsonl") + 0.5


def test_a_large_list_is_held_once_and_not_decoded() -> None:
    content = ("[" + ",".join([ROW] * 20_000) + "]").encode()
    assert measure(lambda: sum(1 for _ in read_rows(content))) < 4 * len(content) / 1e6


def read_rows(content: bytes) -> Iterator[Row]:
    return read_entries(open_bytes(content))


def test_a_quotation_mark_that_is_not_closed_ends_with_the_cell() -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([("title", "text"), ("Ferry", SAID)])
    reports, problems = read("a.csv", (stream.getvalue() + '"open,' + ("x" * 9999 + "\n") * 1700).encode())
    assert len(reports) == 1
    assert problems


MUTATED = st.tuples(st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6)), max_size=8), st.floats(0.2, 1.0))
SEEDS = {
    ".pdf": make_pdf([[(60, 700, 10, SAID[:60]), (60, 687, 10, SAID[60:])]], {"Title": "Ferry"}),
    ".eml": f"From: Ana Silva <a@b.example>\nDate: 14 Mar 2031 08:12\nSubject: Ferry stays\n\n{SAID}".encode(),
    ".docx": make_docx({"document": f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"}),
    ".warc": make_record("response", "https://example.org/a", make_response(PAGE)) * 2,
    ".warc.gz": make_warc([make_record("response", "https://example.org/a", make_response(PAGE))] * 2),
}


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(SEEDS)), MUTATED)
def test_spoilt_files_are_reports_or_refusals(suffix: str, spoiling: tuple[list[tuple[float, bytes]], float]) -> None:
    cuts, share = spoiling
    content = bytearray(SEEDS[suffix][: int(len(SEEDS[suffix]) * share)])
    for place, piece in cuts:
        start = int(place * len(content))
        content[start : start + len(piece)] = piece
    reports, problems = read(f"a{suffix}", bytes(content))
    assert reports or all(p.detail for p in problems)
    assert all(0 <= z.start < z.end <= len(r.text) for r in reports for z in r.zones)


def test_a_bomb_in_a_word_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 80_000_000)
    assert "more than 60 MB" in read("a.docx", stream.getvalue())[1][0].detail
