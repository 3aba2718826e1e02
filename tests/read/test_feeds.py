import pytest

from headwater.read.inputs import read_input
from headwater.read.markup import strip_markup
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example Daily</title><language>en</language><!-- saved -->
<item><title>Ferry &amp; crew stay</title><link>https://example.org/ferry</link><dc:creator>Jane Doe</dc:creator>
<pubDate>Tue, 05 Sep 2023 08:00:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>The ferry to <b>Gozo</b> stayed.</p><p>The owners said so.</p>]]></content:encoded></item>
<item><title>Second</title></item><item><guid>7</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Daily</title>
<entry><title>Ferry stays</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/ferry"/>
<author><name>Jane Doe</name><email>jane@example.org</email></author><updated>2023-09-05T08:00:00Z</updated>
<summary>The ferry to Gozo stayed.</summary></entry></feed>"""


def read(content: str | bytes, name: str = "a.xml") -> tuple[list[Report], list[Problem]]:
    payload = content.encode() if isinstance(content, str) else content
    found = list(read_input(Source(uri=f"in/{name}", file=name, content=payload), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "stdin#1"])
def test_an_entry_is_a_report(name: str) -> None:
    (first, second), problems = read(RSS, name)
    assert (first.uri, second.uri) == ("https://example.org/ferry", f"in/{name}#2")
    assert first.title == "Ferry & crew stay"
    assert first.text.endswith("The ferry to Gozo stayed.\n\nThe owners said so.")
    assert str(first.published.start) == "2023-09-05"
    assert {(c.kind, c.name) for c in first.credits} == {("byline", "Jane Doe"), ("outlet", "Example Daily")}
    assert second.language == "en"
    assert [p.uri for p in problems] == [f"in/{name}#3"]


def test_the_last_change_of_an_entry_is_a_bound() -> None:
    (report,), _ = read(ATOM)
    assert report.uri == "https://example.org/ferry"
    assert (report.published.start, str(report.published.end)) == (None, "2023-09-05")
    assert "jane@example.org" not in report.text


@pytest.mark.parametrize("depth", [1, 3, 9])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str, depth: int) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "swell"}">' for n in range(depth))
    head = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE rss [{bomb}]>"
    feed = f"{head}<rss><item><title>&a{depth - 1};</title></item></rss>"
    reports, problems = read(feed.encode(encoding))
    assert (reports, len(problems)) == ([], 1)
    assert "declares entities" in problems[0].detail or "entity" in problems[0].detail.lower()  # or the parser says so


def test_a_file_of_the_machine_is_not_read() -> None:
    feed = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><item><title>&x;</title></item></rss>"
    assert "entities" in read(feed)[1][0].detail


@pytest.mark.parametrize(
    ("content", "words"), [("<urlset/>", "no feed"), ("<rss><item>", "broken"), ("", "broken"), ("<rss\x00", "broken")]
)
def test_other_xml_is_refused(content: str, words: str) -> None:
    assert words in read(content)[1][0].detail


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("if a < b and c > d", "if a < b and c > d"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("<p>One\ntwo.</p><p>Three<br/>four</p>", "One two.\nThree\nfour"),
        ("<div><script>no()</script>Yes &lt;b&gt;</div>", "Yes <b>"),
        ("<p>unclosed <a href='x'", "unclosed <a href='x'"),
    ],
)
def test_markup(words: str, plain: str) -> None:
    assert strip_markup(words) == plain
