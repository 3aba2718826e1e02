"""From what reading yielded to the record: actors for mentions, days for times, ids for all.

The anchor of a time is the day of publication, and inside a quotation the day on which it was said.  When a statement
was made follows from its own words, else from what its speaker said before in the same report, else it is only known
not to be later than the report.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

import msgspec

from headwater.annotations import Annotations, Happening, Participant, Saying, TimeExpression
from headwater.dates import When, ground, unknown
from headwater.record.model import (
    Event,
    Mention,
    Problem,
    Report,
    Role,
    Span,
    Speaker,
    Statement,
    Time,
    cut,
    identify,
)
from headwater.text import Extent

Identified = TypeVar("Identified", Statement, Event)
LEAD = 3  # sentences of the body that say what the news is, and of which day
FRESH = 4  # days: news of a day is printed within these
LONGEST_DAY = 7  # days: what a speaker said 'this week' dates what he 'added', what he said 'this year' does not


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """One report's part of the record, before anything is linked."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def bind_report(report: Report, found: Annotations, actor_of: Mapping[int, str]) -> Bound:
    """The record objects of one report; `actor_of` gives the actor of a mention, by its position."""
    said = _date_sayings(report, found, actor_of)
    whens = [_ground_time(report, found, said, t) for t in found.times]
    ids = [_identify_saying(report, s) for s in found.sayings]
    return Bound(
        mentions=tuple(_bind_mention(report, found, n, actor_of) for n in range(len(found.mentions))),
        times=tuple(_bind_time(report, t, *w) for t, w in zip(found.times, whens, strict=True)),
        statements=_unique(_bind_saying(report, found, n, ids, said[n], actor_of) for n in range(len(found.sayings))),
        events=_unique(_bind_happening(report, found, h, ids, whens, actor_of) for h in found.happenings),
        problems=tuple(_bind_doubts(report, found)),
    )


def _unique(items: Iterable[Identified]) -> tuple[Identified, ...]:
    """Without what has the same id: the same words in the same role."""
    return tuple({item.id: item for item in items}.values())


def _date_sayings(report: Report, found: Annotations, actor_of: Mapping[int, str]) -> list[When]:
    """When each saying was said."""
    dated: list[When | None] = [_own_day(report, found, s) for s in found.sayings]
    last: dict[str, When] = {}
    news = _find_news_day(report, found)
    for n, saying in enumerate(found.sayings):
        speaker = (actor_of.get(saying.speaker) if saying.speaker is not None else None) or ""
        own = dated[n]
        if saying.nested_in is not None:
            continue
        if own is not None:
            last[speaker] = own
        elif speaker in last and speaker:
            basis = f"as the speaker's words before: {last[speaker].basis}"
            dated[n] = msgspec.structs.replace(last[speaker], basis=basis)
        else:
            dated[n] = news
    return [when or _bounded(report, found, dated, saying) for when, saying in zip(dated, found.sayings, strict=True)]


def _own_day(report: Report, found: Annotations, saying: Saying) -> When | None:
    if saying.said is None or saying.said >= len(found.times):
        return None
    time = found.times[saying.said]
    when = ground(time.expression, report.published)[1]
    if not when.is_known or (when.start and when.end and (when.end - when.start).days > LONGEST_DAY * 53):
        return None
    return msgspec.structs.replace(when, text=time.extent.of(report.text))


def _find_news_day(report: Report, found: Annotations) -> When | None:
    """The day that the lead reports on: the first day named there that is not long before publication."""
    lead = [s.extent for s in found.sentences if s.zone == "body"][:LEAD]
    for time in found.times:
        if not time.quoted and any(e.contains(time.extent) for e in lead):
            when = ground(time.expression, report.published)[1]
            if _is_fresh(when, report.published):
                text = time.extent.of(report.text)
                return msgspec.structs.replace(when, text=text, basis=f"the day that the lead reports on: {when.basis}")
    return None


def _is_fresh(when: When, published: When) -> bool:
    if not (when.start and when.end and published.end):
        return False
    return when.start == when.end and timedelta(0) <= published.end - when.end <= timedelta(days=FRESH)


def _bounded(report: Report, found: Annotations, dated: Sequence[When | None], saying: Saying) -> When:
    """Not later than the statement around it, or than the report."""
    outer = dated[saying.nested_in] if saying.nested_in is not None and saying.nested_in < len(dated) else None
    limit = outer or report.published
    if limit.end is None:
        return unknown("the report says neither when it was said nor when it was published itself")
    words = "the statement that tells of it" if outer else "the report"
    return When(start=None, end=limit.end, precision="open", basis=f"not later than {words}")


def _ground_time(
    report: Report, found: Annotations, said: Sequence[When], time: TimeExpression
) -> tuple[str | None, When]:
    anchor = report.published
    if time.quoted:
        around = [
            n for n, s in enumerate(found.sayings) if any(q.contains(time.extent) for q in (*s.quoted, *s.content))
        ]
        days = [said[n] for n in around if said[n].is_definite]
        anchor = days[-1] if days else anchor
    timex, when = ground(time.expression, anchor)
    return timex, msgspec.structs.replace(when, text=time.extent.of(report.text))


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
    )


def _bind_time(report: Report, time: TimeExpression, timex: str | None, when: When) -> Time:
    return Time(id=identify("tim", report.id, time.extent), span=cut(report, *time.extent), timex=timex, when=when)


def _identify_saying(report: Report, saying: Saying) -> str:
    return identify("sta", report.id, saying.content, saying.cue, saying.speaker_extent)


def _bind_saying(
    report: Report, found: Annotations, n: int, ids: Sequence[str], said: When, actor_of: Mapping[int, str]
) -> Statement:
    s = found.sayings[n]
    actor = actor_of.get(s.speaker) if s.speaker is not None else None
    is_spoken = actor is not None or s.speaker_extent is not None
    relays = dict.fromkeys(actor_of[r] for r in s.relays if r in actor_of)
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
        confidence=round(s.confidence, 3),
    )


def _bind_happening(
    report: Report,
    found: Annotations,
    h: Happening,
    ids: Sequence[str],
    whens: Sequence[tuple[str | None, When]],
    actor_of: Mapping[int, str],
) -> Event:
    roles = tuple(role for p in h.roles if (role := _bind_role(report, p, actor_of)))
    when = whens[h.when][1] if h.when is not None else unknown("the clause gives no time")
    return Event(
        id=identify("evt", report.id, h.trigger, h.type),
        report=report.id,
        type=h.type,
        also=h.also,
        subtype=h.subtype,
        trigger=cut(report, *h.trigger),
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
