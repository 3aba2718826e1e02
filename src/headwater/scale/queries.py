"""The queries of a run: each reads what steps before it wrote and writes one step."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.errors import NothingToRead
from headwater.read.sources import Source
from headwater.record.model import Problem
from headwater.scale.components import label_components
from headwater.scale.engines import Engine
from headwater.scale.maps import annotate, find_edges, link, read_source
from headwater.scale.profiles import Profiles

if TYPE_CHECKING:
    import daft

READ = {
    "problem": "binary",
    "number": "int64",
    "uri": "string",
    "file": "string",
    "report": "binary",
    "route": "int64",
    "profile": "binary",
    "keys": "int64s",
}
REASONS = 5  # missing inputs that are named where there is nothing else
REPORTS = 5000  # a bucket of annotation, or of linking: so many reports or thereabouts
BATCH = 64  # rows that a worker is given at once: some seconds of annotation
LINKED = {"kind": "string", "id": "string", "position": "int64", "json": "string"}
PAIR = {"left": "int64", "right": "int64"}


def read_sources(engine: Engine, sources: Sequence[Source], collected: str, out: Path) -> None:
    """Every input as rows of reports and problems."""
    import daft

    rows: dict[str, Any] = {
        "uri": [s.uri for s in sources],
        "file": [s.file for s in sources],
        "path": [str(s.path) for s in sources],
    }
    table = daft.from_pydict(rows).into_batches(max(1, min(BATCH, len(sources) // (4 * (engine.workers or 1)))))
    read = engine.spread(read_source, _type_of(READ), is_light=True)
    found = table.select(read(*(daft.col(name) for name in rows), daft.lit(collected)).alias("row"))
    found.select(*(daft.col("row")[name].alias(name) for name in READ)).write_parquet(str(out))


def _type_of(fields: dict[str, str]) -> Any:
    """Daft's type of rows with these fields."""
    from daft import DataType

    types = {name: getattr(DataType, name)() for name in ("binary", "int64", "string")}
    types["int64s"] = DataType.list(DataType.int64())
    return DataType.struct({name: types[kind] for name, kind in fields.items()})


def _open(folder: Path) -> "daft.DataFrame":
    """The table in a step, or in all steps of a folder."""
    import daft

    return daft.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)


def keep_problems(folder: Path, missing: Sequence[Problem], out: Path) -> None:
    """What could not be read; NothingToRead when that, or what is `missing`, is all there is."""
    import daft

    table = _open(folder / "read") if (folder / "read").exists() else daft.from_pydict({"problem": [], "number": []})
    if table.where(daft.col("number").not_null()).limit(1).count_rows() == 0:
        reasons = "".join(f"\n  {p.uri}: {p.detail}" for p in missing[:REASONS])
        raise NothingToRead(f"no report could be read from the inputs: give files of reports, or a folder{reasons}")
    unread = table.where(daft.col("problem").not_null()).select("problem").to_pydict()["problem"]
    (out / "problems.jsonl").write_bytes(b"".join(line + b"\n" for line in sorted(set(unread))))


def gather_reports(folder: Path, out: Path) -> None:
    """Every report once, in buckets: those that share much text in one, so that it is annotated once."""
    import daft

    col = daft.col
    read = _open(folder / "read").where(col("number").not_null()).drop_duplicates("number")
    first = read.groupby("file").agg(col("uri").min())
    owners = read.join(first, on=["file", "uri"]).groupby("file").agg(col("number").min().alias("owner"))
    named = read.join(owners, on="file").with_column("is_named", col("owner") == col("number"))
    kept = ("number", "uri", "is_named", "report", "route", "profile", "keys")
    bucket = _choose_bucket(read.select("number", "route"))
    named.select(*kept, bucket.alias("bucket")).write_parquet(str(out), partition_cols=["bucket"])


