"""From annotated reports to the record: actors, copies, dates, origins, claims; matter by matter."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from headwater.annotations import Annotations, Meaning
from headwater.link.changes import list_changes
from headwater.link.claims import form_claims
from headwater.link.copying.copies import find_copies
from headwater.link.copying.copy_rulings import settle_copies
from headwater.link.copying.days import hear_days, share_days
from headwater.link.copying.furniture import leave_furniture
from headwater.link.copying.speakers import share_speakers
from headwater.link.dating import date_undated, list_unsettled
from headwater.link.neighbours.matters import part_matters, profile_report
from headwater.link.provenance.counts import group_texts
from headwater.link.provenance.origins import find_origins
from headwater.link.reading import Reading, index_reading
from headwater.link.rulings import decide_statements, leave_rejected
from headwater.link.stories import tell_stories
from headwater.link.timeline import order_timeline
from headwater.link.versions import chain_versions
from headwater.pipeline.engine import make_header
from headwater.pipeline.translating import list_unread
from headwater.proof.problems import proofread
from headwater.record.judgements import Judgement
from headwater.record.model import Copy, Problem, Report
from headwater.record.whole import Record, join_parts
from headwater.resolve.actors import Actors, resolve_actors
from headwater.resolve.beside import ALONE, Beside, look_beside
from headwater.resolve.binding import Bound, bind_report
from headwater.text import Extent


def link_reports(rows: Sequence[tuple[Report, Annotations]], refusals: Sequence[Problem] = ()) -> Record:
    """The record of these reports, whatever their order."""
    rows = sorted(rows, key=lambda row: row[0].id)
    named = {r.file: r.id for r in sorted((r for r, _ in rows), key=lambda r: (r.uri, r.id), reverse=True)}
    matters = part_matters([profile_report(report) for report, _ in rows])
    parts = [link_matter([rows[n] for n in matter], set(named.values())) for matter in matters]
    header = make_header()
    return join_parts(header, [*parts, Record(header=header, problems=tuple(refusals))])


def link_matter(
    rows: Sequence[tuple[Report, Annotations]], named: Collection[str], judgements: Sequence[Judgement] = ()
) -> Record:
    """The part of the record that reports of one matter make; those in `named` have their file names to themselves."""
    rows = leave_furniture(sorted(rows, key=lambda row: row[0].id))
    found = {report.id: annotations for report, annotations in rows}
    actors = resolve_actors([r for r, _ in rows], [a for _, a in rows], judgements)
    chained = sorted(chain_versions([r for r, _ in rows]), key=lambda r: r.id)
    reports = [_with_outlet(r if r.id in named else _rename(r), actors) for r in chained]
    reading = read_together(reports, found, actors)
    copies = settle_copies(reading, find_copies(reading), judgements)
    texts = group_texts(reading, copies)
    days = date_undated(reading, found, copies, texts)
    reports = [msgspec.structs.replace(r, published=days.get(r.id, r.published)) for r in reports]
    beside = look_beside([(r, found[r.id]) for r in reports], _list_actors(actors))
    record = share_speakers(bind_all(reports, found, actors, beside), copies, reading.named)
    if heard := hear_days(record, copies):
        beside = {key: msgspec.structs.replace(one, heard=heard) for key, one in beside.items()}
        record = share_speakers(bind_all(reports, found, actors, beside), copies, reading.named)
    record = share_days(record, heard)
    reading = index_reading(record, _extents(found), _meanings(found))
    problems = [*actors.doubts, *list_unsettled(reading, days), *proofread(record), *list_unread(reports)]
    return complete_record(record, reading, copies, problems, judgements)


def read_together(reports: Sequence[Report], found: Mapping[str, Annotations], actors: Actors) -> Reading:
    """The reading of these reports, for linking."""
    return index_reading(bind_all(reports, found, actors), _extents(found), _meanings(found))


def bind_all(
    reports: Sequence[Report],
    found: Mapping[str, Annotations],
    actors: Actors,
    beside: Mapping[str, Beside] | None = None,
) -> Record:
    """What reading yields, as a record in which nothing is linked; `beside` is what the other reports tell of days."""
    of = _list_actors(actors)
    ships = {a.id for a in actors.actors if a.schema == "Vessel"}
    bound = [bind_report(r, found[r.id], of[r.id], (beside or {}).get(r.id, ALONE), ships) for r in reports]

    def gather(part: Callable[[Bound], Iterable[msgspec.Struct]]) -> tuple[msgspec.Struct, ...]:
        return tuple(item for b in bound for item in part(b))

    return Record(
        header=make_header(),
        reports=tuple(reports),
        mentions=gather(lambda b: b.mentions),  # type: ignore[arg-type]
        times=gather(lambda b: b.times),  # type: ignore[arg-type]
        actors=actors.actors,
        statements=gather(lambda b: b.statements),  # type: ignore[arg-type]
        events=gather(lambda b: b.events),  # type: ignore[arg-type]
        problems=gather(lambda b: b.problems),  # type: ignore[arg-type]
    )


def _list_actors(actors: Actors) -> dict[str, dict[int, str]]:
    """The actors of the mentions of each report."""
    of: dict[str, dict[int, str]] = defaultdict(dict)
    for (key, place), actor in actors.of.items():
        of[key][place] = actor
    return of


def complete_record(
    record: Record,
    reading: Reading,
    copies: Sequence[Copy],
    problems: Sequence[Problem] = (),
    judgements: Sequence[Judgement] = (),
) -> Record:
    """A record of what was read, linked: origins, claims, timeline, story, changes."""
    decisions = decide_statements(reading, judgements)
    reading = leave_rejected(reading, decisions)
    voices = find_origins(reading)
    claims = form_claims(reading, voices, group_texts(reading, copies), copies, judgements)
    timeline = order_timeline(reading, claims, voices)
    place = {key: n for n, key in enumerate(reading.reports)}
    statements = [
        msgspec.structs.replace(s, origin=voices.of.get(s.id), decision=decisions.get(s.id)) for s in record.statements
    ]
    return msgspec.structs.replace(
        record,
        reports=tuple(sorted(record.reports, key=lambda r: place[r.id])),
        statements=tuple(statements),
        origins=voices.origins,
        copies=tuple(copies),
        claims=claims,
        timeline=timeline,
        stories=tell_stories(reading, claims, timeline),
        changes=list_changes(reading, claims, voices),
        problems=tuple(sorted((*record.problems, *problems), key=lambda p: (p.uri, p.id))),
    )


def _extents(found: Mapping[str, Annotations]) -> dict[str, tuple[Extent, ...]]:
    return {key: tuple(s.extent for s in a.sentences) for key, a in found.items()}


def _meanings(found: Mapping[str, Annotations]) -> dict[str, tuple[Meaning, ...]]:
    return {key: a.meanings for key, a in found.items()}


def _with_outlet(report: Report, actors: Actors) -> Report:
    return msgspec.structs.replace(report, outlet=actors.outlets.get(report.id))


def _rename(report: Report) -> Report:
    """A report under a file name with a part of its id: an earlier locator has the name itself."""
    stem, dot, suffix = report.file.rpartition(".")
    return msgspec.structs.replace(report, file=f"{stem or suffix}~{report.id[4:12]}{dot}{suffix if stem else ''}")
