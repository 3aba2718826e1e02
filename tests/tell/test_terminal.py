import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from headwater.errors import NotFound
from headwater.record.whole import Record
from headwater.tell import terminal
from headwater.tell.columns import WIDE
from tests.tell.affair import AFFAIR, POOR, reword

Render = Callable[[Record, Console], None]
WHOLE: list[Render] = [
    terminal.render_summary,
    terminal.render_brief,
    terminal.render_claims,
    terminal.render_timeline,
    terminal.render_actors,
    terminal.render_problems,
]


def show(render: Callable[[Console], None], width: int = 80) -> str:
    stream = io.StringIO()
    render(Console(file=stream, width=width))
    return stream.getvalue()


def test_the_first_screen() -> None:
    assert show(lambda c: terminal.render_summary(AFFAIR, c, "pumps.hw")).splitlines() == [
        "Read 3 reports (2 texts: courier and gazette are one) · 2–6 May 2031",
        "1 date known only within days · 1 thing looks wrong",
        "",
        "Flood pumps for Estmark",
        "",
        "   CLAIM                                         REPORTS  TEXTS  ORIGINS  VOICES",
        "1  Vallonia will sell flood pumps to Estmark.          2      1        1       1",
        "     only Vallonia (Ilan Brode) · denied by Estmark Water Board",
        "2  The pumps will leave the port in June.              2      1        1       1",
        "     only Vallonia (Ilan Brode)",
        "3  No deal exists.                                     1      1        1       1",
        "     only Estmark (Estmark Water Board)",
        "4  The port of Marrow was closed in April.             1      1        0       –",
        "     no identified source",
        "",
        "Timeline",
        "Apr 2031    The port of Marrow is closed. [3]",
        "1 May 2031  Brode announces the sale. [2]",
        "Jun 2031    The pumps leave the port. (planned) [2]",
        "",
        "New since 2 May 2031: No deal exists (3) · The port of Marrow was closed in",
        "April (4)",
        "",
        "headwater show pumps.hw claim 1                        every place that says it",
        "headwater since 2031-05-03 -s pumps.hw                 all that is new",
        "headwater show pumps.hw problems                       what looks wrong",
        "headwater without SOURCE -s pumps.hw                   what falls without it",
        "headwater export pumps.hw --format html -o pumps.html  one page to send on",
    ]


def test_a_long_timeline_shows_what_matters_and_how_to_see_the_rest() -> None:
    first = AFFAIR.timeline[0]
    many = tuple(msgspec.structs.replace(first, id=f"tml_{n:02}", text=f"Brode speaks {n} times.") for n in range(30))
    record = msgspec.structs.replace(AFFAIR, timeline=(*AFFAIR.timeline, *many))
    shown = show(lambda c: terminal.render_timeline(record, c, store="pumps.hw")).splitlines()
    assert "1 May 2031  Brode speaks 0 times. [2] and 11 more" in shown
    assert "headwater show pumps.hw timeline all         13 more entries" in shown
    assert len([line for line in shown if "2031  " in line]) == 20
    every = show(lambda c: terminal.render_timeline(record, c, "all")).splitlines()
    assert len(every) == 33
    assert show(lambda c: terminal.render_timeline(record, c, "2031-06")).count("\n") == 1
    assert show(lambda c: terminal.render_timeline(record, c, "1999")) == "No entries on the timeline of 1999.\n"


def test_claims_beyond_the_first_are_counted() -> None:
    many = tuple(msgspec.structs.replace(AFFAIR.claims[0], id=f"clm_{n}") for n in range(20))
    shown = show(lambda c: terminal.render_summary(msgspec.structs.replace(AFFAIR, claims=many), c))
    assert "…  13 more claims: 13 in one report alone, 13 with no identified source" in shown


def test_one_claim_with_all_that_is_known_of_it() -> None:
    shown = show(lambda c: terminal.render_claim(AFFAIR, 1, c))
    for line in (
        "2 reports, 1 text, 1 origin, 1 voice: only Vallonia (Ilan Brode)",
        "denied by Estmark Water Board",
        "1.2  [2] The Gazette · Ilan Brode said · as planned",
        "    ⟦Vallonia will sell forty flood pumps to Estmark⟧, ministry spokesman Ilan",
        "    The water board of Estmark denied ⟦that Vallonia would sell it any pumps⟧.",
        "    “some” [1] / “forty” [2]",
        "    1 text: 1 and 2 carry one text.",
        "    2  The pumps will leave the port in June.",
    ):
        assert line in shown.splitlines()


@pytest.mark.parametrize("wanted", ["clm_sale", 1, "1", "clm_sa"])
def test_a_claim_is_found_by_number_or_id(wanted: str | int) -> None:
    assert "Claim 1  Vallonia will sell" in show(lambda c: terminal.render_claim(AFFAIR, wanted, c))


@pytest.mark.parametrize("wanted", ["gazette_0a.txt", "gazette", "2", "rep_a"])
def test_a_report_is_found_by_file_number_or_id(wanted: str) -> None:
    shown = show(lambda c: terminal.render_report(AFFAIR, wanted, c))
    assert shown.startswith("[2] Vallonia to sell flood pumps to Estmark · 2 May 2031")
    assert " 1  Ilan Brode said · briefing on Thursday · claim 1" in shown.splitlines()
    assert "⟦Vallonia will sell forty flood pumps to Estmark⟧¹, ministry spokesman Ilan" in shown.splitlines()


