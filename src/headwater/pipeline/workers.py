"""Processes beside this one: each has one message at a time, and answers come in the order of messages.

They are started as programs, not by `multiprocessing`: a script that calls `trace` need not be importable.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue
from typing import IO

import msgspec

from headwater.garbage import collect_seldom
from headwater.pipeline.outcomes import Outcome, Work, work_on
from headwater.read.documents import Document

MOST = 8  # more processes wait for this one, which stores what they read
AHEAD = 2  # batches given out for each: while this process stores an answer, none of them waits
LENGTH = 8  # bytes that say how long a message is
MODULE = "headwater.pipeline.workers"

Batch = list[Document]


def count_workers() -> int:
    """How many processes are worth starting: one a core that this one may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, cores)


def work_in_processes(batches: Iterable[Batch], work: Work, number: int) -> Iterator[list[Outcome]]:
    """The outcomes of batches, in their order, by that many processes.

    A document that ends a process is a problem; the others of its batch are read by the next one.
    """

    def read_alone(batch: bytes) -> bytes:
        documents = msgspec.msgpack.decode(batch, type=Batch)
        with contextlib.closing(Worker(MODULE, work)) as worker:
            return msgspec.msgpack.encode([_read_alone(document, worker) for document in documents])

    messages = map(msgspec.msgpack.encode, batches)
    for content in spread([Worker(MODULE, work) for _ in range(number)], messages, read_alone, AHEAD):
        yield msgspec.msgpack.decode(content, type=list[Outcome])


def _read_alone(document: Document, worker: "Worker") -> Outcome:
    worker.send(msgspec.msgpack.encode([document]))
    content = worker.receive()
    if content is not None:
        return msgspec.msgpack.decode(content, type=list[Outcome])[0]
    return Outcome.of_fault(document, "Reading it ended the process. Leave it out, and report it.")


def spread(
    workers: Sequence["Worker"], messages: Iterable[bytes], rescue: Callable[[bytes], bytes], ahead: int = 1
) -> Iterator[bytes]:
    """The answers to messages, in their order, by processes that are ended afterwards.

    A process that ends over a message is started again, and the message is given to `rescue`.  For each process so many
    are given out `ahead` of the first that is not answered: with more than one, a long one keeps no other waiting.
    """
    idle = SimpleQueue[Worker]()
    for worker in workers:
        idle.put(worker)

    def exchange(message: bytes) -> bytes | None:
        worker = idle.get()
        worker.send(message)
        answer = worker.receive()
        idle.put(worker)
        return answer

    threads = ThreadPoolExecutor(len(workers))
    asked = deque[tuple[bytes, Future[bytes | None]]]()
    rest = iter(messages)
    try:
        while True:
            for message in islice(rest, ahead * len(workers) - len(asked)):
                asked.append((message, threads.submit(exchange, message)))
            if not asked:
                return
            message, found = asked.popleft()
            answer = found.result()
            yield rescue(message) if answer is None else answer
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.close()
        threads.shutdown()


class Worker:
    """A process that runs a module and answers one message after another."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, message: bytes) -> None:
        """Give it a message, of which `receive` has the answer; a process that has ended is started again."""
        if self._process.poll() is not None:
            self._start()
        with contextlib.suppress(OSError):  # it has just ended: `receive` finds out
            _write(self._process.stdin, message)

    def receive(self) -> bytes | None:
        """The answer; None when the process has ended."""
        answer = _read(self._process.stdout)
        if answer is None:
            self.close()
        return answer

    def close(self) -> None:
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


def answer_messages(answer: Callable[[bytes], bytes]) -> None:
    """Answer messages from the standard input until it ends."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no result
    with contextlib.suppress(OSError):  # it was killed
        while (message := _read(sys.stdin.buffer)) is not None:
            _write(results, answer(message))


def main(work: Work) -> None:
    """Read batches of documents."""

    def read(batch: bytes) -> bytes:
        documents = msgspec.msgpack.decode(batch, type=Batch)
        return msgspec.msgpack.encode([work_on(document, work) for document in documents])

    answer_messages(read)


if __name__ == "__main__":
    main("bare" if sys.argv[1:] == ["bare"] else "full")
