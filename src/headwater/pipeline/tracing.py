"""Reports into a store, and the record of what they touch linked anew."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import BinaryIO

from headwater.errors import NothingToRead, RecordError, StoreError
from headwater.fetch.client import Client
from headwater.link.neighbours.matters import are_neighbours, decode_profile
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.engine import LINKS, make_header, name_engine
from headwater.pipeline.fetching import part_inputs
from headwater.pipeline.keeping import Visit, keep_fetched, translate_kept
from headwater.pipeline.linkers import Unlinked, link_all
from headwater.pipeline.linking import link_reports
from headwater.pipeline.placing import place_pending
from headwater.pipeline.reading import Progress, Tally, read_into, say_nothing
from headwater.read.sources import gather_sources
from headwater.record.jsonl import Line, list_lines, read_record
from headwater.record.judgements import Judgement, current_judgements
from headwater.record.model import Problem
from headwater.record.places import Places
from headwater.record.store import Store, is_store
from headwater.record.whole import Record
from headwater.settings import VERSION


def trace(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    visit: Visit | None = None,
    translator: str | None = None,
) -> Record:
    """Read reports into a store and link what is new with what it touches; the record of all that is in the store.

    Inputs are files, folders, glob patterns, "-" for standard input, and addresses (https://…), which are fetched as
    `visit` says.  `translator`, a command or an address, is given what is in another language.  What cannot be read
    becomes a `problem` of the record and the rest goes on, with a warning of what is not there; NothingToRead when the
    store holds no report in the end, StoreError when the store cannot be written.
    """
    with open_store(store) as kept:
        tally = fill_store(kept, inputs, stdin=stdin, progress=progress, visit=visit, translator=translator)
        for problem in tally.missing:
            warnings.warn(f"{problem.uri}: {problem.detail}", stacklevel=2)
        return kept.read_record()


def add_reports(
    inputs: Sequence[str | Path],
    store: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    visit: Visit | None = None,
    translator: str | None = None,
) -> Tally:
    """Trace reports into a store as `trace` does, without building the record; how much was read, known and refused.

    What it costs depends on what the new reports touch, not on the size of the store.
    """
    with open_store(store) as kept:
        return fill_store(kept, inputs, stdin=stdin, progress=progress, visit=visit, translator=translator)


@contextmanager
def open_store(path: str | Path) -> Iterator[Store]:
    """A store to fill; a new one is gone again when nothing could be read into it."""
    is_new = not Path(path).exists()
    try:
        with Store(path) as kept:
            yield kept
    except NothingToRead:
        if is_new:
            Path(path).unlink(missing_ok=True)  # with its last connection SQLite has taken away what stood beside it
        raise


def fill_store(
    kept: Store,
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    visit: Visit | None = None,
    translator: str | None = None,
) -> Tally:
    """Trace reports into an open store as `trace` does; how much was read, was there already, and was refused."""
    tell = progress or say_nothing
    files, addresses = part_inputs(inputs)
    tally = read_into(kept, gather_sources(files, stdin), tell) if files or not addresses else Tally()
    if addresses:
        tally = tally.add(keep_fetched(kept, addresses, visit or Visit(Client()), translator))
    if translator:
        translate_kept(kept, translator)
    if kept.is_empty():
        raise NothingToRead(_explain_nothing(inputs, [*tally.missing, *kept.refusals()]))
    link_store(kept, tell)
    return tally


def open_record(path: str | Path) -> Record:
    """The record in a store, or in a file of JSON lines."""
    if not Path(path).exists():
        raise StoreError(f"{path} is not there: make it with `headwater trace REPORTS -o {path}`")
    if not is_store(path):
        return _read_lines(path)
    with Store(path) as store:
        return store.read_record()


def _read_lines(path: str | Path) -> Record:
    if not Path(path).stat().st_size:
        raise RecordError(
            f"{path} is empty: it is no store and no record; `headwater trace REPORTS -o story.hw` makes one"
        )
    try:
        with Path(path).open("rb") as lines:
            return read_record(lines)
    except RecordError as error:
        if not str(error).startswith("line 1:"):
            raise
        trace = f"headwater trace {path} -o story.hw"
        raise RecordError(
            f"{path} is no store and no record: if it is a report, `{trace}` reads it ({error})"
        ) from error


def trace_texts(texts: Mapping[str, str]) -> Record:
    """The record of reports given as texts by name, without a store."""
    return link_reports(read_texts(texts))


def link_store(kept: Store, tell: Progress = say_nothing) -> None:
    """Link the matters of a store that new reports touch; the others stay as they are."""
    refusals = kept.refusals()
    judged = kept.judgements()
    kept.write_parts(lambda places: _link_touched(places, refusals, judged, tell))


def _link_touched(
    places: Places, refusals: tuple[Problem, ...], judged: Sequence[Judgement], tell: Progress
) -> Iterator[tuple[int, list[Line]]]:
    places.forget(f"{VERSION} {LINKS} {name_engine()}")
    judgements = current_judgements(judged)
    _untie(places, {_list_reports(j) for j in judged if j.verdict == "same"} - _list_ties(judgements))
    reports = [*place_pending(places), *_tie(places, _list_ties(judgements))]
    touched = sorted({places.find(key) or 0 for key in reports})
    linked = link_all(
        Unlinked(list(places.list_members(matter)), places.list_owners(matter), judgements) for matter in touched
    )
    for done, (matter, lines) in enumerate(zip(touched, linked, strict=True)):
        tell("link", done, len(touched))
        yield matter, lines
    places.settle()
    tell("link", len(touched), len(touched))
    yield 0, list_lines(Record(header=make_header(), problems=refusals))


def _list_reports(judgement: Judgement) -> frozenset[str]:
    return frozenset(member.report for member in judgement.members if member.report)


def _list_ties(judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    """Reports that are of one matter because somebody holds that something in them is the same."""
    return {_list_reports(j) for j in judgements if j.verdict == "same"}


def _tie(places: Places, ties: Iterable[frozenset[str]]) -> list[str]:
    """Join the matters of reports that are tied; the reports whose matters this joined."""
    joined: list[str] = []
    for tie in sorted(ties, key=sorted):
        matters = {home for key in tie if (home := places.find(key)) is not None}
        if len(matters) > 1:
            places.join(matters)
            joined += sorted(tie)
    return joined


def _untie(places: Places, former: Iterable[frozenset[str]]) -> None:
    """Place the reports of a matter anew where a tie in it was just undone: without it they may be of two."""
    pending = set(places.list_pending())
    for tie in sorted(former, key=sorted):
        home = {places.find(key) for key in tie} - {None}
        if len(tie) > 1 and tie <= pending and len(home) == 1 and not _are_near(places, tie):
            places.dissolve(home.pop() or 0)


def _are_near(places: Places, reports: Iterable[str]) -> bool:
    """Whether these reports are neighbours with no tie."""
    found = [decode_profile(places.find_profile(key)) for key in reports]
    return all(are_neighbours(a, b) for a, b in combinations(found, 2))


def _explain_nothing(inputs: Sequence[str | Path], refusals: Sequence[Problem]) -> str:
    given = ", ".join(map(str, inputs)) or "nothing"
    reasons = "".join(f"\n  {p.uri}: {p.detail}" for p in refusals[:5])
    return f"no report could be read from {given}: give files of reports, a folder, or - for standard input{reasons}"
