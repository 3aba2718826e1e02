"""The day of a report that states none, from dated reports that tell the same: one pass, and dated reports never move.

A passage that an undated report shares with a dated one was said once.  If the dated report knows the day (30 August)
and the undated one says 'last week', the undated report came out in the week after.  Every such pair is a constraint;
the days that satisfy all of them are the answer, as an interval with its reasons.  Without any, a day that lacks its
year is of the one in which dated reports are near and the first weekday is that day or the one before.  Where a key in
the address bounds the day, the report is of the first day that fits.  Nothing of that, or none that agree: unknown, and
the reason is said.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from headwater.annotations import Annotations, TimeExpression
from headwater.dates import Day, Expression, Precision, When, ground, intersect, on, unknown
from headwater.link.provenance.counts import Texts
from headwater.link.provenance.institutions import find_institutions
from headwater.link.reading import Reading
from headwater.record.model import Copy, Problem, Statement
from headwater.record.spans import Side, identify, overlap
from headwater.text import Extent, Stretches

WINDOW = 60  # days after the dated report in which an undated one is looked for
UNSETTLED = "the report states no date, and what others tell does not settle it"
NEAR = 31  # days between a report and the nearest one of its story
REVISED = 7  # days after it was first printed in which a report is revised
EVE = 3  # days: a weekday told of first is so much before the next one, and not after it by the rest of the week
BACK = 3  # sayings before one in which its speaker says of which day both are
WEEK = 7  # days: in more a weekday can be two of them
WIDEST = 31  # days: a wider answer says nothing


class Constraint(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of the undated report, and the days that it must mean."""

    expression: Expression
    days: When
    words: str


def date_undated(
    reading: Reading, found: Mapping[str, Annotations], copies: Sequence[Copy], texts: Texts
) -> dict[str, When]:
    """An interval for each report that states no date and shares dated utterances; copies of one text share theirs."""
    bodies = find_institutions(reading)
    undated = [r for r in reading.reports.values() if r.published.end is None]
    shelf = _shelve_copies(copies)
    pooled: dict[str, list[Constraint]] = {}
    for report in undated:
        shared = list(_constraints(reading, found[report.id], shelf[report.id], bodies))
        pooled.setdefault(texts.of[report.id], []).extend([*shared, *_freshest(reading, found[report.id], shared)])
    near = _list_near(reading) if any(r.published.text for r in undated) else []
    return {r.id: _date(reading, found[r.id], r.published, pooled[texts.of[r.id]], near) for r in undated}


def _date(
    reading: Reading, found: Annotations, stated: When, shared: Sequence[Constraint], near: Sequence[Day]
) -> When:
    """By the key in the address, by what others tell, or by the day that lacks its year."""
    if stated.start and (day := _find_first_fit(found, stated.start, shared, near)):
        why = "; ".join(dict.fromkeys((stated.basis, *(c.words for c in shared))))
        return on(day, f"inferred: {why}", stated.text)
    if shared:
        return _solve(shared, None if stated.start else stated.text)
    return stated if stated.start else _complete(reading, found, stated, near)


def _find_first_fit(found: Annotations, made: Day, shared: Sequence[Constraint], near: Sequence[Day]) -> Day | None:
    """The day on which a key was made, or the first one after it that what others tell allows.

    Where they tell nothing, the day after, if that is the report's first weekday: it was revised.  None where dated
    reports are far from it: what stands under the key now is of another time.
    """
    if shared:
        return next((day for day in _list_fits(shared) if 0 <= (day - made).days <= REVISED), None)
    if near and made not in near:
        return None
    first, after = next(_list_weekdays(found), None), made + timedelta(days=1)
    is_after = first is not None and first.expression.tense != "future" and _means(first.expression, after)
    return after if is_after else made


def _list_near(reading: Reading) -> list[Day]:
    """The days that lie near those of dated reports."""
    dated = {r.published.start for r in reading.reports.values() if r.published.is_definite and r.published.start}
    return sorted({day + timedelta(days=n) for day in dated for n in range(-NEAR, NEAR + 1)})


def _complete(reading: Reading, found: Annotations, stated: When, near: Sequence[Day]) -> When:
    """The day that a report states without its year, where its first weekday and the other reports leave one year."""
    first = next(_list_weekdays(found), None)
    if first is None or not stated.text:
        return _leave_unknown(stated)
    days = [day for day in near if _is_spelled(day, stated.text) and _is_fresh(first.expression, day)]
    if len(days) != 1:
        return _leave_unknown(stated)
    words = first.extent.of(reading.reports[found.report].text)
    basis = f"“{stated.text}” in the report; “{words}” is that day or the one before, and dated reports are near"
    return on(days[0], f"inferred: {basis}", stated.text)


def _leave_unknown(stated: When) -> When:
    why = f"{stated.basis}, and no dated report shares a dated utterance with it"
    return When(basis=why, text=stated.text)


