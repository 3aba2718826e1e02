"""Timings: on what day two tellings lay the same, and whether the days exclude each other or one is only more exact."""

from collections.abc import Iterable, Iterator

import msgspec

from headwater.dates import When, intersect, is_within
from headwater.link.assertion.propositions import SUBORDINATE, Proposition
from headwater.link.likeness.evidence import find_evidence
from headwater.link.reading import Reading
from headwater.odds import load_odds
from headwater.record.model import Difference, Event
from headwater.settings import THRESHOLDS

COARSE = ("month", "quarter", "year")  # what a day makes more exact in a way worth telling: 'last week' is no vagueness
WEEK = 7
Pair = tuple[Proposition, Proposition]


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """When it is, by one telling, and the words of it."""

    item: Proposition
    when: When


def find_timings(reading: Reading, within: Iterable[Pair], beyond: Iterable[Pair]) -> Iterator[Difference]:
    """The first two tellings of two reports whose days exclude each other, and the first of which one is more exact.

    `within` are pairs of one claim, `beyond` pairs with what is told elsewhere, which may be the same but for its days.
    """
    pairs = [(a, b) for a, b in (*within, *beyond) if a.head == b.head]
    times = {m.evidence: _time(reading, m) for m in {m.evidence: m for pair in pairs for m in pair}.values()}
    known = ((times[a.evidence], times[b.evidence]) for a, b in pairs)
    timed = [(x, y) for x, y in known if x and y and _are_two(x, y)]
    for is_so, manner in ((_exclude, ""), (_is_finer, ": one is only more exact")):
        told = ((x, y) for x, y in timed if is_so(x.when, y.when) and _is_one_but_for_days(x.item, y.item))
        if found := next(told, None):
            yield _make(reading, *found, manner)


def _is_one_but_for_days(a: Proposition, b: Proposition) -> bool:
    """Whether two assert one thing as far as everything tells but their days, whatever else joins them in a claim."""
    if a.actors and b.actors and not a.actors & b.actors:
        return False
    return load_odds()["claim"].share({**find_evidence(a, b), "other_days": 0.0}) >= THRESHOLDS.claim


def _time(reading: Reading, item: Proposition) -> Timing | None:
    """When what a telling tells is: the one time among its words, or else, of a statement, that of its event."""
    e = item.evidence
    inside = reading.times_in(e.report, e.extent)
    known = {(t.when.start, t.when.end): t for t in inside if t.when.is_definite}
    if len(known) == 1:
        time = next(iter(known.values()))
        is_aside = SUBORDINATE.search(reading.reports[e.report].text, e.start + 1, time.span.start)
        return None if is_aside else Timing(item=item, when=time.when)
    if known or item.is_event:
        return None
    events = [f.when for f in item.events[:1] if f.when.is_definite and _is_in_sentence(reading, f)]
    return Timing(item=item, when=events[0]) if events else None


def _is_in_sentence(reading: Reading, event: Event) -> bool:
    """Whether the words that date an event stand in its sentence."""
    text = event.when.text
    around = reading.sentence_at(event.report, event.trigger.start)
    return bool(text and around and text in reading.text(event.report, around))


def _are_two(a: Timing, b: Timing) -> bool:
    return a.item.evidence.report != b.item.evidence.report and (a.when.start, a.when.end) != (b.when.start, b.when.end)


def _exclude(a: When, b: When) -> bool:
    """Whether two times share no day; a week apart to the day, one weekday was laid to two weeks."""
    if intersect(a, b) is not None or not (a.start and b.start):
        return False
    return abs((a.start - b.start).days) != WEEK


def _is_finer(a: When, b: When) -> bool:
    """Whether one time is a day of the month, or of more, that is the other; 'two months ago' is no month."""
    pairs = ((a, b), (b, a)) if not any((x.text or "").endswith("ago") for x in (a, b)) else ()
    return any(x.precision in ("day", "minute") and y.precision in COARSE and is_within(x, y) for x, y in pairs)


def _make(reading: Reading, x: Timing, y: Timing, manner: str) -> Difference:
    one, other = sorted((x, y), key=lambda t: reading.place(t.item.evidence.span))
    told = ", ".join(f"{_write(t.when)} in {reading.reports[t.item.evidence.report].file}" for t in (one, other))
    return Difference(kind="date", words=f"{told}{manner}", spans=(one.item.evidence.span, other.item.evidence.span))


def _write(when: When) -> str:
    """The days as numbers, with the words that they come from."""
    days = str(when.start) if when.start == when.end else f"{when.start} to {when.end}"
    return f"‘{when.text}’ ({days})" if when.text else days
