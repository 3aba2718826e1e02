import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from headwater.desk.judging import judge_members, undo_judgement
from headwater.errors import NothingToRead
from headwater.pipeline.tracing import add_reports, open_record, trace
from headwater.record.store import Store
from headwater.record.whole import Record

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
SEQ = {"collected": None}


def comparable(record: Record) -> Record:
    """The record without what may differ between two runs: the time of the run."""
    reports = tuple(msgspec.structs.replace(r, collected=None) for r in record.reports)
    return msgspec.structs.replace(record, reports=reports, header=msgspec.structs.replace(record.header, created=""))


def trace_in_order(files: list[Path], store: Path) -> Record:
    """One run for each file, as reports that arrive one after another."""
    folder = store.parent / "in"
    folder.mkdir(exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())
        trace([folder], store)
    return open_record(store)


def test_the_example_story_has_a_record(tmp_path: Path) -> None:
    record = trace([EXAMPLES], tmp_path / "s.hw")
    assert len(record.reports) == 6
    assert record.claims and record.origins and record.timeline and record.stories
    assert any(claim.denials for claim in record.claims)


def test_every_span_equals_its_slice(tmp_path: Path) -> None:
    record = trace([EXAMPLES], tmp_path / "s.hw")
    texts = {report.id: report.text for report in record.reports}

    def check(node: object) -> int:
        if isinstance(node, dict):
            if {"report", "start", "end", "text"} <= node.keys() and node["start"] is not None:
                assert texts[node["report"]][node["start"] : node["end"]] == node["text"]
                return 1
            return sum(map(check, node.values()))
        return sum(map(check, node)) if isinstance(node, list | tuple) else 0

    assert check(msgspec.to_builtins(record)) > 500


def test_the_same_reports_twice_add_nothing(tmp_path: Path) -> None:
    first = trace([EXAMPLES], tmp_path / "s.hw")
    second = trace([EXAMPLES], tmp_path / "s.hw")
    assert comparable(first) == comparable(second)


@pytest.mark.parametrize("seed", range(3))
def test_reports_one_by_one_in_any_order_give_the_same_record(tmp_path: Path, seed: int) -> None:
    files = sorted(EXAMPLES.glob("*.txt"))
    at_once = trace([EXAMPLES], tmp_path / "once.hw")
    random.Random(seed).shuffle(files)
    one_by_one = trace_in_order(files, tmp_path / "many.hw")
    assert comparable(one_by_one) == comparable(at_once)


