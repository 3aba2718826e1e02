import html
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urldefrag, urljoin

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from headwater.cli import main
from headwater.pipeline.tracing import open_record, trace_texts
from headwater.record.jsonl import write_record
from headwater.record.whole import Record
from headwater.tell.exports import WRITERS
from headwater.tell.index import index_record
from headwater.tell.tables.files import TABLES
from headwater.web.app import create_app
from headwater.web.passages import Passages, write_match
from tests.link.test_versions import link_versions
from tests.tell.affair import AFFAIR, POOR, reword

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
LOCAL = "http://127.0.0.1"
HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}"


class Page(HTMLParser):
    """The tags, ids, links, loads and handlers of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "action"):
                self.loads.append(value or "")
            elif name.startswith("on") or name == "style":
                self.inline.append(name)


def keep(record: Record, folder: Path) -> Path:
    path = folder / "record.jsonl"
    with path.open("wb") as stream:
        write_record(record, stream)
    return path


def open_desk(path: Path) -> TestClient:
    return TestClient(create_app(path), base_url=LOCAL)


@pytest.fixture(scope="session")
def record() -> Record:
    return trace_texts({path.name: path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))})


@pytest.fixture(scope="session")
def desk(record: Record, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return open_desk(keep(record, tmp_path_factory.mktemp("desk")))


ALIKE = re.compile(r"/without\?|/drift$|/judgements\?")  # pages of which there is one for everything: some are read


def crawl(desk: TestClient, alike: int = 6) -> Iterator[tuple[str, Page]]:
    """Every page that can be reached from the first one, of `ALIKE` ones so many; what is not HTML is not read."""
    seen, waiting, counts = {"/"}, ["/"], Counter[str]()
    while waiting:
        address = waiting.pop()
        answer = desk.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html") or "content-disposition" in answer.headers:
            continue
        page = Page(answer.text)
        yield address, page
        for link in page.links:
            target = urldefrag(urljoin(f"{LOCAL}{address}", link)).url
            assert target.startswith(LOCAL), link
            target = target.removeprefix(LOCAL)
            kind = ALIKE.search(target)
            if target not in seen and (kind is None or counts[kind.group()] < alike):
                counts[kind.group() if kind else ""] += 1
                seen.add(target)
                waiting.append(target)


@pytest.mark.slow
def test_every_link_leads_to_a_page_that_has_the_place(desk: TestClient, record: Record) -> None:
    pages = dict(crawl(desk))
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), address
        for link in page.links:
            target, place = urldefrag(urljoin(f"{LOCAL}{address}", link))
            if place and not ALIKE.search(target):
                assert place in pages[target.removeprefix(LOCAL)].ids, f"{address}: {link}"
    for kind, items in (("claims", record.claims), ("reports", record.reports)):
        assert {f"/{kind}/{item.id}" for item in items} <= pages.keys()


def test_every_statement_and_event_has_an_anchor(desk: TestClient, record: Record) -> None:
    for report in record.reports:
        ids = set(Page(desk.get(f"/reports/{report.id}").text).ids)
        assert {s.id for s in record.statements if s.report == report.id and s.extent} <= ids
        assert {e.id for e in record.events if e.report == report.id} <= ids


def test_the_text_of_a_report_stands_on_its_page(desk: TestClient, record: Record) -> None:
    for report in record.reports:
        page = desk.get(f"/reports/{report.id}").text
        shown = "".join(re.findall(r'<span id="c\d+"[^>]*>(.*?)</span>', page, re.DOTALL))
        assert "".join(html.unescape(shown).split()) == "".join(report.text.split())


def test_a_claim_shows_each_sentence_of_a_speaker_once(desk: TestClient, record: Record) -> None:
    joined = 0
    for claim in record.claims:
        page = desk.get(f"/claims/{claim.id}").text.split('<ul class="supports">')[1].split("</ul>")[0]
        rows = re.findall(r'<p class="by">(.*?)</p>\s*<blockquote>(.*?)</blockquote>', page, re.DOTALL)
        told = [(re.sub(r'href="[^"]*"| · as \w+$', "", who), re.sub(r"</?mark>", "", words)) for who, words in rows]
        assert len(set(told)) == len(told)
        assert {int(n) for who, _ in told for n in re.findall(r">(\d+) · ", who)} == {
            n for n, key in enumerate(index_record(record).reports, 1) if any(e.report == key for e in claim.support)
        }
        joined += len(claim.support) - len(told)
    assert joined


def test_twins_agree_with_the_record(desk: TestClient, record: Record) -> None:
    def same(value: object, told: object) -> bool:
        return bool(msgspec.json.decode(msgspec.json.encode(value)) == told)

    for claim in record.claims:
        told = desk.get(f"/claims/{claim.id}.json").json()
        assert same(claim, told["claim"])
        assert {e.event for e in claim.support if e.event} <= {e["id"] for e in told["events"]}
    for report in record.reports:
        told = desk.get(f"/reports/{report.id}.json").json()
        assert same(report, told["report"])
        assert same([s for s in record.statements if s.report == report.id], told["statements"])
    for actor in record.actors:
        assert same(actor, desk.get(f"/actors/{actor.id}.json").json()["actor"])
    story = desk.get("/index.json").json()
    assert same(record.timeline, story["timeline"])
    assert [c["id"] for c in story["claims"]] == list(index_record(record).claims)


def test_every_page_names_its_twin(desk: TestClient, record: Record) -> None:
    lists = [
        "/",
        "/claims?denied=1&sort=-texts",
        "/river",
        "/timeline",
        "/news",
        "/news?since=2024-05-16",
        "/without?source=Orvessa",
        "/ask?q=Was+there+a+sale",
        "/differences",
        "/stories",
        "/reports",
        "/actors",
        "/judgements",
        "/exports",
        "/search?q=a",
    ]
    items = [f"/claims/{record.claims[0].id}", f"/reports/{record.reports[0].id}", f"/actors/{record.actors[0].id}"]
    items += [f"/stories/{record.stories[0].id}", f"/claims/{record.claims[0].id}/drift"]
    for address in lists + items:
        twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', desk.get(address).text)
        assert twin
        answer = desk.get(html.unescape(twin[1]))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), address


def test_every_export_is_what_the_command_line_writes(desk: TestClient, record: Record, tmp_path: Path) -> None:
    offered = desk.get("/exports.json").json()["files"]
    links = set(Page(desk.get("/exports").text).links)
    assert {file["address"] for file in offered} <= links
    assert {file["form"] for file in offered} == set(WRITERS)
    for file in offered:
        answer = desk.get(file["address"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == file["media_type"]
        assert answer.headers["content-disposition"] == f'attachment; filename="{file["name"]}"'
        stem = file["name"].removesuffix(".csv")
        table = ["--table", stem] if stem in TABLES else []
        store, output = str(keep(record, tmp_path)), str(tmp_path / file["name"])
        assert CliRunner().invoke(main, ["export", store, "-o", output, *table]).exit_code == 0
        assert (tmp_path / file["name"]).read_bytes() == answer.content, file["name"]
    assert desk.get("/exports/etc").status_code == desk.get("/exports/..%2frecord.jsonl").status_code == 404


def test_numbers_and_files_lead_to_lasting_addresses(desk: TestClient, record: Record) -> None:
    index = index_record(record)
    first, report = next(iter(index.claims)), next(iter(index.reports.values()))
    for asked, lasting in (
        ("/claims/1", f"/claims/{first}"),
        ("/claims/1.json", f"/claims/{first}.json"),
        (f"/claims/{first[:12]}", f"/claims/{first}"),
        ("/reports/1", f"/reports/{report.id}"),
        (f"/reports/{report.file}", f"/reports/{report.id}"),
    ):
        answer = desk.get(asked, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, lasting)


@pytest.mark.parametrize(
    "address",
    [
        "/nothing", "/claims/clm_none", "/claims/0", "/claims/%3Cscript%3E", "/claims/a%00b", "/reports/nobody",
        "/reports/..%2f..%2f..%2fetc%2fpasswd", "/reports/%2e%2e/%2e%2e/etc/passwd", "/actors/act_0",
        "/stories/sto_0", "/claims/0/drift", "/judgements/1",
        "/assets/app.py", "/assets/..%2fapp.py",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_clearly(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 404
    assert "Not in this record" in answer.text
    assert "script" not in Page(answer.text).tags
    told = desk.get(f"{address}.json")
    assert (told.status_code, told.json()["status"]) == (404, 404)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?q=" + "a" * 201, 400),
        ("/search.json?q=" + "a" * 201, 400),
        ("/search?q=" + "a" * 1001, 414),
        ("/claims/" + "a" * 401, 414),
        ("/claims?sort=colour", 400),
        ("/claims?since=yesterday", 400),
        ("/claims?modality=certain", 400),
        ("/claims?page=0", 400),
        ("/claims?page=99999999999999999999", 400),
    ],
)
def test_what_cannot_be_asked_is_refused(desk: TestClient, address: str, status: int) -> None:
    assert desk.get(address).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_is_written(desk: TestClient, method: str) -> None:
    assert desk.request(method, "/").status_code == 405


def test_head_is_answered(desk: TestClient) -> None:
    assert desk.head("/").status_code == 200


@pytest.mark.parametrize(
    ("host", "listening", "status"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 200),
        ("localhost", "127.0.0.1", 200),
        ("[::1]:8000", "127.0.0.1", 200),
        ("desk.example", "127.0.0.1", 421),
        ("127.0.0.1.desk.example", "127.0.0.1", 421),
        ("", "127.0.0.1", 421),
        ("10.0.0.7:8000", "10.0.0.7", 200),
        ("desk.example", "0.0.0.0", 200),
    ],
)
def test_only_its_own_address_is_answered(tmp_path: Path, host: str, listening: str, status: int) -> None:
    client = TestClient(create_app(keep(AFFAIR, tmp_path), listening), base_url=LOCAL)
    assert client.get("/index.json", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "address", ["/", "/claims", "/index.json", "/nothing", "/assets/desk.css", "/search?q=" + "a" * 999]
)
def test_every_answer_is_guarded(desk: TestClient, address: str) -> None:
    headers = desk.get(address).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_a_report_says_never_becomes_markup(tmp_path: Path) -> None:
    tame, wild = open_desk(keep(AFFAIR, tmp_path)), tmp_path / "wild"
    wild.mkdir()
    desk = open_desk(keep(reword(AFFAIR, HOSTILE), wild))
    pages = dict(crawl(desk))
    assert len(pages) == len(dict(crawl(tame)))
    for address, page in pages.items():
        assert page.tags.count("script") == 1, address
        assert "img" not in page.tags
        assert page.inline == []
        assert all(load.startswith("/") or load == "data:," for load in page.loads)


def test_a_script_in_a_report_is_text(tmp_path: Path) -> None:
    text = "date 2031-05-02\n\nPumps\n\nIlan Brode said <script>alert(1)</script> the pumps will leave in June.\n"
    record = trace_texts({"a<script>.txt": text})
    desk = open_desk(keep(record, tmp_path))
    for address in (f"/reports/{record.reports[0].id}", "/search?q=script", "/search?q=<script>alert(1)</script>", "/"):
        page = desk.get(address)
        assert page.status_code == 200
        assert Page(page.text).tags.count("script") == 1


@pytest.mark.parametrize("record", POOR.values(), ids=POOR.keys())
def test_a_poor_record_has_all_its_pages(record: Record, tmp_path: Path) -> None:
    assert dict(crawl(open_desk(keep(record, tmp_path))))


def test_claims_are_sorted_and_filtered(desk: TestClient, record: Record) -> None:
    def ask(query: str) -> list[dict[str, Any]]:
        told = desk.get(f"/claims.json?{query}").json()
        assert told["total"] == len(told["claims"])
        return list(told["claims"])

    every = ask("since=&until=&type=&actor=")
    assert len(every) == len(record.claims)
    assert [c["number"] for c in ask("sort=-number")] == list(range(len(every), 0, -1))
    texts = [c["texts"] for c in ask("sort=texts")]
    assert texts == sorted(texts, reverse=True)
    assert {c["id"] for c in ask("denied=1")} == {c.id for c in record.claims if c.denials}
    assert all(c["origins"] == 1 for c in ask("alone=1"))
    kind = "arms_transfers:ARMS_TRANSFER"
    events = {e.id for e in record.events if kind in e.kinds}
    assert {c["id"] for c in ask(f"type={kind}")} == {
        c.id for c in record.claims if any(e.event in events for e in (*c.support, *c.denials))
    }
    assert ask("since=2100-01-01") == []
    assert ask("until=1900-01-01") == []
    assert ask("actor=nobody") == []


def test_days_count_as_long_as_a_report_may_have_been_printed_on_them(desk: TestClient, record: Record) -> None:
    reports = {r.id: r.published for r in record.reports}
    day = min(w.start for w in reports.values() if w.start)
    early = {c["id"] for c in desk.get(f"/claims.json?until={day}").json()["claims"]}
    assert early == {
        c.id for c in record.claims if any((start := reports[e.report].start) and start <= day for e in c.support)
    }


def test_search_finds_sentences_with_their_claims(desk: TestClient, record: Record) -> None:
    texts = {r.id: r.text for r in record.reports}
    found = desk.get("/search.json?q=negotiations").json()
    assert found["total"] > 0
    for passage in found["passages"]:
        assert " ".join(texts[passage["report"]][passage["start"] : passage["end"]].split()) == passage["text"]
        assert "negotiat" in passage["text"].casefold()
    assert any(passage["claims"] for passage in found["passages"])
    assert "<mark>" in desk.get("/search?q=negotiations").text
    assert desk.get("/search.json?q=").json()["total"] == 0
    assert desk.get("/search.json?q=xylophone").json()["total"] == 0


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("pumps June", '"pumps" "June"'),
        ('"flood pumps" June', '"flood pumps" "June"'),
        ('"flood pumps', '"flood pumps"'),
        ("pumps OR NOT*", '"pumps" "OR" "NOT*"'),
        ("text:pumps ^a", '"text:pumps" "^a"'),
        ("— ' *", ""),
        ("", ""),
    ],
)
def test_no_word_is_an_operator(words: str, match: str) -> None:
    assert write_match(words) == match


AFFAIR_PASSAGES = Passages(index_record(AFFAIR))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_anything_may_be_searched_for(words: str) -> None:
    total, found = AFFAIR_PASSAGES.find(words, 5)
    assert total >= len(found)


def test_a_new_edition_is_read_when_the_store_has_changed(tmp_path: Path, record: Record) -> None:
    path = keep(AFFAIR, tmp_path)
    desk = open_desk(path)
    assert desk.get("/index.json").json()["counts"]["reports"] == len(AFFAIR.reports)
    keep(record, tmp_path)
    assert desk.get("/index.json").json()["counts"]["reports"] == len(record.reports)


def test_a_store_that_is_gone_is_said_so(tmp_path: Path) -> None:
    path = keep(AFFAIR, tmp_path)
    desk = open_desk(path)
    path.unlink()
    assert (answer := desk.get("/")).status_code == 503
    assert "is not there" in answer.text


def test_reading_changes_nothing(tmp_path: Path) -> None:
    from headwater.pipeline.tracing import add_reports

    path = tmp_path / "s.hw"
    add_reports([str(next(EXAMPLES.glob("*.txt")))], path)
    before = path.read_bytes()
    desk = open_desk(path)
    holding = desk.app.state.holding  # type: ignore[attr-defined]
    first = holding.read()
    dict(crawl(desk))
    assert holding.read() is first
    assert path.read_bytes() == before
    assert open_record(path).claims == first.index.record.claims


def test_the_story_is_there_at_once(desk: TestClient) -> None:
    def measure() -> float:
        start = time.perf_counter()
        desk.get("/")
        return time.perf_counter() - start

    measure()
    assert sorted(measure() for _ in range(5))[2] < 1.0  # .03 s on one core of 2023


def test_openapi_tells_of_every_page(desk: TestClient) -> None:
    told = desk.get("/openapi.json").json()
    assert {"/", "/index.json", "/claims", "/claims/{key}", "/claims/{key}.json", "/search"} <= told["paths"].keys()
    for path, methods in told["paths"].items():
        assert set(methods) == {"get"}
        assert methods["get"]["summary"], path
        assert methods["get"]["description"], path
        for parameter in methods["get"].get("parameters", []):
            if parameter["in"] == "query":
                assert parameter["description"], f"{path}: {parameter['name']}"


def test_a_later_version_shows_what_it_changed(tmp_path: Path) -> None:
    head = "Dam fails\n\nMay 14, 2031 - At least {} people are missing, mayor Jan Roos said. {}.\n"
    first, later = head.format(12, "Schools <b>stay</b> closed"), head.format(15, "Trains <i>run</i> again")
    record = link_versions(first, later, later.replace("fails\n", "fails\n\n"))
    desk = open_desk(keep(record, tmp_path))
    old, new, last = sorted(record.reports, key=lambda r: r.collected or "")
    page = desk.get(f"/reports/{new.id}").text
    assert ("<del>12</del>" in page) and ("<ins>15</ins>" in page)
    assert "<ins>Trains &lt;i&gt;run&lt;/i&gt; again" in page
    place = re.search(r'<ins>15</ins>.*?href="#(c\d+)"', page)
    assert place
    assert place[1] == f"c{new.text.index('15')}" in Page(page).ids
    number = list(index_record(record).reports).index(new.id) + 1
    assert f'href="/reports/{new.id}#edits">report {number}</a> replaces it' in desk.get(f"/reports/{old.id}").text
    edits = desk.get(f"/reports/{new.id}.json").json()["edits"]
    assert (edits[0]["before"]["text"], edits[0]["after"]["text"]) == ("12", "15")
    assert desk.get(f"/reports/{old.id}.json").json()["edits"] == []
    assert "No edit in its words since" in desk.get(f"/reports/{last.id}").text


def test_a_screened_actor_shows_its_hits(tmp_path: Path) -> None:
    hit = {
        "list": "UK", "list_version": "2031", "entry": "RUS0001", "name": "Ilan Brode", "listed_as": "BRODE, Ilan",
        "programme": "Pumps", "score": 0.91, "reason": "for: same name", "roles": [],
        "decision": {"verdict": "unsure", "by": "ada", "at": "2031-06-01"},
    }  # fmt: skip
    actor = msgspec.structs.replace(AFFAIR.actors[0], screening=(hit,))
    record = msgspec.structs.replace(AFFAIR, actors=(actor, *AFFAIR.actors[1:]))
    page = open_desk(keep(record, tmp_path)).get(f"/actors/{actor.id}").text
    assert "UK:RUS0001" in page
    assert "<b>unsure</b> by ada" in page


def test_the_story_of_a_long_record_shows_the_latest_and_leads_to_the_rest(tmp_path: Path) -> None:
    change = AFFAIR.changes[0]
    changes = tuple(
        msgspec.structs.replace(
            change, id=f"chg_{n}", since=f"2031-05-{n % 20 + 1:02}", what="report_revised", after=f"edit {n}."
        )
        for n in range(80)
    )
    desk = open_desk(keep(msgspec.structs.replace(AFFAIR, changes=changes), tmp_path))
    page = desk.get("/").text
    shown = [int(n) for n in re.findall(r"edit (\d+)\.", page)]
    assert len(shown) == 30
    assert 'href="/news">All 80 items' in page
    assert {n % 20 for n in shown} == set(
        range(12, 20)
    )  # the latest days; of the first of them as many as there is room
    assert len(re.findall(r"edit (\d+)\.", desk.get("/news").text)) == 80


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(words=st.text(max_size=40))
def test_a_record_of_any_words_has_all_its_pages(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(keep(reword(AFFAIR, words), Path(folder)))
        for _, page in crawl(desk, 1):
            assert page.tags.count("script") == 1


@pytest.mark.parametrize("key", ["a/b", "../../x", "?q#f", '"><script>', "http://desk.example/", "ü %2f", "\r\nX: y"])
def test_ids_that_a_stranger_chose_stay_in_their_place(tmp_path: Path, key: str) -> None:
    actor = msgspec.structs.replace(AFFAIR.actors[0], id=key)
    desk = open_desk(keep(msgspec.structs.replace(AFFAIR, actors=(*AFFAIR.actors, actor)), tmp_path))
    page = Page(desk.get("/actors").text)
    assert "/actors/" + quote(key, safe="") in page.links
    assert page.tags.count("script") == 1
    assert page.inline == []
