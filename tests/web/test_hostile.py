"""A story whose words mean harm, through every address of the desk and every file that it offers."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from headwater.desk.judging import judge_members, undo_judgement
from headwater.pipeline.tracing import add_reports, open_record
from headwater.record.whole import Record
from headwater.web.app import create_app
from headwater.web.bench import make_bench
from headwater.web.downloads import FILES
from tests.tell.test_markdown import READER
from tests.web.test_pages import Page

WORDS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)></title></select>",
    "attributes": '"\' onmouseover=alert(3) style=x "><svg/onload=alert(4)>',
    "templates": "{{ 7*7 }}{% raw %}${7*7}#{7*7}&lt;b&gt;&#60;i&#62;",
    "formula": '=HYPERLINK("http://elsewhere.example","x")',
    "markdown": "[x](javascript:alert(5)) ![y](http://elsewhere.example) `z` |a|b| <http://elsewhere.example> @ana #1",
    "tex": "\\input{/etc/passwd} } @misc{x, %",
    "right to left": "\u202eevil\u202c \u2066مرحبا بالعالم\u2069 שלום",
    "controls": "a\x1b[31mred\u2028\ufeffb",
    "long": "pumps" * 400,
}
# Steering marks may stand in the text of a report alone, which is shown as it is and in a frame of its own direction.
TEXT = (
    "{words} Harbour\n\nPublished: {day} May 2031\n\n"
    "Vallonia will sell forty {words} pumps to Estmark, minister Ilan {words} Brode said on Monday. "
    "“The {words} pumps will leave in June,” he said. Northern {words} Wire reported it.\n\n{more}\n"
)
CALM = (
    "The government has sold such pumps before, and it says that nobody has ever complained about them. The port was "
    "closed for a week in April because of the floods, and the ships that had waited there left on the next day. "
)
MORE = (
    f"Estmark denied that Vallonia sold it forty pumps. {CALM}",
    f"{CALM}The board of Estmark said on Tuesday that {{words}} it had bought forty pumps from Vallonia.",
)
FILE = re.compile(r"[/\\\x00-\x1f]")


class Story(NamedTuple):
    """A desk over a traced store of hostile reports, where something was judged."""

    desk: TestClient
    record: Record
    words: str


@cache
def trace_story(kind: str) -> Story:
    words, folder = WORDS[kind], Path(_FOLDER.name) / kind
    folder.mkdir()
    name = FILE.sub("", words)[:60]
    for n, more in enumerate(MORE):
        text = TEXT.format(words=words, day=12 + n, more=more.format(words=words))
        (folder / f"{n}{name}.txt").write_text(text, "utf-8")
    store = folder / "story.hw"
    add_reports(sorted(folder.glob("*.txt")), store)
    record = open_record(store)
    judge_members(store, "B", [record.reports[0].id], words[:80], words[:500])
    bench = make_bench(judge_members, undo_judgement, store, "127.0.0.1")
    desk = TestClient(create_app(store, "127.0.0.1", bench), base_url="http://127.0.0.1")
    return Story(desk, open_record(store), words)


_FOLDER = TemporaryDirectory()


@pytest.fixture(scope="module", autouse=True)
def folder() -> Iterator[None]:
    yield
    trace_story.cache_clear()
    _FOLDER.cleanup()


def list_routes() -> list[str]:
    """Every address that the desk reads from, as OpenAPI names it."""
    return sorted(path for path, ways in create_app("none.hw").openapi()["paths"].items() if "get" in ways)


def fill(path: str, story: Story) -> Iterator[str]:
    """The addresses of a route: of each thing that the record holds, and asked for with the words themselves."""
    record = story.record
    held: dict[str, list[str]] = {
        "claims": [c.id for c in record.claims],
        "reports": [r.id for r in record.reports],
        "actors": [a.id for a in record.actors],
        "stories": [s.id for s in record.stories],
    }
    asked = urlencode(dict.fromkeys(("q", "source"), story.words[:190]))
    if "{key}" in path:
        yield from (path.replace("{key}", key) for key in held[path.split("/")[1]][:5])
    elif "{number}" in path:
        yield f"{path.replace('{number}', '1')}?{urlencode({'back': f'/{story.words[:200]}'})}"
    elif "{name}" not in path:
        yield path
        yield f"{path}?{asked}" if len(asked) < 1000 else f"{path}?q=pumps&source=Brode"
        yield f"{path}?q=pumps&source=Brode&since=2031-05-12"


ROUTES = list_routes()


def test_the_story_holds_the_words_where_they_can_do_harm() -> None:
    for kind in WORDS:
        record = trace_story(kind).record
        assert len(record.reports) == 2 and record.claims and record.statements and record.stories
        inner = WORDS[kind][:12]
        assert any(inner in report.text for report in record.reports)


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("path", [path for path in ROUTES if "." not in path and path != "/exports/{name}"])
def test_no_page_takes_words_for_markup(path: str, kind: str) -> None:
    story = trace_story(kind)
    for address in fill(path, story):
        answer = story.desk.get(address)
        assert answer.status_code in (200, 404), address  # a source that nobody is
        page = Page(answer.text)
        assert page.tags.count("script") == 1, address
        assert {"img", "iframe", "object", "embed", "base", "style"}.isdisjoint(page.tags)
        assert page.tags.count("title") == 1 or "svg" in page.tags
        assert page.inline == []
        assert all(load.startswith("/") or load == "data:," for load in page.loads), address
        assert all(re.match(r"[/#]", link) and not link.startswith("//") for link in page.links), address
        assert not [c for c in answer.text if unicodedata.category(c) == "Cc" and c != "\n"], address


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("path", [path for path in ROUTES if path.endswith(".json")])
def test_every_twin_holds_the_words_as_they_are(path: str, kind: str) -> None:
    story = trace_story(kind)
    for address in fill(path, story):
        answer = story.desk.get(address)
        assert answer.status_code in (200, 404), address
        assert isinstance(answer.json(), dict)
        assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("kind", WORDS)
def test_every_file_that_is_offered_is_whole(kind: str) -> None:
    story = trace_story(kind)
    for name, file in FILES.items():
        content = story.desk.get(f"/exports/{name}").content
        if file.media == "application/zip":
            with zipfile.ZipFile(io.BytesIO(content)) as pack:
                assert pack.testzip() is None
                tables = [pack.read(member).decode("utf-8-sig") for member in pack.namelist()]
            assert all(_is_safe(table) for table in tables)
            continue
        text = content.decode("utf-8-sig")
        if file.media == "text/csv":
            assert _is_safe(text), name
        elif file.media == "application/x-ndjson":
            assert all(isinstance(json.loads(line), dict) for line in text.split("\n") if line), name
        elif name.endswith(".json"):
            assert json.loads(text)
        elif name.endswith(".html"):
            page = Page(text)
            assert (page.tags.count("script"), page.tags.count("style")) == (1, 1)
            assert "img" not in page.tags and page.inline == [] and page.loads == []
            assert all(link.startswith("#") for link in page.links)
        elif name.endswith(".md"):
            tokens = [part for token in READER.parse(text) for part in (token, *(token.children or ()))]
            assert {"html_inline", "html_block", "link_open", "image"}.isdisjoint(t.type for t in tokens)
        else:
            assert text.count("\n@misc{") + text.startswith("@misc{") + text.count("@online{") >= 2


def _is_safe(table: str) -> bool:
    """Whether a table is one, and none of its cells is a formula or holds what steers a screen."""
    rows = list(csv.reader(io.StringIO(table)))
    cells = [cell for row in rows for cell in row]
    steered = any(unicodedata.category(c) == "Cc" for cell in cells for c in cell)
    return (
        len({len(row) for row in rows}) == 1
        and not steered
        and not any(cell[:1] in "=+@\t\r" and cell for cell in cells)
    )
