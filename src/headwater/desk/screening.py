"""Screening the parties of a record against lists of names, kept with the record."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from headwater.pipeline.engine import tell_time
from headwater.pipeline.tracing import open_record, trace_texts
from headwater.record.judgements import Judgement
from headwater.record.screenings import (
    Comparison,
    Decided,
    Screening,
    compare_screenings,
    decide_hits,
    latest_screenings,
)
from headwater.record.store import Store
from headwater.record.whole import Record
from headwater.screening.entries import WatchList
from headwater.screening.hits import SHOWN, find_hits
from headwater.screening.lists import read_lists
from headwater.screening.parties import list_parties


class Outcome(NamedTuple):
    """A screening as it is shown: the record, the last run of each list, the hits as decided, and what changed."""

    record: Record
    screenings: tuple[Screening, ...]
    hits: tuple[Decided, ...]
    comparisons: tuple[Comparison, ...]


class Trail(NamedTuple):
    """Everything that was done, in order: runs of lists, and decisions."""

    screenings: tuple[Screening, ...]
    judgements: tuple[Judgement, ...]


def screen_record(record: Record, lists: Sequence[WatchList], shown: float = SHOWN) -> tuple[Screening, ...]:
    """One run for each list, the older version of a list first."""
    parties = list_parties(record)
    return tuple(
        Screening(
            list=watched.name,
            version=watched.version,
            sha256=watched.sha256,
            entries=len(watched.entries),
            parties=len(parties),
            at=tell_time(),
            hits=tuple(find_hits(parties, watched, shown)),
        )
        for watched in lists
    )


def screen_text(text: str, lists: Sequence[str], shown: float = SHOWN) -> Outcome:
    """A text against lists; nothing is kept."""
    record = trace_texts({"text": text})
    return _conclude(record, (), screen_record(record, list(read_lists(tuple(lists))), shown), ())


def screen_store(path: str | Path, lists: Sequence[str], shown: float = SHOWN) -> Outcome:
    """The record of a store against lists, kept with it; without lists, what the last runs found."""
    record = open_record(path)
    runs = screen_record(record, list(read_lists(tuple(lists))), shown)
    with Store(path) as kept:
        before = kept.screenings()
        for run in runs:
            kept.add_screening(run)
        return _conclude(kept.read_record(), before, runs or tuple(latest_screenings(before)), kept.judgements())


def _conclude(
    record: Record, before: Sequence[Screening], runs: Sequence[Screening], judgements: Sequence[Judgement]
) -> Outcome:
    last = {run.list: run for run in before}
    comparisons = []
    for run in runs:
        old = last.get(run.list)
        if old and (old.version, old.sha256) != (run.version, run.sha256):
            comparisons.append(compare_screenings(old, run))
        last[run.list] = run
    shown = latest_screenings(runs)
    hits = decide_hits([hit for run in shown for hit in run.hits], judgements)
    return Outcome(record, tuple(shown), tuple(hits), tuple(comparisons))


def read_trail(path: str | Path) -> Trail:
    """All runs and decisions of a store."""
    open_record(path)
    with Store(path) as kept:
        return Trail(kept.screenings(), kept.judgements())
