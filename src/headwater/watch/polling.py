"""One visit of a source: what is new in it goes into the store, and how it went is remembered."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from headwater.errors import FetchError, ReadError
from headwater.fetch.client import Client, Fetched
from headwater.pipeline.engine import name_engine, tell_time
from headwater.pipeline.fetching import Entry, list_entries, read_entry, read_page_at
from headwater.pipeline.keeping import Outcome, keep_found, keep_visited
from headwater.read.inputs import read_input, refuse
from headwater.read.sources import Source, find_sources
from headwater.record.model import Problem
from headwater.record.store import Store
from headwater.watch.config import SourceConfig
from headwater.watch.schedule import Visited, plan_next, plan_retry

LOST = range(400, 500)  # answers after which a page is not asked for again, but for "too many requests"


class Visit(NamedTuple):
    """How a visit went: how often each outcome, or what was wrong."""

    outcomes: Counter[Outcome]
    fault: str | None = None


def visit_source(store: Store, source: SourceConfig, client: Client, now: float, chance: random.Random) -> Visit:
    """Ask a source and keep what is new; a fault of the source is told, and the next visit put off."""
    known = read_visited(store, source)
    outcomes: Counter[Outcome] = Counter()
    try:
        if source.kind == "folder":
            outcomes.update(_read_folder(store, source))
        else:
            fetched = client.fetch(source.where, known.etag, known.last_modified)
            known = msgspec.structs.replace(known, etag=None, last_modified=None)
            outcomes.update(_read_fetched(store, source, client, fetched))
            if not outcomes["refused"] or not source.pages:  # what could not be had is asked for again
                known = msgspec.structs.replace(known, etag=fetched.etag, last_modified=fetched.last_modified)
    except (ReadError, OSError) as error:
        failures = known.failures + 1
        asked = error.retry_after if isinstance(error, FetchError) else None
        due = plan_retry(source.every, failures, now, chance, asked)
        _write_visited(store, source, msgspec.structs.replace(known, failures=failures, due=due, fault=str(error)))
        return Visit(outcomes, str(error))
    due = plan_next(source.every, now, chance)
    _write_visited(store, source, msgspec.structs.replace(known, failures=0, due=due, fault=None))
    return Visit(outcomes)


def read_visited(store: Store, source: SourceConfig) -> Visited:
    """What is remembered of a source."""
    data = store.visits().read_state(f"source {source.where}")
    return msgspec.json.decode(data, type=Visited) if data else Visited()


def _write_visited(store: Store, source: SourceConfig, state: Visited) -> None:
    store.visits().write_state(f"source {source.where}", msgspec.json.encode(state))


def _read_fetched(store: Store, source: SourceConfig, client: Client, fetched: Fetched) -> Iterator[Outcome]:
    if fetched.content is None:
        return
    if source.kind == "page":
        for found in read_page_at(fetched, tell_time()):
            yield keep_visited(store, found, name_engine(), source.translator)
        return
    for entry in list_entries(fetched):
        if store.visits().is_seen(source.where, entry.key, entry.digest):
            yield "unchanged"
            continue
        outcome, is_done = _read_entry(store, source, client, fetched, entry)
        yield outcome
        if is_done:
            store.visits().note_seen(source.where, entry.key, entry.digest)


def _read_entry(
    store: Store, source: SourceConfig, client: Client, fetched: Fetched, entry: Entry
) -> tuple[Outcome, bool]:
    """Keep an entry, or the page that it links to; whether it need not be asked for again before it changes."""
    if not source.pages or not entry.link:
        return keep_visited(store, read_entry(entry, fetched.url, tell_time()), name_engine(), source.translator), True
    try:
        page = client.fetch(entry.link)
        kept = [
            keep_visited(store, found, name_engine(), source.translator) for found in read_page_at(page, tell_time())
        ]
        return (kept[0] if kept else "refused"), True
    except FetchError as error:
        keep_found(store, refuse(entry.link, str(error)), name_engine(), source.translator)
        return "refused", error.status in LOST and error.status != 429


def _read_folder(store: Store, source: SourceConfig) -> Iterator[Outcome]:
    """The files of a folder that have another size or time than at the last visit."""
    folder = Path(source.where)
    if not folder.is_dir():
        raise ReadError(f"{folder} is no folder. Make it, or take it out.")
    for found in find_sources([folder]):
        if isinstance(found, Problem) or found.path is None:
            continue
        state = found.path.stat()
        digest = f"{state.st_mtime_ns}:{state.st_size}"
        if store.visits().is_seen(source.where, found.uri, digest):
            yield "unchanged"
            continue
        named = Source(uri=f"{folder.name}/{found.uri}", file=found.file, path=found.path)
        for report in read_input(named, tell_time()):
            yield keep_found(store, report, name_engine(), source.translator)
        store.visits().note_seen(source.where, found.uri, digest)
