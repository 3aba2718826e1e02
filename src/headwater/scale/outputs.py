"""What a run leaves: a folder of shards with a store a story, or one store, or JSON lines."""

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from headwater.errors import StoreError
from headwater.pipeline.reading import Progress
from headwater.record.jsonl import write_record
from headwater.record.model import Problem
from headwater.scale import queries
from headwater.scale.shards import list_matters, read_problems, read_shards
from headwater.scale.stores import write_store
from headwater.scale.tracing import trace_at_scale

LINES = (".jsonl", ".ndjson")


class Counts(NamedTuple):
    """How much a run found, and which inputs are not there."""

    reports: int
    stories: int
    problems: int
    missing: tuple[Problem, ...] = ()


def trace_into(
    inputs: Sequence[str | Path], output: Path, engine: str = "daft", *, progress: Progress | None = None
) -> Counts:
    """Trace inputs with an engine into a store (`.hw`), JSON lines (`.jsonl`), or else a folder.

    The folder keeps the steps of the run: `record` has the objects as Parquet, a folder a kind, and `stories` a store
    for each story.  For a file they lie in a folder beside it until it is whole.  StoreError when the file exists.
    """
    is_file = output.suffix in (".hw", *LINES)
    if is_file and output.exists():
        raise StoreError(f"{output} exists: with an engine a store is made anew, so give another name")
    folder = output.with_name(f"{output.name}.steps") if is_file else output
    stories = None if is_file else folder / "stories"
    missing = trace_at_scale(inputs, folder, engine, stories=stories, progress=progress)
    counts = Counts(
        queries.count_rows(folder, "report"), queries.count_rows(folder, "story"), len(read_problems(folder)), missing
    )
    begun = output.with_name(f"{output.name}.part")
    if output.suffix in LINES:
        with begun.open("wb") as stream:
            write_record(read_shards(folder), stream)
    elif is_file:
        begun.unlink(missing_ok=True)
        write_store(begun, partial(list_matters, folder), read_problems(folder))
    else:
        return counts
    begun.rename(output)
    shutil.rmtree(folder)
    return counts
