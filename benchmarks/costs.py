"""`python -m benchmarks costs`: what each stage costs a report, what archives will take, and one run that checks it.

Seconds are those of the processor, of all processes together, so that other work on the machine counts little.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.lab.streams import STORY, make_stream
from headwater.pipeline.reading import read_into, say_nothing
from headwater.pipeline.tracing import link_store
from headwater.read.sources import gather_sources
from headwater.record.store import Store

SAMPLES, SAMPLE = 3, 30  # streams that are measured, and the stories of each
SIZES = (10_000, 1_000_000, 100_000_000)  # reports that are foretold
CORES = (1, 16, 256)
DRIVER = 120  # bytes a report, while matters are parted (`part_matters`; 121 for a million numbers, 116 for three)
MEGABYTE, GIGABYTE = 2**20, 2**30


class Stages(NamedTuple):
    """What a report costs on average: milliseconds of each stage, and bytes in the store."""

    read: float
    annotate: float
    link: float
    store: float

    @property
    def whole(self) -> float:
        """The milliseconds of all stages."""
        return self.read + self.annotate + self.link


class Check(NamedTuple):
    """One run of the command: its reports, seconds of the processors and of the clock, peak of a process, the store."""

    reports: int
    processor: float
    clock: float
    memory: int
    store: int


def main(arguments: list[str]) -> int:
    """Measure reading, annotating and linking a report, foretell what archives take, and check it by one run."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", type=int, default=0, metavar="N", help="trace N reports too (10000 take an hour)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    samples = [_run_apart(number * SAMPLE, SAMPLE) for number in range(SAMPLES)]
    stages = Stages(*(statistics.median(values) for values in zip(*samples, strict=True)))
    check = run_check(options.check) if options.check else None
    figures = flatten_costs(stages, check)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:<28}{v:>14.5g}" for name, v in figures.items()))
    return 0


def _run_apart(first: int, stories: int) -> Stages:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure_stages, first, stories).result()


def measure_stages(first: int, stories: int) -> Stages:
    """Read a stream without annotating it, then whole and anew, then link it; in one process."""
    with tempfile.TemporaryDirectory() as place:
        write_stream(Path(place) / "reports", first, stories)
        bare = _read_all(Path(place), "bare.hw", False)
        full = _read_all(Path(place), "full.hw", True)
        with Store(path := Path(place) / "full.hw") as store:
            began = tell_processor()
            link_store(store)
            link = tell_processor() - began
        share = 1000 / (stories * STORY)
        store_bytes = path.stat().st_size / (stories * STORY)
        return Stages(bare * share, (full - bare) * share, link * share, store_bytes)


def tell_processor() -> float:
    """Seconds that this process, and those that it has ended, have had of the processors."""
    return sum(os.times()[:4])


def write_stream(folder: Path, first: int, stories: int) -> None:
    """A mixed stream of the lab as files, in folders of a thousand or so."""
    for number, (name, text) in enumerate(make_stream(stories, first)):
        inner = folder / f"{number // 1000:05}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / name).write_text(text, encoding="utf-8")


def _read_all(place: Path, name: str, is_annotated: bool) -> float:
    with Store(place / name) as store:
        began = time.process_time()
        read_into(store, gather_sources([place / "reports"]), say_nothing, "full" if is_annotated else "bare", 1)
        return time.process_time() - began


def run_check(reports: int) -> Check:
    """Trace other stories with the command line, as a user does."""
    with tempfile.TemporaryDirectory() as place:
        write_stream(Path(place) / "reports", SAMPLES * SAMPLE, -(-reports // STORY))
        store = Path(place) / "check.hw"
        command = [sys.executable, "-m", "headwater", "trace", str(Path(place) / "reports"), "-o", str(store)]
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        if status:
            raise OSError(f"headwater trace ended with {os.waitstatus_to_exitcode(status)}")
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Check(reports, usage.ru_utime + usage.ru_stime, clock, peak, store.stat().st_size)


def flatten_costs(stages: Stages, check: Check | None) -> dict[str, float]:
    """One figure a name; `1000000_hours_16` are the hours that a million reports take on sixteen cores."""
    figures = {f"{name}_ms": value for name, value in zip(Stages._fields[:3], stages[:3], strict=True)}
    figures |= {"whole_ms": stages.whole, "reports_hour_core": 3_600_000 / stages.whole, "store_bytes": stages.store}
    for size in SIZES:
        hours = size * stages.whole / 3_600_000
        figures |= {f"{size}_hours_{cores}": hours / cores for cores in CORES}
        figures[f"{size}_store_gb"] = size * stages.store / GIGABYTE
    return figures | (flatten_check(stages, check) if check else {})


def flatten_check(stages: Stages, check: Check) -> dict[str, float]:
    """What the run took beside what was foretold of it."""
    return {
        "check_reports": check.reports,
        "check_clock_s": check.clock,
        "check_core_s": check.processor,
        "check_foretold_core_s": check.reports * stages.whole / 1000,
        "check_ratio": check.processor / (check.reports * stages.whole / 1000),
        "check_store_bytes": check.store / check.reports,
        "check_store_ratio": check.store / check.reports / stages.store,
        "check_peak_mb": check.memory / MEGABYTE,
    }
