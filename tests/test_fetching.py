"""`headwater trace https://…`: pages and feeds on the loopback as reports."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.fetch.client import Client
from headwater.fetch.exchange import Limits
from headwater.pipeline.keeping import Visit
from headwater.pipeline.tracing import trace
from headwater.record.whole import Record
from tests.serving import Reply, Site, serve

HTML = {"Content-Type": "text/html"}
RSS = {"Content-Type": "application/rss+xml"}
WORDS = "The harbour master, Ilse Brandt, said on Tuesday that the port of Kessel would reopen within a week."


def write_page(words: str = WORDS, canonical: str = "", extra: str = "") -> bytes:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f"<html><head><title>Port to reopen</title>{link}</head><body>{extra}<article><h1>Port to reopen</h1>"
        f"<p>{words}</p><p>Ships had waited outside for four days, and two had turned back.</p></article></body></html>"
    ).encode()


def write_feed(*entries: str) -> bytes:
    return f'<?xml version="1.0"?><rss><channel><title>Port News</title>{"".join(entries)}</channel></rss>'.encode()


def write_entry(number: int, words: str = WORDS, date: str = "", link: str = "") -> str:
    place = f"<link>{link}</link>" if link else ""
    head = f"<guid>n{number}</guid><title>Item {number}</title>{place}<pubDate>{date}</pubDate>"
    return f"<item>{head}<description>{words}</description></item>"


def trace_site(site: Site, store: Path, path: str, follow: bool = False) -> Record:
    client = Client(Limits(allow_private=True), pause=0.0)
    return trace([f"{site.address}{path}"], store, visit=Visit(client, follow))


def test_a_page_is_a_report_under_its_address(tmp_path: Path) -> None:
    with serve({"/port.html": Reply(200, write_page(), HTML)}) as site:
        record = trace_site(site, tmp_path / "s.hw", "/port.html")
        (report,) = record.reports
        assert report.uri == f"{site.address}/port.html" and report.file == "port.html" and WORDS in report.text
        assert report.collected and report.published.end and "no later than it was fetched" in report.published.basis


def test_other_bytes_with_the_same_words_are_no_version_and_other_words_are(tmp_path: Path) -> None:
    pages = [write_page(), write_page(extra="<!-- 17:02 -->"), write_page(WORDS.replace("a week", "a month"))]
    with serve({"/p": [Reply(200, page, HTML) for page in pages]}) as site:
        counts = [len(trace_site(site, tmp_path / "s.hw", "/p").reports) for _ in pages]
    assert counts == [1, 1, 2]


@pytest.mark.parametrize(("canonical", "stays"), [("https://other.example/story", False), ("SITE/story", True)])
def test_a_page_names_its_address_on_its_own_host_alone(tmp_path: Path, canonical: str, stays: bool) -> None:
    with serve({}) as site:
        site.replies["/p"] = Reply(200, write_page(canonical=canonical.replace("SITE", site.address)), HTML)
        (report,) = trace_site(site, tmp_path / "s.hw", "/p").reports
        assert report.uri == f"{site.address}/{'story' if stays else 'p'}"
        assert all(credit.span.report == report.id for credit in report.credits)


def test_the_entries_of_a_feed_are_reports_and_nothing_else_is_fetched(tmp_path: Path) -> None:
    with serve({}) as site:
        entries = (write_entry(1, link="/one"), write_entry(2), write_entry(3, date="Mon, 01 Jan 2091 00:00:00 GMT"))
        site.replies["/feed"] = Reply(200, write_feed(*entries), RSS)
        record = trace_site(site, tmp_path / "s.hw", "/feed")
        assert {r.uri for r in record.reports} == {f"{site.address}{p}" for p in ("/one", "/feed#n2", "/feed#n3")}
        assert "2091" in next(r for r in record.reports if r.uri.endswith("n3")).published.basis
        assert site.paths() == ["/robots.txt", "/feed"]


def test_the_pages_of_a_feed_are_fetched_when_asked_for(tmp_path: Path) -> None:
    with serve({"/one": Reply(200, write_page(), HTML)}) as site:
        site.replies["/feed"] = Reply(
            200, write_feed(write_entry(1, "Short.", link="/one"), write_entry(2, link="/gone")), RSS
        )
        record = trace_site(site, tmp_path / "s.hw", "/feed", follow=True)
        assert [r.uri for r in record.reports] == [f"{site.address}/one"]
        assert [p.uri for p in record.problems] == [f"{site.address}/gone"]


def test_the_command_says_what_could_not_be_fetched(tmp_path: Path) -> None:
    with serve({"/p": Reply(200, write_page(), HTML)}) as site:
        command = ["trace", f"{site.address}/p", "-o", str(tmp_path / "s.hw"), "-q"]
        refused = CliRunner().invoke(main, command)
        assert refused.exit_code == 4 and "--allow-private" in refused.output and site.asked == []
        assert CliRunner().invoke(main, [*command, "--allow-private"]).exit_code == 0
