"""`python -m benchmarks cluster`: one stream traced plainly, on all cores, and on a Ray cluster that loses a node."""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.lab.streams import make_stream
from headwater.pipeline.tracing import trace
from headwater.record.jsonl import encode_item
from headwater.record.whole import Record
from headwater.scale.engines import SILENT
from headwater.scale.outputs import trace_into
from headwater.scale.shards import read_shards

NODES = 2  # besides the head, which has no cores: each with one


def main(arguments: list[str]) -> int:
    """Trace a stream in several ways and compare the records; exit status 1 where one differs."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--stories", type=int, default=40, help="stories of the stream; about 20 reports each")
    parser.add_argument("--engine", choices=["daft", "ray"], help="one of them alone, in this process")
    parser.add_argument("--json", action="store_true", help="one flat JSON object")
    options = parser.parse_args(arguments)
    os.environ.update(SILENT)
    with tempfile.TemporaryDirectory() as place:
        reports = Path(place) / "reports"
        reports.mkdir()
        for name, text in make_stream(options.stories):
            (reports / name).write_text(text)
        found = measure_ways(reports, Path(place), options.engine)
    found["reports"] = sum(1 for _ in make_stream(options.stories))
    for name, value in found.items():
        print(f"{name:>24}  {value}") if not options.json else None
    if options.json:
        print(json.dumps(found))
    return 0 if all(value for name, value in found.items() if name.endswith("_same")) else 1


def measure_ways(reports: Path, place: Path, engine: str | None) -> dict[str, Any]:
    """Seconds (of the clock) of a plain trace and with an engine, and whether the record is the same."""
    seconds, plain = _time(lambda: trace([reports], place / "plain.hw"))
    found: dict[str, Any] = {"plain_s": seconds}
    if engine != "ray":
        found["daft_s"], _ = _time(lambda: trace_into([reports], place / "daft", "daft"))
        found["daft_same"] = list_objects(read_shards(place / "daft")) == list_objects(plain)
    if engine == "ray":
        with_cluster(reports, place, list_objects(plain), found)
    return found


def with_cluster(reports: Path, place: Path, plain: list[bytes], found: dict[str, Any]) -> None:
    """The same on a cluster of nodes that are processes here; then once more, and one is killed in the middle."""
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": 200 * 2**20})
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=200 * 2**20) for _ in range(NODES)]
    ray.init(address=cluster.address, log_to_driver=False)
    address = f"ray://{cluster.address}"
    try:
        found["ray_s"], _ = _time(lambda: trace_into([reports], place / "ray", address))
        found["ray_same"] = list_objects(read_shards(place / "ray")) == plain
        killer = threading.Thread(target=_kill_when, args=(place / "lost" / "annotations", cluster, nodes[-1]))
        killer.start()
        found["lost_s"], _ = _time(lambda: trace_into([reports], place / "lost", address))
        killer.join()
        found["lost_same"] = list_objects(read_shards(place / "lost")) == plain
        found["lost_nodes"] = NODES + 1 - sum(node["Alive"] for node in ray.nodes())
    finally:
        ray.shutdown()
        cluster.shutdown()


def _kill_when(folder: Path, cluster: Any, node: Any) -> None:
    """Kill a node a second after a step has begun."""
    while not folder.exists():
        time.sleep(0.1)
    time.sleep(1)
    cluster.remove_node(node, allow_graceful=False)


def _time(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = run()
    return round(time.perf_counter() - start, 2), found


def list_objects(record: Record) -> list[bytes]:
    """The objects of a record without the times at which it was made."""
    reports = tuple(msgspec.structs.replace(report, collected=None) for report in record.reports)
    return [encode_item(item) for item in msgspec.structs.replace(record, reports=reports).items()][1:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
