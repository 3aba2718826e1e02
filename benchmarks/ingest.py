"""`python -m benchmarks ingest`: reports a second that are read and stored unannotated, and the memory."""

import argparse
import gzip
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks.arrivals import EACH, is_exact, make_arrivals, measure_arrivals, tabulate_arrivals
from benchmarks.lab.streams import STORY, make_stream
from headwater.pipeline.reading import read_into, say_nothing
from headwater.read.sources import gather_sources
from headwater.record.store import Store

KINDS = ("plain", "mixed", "lines")
FOLDER = 1000  # files in one
BASE = 200  # stories whose texts are given again and again, with another number in them
MEGABYTE = 2**20


class Cost(NamedTuple):
    """What a run costs: seconds of the clock and of all processors for reading all, of the clock for passing over all;
    bytes of memory at its peak, of this process and of the largest that it started."""

    kind: str
    reports: int
    read: int
    seconds: float
    busy: float
    again: float
    memory: int
    workers: int


def main(arguments: list[str]) -> int:
    """Read and store plain texts, mixed files, or lines of JSON, unannotated: reports a second, and peak memory."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[10000], help="how many; a row for each (10000)")
    parser.add_argument("--kind", choices=KINDS, default="plain", help="of files (plain)")
    parser.add_argument("--workers", type=int, help="processes (one a core)")
    parser.add_argument("--words", type=int, default=0, help="of each report; 0 for all, about 150 (0)")
    parser.add_argument(
        "--mixed",
        type=int,
        metavar="FILES",
        help="only this: so many files of ten sorts, a run that is killed in the middle, and one that ends it",
    )
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    if options.mixed:
        return _read_mixed(options.mixed, options.words, options.workers)
    costs = []
    for size in options.reports:
        costs.append(_run_apart(options.kind, size, options.workers, options.words))
        if not options.json:  # a row as soon as it is there: large ones take minutes
            print("\n".join(tabulate_costs(costs).splitlines()[-1 if len(costs) > 1 else 0 :]), flush=True)
    if options.json:
        print(json.dumps(flatten_costs(costs)))
    return 0


def _read_mixed(files: int, words: int, workers: int | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "in"
        inputs.mkdir()
        expected = make_arrivals(inputs, files, _list_texts(EACH * files, words))
        cost = measure_arrivals(inputs, Path(folder) / "s.hw", files, expected, workers)
    print(tabulate_arrivals(cost))
    return 0 if is_exact(cost) else 1


def _run_apart(kind: str, size: int, workers: int | None, words: int) -> Cost:
    """Measure in a process of its own, whose peak of memory is that of this size."""
    with tempfile.TemporaryDirectory() as folder:
        make_files(Path(folder), kind, size, words)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            return pool.submit(measure_folder, folder, kind, size, workers).result()


def measure_folder(folder: str, kind: str, size: int, workers: int | None) -> Cost:
    """Read a folder into a new store, twice: the second time everything is there."""
    with tempfile.TemporaryDirectory() as place, Store(Path(place) / "ingest.hw") as store:
        start, busy = time.perf_counter(), _busy_seconds()
        tally = read_into(store, gather_sources([folder]), say_nothing, "bare", workers)
        between, busy = time.perf_counter(), _busy_seconds() - busy
        read_into(store, gather_sources([folder]), say_nothing, "bare", workers)
        again = time.perf_counter() - between
    return Cost(kind, size, tally.read, between - start, busy, again, *_peak_memory())


def _busy_seconds() -> float:
    """Seconds of the processor that this process and those that it has waited for have taken."""
    return sum(os.times()[:4])


def _peak_memory() -> tuple[int, int]:
    """The most memory that this process has held, and that the largest it waited for has, in bytes."""
    import resource  # Windows has none, and all other tasks run there

    unit = 1 if sys.platform == "darwin" else 1024
    usages = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, others = (resource.getrusage(who).ru_maxrss * unit for who in usages)
    return own, others


def make_files(folder: Path, kind: str, size: int, words: int) -> None:
    """Files with that many reports: the lab's texts, each with a number of its own."""
    texts = _list_texts(size, words)
    if kind == "lines":
        with (folder / "all.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"title": f"No. {n}", "text": text}) + "\n" for n, text in enumerate(texts))
        return
    for number, text in enumerate(texts):
        inner = folder / f"{number // FOLDER:05}"
        inner.mkdir(exist_ok=True)
        _write_file(inner / f"{number:07}", text, 0 if kind == "plain" else number % 8)


def _list_texts(size: int, words: int) -> Iterator[str]:
    """Texts cut behind so many words, or whole for 0."""
    base = [text for story in range(min(BASE, -(-size // STORY))) for _, text in make_stream(1, story)]
    random.Random(1).shuffle(base)
    for number, text in zip(range(size), (base[n % len(base)] for n in count()), strict=False):
        yield f"{_cut(text, words)}\n\nIt is report number {number} of the day, the office said on Monday.\n"


def _cut(text: str, words: int) -> str:
    return " ".join(text.split(" ")[:words]) if words else text.rstrip()


def _write_file(path: Path, text: str, kind: int) -> None:
    """Of eight files four are plain, one of each is packed, a page, a line of JSON, and empty."""
    match kind:
        case 4:
            path.with_suffix(".txt.gz").write_bytes(gzip.compress(text.encode(), 1))
        case 5:
            body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
            path.with_suffix(".html").write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")
        case 6:
            path.with_suffix(".jsonl").write_text(json.dumps({"text": text}), "utf-8")
        case 7:
            path.with_suffix(".txt").write_bytes(b"")
        case _:
            path.with_suffix(".txt").write_text(text, "utf-8")


def flatten_costs(costs: Sequence[Cost]) -> dict[str, float]:
    """One figure a name, such as `10000_reports_s`."""
    return {
        f"{cost.reports}_{name}": round(value, 2)
        for cost in costs
        for name, value in (
            ("reports_s", cost.read / cost.seconds),
            ("cpu_ms", cost.busy / cost.read * 1000),
            ("known_s", cost.read / cost.again),
            ("peak_mb", cost.memory / MEGABYTE),
            ("worker_mb", cost.workers / MEGABYTE),
        )
    }


def tabulate_costs(costs: Sequence[Cost]) -> str:
    """A row for each size."""
    names = ("kind", "reports", "read", "reports/s", "CPU ms", "known/s", "peak MB", "worker MB")
    lines = ["".join(f"{name:>10}" for name in names)]
    for c in costs:
        rates = (c.read / c.seconds, c.busy / c.read * 1000, c.read / c.again)
        cells = (*rates, c.memory / MEGABYTE, c.workers / MEGABYTE)
        lines.append(f"{c.kind:>10}{c.reports:>10}{c.read:>10}" + "".join(f"{cell:>10.4g}" for cell in cells))
    return "\n".join(lines)
