import gzip

import pytest

from headwater.read.inputs import read_input
from headwater.read.sources import Source
from headwater.read.transfers import join_chunks, read_response
from headwater.record.model import Problem, Report
from tests.printing import make_pdf, make_record, make_response, make_warc

SAID = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in Valletta. "
PAGE = f"<html><head><title>Ferry stays</title></head><body><p>{SAID * 3}</p></body></html>".encode()
URL = "https://example.org/ferry"


def read(payload: bytes, name: str = "crawl.warc.gz") -> tuple[list[Report], list[Problem]]:
    found = list(read_input(Source(uri=f"in/{name}", file=name, content=payload), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


def test_pages_texts_and_papers_are_reports_at_their_addresses() -> None:
    paper = make_pdf([[(60, 700, 10, SAID[:80]), (60, 687, 10, SAID[80:])]])
    records = [
        make_record("warcinfo", "", b"software: none", content_type="application/warc-fields"),
        make_record("request", URL, b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"),
        make_record("response", URL, make_response(PAGE)),
        make_record("response", f"{URL}/plain", make_response(SAID.encode(), "text/plain; charset=utf-8")),
        make_record("response", f"{URL}/paper", make_response(paper, "application/pdf")),
        make_record("response", f"{URL}/gone", make_response(b"gone", status=404)),
        make_record("response", f"{URL}/photo", make_response(b"\xff\xd8\xff", "image/jpeg")),
        make_record("revisit", URL, make_response(b"")),
        make_record("conversion", f"{URL}/text", SAID.encode(), content_type="text/plain"),
    ]
    for payload, name in ((make_warc(records), "crawl.warc.gz"), (b"".join(records), "stdin#1")):
        reports, problems = read(payload, name)
        assert [r.uri for r in reports] == [URL, f"{URL}/plain", f"{URL}/paper", f"{URL}/text"]
        assert all(r.file.startswith(f"{name}#urn:uuid:") for r in reports)
        assert {str(r.published.end) for r in reports} == {"2023-09-07"}
        assert all(r.published.start is None and "crawler" in r.published.basis for r in reports)
        assert problems == []


def test_a_record_without_an_address_goes_by_its_id() -> None:
    (report,), _ = read(
        make_warc([make_record("resource", "dns:example.org", SAID.encode(), content_type="text/plain")])
    )
    assert report.uri.startswith("in/crawl.warc.gz#urn:uuid:")


def test_what_a_page_says_of_its_day_counts_above_its_capture() -> None:
    page = PAGE.replace(b"<head>", b'<head><meta property="article:published_time" content="2023-09-05">')
    (report,), _ = read(make_warc([make_record("response", URL, make_response(page))]))
    assert str(report.published.start) == str(report.published.end) == "2023-09-05"


def test_contents_are_unpacked_and_decoded() -> None:
    russian = "Паром на остров Гоцо не вышел из гавани во вторник, сообщили его владельцы в Валлетте. " * 4
    page = f"<html><body><p>{russian}</p></body></html>".encode("cp1251")
    packed = make_response(gzip.compress(page), "text/html; charset=windows-1251", head="Content-Encoding: gzip\r\n")
    (report,), _ = read(make_warc([make_record("response", URL, packed)]))
    assert "остров Гоцо" in report.text
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(PAGE[n : n + 50]), PAGE[n : n + 50]) for n in range(0, len(PAGE), 50))
    for content in (chunks + b"0\r\n\r\n", PAGE):
        sent = make_response(content, head="Transfer-Encoding: chunked\r\n")
        (report,), _ = read(make_warc([make_record("response", URL, sent)]))
        assert report.title == "Ferry stays"


def test_broken_and_cut_records_are_reported_and_the_others_read() -> None:
    good = make_record("response", URL, make_response(PAGE))
    cut = make_record("response", URL, make_response(PAGE), Truncated="length")
    for broken in (cut, b"nonsense\r\n" * 9, make_record("response", URL, b"", length="many")):
        reports, problems = read(broken + good, "crawl.warc")
        assert (len(reports), len(problems)) == (1, 1)
        assert "again" in problems[0].detail or "cut the page off" in problems[0].detail
    reports, problems = read(good + good[:-100], "crawl.warc")
    assert len(reports) == 1
    assert "cut off" in problems[0].detail
    reports, problems = read(make_warc([good, good.replace(b"stays", b"sails")])[:-60])
    assert len(reports) == 1
    assert any("cut off" in p.detail for p in problems)


def test_a_file_of_nothing_says_so() -> None:
    _, problems = read(make_warc([make_record("warcinfo", "", b"x", content_type="application/warc-fields")]))
    assert "No record" in problems[0].detail


@pytest.mark.parametrize("content", [b"", b"5\r\nab", b"zz\r\n", b"2\r\nab\r\n0\r\n", b"ffffffff\r\nab"])
def test_chunks_that_are_none(content: bytes) -> None:
    assert len(join_chunks(content)) <= len(content)


def test_an_answer_that_swells_stops_at_the_limit() -> None:
    block = make_response(gzip.compress(bytes(5_000_000)), head="Content-Encoding: gzip\r\n")
    assert len(read_response(block, 1000).payload) == 1001
