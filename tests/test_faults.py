"""A store under hardship: full disks, folders that cannot be written, kills, two writers, a clock that goes back."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater.errors import StoreError
from headwater.pipeline import outcomes
from headwater.pipeline.reading import Tally, read_into, say_nothing
from headwater.pipeline.tracing import open_record, trace
from headwater.pipeline.workers import work_in_processes
from headwater.read.documents import Document
from headwater.read.sources import gather_sources
from headwater.record.model import Problem
from headwater.record.store import Store

SAID = "The ferry to Gozo stayed in the harbour on day {} of the storm, the owners said in Valletta to the press."
POSIX = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signals and limits on this system")
# Reads a folder into a store by two processes, unannotated: what the tests kill.
READER = """
import sys
from headwater.pipeline.reading import read_into, say_nothing
from headwater.read.sources import gather_sources
from headwater.record.store import Store
print("begins", flush=True)
with Store(sys.argv[2]) as store:
    tally = read_into(store, gather_sources([sys.argv[1]]), say_nothing, "bare", int(sys.argv[3]))
print(*tally[:3])
"""


def make_folder(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05}.txt").write_text(SAID.format(n))
    return folder


def read(folder: Path, store: Path, workers: int = 1) -> Tally:
    with Store(store) as kept:
        return read_into(kept, gather_sources([folder]), say_nothing, "bare", workers)


def list_kept(store: Path) -> list[tuple[str, str]]:
    """The reports of a store; each is whole, and has its annotations."""
    with Store(store) as kept:
        rows = list(kept.reports())
    assert all(report.text and json.loads(found)["report"] == report.id for report, _, found in rows)
    return [(report.id, report.text) for report, _, _ in rows]


def run(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READER, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_is_there_is_passed_over_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "in", 40)
    (folder / "rows.jsonl").write_text("\n".join(json.dumps({"text": SAID.format(n)}) for n in range(100, 150)))
    (folder / "empty.txt").write_text("")
    assert read(folder, tmp_path / "s.hw") == Tally(90, 0, 1)
    (folder / "new.txt").write_text(SAID.format(99))
    asked: list[str] = []

    def note(document: Document, *rest: object) -> outcomes.Outcome:
        asked.append(document.uri)
        return outcomes.work_on(document, "bare")

    monkeypatch.setattr("headwater.pipeline.reading.work_on", note)
    assert read(folder, tmp_path / "s.hw") == Tally(1, 90, 1)
    assert asked == ["empty.txt", "new.txt"]


def test_processes_keep_the_order_and_change_nothing(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 150)
    (folder / "empty.txt").write_text("")
    assert read(folder, tmp_path / "one.hw", 1) == read(folder, tmp_path / "two.hw", 2) == Tally(150, 0, 1)
    assert list_kept(tmp_path / "one.hw") == list_kept(tmp_path / "two.hw")


# Run by each process when it starts: reading one of the documents is the end of it.
ENDING = """
import os
from headwater.pipeline import outcomes
read = outcomes.read_document
outcomes.read_document = lambda document, *rest: os._exit(9) if document.uri == "2.txt" else read(document, *rest)
"""


@POSIX
def test_a_document_that_ends_its_process_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = [Document(uri=f"{n}.txt", file=f"{n}.txt", shape="plain", payload=SAID.encode()) for n in range(4)]
    (tmp_path / "sitecustomize.py").write_text(ENDING)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (found,) = work_in_processes([batch], "bare", 1)
    assert [outcome.problem is None for outcome in found] == [True, True, False, True]
    assert "ended the process" in (found[2].problem.detail if found[2].problem else "")


def test_an_error_of_ours_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(outcomes, "read_document", fail)
    found = outcomes.work_on(Document(uri="a", file="a", shape="plain"), "bare")
    assert found.problem and "ZeroDivisionError" in found.problem.detail
    monkeypatch.setattr("headwater.pipeline.reading.list_documents", fail)
    assert read(make_folder(tmp_path / "in", 2), tmp_path / "s.hw") == Tally(0, 0, 2)


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do everything may write it")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    make_folder(tmp_path / "in", 1)
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="check the folder and its permissions"):
        read(tmp_path / "in", tmp_path / "out" / "s.hw")


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
"""


