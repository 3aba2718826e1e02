import gzip
from collections.abc import Sequence

import pytest

from headwater.errors import ReadError
from headwater.read.articles import is_address
from headwater.read.inputs import read_input
from headwater.read.pages import read_page
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

PARAGRAPHS = (
    "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners of the line said in Valletta.",
    "“We do not sail when the swell is above three metres,” said Maria Borg, who speaks for the company, to the press.",
    "Some two hundred passengers spent the night in the hall of the terminal, where the town handed out tea and bread.",
    "The ministry of transport said that it was looking into why no second ship had been made ready for the autumn.",
)


def make_page(
    head: str = "",
    paragraphs: Sequence[str] = PARAGRAPHS,
    title: str = "Ferry to Gozo stays in harbour",
    attributes: str = 'lang="en"',
    aside: str = "",
) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>{title}</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>{aside}<footer>All rights reserved</footer></body></html>"
    )


STATED = (
    '<link rel="canonical" href="https://www.example.org/2023/09/05/ferry-stays">'
    '<meta property="og:site_name" content="Example Daily">'
    '<meta name="author" content="Jane Doe">'
    '<meta property="article:published_time" content="2023-09-05T08:00:00Z">'
    '<meta property="article:modified_time" content="2023-09-07T08:00:00Z">'
)


def read_one(name: str, content: bytes) -> Report | Problem:
    (found,) = read_input(Source(uri=f"in/{name}", file=name, content=content), None)
    return found


def read_report(name: str, content: bytes) -> Report:
    found = read_one(name, content)
    assert isinstance(found, Report), found
    return found


def test_a_page_gives_its_article_with_what_it_states() -> None:
    report = read_report("a.html", make_page(STATED).encode())
    assert report.title == "Ferry to Gozo stays in harbour"
    assert report.uri == "https://www.example.org/2023/09/05/ferry-stays"
    assert report.file == "a.html"
    assert (str(report.published.start), report.published.basis) == (
        "2023-09-05",
        "publication date in the page's head",
    )
    assert report.language == "en"
    assert {(c.kind, c.name) for c in report.credits} == {("byline", "Jane Doe"), ("outlet", "Example Daily")}
    assert [z.kind for z in report.zones] == ["title", "byline", "boilerplate:site_name", "alt_title", "body"]
    body = report.zones[-1]
    assert report.text[body.start : body.end] == "\n\n".join(PARAGRAPHS)
    assert all(report.text[c.span.start : c.span.end] == c.span.text for c in report.credits)


def test_a_packed_page_is_the_same_report() -> None:
    page = make_page(STATED).encode()
    plain, packed = read_report("a.html", page), read_report("a.html.gz", gzip.compress(page))
    assert (plain.id, plain.text) == (packed.id, packed.text)


def test_without_an_address_the_path_is_the_locator() -> None:
    assert read_report("a.html", make_page().encode()).uri == "in/a.html"


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://example.org/a", True),
        ("https://example.org/?p=7", True),
        ("https://example.org/", False),
        ("https://example.org", False),
        ("/a", False),
        ("ftp://example.org/a", False),
        ("http://[broken/a", False),
        (None, False),
    ],
)
def test_addresses(url: str | None, is_one: bool) -> None:
    assert is_address(url) is is_one


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-09-05T09:00:00+02:00",'
         '"dateModified":"2023-09-08"}</script>', "2023-09-05", "date of publication in the page's linked data"),
        ('<meta property="article:published_time" content="2023-09-05">', "2023-09-05",
         "publication date in the page's head"),
        ('<link rel="canonical" href="https://example.org/2023/09/05/ferry">', "2023-09-05", "date in the address"),
        ("", "None", "the report states no date"),
    ],
)  # fmt: skip
def test_the_day_has_its_reason(head: str, day: str, basis: str) -> None:
    published = read_report("a.html", make_page(head).encode()).published
    assert (str(published.start), published.basis) == (day, basis)


@pytest.mark.parametrize(
    ("charset", "word"), [("windows-1251", "паром"), ("iso-8859-2", "pořád"), ("shift_jis", "連絡船")]
)
def test_the_declared_character_set_counts(charset: str, word: str) -> None:
    page = make_page(f'<meta charset="{charset}">', paragraphs=(*PARAGRAPHS, f"The last word of it is {word} here."))
    page = page.replace("“", '"').replace("”", '"')
    assert word in read_page(page.encode(charset)).text


def test_a_page_that_declares_itself_as_xml_is_read() -> None:
    page = '<?xml version="1.0" encoding="windows-1251"?>\n' + make_page(paragraphs=(*PARAGRAPHS, "Ένα πλοίο έμεινε."))
    assert "Ένα πλοίο" in read_page(page.encode()).text


def test_entities_of_a_page_do_not_expand() -> None:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "swell " * 10}">' for n in range(9))
    page = f"<!DOCTYPE html [{declared}]>{make_page(paragraphs=(*PARAGRAPHS, '&a8; &a8;'))}"
    assert len(read_report("a.html", page.encode()).text) < 5000


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"<html><body></body></html>", "No article was found"),
        (b"", "empty"),
        (b"%PDF-1.7 <html>", "PDF"),
        (gzip.compress(make_page().encode())[:200], "cut off"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(page: bytes, words: str) -> None:
    found = read_one("a.html", page)
    assert isinstance(found, Problem)
    assert words in found.detail


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(ReadError, match="20 MB"):
        read_page(b"<html>" + b" " * 20_000_000)


def test_what_swells_beyond_measure_is_refused() -> None:
    found = read_one("a.html.gz", gzip.compress(b" " * 30_000_000))
    assert isinstance(found, Problem)
    assert "swells" in found.detail


def test_markup_without_a_suffix_is_a_page() -> None:
    assert read_report("stdin", b"\n <!-- saved -->\n" + make_page().encode()).text.count("<p>") == 0


def test_a_day_that_only_a_page_s_own_fields_give_says_so() -> None:
    aside = "<script>var page = {'day': '2023-09-05'};</script><p class='date'>September 5, 2023</p>"
    published = read_report("a.html", make_page(aside=aside).encode()).published
    assert (str(published.start), published.basis) == ("2023-09-05", "date in the page, by htmldate's rules")
