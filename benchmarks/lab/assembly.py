"""Reports of the lab as one record in which nothing is linked, and that record linked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from benchmarks.lab.world import Member, World
from benchmarks.lab.writing import LabReport
from benchmarks.meanings import encode_reports
from headwater.link.copying.copies import find_copies
from headwater.link.reading import Meanings, index_reading
from headwater.pipeline.linking import complete_record
from headwater.record.model import Actor, Header, Name, Office
from headwater.record.spans import Span
from headwater.record.whole import Record

HEADER = Header(headwater="lab", model="none", domain="none", created="")


def assemble_record(world: World, reports: Iterable[LabReport]) -> Record:
    """Everything that reading these reports should yield; the actors are those that they name."""
    rows = sorted(reports, key=lambda r: r.report.id)
    return Record(
        header=HEADER,
        reports=tuple(r.report for r in rows),
        mentions=tuple(m for r in rows for m in r.mentions),
        times=tuple(t for r in rows for t in r.times),
        actors=_list_actors(world, rows),
        statements=tuple(s for r in rows for s in r.statements),
        events=tuple(e for r in rows for e in r.events),
    )


def link_reports(world: World, reports: Sequence[LabReport]) -> Record:
    """The record of these reports, linked on perfect reading."""
    return link_record(assemble_record(world, reports), reports)


def link_encoded(world: World, reports: Sequence[LabReport]) -> Record:
    """The same with what their sentences mean, which takes a hundred times as long."""
    record = assemble_record(world, reports)
    return link_record(record, reports, encode_reports(record, {r.report.id: r.sentences for r in reports}))


def link_record(record: Record, reports: Iterable[LabReport], meanings: Meanings | None = None) -> Record:
    """A record of what was read in these reports, linked."""
    reading = index_reading(record, {r.report.id: r.sentences for r in reports}, meanings or {})
    return complete_record(record, reading, find_copies(reading))


def merge_records(a: Record, b: Record) -> Record:
    """The reading kinds of two records as one, each object once; actors of both have the names of both."""
    actors = {x.id: x for x in a.actors}
    for actor in b.actors:
        actors[actor.id] = _merge_actors(actors[actor.id], actor) if actor.id in actors else actor
    return Record(
        header=a.header,
        reports=tuple({x.id: x for x in (*a.reports, *b.reports)}.values()),
        mentions=tuple({x.id: x for x in (*a.mentions, *b.mentions)}.values()),
        times=tuple({x.id: x for x in (*a.times, *b.times)}.values()),
        actors=tuple(actors.values()),
        statements=tuple({x.id: x for x in (*a.statements, *b.statements)}.values()),
        events=tuple({x.id: x for x in (*a.events, *b.events)}.values()),
    )


def _merge_actors(a: Actor, b: Actor) -> Actor:
    names, offices = defaultdict[str, set[Span]](set), defaultdict[tuple[str, str | None], set[Span]](set)
    for name in (*a.names, *b.names):
        names[name.text] |= set(name.spans)
    for office in (*a.offices, *b.offices):
        offices[office.title, office.of] |= set(office.spans)
    return msgspec.structs.replace(a, names=_list_names(names), offices=_list_offices(offices))


def _list_actors(world: World, reports: Sequence[LabReport]) -> tuple[Actor, ...]:
    """Those who are named or speak, the outlets, and every body above them."""
    keys = {m.actor: key for key, m in world.cast.items()}
    found = {keys[m.actor or ""] for r in reports for m in r.mentions} | {r.plan.outlet for r in reports}
    for key in sorted(found):
        while above := world.cast[key].part_of:
            found.add(above)
            key = above
    return tuple(sorted((_make_actor(world, world.cast[key], reports) for key in found), key=lambda a: a.id))


def _make_actor(world: World, member: Member, reports: Sequence[LabReport]) -> Actor:
    names, titles = defaultdict[str, set[Span]](set), defaultdict[tuple[str, str | None], set[Span]](set)
    above = world.cast[member.part_of].actor if member.part_of else None
    for report in reports:
        for mention in report.mentions:
            if mention.actor == member.actor and mention.level == "name":
                names[mention.span.text].add(mention.span)
        for key, span in report.offices:
            if key == member.key:
                titles[span.text, above].add(span)
    return Actor(
        id=member.actor,
        name=member.forms[0] if member.forms else member.described.strip(),
        schema=member.schema,
        names=_list_names(names),
        offices=_list_offices(titles),
        country=member.country,
        part_of=above,
    )


def _list_names(names: dict[str, set[Span]]) -> tuple[Name, ...]:
    return tuple(Name(text=text, spans=tuple(sorted(spans))) for text, spans in sorted(names.items()))


def _list_offices(titles: dict[tuple[str, str | None], set[Span]]) -> tuple[Office, ...]:
    rows = sorted(titles.items(), key=lambda row: (row[0][0], row[0][1] or ""))
    return tuple(Office(title=title, of=of, spans=tuple(sorted(spans))) for (title, of), spans in rows)