@pytest.mark.parametrize("wanted", ["Ilan Brode", "brode", "act_brode", "ilan"])
def test_an_actor_is_found_by_a_form_of_its_name_or_its_id(wanted: str) -> None:
    shown = show(lambda c: terminal.render_actor(AFFAIR, wanted, c)).splitlines()
    assert shown[0] == "Ilan Brode  Person · ministry spokesman · part of Vallonia"
    for line in (
        "Says 3 things",
        "    [1] said “Vallonia is to sell some flood pumps to Estmark”  claim 1 ·",
        "    1  Vallonia will sell flood pumps to Estmark.  denied",
        "act_brode",
    ):
        assert line in shown
    estmark = show(lambda c: terminal.render_actor(AFFAIR, "Estmark", c)).splitlines()
    assert "    recipient of “will sell” (transfer)  planned · gazette_0a.txt:67" in estmark


def test_all_actors_of_a_name_are_shown_and_none_is_said_so() -> None:
    twins = (msgspec.structs.replace(AFFAIR.actors[1], id="act_twin"), *AFFAIR.actors)
    shown = show(lambda c: terminal.render_actor(msgspec.structs.replace(AFFAIR, actors=twins), "Ilan Brode", c))
    assert {"act_brode", "act_twin"} <= set(shown.splitlines())
    with pytest.raises(NotFound, match="Ilan Brode, Mara Quill"):
        show(lambda c: terminal.render_actor(AFFAIR, "nobody", c))


def test_the_first_line_does_not_name_hundreds_of_reports_of_one_text() -> None:
    whole = next(c for c in AFFAIR.copies if c.is_whole and c.relation == "near_duplicate")
    first = next(r for r in AFFAIR.reports if r.id == whole.a.report)
    more = [msgspec.structs.replace(first, id=f"rep_{n}", file=f"more_{n}.txt") for n in range(40)]
    sides = [msgspec.structs.replace(whole.b, report=report.id) for report in more]
    copies = [msgspec.structs.replace(whole, id=f"cpy_{n}", b=side) for n, side in enumerate(sides)]
    many = msgspec.structs.replace(AFFAIR, reports=(*AFFAIR.reports, *more), copies=(*AFFAIR.copies, *copies))
    line = show(lambda c: terminal.render_summary(many, c, "pumps.hw"), width=400).splitlines()[0]
    assert "and 38 more are one" in line and len(line) < 120


def test_those_of_one_name_who_say_nothing_are_one_line() -> None:
    silent = [msgspec.structs.replace(AFFAIR.actors[1], id=f"act_{n}", name="pilot") for n in range(3)]
    lines = show(
        lambda c: terminal.render_actors(msgspec.structs.replace(AFFAIR, actors=(*AFFAIR.actors, *silent)), c)
    ).splitlines()
    assert [line for line in lines if line.startswith("pilot")] == ["pilot  three of that name · named 9 times"]


@pytest.mark.parametrize("mode", [{"no_color": True}, {"color_system": None}], ids=["NO_COLOR", "dumb terminal"])
def test_what_colour_would_show_stands_between_marks(mode: dict[str, Any]) -> None:
    def draw(**more: Any) -> str:
        stream = io.StringIO()
        terminal.render_report(AFFAIR, "2", Console(file=stream, width=80, force_terminal=True, **more))
        return stream.getvalue()

    assert "⟦" in draw(**mode)
    assert "⟦" not in draw(color_system="standard") and "\x1b[36m" in draw(color_system="standard")


def test_a_pipe_wraps_and_cuts_nothing() -> None:
    words = "The sluices of Marrow " + "and of many another river " * 30 + "stay shut"
    many = tuple(msgspec.structs.replace(AFFAIR.claims[0], id=f"clm_{n}", proposition=words) for n in range(300))
    record = msgspec.structs.replace(AFFAIR, claims=(*AFFAIR.claims, *many))
    lines = show(lambda c: terminal.render_claims(record, c), WIDE).splitlines()
    assert sum(words in line for line in lines) == 300
    assert len(lines) == 2 * 304 + 1
    short = next(line for line in lines if "Vallonia will sell" in line)
    assert short.split()[-4:] == ["2", "1", "1", "1"] and len(short) < 150
    assert all(line == line.rstrip() for line in lines)
    for render in WHOLE:
        shown = show(lambda c, render=render: render(AFFAIR, c), WIDE)  # type: ignore[misc]
        assert max(map(len, shown.splitlines())) < 2000


@pytest.mark.parametrize("wanted", ["0", "99", "", "clm_", "nothing"])
def test_what_is_not_there_is_said_to_be_missing(wanted: str) -> None:
    with pytest.raises(NotFound, match="claims 1 to 4"):
        show(lambda c: terminal.render_claim(AFFAIR, wanted, c))
    with pytest.raises(NotFound, match=r"courier_0b\.txt, gazette_0a\.txt"):
        show(lambda c: terminal.render_report(AFFAIR, wanted, c))


@pytest.mark.parametrize("render", WHOLE)
@pytest.mark.parametrize("name", POOR)
def test_poor_records_have_screens(render: Render, name: str) -> None:
    assert show(lambda c: render(POOR[name], c)).strip()


@pytest.mark.parametrize("width", [40, 80, 132])
@pytest.mark.parametrize("render", WHOLE)
def test_lines_fit_and_nothing_is_drawn(render: Render, width: int) -> None:
    shown = show(lambda c: render(AFFAIR, c), width)
    assert all(cell_len(line.rstrip()) <= max(width, 60) for line in shown.splitlines())
    assert not set(shown) & set("│─┃━┏┓└┘├┤\x1b")
    assert all(line == line.rstrip() for line in shown.splitlines())


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_what_a_report_says_is_printed_as_text(words: str) -> None:
    record = reword(AFFAIR, f"[bold red]{words}\x1b[31m\u202e[/]")
    for render in WHOLE:
        shown = show(lambda c, render=render: render(record, c))  # type: ignore[misc]
        assert not set(shown) & set("\x1b\u202e\x07\x9b")
        assert "[bold red]" in shown or render is terminal.render_brief