@pytest.mark.slow
def test_every_order_of_five_reports_gives_the_same_record(shared: Path) -> None:
    from headwater.pipeline.annotation import read_reports
    from headwater.pipeline.linking import link_reports

    rows = read_reports([shared / "stories" / "seeds"])
    whole = comparable(link_reports(rows))
    for order in permutations(rows):
        assert comparable(link_reports(order)) == whole


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("The ministry said on Monday that the bridge would reopen.", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    record = trace([folder], tmp_path / "s.hw")
    assert [report.file for report in record.reports] == ["good.txt"]
    assert {problem.uri for problem in record.problems} >= {"empty.txt", "picture.txt"}


def test_nothing_to_read_says_what_to_give(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingToRead, match=r"empty\.txt"):
        trace([tmp_path / "empty.txt"], tmp_path / "s.hw")


def test_two_reports_with_one_name_keep_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(f"The mayor of {folder.upper()}ville said it rained.", "utf-8")
    record = trace([tmp_path / "a", tmp_path / "b"], tmp_path / "s.hw")
    assert len({report.file for report in record.reports}) == 2


def test_a_changed_report_at_one_address_is_a_version_of_it(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(" date 2024-05-14 The mayor said on Monday that it rained.", "utf-8")
    trace([file], tmp_path / "s.hw")
    file.write_text(" date 2024-05-14 The mayor said on Monday that it snowed.", "utf-8")
    record = trace([file], tmp_path / "s.hw")
    assert len(record.reports) == 2
    assert sum(report.version_of is not None for report in record.reports) == 1


FLOOD = {
    "flood_a.txt": (
        "Dam above Kessel valley fails\n\n(2024-05-20) The dam above the Kessel valley failed early on Sunday, the "
        "fire service said. Three villages were evacuated by helicopter. Mayor Ilse Brandt said nobody was missing."
    ),
    "flood_b.txt": (
        "Helicopters lift villagers out of flooded Kessel valley\n\nHelicopters evacuated three villages in the Kessel "
        "valley after the dam above it burst on Sunday. Mayor Ilse Brandt told reporters that nobody was missing."
    ),
}


def test_reports_of_two_matters_are_two_stories(tmp_path: Path) -> None:
    for name, text in FLOOD.items():
        (tmp_path / name).write_text(text, "utf-8")
    record = trace([tmp_path, EXAMPLES], tmp_path / "s.hw")
    files = {r.id: r.file for r in record.reports}
    parts = [{files[r] for r in story.reports} for story in record.stories]
    assert sorted(parts, key=len) == [set(FLOOD), {p.name for p in EXAMPLES.glob("*.txt")}]
    assert all("drone" not in story.title for story in record.stories if len(story.reports) == 2)


def test_a_judgement_joins_claims_of_two_matters_and_leaves_them_apart_when_it_is_undone(tmp_path: Path) -> None:
    for name, text in FLOOD.items():
        (tmp_path / name).write_text(text, "utf-8")
    store = tmp_path / "s.hw"
    before = trace([tmp_path, EXAMPLES], store)
    files = {r.id: r.file for r in before.reports}
    flood = next(c for c in before.claims if {files[e.report] for e in c.support} <= set(FLOOD))
    drone = next(c for c in before.claims if not {files[e.report] for e in c.support} & set(FLOOD))
    made = judge_members(store, "same", [flood.id, drone.id], "ana", subject="claims")
    joined = open_record(store)
    (claim,) = (c for c in joined.claims if {*flood.support, *drone.support} <= set(c.support))
    assert {claim.id, *claim.was} == {flood.id, drone.id}
    assert len(joined.claims) == len(before.claims) - 1
    (tmp_path / "flood_c.txt").write_text(FLOOD["flood_b.txt"].replace("reporters", "a reporter"), "utf-8")
    add_reports([tmp_path, EXAMPLES], store)
    assert len([c for c in open_record(store).claims if {*flood.support, *drone.support} <= set(c.support)]) == 1
    undo_judgement(store, made.number, "ana")
    assert comparable(open_record(store)) == comparable(trace([tmp_path, EXAMPLES], tmp_path / "afresh.hw"))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_run_leaves_whole_reports_and_can_be_completed(tmp_path: Path) -> None:
    whole = comparable(trace([EXAMPLES], tmp_path / "whole.hw"))
    chance = random.Random(7)
    command = [sys.executable, "-m", "headwater", "trace", "--quiet", str(EXAMPLES), "-o"]
    for n in range(10):
        store = tmp_path / f"{n}.hw"
        run = subprocess.Popen([*command, str(store)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.6))
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        if store.exists():
            with Store(store) as kept:
                assert all(report.text and annotations for report, _, annotations in kept.reports())
        assert comparable(trace([EXAMPLES], store)) == whole


def test_a_folder_of_pages_tables_and_archives_is_one_record(tmp_path: Path) -> None:
    said = (
        "“We do not sail in such a swell,” said Maria Borg, who speaks for the ferry company, in Valletta on Tuesday."
    )
    told = (
        "The ferry to Gozo stayed in the harbour because of the wind, and two hundred passengers spent the night there."
    )
    (tmp_path / "in").mkdir()
    page = f"<html><head><title>Ferry stays</title></head><body><p>{told}</p><p>{said}</p></body></html>"
    (tmp_path / "in" / "page.html").write_text(page, "utf-8")
    row = {
        "title": "No ferry to Gozo",
        "text": f"{told} {said}",
        "url": "https://example.org/ferry",
        "date": "2023-09-05",
    }
    with zipfile.ZipFile(tmp_path / "in" / "export.zip", "w") as archive:
        archive.writestr("rows.jsonl", json.dumps(row) + "\n{\n")
    record = trace([tmp_path / "in"], tmp_path / "story.hw")
    assert {r.uri for r in record.reports} == {"page.html", "https://example.org/ferry"}
    assert [p.uri for p in record.problems if p.what == "not read"] == ["export.zip#rows.jsonl#2"]
    assert {s.report for s in record.statements} == {r.id for r in record.reports}
    texts = {r.id: r.text for r in record.reports}
    assert all(texts[s.report][c.start : c.end] == c.text for s in record.statements for c in s.content)
    assert trace([tmp_path / "in"], tmp_path / "story.hw").reports == record.reports
