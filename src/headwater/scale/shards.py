"""The record as the steps leave it: Parquet shards, read a bucket at a time."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from headwater.pipeline.engine import make_header
from headwater.record.model import Problem
from headwater.record.whole import Record, join_parts
from headwater.scale.queries import list_buckets
from headwater.scale.stores import Matter, gather_part


def read_shards(folder: Path) -> Record:
    """The whole record that a run left in a folder: all of it in memory, so for a few thousand reports."""
    header = make_header()
    parts = [gather_part(header, matter.items) for matter in list_matters(folder)]
    return join_parts(header, [*parts, Record(header=header, problems=read_problems(folder))])


def read_problems(folder: Path) -> tuple[Problem, ...]:
    """What could not be read."""
    lines = (folder / "problems" / "problems.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Problem) for line in lines)


def list_matters(folder: Path) -> Iterator[Matter]:
    """Every matter of a run, a bucket at a time in memory."""
    import pyarrow.dataset as ds

    for number, bucket in enumerate(list_buckets(folder / "members")):
        columns = ["matter", "report", "annotations", "profile"]
        members = _group(ds.dataset(bucket, format="parquet").to_table(columns).to_pylist(), columns)
        columns = ["matter", "position", "json"]
        rows = ds.dataset(folder / "record" / f"{number:05}", format="parquet").to_table(columns)
        items = _group(rows.to_pylist(), columns)
        for matter, found in members.items():
            yield Matter([(r, a, p) for r, a, p in found], [item for _, item in items[matter]])


def _group(rows: list[dict[str, Any]], columns: list[str]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of each matter, without its number, sorted."""
    ranked = sorted(tuple(row[name] for name in columns) for row in rows)
    return {matter: [row[1:] for row in found] for matter, found in groupby(ranked, key=itemgetter(0))}
