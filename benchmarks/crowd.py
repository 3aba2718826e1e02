"""One story in hundreds of reports: what the pages have to bear when a matter goes around the world.

The lab tells the same few people's affair again and again, each time a few days later; some of its dispatches are
printed by dozens of outlets.  It is linked piece by piece, on perfect reading, so that 500 reports take half a minute.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, cycle, islice
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from benchmarks.lab.assembly import HEADER, link_reports
from benchmarks.lab.stories import make_story
from benchmarks.lab.writing import write_report
from headwater.dates import When
from headwater.record.model import Claim, Copy, Origin, Report, Story
from headwater.record.spans import Evidence, Side, identify
from headwater.record.whole import Record

T = TypeVar("T")
STILL = dt.timedelta(0)
CLAIMS = 5000
COPIES, FRESH = 6, 8  # of each dispatch, and beside it
APART = 2  # days between one telling and the next
TOWNS = (
    "Meldis Ilvar Hesp Quillon Orrin Marrowgate Brannick Aldwick Fenmouth Saltby Corrib Dunhaven Eastmere Farrow "
    "Garholm Hollin Inverleith Jarrow Kelmarsh Lindow Market-Overy Netherby Oakholt Penrith Quarrington"
).split()
PAPERS = "Gazette Echo Chronicle Bulletin Monitor Dispatch Register Advocate Post-Intelligencer-and-Advertiser".split()


class Reprint(NamedTuple):
    """A report as another outlet prints it; `ids` leads from each id of the report to that of the reprint."""

    report: Report
    ids: dict[str, str]


def make_crowd(reports: int, claims: int = 0, seed: int = 0) -> Record:
    """A record of this many reports of one story; with `claims` its claims stand again until there are as many."""
    parts = list(_tell_again(reports, seed))
    whole = _join([part for part, _ in parts])
    spread = list(islice(chain.from_iterable(_pick_reprints(parts)), reports - len(whole.reports)))
    told = _repeat_claims(_print_again(whole, spread), claims)
    days = [day for r in told.reports for day in (r.published.start, r.published.end) if day]
    story = Story(
        id="sto_crowd",
        title=parts[0][1].title or "",
        reports=tuple(r.id for r in told.reports),
        first_seen=str(min(days)),
        last_seen=str(max(days)),
    )
    return msgspec.structs.replace(told, header=HEADER, stories=(story,))


def _tell_again(reports: int, seed: int) -> Iterator[tuple[Record, Report]]:
    """Tellings of the affair by one cast, linked, with the dispatch of each: about half of all reports."""
    world, told = make_story(seed).world, 0
    while told < max(1, reports * 55 // 100):
        left = reports - told - 1
        story = make_story(seed, min(COPIES, left // 2), min(FRESH, left - left // 2))
        written = [write_report(world, r.plan) for r in story.reports]
        shift, mark = dt.timedelta(days=APART * (told // 7)), f".{seed}"
        record = link_reports(world, written)
        kept = {actor.id for actor in record.actors}
        known = {x.id: f"{x.id}{mark}" for kind in _list_kinds(record) for x in kind if x.id not in kept}
        record = _rename_outlets(_change(record, known, shift), told)
        first = known[written[0].report.id]
        yield record, next(r for r in record.reports if r.id == first)
        seed, told = seed + 1, told + len(written)


def _list_kinds(record: Record) -> list[tuple[Any, ...]]:
    return [value for name in record.__struct_fields__ if isinstance(value := getattr(record, name), tuple)]


def _change(value: T, ids: Mapping[str, str], shift: dt.timedelta = STILL) -> T:
    """A value with other ids in it and all its days moved."""
    return cast(T, _change_part(value, ids, shift))


def _change_part(value: Any, ids: Mapping[str, str], shift: dt.timedelta) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, When):
        moved = {k: day + shift for k in ("start", "end") if (day := getattr(value, k))}
        return msgspec.structs.replace(value, **moved)
    if isinstance(value, msgspec.Struct):
        kept = {name: _change_part(getattr(value, name), ids, shift) for name in value.__struct_fields__}
        return type(value)(**kept)
    return tuple(_change_part(part, ids, shift) for part in value) if isinstance(value, tuple) else value


def _name_outlets(seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    names = [f"{town} {paper}" for town in TOWNS for paper in PAPERS]
    return cycle(rng.sample(names, len(names)))


def _rename_outlets(record: Record, told: int) -> Record:
    """The outlets of a later telling are others, but for the first four."""
    outlets = list(dict.fromkeys(r.outlet for r in record.reports if r.outlet))[4 if told else len(record.reports) :]
    names = dict(zip(outlets, _name_outlets(told), strict=False))
    ids = {key: identify("act", name) for key, name in names.items()}
    actors = tuple(
        msgspec.structs.replace(a, id=ids[a.id], name=names[a.id], names=()) if a.id in ids else a
        for a in record.actors
    )
    return msgspec.structs.replace(_change(record, ids), actors=actors)


def _join(parts: Iterable[Record]) -> Record:
    """The records as one, each object once."""
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        for name in part.__struct_fields__:
            if isinstance(kind := getattr(part, name), tuple):
                found.setdefault(name, {}).update({x.id: x for x in kind})
    return Record(header=HEADER, **{name: tuple(kind.values()) for name, kind in found.items()})


def _pick_reprints(parts: Iterable[tuple[Record, Report]]) -> Iterator[Iterator[Reprint]]:
    """Of the first dispatch as many as there is room for 80, of the next half as many, then a third, and on again."""
    for round_ in range(20):
        for place, (record, dispatch) in enumerate(parts):
            yield (_reprint(record, dispatch, f"{round_}-{n}") for n in range(max(1, 80 // (place + 1) - 1)))


def _reprint(record: Record, report: Report, mark: str) -> Reprint:
    read: tuple[Any, ...] = (*record.statements, *record.events, *record.mentions)
    own = [x.id for x in read if _stands_in(x, report.id)]
    ids = {key: f"{key}:{mark}" for key in (report.id, *own)}
    day = dt.timedelta(days=random.Random(mark).choice((0, 0, 0, 1, 1, 2)))
    name = next(islice(_name_outlets(len(own)), int(mark.partition("-")[2]) % 200, None))
    file = f"{name.casefold().replace(' ', '-')}-{ids[report.id]}.txt"
    copy = msgspec.structs.replace(_change(report, ids, day), file=file, uri=file, outlet=identify("act", name))
    return Reprint(copy, ids)


def _stands_in(item: Any, report: str) -> bool:
    return bool((item.report if hasattr(item, "report") else item.span.report) == report)


def _print_again(record: Record, reprints: list[Reprint]) -> Record:
    """The record with these reprints, their statements, events and mentions, and all that rests on them."""
    again: dict[str, list[Reprint]] = {}
    for reprint in reprints:
        for key in reprint.ids:
            again.setdefault(key, []).append(reprint)

    def repeat(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(chain.from_iterable((x, *(_change(x, p.ids) for p in again.get(x.id, ()))) for x in items))

    return msgspec.structs.replace(
        record,
        reports=(*record.reports, *(p.report for p in reprints)),
        statements=repeat(record.statements),
        events=repeat(record.events),
        mentions=repeat(record.mentions),
        actors=_add_outlets(record, reprints),
        origins=tuple(_widen_origin(o, again) for o in record.origins),
        claims=tuple(_widen_claim(c, again) for c in record.claims),
        copies=(*record.copies, *(_copy_whole(p) for p in reprints)),
    )


def _add_outlets(record: Record, reprints: Iterable[Reprint]) -> tuple[Any, ...]:
    names = {identify("act", name): name for name in islice(_name_outlets(0), len(TOWNS) * len(PAPERS))}
    known = {a.id for a in record.actors}
    wanted = {p.report.outlet or "" for p in reprints} - known
    example = next(a for a in record.actors if a.id == record.reports[0].outlet)
    more = (msgspec.structs.replace(example, id=key, name=names[key], names=()) for key in sorted(wanted))
    return (*record.actors, *more)


def _widen_origin(origin: Origin, again: Mapping[str, list[Reprint]]) -> Origin:
    more = (p.ids[key] for key in origin.statements for p in again.get(key, ()))
    return msgspec.structs.replace(origin, statements=(*origin.statements, *more))


def _widen_claim(claim: Claim, again: Mapping[str, list[Reprint]]) -> Claim:
    support = _widen(claim.support, again)
    more = len({e.report for e in support} - {e.report for e in claim.support})
    return msgspec.structs.replace(
        claim,
        support=support,
        denials=_widen(claim.denials, again),
        reports=claim.reports + more,
        outlets=claim.outlets + more,
    )


def _widen(pieces: tuple[Evidence, ...], again: Mapping[str, list[Reprint]]) -> tuple[Evidence, ...]:
    return (*pieces, *(_change(e, p.ids) for e in pieces for p in again.get(e.report, ())))


def _copy_whole(reprint: Reprint) -> Copy:
    original = next(iter(reprint.ids))
    sides = [Side(report=key) for key in (original, reprint.report.id)]
    return Copy(id=f"cop_{reprint.report.id}", a=sides[0], b=sides[1], relation="near_duplicate")


def _repeat_claims(record: Record, claims: int) -> Record:
    """The claims again under other ids until there are this many."""
    again: Callable[[Claim, int], Claim] = lambda c, n: msgspec.structs.replace(c, id=f"{c.id}+{n}")  # noqa: E731
    rounds = -(-claims // max(1, len(record.claims)))
    every = chain(record.claims, (again(c, n) for n in range(1, rounds) for c in record.claims))
    return msgspec.structs.replace(record, claims=tuple(islice(every, max(claims, len(record.claims)))))
