"""The days of one report: of its times, of what was said in it, of what happened.

The anchor of a time is the day of publication, and inside a quotation the day on which it was said.  When a statement
was made follows from its own words, else from what its speaker said just before; what one occasion of the news brought
lies between the day of the news and the day of printing, or on the latter or the day before it where the news names
none, and all else is only known not to be later than the report.
What happened and has no day of its own is bounded by the utterance that tells of it: before it, or after it if it is
only planned, possible or demanded.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec

from headwater.annotations import Annotations, Happening, Saying, TimeExpression
from headwater.dates import Day, Grounded, When, ground, unknown
from headwater.record.model import AHEAD, Report
from headwater.resolve.anchors import find_anchor, list_occurrences, list_parties
from headwater.resolve.beside import ALONE, Beside
from headwater.resolve.news import (
    FRESH,
    NEAR,
    find_deed,
    find_news,
    find_printing,
    find_spoken,
    ground_from,
    is_before_the_news,
    is_fresh,
)

LONGEST_DAY = 7  # days: what a speaker said 'this week' dates what he 'added', what he said 'this year' does not
WHO = re.compile(r"\b(?:who|which)\s+(?:(?:\w+ly|also|once|first)\s+)*$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s+(?:(?:at least|about|around|the)\s+)*$", re.IGNORECASE)
FIRST = re.compile(
    r"\b(?:first|only|last|latest|second|third|biggest|worst|largest|deadliest)\b[^.,;]*$", re.IGNORECASE
)
CLOSE_BY = 40  # code points before a noun in which stands that it is the first
MARK = re.compile('[“”„«»"]')
AT = re.compile(r"\s+(?:after|during|at|following)\s+(?:(?:the|an?|his|her|its|their)\s+)?")
LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:(?:in|on)\s+)?")
# Far days that describe a noun date no news: "the 2016 election", "the fire of 2029".
ASIDE = re.compile(r"(?:\b(?:of|the|an?|this|its|his|her|their)|[’']s)\s+$", re.IGNORECASE)
BOUNDED = ("event", "range", "duration", "window")  # kinds of times that say by themselves where they end
CLOSE = 800  # code points: what a speaker said on a day long gone dates only what is told of him next


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """By the positions of a report's annotations: when each was said, meant and happened."""

    said: tuple[When, ...]
    times: tuple[Grounded, ...]
    happened: tuple[When, ...]


def date_report(report: Report, found: Annotations, actor_of: Mapping[int, str], beside: Beside = ALONE) -> Days:
    """All days of a report."""
    anchors = _find_anchors(report, found, actor_of, beside)
    plain = [ground_from(report, t, anchors.get(n), report.published) for n, t in enumerate(found.times)]
    news = find_news(report, found, plain, beside.since)
    if deed := find_deed(report, found, plain) or news:
        plain = [_lay_to(g, deed) if _is_hours_off(t) else g for t, g in zip(found.times, plain, strict=True)]
    said = _date_sayings(report, found, actor_of, plain, news)
    times = [_ground_told(report, found, said, t, anchors.get(n)) or plain[n] for n, t in enumerate(found.times)]
    opened = _list_opened(report, found, times, beside.since)
    happened = [
        _recall_day(found, h, times, actor_of) or _date_happening(report, found, h, said, times, opened.get(n))
        for n, h in enumerate(found.happenings)
    ]
    return Days(said=tuple(said), times=tuple(times), happened=tuple(happened))


def _find_anchors(report: Report, found: Annotations, actor_of: Mapping[int, str], beside: Beside) -> dict[int, When]:
    """The days of events that times of the report only name, by the position of the time."""
    if not any(t.expression.kind == "event" for t in found.times):
        return {}
    days = [ground(t.expression, report.published)[1] for t in found.times]
    own = list(list_occurrences(report, found, days, actor_of))
    anchors = {n: find_anchor(report, found, t, actor_of, own, beside.occurrences) for n, t in enumerate(found.times)}
    return {n: when for n, when in anchors.items() if when}


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
    return ground_from(report, time, known, days[-1] if days else report.published)


def _is_one_day(when: When) -> bool:
    return when.start is not None and when.start == when.end


def _is_long_gone(when: When, published: When) -> bool:
    """Whether days are known and lie before those of the news."""
    if not (when.start and when.end and published.start):
        return False
    return when.end + timedelta(days=FRESH) < published.start


def _is_hours_off(time: TimeExpression) -> bool:
    """Whether a time is hours or minutes off something that no words near it date: 'HOURS LATER he resigned'."""
    e = time.expression
    return e.kind == "event" and e.unit == "day" and e.offset == 0 and e.first is None and not time.quoted


def _lay_to(grounded: Grounded, deed: When) -> Grounded:
    timex, when = grounded
    return timex, msgspec.structs.replace(deed, text=when.text)


