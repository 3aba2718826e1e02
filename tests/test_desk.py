"""Screening and judging a story that is kept: what is stored, undone, compared, and what the record then says."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.desk.judging import judge_members
from headwater.desk.screening import read_trail, screen_store
from headwater.errors import NotFound
from headwater.pipeline.tracing import open_record
from headwater.record.whole import Record
from tests.volkov import NAMES, REPORTS, SUBJECTS, keep_story


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return keep_story(tmp_path)


def write_list(folder: Path, names: str, day: str) -> str:
    (folder / "subject_names.csv").write_text(names)
    (folder / "subjects.csv").write_text(f"{SUBJECTS}TID0001,individual,,1,01/01/2030,{day}\n")
    return str(folder / "subject_names.csv")


def actor_of(record: Record, name: str) -> str:
    return next(a.id for a in record.actors if name in {n.text for n in a.names})


def test_a_screening_is_kept_with_the_record_and_a_decision_on_it(store: Path, tmp_path: Path) -> None:
    watched = write_list(tmp_path, NAMES, "01/02/2030")
    outcome = screen_store(store, [watched])
    assert [(hit.party, hit.entry) for hit, _ in outcome.hits] == [("Sergei Volkov", "TID0001")]
    screen_store(store, [watched])
    assert len(read_trail(store).screenings) == 1  # the same again adds nothing
    judge_members(store, "different", ("Sergei Volkov", "UK:TID0001"), "ana", "another man")
    actor = next(a for a in open_record(store).actors if a.screening)
    assert actor.screening[0]["decision"]["verdict"] == "different"
    assert (actor.screening[0]["list"], actor.screening[0]["list_version"]) == ("UK", "2030-02-01")
    judge_members(store, "withdrawn", ("Sergei Volkov", "UK:TID0001"), "ana")
    assert next(a for a in open_record(store).actors if a.screening).screening[0]["decision"] is None
    assert [j.verdict for j in read_trail(store).judgements] == ["different", "withdrawn"]


def test_a_newer_version_of_a_list_is_compared_with_the_one_before(store: Path, tmp_path: Path) -> None:
    screen_store(store, [write_list(tmp_path, NAMES, "01/02/2030")])
    other = NAMES.replace("Sergei Ilyich VOLKOV", "Sergei VOLKOV") + "2,TID0002,primary,,Anna BERG,B\n"
    (comparison,) = screen_store(store, [write_list(tmp_path, other, "01/03/2031")]).comparisons
    assert [hit.entry for hit in comparison.added] == ["TID0002"]
    assert [(a.listed_as, b.listed_as) for a, b in comparison.changed] == [("Sergei Ilyich VOLKOV", "Sergei VOLKOV")]
    gone = NAMES.replace("Sergei Ilyich VOLKOV", "Somebody Else")
    (comparison,) = screen_store(store, [write_list(tmp_path, gone, "01/04/2031")]).comparisons
    assert {hit.entry for hit in comparison.removed} == {"TID0001", "TID0002"}


def test_judgements_part_and_join_actors_and_can_be_undone(store: Path) -> None:
    before = open_record(store)
    assert actor_of(before, "Sergei Volkov") == actor_of(before, "Sergey Volkov")
    judge_members(store, "different", ("Sergei Volkov", "Sergey Volkov"), "ana")
    parted = open_record(store)
    assert actor_of(parted, "Sergei Volkov") != actor_of(parted, "Sergey Volkov")
    judge_members(store, "same", ("Norland", "Anna Berg"), "ana")
    joined = open_record(store)
    assert actor_of(joined, "Norland") == actor_of(joined, "Anna Berg")
    for pair in (("Sergei Volkov", "Sergey Volkov"), ("Norland", "Anna Berg")):
        judge_members(store, "withdrawn", pair, "ana")
    assert {a.id: a for a in open_record(store).actors} == {a.id: a for a in before.actors}


def test_what_is_unsure_is_parted_and_possibly_the_same(store: Path) -> None:
    judge_members(store, "unsure", ("Sergei Volkov", "Sergey Volkov"), "ana")
    record = open_record(store)
    one, other = (actor_of(record, f"{first} Volkov") for first in ("Sergei", "Sergey"))
    assert other in next(a for a in record.actors if a.id == one).possibly_same_as


def test_a_merge_says_why(store: Path) -> None:
    volkov = next(a for a in open_record(store).actors if a.name.endswith("Volkov"))
    assert [(m.forms, m.score > 0.8, m.reasons) for m in volkov.merges] == [
        (("Sergei Volkov", "Sergey Volkov"), True, ("spelling",))
    ]


def test_a_place_in_a_report_can_be_judged(store: Path) -> None:
    start = REPORTS["b.txt"].index("Sergey")
    judge_members(store, "different", (f"b.txt:{start}-{start + 13}", "Sergei Volkov"), "ana")
    record = open_record(store)
    assert actor_of(record, "Sergei Volkov") != actor_of(record, "Sergey Volkov")
    with pytest.raises(NotFound, match="no actor"):
        judge_members(store, "same", ("Nobody", "Anna Berg"), "ana")
    with pytest.raises(NotFound, match="no report"):
        judge_members(store, "same", ("c.txt:1-2", "Anna Berg"), "ana")
    with pytest.raises(NotFound, match=r"b\.txt has the places 0-1 to"):
        judge_members(store, "same", ("b.txt:9000-9001", "Anna Berg"), "ana")


def test_nothing_that_was_decided_can_be_edited(store: Path) -> None:
    judge_members(store, "same", ("Norland", "Anna Berg"), "ana")
    db = sqlite3.connect(store)
    for change in ("UPDATE judgement SET verdict = 'different'", "DELETE FROM judgement"):
        with pytest.raises(sqlite3.DatabaseError, match="appended"):
            db.execute(change)
    db.close()


def test_the_commands_screen_judge_and_tell_the_trail(store: Path, tmp_path: Path) -> None:
    watched, run = write_list(tmp_path, NAMES, "01/02/2030"), CliRunner()
    told = run.invoke(main, ["screen", str(store), "--list", watched])
    assert told.exit_code == 0 and "UK:TID0001" in told.output
    judged = run.invoke(main, ["judge", str(store), "unsure", "Sergei Volkov", "UK:TID0001", "--by", "ana"])
    assert judged.exit_code == 0, judged.output
    shown = " ".join(run.invoke(main, ["show", str(store), "actors"]).output.split())
    assert "may be Sergei Ilyich VOLKOV of the UK list (TID0001)" in shown
    rows = run.invoke(main, ["screen", str(store), "--format", "csv"]).output.splitlines()
    assert len(rows) == 2 and ",unsure,ana," in rows[1]
    trail = json.loads(run.invoke(main, ["screen", str(store), "--audit", "--format", "json"]).output)
    assert [row["what"] for row in trail] == ["run", "hit", "decision"]


def test_a_pasted_text_is_screened_and_nothing_is_stored(tmp_path: Path) -> None:
    watched = write_list(tmp_path, NAMES, "01/02/2030")
    text = "Sergei Volkov left Oslo on Monday."
    told = CliRunner().invoke(main, ["screen", "--text", "-", "--list", watched, "--format", "json"], input=text)
    assert told.exit_code == 0, told.output
    (hit,) = json.loads(told.output)["hits"]
    assert (hit["entry"], hit["party"]) == ("TID0001", "Sergei Volkov")
    assert not list(tmp_path.glob("*.hw"))


def test_a_list_that_cannot_be_read_ends_with_its_status(store: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n")
    told = CliRunner().invoke(main, ["screen", str(store), "--list", str(tmp_path / "x.csv")])
    assert told.exit_code == 3 and "no list that is known" in told.output


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_the_command_tells_what_a_judgement_changed_and_undoes_it(store: Path) -> None:
    kept = str(store)
    before = open_record(store).claims
    told = run("judge", kept, "same", "1.1", "2.1", "--by", "ana", "--note", "one meeting")
    assert told.startswith("1 Claim") and "are one claim" in told and "judged same by ana" in told
    assert run("judge", kept, "list").count("one meeting") == 1
    assert "is now two claims" in run("judge", kept, "undo", "1")
    assert open_record(store).claims == before
    assert "no longer counts" in run("judge", kept, "list")
    assert "are one claim" in run("judge", kept, "same", "1", "2", "--as", "claims")


def test_the_command_rejects_statements_and_sets_letters(store: Path) -> None:
    kept = str(store)
    start = REPORTS["b.txt"].index("she had met")
    told = run("judge", kept, "reject", f"b.txt:{start}-{start + 26}", "--by", "ana")
    assert told.startswith("1 Statement “she had met Sergey Volkov”") and "rejected by ana" in told
    assert "rejected by ana" in run("show", kept, "report", "b.txt")
    assert "given B by ana" in run("judge", kept, "reliability", "Anna Berg", "B", "--by", "ana")
    record = open_record(store)
    assert [a.reliability.verdict for a in record.actors if a.reliability] == ["B"]
    assert [s.id for s in record.statements if s.is_rejected]


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (["same", "1.1"], 2, "two things"),
        (["same", "1.1", "1.1"], 2, "not the same already"),
        (["same", "1.99", "1.1"], 1, "supports"),
        (["reject", "a.txt"], 1, "nobody says anything there"),
        (["reject", "a.txt:0-3"], 1, "nobody says anything there"),
        (["reliability", "Anna Berg", "G"], 2, "a letter from A to F"),
        (["reliability", "Anna Berg"], 2, "a letter from A to F"),
        (["same", "a.txt", "b.txt:0-9"], 2, "whole"),
        (["same", "a.txt:0-60", "b.txt:0-60"], 2, "--as claims or --as copies"),
        (["undo", "1"], 1, "no judgement 1"),
        (["withdrawn", "Anna Berg", "Norland"], 1, "nothing was judged"),
        (["accept", "1.1", "--as", "claims"], 2, "are judged same, different, unsure"),
    ],
)
def test_what_cannot_be_judged_says_why(store: Path, words: list[str], status: int, why: str) -> None:
    result = CliRunner().invoke(main, ["judge", str(store), *words])
    assert (result.exit_code, why in " ".join(result.output.split())) == (status, True), result.output
    assert read_trail(store).judgements == ()
