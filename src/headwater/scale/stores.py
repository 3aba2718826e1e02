"""Stores that are made of what a run has linked: one of everything, or one of each matter."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from headwater.link.neighbours.lookups import number_day, shelve_terms
from headwater.link.neighbours.matters import decode_profile, list_keys
from headwater.pipeline.engine import LINKS, make_header, name_engine
from headwater.record.jsonl import Line, decode_item, gather_items, list_lines
from headwater.record.model import Header, Problem, Report
from headwater.record.places import Name, Places
from headwater.record.store import Store
from headwater.record.whole import Record
from headwater.settings import VERSION


class Matter(NamedTuple):
    """One matter as it was linked: its reports, each with its annotations and its profile, and its objects in order."""

    members: list[tuple[bytes, bytes, bytes]]
    items: list[str]


def gather_part(header: Header, items: Iterable[str]) -> Record:
    """The part of a record that these lines are."""
    return gather_items([header, *(decode_item(item) for item in items)])


def write_store(path: Path, list_matters: Callable[[], Iterable[Matter]], problems: Iterable[Problem] = ()) -> None:
    """A store of these matters, as a plain trace would have left it: more reports can be traced into it.

    The matters are asked for twice, so that none has to stay in memory; what is linked is one transaction.
    """
    with Store(path) as store:
        for problem in problems:
            store.add_refusal(problem)
        for matter in list_matters():
            for report, annotations, _ in matter.members:
                store.add_report(msgspec.json.decode(report, type=Report), name_engine(), annotations)
        refusals = store.refusals()
        store.write_parts(lambda places: _place_matters(places, list_matters(), refusals))


def _place_matters(
    places: Places, matters: Iterable[Matter], problems: tuple[Problem, ...]
) -> Iterator[tuple[int, list[Line]]]:
    places.forget(f"{VERSION} {LINKS} {name_engine()}")
    header = make_header()
    for matter in matters:
        home = places.join({_place(places, report, profile) for report, _, profile in matter.members})
        yield home, list_lines(gather_part(header, matter.items))
    places.settle()
    yield 0, list_lines(Record(header=header, problems=problems))


def _place(places: Places, report: bytes, profile: bytes) -> int:
    keys = list_keys(decode_profile(profile))
    own = msgspec.json.decode(report, type=Report)
    return places.add(Name(own.id, own.file, own.uri), profile, shelve_terms(keys), number_day(keys.day), keys.others)


def write_story(matter: Matter, out: Path) -> str:
    """A store for one matter, named by its first story, in a folder; its name.  One that is there already is kept."""
    part = gather_part(make_header(), matter.items)
    path = out / f"{part.stories[0].id}.hw"
    if not path.exists():
        begun = path.with_suffix(".part")
        begun.unlink(missing_ok=True)
        write_store(begun, partial(_say_again, matter))
        begun.rename(path)
    return path.name


def _say_again(matter: Matter) -> list[Matter]:
    return [matter]