def _date_sayings(
    report: Report, found: Annotations, actor_of: Mapping[int, str], times: Sequence[Grounded], news: When | None
) -> list[When]:
    """When each saying was said."""
    dated: list[When | None] = [
        _own_day(report, found, s, times) or _day_of_occasion(report, found, s, times, actor_of) for s in found.sayings
    ]
    last: dict[str, tuple[When, int]] = {}
    opening = _find_opening(found)
    for n, saying in enumerate(found.sayings):
        own, place = dated[n], (saying.cue or saying.extent[0]).start
        if saying.nested_in is not None or _is_quoted(report, found, saying):
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


def _is_quoted(report: Report, found: Annotations, saying: Saying) -> bool:
    """Whether somebody else's words tell of a saying: '“They MADE CLEAR that …,” the suit says'."""
    cue = saying.cue
    if cue is None:
        return False
    # Quoted words with no mark between them and their cue: that stands in the quotation, too.
    first = saying.content[0].start if saying.content and saying.content[0] in saying.quoted else cue.start
    is_inside = first > cue.end and not MARK.search(report.text, cue.end, first)
    return is_inside or any(q.contains(cue) for s in found.sayings if s is not saying for q in s.quoted)


def _dates_more(report: Report, found: Annotations, saying: Saying, own: When) -> bool:
    """Whether the day of a saying is that of what its speaker says behind it: not 'WHO SAID in 2011 …, called it …'."""
    if is_before_the_news(report, saying) or _runs_on(report, found, saying.said):
        return False
    before = report.text[max(0, saying.cue.start - NEAR) : saying.cue.start] if saying.cue else ""
    return is_fresh(own, report.published) or WHO.search(before) is None


def _find_opening(found: Annotations) -> int:
    """Where the first sentence of the body ends: up to there the perfect tells the news, too ("has insisted")."""
    return next((s.extent.end for s in found.sentences if s.zone == "body"), 0)


def _reaches(report: Report, before: tuple[When, int], place: int) -> bool:
    """Whether what a speaker said before dates what is told of him here."""
    when, last = before
    return is_fresh(when, report.published) or place - last < CLOSE


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


def _bounded(report: Report, dated: Sequence[When | None], saying: Saying) -> When:
    """Not later than the statement around it, or than the report."""
    outer = dated[saying.nested_in] if saying.nested_in is not None and saying.nested_in < len(dated) else None
    limit = outer or report.published
    if limit.end is None:
        return unknown("the report says neither when it was said nor when it was published itself")
    words = "the statement that tells of it" if outer else "the report"
    return When(start=None, end=limit.end, precision="open", basis=f"not later than {words}")


def _day_of_occasion(
    report: Report, found: Annotations, saying: Saying, times: Sequence[Grounded], actor_of: Mapping[int, str]
) -> When | None:
    """The day of the meeting or visit at which something was said, where the report names it elsewhere."""
    end = saying.cue.end if saying.cue else None
    if end is None or saying.said is not None or (behind := AT.match(report.text, end)) is None:
        return None
    at = (h for h in found.happenings if behind.end() <= h.trigger.start < behind.end() + NEAR)
    one = min(at, key=lambda h: h.trigger.start, default=None)
    when = _recall_day(found, one, times, actor_of) if one else None
    return when if when and is_fresh(when, report.published) else None


def _recall_day(
    found: Annotations, one: Happening, times: Sequence[Grounded], actor_of: Mapping[int, str]
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
    known = {(w.start, w.end): w for w in days if w.is_definite}
    if len(known) != 1:
        return None
    when = next(iter(known.values()))
    return msgspec.structs.replace(when, text=None, basis=f"the same, told elsewhere in the report: {when.basis}")


def _list_opened(report: Report, found: Annotations, times: Sequence[Grounded], since: Day | None) -> dict[int, When]:
    """The news that a report opens with and gives no day: it is of the day of printing, or of the one before.

    News is what the title or the first sentence tells as a fact, where neither names any time.
    """
    when = find_printing(report, since)
    body = next((s for s in found.sentences if s.zone == "body"), None)
    opening = [s.extent for s in found.sentences if s.zone == "title"] + ([body.extent] if body else [])
    known = [
        t.extent
        for t, (_, days) in zip(found.times, times, strict=True)
        if days.is_known and (is_fresh(days, report.published) or not _is_aside(report, t))
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


def _is_counted_from(report: Report, found: Annotations, one: Happening) -> bool:
    """Whether a time is that of an earlier one, from which they are counted: 'the FIRST visit SINCE 2016'."""
    if one.when is None or not _runs_on(report, found, one.when):
        return False
    start = one.trigger.start
    return one.modality in AHEAD or FIRST.search(report.text, max(0, start - CLOSE_BY), start) is not None


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
    spoken = find_spoken(found, one)
    has_own = spoken is not None and found.sayings[spoken].said is not None
    if spoken is not None and (has_own or one.when is None):  # "urged": it happened when it was said
        return msgspec.structs.replace(said[spoken], text=None)
    carrier = said[one.saying] if one.saying is not None and one.saying < len(said) else unknown("nobody's word")
    limit = carrier if carrier.end else report.published
    if one.when is not None and not _is_counted_from(report, found, one):
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
