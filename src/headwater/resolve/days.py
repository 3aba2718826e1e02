"""The days of one report: of its times, of what was said in it, of what happened.

The anchor of a time is the day of publication, and inside a quotation the day on which it was said.  When a statement
was made follows from its own words, else from what its speaker said just before; what one occasion of the news brought
lies between the day of the news and the day of printing, or on the latter or the day before it where the news names
none, and all else is only known not to be later than the report.
What happened and has no day of its own is bounded by the utterance that tells of it: before it, or after it if it is
only planned, possible or demanded.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from headwater.annotations import Annotations, Happening, Saying, TimeExpression
from headwater.dates import Day, When, ground, ground_around, order, unknown
from headwater.record.model import Report
from headwater.resolve.anchors import Occurrence, find_anchor, list_occurrences, list_parties

LEAD = 4  # sentences of the body that say what the news is, and of which day
FRESH = 4  # days: news of a day is printed within these
RECENT = 31  # days: a time that is longer tells nothing of the day of the news
LONGEST_DAY = 7  # days: what a speaker said 'this week' dates what he 'added', what he said 'this year' does not
HAD = re.compile(r"(?:\bhad|[’']d)\s+(?:(?:\w+ly|also|already|first|once|twice)\s+)*$", re.IGNORECASE)
WHO = re.compile(r"\b(?:who|which)\s+(?:(?:\w+ly|also|once|first)\s+)*$", re.IGNORECASE)
NEAR = 24  # code points before a cue in which its auxiliaries and adverbs stand
SINCE = re.compile(r"\bsince\s+(?:(?:at least|about|around|the)\s+)*$", re.IGNORECASE)
LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:(?:in|on)\s+)?")
# Far days that describe a noun date no news: "the 2016 election", "the fire of 2029".
ASIDE = re.compile(r"(?:\b(?:of|the|an?|this|its|his|her|their)|[’']s)\s+$", re.IGNORECASE)
BOUNDED = ("event", "range", "duration", "window")  # kinds of times that say by themselves where they end
CLOSE = 800  # code points: what a speaker said on a day long gone dates only what is told of him next
OTHERS = 2  # reports whose leads name the day before which nobody can have spoken of their news
AHEAD = ("planned", "possible", "demanded")

Grounded = tuple[str | None, When]


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """By the positions of a report's annotations: when each was said, meant and happened."""

    said: tuple[When, ...]
    times: tuple[Grounded, ...]
    happened: tuple[When, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What the other reports of a matter tell of days: the first one of the news, and those of events."""

    since: Day | None = None
    occurrences: tuple[Occurrence, ...] = ()


ALONE = Beside()


def date_report(report: Report, found: Annotations, actor_of: Mapping[int, str], beside: Beside = ALONE) -> Days:
    """All days of a report."""
    anchors = _find_anchors(report, found, actor_of, beside)
    plain = [_ground_plain(report, t, anchors.get(n)) for n, t in enumerate(found.times)]
    news = _find_news(report, found, plain, beside.since)
    if deed := _find_deed(report, found, plain) or news:
        plain = [_lay_to(g, deed) if _is_hours_off(t) else g for t, g in zip(found.times, plain, strict=True)]
    said = _date_sayings(report, found, actor_of, plain, news)
    times = [_ground_told(report, found, said, t, anchors.get(n)) or plain[n] for n, t in enumerate(found.times)]
    opened = _list_opened(report, found, times, beside.since)
    happened = [
        _recall_day(report, found, h, times, actor_of) or _date_happening(report, found, h, said, times, opened.get(n))
        for n, h in enumerate(found.happenings)
    ]
    return Days(said=tuple(said), times=tuple(times), happened=tuple(happened))


def look_beside(
    rows: Sequence[tuple[Report, Annotations]], actors: Mapping[str, Mapping[int, str]]
) -> dict[str, Beside]:
    """For each report of a matter what the others tell; `actors` has those of the mentions of each."""
    known, told = {}, {}
    for report, found in rows:
        plain = [_ground_plain(report, t) for t in found.times]
        told[report.id] = tuple(list_occurrences(report, found, [w for _, w in plain], actors.get(report.id, {})))
        day = _find_news(report, found, plain)
        if day and day.start == day.end and report.published.start:
            known[report.id] = report.published.start, day.start
    return {
        report.id: Beside(
            since=_find_since(report, [both for key, both in known.items() if key != report.id]),
            occurrences=tuple(one for key, row in told.items() if key != report.id for one in row),
        )
        for report, _ in rows
    }


def _find_since(report: Report, others: Iterable[tuple[Day, Day]]) -> Day | None:
    """The first day that the leads of others name, which were printed on that of a report or the one before."""
    printed = {*_list_printing(report)}
    named = [day for other, day in others if {other, day} <= printed]
    return min(named) if len(named) >= OTHERS else None


def _find_anchors(report: Report, found: Annotations, actor_of: Mapping[int, str], beside: Beside) -> dict[int, When]:
    """The days of events that times of the report only name, by the position of the time."""
    if not any(t.expression.kind == "event" for t in found.times):
        return {}
    days = [ground(t.expression, report.published)[1] for t in found.times]
    own = list(list_occurrences(report, found, days, actor_of))
    anchors = {n: find_anchor(report, found, t, actor_of, own, beside.occurrences) for n, t in enumerate(found.times)}
    return {n: when for n, when in anchors.items() if when}


def _ground_plain(report: Report, time: TimeExpression, known: When | None = None) -> Grounded:
    return _ground_from(report, time, known, report.published)


def _ground_from(report: Report, time: TimeExpression, known: When | None, anchor: When) -> Grounded:
    """A time seen from an anchor, with the days of its event where they are known."""
    timex, when = ground_around(time.expression, known, anchor) if known else ground(time.expression, anchor)
    return timex, msgspec.structs.replace(when, text=time.extent.of(report.text))


def _ground_told(
    report: Report, found: Annotations, said: Sequence[When], time: TimeExpression, known: When | None
) -> Grounded | None:
    """A time of what somebody says, seen from the day on which it was said.

    In words that are not quoted only what is bounded by the utterance: their "yesterday" is that of the report.
    """
    if not time.quoted and time.expression.kind not in ("event", "vague"):
        return None
    around = [n for n, s in enumerate(found.sayings) if any(q.contains(time.extent) for q in (*s.quoted, *s.content))]
    days = [said[n] for n in around if _is_one_day(said[n]) or _is_long_gone(said[n], report.published)]
    if not days and not time.quoted:
        return None
    return _ground_from(report, time, known, days[-1] if days else report.published)


def _is_one_day(when: When) -> bool:
    return when.start is not None and when.start == when.end


def _is_long_gone(when: When, published: When) -> bool:
    """Whether days are known and lie before those of the news."""
    return bool(when.start and when.end and published.start) and not (
        when.end + timedelta(days=FRESH) >= published.start
    )


def _is_hours_off(time: TimeExpression) -> bool:
    """Whether a time is hours or minutes off something that no words near it date: 'HOURS LATER he resigned'."""
    e = time.expression
    return e.kind == "event" and e.unit == "day" and e.offset == 0 and e.first is None and not time.quoted


def _lay_to(grounded: Grounded, deed: When) -> Grounded:
    timex, when = grounded
    return timex, msgspec.structs.replace(deed, text=when.text)


def _find_deed(report: Report, found: Annotations, times: Sequence[Grounded]) -> When | None:
    """The first day of the news that the lead names."""
    return min(
        (w for n, w in _list_fresh(report, found, times).items() if n in _list_named(found)), key=order, default=None
    )


def _date_sayings(
    report: Report, found: Annotations, actor_of: Mapping[int, str], times: Sequence[Grounded], news: When | None
) -> list[When]:
    """When each saying was said."""
    dated: list[When | None] = [_own_day(report, found, s, times) for s in found.sayings]
    last: dict[str, tuple[When, int]] = {}
    opening = _find_opening(found)
    for n, saying in enumerate(found.sayings):
        own, place = dated[n], (saying.cue or saying.extent[0]).start
        if saying.nested_in is not None:
            continue
        speaker = (actor_of.get(saying.speaker) if saying.speaker is not None else None) or ""
        before = last.get(speaker) if speaker else None
        if own is not None:
            if _dates_more(report, found, saying, own):
                last[speaker] = own, place
        elif not saying.fresh and not (saying.attribution == "explicit" and place < opening):
            continue
        elif before and _reaches(report, before, place):
            dated[n] = msgspec.structs.replace(before[0], basis=f"as the speaker's words before: {before[0].basis}")
            last[speaker] = before[0], place
        else:
            dated[n] = news
    return [when or _bounded(report, dated, saying) for when, saying in zip(dated, found.sayings, strict=True)]


def _dates_more(report: Report, found: Annotations, saying: Saying, own: When) -> bool:
    """Whether the day of a saying is that of what its speaker says behind it: not 'WHO SAID in 2011 …, called it …'."""
    if _is_before_the_news(report, saying) or _runs_on(report, found, saying.said):
        return False
    before = report.text[max(0, saying.cue.start - NEAR) : saying.cue.start] if saying.cue else ""
    return _is_fresh(own, report.published) or WHO.search(before) is None


def _is_before_the_news(report: Report, saying: Saying) -> bool:
    """Whether a saying is of before what is told: 'HAD SAID on Monday' dates neither the news nor the words behind."""
    cue = saying.cue
    return cue is not None and HAD.search(report.text, max(0, cue.start - NEAR), cue.start) is not None


def _find_opening(found: Annotations) -> int:
    """Where the first sentence of the body ends: up to there the perfect tells the news, too ("has insisted")."""
    return next((s.extent.end for s in found.sentences if s.zone == "body"), 0)


def _reaches(report: Report, before: tuple[When, int], place: int) -> bool:
    """Whether what a speaker said before dates what is told of him here."""
    when, last = before
    return _is_fresh(when, report.published) or place - last < CLOSE


def _runs_on(report: Report, found: Annotations, time: int | None) -> bool:
    """Whether a time is the first of all those meant: 'SINCE October'."""
    if time is None or found.times[time].expression.kind in BOUNDED:
        return False
    start = found.times[time].extent.start
    return SINCE.search(report.text, max(0, start - NEAR), start) is not None


def _run_on(when: When, limit: When) -> When:
    """From the start of a time up to when it was told."""
    if when.start is None or limit.end is None or when.start > limit.end:
        return when
    return msgspec.structs.replace(when, end=limit.end, basis=f"since then and up to the utterance: {when.basis}")


def _own_day(report: Report, found: Annotations, saying: Saying, times: Sequence[Grounded]) -> When | None:
    when = times[saying.said][1] if saying.said is not None and saying.said < len(times) else None
    if when is not None and _runs_on(report, found, saying.said):
        when = _run_on(when, report.published)
    if when is None or not when.is_known or (when.start and report.published.end and when.start > report.published.end):
        return None
    is_wide = when.start and when.end and (when.end - when.start).days > LONGEST_DAY * 53
    return None if is_wide else when


def _find_news(report: Report, found: Annotations, times: Sequence[Grounded], since: Day | None = None) -> When | None:
    """The day of the sayings that the lead reports; of a deed, or of several days, from the first of them to printing.

    Where the lead names no day at all, that of printing or the one before.
    """
    named = _list_named(found)
    if not any(_is_recent(times[n][1], report.published) for n in named):
        return _find_printing(report, since)
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


def _list_named(found: Annotations) -> set[int]:
    """The times of the lead."""
    lead = [s.extent for s in found.sentences if s.zone == "body"][:LEAD]
    return {n for n, time in enumerate(found.times) if any(e.contains(time.extent) for e in lead)}


def _list_fresh(report: Report, found: Annotations, times: Sequence[Grounded]) -> dict[int, When]:
    """The days shortly before printing that are of what the report tells, and not of what somebody tells in it."""
    told = _list_told(found)
    told |= {s.said for s in found.sayings if s.said is not None and _is_before_the_news(report, s)}
    return {
        n: when
        for n, ((_, when), time) in enumerate(zip(times, found.times, strict=True))
        if not (time.quoted or n in told) and _is_fresh(when, report.published)
    }


def _find_printing(report: Report, since: Day | None) -> When | None:
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


def _list_dating(found: Annotations) -> set[int | None]:
    """The times of sayings: 'Norway accused Chad ON TUESDAY'."""
    spoken = {h.when for h in found.happenings if _find_spoken(found, h) is not None}
    return {s.said for s in found.sayings} | spoken


def _list_told(found: Annotations) -> set[int]:
    """The times of what is said: 'the ferry sank ON SUNDAY, she said' dates no saying, 'revealed ON SUNDAY' does."""
    dating = _list_dating(found)
    told = {h.when for h in found.happenings if h.saying is not None}
    inside = [c for s in found.sayings for c in s.content]
    told |= {n for n, time in enumerate(found.times) if any(c.contains(time.extent) for c in inside)}
    return {n for n in told - dating if n is not None}


def _find_spoken(found: Annotations, one: Happening) -> int | None:
    """The saying of which a happening is the cue."""
    return next((n for n, s in enumerate(found.sayings) if s.cue and s.cue.overlaps(one.trigger)), None)


def _is_fresh(when: When, published: When) -> bool:
    if not (when.start and when.end and published.start and published.end) or when.start != when.end:
        return False
    return when.end <= published.end and published.start - when.end <= timedelta(days=FRESH)


def _is_recent(when: When, published: When) -> bool:
    """Whether days can be those of the news, be they a week or a month."""
    if not (when.start and when.end and published.start and published.end) or (when.end - when.start).days > RECENT:
        return False
    return when.start <= published.end and published.start - when.end <= timedelta(days=FRESH)


def _bounded(report: Report, dated: Sequence[When | None], saying: Saying) -> When:
    """Not later than the statement around it, or than the report."""
    outer = dated[saying.nested_in] if saying.nested_in is not None and saying.nested_in < len(dated) else None
    limit = outer or report.published
    if limit.end is None:
        return unknown("the report says neither when it was said nor when it was published itself")
    words = "the statement that tells of it" if outer else "the report"
    return When(start=None, end=limit.end, precision="open", basis=f"not later than {words}")


def _recall_day(
    report: Report, found: Annotations, one: Happening, times: Sequence[Grounded], actor_of: Mapping[int, str]
) -> When | None:
    """The day that the same happening has elsewhere in the report: of one type, by one of the same, looking one way."""
    if one.when is not None or one.type.endswith(":OTHER"):
        return None
    mine = list_parties(one, actor_of)
    days = [
        times[other.when][1]
        for other in found.happenings
        if other.when is not None
        and other.type == one.type
        and (other.modality in AHEAD) == (one.modality in AHEAD)
        and len(mine & list_parties(other, actor_of)) >= 2
    ]
    is_ahead, printed = one.modality in AHEAD, report.published.start
    known = {
        (w.start, w.end): w for w in days if w.is_definite and not (is_ahead and w.end and printed and w.end < printed)
    }
    if len(known) != 1:
        return None
    when = next(iter(known.values()))
    return msgspec.structs.replace(when, text=None, basis=f"the same, told elsewhere in the report: {when.basis}")


def _list_opened(report: Report, found: Annotations, times: Sequence[Grounded], since: Day | None) -> dict[int, When]:
    """The news that a report opens with and gives no day: it is of the day of printing, or of the one before.

    News is what the title or the first sentence tells as a fact, where neither names any time.
    """
    when = _find_printing(report, since)
    body = next((s for s in found.sentences if s.zone == "body"), None)
    opening = [s.extent for s in found.sentences if s.zone == "title"] + ([body.extent] if body else [])
    known = [
        t.extent
        for t, (_, days) in zip(found.times, times, strict=True)
        if days.is_known and (_is_fresh(days, report.published) or not _is_aside(report, t))
    ]
    plain = [e for e in opening if not any(e.contains(t) for t in known)]
    return {
        n: when
        for n, h in enumerate(found.happenings)
        if when and h.modality == "actual" and any(e.contains(h.trigger) for e in plain)
    }


def _is_aside(report: Report, time: TimeExpression) -> bool:
    start = time.extent.start
    return ASIDE.search(report.text, max(0, start - NEAR), start) is not None


def _join_listed(report: Report, found: Annotations, time: int, times: Sequence[Grounded]) -> When:
    """The days of a time and of those that are listed with it: 'in 2029 AND 2030'."""
    first = last = time
    while first > 0 and _is_listed(report, found, first - 1):
        first -= 1
    while last + 1 < len(times) and _is_listed(report, found, last):
        last += 1
    days = [when for _, when in times[first : last + 1] if when.is_definite]
    when = times[time][1]
    if len(days) <= last - first or first == last or len({w.precision for w in days}) > 1:
        return when
    start, end = min(w.start for w in days if w.start), max(w.end for w in days if w.end)
    return msgspec.structs.replace(when, start=start, end=end, basis="; ".join(w.basis for w in days))


def _is_listed(report: Report, found: Annotations, time: int) -> bool:
    """Whether the time behind one is listed with it."""
    one, other = found.times[time], found.times[time + 1]
    between = report.text[one.extent.end : other.extent.start]
    return one.expression.kind == other.expression.kind and LISTED.fullmatch(between) is not None


def _date_happening(
    report: Report,
    found: Annotations,
    one: Happening,
    said: Sequence[When],
    times: Sequence[Grounded],
    opened: When | None = None,
) -> When:
    spoken = _find_spoken(found, one)
    has_own = spoken is not None and found.sayings[spoken].said is not None
    if spoken is not None and (has_own or one.when is None):  # "urged": it happened when it was said
        return msgspec.structs.replace(said[spoken], text=None)
    carrier = said[one.saying] if one.saying is not None and one.saying < len(said) else unknown("nobody's word")
    limit = carrier if carrier.end else report.published
    if one.when is not None:
        when = _join_listed(report, found, one.when, times)
        return _run_on(when, limit) if one.modality not in AHEAD and _runs_on(report, found, one.when) else when
    if limit.end is None:
        return unknown("the clause gives no time")
    teller = "the statement that tells of it" if carrier.end else "the report"
    if opened and carrier.start is None:
        return opened
    if one.modality in AHEAD:
        start = limit.start or report.published.start
        return When(start=start, basis=f"not yet at the time of {teller}")
    return When(end=limit.end, basis=f"not later than {teller}")
