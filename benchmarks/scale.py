"""`python -m benchmarks scale`: what linking costs as a store grows, and what one more report costs then."""

import argparse
import json
import multiprocessing
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from benchmarks.costs import tell_processor
from benchmarks.lab.streams import STORY, make_stream
from benchmarks.retold import Read, retell
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.tracing import link_store
from headwater.record.store import Reading, Store

MORE = 20  # reports that come one by one, each of another story
HELD = 5  # times as many are held back, so that a store that is kept can be measured again
STORIES = 400  # that are read; a larger store tells them again
BATCH = 1000
STEP = 1000  # matters between two lines of progress
ENGINE = "benchmark"
MEGABYTE = 2**20

T = TypeVar("T")


class More(NamedTuple):
    """What one report more took: milliseconds of the clock and of the processor, until it was committed; the reports of
    its matter, which is linked anew, and the objects of the record that were written."""

    clock: float
    processor: float
    matter: int
    written: int


class Cost(NamedTuple):
    """What linking a store costs: seconds of the processors, bytes of the process that writes it and of the largest of
    those beside it, bytes of the store; and what each report more costs."""

    reports: int
    matters: int
    seconds: float
    memory: int
    beside: int
    store: int
    more: tuple[More, ...]


def main(arguments: list[str]) -> int:
    """Link mixed stories of the lab in stores of growing size, then one report more at a time: time and peak memory."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[1000, 10000], help="sizes of the stores")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where the stores lie, or are put: 100,000 take long"
    )
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    costs = []
    for size in options.reports:
        costs.append(measure_size(size, options.keep))
        if not options.json:  # a row as soon as it is there: large ones take long
            print("\n".join(tabulate_costs(costs).splitlines()[-1 if len(costs) > 1 else 0 :]), flush=True)
    if options.json:
        print(json.dumps(flatten_costs(costs)))
    return 0


def measure_size(size: int, keep: Path | None) -> Cost:
    """Make a store of this size where none is kept, and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        path = (keep or Path(folder)) / f"{size}.hw"
        if not path.exists():
            _run_apart(fill_store, path, size)
        return _run_apart(measure_store, path, size)


