import io
from collections.abc import Callable

import msgspec
import pytest
from rich.console import Console

from headwater.errors import NotFound
from headwater.link.strike import strike_source
from headwater.tell import terminal
from headwater.tell.index import find_eve, index_record, name_story
from headwater.tell.inquiries import render_changes, render_strike
from headwater.tell.milestones import rank_days
from headwater.tell.stories import find_story, part_stories
from tests.tell.affair import AFFAIR, MIXED


def show(render: Callable[[Console], None], width: int = 96) -> list[str]:
    stream = io.StringIO()
    render(Console(file=stream, width=width))
    return stream.getvalue().splitlines()


def test_the_first_screen_of_several_stories_is_their_list() -> None:
    shown = show(lambda c: terminal.render_summary(MIXED, c, "s.hw"))
    assert shown[3:12] == [
        "Two stories",
        "",
        "   STORY                                                                  REPORTS  TEXTS  CLAIMS",
        "1  Flood pumps for Estmark                                                      3      2       4",
        "     2–6 May 2031 · no claim with several independent origins · 1 denied",
        "     New since 2 May 2031: 2 claims: No deal exists (4)",
        "2  Dockers walk out in Quellmar                                                 1      1       1",
        "     2 May 2031",
        "",
    ]
    assert shown[12].startswith("headwater show s.hw story 1 ")
    assert show(lambda c: terminal.render_stories(MIXED, c)) == shown[5:11]


def test_one_story_has_its_own_first_screen() -> None:
    shown = show(lambda c: terminal.render_summary(MIXED, c, "s.hw", "quellmar"))
    assert shown[0] == "Story 2 of 2: 1 report · 2 May 2031"
    assert "Dockers walk out in Quellmar" in shown
    assert any(line.startswith("3  Dockers walked out in Quellmar.") for line in shown)
    assert not any("Estmark" in line for line in shown)
    assert any(line.startswith("headwater without SOURCE -s s.hw --story 2 ") for line in shown)


def test_what_is_new_is_of_the_last_day() -> None:
    more = msgspec.structs.replace(AFFAIR.reports[1], id="rep_d", file="d.txt", published=AFFAIR.reports[0].published)
    index = index_record(msgspec.structs.replace(AFFAIR, reports=(*AFFAIR.reports, more)))
    assert str(find_eve(index)) == "2031-05-02"
    days = [msgspec.structs.replace(r, published=AFFAIR.reports[1].published) for r in AFFAIR.reports]
    assert find_eve(index_record(msgspec.structs.replace(AFFAIR, reports=tuple(days)))) is None


@pytest.mark.parametrize("wanted", ["2", "sto_2", "Dockers walk out in Quellmar", "quellmar"])
def test_a_story_is_found_by_number_id_or_a_part_of_its_title(wanted: str) -> None:
    assert find_story(wanted, MIXED).id == "sto_2"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("3", "no story '3'; the record has 1 Flood"), ("e", "no one story 'e': it may be 1 Flood"), ("", "no story ''")],
)
def test_what_is_no_one_story_is_told_with_those_that_are(wanted: str, told: str) -> None:
    with pytest.raises(NotFound, match=told):
        find_story(wanted, MIXED)


def test_a_story_alone_holds_what_its_reports_do_under_the_numbers_of_all() -> None:
    index = index_record(MIXED)
    parts = part_stories(index)
    assert list(parts) == ["sto_1", "sto_2"]
    dock = parts["sto_2"]
    assert (dock.places, list(dock.numbers)) == ({"clm_dock": index.places["clm_dock"]}, ["rep_d"])
    assert [a.id for a in dock.record.actors] == ["act_docker", "act_post"]
    assert [o.id for o in dock.record.origins] == ["org_union"]
    assert [p.id for p in parts["sto_1"].record.problems] == ["prb_1"]
    assert rank_days(dock) and name_story(dock) == "Dockers walk out in Quellmar"


@pytest.mark.parametrize("render", [terminal.render_brief, terminal.render_claims, terminal.render_actors])
def test_a_part_is_told_story_by_story(render: Callable[..., None]) -> None:
    shown = show(lambda c: render(MIXED, c))
    heads = [
        shown.index(f"Story {n}  {title}")
        for n, title in ((1, "Flood pumps for Estmark"), (2, "Dockers walk out in Quellmar"))
    ]
    assert heads == sorted(heads)
    alone = show(lambda c: render(MIXED, c, "quellmar"))
    assert alone[0] == "Story 2  Dockers walk out in Quellmar"
    assert not any("Estmark" in line for line in alone)


def test_what_could_not_be_read_is_of_no_story() -> None:
    shown = show(lambda c: terminal.render_problems(MIXED, c))
    assert [line for line in shown if line.startswith("Story")] == ["Story 1  Flood pumps for Estmark"]
    assert shown[-4:] == ["Of no story", "unreadable  torn.pdf", "    It is cut off.", "2 things look wrong."]


@pytest.mark.parametrize(
    ("render", "wanted"),
    [
        (terminal.render_claim, "3"),
        (terminal.render_report, "quellmar"),
        (terminal.render_actor, "Quellmar Post"),
    ],
)
def test_a_claim_a_report_and_an_actor_say_of_which_story_they_are(render: Callable[..., None], wanted: str) -> None:
    assert "Story: Dockers walk out in Quellmar" in show(lambda c: render(MIXED, wanted, c))


def test_news_are_told_story_by_story() -> None:
    shown = show(lambda c: render_changes(MIXED, MIXED.changes, c))
    assert shown[0] == "Flood pumps for Estmark" and "Dockers" not in " ".join(shown)
    assert show(lambda c: render_changes(MIXED, MIXED.changes, c, "quellmar")) == [
        "Nothing is new in “Dockers walk out in Quellmar”. The latest report is of 2 May 2031."
    ]


def test_namesakes_are_told_apart_where_they_are_struck_out() -> None:
    shown = show(lambda c: render_strike(MIXED, strike_source(MIXED, "Ilan Brode"), c), 200)
    assert shown[0] == "Without Ilan Brode (ministry spokesman; in “Dockers walk out in Quellmar”)"
    assert "headwater without 'Ilan Brode (ministry spokesman)'" in shown[2]
    assert any("Dockers walked out" in line and line.endswith("· Dockers walk out in Quellmar") for line in shown)


def test_a_source_on_which_nothing_rests_is_explained() -> None:
    shown = show(lambda c: render_strike(MIXED, strike_source(MIXED, "Quellmar Post"), c), 300)
    assert "No claim rests on it: it is named in [3], but no report is known to be its own" in shown[1]
    with pytest.raises(NotFound, match=r"the words stand in quellmar_0d\.txt, but not for a source"):
        strike_source(MIXED, "had told")