def _choose_bucket(reports: "daft.DataFrame") -> "daft.Expression":
    """The bucket of a report by its route; those of a route that fills more than a bucket (a passage that very many
    reports have, or none at all) are dealt to all buckets, each of which reads what they share once."""
    import daft

    col = daft.col
    sizes = reports.groupby("route").agg(col("number").count().alias("size")).where(col("size") > REPORTS)
    crowded = sizes.select("route").to_pydict()["route"]
    way = (
        daft.functions.when(col("route").is_in(crowded), col("number")).otherwise(col("route"))
        if crowded
        else col("route")
    )
    buckets = daft.lit(-(-reports.count_rows() // REPORTS))
    return (way % buckets + buckets) % buckets


def annotate_bucket(engine: Engine, bucket: Path, out: Path) -> None:
    """The annotations of a bucket's reports; copies follow each other, so that a worker has read their sentences."""
    import daft

    read = engine.map(annotate, daft.DataType.binary())
    table = daft.read_parquet(f"{bucket}/*.parquet").select("number", "route", "report").sort("route")
    found = table.into_batches(BATCH).select("number", read(daft.col("report")).alias("annotations"))
    found.write_parquet(str(out))


def list_buckets(folder: Path) -> list[Path]:
    """The buckets of a table, in order."""
    return sorted(folder.glob("bucket=*"), key=lambda path: int(path.name.partition("=")[2]))


def count_rows(folder: Path, kind: str) -> int:
    """How many objects of a kind the record of a run has."""
    import daft

    return int(daft.read_parquet(f"{folder}/record/*/kind={kind}/*.parquet").count_rows())


def count_keys(folder: Path) -> int:
    """How many keys the reports have, all together."""
    import daft

    keys = _open(folder / "reports").select(daft.col("keys").list_count().alias("n"))
    return int(keys.sum("n").to_pydict()["n"][0])


def list_profiles(folder: Path) -> Iterator[tuple[int, bytes]]:
    """The number of every report with its profile."""
    for batch in _open(folder / "reports").select("number", "profile").to_arrow_iter():
        yield from zip(batch["number"].to_pylist(), batch["profile"].to_pylist(), strict=True)


def pair_reports(engine: Engine, folder: Path, number: int, passes: int, out: Path) -> None:
    """Pairs of neighbours among the reports that share the keys of one pass."""
    import daft

    col = daft.col
    keys = _open(folder / "reports").select("number", "keys").explode("keys")
    mine = keys.where((col("keys") % passes + passes) % passes == number)
    shelves = mine.groupby("keys").agg(col("number").list_agg().alias("shelf")).where(col("shelf").list_count() > 1)
    join = engine.spread(find_edges, _type_of(PAIR), is_light=True)
    pairs = shelves.select(join(col("shelf"), daft.lit(str(folder / "profiles"))).alias("pair"))
    pairs = pairs.where(col("pair").not_null()).select(*(col("pair")[name].alias(name) for name in PAIR))
    pairs.where(col("left").not_null()).distinct().write_parquet(str(out))


def part_matters(folder: Path, out: Path) -> None:
    """Which matter each report is of, and the bucket in which that is linked."""
    import daft

    numbers = np.asarray(Profiles(folder / "profiles").numbers)
    labels = label_components(numbers, _list_pairs(folder))
    matters, place, size = np.unique(labels, return_inverse=True, return_counts=True)
    buckets = (np.cumsum(size) - size) // REPORTS
    rows: dict[str, Any] = {"number": numbers, "matter": matters[place], "bucket": buckets[place]}
    daft.from_pydict(rows).write_parquet(str(out))


def _list_pairs(folder: Path) -> Iterator[tuple[Any, Any]]:
    for batch in _open(folder / "neighbours").select(*PAIR).to_arrow_iter():
        yield batch["left"].to_numpy(zero_copy_only=False), batch["right"].to_numpy(zero_copy_only=False)


def gather_members(folder: Path, out: Path) -> None:
    """Reports with their annotations beside their matters, in the buckets in which they are linked."""
    kept = ("number", "uri", "is_named", "report", "profile")
    reports = _open(folder / "reports").select(*kept)
    annotations = _open(folder / "annotations").select("number", "annotations")
    matters = _open(folder / "matters").select("number", "matter", "bucket")
    reports.join(annotations, on="number").join(matters, on="number").write_parquet(str(out), partition_cols=["bucket"])


def link_bucket(engine: Engine, bucket: Path, stories: Path | None, out: Path) -> None:
    """The objects of the record that a bucket's matters make, a folder a kind; and a store for each in `stories`."""
    import daft

    col = daft.col
    table = daft.read_parquet(f"{bucket}/*.parquet")
    columns = ("report", "annotations", "profile", "is_named")
    matters = table.groupby("matter").agg(*(col(name).list_agg() for name in columns)).into_batches(1)
    join = engine.spread(link, _type_of(LINKED))
    place = daft.lit(None if stories is None else str(stories))
    rows = matters.select("matter", join(*(col(name) for name in columns), place).alias("row"))
    flat = rows.select("matter", *(col("row")[name].alias(name) for name in LINKED))
    flat.write_parquet(str(out), partition_cols=["kind"])
