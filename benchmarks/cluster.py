"""`python -m benchmarks cluster`: one stream traced plainly, on all cores, and on a Ray cluster that loses a node.

Each way is the command that a user gives, in a process of its own and within a time limit.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.lab.streams import make_stream
from headwater.pipeline.tracing import open_record
from headwater.record.jsonl import encode_item
from headwater.record.whole import Record
from headwater.scale.engines import SILENT
from headwater.scale.shards import read_shards

NODES = 2  # besides the head, which has no cores: each with one
STORE = 200 * 2**20  # bytes of shared memory a node
HEAD = {"num_cpus": 0, "object_store_memory": STORE, "include_dashboard": False}


class Stream(NamedTuple):
    """What is traced, the folder in which records are left, and the seconds after which a trace is given up."""

    reports: Path
    place: Path
    limit: float


class Took(NamedTuple):
    """What a trace took: seconds of the clock, and of the processors, which those of a cluster do not come into."""

    clock: float
    cores: float


def main(arguments: list[str]) -> int:
    """Trace a stream in several ways and compare the records; exit status 1 where one differs or takes too long."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--stories", type=int, default=40, help="of eight reports each; from 150 on daft uses all cores (40)"
    )
    parser.add_argument("--engine", choices=["daft", "ray"], help="one of them alone; else both that are installed")
    parser.add_argument("--runs", type=int, default=1, help="plain and daft in turn, of which the medians count (1)")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which one trace is given up (600)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object")
    options = parser.parse_args(arguments)
    os.environ.update(SILENT)
    with tempfile.TemporaryDirectory() as place:
        stream = Stream(Path(place) / "reports", Path(place), options.limit)
        stream.reports.mkdir()
        for name, text in make_stream(options.stories):
            (stream.reports / name).write_text(text)
        found = {"reports": sum(1 for _ in stream.reports.iterdir())} | measure_ways(stream, options)
    lines = [f"{name:>24}  {value}" for name, value in found.items()]
    print(json.dumps(found) if options.json else "\n".join(lines))
    return 0 if all(value for name, value in found.items() if name.endswith("_same")) else 1


def measure_ways(stream: Stream, options: argparse.Namespace) -> dict[str, Any]:
    """What each way takes (None for a trace that was given up), and whether its record is the same."""
    plain, daft = [], []
    for run in range(options.runs):
        plain.append(trace_apart(stream, f"plain{run}.hw"))
        if options.engine != "ray":
            daft.append(trace_apart(stream, f"daft{run}", "daft"))
    own = list_objects(open_record(stream.place / "plain0.hw"))
    found: dict[str, Any] = {"plain_s": _take_median(plain, "clock"), "plain_core_s": _take_median(plain, "cores")}
    if options.engine != "ray":
        found |= rate_way("daft", _take_median(daft, "clock"), found["plain_s"], own, stream.place / "daft0")
        found["daft_core_s"] = _take_median(daft, "cores")
        found["daft_core_ratio"] = divide(found["daft_core_s"], found["plain_core_s"])
    if options.engine == "ray" or (options.engine is None and importlib.util.find_spec("ray")):
        found |= measure_cluster(stream, found["plain_s"], own)
    return found


def _take_median(runs: list[Took | None], which: str) -> float | None:
    seconds = [float(getattr(run, which)) for run in runs if run]
    return round(statistics.median(seconds), 2) if len(seconds) == len(runs) else None


def divide(seconds: float | None, plain: float | None) -> float | None:
    """The ratio of two times that were both taken."""
    return round(seconds / plain, 3) if seconds and plain else None


def trace_apart(stream: Stream, name: str, engine: str = "") -> Took | None:
    """Trace with the command line; None where it failed or took too long."""
    command = [sys.executable, "-m", "headwater", "trace", str(stream.reports), "-o", str(stream.place / name)]
    began, busy = time.perf_counter(), _busy_seconds()
    try:
        done = subprocess.run(
            [*command, *(["--engine", engine] if engine else [])], capture_output=True, text=True, timeout=stream.limit
        )
    except subprocess.TimeoutExpired:
        print(f"{name}: given up after {stream.limit:.0f} s", file=sys.stderr)
        return None
    if done.returncode:
        print(f"{name}: {done.stderr.strip()[-2000:]}", file=sys.stderr)
        return None
    return Took(time.perf_counter() - began, _busy_seconds() - busy)


def _busy_seconds() -> float:
    """Seconds of the processors of everything that this process has waited for."""
    return sum(os.times()[2:4])


def rate_way(name: str, seconds: float | None, plain: float | None, own: list[bytes], folder: Path) -> dict[str, Any]:
    """The figures of one way beside the plain one."""
    return {
        f"{name}_s": seconds,
        f"{name}_ratio": divide(seconds, plain),
        f"{name}_same": seconds is not None and list_objects(read_shards(folder)) == own,
    }


def measure_cluster(stream: Stream, plain: float | None, own: list[bytes]) -> dict[str, Any]:
    """The same on a cluster of nodes that are processes here; then once more, and one is killed in the middle."""
    with start_cluster() as cluster:
        seconds = _take_median([trace_apart(stream, "ray", "ray")], "clock")
        found = rate_way("ray", seconds, plain, own, stream.place / "ray")
        node = sorted(cluster.worker_nodes, key=lambda node: str(node.unique_id))[0]
        lost = threading.Event()
        killer = threading.Thread(target=_kill_when, args=(stream, cluster, node, lost), daemon=True)
        killer.start()
        seconds = _take_median([trace_apart(stream, "lost", "ray")], "clock")
        found |= rate_way("lost", seconds, plain, own, stream.place / "lost")
        return found | {"lost_nodes": int(lost.is_set())}


@contextmanager
def start_cluster() -> Iterator[Any]:
    """A head and its nodes, which the processes that are started meanwhile find by the environment."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args=HEAD)
    os.environ["RAY_ADDRESS"] = cluster.address
    try:
        for _ in range(NODES):
            cluster.add_node(num_cpus=1, object_store_memory=STORE)
        yield cluster
    finally:
        del os.environ["RAY_ADDRESS"]
        cluster.shutdown()


def _kill_when(stream: Stream, cluster: Any, node: Any, lost: threading.Event) -> None:
    """Kill a node two seconds after annotation has begun: when its process reads."""
    end = time.monotonic() + stream.limit
    while not (stream.place / "lost" / "annotations").exists() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(2)
    cluster.remove_node(node, allow_graceful=False)
    lost.set()


def list_objects(record: Record) -> list[bytes]:
    """The objects of a record without the times at which it was made."""
    reports = tuple(msgspec.structs.replace(report, collected=None) for report in record.reports)
    return [encode_item(item) for item in msgspec.structs.replace(record, reports=reports).items()][1:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
