"""One watcher a store: a lock that the system takes back when its holder dies."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from headwater.errors import WatchError


@contextlib.contextmanager
def lock_store(store: Path) -> Iterator[None]:
    """Hold the lock of a store; WatchError when another watcher has it."""
    path = store.with_name(f"{store.name}.watch")
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WatchError(f"{path} cannot be written ({error.strerror}): check the folder of the store") from error
    with file:
        if not _try_lock(file):
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise WatchError(f"{store} is watched already, by process {holder}: stop that one, or watch another store")
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 20)  # beyond the words, which others are to read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
