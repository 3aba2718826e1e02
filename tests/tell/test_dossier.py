import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.record.whole import Record
from headwater.tell.dossier import render_dossier
from tests.tell.affair import AFFAIR, MIXED, POOR, reword

VOID = {"meta", "input", "br", "link", "img", "hr"}
HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}"


class Reading(HTMLParser):
    """A page as its tags, ids, links and text; a tag that is closed by another than its own is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.scripts: dict[str, str] = {}
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "srcset", "data", "action", "style"):
                self.loads.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.scripts[self.open[-1]] = self.scripts.get(self.open[-1], "") + data
        else:
            self.texts.append(data)


def read(record: Record) -> Reading:
    return Reading(render_dossier(record))


def test_the_page_opens_with_the_brief() -> None:
    text = " ".join("".join(read(AFFAIR).texts).split())
    assert "3 reports · 2 texts · 4 claims · 2–6 May 2031" in text
    assert text.index("Three reports (two texts)") < text.index("An origin is a speaker on an occasion")


@pytest.mark.parametrize("record", [AFFAIR, MIXED], ids=["one story", "two"])
def test_every_link_leads_somewhere_on_the_page(record: Record) -> None:
    page = read(record)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_it_loads_nothing_and_runs_only_its_own_script() -> None:
    html = render_dossier(AFFAIR)
    page = Reading(html)
    assert page.loads == page.handlers == []
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not re.search(r"https?://|@import|url\(", html)
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        digest = base64.b64encode(hashlib.sha256(page.scripts[tag].encode()).digest()).decode()
        assert f"{directive} &#39;sha256-{digest}&#39;" in html


def test_text_never_becomes_markup() -> None:
    reports = tuple(msgspec.structs.replace(r, text=HOSTILE + r.text) for r in AFFAIR.reports)
    # Offsets no longer fit their words, as in a damaged record: the page must stand all the same.
    hostile = reword(msgspec.structs.replace(AFFAIR, reports=reports), HOSTILE)
    page = read(hostile)
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert page.handlers == page.loads == []
    assert "".join(page.texts).count("<script>alert(1)</script>") > 10


def test_the_reports_stand_on_the_page_unchanged() -> None:
    text = "".join(read(AFFAIR).texts)
    for report in AFFAIR.reports:
        assert all(word in text for word in report.text.split())
    assert "“There is no deal,” its director".removeprefix("“") in text.replace("5There", "There")


@pytest.mark.parametrize("name", POOR)
def test_poor_records_have_a_page(name: str) -> None:
    page = read(POOR[name])
    assert page.tags.count("h1") == 1
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_a_page_of_a_few_reports_is_small() -> None:
    assert len(render_dossier(AFFAIR).encode()) < 100_000


def test_the_same_record_makes_the_same_page() -> None:
    assert render_dossier(AFFAIR) == render_dossier(AFFAIR)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
@example(words="\r")
def test_any_words_leave_the_page_whole(words: str) -> None:
    page = read(reword(AFFAIR, words))
    assert page.tags.count("script") == 1
    assert page.tags.count("article") == len(AFFAIR.reports)


def test_many_reports_stand_folded_and_few_of_them_beside_the_brief() -> None:
    more = tuple(msgspec.structs.replace(AFFAIR.reports[0], id=f"rep_{n}", file=f"{n}.txt") for n in range(12))
    for record, folded in ((AFFAIR, 0), (msgspec.structs.replace(AFFAIR, reports=(*AFFAIR.reports, *more)), 15)):
        page = render_dossier(record)
        assert len(re.findall(r'<article id="report-\d+"[^>]*>\s*<details>', page)) == folded
        assert ("<summary>7 more</summary>" in page) == bool(folded)


def test_long_news_and_timelines_have_all_behind_what_matters() -> None:
    moments = tuple(msgspec.structs.replace(AFFAIR.timeline[0], id=f"tml_{n:02}", text=f"Day {n}.") for n in range(40))
    changes = tuple(
        msgspec.structs.replace(AFFAIR.changes[0], id=f"chg_{n}", what="report_revised", claim=None, after=f"Edit {n}")
        for n in range(40)
    )
    page = render_dossier(msgspec.structs.replace(AFFAIR, timeline=moments, changes=changes))
    assert "All 40 moments" in page and "All 40 items" in page
    ids = Reading(page).ids
    assert len(ids) == len(set(ids)) and "moment-40" in ids


def test_several_stories_stand_first_with_their_briefs_and_each_claim_with_its_own() -> None:
    page = render_dossier(MIXED)
    assert '<section id="stories">' in page and '<section id="brief"' not in page
    assert page.count('<a href="#sto_2">Dockers walk out in Quellmar</a>') >= 3
    alone = render_dossier(MIXED, "quellmar")
    assert "<h1>Dockers walk out in Quellmar</h1>" in alone and "Estmark" not in alone
