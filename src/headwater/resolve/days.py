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

from headwater.annotations import Annotations, Happening, TimeExpression
from headwater.dates import Day, Grounded, When, ground, unknown
from headwater.record.model import AHEAD, Report
from headwater.resolve.anchors import find_anchor, find_visit, list_occurrences, recall_day
from headwater.resolve.beside import ALONE, Beside
from headwater.resolve.distances import count_by_clauses, count_from_events, find_behind, find_said_behind
from headwater.resolve.news import (
    FRESH,
    NEAR,
    find_deed,
    find_news,
    find_printing,
    ground_from,
    is_fresh,
    list_spoken,
)
from headwater.resolve.sayings import date_sayings, is_one_day, run_on, runs_on

FIRST = re.compile(
    r"\b(?:first|only|last|latest|second|third|biggest|worst|largest|deadliest)\b[^.,;]*$", re.IGNORECASE
)
CLOSE_BY = 40  # code points before a noun in which stands that it is the first
LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:(?:in|on)\s+)?")
# Far days that describe a noun date no news: "the 2016 election", "the fire of 2029".
REACH = 100  # code points behind a trigger in which stands what it was aimed at
VOTE = re.compile(
    r"\s+(?:[\w.-]+\s+){0,2}(?:elections?|campaigns?|votes?|referendum|primar(?:y|ies)|ballot|poll)\b", re.I
)
HARM = re.compile(
    r"(?:disrupt|interfer|meddl|influenc|sway|tilt|swing|swung|rig|undermin|sabotag|manipulat|corrupt|tamper)"
)
INTO = re.compile(r"(?:\s+(?:in|with))?(?:\s+the)?\s+")
AIM = re.compile(
    r"[^.;:“”\"]{0,60}\bto\s+(?:disrupt|interfere|meddle|influence|sway|tilt|swing|rig|undermine|sabotage|manipulate|win|"
    r"steal|affect|shape)\b(?:\s+(?:in|with))?(?:\s+the)?\s+",
    re.I,
)
# Acts of speech of the packs; in the perfect they are of no one day: "has long denied".
SPOKEN = frozenset(
    "CONDEMNATION_OR_DEMAND DISCLOSURE DENIAL PLEDGE_OR_SUPPORT ACCUSE REJECT THREATEN REQUEST CONCEDE".split()
)
PERFECT = re.compile(r"(?:\b(?:has|have|had)|[’']ve)(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
AWAY = 400  # code points, about three sentences
NOTHING: Mapping[int, When] = {}
ASIDE = re.compile(r"(?:\b(?:of|the|an?|this|its|his|her|their)|[’']s)\s+$", re.IGNORECASE)


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """By the positions of a report's annotations: when each was said, meant and happened."""

    said: tuple[When, ...]
    times: tuple[Grounded, ...]
    happened: tuple[When, ...]


def date_report(
    report: Report,
    found: Annotations,
    actor_of: Mapping[int, str],
    beside: Beside = ALONE,
    heard: Mapping[int, When] = NOTHING,
) -> Days:
    """All days of a report; `heard` are those on which some of its sayings were said, by other reports.

    A day so heard bounds what is told, and is not said to be the report's: its 'this week' stays a week.
    """
    anchors = _find_anchors(report, found, actor_of, beside)
    plain = [ground_from(report, t, anchors.get(n), report.published) for n, t in enumerate(found.times)]
    counted = count_from_events(report, found, actor_of, plain, anchors)
    plain = [counted.get(n, g) for n, g in enumerate(plain)]
    news = find_news(report, found, plain, beside.since)
    if deed := find_deed(report, found, plain) or news:
        plain = [
            _lay_to(g, deed) if n not in counted and _is_hours_off(found.times[n]) else g for n, g in enumerate(plain)
        ]
    clauses = {n: d for n, d in count_by_clauses(report, found, plain, news).items() if n not in counted}
    plain = [_lay_to(g, clauses[n][0]) if n in clauses else g for n, g in enumerate(plain)]
    behind = {k: days[1] for n, days in clauses.items() for k in find_behind(report, found, n)}
    inner = {k: days[1] for n, days in clauses.items() for k in find_said_behind(report, found, n)}
    said = plainly = date_sayings(report, found, actor_of, plain, news, inner)
    if heard:
        said = date_sayings(report, found, actor_of, plain, news, {**inner, **heard})
        plainly = [_come_closer(own, closer) for own, closer in zip(plainly, said, strict=True)]
    settled = counted.keys() | clauses.keys()
    times = [
        (None if n in settled else _ground_told(report, found, said, t, anchors.get(n))) or plain[n]
        for n, t in enumerate(found.times)
    ]
    opened, spoken = _list_opened(report, found, times, beside.since), list_spoken(found)
    happened = [
        behind.get(n)
        or recall_day(found, h, times, actor_of)
        or (None if _is_of_old(report, h, said) else find_visit(report, found, h, times, actor_of))
        or _date_aimed(report, found, h, times)
        or _date_spoken(found, h, spoken.get(n), said)
        or _date_beside(report, found, h, said, actor_of)
        or _date_happening(report, found, h, said, times, news, opened.get(n))
        for n, h in enumerate(found.happenings)
    ]
    return Days(said=tuple(plainly), times=tuple(times), happened=tuple(happened))


def _come_closer(own: When, closer: When) -> When:
    """A saying's days with those that other reports make closer, where it had no first one."""
    return own if own.start or (closer.start and not is_one_day(closer)) else closer


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
    days = [said[n] for n in around if is_one_day(said[n]) or _is_long_gone(said[n], report.published)]
    if not days and not time.quoted:
        return None
    return ground_from(report, time, known, days[-1] if days else report.published)


def _is_of_old(report: Report, one: Happening, said: Sequence[When]) -> bool:
    """Whether somebody spoke of a happening long before the report."""
    return one.saying is not None and one.saying < len(said) and _is_long_gone(said[one.saying], report.published)


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
    if one.when is None or not runs_on(report, found, one.when):
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


def _date_aimed(report: Report, found: Annotations, one: Happening, times: Sequence[Grounded]) -> When | None:
    """The days of what was done to a vote that words behind it date: 'DISRUPTED the 2016 campaign'.

    What was done to sway it was over when it was: 'CONSPIRED to influence the 2016 election'.
    """
    if one.when is not None or one.modality in AHEAD:
        return None
    end = one.trigger.end
    for n, time in enumerate(found.times):
        when, start = times[n][1], time.extent.start
        if not end <= start < end + REACH or not when.is_definite or not VOTE.match(report.text, time.extent.end):
            continue
        between = report.text[end:start]
        if HARM.match(one.trigger.of(report.text).lower()) and INTO.fullmatch(between):
            return msgspec.structs.replace(when, text=None)
        if AIM.fullmatch(between):
            return When(end=when.end, basis=f"aimed at what was then: {when.basis}")
    return None


def _is_listed(report: Report, found: Annotations, time: int) -> bool:
    """Whether the time behind one is listed with it."""
    one, other = found.times[time], found.times[time + 1]
    between = report.text[one.extent.end : other.extent.start]
    return one.expression.kind == other.expression.kind and LISTED.fullmatch(between) is not None


def _date_spoken(found: Annotations, one: Happening, spoken: int | None, said: Sequence[When]) -> When | None:
    """The day of what is the cue of a saying and has no day of its own: 'urged' happened when it was said."""
    if spoken is None or (one.when is not None and found.sayings[spoken].said is None):
        return None
    return msgspec.structs.replace(said[spoken], text=None)


def _date_beside(
    report: Report, found: Annotations, one: Happening, said: Sequence[When], actor_of: Mapping[int, str]
) -> When | None:
    """The day of an act of speech that the report tells and does not date: that on which who did it spoke near it."""
    is_told = one.when is None and one.saying is None and one.modality == "actual"
    if (
        not is_told
        or one.type.rpartition(":")[2] not in SPOKEN
        or PERFECT.search(report.text, max(0, one.trigger.start - NEAR), one.trigger.start)
    ):
        return None
    agents = {actor_of.get(p.mention) for p in one.roles if p.role == "agent" and p.mention is not None} - {None}
    near = [
        (abs(s.content[0].start - one.trigger.start), n)
        for n, s in enumerate(found.sayings)
        if s.content and s.speaker is not None and actor_of.get(s.speaker) in agents and is_one_day(said[n])
    ]
    away, nearest = min(near, default=(AWAY, 0))
    if away >= AWAY:
        return None
    return msgspec.structs.replace(said[nearest], text=None, basis=f"who did it spoke then: {said[nearest].basis}")


def _date_happening(
    report: Report,
    found: Annotations,
    one: Happening,
    said: Sequence[When],
    times: Sequence[Grounded],
    news: When | None,
    opened: When | None,
) -> When:
    carrier = said[one.saying] if one.saying is not None and one.saying < len(said) else unknown("nobody's word")
    limit = carrier if carrier.end else report.published
    if one.when is not None and not _is_counted_from(report, found, one):
        when = _join_listed(report, found, one.when, times)
        if when.is_known:
            return run_on(when, limit) if one.modality not in AHEAD and runs_on(report, found, one.when) else when
    if limit.end is None:
        return unknown("the clause gives no time")
    teller = "the statement that tells of it" if carrier.end else "the report"
    if opened and carrier.start is None:
        return opened
    if one.modality in AHEAD:
        start = limit.start or (news.start if news else None) or report.published.start
        return When(start=start, basis=f"not yet at the time of {teller}")
    return When(end=limit.end, basis=f"not later than {teller}")