def _run_apart(measure: Callable[[Path, int], T], path: Path, size: int) -> T:
    """Measure in a process of its own, whose peak of memory is that of this size."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, path, size).result()


def fill_store(path: Path, size: int) -> None:
    """A store of so many reports that are read and not linked; those that are to come later lie beside it, as JSON."""
    part = path.with_suffix(".part")
    held, late = set(_hold_back(size)), []
    with Store(part) as store:
        batch: list[Reading] = []
        for number, row in enumerate(_tell_stories(-(-size // STORY))):
            if number in held:
                late.append(row)
                continue
            batch.append(_encode(row))
            if len(batch) == BATCH:
                store.add_readings(batch, [], ENGINE)
                batch = []
        store.add_readings(batch, [], ENGINE)
    path.with_suffix(".late").write_bytes(msgspec.json.encode(late))
    part.rename(path)


def _hold_back(size: int) -> Iterator[int]:
    """The numbers of the reports that come later: the last of as many stories, evenly over all."""
    stories = -(-size // STORY)
    for n in range(min(stories, MORE * HELD)):
        yield n * stories // min(stories, MORE * HELD) * STORY + STORY - 1


def _tell_stories(stories: int) -> Iterator[Read]:
    """The reports of so many stories; when all that are read have been told, they are told again."""
    read = min(stories, STORIES)
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        rows = list(pool.map(_read_story, range(read), chunksize=4))
    for number in range(stories):
        yield from retell(rows[number % read], number // read)


def _read_story(number: int) -> list[Read]:
    return read_texts(dict(make_stream(1, number)))


def _encode(row: Read) -> Reading:
    report, found = row
    data = msgspec.json.encode(report), msgspec.json.encode(found)
    return Reading(report.id.encode(), report.uri, report.id, report.uri, *data)


def measure_store(path: Path, size: int) -> Cost:
    """Link what is not linked yet of a store, and add one by one some of what was held back."""
    late = msgspec.json.decode(path.with_suffix(".late").read_bytes(), type=list[Read])
    with Store(path) as store:
        start = tell_processor()  # of the processors: a busy machine would be taken for growth
        link_store(store, _tell_progress)
        seconds, memory, beside = tell_processor() - start, *_peak_memories()
        new = [row for row in late if not store.is_known(row[0].id, ENGINE)]
        more = tuple(_time_one(store, row) for row in new[:MORE])
    with sqlite3.connect(path) as db:
        matters = db.execute("SELECT count(DISTINCT matter) FROM place").fetchone()[0]
    return Cost(size, matters, seconds, memory, beside, path.stat().st_size, more)


def _peak_memories() -> tuple[int, int]:
    """The most memory that this process has held, and the most that one of those that it has ended has, in bytes."""
    import resource  # Windows has none, and all other tasks run there

    unit = 1 if sys.platform == "darwin" else 1024
    own, beside = (resource.getrusage(of).ru_maxrss for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own * unit, beside * unit


def _time_one(store: Store, row: Read) -> More:
    """What linking one report more takes, until it is committed."""
    last = store.find_last()
    store.add_readings([_encode(row)], [], ENGINE)
    clock, processor = time.perf_counter(), time.process_time()
    link_store(store)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    with sqlite3.connect(store.path) as db:
        query = "SELECT count(*) FROM place WHERE matter = (SELECT matter FROM place WHERE report = ?)"
        matter = db.execute(query, (row[0].id,)).fetchone()[0]
        written = db.execute("SELECT count(*) FROM object WHERE seq > ?", (last,)).fetchone()[0]
    return More(clock * 1000, processor * 1000, matter, written)


def _tell_progress(step: str, done: int, total: int | None) -> None:
    """Say how far a large store is, on standard error."""
    if done % STEP == 0 and (total or 0) >= STEP:
        print(f"{step} {done} of {total}: {tell_processor():.0f} s of the processor", file=sys.stderr)


def flatten_costs(costs: Iterable[Cost]) -> dict[str, float]:
    """One figure a name, such as `1000_link_s`; the number is that of the reports in the store."""
    return {
        f"{cost.reports}_{name}": value
        for cost in costs
        for name, value in (
            ("link_s", cost.seconds),
            ("link_ms_a_report", cost.seconds / cost.reports * 1000),
            ("peak_mb", cost.memory / MEGABYTE),
            ("beside_peak_mb", cost.beside / MEGABYTE),
            ("store_mb", cost.store / MEGABYTE),
            ("one_more_ms", statistics.median(more.clock for more in cost.more)),
            ("one_more_ms_worst", max(more.clock for more in cost.more)),
            ("one_more_processor_ms", statistics.median(more.processor for more in cost.more)),
            ("one_more_matter", statistics.median(more.matter for more in cost.more)),
            ("one_more_written", statistics.median(more.written for more in cost.more)),
        )
    }


def tabulate_costs(costs: Iterable[Cost]) -> str:
    """A row for each size."""
    names = ("reports", "matters", "link s", "ms/report", "peak MB", "beside MB", "store MB")
    later = ("one more: ms", "worst", "processor", "its matter", "written")
    lines = ["".join(f"{name:>13}" for name in (*names, *later))]
    for c in costs:
        sizes = (size / MEGABYTE for size in (c.memory, c.beside, c.store))
        cells = (c.seconds, c.seconds / c.reports * 1000, *sizes)
        times = [statistics.median(row) for row in zip(*c.more, strict=True)]
        row = (*cells, times[0], max(more.clock for more in c.more), *times[1:])
        lines.append(f"{c.reports:>13}{c.matters:>13}" + "".join(f"{cell:>13.1f}" for cell in row))
    return "\n".join(lines)
