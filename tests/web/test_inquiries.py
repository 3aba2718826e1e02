"""What the desk is asked: strike-out, questions, since, drift, differences, stories; as pages and as JSON."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from headwater.pipeline.tracing import add_reports
from headwater.web.app import create_app

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
STRAY = (
    "Harbour strike in Quellmar\n\nQuellmar, 3 March 2031 - Dockers walked out on Monday, union leader Ida Plomb said."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs: two reports and one of another story, then a later one of the first."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "quellmar.txt").write_text(STRAY)
    first = [EXAMPLES / "1_mna_dispatch.txt", EXAMPLES / "3_undated_translation.txt", folder / "quellmar.txt"]
    add_reports(first, folder / "story.hw")
    add_reports([EXAMPLES / "5_straitside_denial.txt"], folder / "story.hw")
    return folder / "story.hw"


@pytest.fixture(scope="module")
def desk(store: Path) -> TestClient:
    return TestClient(create_app(store), base_url="http://127.0.0.1")


def read(desk: TestClient, address: str) -> Any:
    answer = desk.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def find_claim(desk: TestClient, words: str) -> dict[str, Any]:
    return next(c for c in read(desk, "/claims.json")["claims"] if words in c["proposition"])


def test_a_source_is_struck_out(desk: TestClient) -> None:
    told = read(desk, "/without.json?source=Orvessa")
    assert told["names"] == ["Orvessa"] and told["struck"]
    strong = next(r for r in told["struck"] if not r["falls"])
    shown = read(desk, f"{strong['address']}.json")["claim"]
    assert strong["before"]["reports"] == shown["reports"] and strong["before"]["texts"] == shown["texts"]
    fallen = [row for row in told["struck"] if row["falls"]]
    page = desk.get("/without?source=Orvessa").text
    assert f"{len(fallen)} claim" in page and f"{told['untouched']} untouched" in page
    report = read(desk, "/reports.json")["reports"][0]
    assert read(desk, f"/without.json?source={report['id']}")["names"] == [report["file"]]
    assert f"/without?source={report['id']}" in desk.get(report["address"]).text


def test_what_was_typed_stands_in_the_field_again(desk: TestClient) -> None:
    assert 'list="sources" value="MNA"' in desk.get("/without?source=MNA").text


def test_an_unknown_source_is_told_and_nothing_is_markup(desk: TestClient) -> None:
    answer = desk.get(f"/without?source={quote('<script>alert(1)</script>')}")
    assert answer.status_code == 404
    assert "nothing here is called" in answer.text and "<script>alert" not in answer.text
    assert desk.get("/without.json?source=nobody").status_code == 404
    assert "MNA" in desk.get("/without").text


def test_a_question_is_answered_by_claims_or_by_nobody(desk: TestClient) -> None:
    answers = read(desk, "/ask.json?q=Did+Sarrend+receive+artillery+shells")["answers"]
    assert any("artillery shells" in a["proposition"] for a in answers)
    assert (
        answers[0]["proposition"].replace("'", "&#39;") in desk.get("/ask?q=Did+Sarrend+receive+artillery+shells").text
    )
    assert "No claim was found" in desk.get("/ask?q=Did+Quellmar+sell+submarines").text
    assert read(desk, "/ask.json")["answers"] == []


def test_what_is_new_since_a_day_and_since_a_run(desk: TestClient) -> None:
    since_day = read(desk, "/news.json?since=2024-05-16")["changes"]
    assert since_day and {c["since"] for c in since_day} == {"2024-05-16"}
    since_run = read(desk, "/news.json?since=1")["changes"]
    assert since_run and {c["since"] for c in since_run} == {1}
    assert read(desk, "/news.json?since=2")["changes"] == []
    assert "Nothing is new since run 2" in desk.get("/news?since=2").text
    assert desk.get("/news?since=soon").status_code == 404
    assert desk.get("/news?since=0").status_code == 404
    assert "There is no run 99; the store has 2 runs" in desk.get("/news?since=99").text
    assert '<option value="1"' in desk.get("/news").text


def test_a_claim_drifts_from_telling_to_telling(desk: TestClient) -> None:
    claim = find_claim(desk, "30,000 artillery shells")
    tellings = read(desk, f"{claim['address']}/drift.json")["tellings"]
    assert tellings[0]["strength"]["words"] == "flat"
    assert "‘could’" in {t["strength"]["words"] for t in tellings}
    assert all(t["figure"]["grade"] == 0 for t in tellings if "up to" in t["evidence"]["text"])
    page = desk.get(f"{claim['address']}/drift")
    assert page.status_code == 200 and 'aria-label="softer"' in page.text
    assert desk.get(f"/claims/{claim['number']}/drift").url.path.endswith(f"{claim['id']}/drift")


def test_differences_stand_with_both_their_sides(desk: TestClient) -> None:
    rows = read(desk, "/differences.json")["claims"]
    page = desk.get("/differences").text
    assert rows
    for row in rows:
        assert row["address"] in page
        assert all(len(d["spans"]) > 1 for d in row["differences"])


def test_each_of_several_stories_has_its_river_and_its_claims(desk: TestClient) -> None:
    stories = read(desk, "/stories.json")["stories"]
    assert [s["counts"]["reports"] for s in stories] == [3, 1]
    assert "/stories" in desk.get("/").text
    for told in stories:
        page = desk.get(told["address"]).text
        assert '<svg class="river"' in page or not told["claims"]
        total = read(desk, f"/claims.json?story={told['story']['id']}")["total"]
        assert total == told["counts"]["claims"] == len(told["claims"])
        assert ('id="brief"' in page) and ('<table class="rows">' in page or not told["claims"])
        numbers = {r["number"]: r["id"] for r in read(desk, "/reports.json")["reports"]}
        cited = {int(n) for n in re.findall(r'aria-label="report (\d+)"', page)}
        assert {numbers[n] for n in cited} <= set(told["story"]["reports"])  # nothing of the other story
    assert desk.get("/stories/sto_none").status_code == 404


def test_the_new_addresses_are_described(desk: TestClient) -> None:
    paths = read(desk, "/openapi.json")["paths"]
    for address in (
        "/without",
        "/ask",
        "/news",
        "/differences",
        "/stories",
        "/claims/{key}/drift",
        "/judgements/{number}",
    ):
        assert {address, f"{address}.json"} <= paths.keys()
