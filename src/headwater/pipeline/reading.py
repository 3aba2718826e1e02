"""From inputs to a store, as a stream: whatever is not there yet is read and annotated, batch by batch."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple, Protocol

import msgspec

from headwater.fetch.addresses import is_web_address
from headwater.pipeline.engine import name_engine, tell_time
from headwater.pipeline.outcomes import Outcome, Work, work_on
from headwater.pipeline.workers import Batch, count_workers, work_in_processes
from headwater.read.documents import Document, list_documents
from headwater.read.inputs import cap_faults
from headwater.read.sources import Source, Sources
from headwater.record.model import Problem, Report
from headwater.record.revisions import TOKEN
from headwater.record.store import Reading, Store

BATCH = 32  # documents that are read and committed together
BATCH_BYTES = 500_000
AKIN = 0.5  # of the words of a version are in the one before; reports of one affair by two hands share fewer
ALONE = 2  # batches that this process reads itself: fewer reports are read before another process has started


class Progress(Protocol):
    """Told after each step: what is being done, how much of it is done, how much there is (None: unknown)."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take note."""


def say_nothing(step: str, done: int, total: int | None) -> None:
    """Progress that nobody is shown."""


class Tally(NamedTuple):
    """How many reports a run read, how many documents were known, how many it refused, which files it left alone.

    `strange` names the paths at which the store has had another text, which counts as the version before; `missing` are
    the inputs that are not there, which concern this run alone and are no problem of the record.
    """

    read: int = 0
    known: int = 0
    refused: int = 0
    passed: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    missing: tuple[Problem, ...] = ()

    def add(self, other: "Tally") -> "Tally":
        """Both together."""
        numbers = (self.read + other.read, self.known + other.known, self.refused + other.refused)
        return Tally(*numbers, self.passed + other.passed, self.strange + other.strange, self.missing + other.missing)


def read_into(store: Store, sources: Sources, tell: Progress, work: Work = "full", workers: int | None = None) -> Tally:
    """Read and annotate what the store does not hold yet, a transaction a batch; the memory it takes does not grow.

    What a killed run has committed is passed over by the next one.  Another number of processes changes nothing.
    """
    engine = name_engine()
    listing = _Listing(store, engine)
    number = count_workers() if workers is None else workers
    outcomes = _work(store, listing.list_batches(sources, tell), work, number)
    found = cap_faults((outcome.container, outcome.problem or outcome) for outcome in outcomes)
    read = refused = 0
    strange: list[str] = []
    while group := list(islice(found, BATCH)):
        refusals = [item for item in group if isinstance(item, Problem)]
        readings = [_row(item) for item in group if isinstance(item, Outcome)]
        strange += [reading.place for reading in readings if _is_strange(store, reading)]
        added = store.add_readings(readings, refusals, engine)
        listing.known += len(readings) - added
        read += added
        refused += len(refusals)
        tell("reports", read + listing.known, None)
    return Tally(read, listing.known, refused, sources.passed, tuple(strange), tuple(listing.missing))


def _work(store: Store, batches: Iterator[Batch], work: Work, workers: int) -> Iterator[Outcome]:
    """The outcomes of batches: of the first by this process, of the others by several, where there are so many."""
    engine = name_engine()

    def is_known(report: str) -> bool:
        return store.is_known(report, engine)

    alone = islice(batches, ALONE) if workers > 1 else batches
    for batch in alone:
        yield from (work_on(document, work, is_known) for document in batch)
    following = next(batches, None)
    if following is not None:
        for outcomes in work_in_processes(chain([following], batches), work, workers):
            yield from outcomes


def _row(outcome: Outcome) -> Reading:
    return Reading(outcome.key, outcome.place, outcome.id, outcome.uri, outcome.report, outcome.annotations)


def _is_strange(store: Store, reading: Reading) -> bool:
    """Whether a report comes to a path at which the store has one of other words: a file of another folder."""
    if not reading.annotations or is_web_address(reading.uri):
        return False
    others = [report for report in store.list_versions(reading.uri) if report.id != reading.report]
    if not others:
        return False
    words = _list_words(msgspec.json.decode(reading.json, type=Report).text)
    return not any(_share_words(words, _list_words(report.text)) >= AKIN for report in others)


def _list_words(text: str) -> set[str]:
    return {word.casefold() for word in TOKEN.findall(text)}


def _share_words(one: set[str], other: set[str]) -> float:
    """How many words of the shorter text are in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))


class _Listing:
    """The documents of inputs that a store does not hold yet; it counts the others, and keeps which are not there."""

    def __init__(self, store: Store, engine: str) -> None:
        self._store = store
        self._engine = engine
        self._now = tell_time()  # one for a run: nothing in it was collected before the rest
        self.known = 0
        self.missing: list[Problem] = []

    def list_batches(self, sources: Sources, tell: Progress) -> Iterator[Batch]:
        """Batches of documents, in the order of their places."""
        batch: Batch = []
        size = 0
        total = sources.count()
        for done, source in enumerate(sources.list()):
            tell("read", done, total)
            for document in self._list(source):
                batch.append(document)
                size += len(document.payload)
                if len(batch) >= BATCH or size >= BATCH_BYTES:
                    if new := self._leave_new(batch):
                        yield new
                    batch, size = [], 0
        if batch := self._leave_new(batch):
            yield batch
        tell("read", total, total)

    def _list(self, source: Source | Problem) -> Iterator[Document]:
        if isinstance(source, Problem):
            self.missing.append(source)
            return
        try:
            for document in list_documents(source):
                yield msgspec.structs.replace(document, collected=self._now)
        except Exception as error:  # an error of ours: the other inputs are read all the same
            why = (
                f"Reading it failed ({type(error).__name__}: {error}), which is a fault of Headwater. Please report it."
            )
            yield Document(uri=source.uri, file=source.file, shape="fault", fault=why)

    def _leave_new(self, batch: Batch) -> Batch:
        taken = self._store.list_taken((document.key for document in batch), self._engine)
        self.known += sum(document.key in taken for document in batch)
        return [document for document in batch if document.key not in taken]
