"""When each saying of a report was said: by its own words, by its speaker's words before, by the news."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from headwater.annotations import Annotations, Saying
from headwater.dates import WHERE_MET, Grounded, When, unknown
from headwater.record.model import Report
from headwater.resolve.anchors import find_kind, list_parties, recall_day
from headwater.resolve.news import NEAR, is_before_the_news, is_fresh

LONGEST_DAY = 7  # days: what a speaker said 'this week' dates what he 'added', what he said 'this year' does not
WHO = re.compile(r"\b(?:who|which)\s+(?:(?:\w+ly|also|once|first)\s+)*$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\s+(?:(?:at least|about|around|the)\s+)*$", re.IGNORECASE)
MARK = re.compile('[“”„«»"]')
AT = re.compile(r"\s+(?:after|during|at|following)\s+(?:(?:the|an?|his|her|its|their)\s+)?")
BOUNDED = ("event", "range", "duration", "window")  # kinds of times that say by themselves where they end
CLOSE = 800  # code points: what a speaker said on a day long gone dates only what is told of him next
ADDED = frozenset(("added", "adding", "adds"))
SCENES = ("meeting", "visit", "speech", "hearing")  # where something is said
NEXT = 80  # code points between two sentences that tell of one occasion


def date_sayings(
    report: Report,
    found: Annotations,
    actor_of: Mapping[int, str],
    times: Sequence[Grounded],
    news: When | None,
    heard: Mapping[int, When],
) -> list[When]:
    """When each saying was said; `heard` are the days of some that other reports give."""
    dated: list[When | None] = [
        heard.get(n) or _own_day(report, found, s, times) or _day_of_occasion(report, found, s, times, actor_of)
        for n, s in enumerate(found.sayings)
    ]
    last: dict[str, tuple[When, int]] = {}
    earlier: dict[str, tuple[When, int]] = {}  # what each speaker had said before the news
    scenes = _list_scenes(report, found, actor_of, times)
    opening = _find_opening(found)
    printed = _find_document_day(report)
    for n, saying in enumerate(found.sayings):
        own, place = dated[n], (saying.cue or saying.extent[0]).start
        if saying.nested_in is not None or _is_quoted(report, found, saying):
            continue
        speaker = (actor_of.get(saying.speaker) if saying.speaker is not None else None) or ""
        had = is_before_the_news(report, saying)
        shelf = earlier if had else last
        before = shelf.get(speaker) if speaker else None
        if own is not None:
            if had or _dates_more(report, found, saying, own):
                shelf[speaker] = own, place
        elif printed is not None and _is_of_document(report, found, saying):
            dated[n] = printed
        elif not (saying.fresh or had) and not (saying.attribution == "explicit" and place < opening):
            continue
        elif n in scenes:
            dated[n] = scenes[n]
        elif before and _reaches(report, before, place):
            dated[n] = msgspec.structs.replace(before[0], basis=f"as the speaker's words before: {before[0].basis}")
            shelf[speaker] = before[0], place
        elif had:
            dated[n] = _end_before(news) if place < opening else None
        else:
            dated[n] = _day_beside(report, found, n, dated) or news
    return [when or _bounded(report, dated, saying) for when, saying in zip(dated, found.sayings, strict=True)]


def _list_scenes(
    report: Report, found: Annotations, actor_of: Mapping[int, str], times: Sequence[Grounded]
) -> dict[int, When]:
    """The days of quotations, by their positions, that follow on what dates a meeting, by those who met.

    'Lund met Holt ON SUNDAY. “We are friends,” Lund said.'
    """
    days: dict[int, When] = {}
    for one in found.happenings:
        when = times[one.when][1] if one.when is not None else None
        is_told = one.saying is None and one.modality == "actual" and find_kind(one.trigger.of(report.text)) in SCENES
        if when is None or not is_told or not is_fresh(when, report.published):
            continue
        end = next((s.extent.end for s in found.sentences if s.extent.contains(one.trigger)), one.trigger.end)
        who = list_parties(one, actor_of)
        for n, saying in enumerate(found.sayings):
            extents = [e for e in (*saying.extent, saying.cue, saying.speaker_extent) if e]
            if saying.nested_in is not None or extents[0].start < end:
                continue
            is_theirs = saying.speaker is not None and actor_of.get(saying.speaker) in who
            if not (is_theirs and saying.quoted) or min(e.start for e in extents) - end > NEXT:
                break
            days[n] = msgspec.structs.replace(when, basis=f"{WHERE_MET}: {when.basis}")
            end = max(e.end for e in extents)
    return days


def _end_before(news: When | None) -> When | None:
    """Up to the day of the news, for what had been said before it."""
    return When(end=news.end, basis=f"had been said before the news: {news.basis}") if news and news.end else None


def _day_beside(report: Report, found: Annotations, n: int, dated: Sequence[When | None]) -> When | None:
    """The day of the words to which somebody else ADDED these: they are told of as of one occasion."""
    saying, before = found.sayings[n], found.sayings[n - 1] if n else None
    when = dated[n - 1] if n else None
    if before is None or when is None or saying.cue is None or saying.cue.of(report.text).lower() not in ADDED:
        return None
    if not 0 <= saying.extent[0].start - before.extent[-1].end < NEXT or not is_one_day(when):
        return None
    return msgspec.structs.replace(when, basis=f"added to words of that day: {when.basis}")


def _is_quoted(report: Report, found: Annotations, saying: Saying) -> bool:
    """Whether somebody else's words tell of a saying: '“They MADE CLEAR that …,” the suit says'."""
    cue = saying.cue
    if cue is None or _is_labelled(report, saying):
        return False
    # Quoted words with no mark between them and their cue: that stands in the quotation, too.
    first = saying.content[0].start if saying.content and saying.content[0] in saying.quoted else cue.start
    is_inside = first > cue.end and not MARK.search(report.text, cue.end, first)
    return is_inside or any(q.contains(cue) for s in found.sayings if s is not saying for q in s.quoted)