@POSIX
def test_a_full_disk_is_told_and_what_was_committed_is_kept(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 600)
    command = [sys.executable, "-c", FULL + READER, str(folder), str(tmp_path / "s.hw"), "1"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "StoreError" in ended.stderr and "run again" in ended.stderr
    kept = list_kept(tmp_path / "s.hw")
    assert 0 < len(kept) < 600
    assert read(folder, tmp_path / "s.hw") == Tally(600 - len(kept), len(kept), 0)


def test_a_store_is_read_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(make_folder(tmp_path / "in", 3), tmp_path / "s.hw")
    prepare = Store._prepare

    def refuse_first(store: Store) -> None:
        """As SQLite does on a medium that cannot be written, even where the tests run as who may do everything."""
        monkeypatch.setattr(Store, "_prepare", prepare)
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(Store, "_prepare", refuse_first)
    monkeypatch.setattr("headwater.record.store.os.access", lambda path, mode: False)
    with Store(tmp_path / "s.hw") as kept:
        assert len(list(kept.reports())) == 3
        with pytest.raises(StoreError, match="cannot be opened for writing"):
            kept.add_refusal(Problem(id="prb_1", uri="a", what="unreadable", detail="b"))
    monkeypatch.setattr(Store, "_prepare", refuse_first)
    (tmp_path / "s.hw-wal").write_bytes(b"of a run that was cut off")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "s.hw")


@POSIX
def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    one, two = make_folder(tmp_path / "a", 300), make_folder(tmp_path / "b", 0)
    for n in range(300, 600):
        (two / f"{n}.txt").write_text(SAID.format(n))
    with Store(tmp_path / "s.hw"):
        pass
    runs = [run(one, tmp_path / "s.hw", 1), run(two, tmp_path / "s.hw", 1)]
    assert [r.communicate()[0].split() for r in runs] == [["begins", "300", "0", "0"]] * 2
    assert len(list_kept(tmp_path / "s.hw")) == 600


def test_a_clock_that_goes_back_changes_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "in", 3)
    first = trace([folder], tmp_path / "s.hw")
    monkeypatch.setattr("headwater.pipeline.reading.tell_time", lambda: "1999-01-01T00:00:00Z")
    monkeypatch.setattr("headwater.pipeline.engine.tell_time", lambda: "1999-01-01T00:00:00Z")
    (folder / "more.txt").write_text(SAID.format(7))
    second = trace([folder], tmp_path / "s.hw")
    kept = {report.id: report for report in second.reports}
    assert all(kept[report.id].text == report.text for report in first.reports)
    assert len(kept) == 4 and open_record(tmp_path / "s.hw") == second


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks on this system")
@pytest.mark.filterwarnings("ignore:.*fork.*")
def test_fifty_kills_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 1000)
    chance = random.Random(11)
    kept: list[tuple[str, str]] = []
    store = tmp_path / "s.hw"
    for n in range(50):
        process = os.fork()
        if not process:
            read(folder, store, 1 + n % 2)
            os._exit(0)
        time.sleep(chance.uniform(0, 0.15))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        found = list_kept(store) if store.exists() else []
        assert set(kept) <= set(found)
        kept = found
    tally = read(folder, store)
    assert tally == Tally(1000 - len(kept), len(kept), 0)
    assert len(list_kept(store)) == 1000


@pytest.mark.slow
@POSIX
def test_many_tiny_files_take_no_more_memory_than_few(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        folder = make_folder(tmp_path / str(number), number)
        code = READER + "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        command = [sys.executable, "-c", code, str(folder), str(tmp_path / f"{number}.hw"), "1"]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])

    assert peak(6_000) < peak(1_500) + 20_000  # kB: the names of 4,500 files and SQLite's cache


@pytest.mark.slow
@POSIX
def test_large_inputs_are_read_in_little_memory(tmp_path: Path) -> None:
    line = json.dumps({"title": "Ferry stays", "text": SAID * 30}) + "\n"
    with (tmp_path / "large.jsonl").open("w") as lines:
        lines.writelines([line] * 60_000)  # 190 MB
    (tmp_path / "large.txt").write_bytes(b"The ferry stayed. " * 12_000_000)  # 200 MB
    (tmp_path / "line.txt").write_bytes(b"ferry " * 9_000_000)
    code = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from headwater.read.documents import list_documents
from headwater.read.sources import find_sources
faults = [d.fault for s in find_sources([sys.argv[1]]) for d in list_documents(s) if d.fault]
print(*faults, sep="\\n")
"""
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ended.stdout.count("Split it") == 2
