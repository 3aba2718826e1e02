"""A desk over a record of two stories: which there are, of which each thing is, and one alone."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.tell.index import index_record
from tests.tell.affair import AFFAIR, MIXED
from tests.web.test_pages import Page, crawl, keep, open_desk

TITLE = "Dockers walk out in Quellmar"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return open_desk(keep(MIXED, tmp_path_factory.mktemp("mixed")))


def test_the_first_page_lists_the_stories(desk: TestClient) -> None:
    page = desk.get("/").text
    assert "<h1>Two stories</h1>" in page and "torn.pdf" in page
    for words in ("3 reports", "2 texts", "2–6 May 2031", "4 claims", "1 denied", "New since 2 May 2031: 2 claims"):
        assert words in page
    assert {"/stories/sto_1", "/stories/sto_2"} <= set(Page(page).links)


@pytest.mark.parametrize("part", ["claims", "news", "timeline", "river", "actors", "reports", "differences"])
@pytest.mark.parametrize("wanted", ["sto_2", "2", "quellmar"])
def test_a_page_of_one_story_has_nothing_of_another(desk: TestClient, part: str, wanted: str) -> None:
    page = desk.get(f"/{part}?story={wanted}")
    main = page.text.partition("<main")[2]
    assert page.status_code == 200
    assert "Estmark" not in re.sub(r"<select.*?</select>", "", main, flags=re.DOTALL)
    assert f'<option value="sto_2" selected>{TITLE}' in page.text
    assert desk.get(f"/{part}.json?story={wanted}").status_code == 200


def test_without_a_story_each_thing_says_of_which_it_is(desk: TestClient) -> None:
    number = index_record(MIXED).places["clm_dock"]
    for address in (
        "/claims", "/timeline", "/reports", f"/claims/{number}", f"/claims/{number}/drift",
        "/reports/quellmar", "/actors/act_post", "/without?source=act_docker",
    ):  # fmt: skip
        main = desk.get(address).text.partition("<main")[2]
        assert f'<a href="/stories/sto_2">{TITLE}</a>' in main, address


def test_a_dossier_may_be_of_one_story(desk: TestClient) -> None:
    assert "/exports/dossier.html?story=sto_2" in desk.get("/exports").text
    page = desk.get("/exports/dossier.html?story=quellmar").text
    assert f"<h1>{TITLE}</h1>" in page and "Estmark" not in page
    assert desk.get("/exports/claims.csv?story=2").status_code == 404


def test_words_are_searched_for_in_one_story(desk: TestClient) -> None:
    found = {story: desk.get(f"/search.json?q=pumps&story={story}").json()["total"] for story in ("", "1", "2")}
    assert found[""] == found["1"] > 0 and found["2"] == 0
    page = desk.get("/search?q=pumps&story=2").text
    assert "No report of this story" in page and 'href="/search?q=pumps"' in page
    assert f'<option value="sto_2" selected>{TITLE}' in page


def test_a_story_that_is_not_there_is_told(desk: TestClient) -> None:
    answer = desk.get("/timeline?story=nothing")
    assert answer.status_code == 404 and "the record has 1 Flood pumps" in answer.text


def test_namesakes_have_what_tells_them_apart(desk: TestClient) -> None:
    filters = desk.get("/claims").text
    assert "Ilan Brode (ministry spokesman) (" in filters and "Ilan Brode (in “Dockers" in filters
    page = desk.get("/without?source=Ilan+Brode").text
    assert "<h1>Without Ilan Brode (ministry spokesman; in “Dockers walk out in Quellmar”)</h1>" in page
    assert "/without?source=act_docker" in page
    one = desk.get("/without.json?source=Ilan Brode (ministry spokesman)").json()
    assert [row["claim"] for row in one["struck"]] and "clm_dock" not in {row["claim"] for row in one["struck"]}


@pytest.mark.slow
@pytest.mark.parametrize("record", [AFFAIR, MIXED], ids=["one story", "two"])
def test_each_page_has_one_heading_above_all_and_lights_up_where_it_is(record: object, tmp_path: Path) -> None:
    desk = open_desk(keep(record, tmp_path))  # type: ignore[arg-type]
    for address, page in crawl(desk):
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address
        assert len(re.findall(r'aria-current="(?:page|true)"', desk.get(address).text)) == 1, address
