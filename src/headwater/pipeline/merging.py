"""Two stores as one: the record is that of tracing all that either was made of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from headwater.annotations import Annotations
from headwater.encoder.model import default_encoder
from headwater.errors import StoreError
from headwater.fetch.addresses import is_web_address
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.engine import default_packs, name_engine
from headwater.pipeline.tracing import link_store
from headwater.record.judgements import Judgement
from headwater.record.model import Report
from headwater.record.moves import move_report
from headwater.record.screenings import Screening
from headwater.record.store import Store, is_store

T = TypeVar("T", Judgement, Screening)
REPORT = re.compile(rb"rep_[0-9a-f]{16}")


def merge_stores(inputs: Sequence[str | Path], output: str | Path, *, apart: bool = False) -> tuple[str, ...]:
    """Put the reports, judgements and screenings of stores into a new one and link it; paths that need a look.

    One report is one locator with the same bytes.  The same address with other bytes is a version; so is the same path,
    which is right when both stores were traced from one folder, and which is what is returned.  With `apart`, the paths
    of each store begin with its name, so that equal paths of different folders are different reports.
    StoreError for an input that is no store, and for an output that is there already.
    """
    paths = [Path(given) for given in inputs]
    _check(paths, Path(output))
    stems = _name_apart(paths) if apart else [""] * len(paths)
    shared: set[str] = set()
    part = Path(f"{output}.part")
    _remove(part)
    try:
        with Store(part) as kept:
            for path, stem in zip(paths, stems, strict=True):
                with Store(path) as store:
                    shared.update(_copy_reports(store, kept, stem))
            _copy_decisions(paths, kept, stems)
            link_store(kept)
        part.replace(output)
    finally:
        _remove(part)
    return tuple(sorted(shared))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _check(paths: Sequence[Path], output: Path) -> None:
    for path in paths:
        if not path.exists():
            raise StoreError(f"{path} is not there: give stores that `headwater trace` has made")
        if not is_store(path):
            raise StoreError(f"{path} is no store: trace its reports again, a record in JSON lines has no annotations")
    if len({path.resolve() for path in paths}) < 2:
        raise StoreError("a merge takes two stores or more, each once")
    if output.exists():
        raise StoreError(f"{output} is there already: give another name with -o, or take it away")


def _name_apart(paths: Sequence[Path]) -> list[str]:
    """A folder for each store: its name, with a number where two have one name."""
    names = [path.stem for path in paths]
    return [name if names.count(name) == 1 else f"{name}-{n}" for n, name in enumerate(names, 1)]


def _copy_reports(store: Store, kept: Store, stem: str) -> Iterator[str]:
    """Copy what was read, anew where other rules had read it; paths under which another store has other bytes."""
    for problem in store.refusals():
        kept.add_refusal(problem)
    own: set[str] = set()
    for report, engine, annotations in store.reports():
        moved = _move(report, stem)
        before = kept.list_versions(moved.uri)
        known = next((r for r in before if r.id == moved.id), None)
        if known is None and not is_web_address(moved.uri) and any(r.id not in own for r in before):
            yield moved.uri
        own.add(moved.id)
        if known is None or (moved.collected or "") < (known.collected or ""):
            kept.replace_report(moved, name_engine(), _annotate(moved, engine, annotations))


def _move(report: Report, stem: str) -> Report:
    if not stem or is_web_address(report.uri):
        return report
    return move_report(report, f"{stem}/{report.uri}", report.file)


def _annotate(report: Report, engine: str, annotations: bytes) -> bytes:
    """The annotations under the id of the report; made anew where other rules or another model made them."""
    if engine != name_engine():
        return msgspec.json.encode(annotate_report(report, default_packs(), default_encoder()))
    found = msgspec.json.decode(annotations, type=Annotations)
    if found.report == report.id:
        return annotations
    return msgspec.json.encode(msgspec.structs.replace(found, report=report.id))


def _copy_decisions(paths: Sequence[Path], kept: Store, stems: Sequence[str]) -> None:
    """Copy what people decided and what screenings found, in the order in which it was done; each once."""
    judgements: list[Judgement] = []
    screenings: list[Screening] = []
    for path, stem in zip(paths, stems, strict=True):
        with Store(path) as store:
            moved = {r.id: _move(r, stem).id for r, _, _ in store.reports()} if stem else {}
            judgements += (_rename(j, moved) for j in store.judgements())
            screenings += (_rename(s, moved) for s in store.screenings())
    for judgement in sorted(dict.fromkeys(judgements), key=lambda j: j.at):
        kept.add_judgement(judgement)
    for screening in sorted(screenings, key=lambda s: s.at):
        kept.add_screening(screening)


def _rename(item: T, moved: Mapping[str, str]) -> T:
    """The same with the ids that its reports have now."""
    if not moved:
        return item
    data = REPORT.sub(lambda found: moved.get(found[0].decode(), found[0].decode()).encode(), msgspec.json.encode(item))
    return msgspec.json.decode(data, type=type(item))