def _dates_more(report: Report, found: Annotations, saying: Saying, own: When) -> bool:
    """Whether the day of a saying is that of what its speaker says behind it: not 'WHO SAID in 2011 …, called it …'."""
    if is_before_the_news(report, saying) or runs_on(report, found, saying.said):
        return False
    before = report.text[max(0, saying.cue.start - NEAR) : saying.cue.start] if saying.cue else ""
    return is_fresh(own, report.published) or WHO.search(before) is None


def _is_labelled(report: Report, saying: Saying) -> bool:
    """Whether words stand under the label of their speaker: 'LUND: We will not sell.'."""
    cue = saying.cue
    return cue is not None and any(z.kind == "heading" and z.extent.contains(cue) for z in report.zones)


def _find_document_day(report: Report) -> When | None:
    """The day of a text, where it is known to the day: what its issuers or those whom it records say is of that day."""
    if not is_one_day(report.published):
        return None
    basis = f"the day of the text itself: {report.published.basis}"
    return msgspec.structs.replace(report.published, text=None, basis=basis)


def _is_of_document(report: Report, found: Annotations, saying: Saying) -> bool:
    """Whether a text is what is said: its "we" without a quotation mark, or a transcript that tells nothing before."""
    if saying.speaker_extent is not None and not saying.quoted and saying.nested_in is None:
        return saying.speaker_extent.of(report.text).lower() in ("we", "i")
    first = next((s.content[0].start for s in found.sayings if _is_labelled(report, s)), None)
    told = next((s.extent.start for s in found.sentences if s.zone == "body"), None)
    return first is not None and first == told and _is_labelled(report, saying)


def _find_opening(found: Annotations) -> int:
    """Where the first sentence of the body ends: up to there the perfect tells the news, too ("has insisted")."""
    return next((s.extent.end for s in found.sentences if s.zone == "body"), 0)


def _reaches(report: Report, before: tuple[When, int], place: int) -> bool:
    """Whether what a speaker said before dates what is told of him here."""
    when, last = before
    return is_fresh(when, report.published) or place - last < CLOSE


def runs_on(report: Report, found: Annotations, time: int | None) -> bool:
    """Whether a time is the first of all those meant: 'SINCE October'."""
    if time is None or found.times[time].expression.kind in BOUNDED:
        return False
    start = found.times[time].extent.start
    return SINCE.search(report.text, max(0, start - NEAR), start) is not None


def run_on(when: When, limit: When) -> When:
    """From the start of a time up to when it was told."""
    if when.start is None or limit.end is None or when.start > limit.end:
        return when
    return msgspec.structs.replace(when, end=limit.end, basis=f"since then and up to the utterance: {when.basis}")


def _own_day(report: Report, found: Annotations, saying: Saying, times: Sequence[Grounded]) -> When | None:
    when = times[saying.said][1] if saying.said is not None and saying.said < len(times) else None
    if when is not None and runs_on(report, found, saying.said):
        when = run_on(when, report.published)
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
    when = recall_day(found, one, times, actor_of) if one else None
    return when if when and is_fresh(when, report.published) else None


def is_one_day(when: When) -> bool:
    """Whether the very day is known."""
    return when.start is not None and when.start == when.end
