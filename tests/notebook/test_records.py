"""An open record in Python: its things, its questions, how a notebook shows them, its tables as data frames."""

import builtins
import html.parser
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater import OpenRecord
from headwater.cli.exporting import FORMS
from headwater.errors import HeadwaterError, NotFound
from headwater.record.jsonl import write_record
from headwater.tell.exports import ENDINGS, WRITERS
from headwater.tell.tables.files import TABLES
from tests.tell.affair import AFFAIR, POOR, TEXTS, reword

BOOK = OpenRecord(AFFAIR)
ODD = "<script>alert(1)</script> & \"x\" 'y' {{ 7*7 }} \x1b[31m"


class Tags(html.parser.HTMLParser):
    """The tags and attributes of a piece of HTML, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def list_shown(book: OpenRecord) -> list[Any]:
    things = [book, book.claims, book.brief, book.since("2031-05-04"), *book.claims, *book.reports, *book.actors]
    return [*things, *book.statements, book.reports, book.actors[:2], book.statements]


def test_things_have_the_fields_of_their_values_and_more() -> None:
    claim = BOOK.claims[0]
    assert (claim.proposition, claim.reports, claim.texts) == ("Vallonia will sell flood pumps to Estmark.", 2, 1)
    assert (claim.number, claim.voices, claim.who) == (1, 1, "only Vallonia (Ilan Brode)")
    assert claim.sources == ("Ilan Brode, briefing on Thursday, 1 May 2031 (Vallonia)",)
    assert claim.quotations[0] == ("Vallonia will sell forty flood pumps to Estmark", "gazette_0a.txt:58-105")
    assert claim.value is AFFAIR.claims[3]
    assert [s.words for s in claim.statements] == [
        "Vallonia will sell forty flood pumps to Estmark", "Vallonia is to sell some flood pumps to Estmark",
    ]  # fmt: skip
    assert claim == BOOK.claim(1) == BOOK.claim("clm_sale") and len({claim, BOOK.claim(1)}) == 1
    assert {"proposition", "number"} <= set(dir(claim))
    with pytest.raises(AttributeError):
        _ = claim.nothing
    assert BOOK.origins == AFFAIR.origins


def test_things_are_looked_up_as_on_the_command_line() -> None:
    assert BOOK.report(2).file == BOOK.report("gazette").file == "gazette_0a.txt"
    assert BOOK.actor("brode").name == "Ilan Brode"
    assert [s.words for s in BOOK.actor("Mara Quill").statements] == ["There is no deal,"]
    assert len(BOOK.report(2).statements) == 2
    for look in (BOOK.claim, BOOK.report, BOOK.actor, BOOK.without):
        with pytest.raises(NotFound):
            look("nobody at all")


def test_the_record_answers() -> None:
    book = headwater.trace_texts({"gazette.txt": TEXTS["rep_a"], "tribune.txt": f"date 2031-05-06\n\n{TEXTS['rep_c']}"})
    strike = book.without("Ilan Brode")
    assert [c.number for c in strike.falls] and strike.untouched
    assert repr(strike).startswith("<without Ilan Brode: ")
    assert Tags(strike._repr_html_()).words.startswith("Without Ilan Brode\n") and list(strike.falls) != list(
        book.claims
    )
    assert repr(book.since("2031-05-04")).splitlines()[0] == "Since 4 May 2031"
    assert "Since 4 May 2031" in book.since("2031-05-04")._repr_html_()
    assert repr(book.since("2032-01-01")) == "Nothing is new."
    assert book.ask("Did Vallonia sell flood pumps to Estmark?")[0].number
    assert book.ask("Did the orchestra win the chess tournament?") == ()
    assert repr(BOOK.brief).endswith(".")


def test_they_say_what_they_are() -> None:
    assert repr(BOOK) == "<record of 3 reports (2 texts: courier and gazette are one) · 2–6 May 2031 · 4 claims>"
    assert repr(BOOK.claims[0]) == "<claim 1: Vallonia will sell flood pumps to Estmark. (2 reports, 1 text, 1 voice)>"
    assert repr(BOOK.reports[1]) == "<report [2] Vallonia to sell flood pumps to Estmark · 2 May 2031>"
    assert repr(BOOK.statements[0]) == "<Ilan Brode said: Vallonia will sell forty flood pumps to Estmark>"
    assert repr(BOOK.claims[:2]).count("\n") == 1 and isinstance(BOOK.claims[:2], type(BOOK.claims))


@pytest.mark.parametrize("record", [AFFAIR, reword(AFFAIR, ODD), *POOR.values()])
def test_a_notebook_shows_words_as_words(record: Any) -> None:
    for thing in list_shown(OpenRecord(record)):
        shown = Tags(thing._repr_html_())
        assert shown.open == []
        assert shown.seen <= {"div", "span", "b", "p", "table", "tr", "th", "td", "style"}
        assert "\x1b" not in shown.words and "49" not in shown.words
    assert "<script>alert(1)</script>" in Tags(OpenRecord(reword(AFFAIR, ODD)).claims._repr_html_()).words


def test_cards_take_the_colours_of_the_page() -> None:
    shown = "".join(thing._repr_html_() for thing in list_shown(BOOK))
    assert "color:" not in shown.replace("background:none", "")
    assert "<b>denied by Estmark Water Board</b>" in shown


def test_tables_become_data_frames() -> None:
    polars = pytest.importorskip("polars")
    for name in TABLES:
        frame = BOOK.to_polars(name)
        assert frame.columns == list(TABLES[name].columns)
        assert polars.Null not in frame.schema.values()
    reports = BOOK.to_polars("reports")
    assert reports.schema["published_from"] == polars.Date and reports["byline"].to_list() == [[], [], []]
    joined = BOOK.to_polars("claim_evidence").join(BOOK.to_polars(), left_on="claim", right_on="id")
    assert joined.height == sum(len(c.support) + len(c.denials) for c in AFFAIR.claims)
    with pytest.raises(NotFound, match="claim_evidence"):
        BOOK.to_polars("nothing")


def test_tables_become_data_frames_of_pandas_too() -> None:
    pytest.importorskip("pandas")
    frame = BOOK.to_pandas("claims")
    assert list(frame["reports"]) == [2, 2, 1, 1]


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr("importlib.import_module", refuse)
    with pytest.raises(HeadwaterError, match=r"pandas is not installed: pip install pandas, or headwater\[frames\]"):
        BOOK.to_pandas()


def test_a_record_is_opened_traced_and_exported(tmp_path: Path) -> None:
    with (tmp_path / "record.jsonl").open("wb") as stream:
        write_record(AFFAIR, stream)
    book = headwater.open_record(tmp_path / "record.jsonl")
    assert book.record == AFFAIR
    for name in ("again.jsonl", "page.html", "dossier.md", "tables/", "all.zip", "bundle.stix.json", "reports.bib"):
        book.export(f"{tmp_path}/{name}")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "record.jsonl").read_bytes()
    assert (tmp_path / "dossier.md").read_bytes() == WRITERS["markdown"](AFFAIR)
    assert len(list((tmp_path / "tables").iterdir())) == len(TABLES)
    with pytest.raises(HeadwaterError, match="no form 'pdf'"):
        book.export(tmp_path / "x", "pdf")
    (tmp_path / "a.txt").write_text("The mayor said on Monday that the bridge would reopen.", "utf-8")
    assert len(headwater.trace(tmp_path / "a.txt").reports) == 1
    assert headwater.trace_texts({"a.txt": "The mayor said that the bridge would reopen."}).statements


def test_the_command_knows_every_form() -> None:
    assert set(FORMS) == set(WRITERS)
    assert set(ENDINGS.values()) <= set(FORMS)
