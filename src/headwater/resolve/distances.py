"""Distances from an event that the report dates elsewhere, or by the clause around: "hours after the arrest", "the day
before the vote", "resigned on Wednesday, three days after she was fined".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from headwater.annotations import Annotations, TimeExpression
from headwater.dates import Expression, Grounded, Unit, When, ground_around
from headwater.record.model import Report
from headwater.resolve.anchors import Occurrence, find_kind, list_occurrences
from headwater.resolve.news import NEAR, is_fresh

AROUND = {"day": 1, "week": 7}  # days of the units that are counted exactly, or nearly so
WAY = re.compile(r"\b(?:after|before)$", re.IGNORECASE)
PHRASE = re.compile(r"[^.,;:()“”\"\n]{0,40}")  # the noun behind "hours after"
CLAUSE = re.compile(r"[^.,;:()“”\"\n]*")
# "THE DAY before the arrest": one day less.
UNIT_BEFORE = re.compile(r"\b(?:the|a|one)\s+(day|night|morning|evening|week)\s+$", re.IGNORECASE)
COMES = re.compile(r"\b(?:comes?|came|coming)\s+(?:(?:just|only|barely|some|about)\s+)?$", re.IGNORECASE)


def count_from_events(
    report: Report,
    found: Annotations,
    actor_of: Mapping[int, str],
    times: Sequence[Grounded],
    anchors: Mapping[int, When],
) -> dict[int, Grounded]:
    """The days of times that are counted from an event of which the report tells the day."""
    open_ones = [n for n, t in enumerate(found.times) if t.expression.kind == "event" and not t.quoted]
    if not open_ones:
        return {}
    own = list(list_occurrences(report, found, [w for _, w in times], actor_of))
    counted = ((n, _count(report, found.times[n], actor_of, found, own, anchors.get(n))) for n in open_ones)
    return {n: grounded for n, grounded in counted if grounded}


def _count(
    report: Report,
    time: TimeExpression,
    actor_of: Mapping[int, str],
    found: Annotations,
    own: Sequence[Occurrence],
    anchor: When | None,
) -> Grounded | None:
    e, start, end = time.expression, time.extent.start, time.extent.end
    before = UNIT_BEFORE.search(report.text, max(0, start - NEAR), start)
    if before and e.relation in ("before", "after"):
        unit: Unit = "week" if before[1].lower() == "week" else "day"
        e = Expression(kind="event", relation="during", unit=unit, offset=-1 if e.relation == "before" else 1)
    elif e.unit is None or e.first is not None:
        return None
    else:
        end = PHRASE.match(report.text, end).end() if WAY.search(time.extent.of(report.text)) else end  # type: ignore[union-attr]
    known = anchor or _find_known(report.text[start:end], _list_named(found, actor_of, start, end), own)
    if known is None or not known.is_definite:
        return None
    timex, when = ground_around(e, known, report.published)
    return timex, msgspec.structs.replace(when, text=time.extent.of(report.text))


def _list_named(found: Annotations, actor_of: Mapping[int, str], start: int, end: int) -> frozenset[str]:
    return frozenset(
        actor_of[n] for n, m in enumerate(found.mentions) if start <= m.extent.start < end and n in actor_of
    )


def _find_known(words: str, parties: frozenset[str], own: Sequence[Occurrence]) -> When | None:
    """The one day on which the report has an event of this kind, by those whom the words name."""
    kind = find_kind(words)
    fits = {(o.when.start, o.when.end): o.when for o in own if o.kind == kind and (not parties or parties & o.parties)}
    return next(iter(fits.values())) if kind and len(fits) == 1 else None


def count_by_clauses(
    report: Report, found: Annotations, times: Sequence[Grounded], news: When | None
) -> dict[int, tuple[When, When]]:
    """By the position of a time, the day of its clause and that of the event behind it: 'on Friday, TWO DAYS AFTER the
    bank failed'; of what 'comes' so long after, the day is that of the news."""
    return dict(_count_clauses(report, found, times, news))


def _count_clauses(
    report: Report, found: Annotations, times: Sequence[Grounded], news: When | None
) -> Iterator[tuple[int, tuple[When, When]]]:
    for n, time in enumerate(found.times):
        e = time.expression
        is_open = e.kind == "event" and e.unit and e.offset and e.first is None and not time.quoted
        if not is_open or not WAY.search(time.extent.of(report.text)):
            continue
        main = _find_main(report, found, n, times, news)
        if main and (inner := _move_back(main, e)):
            yield n, (main, inner)


def _move_back(main: When, e: Expression) -> When | None:
    """The day that lies so far off; of weeks, the days around it."""
    if main.start is None or e.unit not in AROUND or e.offset is None:
        return None
    length, around = AROUND[e.unit], timedelta(days=abs(e.offset) if e.unit == "week" else 0)
    day = main.start - timedelta(days=length * e.offset)
    basis = f"{abs(e.offset)} {e.unit}(s) off {main.start}: {main.basis}"
    return When(start=day - around, end=day + around, precision="week" if around else "day", basis=basis)


def _find_main(report: Report, found: Annotations, n: int, times: Sequence[Grounded], news: When | None) -> When | None:
    """The day of the clause in which a distance stands: the one named before it in the sentence, or the news'."""
    place = found.times[n].extent.start
    around = next((s.extent for s in found.sentences if s.extent.contains(found.times[n].extent)), None)
    days = [
        times[k][1]
        for k, t in enumerate(found.times[:n])
        if around and around.contains(t.extent) and not t.quoted and is_fresh(times[k][1], report.published)
    ]
    if days:
        return days[-1] if len({(d.start, d.end) for d in days}) == 1 else None
    is_news = news is not None and news.start == news.end
    return news if is_news and COMES.search(report.text, max(0, place - NEAR), place) else None


def find_behind(report: Report, found: Annotations, n: int) -> Iterator[int]:
    """The happenings in the clause behind a distance that is counted from them."""
    start, end = _find_clause(report, found, n)
    for k, one in enumerate(found.happenings):
        if start <= one.trigger.start < end and one.when in (None, n) and one.modality in ("actual", "alleged"):
            yield k


def find_said_behind(report: Report, found: Annotations, n: int) -> Iterator[int]:
    """The sayings in that clause."""
    start, end = _find_clause(report, found, n)
    for k, one in enumerate(found.sayings):
        if one.cue and one.speaker_extent and start <= one.cue.start < end and one.said in (None, n):
            yield k


def _find_clause(report: Report, found: Annotations, n: int) -> tuple[int, int]:
    start = found.times[n].extent.end
    return start, CLAUSE.match(report.text, start).end()  # type: ignore[union-attr]
