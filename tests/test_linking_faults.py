"""Linking under hardship: kills at any moment, a disk that fills, a folder that nobody may write, two runs at once."""

import math
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from benchmarks.lab.streams import make_stream
from headwater.errors import StoreError
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports
from headwater.pipeline.reading import Tally, read_into, say_nothing
from headwater.pipeline.tracing import link_store, trace
from headwater.read.sources import gather_sources
from headwater.record.store import Store
from headwater.record.whole import Record

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "reports").glob("*.txt"))
HAS_FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks on this system")
IGNORE_FORKS = pytest.mark.filterwarnings("ignore:.*fork.*")
NOBODY = 65534


def comparable(record: Record) -> Record:
    reports = tuple(msgspec.structs.replace(r, collected=None) for r in record.reports)
    return msgspec.structs.replace(record, reports=reports, header=msgspec.structs.replace(record.header, created=""))


def link(path: Path) -> None:
    with Store(path) as store:
        link_store(store)


def read_record(path: Path) -> Record | None:
    with Store(path) as store:
        return comparable(store.read_record()) if store.find_last() else None


@pytest.fixture(scope="module")
def read_stories(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Record, Record]:
    """Two stores of which nothing is linked, one of them with more reports, and their records."""
    rows = read_texts(dict(make_stream(6)))
    home = tmp_path_factory.mktemp("read")
    for name, part in (("few", rows[:20]), ("all", rows)):
        with Store(home / f"{name}.hw") as store:
            for report, found in part:
                store.add_report(report, "test", msgspec.json.encode(found))
    return home / "few.hw", home / "all.hw", comparable(link_reports(rows[:20])), comparable(link_reports(rows))


@pytest.mark.slow
@HAS_FORKS
@IGNORE_FORKS
def test_fifty_kills_leave_the_record_of_the_run_before(
    read_stories: tuple[Path, Path, Record, Record], tmp_path: Path
) -> None:
    few, every, before, after = read_stories
    shutil.copy(few, tmp_path / "begun.hw")
    link(tmp_path / "begun.hw")
    with Store(every) as source, Store(tmp_path / "begun.hw") as store:
        for report, engine, found in source.reports():
            store.add_report(report, engine, found)
    path = tmp_path / "s.hw"
    chance, shortest, killed, runs = random.Random(5), math.inf, 0, 0
    while killed < 50:
        for old in tmp_path.glob("s.hw*"):
            old.unlink()
        shutil.copy(tmp_path / "begun.hw", path)
        start, process = time.monotonic(), os.fork()
        if not process:
            link(path)
            os._exit(0)
        if runs:  # the first one is let be, to see how long it takes
            time.sleep(chance.uniform(0, shortest))
            os.kill(process, signal.SIGKILL)
        if os.waitpid(process, 0)[1] == signal.SIGKILL:
            killed += 1
        else:  # a run that came to its end: later kills come sooner where the first run was slow
            shortest = min(shortest, time.monotonic() - start)
        runs += 1
        assert read_record(path) in (before, after)
        assert runs < 500
    link(path)
    assert read_record(path) == after


@HAS_FORKS
@IGNORE_FORKS
def test_a_disk_that_fills_while_linking_keeps_what_was_read(
    read_stories: tuple[Path, Path, Record, Record], tmp_path: Path
) -> None:
    import resource

    _, every, _, after = read_stories
    path = tmp_path / "s.hw"
    shutil.copy(every, path)
    process = os.fork()
    if not process:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100_000,) * 2)
        os._exit(_expect(path, "run again"))
    assert os.waitpid(process, 0)[1] == 0
    assert read_record(path) is None
    link(path)
    assert read_record(path) == after


def _expect(path: Path, words: str) -> int:
    """0 when linking is refused in these words."""
    try:
        link(path)
    except StoreError as error:
        return 0 if words in str(error) else 1
    return 2


def mount(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return bool(shutil.which("mount")) and not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory that has room for 2 MB; where it may not be made, the test is skipped."""
    (tmp_path / "disk").mkdir()
    if not mount(tmp_path / "disk", "size=2m"):
        pytest.skip("no file system can be made here")
    yield tmp_path / "disk"
    subprocess.run(["umount", str(tmp_path / "disk")], check=True)


def test_a_small_disk_that_is_full_is_told_and_the_run_goes_on_when_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for n in range(60):
        (tmp_path / "in" / f"{n}.txt").write_text(f"The ferry stayed on day {n}, the owners said. " * 1500)

    def read() -> Tally:
        with Store(small_disk / "s.hw") as store:
            return read_into(store, gather_sources([tmp_path / "in"]), say_nothing, "bare", 1)

    with pytest.raises(StoreError, match="run again"):
        read()
    with Store(small_disk / "s.hw") as store:
        kept = [report.text for report, _, _ in store.reports()]
    assert all(text.endswith("the owners said. ") for text in kept)
    assert mount(small_disk, "remount,size=60m")
    assert read() == Tally(60 - len(kept), len(kept), 0)


@HAS_FORKS
@IGNORE_FORKS
def test_a_folder_that_may_not_be_written_is_told_and_left() -> None:
    """Also where the tests run as somebody who may do everything: the store is then opened by nobody."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    process = os.fork()
    if not process:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        os._exit(_expect(folder / "s.hw", "check the folder and its permissions"))
    assert os.waitpid(process, 0)[1] == 0
    assert list(folder.iterdir()) == []
    folder.rmdir()


@pytest.mark.slow
def test_two_traces_at_once_make_the_record_of_both(tmp_path: Path) -> None:
    folders = [tmp_path / "in" / name for name in "ab"]
    for folder, files in zip(folders, (EXAMPLES[::2], EXAMPLES[1::2]), strict=True):
        folder.mkdir(parents=True)
        for file in files:
            shutil.copy(file, folder)
    command = [sys.executable, "-m", "headwater", "trace", "--quiet", "-o", str(tmp_path / "s.hw")]
    runs = [subprocess.Popen([*command, str(f)], stderr=subprocess.PIPE, text=True) for f in folders]
    assert [(r.communicate()[1], r.returncode) for r in runs] == [("", 0)] * 2
    one_by_one = [comparable(trace([folder], tmp_path / "t.hw")) for folder in folders][-1]
    assert read_record(tmp_path / "s.hw") == one_by_one