def _is_fresh(expression: Expression, day: Day) -> bool:
    when = ground(expression, on(day, "a possible day of publication"))[1]
    return when.is_definite and when.start in (day, day - timedelta(days=1))


def list_unsettled(reading: Reading, days: Mapping[str, When]) -> list[Problem]:
    """A problem for each report whose constraints leave no day, or too many."""
    return [
        Problem(
            id=identify("prb", report, "date not settled"),
            uri=reading.reports[report].uri,
            what="date not settled",
            detail=when.basis,
        )
        for report, when in sorted(days.items())
        if when.basis.startswith(UNSETTLED)
    ]


def _shelve_copies(copies: Sequence[Copy]) -> dict[str, list[tuple[Side, Side]]]:
    """Shared passages by report: the report's own side first."""
    shelf: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    for copy in copies:
        if not copy.is_whole:
            shelf[copy.a.report].append((copy.a, copy.b))
            shelf[copy.b.report].append((copy.b, copy.a))
    return shelf


def _constraints(
    reading: Reading, found: Annotations, shared: Sequence[tuple[Side, Side]], bodies: Mapping[str, str]
) -> Iterator[Constraint]:
    """From every passage that a report shares with a dated one, where both say when."""
    for mine, other in shared:
        if reading.reports[other.report].published.end:
            yield from _compare(reading, found, mine, other, bodies)
            yield from _compare_weekdays(reading, found, mine, other)
            yield from _compare_news(reading, found, mine, other, bodies)


def _compare(
    reading: Reading, found: Annotations, mine: Side, other: Side, bodies: Mapping[str, str]
) -> Iterator[Constraint]:
    for ours in _statements_at(reading, mine):
        time = _find_time(reading, found, ours)
        for theirs in _statements_at(reading, other):
            if time and theirs.said.is_definite and _one_voice(ours, theirs, bodies):
                file = reading.reports[other.report].file
                words = time.extent.of(reading.reports[mine.report].text)
                why = f"“{words}” is {_write(theirs.said)} in {file}"
                yield Constraint(expression=time.expression, days=theirs.said, words=why)


def _find_time(reading: Reading, found: Annotations, statement: Statement) -> TimeExpression | None:
    """The words that say when something was said: its own, else those of what its speaker said just before."""
    place = next((n for n, s in enumerate(found.sayings) if _is_of(statement, s.content)), None)
    if place is None:
        return None
    one = found.sayings[place]
    if one.said is None and one.fresh and statement.actor and one.nested_in is None:
        theirs = [s for s in reading.statements[statement.report] if s.actor == statement.actor and not s.nested_in]
        before = [
            s
            for s in found.sayings[max(0, place - BACK) : place]
            if s.said is not None and any(_is_of(t, s.content) for t in theirs)
        ]
        one = before[-1] if before else one
    return found.times[one.said] if one.said is not None else None


def _write(days: When) -> str:
    return str(days.start) if days.start == days.end else f"{days.start} to {days.end}"


def _compare_weekdays(reading: Reading, found: Annotations, mine: Side, other: Side) -> Iterator[Constraint]:
    """The same weekday in the sentences around a shared passage: both tell one thing of one day."""
    here, there = _sentence_around(reading, mine), _sentence_around(reading, other)
    text = reading.reports[mine.report].text
    for time in found.times:
        if time.expression.kind != "weekday" or not here.contains(time.extent):
            continue
        words = time.extent.of(text)
        for theirs in reading.times[other.report]:
            same = theirs.span.text.casefold() == words.casefold() and theirs.when.is_definite
            if same and there.contains(theirs.span.extent):
                why = f"“{words}” is {theirs.when.start} in {reading.reports[other.report].file}"
                yield Constraint(expression=time.expression, days=theirs.when, words=why)


def _compare_news(
    reading: Reading, found: Annotations, mine: Side, other: Side, bodies: Mapping[str, str]
) -> Iterator[Constraint]:
    """What both report was said on a day of the name that the report's first weekday has: that is its news."""
    first = _find_news_weekday(found)
    if first is None:
        return
    words = first.extent.of(reading.reports[mine.report].text)
    for ours in _statements_at(reading, mine):
        for theirs in _statements_at(reading, other):
            days = [day for day in _list_days(theirs.said) if _means(first.expression, day)]
            if len(days) == 1 and _one_voice(ours, theirs, bodies):
                file = reading.reports[other.report].file
                why = f"“{words}” is {days[0]}, on which it was said in {file}"
                yield Constraint(expression=first.expression, days=on(days[0], theirs.said.basis), words=why)


def _list_days(when: When) -> list[Day]:
    """The days of which one is meant, a week of them at most."""
    if when.precision != "day" or when.start is None or when.end is None or (when.end - when.start).days >= WEEK:
        return []
    return [when.start + timedelta(days=n) for n in range((when.end - when.start).days + 1)]


