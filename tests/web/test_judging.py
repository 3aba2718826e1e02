"""Judgements on the desk: taken with the token alone, followed by the record, undone by another."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.desk import judge_members, screen_store
from headwater.pipeline.tracing import open_record
from headwater.record.store import Store
from headwater.web.app import create_app
from headwater.web.bench import make_bench
from tests.volkov import NAMES, SUBJECTS, keep_story


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return keep_story(tmp_path)


def open_desk(store: Path, host: str = "127.0.0.1") -> TestClient:
    return TestClient(create_app(store, host, make_bench(judge_members, store, host)), base_url=f"http://{host}")


def find_actor(store: Path, name: str) -> str:
    return next(a.id for a in open_record(store).actors if name in {n.text for n in a.names})


def read_forms(page: str) -> list[dict[str, str]]:
    """The fields of every form that judges, with their values."""
    forms = re.findall(r'<form class="ruling".*?</form>', page, re.DOTALL)
    return [{n: unescape(v) for n, v in re.findall(r'name="(\w+)" value="([^"]*)"', form)} for form in forms]


def list_verdicts(store: Path) -> list[str]:
    with Store(store) as kept:
        return [j.verdict for j in kept.judgements()]


def test_forms_of_one_name_are_parted_and_joined_again(store: Path) -> None:
    desk = open_desk(store)
    form = read_forms(desk.get(f"/actors/{find_actor(store, 'Sergei Volkov')}").text)[0]
    answer = desk.post("/judgements", data={**form, "verdict": "different", "note": "<b>two men</b>"})
    assert answer.status_code == 200
    assert find_actor(store, "Sergei Volkov") != find_actor(store, "Sergey Volkov")
    page = desk.get("/judgements").text
    assert "&lt;b&gt;two men&lt;/b&gt;" in page
    undo = read_forms(page)[0]
    assert undo["verdict"] == "withdrawn"
    assert desk.post("/judgements", data={**undo, "by": "ana"}).status_code == 200
    assert find_actor(store, "Sergei Volkov") == find_actor(store, "Sergey Volkov")
    assert list_verdicts(store) == ["different", "withdrawn"]
    assert [j["verdict"] for j in desk.get("/judgements.json").json()["judgements"]] == ["different", "withdrawn"]
    assert "no longer counts" in desk.get("/judgements").text


def test_a_hit_of_a_list_is_judged(store: Path, tmp_path: Path) -> None:
    (tmp_path / "subject_names.csv").write_text(NAMES)
    (tmp_path / "subjects.csv").write_text(f"{SUBJECTS}TID0001,individual,,1,01/01/2030,01/02/2030\n")
    screen_store(store, [str(tmp_path / "subject_names.csv")])
    desk, actor = open_desk(store), find_actor(store, "Sergei Volkov")
    form = next(f for f in read_forms(desk.get(f"/actors/{actor}").text) if f["other"] == "UK:TID0001")
    page = desk.post("/judgements", data={**form, "verdict": "different", "by": "ana"}).text
    assert "<b>different</b> by ana" in page
    assert "Undo" in page
    page = desk.post("/judgements", data={**form, "verdict": "withdrawn", "by": "ana"}).text
    assert "<b>different</b> by ana" not in page


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ({"token": ""}, 403),
        ({"token": "guess"}, 403),
        ({"token": "ü"}, 403),
        ({"verdict": "perhaps"}, 403),
        ({"one": ""}, 403),
        ({"by": " "}, 403),
        ({"note": "a" * 501}, 403),
        ({"note": "a" * 9000}, 403),
        ({"one": "Nobody at all"}, 404),
        ({"one": "../../etc/passwd:0-5"}, 404),
        ({"one": "a.txt:0-99999"}, 404),
    ],
)
def test_what_cannot_be_taken_is_refused(store: Path, fault: dict[str, str], status: int) -> None:
    desk = open_desk(store)
    form = read_forms(desk.get(f"/actors/{find_actor(store, 'Sergei Volkov')}").text)[0]
    form |= {"verdict": "different", "by": "ana"}
    assert desk.post("/judgements", data=form | fault).status_code == status
    assert list_verdicts(store) == []


def test_at_another_address_the_token_is_typed(store: Path) -> None:
    bench = make_bench(judge_members, store, "10.0.0.7")
    desk = TestClient(create_app(store, "10.0.0.7", bench), base_url="http://10.0.0.7")
    page = desk.get(f"/actors/{find_actor(store, 'Sergei Volkov')}").text
    assert bench.token not in page
    form = {**read_forms(page)[0], "verdict": "different", "by": "ana"}
    assert desk.post("/judgements", data=form).status_code == 403
    assert desk.post("/judgements", data={**form, "token": bench.token}).status_code == 200


def test_only_judgements_are_written(store: Path) -> None:
    desk = open_desk(store)
    assert desk.post("/").status_code == 405
    assert desk.put("/judgements").status_code == 405
    bare = TestClient(create_app(store), base_url="http://127.0.0.1")
    assert bare.post("/judgements").status_code == 405
    assert read_forms(bare.get(f"/actors/{find_actor(store, 'Sergei Volkov')}").text) == []
