"""The day of a report's news: which day its lead names, and where it names none, which it can be."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

import msgspec

from headwater.annotations import Annotations, Saying, TimeExpression
from headwater.dates import Day, Grounded, When, ground, ground_around, on, order
from headwater.record.model import Report
from headwater.text import Extent, Stretches

LEAD = 4  # sentences of the body that say what the news is, and of which day
FRESH = 4  # days: news of a day is printed within these
RECENT = 31  # days: a time that is longer tells nothing of the day of the news
OTHERS = 2  # reports whose leads name the day before which nobody can have spoken of their news
HAD = re.compile(r"(?:\bhad|[’']d)\s+(?:(?:\w+ly|also|already|first|once|twice)\s+)*$", re.IGNORECASE)
NEAR = 24  # code points before a cue in which its auxiliaries and adverbs stand


def ground_from(report: Report, time: TimeExpression, known: When | None, anchor: When) -> Grounded:
    """A time seen from an anchor, with the days of its event where they are known.

    A report that is only known to be of a week names no day of it after the first: that is of its news.
    """
    if time.expression.kind == "weekday" and anchor.precision == "week" and anchor.start:
        anchor = on(anchor.start, anchor.basis)
    timex, when = ground_around(time.expression, known, anchor) if known else ground(time.expression, anchor)
    return timex, msgspec.structs.replace(when, text=time.extent.of(report.text))


def find_news(report: Report, found: Annotations, times: Sequence[Grounded], since: Day | None = None) -> When | None:
    """The day of the sayings that the lead reports; of a deed, or of several days, from the first of them to printing.

    Where the lead names no day at all, that of printing or the one before.
    """
    named = _list_named(found)
    if not any(_is_recent(times[n][1], report.published) for n in named):
        return find_printing(report, since)
    fresh = _list_fresh(report, found, times)
    if not named & fresh.keys():
        return None
    # "Told Radio Osk on Friday" dates its speaker alone: the news is of any day that the report tells of.
    told, private = named & fresh.keys(), {s.said for s in found.sayings if s.relays}
    first = min((fresh[n] for n in (fresh if told <= private else told)), key=order)
    if not told <= private and told <= _list_dating(found) and all(fresh[n].end == first.end for n in told):
        return msgspec.structs.replace(first, basis=f"the day that the lead reports on: {first.basis}")
    basis = f"between the first day that the lead names and that of the report: {first.basis}"
    return msgspec.structs.replace(first, end=report.published.end, basis=basis)


def find_deed(report: Report, found: Annotations, times: Sequence[Grounded]) -> When | None:
    """The first day of the news that the lead names."""
    named = _list_named(found)
    return min((w for n, w in _list_fresh(report, found, times).items() if n in named), key=order, default=None)


def find_since(report: Report, others: Iterable[tuple[Day, Day]]) -> Day | None:
    """The first day that the leads of others name, which were printed on that of a report or the one before."""
    printed = {*_list_printing(report)}
    named = [day for other, day in others if {other, day} <= printed]
    return min(named) if len(named) >= OTHERS else None


def _list_named(found: Annotations) -> set[int]:
    """The times of the lead."""
    lead = [s.extent for s in found.sentences if s.zone == "body"][:LEAD]
    return {n for n, time in enumerate(found.times) if any(e.contains(time.extent) for e in lead)}


def _list_fresh(report: Report, found: Annotations, times: Sequence[Grounded]) -> dict[int, When]:
    """The days shortly before printing that are of what the report tells, and not of what somebody tells in it."""
    told = _list_told(found)
    told |= {s.said for s in found.sayings if s.said is not None and is_before_the_news(report, s)}
    fresh = {
        n: when
        for n, ((_, when), time) in enumerate(zip(times, found.times, strict=True))
        if not (time.quoted or n in told) and is_fresh(when, report.published)
    }
    had = _list_had(report, found)
    kept = {n: when for n, when in fresh.items() if n not in had}
    return kept if kept.keys() & _list_named(found) else fresh


def _list_had(report: Report, found: Annotations) -> set[int]:
    """The times of what had happened before the news: 'she HAD met him on Friday'."""
    had: dict[int, bool] = {}
    for h in found.happenings:
        if h.when is not None:
            is_had = HAD.search(report.text, max(0, h.trigger.start - NEAR), h.trigger.start) is not None
            had[h.when] = had.get(h.when, True) and is_had
    return {n for n, is_had in had.items() if is_had}


def find_printing(report: Report, since: Day | None) -> When | None:
    """The day of printing or the one before, for news that is given no day; None where the former is not known."""
    printed = _list_printing(report)
    if not printed:
        return None
    basis = f"the report opens with no day: that of printing or the one before ({report.published.basis})"
    if since == printed[-1]:
        basis += ", on which the news is by other reports"
    return When(start=since or printed[0], end=printed[-1], precision="day", basis=basis)


def _list_printing(report: Report) -> tuple[Day, ...]:
    """The day before printing and that of printing, where the latter is known."""
    printed = report.published.start
    return (printed - timedelta(days=1), printed) if printed and printed == report.published.end else ()


def is_before_the_news(report: Report, saying: Saying) -> bool:
    """Whether a saying is of before what is told: 'HAD SAID on Monday' dates neither the news nor the words behind."""
    cue = saying.cue
    return cue is not None and HAD.search(report.text, max(0, cue.start - NEAR), cue.start) is not None


def _list_dating(found: Annotations) -> set[int | None]:
    """The times of sayings: 'Norway accused Chad ON TUESDAY'."""
    return {s.said for s in found.sayings} | {found.happenings[n].when for n in list_spoken(found)}


def _list_told(found: Annotations) -> set[int]:
    """The times of what is said: 'the ferry sank ON SUNDAY, she said' dates no saying, 'revealed ON SUNDAY' does."""
    dating = _list_dating(found)
    told = {h.when for h in found.happenings if h.saying is not None}
    inside = Stretches(c for s in found.sayings for c in s.content)
    told |= {n for n, time in enumerate(found.times) if inside.hold(time.extent)}
    return {n for n in told - dating if n is not None}


def list_spoken(found: Annotations) -> dict[int, int]:
    """The sayings of which happenings are the cues, both by their numbers."""
    first: dict[Extent, int] = {}
    for n, saying in enumerate(found.sayings):
        if saying.cue:
            first.setdefault(saying.cue, n)
    cues = Stretches(first)
    met = ((n, cues.meet(one.trigger)) for n, one in enumerate(found.happenings))
    return {n: min(map(first.__getitem__, row)) for n, row in met if row}


def is_fresh(when: When, published: When) -> bool:
    """Whether a day can be that of the news of a report."""
    if not (when.start and when.end and published.start and published.end) or when.start != when.end:
        return False
    return when.end <= published.end and published.start - when.end <= timedelta(days=FRESH)


def _is_recent(when: When, published: When) -> bool:
    """Whether days can be those of the news, be they a week or a month."""
    if not (when.start and when.end and published.start and published.end) or (when.end - when.start).days > RECENT:
        return False
    return when.start <= published.end and published.start - when.end <= timedelta(days=FRESH)