def _means(expression: Expression, day: Day) -> bool:
    """Whether a weekday is that of a day."""
    return ground(expression, on(day, "a possible day of publication"))[1].start == day


def _sentence_around(reading: Reading, side: Side) -> Extent:
    """From the start of the sentence in which a passage begins to the end of the one in which it ends."""
    start, end = side.start or 0, side.end or 0
    touched = [s for s in reading.sentences[side.report] if s.start < end and start < s.end]
    return Extent(touched[0].start, touched[-1].end) if touched else Extent(start, end)


def _statements_at(reading: Reading, side: Side) -> list[Statement]:
    span = side.span
    if span is None:
        return []
    return [s for s in reading.statements[side.report] if any(overlap(e, span) for e in s.extent)]


def _is_of(statement: Statement, content: Sequence[Extent]) -> bool:
    """Whether a statement of the record is the saying with this content."""
    return [(s.start, s.end) for s in statement.content] == [(e.start, e.end) for e in content]


def _one_voice(a: Statement, b: Statement, bodies: Mapping[str, str]) -> bool:
    """Whether both are said by one institution."""
    voices = [bodies.get(s.speaker.actor or "") if s.speaker else None for s in (a, b)]
    return voices[0] is not None and voices[0] == voices[1]


def _freshest(reading: Reading, found: Annotations, shared: Sequence[Constraint]) -> list[Constraint]:
    """The first weekday of a report is its news: it lies not before what the report shares with others.

    One of what somebody tells may lie before: 'denounced today that the bombing LAST SATURDAY …'.
    """
    first = _find_news_weekday(found)
    if first is None or not shared:
        return []
    if before := _find_eve(first, shared):
        return [before]
    earliest = min(c.days.start for c in shared if c.days.start)
    words = first.extent.of(reading.reports[found.report].text)
    why = f"“{words}”, the report's first weekday, is not before {earliest}"
    return [Constraint(expression=first.expression, days=When(start=earliest, basis=why), words=why)]


def _find_eve(first: TimeExpression, shared: Sequence[Constraint]) -> Constraint | None:
    """That the first weekday lies just before a day that is known: 'On Sunday he fled.  On Monday he was seen.'"""
    for one in shared:
        day = one.days.start
        if one.expression.kind != "weekday" or day is None or day != one.days.end or _means(first.expression, day):
            continue
        eves = (day - timedelta(days=n) for n in range(1, EVE + 1))
        if eve := next((d for d in eves if _means(first.expression, d)), None):
            why = f"the report's first weekday is the one before {day}"
            return Constraint(expression=first.expression, days=on(eve, why), words=why)
    return None


def _find_news_weekday(found: Annotations) -> TimeExpression | None:
    """The first weekday that stands in nothing that somebody tells."""
    told = Stretches(c for s in found.sayings for c in s.content)
    return next((t for t in _list_weekdays(found) if not told.hold(t.extent)), None)


def _list_weekdays(found: Annotations) -> Iterator[TimeExpression]:
    return (t for t in found.times if t.expression.kind == "weekday" and not t.quoted)


def _solve(constraints: Sequence[Constraint], partial: str | None) -> When:
    """The days on which every expression means what it must; `partial` is the report's own date without its year."""
    days = _list_fits(constraints)
    why = "; ".join(dict.fromkeys(c.words for c in constraints))
    if partial and any(_is_spelled(d, partial) for d in days):
        days, why = [d for d in days if _is_spelled(d, partial)], f"“{partial}” in the report; {why}"
    if not days or len(days) > WIDEST or (days[-1] - days[0]).days + 1 != len(days):
        return unknown(f"{UNSETTLED}: {why}")
    precision: Precision = "day" if len(days) == 1 else "week"
    return When(start=days[0], end=days[-1], precision=precision, basis=f"inferred: {why}")


def _list_fits(constraints: Sequence[Constraint]) -> list[Day]:
    """The days from which every expression means what it must."""
    start = min(c.days.start for c in constraints if c.days.start)
    return [d for n in range(WINDOW) if (d := start + timedelta(days=n)) and all(_fits(c, d) for c in constraints)]


def _is_spelled(day: Day, words: str) -> bool:
    """Whether words hold a day and its month, in either order."""
    plain = words.casefold().replace(".", "")
    month, number = f"(?:{day:%B}|{day:%b}t?)".casefold(), f"0?{day.day}(?:st|nd|rd|th)?"
    return re.search(rf"\b(?:{month} {number}|{number} (?:of )?{month})\b", plain) is not None


def _fits(constraint: Constraint, day: Day) -> bool:
    when = ground(constraint.expression, on(day, "a possible day of publication"))[1]
    return when.is_definite and intersect(when, constraint.days) is not None
