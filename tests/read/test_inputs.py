"""Laws of reading: whatever the bytes, a report whose parts lie in its text, or a refusal that says why."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headwater.read.inputs import read_input
from headwater.read.kinds import ARCHIVES, BY_SUFFIX
from headwater.read.sources import Source, find_sources
from headwater.record.model import Problem, Report

SUFFIXES = sorted({*BY_SUFFIX, *(f"{suffix}.gz" for suffix in BY_SUFFIX), *ARCHIVES, "", ".gz", ".docx", ".pdf"})
PIECES = (
    "<html>|<body>|<p>|</p>|<article>|<title>A ferry</title>|<!DOCTYPE html>|<?xml version='1.0' encoding='utf-16'?>"
    "|<!ENTITY a '&b;'>|&amp;|&#0;|&#xD800;|<meta charset=koi8-r>|<meta property='og:url' content='http://[x/y'>"
    '|<script type=\'application/ld+json\'>|{"text": "A ferry."}|{"title": "\\ud800"}|{|}|[|]|"|,|;|\n|\r\n'
    "|text,title\n"
    "|The ferry to Gozo stayed in the harbour on Tuesday, the owners said in Valletta to the press. |\u2028|\x00|\ufeff"
    '|PK\x03\x04|\x1f|By |Photo: | | \t|%PDF-1.4|2023-09-05|{"articles": [{"body": "It sailed.", "date": 20230905}]}'
).split("|")
MIXED = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
ENCODED = st.builds(lambda t, e: t.encode(e, "replace"), MIXED, st.sampled_from(("utf-8", "utf-16", "cp1251", "big5")))
BYTES = st.binary(max_size=200) | ENCODED | st.builds(lambda a, b: a + b, ENCODED, st.binary(max_size=20))
PACKED = st.builds(lambda b, cut: gzip.compress(b)[: -cut or None], BYTES, st.integers(0, 12))


def check(found: Report | Problem) -> None:
    if isinstance(found, Problem):
        assert found.detail and found.uri
        return
    text = found.text
    assert text
    assert all(0 <= z.start < z.end <= len(text) for z in found.zones)
    assert all(a.end <= b.start for a, b in zip(found.zones, found.zones[1:], strict=False))
    assert all(text[c.span.start : c.span.end] == c.span.text for c in found.credits)
    text.encode()  # it can be written


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(SUFFIXES), BYTES | PACKED)
@example(".html", b"<html><body>" + b"<div>" * 5000 + b"x")
@example(".jsonl", b'{"text": "a\\u0000b"}')
@example(".json", b'{"title": "\\ud83d"}')
@example(".csv", b'text\n"open\n')
def test_any_bytes_of_any_name_are_reports_or_problems(suffix: str, payload: bytes) -> None:
    for found in read_input(Source(uri=f"a{suffix}", file=f"a{suffix}", content=payload), None):
        check(found)


def test_all_pages_of_the_benchmark_are_read(shared: Path) -> None:
    pages = shared / "data" / "html_pages" / "html"
    if not pages.is_dir():
        pytest.skip("the pages of the article extraction benchmark are not here")
    sources = [s for s in find_sources([pages]) if isinstance(s, Source)][:40]  # `benchmarks pages` reads all
    found = [item for source in sources for item in read_input(source, None)]
    assert len(found) == 40
    assert sum(isinstance(item, Report) for item in found) >= 39
    for item in found:
        check(item)


def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    sentence = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said."
    (tmp_path / "a.txt").write_text(sentence)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(f"<html><body><p>{sentence * 3}</p></body></html>".encode()))
    (tmp_path / "c.jsonl").write_text("\n".join([json.dumps({"text": sentence}), "{"]))
    (tmp_path / "d.csv").write_text(f'title,text\nFerry,"{sentence}"\n')
    (tmp_path / "e.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "f.jpg").write_bytes(b"\xff\xd8\xff")
    sources = [s for s in find_sources([tmp_path]) if isinstance(s, Source)]
    found = [item for source in sources for item in read_input(source, None)]
    assert [i.uri for i in found if isinstance(i, Report)] == ["a.txt", "b.html.gz", "c.jsonl#1", "d.csv#2"]
    assert [i.uri for i in found if isinstance(i, Problem)] == ["c.jsonl#2", "e.zip"]
