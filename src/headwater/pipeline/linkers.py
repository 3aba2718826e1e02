"""Processes beside this one that profile reports and link matters, where there are many; a few are done by this one."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

import msgspec

from headwater.annotations import Annotations
from headwater.link.neighbours.matters import Keys, encode_profile, list_keys, profile_report
from headwater.pipeline.linking import link_matter
from headwater.pipeline.workers import Worker, answer_messages, count_workers, spread
from headwater.record.jsonl import Line, list_lines
from headwater.record.judgements import Judgement
from headwater.record.model import Report
from headwater.record.places import Name

BATCH = 64  # reports that are profiled or linked together
ALONE = 3  # batches that this process sees to itself: they take no longer than another one takes to start
AHEAD = 4  # batches that wait for each process: a large matter takes as long as some of them
WAITING = 1  # process more than there are cores, because each waits for this one between two batches

T = TypeVar("T")


class Profiled(msgspec.Struct, frozen=True):
    """A report as it is placed: what it is called, its profile as it is kept, and what it is looked up by."""

    name: Name
    profile: bytes
    keys: Keys


class Unlinked(msgspec.Struct, frozen=True):
    """A matter that is to be linked: its reports and annotations as JSON, owners of file names, judgements."""

    members: list[tuple[bytes, bytes]]
    named: set[str]
    judgements: tuple[Judgement, ...]


class Task(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is given to a process at once: reports as JSON that are to be profiled, or matters."""

    reports: list[bytes] = []
    matters: list[Unlinked] = []


def profile_all(reports: Iterable[bytes]) -> Iterator[Profiled]:
    """Reports as they are placed, in their order."""
    tasks = (Task(reports=batch) for batch in _gather(reports, lambda report: 1))
    for content in _spread(tasks):
        yield from msgspec.msgpack.decode(content, type=list[Profiled])


def link_all(matters: Iterable[Unlinked]) -> Iterator[list[Line]]:
    """What is linked in matters, in their order."""
    tasks = (Task(matters=batch) for batch in _gather(matters, lambda matter: len(matter.members)))
    for content in _spread(tasks):
        yield from msgspec.msgpack.decode(content, type=list[list[Line]])


def _gather(rows: Iterable[T], weigh: Callable[[T], int]) -> Iterator[list[T]]:
    """Rows together that come to BATCH reports."""
    batch, weight = list[T](), 0
    for row in rows:
        batch.append(row)
        weight += weigh(row)
        if weight >= BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _spread(tasks: Iterator[Task]) -> Iterator[bytes]:
    """The answers to tasks: to the first ones by this process, to others by several beside it, where there are more."""
    messages = map(msgspec.msgpack.encode, tasks)
    yield from map(answer, islice(messages, ALONE))
    first = next(messages, None)
    if first is not None:
        workers = [Worker("headwater.pipeline.linkers") for _ in range(count_workers() + WAITING)]
        yield from spread(workers, chain([first], messages), answer, AHEAD)


def answer(message: bytes) -> bytes:
    """What a task comes to; the same in whatever process."""
    task = msgspec.msgpack.decode(message, type=Task)
    if task.matters:
        return msgspec.msgpack.encode([_link(matter) for matter in task.matters])
    return msgspec.msgpack.encode([_profile(msgspec.json.decode(data, type=Report)) for data in task.reports])


def _profile(report: Report) -> Profiled:
    profile = profile_report(report)
    return Profiled(Name(report.id, report.file, report.uri), encode_profile(profile), list_keys(profile))


def _link(matter: Unlinked) -> list[Line]:
    rows = [
        (msgspec.json.decode(report, type=Report), msgspec.json.decode(found, type=Annotations))
        for report, found in matter.members
    ]
    return list_lines(link_matter(rows, matter.named, matter.judgements))


if __name__ == "__main__":
    answer_messages(answer)
