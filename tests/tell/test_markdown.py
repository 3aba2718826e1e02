"""The Markdown dossier tells what the record holds, and no word of a report is markup in it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from headwater.tell.escaping import escape, fence
from headwater.tell.markdown import write_markdown
from headwater.tell.wording import flatten
from tests.tell.affair import AFFAIR, POOR, TEXTS, reword

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "text_special", "softbreak"}
OURS = {"heading", "paragraph", "ordered_list", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
ODD = (
    "<script>alert(1)</script> **b** _i_ [x](http://evil.example) ![i](x) `c` ~~s~~ | cell | &amp; www.evil.example "
    "# 1. - + > a@evil.example :smile: #12 \\ $x$ {#id} https://evil.example/?a=b"
)


def walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def read(words: str) -> str:
    """The text of a line that has nothing but text in it; an error where there is anything else."""
    tokens = READER.parse(words)
    inner = [t for token in tokens for t in token.children or []]
    assert [t.type for t in tokens] in (["paragraph_open", "inline", "paragraph_close"], []), words
    assert {t.type for t in inner} <= PLAIN, words
    return "".join(t.content for t in inner)


@given(st.text(max_size=40) | st.text("\\`*_[]()<>~|&!$^{}#+-=.:@1 aw/\n\"'", max_size=30))
@example(ODD)
@example("1) one")
@example("12. dozen")
@example("- item")
@example("=====")
@example("a &lt; b &#35;")
@example("https://www.evil.example")
def test_words_come_out_as_they_went_in(words: str) -> None:
    assert read(escape(words)).replace("\u2060", "") == flatten(words)


@pytest.mark.parametrize("words", ["www.evil.example", "https://evil.example", "a@evil.example", "@name", "see #12"])
def test_bare_addresses_and_mentions_are_parted(words: str) -> None:
    escaped = escape(words)
    assert not re.search(r"www\.|(?<!\\)://|(?<!\u2060)@|@(?!\u2060)|#(?=\d)", escaped)


@pytest.mark.parametrize("words", ["a.txt:12", "a`b.txt:1", "``", "`", "a |b", "<b>", ""])
def test_code_is_one_piece(words: str) -> None:
    tokens = READER.parse(f"x {fence(words)} y")
    kinds = [t.type for t in tokens[1].children or []]
    assert kinds == ["text", "code_inline", "text"]
    assert (tokens[1].children or [])[1].content == (words or "?")


@pytest.mark.parametrize("words", [ODD, "| a | b |", "`", "</table>"])
def test_nothing_of_a_report_is_markup(words: str) -> None:
    tokens = list(walk(READER.parse(write_markdown(reword(AFFAIR, words)).decode())))
    kinds = {t.type.removesuffix("_open").removesuffix("_close") for t in tokens}
    assert kinds <= OURS | PLAIN | {"inline", "code_inline", "strong", "hr", "hardbreak"}
    for row in re.findall(r"^\|.*\|$", write_markdown(reword(AFFAIR, words)).decode(), re.MULTILINE):
        assert len(re.findall(r"(?<!\\)\|", row)) in (5, 8)


def test_the_whole_story_is_told() -> None:
    text = write_markdown(AFFAIR).decode()
    for line in (
        "# Flood pumps for Estmark",
        "3 reports · 2 texts · 4 claims · 2–6 May 2031  ",
        "| 1 | Vallonia will sell flood pumps to Estmark. | 2 | 1 | 1 | 1 | only Vallonia (Ilan Brode) · "
        "**denied by Estmark Water Board** |",
        "2 reports, 1 text, 1 origin, 1 voice: only Vallonia (Ilan Brode). **Denied by Estmark Water Board.**",
        "- “**Vallonia will sell forty flood pumps to Estmark**, ministry spokesman Ilan Brode told a briefing on "
        "Thursday.” — Ilan Brode said, as planned, The Gazette, `gazette_0a.txt:58`",
        "- figure: forty / some — “some” `courier_0b.txt:45` / “forty” `gazette_0a.txt:77`",
        "| Apr 2031 | The port of Marrow is closed. | actual | `tribune_0c.txt:173` |",
        "- odd figure: the other report says some — “forty” `gazette_0a.txt:77`",
    ):
        assert line in text.splitlines(), line


def test_places_point_at_the_words() -> None:
    files = {report.file: TEXTS[report.id] for report in AFFAIR.reports}
    places = re.findall(r"“([^”]+)” `([\w.]+):(\d+)`", write_markdown(AFFAIR).decode())
    assert len(places) > 2
    for words, file, start in places:
        assert files[file][int(start) :].startswith(words)


@pytest.mark.parametrize("name", POOR)
def test_poor_records_have_dossiers(name: str) -> None:
    text = write_markdown(POOR[name]).decode()
    assert text.startswith("# ")
    assert "\n\n\n" not in text
