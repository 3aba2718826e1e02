"""`python -m benchmarks scale`: what linking costs as a store grows, and what one more report costs then."""

import argparse
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.clones import clone_reports
from benchmarks.lab.streams import STORY, make_stream
from headwater.annotations import Annotations
from headwater.dates import unknown
from headwater.link.matters import encode_profile, list_keys, profile_report
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.tracing import link_store
from headwater.record.model import Report
from headwater.record.places import Places
from headwater.record.spans import identify
from headwater.record.store import Store
from headwater.record.whole import Record

MORE = 20  # reports that come one by one, each of another story
ENGINE = "benchmark"
MEGABYTE = 2**20

Read = tuple[Report, bytes]  # a report, and its annotations as JSON


class Cost(NamedTuple):
    """What linking a stream costs: seconds (of the processor) and bytes for the whole, and for each of the reports that
    come after it milliseconds (of the clock, and where it was taken of the processor)."""

    reports: int
    linked: int
    seconds: float
    memory: int
    store: int
    more: tuple[float, ...]
    processor: tuple[float, ...] = ()


def main(arguments: list[str]) -> int:
    """Link mixed streams of the lab of growing size, then one report more at a time: time and peak memory."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[1000, 10000], help="sizes of the streams")
    parser.add_argument(
        "--around",
        type=int,
        default=0,
        metavar="N",
        help="one more row: a store with N reports that have their places and are not read (100000 take many minutes)",
    )
    parser.add_argument(
        "--store",
        type=int,
        default=0,
        metavar="N",
        help="only this: a store of N reports, most of them clones (`benchmarks/clones.py`), and one more at a time",
    )
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    tasks = [*((size, 0) for size in options.reports), *([(MORE * STORY, options.around)] if options.around else [])]
    costs = [_run_apart(measure_stream, *task) for task in ([] if options.store else tasks)]
    costs += [_run_apart(measure_store, options.store)] if options.store else []
    print(json.dumps(flatten_costs(costs)) if options.json else tabulate_costs(costs))
    return 0


def _run_apart(measure: Callable[..., Cost], *sizes: int) -> Cost:
    """Measure in a process of its own, whose peak of memory is that of this size."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, *sizes).result()


def measure_store(size: int) -> Cost:
    """Read and link a few stories, fill the store with clones of them, and add one by one what was held back."""
    stories = MORE // 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.hw"
        with Store(path) as store:
            late = _fill_store(store, range(stories), set(range(stories)))
            start = time.process_time()
            link_store(store, _say_nothing)
            seconds = time.process_time() - start
        clone_reports(path, size)
        more, processor = [], []
        with Store(path) as store:
            for row in late:
                start = time.process_time()
                more.append(_time_one(store, row))
                processor.append((time.process_time() - start) * 1000)
        kept = sum(file.stat().st_size for file in path.parent.iterdir())
    return Cost(size, stories * STORY - len(late), seconds, _peak_memory(), kept, tuple(more), tuple(processor))


def measure_stream(size: int, around: int) -> Cost:
    """Fill a store with a stream of this size, link it, and then one by one what was held back of it."""
    stories = -(-size // STORY)
    held = {n * stories // MORE for n in range(MORE)}
    with tempfile.TemporaryDirectory() as folder, Store(path := Path(folder) / "stream.hw") as store:
        late = _fill_store(store, range(stories), held)
        start = time.process_time()  # of the processor: a busy machine would be taken for growth
        link_store(store, _say_nothing)
        seconds = time.process_time() - start
        memory = _peak_memory()
        _put_around(store, range(stories, stories + around // STORY))
        more = tuple(_time_one(store, row) for row in late)
        kept = sum(file.stat().st_size for file in path.parent.iterdir())
    linked = stories * STORY - len(late)
    return Cost(linked + around, linked, seconds, memory, kept, more)


def _peak_memory() -> int:
    """The most memory that this process has held, in bytes."""
    import resource  # Windows has none, and all other tasks run there

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _fill_store(store: Store, stories: range, held: set[int]) -> list[Read]:
    """Add the reports of these stories, read; the last one of each story that is held back is given back."""
    late = []
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for number, rows in zip(stories, pool.map(_read_story, stories, chunksize=16), strict=True):
            if number in held:
                late.append(rows.pop())
            for report, annotations in rows:
                store.add_report(report, ENGINE, annotations)
    return late


def _read_story(number: int) -> list[Read]:
    rows = read_texts(dict(make_stream(1, number)))
    return [(report, msgspec.json.encode(found)) for report, found in rows]


def _put_around(store: Store, stories: range) -> None:
    """Give the reports of these stories their places, a matter a story; they are not read, linked or looked up."""
    for number in stories:
        reports = [_leave_unread(*row) for row in make_stream(1, number)]
        for report in reports:
            store.add_report(report, ENGINE, msgspec.json.encode(Annotations(report=report.id)))
        store.write_parts(partial(_place_story, reports))


def _place_story(reports: Sequence[Report], places: Places) -> list[tuple[int, Record]]:
    profiles = [profile_report(report) for report in reports]
    keys = [list_keys(profile) for profile in profiles]
    rows = zip(reports, profiles, keys, strict=True)
    places.join({places.add(r, encode_profile(p), k.terms, k.others) for r, p, k in rows})
    places.settle()
    return []


def _leave_unread(name: str, text: str) -> Report:
    return Report(
        id=identify("rep", name),
        uri=name,
        file=name,
        sha256="",
        title=None,
        outlet=None,
        published=unknown("not read"),
        collected=None,
        language=None,
        text=text,
        zones=(),
        credits=(),
    )


def _time_one(store: Store, row: Read) -> float:
    """The milliseconds that linking one report more takes, until it is committed."""
    store.add_report(row[0], ENGINE, row[1])
    start = time.perf_counter()
    link_store(store, _say_nothing)
    return (time.perf_counter() - start) * 1000


def _say_nothing(step: str, done: int, total: int | None) -> None:
    """No progress is shown."""


def flatten_costs(costs: Iterable[Cost]) -> dict[str, float]:
    """One figure a name, such as `1000_link_s`; the number is that of the reports in the store."""
    return {
        f"{round_size(cost.reports)}_{name}": value
        for cost in costs
        for name, value in (
            ("link_s", cost.seconds),
            ("link_ms_a_report", cost.seconds / cost.linked * 1000),
            ("peak_mb", cost.memory / MEGABYTE),
            ("store_mb", cost.store / MEGABYTE),
            ("one_more_ms", statistics.median(cost.more)),
            ("one_more_ms_worst", max(cost.more)),
        )
    }


def round_size(reports: int) -> int:
    """The size that was asked for: what is held back is left out of the count."""
    return round(reports, 1 - len(str(reports))) if reports >= 10 else reports


def tabulate_costs(costs: Iterable[Cost]) -> str:
    """A row for each size."""
    names = ("in store", "linked", "link s", "ms/report", "peak MB", "store MB", "one more: ms", "worst")
    lines = ["".join(f"{name:>13}" for name in names)]
    for c in costs:
        cells = (c.seconds, c.seconds / c.linked * 1000, c.memory / MEGABYTE, c.store / MEGABYTE)
        more = (statistics.median(c.more), max(c.more))
        lines.append(f"{c.reports:>13}{c.linked:>13}" + "".join(f"{cell:>13.1f}" for cell in (*cells, *more)))
        if c.processor:
            lines.append(f"of the processor: {statistics.median(c.processor):.1f} ms, worst {max(c.processor):.1f}")
    return "\n".join(lines)
