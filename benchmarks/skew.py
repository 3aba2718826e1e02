"""`python -m benchmarks skew`: a passage that very many reports have, which brings them all to one shelf of neighbours.

The profiles are drawn, not read: words and word runs of their own but for the passage, which is a tenth of every text,
so that none is a neighbour of another by it.  Every tenth report is a copy of the one before it; all must be found.
"""

import argparse
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from headwater.link.neighbours.matters import Profile, encode_profile
from headwater.link.neighbours.signatures import BANDS, ROWS
from headwater.link.neighbours.streams import Sketch
from headwater.scale.maps import find_edges
from headwater.scale.profiles import write_profiles

COPY = 10  # of so many reports one is a copy
SHARED = BANDS * ROWS // 10  # numbers of the signature that are those of the passage
TERMS = 40  # words of a report, each its own
MEGABYTE = 2**20


class Cost(NamedTuple):
    """What a shelf costs: seconds of the processor, the peak of memory in bytes, copies and those that were found."""

    reports: int
    seconds: float
    memory: int
    copies: int
    found: int


def main(arguments: list[str]) -> int:
    """Find the copies among reports that all have one passage: time, memory, copies missed; 1 where one is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[2000, 20000], help="sizes of the shelf")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    costs = []
    for size in options.reports:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            costs.append(pool.submit(measure_shelf, size).result())
    print(json.dumps(flatten_costs(costs)) if options.json else tabulate_costs(costs))
    return 0 if all(cost.copies == cost.found for cost in costs) else 1


def measure_shelf(size: int) -> Cost:
    """Write the profiles of so many reports, and find the neighbours on the one shelf that they share."""
    with tempfile.TemporaryDirectory() as folder:
        write_profiles(Path(folder), ((n, encode_profile(profile)) for n, profile in enumerate(draw_profiles(size))))
        start = time.process_time()
        pairs = {(pair["left"], pair["right"]) for pair in find_edges(range(size), folder)}
        seconds = time.process_time() - start
    copies = {(number - 1, number) for number in range(COPY - 1, size, COPY)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(size, seconds, memory, len(copies), len(copies & pairs))


def draw_profiles(size: int) -> Iterator[Profile]:
    """Profiles of reports that have one passage; every tenth is that of the report before it, at another address."""
    rng = random.Random(7)
    passage = rng.randbytes(4 * SHARED)
    rest = 4 * (BANDS * ROWS - SHARED)
    for number in range(size):
        if number % COPY != COPY - 1:
            numbers = np.frombuffer(passage + rng.randbytes(rest), dtype="<u4").tobytes()
            terms = tuple((f"{number}.{place}", TERMS**-0.5) for place in range(TERMS))
            heaviest = {number * TERMS + place: round(1000 * TERMS**-0.5) for place in range(TERMS)}
        packed = msgspec.msgpack.encode(Sketch(terms))
        yield Profile(uri=f"{number}.txt", day=None, heaviest=heaviest, numbers=numbers, packed=packed)


def flatten_costs(costs: list[Cost]) -> dict[str, float]:
    """One figure a name, such as `20000_shelf_s`."""
    rows = {
        c.reports: (("shelf_s", c.seconds), ("peak_mb", c.memory / MEGABYTE), ("missed", c.copies - c.found))
        for c in costs
    }
    return {f"{size}_{name}": value for size, row in rows.items() for name, value in row}


def tabulate_costs(costs: list[Cost]) -> str:
    """A row for each size."""
    lines = ["".join(f"{name:>12}" for name in ("reports", "seconds", "ms/report", "peak MB", "copies", "found"))]
    for c in costs:
        cells = (c.seconds, c.seconds / c.reports * 1000, c.memory / MEGABYTE)
        lines.append(f"{c.reports:>12}" + "".join(f"{cell:>12.2f}" for cell in cells) + f"{c.copies:>12}{c.found:>12}")
    return "\n".join(lines)
