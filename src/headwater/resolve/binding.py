"""From what reading yielded to the record: actors for mentions, days (`days`) for times, ids for all."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from headwater.annotations import Annotations, Happening, Participant, Saying, TimeExpression
from headwater.dates import When
from headwater.record.model import Event, Mention, Problem, Report, Role, Speaker, Statement, Time
from headwater.record.spans import Span, cut, identify
from headwater.resolve.beside import ALONE, Beside
from headwater.resolve.days import date_report
from headwater.text import Extent

Identified = TypeVar("Identified", Statement, Event)


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """One report's part of the record, before anything is linked."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def bind_report(
    report: Report,
    found: Annotations,
    actor_of: Mapping[int, str],
    beside: Beside = ALONE,
    ships: Container[str] = (),
) -> Bound:
    """The record objects of one report; `actor_of` gives the actor of a mention; `ships` pass nothing on."""
    ids = [_identify_saying(report, s) for s in found.sayings]
    heard = {n: beside.heard[key] for n, key in enumerate(ids) if key in beside.heard}
    days = date_report(report, found, actor_of, beside, heard)
    return Bound(
        mentions=tuple(_bind_mention(report, found, n, actor_of) for n in range(len(found.mentions))),
        times=tuple(_bind_time(report, t, *w) for t, w in zip(found.times, days.times, strict=True)),
        statements=_unique(
            _bind_saying(report, found, n, ids, days.said[n], actor_of, ships) for n in range(len(found.sayings))
        ),
        events=_unique(
            _bind_happening(report, h, ids, when, actor_of)
            for h, when in zip(found.happenings, days.happened, strict=True)
        ),
        problems=tuple(_bind_doubts(report, found)),
    )


def _unique(items: Iterable[Identified]) -> tuple[Identified, ...]:
    """Without what has the same id: the same words in the same role."""
    return tuple({item.id: item for item in items}.values())


def _span(report: Report, extent: Extent | None) -> Span | None:
    return cut(report, extent.start, extent.end) if extent else None


def _spans(report: Report, extents: Sequence[Extent]) -> tuple[Span, ...]:
    return tuple(cut(report, e.start, e.end) for e in extents)


def _bind_mention(report: Report, found: Annotations, n: int, actor_of: Mapping[int, str]) -> Mention:
    mention = found.mentions[n]
    return Mention(
        id=identify("men", report.id, mention.extent, mention.level),
        span=cut(report, *mention.extent),
        level=mention.level,
        type=mention.type,
        actor=actor_of.get(n),
        confidence=mention.confidence,
    )


def _bind_time(report: Report, time: TimeExpression, timex: str | None, when: When) -> Time:
    return Time(id=identify("tim", report.id, time.extent), span=cut(report, *time.extent), timex=timex, when=when)


def _identify_saying(report: Report, saying: Saying) -> str:
    return identify("sta", report.id, saying.content, saying.cue, saying.speaker_extent)


def _bind_saying(
    report: Report,
    found: Annotations,
    n: int,
    ids: Sequence[str],
    said: When,
    actor_of: Mapping[int, str],
    ships: Container[str],
) -> Statement:
    s = found.sayings[n]
    actor = actor_of.get(s.speaker) if s.speaker is not None else None
    is_spoken = actor is not None or s.speaker_extent is not None
    # Another report may say that the Halden Star is a ship and no paper.
    relays = dict.fromkeys(actor_of[r] for r in s.relays if r in actor_of and actor_of[r] not in ships)
    return Statement(
        id=ids[n],
        report=report.id,
        content=_spans(report, s.content),
        quoted=_spans(report, s.quoted),
        speaker=Speaker(actor=actor, span=_span(report, s.speaker_extent)) if is_spoken else None,
        cue=_span(report, s.cue),
        directness=s.directness,
        attribution=s.attribution,
        act=s.act,
        asserted=s.asserted,
        occasion=_spans(report, s.occasion),
        said=said,
        relayed_by=tuple(relays),
        nested_in=ids[s.nested_in] if s.nested_in is not None and ids[s.nested_in] != ids[n] else None,
        confidence=s.confidence,
    )


def _bind_happening(report: Report, h: Happening, ids: Sequence[str], when: When, actor_of: Mapping[int, str]) -> Event:
    roles = tuple(role for p in h.roles if (role := _bind_role(report, p, actor_of)))
    return Event(
        id=identify("evt", report.id, h.trigger, h.type),
        report=report.id,
        type=h.type,
        also=h.also,
        subtype=h.subtype,
        trigger=cut(report, *h.trigger),
        again=tuple(cut(report, *extent) for extent in h.again),
        roles=roles,
        when=when,
        where=actor_of.get(h.where) if h.where is not None else None,
        modality=h.modality,
        polarity=h.polarity,
        statement=ids[h.saying] if h.saying is not None else None,
        codes=h.codes,
    )


def _bind_role(report: Report, participant: Participant, actor_of: Mapping[int, str]) -> Role | None:
    actor = actor_of.get(participant.mention) if participant.mention is not None else None
    span = _span(report, participant.extent)
    return Role(role=participant.role, actor=actor, span=span) if actor or span else None


def _bind_doubts(report: Report, found: Annotations) -> list[Problem]:
    return [
        Problem(
            id=identify("prb", report.id, d.what, d.extents),
            uri=report.uri,
            what=d.what,
            detail=d.detail,
            spans=_spans(report, d.extents),
        )
        for d in found.doubts
    ]
