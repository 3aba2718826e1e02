"""The order of the steps at scale: sources, reports, annotations, neighbours, matters, the record."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from headwater.pipeline.engine import tell_time
from headwater.pipeline.reading import Progress, say_nothing
from headwater.read.sources import Source, find_sources
from headwater.record.model import Problem
from headwater.scale import queries
from headwater.scale.engines import Engine, start_engine
from headwater.scale.profiles import write_profiles
from headwater.scale.steps import open_run, take_step

INPUTS = 2000  # a step of reading: so many inputs
KEYS = 20_000_000  # a step of finding neighbours: so many keys, of 16 bytes, are grouped in memory at once


def trace_at_scale(
    inputs: Sequence[str | Path],
    folder: Path,
    engine: str = "daft",
    *,
    stories: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Trace inputs into a folder of Parquet files with the objects of the record; a run that was killed goes on.

    Inputs are files, folders and patterns that every worker can read.  The folder is one that every worker can write,
    and so is `stories`, where a store is left for each matter if it is given.  What is given back was named and is not
    there: it concerns this run alone, and the record holds none of it.  NothingToRead when no report could be
    read, StoreError when the folder holds another run, EngineError when the engine is not there.
    """
    tell = progress or say_nothing
    found = list(find_sources(inputs))
    sources = [source for source in found if isinstance(source, Source)]
    missing = tuple(source for source in found if isinstance(source, Problem))
    run = open_run(folder, sources, tell_time())
    started = start_engine(engine, sum(source.path.stat().st_size for source in sources if source.path))
    read = [partial(queries.read_sources, started, batch, run.started) for batch in _cut(sources, INPUTS)]
    take = partial(_take_steps, started, tell)
    take("read", folder / "read", read)
    take_step(folder / "problems", started.outlive(partial(queries.keep_problems, folder, missing)))
    take_step(folder / "reports", started.outlive(partial(queries.gather_reports, folder)))
    buckets = queries.list_buckets(folder / "reports")
    annotated = [partial(queries.annotate_bucket, started, bucket) for bucket in buckets]
    take("annotate", folder / "annotations", annotated)
    profiled = started.outlive(lambda out: write_profiles(out, queries.list_profiles(folder)))
    take_step(folder / "profiles", profiled)
    passes = -(-queries.count_keys(folder) // KEYS)
    paired = [partial(queries.pair_reports, started, folder, number, passes) for number in range(passes)]
    take("match", folder / "neighbours", paired)
    take_step(folder / "matters", started.outlive(partial(queries.part_matters, folder)))
    take_step(folder / "members", started.outlive(partial(queries.gather_members, folder)))
    buckets = queries.list_buckets(folder / "members")
    if stories:
        stories.mkdir(exist_ok=True)
    take("link", folder / "record", [partial(queries.link_bucket, started, bucket, stories) for bucket in buckets])
    return missing


def _cut(sources: Sequence[Source], size: int) -> list[Sequence[Source]]:
    return [sources[start : start + size] for start in range(0, len(sources), size)]


def _take_steps(
    engine: Engine, tell: Progress, name: str, folder: Path, steps: Sequence[Callable[[Path], object]]
) -> None:
    """Take numbered steps one after the other; each uses all workers."""
    for number, step in enumerate(steps):
        tell(name, number, len(steps))
        take_step(folder / f"{number:05}", engine.outlive(step))
    tell(name, len(steps), len(steps))
