"""Processes beside this one that read documents: each has at most one batch, and results come in the order of batches.

They are started as programs, not by `multiprocessing`: a script that calls `trace` need not be importable.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from headwater.pipeline.outcomes import Outcome, Work, work_on
from headwater.read.documents import Document

MOST = 8  # more processes wait for this one, which stores what they read
LENGTH = 8  # bytes that say how long a message is

Batch = list[Document]


def count_workers() -> int:
    """How many processes are worth starting: one a core that this one may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, cores)


def work_in_processes(batches: Iterable[Batch], work: Work, number: int) -> Iterator[list[Outcome]]:
    """The outcomes of batches, in their order, by that many processes.

    A document that ends a process is a problem; the others of its batch are read by the next one.
    """
    workers: deque[_Worker] = deque()
    idle = [_Worker(work) for _ in range(number)]
    try:
        for batch in batches:
            if not idle:
                first = workers.popleft()
                yield first.receive()
                idle.append(first)
            worker = idle.pop()
            worker.send(batch)
            workers.append(worker)
        while workers:
            first = workers.popleft()
            yield first.receive()
            idle.append(first)
    finally:
        for worker in (*workers, *idle):
            worker.stop()


class _Worker:
    """One process and the batch that it has."""

    def __init__(self, work: Work) -> None:
        self._work: Work = work
        self._batch: Batch = []
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "headwater.pipeline.workers", self._work]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, batch: Batch) -> None:
        """Give it a batch, of which `receive` has the outcomes."""
        self._batch = batch
        with contextlib.suppress(OSError):  # it has ended: `receive` finds out
            _write(self._process.stdin, msgspec.msgpack.encode(batch))

    def receive(self) -> list[Outcome]:
        """The outcomes of its batch."""
        content = _read(self._process.stdout)
        if content is not None:
            return msgspec.msgpack.decode(content, type=list[Outcome])
        self.stop()
        self._start()
        if len(self._batch) == 1:
            return [Outcome.of_fault(self._batch[0], "Reading it ended the process. Leave it out, and report it.")]
        return [outcome for document in self._batch for outcome in self._retry(document)]

    def _retry(self, document: Document) -> list[Outcome]:
        self.send([document])
        return self.receive()

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what it was not given any more
                if stream:
                    stream.close()
        self._process.wait()


def _write(stream: IO[bytes] | None, content: bytes) -> None:
    if stream:
        stream.write(len(content).to_bytes(LENGTH, "big"))
        stream.write(content)
        stream.flush()


def _read(stream: IO[bytes] | None) -> bytes | None:
    """The next message; None at the end of the stream."""
    head = stream.read(LENGTH) if stream else b""
    if stream is None or len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    content = stream.read(size)
    return content if len(content) == size else None


def main(work: Work) -> None:
    """Work on batches from the standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no result
    with contextlib.suppress(OSError):  # it was killed
        while (content := _read(sys.stdin.buffer)) is not None:
            batch = msgspec.msgpack.decode(content, type=Batch)
            _write(results, msgspec.msgpack.encode([work_on(document, work) for document in batch]))


if __name__ == "__main__":
    main("bare" if sys.argv[1:] == ["bare"] else "full")
