"""What a person does with a record at hand: screen its parties against lists, and judge what is one and what is not."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from headwater.errors import NotFound, StoreError
from headwater.pipeline.tracing import link_store, open_record, trace_texts
from headwater.record.judgements import Judgement, Member, Subject, Verdict
from headwater.record.screenings import (
    Comparison,
    Hit,
    Screening,
    compare_screenings,
    decide_hits,
    latest_screenings,
)
from headwater.record.store import Store, is_store
from headwater.record.whole import Record
from headwater.screening.entries import WatchList
from headwater.screening.hits import SHOWN, find_hits
from headwater.screening.lists import read_lists
from headwater.screening.parties import list_parties
from headwater.text import fold

PLACE = re.compile(r"(?P<file>.+):(?P<start>\d+)-(?P<end>\d+)")
Decided = tuple[Hit, Judgement | None]


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
            at=_now(),
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


def judge_members(path: str | Path, verdict: Verdict, names: tuple[str, str], by: str, note: str = "") -> Judgement:
    """Append a judgement on two things and link again what it touches; NotFound when the record has no such thing."""
    if not is_store(path):
        raise StoreError(f"{path} is no store: judgements are kept in one, made by `headwater trace REPORTS -o {path}`")
    record = open_record(path)
    with Store(path) as kept:
        hits = [hit for run in latest_screenings(kept.screenings()) for hit in run.hits]
        entries = sorted({(hit.list, hit.entry) for hit in hits})
        listed = [_find_entry(name, entries) for name in names]
        rows = zip(names, listed, listed[::-1], strict=True)
        members = tuple(entry or _find_place(name, record, hits, other) for name, entry, other in rows)
        subject: Subject = "screening" if any(listed) else "mentions"
        judgement = Judgement(subject=subject, members=members, verdict=verdict, by=by, at=_now(), note=note)
        kept.add_judgement(judgement)
        link_store(kept, lambda step, done, total: None)
        return judgement


def _find_entry(name: str, entries: Sequence[tuple[str, str]]) -> Member | None:
    """The entry of a list: "UK:RUS0001"."""
    return next((Member(list=own, entry=entry) for own, entry in entries if name == f"{own}:{entry}"), None)


def _find_place(name: str, record: Record, hits: Sequence[Hit], entry: Member | None) -> Member:
    """The mention at "FILE:START-END", or the first one of the actor of that name."""
    if found := PLACE.fullmatch(name):
        report = next((r for r in record.reports if found["file"] in (r.file, r.id)), None)
        if report is None or int(found["end"]) > len(report.text):
            raise NotFound(f"{name}: no report has such a place; there are {', '.join(r.file for r in record.reports)}")
        return Member(report=report.id, start=int(found["start"]), end=int(found["end"]))
    for hit in hits:
        if entry and (hit.list, hit.entry) == (entry.list, entry.entry) and fold(hit.party) == fold(name):
            return hit.members[0]
    named = [a for a in record.actors if fold(name) in {fold(a.name), *(fold(n.text) for n in a.names)}]
    if not named:
        raise NotFound(
            f"no actor is called {name!r}; `headwater show STORE actors` lists them, FILE:START-END is a place"
        )
    spans = [s for a in named[:1] for n in a.names for s in n.spans if fold(name) in (fold(n.text), fold(a.name))]
    first = min(spans)
    return Member(report=first.report, start=first.start, end=first.end)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
