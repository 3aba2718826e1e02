"""Reports into a store, and the record of what they touch linked anew."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from headwater.annotations import Annotations
from headwater.encoder.model import default_encoder
from headwater.errors import NothingToRead, StoreError
from headwater.link.matters import LEAST, SHARED, encode_profile, find_homes, list_keys, profile_report
from headwater.pipeline.annotation import annotate_report, read_texts
from headwater.pipeline.engine import LINKS, default_packs, make_header, name_engine, tell_time
from headwater.pipeline.linking import link_matter, link_reports
from headwater.read.inputs import read_input
from headwater.read.sources import Source, find_sources
from headwater.record.jsonl import read_record
from headwater.record.judgements import Judgement, current_judgements
from headwater.record.model import Problem, Report
from headwater.record.places import Places
from headwater.record.store import Store, is_store
from headwater.record.whole import Record
from headwater.settings import VERSION


class Progress(Protocol):
    """Told after each step: what is being done, how much of it is done, how much there is (None: unknown)."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Take note."""


def trace(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Record:
    """Read reports into a store and link what is new with what it touches; the record of all that is in the store.

    Inputs are files, folders, glob patterns, or "-" for standard input.  What cannot be read becomes a `problem` of the
    record and the rest goes on; NothingToRead when the store holds no report in the end, StoreError when the store
    cannot be written.
    """
    with Store(store) as kept:
        _add_reports(kept, inputs, stdin, progress or _say_nothing)
        return kept.read_record()


def add_reports(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> None:
    """The same without the record: what it costs depends on what the new reports touch, not on the store's size."""
    with Store(store) as kept:
        _add_reports(kept, inputs, stdin, progress or _say_nothing)


def _add_reports(kept: Store, inputs: Sequence[str | Path], stdin: BinaryIO | None, tell: Progress) -> None:
    _read_all(kept, list(find_sources(inputs, stdin)), tell)
    if kept.is_empty():
        raise NothingToRead(_explain_nothing(inputs, kept.refusals()))
    link_store(kept, tell)


def open_record(path: str | Path) -> Record:
    """The record in a store, or in a file of JSON lines."""
    if not Path(path).exists():
        raise StoreError(f"{path} is not there: make it with `headwater trace REPORTS -o {path}`")
    if not is_store(path):
        with Path(path).open("rb") as lines:
            return read_record(lines)
    with Store(path) as store:
        return store.read_record()


def trace_texts(texts: Mapping[str, str]) -> Record:
    """The record of reports given as texts by name, without a store."""
    return link_reports(read_texts(texts))


def _read_all(store: Store, sources: Sequence[Source | Problem], tell: Progress) -> None:
    """Read and annotate what the store does not hold yet; one transaction a report."""
    engine = name_engine()
    for done, source in enumerate(sources):
        tell("read", done, len(sources))
        if isinstance(source, Problem):
            store.add_refusal(source)
            continue
        for found in read_input(source, tell_time()):
            _keep(store, found, engine)
    tell("read", len(sources), len(sources))


def _keep(store: Store, found: Report | Problem, engine: str) -> None:
    if isinstance(found, Problem):
        store.add_refusal(found)
    elif not store.is_known(found.id, engine):
        store.add_report(found, engine, msgspec.json.encode(annotate_report(found, default_packs(), default_encoder())))


def link_store(kept: Store, tell: Progress) -> None:
    """Link the matters of a store that new reports touch; the others stay as they are."""
    refusals = kept.refusals()
    judgements = current_judgements(kept.judgements())
    kept.write_parts(lambda places: _link_touched(places, refusals, judgements, tell))


def _link_touched(
    places: Places, refusals: tuple[Problem, ...], judgements: Sequence[Judgement], tell: Progress
) -> Iterator[tuple[int, Record]]:
    places.forget(f"{VERSION} {LINKS} {name_engine()}")
    touched = sorted(_place_pending(places))
    for done, matter in enumerate(touched):
        tell("link", done, len(touched))
        members = places.list_members(matter)
        rows = [(msgspec.json.decode(r, type=Report), msgspec.json.decode(a, type=Annotations)) for r, a in members]
        named = {key for report, _ in rows for key in places.list_named(report.file)}
        yield matter, link_matter(rows, named, judgements)
    places.settle()
    tell("link", len(touched), len(touched))
    yield 0, Record(header=make_header(), problems=refusals)


def _place_pending(places: Places) -> set[int]:
    """Place what has no place yet; the matters that have to be linked."""
    touched = places.list_pending()
    for key in tuple(touched):
        if places.find(key) is None:
            report = msgspec.json.decode(places.read_report(key), type=Report)
            touched += _place_report(places, report)
    return {places.find(key) or 0 for key in touched}


def _place_report(places: Places, report: Report) -> list[str]:
    """Put a report into the matter of its neighbours, which it may join to one; other reports that it touches."""
    profile = profile_report(report)
    keys = list_keys(profile)
    homes = find_homes(profile, places.list_near(keys.terms, SHARED, LEAST, keys.others), places.read_profile)
    named = places.list_named(report.file)
    places.join({places.add(report, encode_profile(profile), keys.terms, keys.others), *homes})
    return [] if places.list_named(report.file) == named else named


def _explain_nothing(inputs: Sequence[str | Path], refusals: Sequence[Problem]) -> str:
    given = ", ".join(map(str, inputs)) or "nothing"
    reasons = "".join(f"\n  {p.uri}: {p.detail}" for p in refusals[:5])
    return f"no report could be read from {given}: give files of reports, a folder, or - for standard input{reasons}"


def _say_nothing(step: str, done: int, total: int | None) -> None:
    """No progress is shown."""
