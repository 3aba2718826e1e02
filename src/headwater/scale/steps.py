"""Steps of a run as folders: each is made whole or made again, so that a killed run goes on where it was."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from headwater.errors import StoreError
from headwater.pipeline.engine import LINKS, name_engine
from headwater.read.sources import Source
from headwater.settings import VERSION

WHOLE = "_SUCCESS"  # the name that Hadoop gave it, and that other readers of Parquet folders know


class Run(msgspec.Struct, frozen=True):
    """What a folder of steps was made from and when; the same steps of another run would not fit."""

    inputs: str
    engine: str
    started: str


def open_run(folder: Path, sources: Sequence[Source], started: str) -> Run:
    """Begin a run in a folder, or go on with the one that it holds; StoreError when that is of other inputs."""
    engine = f"{VERSION} {LINKS} {name_engine()}"
    run, kept = Run(_digest(sources), engine, started), folder / "run.json"
    if kept.exists():
        known = msgspec.json.decode(kept.read_bytes(), type=Run)
        if (known.inputs, known.engine) != (run.inputs, run.engine):
            raise StoreError(f"{folder} holds a run of other reports or of another Headwater: give another folder")
        return known
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not empty: give a new folder, or remove it")
    folder.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(msgspec.json.encode(run))
    return run


def _digest(sources: Sequence[Source]) -> str:
    """A digest of all inputs by name, size and time: a file that was changed since makes it another run."""
    digest = hashlib.sha256()
    for source in sources:
        state = source.path.stat() if source.path else None
        digest.update(msgspec.json.encode((source.uri, state and (state.st_size, state.st_mtime_ns))))
    return digest.hexdigest()


def is_done(folder: Path) -> bool:
    """Whether a step is whole."""
    return (folder / WHOLE).exists()


def take_step(folder: Path, make: Callable[[Path], object]) -> None:
    """Make a step unless it is whole; half of one is thrown away first."""
    if is_done(folder):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make(folder)
    (folder / WHOLE).touch()
