"""Tables of what single reports hold: reports, mentions, times, statements, events and who takes part in them."""

from collections.abc import Iterable
from typing import NamedTuple

from headwater.record.model import CreditKind, Event, Mention, Report, Role, Statement, Time
from headwater.tell.index import Index, group_texts
from headwater.tell.tables.columns import Column, Table, cite_all, name, name_file, place_columns, when_columns


class _Sheet(NamedTuple):
    report: Report
    text: int


def _list_sheets(index: Index) -> Iterable[_Sheet]:
    """The reports, each with the number of the first that carries its text: copies and translations share one."""
    first = {number: group[0] for group in group_texts(index) for number in group}
    return (_Sheet(report, first[index.numbers[report.id]]) for report in index.reports.values())


def _credit(kind: CreditKind) -> Column[_Sheet]:
    return lambda sheet, index: tuple(c.name for c in sheet.report.credits if c.kind == kind)


REPORTS: Table[_Sheet] = Table(
    _list_sheets,
    {
        "id": lambda sheet, index: sheet.report.id,
        "number": lambda sheet, index: index.numbers[sheet.report.id],
        "file": lambda sheet, index: sheet.report.file,
        "uri": lambda sheet, index: sheet.report.uri,
        "title": lambda sheet, index: sheet.report.title,
        "outlet": lambda sheet, index: sheet.report.outlet,
        "outlet_name": lambda sheet, index: name(sheet.report.outlet, index),
        "agency": _credit("agency"),
        "byline": _credit("byline"),
        "republisher": _credit("republisher"),
        **when_columns(lambda sheet: sheet.report.published, "published_"),
        "text": lambda sheet, index: sheet.text,
        "language": lambda sheet, index: sheet.report.language,
        "characters": lambda sheet, index: len(sheet.report.text),
        "evidence": lambda sheet, index: f"{sheet.report.file}:0-{len(sheet.report.text)}",
        "version_of": lambda sheet, index: sheet.report.version_of,
        "sha256": lambda sheet, index: sheet.report.sha256,
        "collected": lambda sheet, index: sheet.report.collected,
    },
)
MENTIONS: Table[Mention] = Table(
    lambda index: index.record.mentions,
    {
        "id": lambda mention, index: mention.id,
        **place_columns(lambda mention: mention.span),
        "level": lambda mention, index: mention.level,
        "type": lambda mention, index: mention.type,
        "actor": lambda mention, index: mention.actor,
        "actor_name": lambda mention, index: name(mention.actor, index),
    },
)
TIMES: Table[Time] = Table(
    lambda index: index.record.times,
    {
        "id": lambda time, index: time.id,
        **place_columns(lambda time: time.span),
        "timex": lambda time, index: time.timex,
        **when_columns(lambda time: time.when),
    },
)
STATEMENTS: Table[Statement] = Table(
    lambda index: index.record.statements,
    {
        "id": lambda said, index: said.id,
        "report": lambda said, index: said.report,
        "file": lambda said, index: name_file(said.report, index),
        "evidence": lambda said, index: cite_all(said.extent, index),
        "text": lambda said, index: " … ".join(span.text for span in said.extent),
        "speaker": lambda said, index: said.actor,
        "speaker_name": lambda said, index: name(said.speaker.actor, index) if said.speaker else None,
        "speaker_words": lambda said, index: said.speaker.span.text if said.speaker and said.speaker.span else None,
        "speaker_evidence": lambda said, index: cite_all((said.speaker.span if said.speaker else None,), index),
        "cue": lambda said, index: said.cue.text if said.cue else None,
        "cue_evidence": lambda said, index: cite_all((said.cue,), index),
        "act": lambda said, index: said.act,
        "asserted": lambda said, index: said.asserted,
        "directness": lambda said, index: said.directness,
        "attribution": lambda said, index: said.attribution,
        **when_columns(lambda said: said.said, "said_"),
        "relayed_by": lambda said, index: said.relayed_by,
        "nested_in": lambda said, index: said.nested_in,
        "origin": lambda said, index: index.origin_of.get(said.id),
        "confidence": lambda said, index: said.confidence,
    },
)
EVENTS: Table[Event] = Table(
    lambda index: index.record.events,
    {
        "id": lambda event, index: event.id,
        **place_columns(lambda event: event.trigger),
        "type": lambda event, index: event.type,
        "subtype": lambda event, index: event.subtype,
        "also": lambda event, index: event.also,
        "modality": lambda event, index: event.modality,
        "polarity": lambda event, index: event.polarity,
        **when_columns(lambda event: event.when),
        "place": lambda event, index: event.where,
        "place_name": lambda event, index: name(event.where, index),
        "statement": lambda event, index: event.statement,
        "plover": lambda event, index: event.codes.get("plover"),
    },
)


def _list_roles(index: Index) -> Iterable[tuple[Event, int, Role]]:
    return ((event, number, role) for event in index.record.events for number, role in enumerate(event.roles, 1))


ROLES: Table[tuple[Event, int, Role]] = Table(
    _list_roles,
    {
        "id": lambda row, index: f"{row[0].id}/{row[1]}",
        "event": lambda row, index: row[0].id,
        "role": lambda row, index: row[2].role,
        "actor": lambda row, index: row[2].actor,
        "actor_name": lambda row, index: name(row[2].actor, index),
        "text": lambda row, index: row[2].span.text if row[2].span else None,
        # A participant that is understood stands where the event does.
        "evidence": lambda row, index: cite_all((row[2].span or row[0].trigger,), index),
    },
)
