"""The record as the steps leave it: Parquet shards, and stores that are made of them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from headwater.link.matters import decode_profile, list_keys
from headwater.pipeline.engine import LINKS, make_header, name_engine
from headwater.record.jsonl import decode_item, gather_items
from headwater.record.model import Header, Problem, Report
from headwater.record.places import Places
from headwater.record.store import Store
from headwater.record.whole import Record, join_parts
from headwater.scale.queries import list_buckets
from headwater.settings import VERSION


class Matter(NamedTuple):
    """One matter as it was linked: its reports, each with its annotations and its profile, and its objects in order."""

    members: list[tuple[bytes, bytes, bytes]]
    items: list[str]


def read_shards(folder: Path) -> Record:
    """The whole record that a run left in a folder: all of it in memory, so for a few thousand reports."""
    header = make_header()
    parts = [_gather(header, matter.items) for matter in list_matters(folder)]
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


def _gather(header: Header, items: Iterable[str]) -> Record:
    return gather_items([header, *(decode_item(item) for item in items)])


def write_store(path: Path, list_matters: Callable[[], Iterable[Matter]], problems: Iterable[Problem] = ()) -> None:
    """A store of these matters, as a plain trace would have left it: more reports can be traced into it.

    The matters are asked for twice, so that none has to stay in memory; what is linked is one transaction.
    """
    with Store(path) as store:
        for problem in problems:
            store.add_refusal(problem)
        for matter in list_matters():
            for report, annotations, _ in matter.members:
                store.add_report(msgspec.json.decode(report, type=Report), name_engine(), annotations)
        refusals = store.refusals()
        store.write_parts(lambda places: _place_matters(places, list_matters(), refusals))


def _place_matters(
    places: Places, matters: Iterable[Matter], problems: tuple[Problem, ...]
) -> Iterator[tuple[int, Record]]:
    places.forget(f"{VERSION} {LINKS} {name_engine()}")
    header = make_header()
    for matter in matters:
        yield places.join({_place(places, *member) for member in matter.members}), _gather(header, matter.items)
    places.settle()
    yield 0, Record(header=header, problems=problems)


def _place(places: Places, report: bytes, annotations: bytes, profile: bytes) -> int:
    keys = list_keys(decode_profile(profile))
    return places.add(msgspec.json.decode(report, type=Report), profile, keys.terms, keys.others)


def write_stories(folder: Path, out: Path) -> None:
    """A store for each matter of a run, named by its first story; one that is there already is kept."""
    out.mkdir(parents=True, exist_ok=True)
    for matter in list_matters(folder):
        part = _gather(make_header(), matter.items)
        path = out / f"{part.stories[0].id}.hw"
        if not path.exists():
            begun = path.with_suffix(".part")
            begun.unlink(missing_ok=True)
            write_store(begun, partial(_say_again, matter))
            begun.rename(path)


def _say_again(matter: Matter) -> list[Matter]:
    return [matter]
