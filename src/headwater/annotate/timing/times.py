"""Temporal expressions of a report, without an anchor: where they stand, what they say, whether they are quoted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import msgspec

from headwater.annotate.timing.anchors import anchor_distances
from headwater.annotate.timing.dates import DATES, FULL_DATES
from headwater.annotate.timing.events import Dated, Found, date_nouns, find_events
from headwater.annotate.timing.lengths import LENGTHS
from headwater.annotate.timing.ranges import join_ranges
from headwater.annotate.timing.seasons import SEASONAL
from headwater.annotate.timing.tenses import find_cues, find_tense
from headwater.annotate.timing.units import RELATIVE
from headwater.annotate.timing.words import Rule, list_words
from headwater.annotate.timing.written import WRITTEN
from headwater.annotate.timing.years import YEARS
from headwater.annotations import Sentence, TimeExpression
from headwater.text import Extent, surround, trim

RULES = (*YEARS, *SEASONAL, *DATES, *WRITTEN, *RELATIVE, *LENGTHS)
PERSON_MAY = re.compile(r"\b(?:Theresa|Mrs?\.?|Ms\.?|Minister|PM|Secretary)\s+May\b")
BEFORE_PERSON = re.compile(r"\b(?:by|of|from|to|and|or|before|after|between|for|with)\s+$", re.IGNORECASE)
# No sentence is so long; what is (a table, noise) is cut, so that the work stays linear in the length of the text.
LONGEST = 4000
KEPT = 4096  # stretches whose expressions are kept: wire copy recurs within hours

Stretch = tuple[int, int]


def find_times(text: str, sentences: Sequence[Sentence], quotations: Sequence[Extent]) -> tuple[TimeExpression, ...]:
    """The temporal expressions of a text in its order; each knows the tense of its clause.

    Outside the sentences (dateline, address, byline) only full dates count.  No two overlap, except that an event may
    hold the date that it names: "since the visit in late July" and "late July" are two.
    """
    headlines = {s.extent.start for s in sentences if s.zone in ("title", "alt_title", "heading")}
    stretches = sorted(piece for s in sentences for piece in _cut(text, s.extent.start, s.extent.end))
    dates = _find_dates(text, stretches)
    dated = date_nouns(text, stretches, [d for d in dates if d.expression.kind in ("date", "range")])
    found = anchor_distances(text, sorted(_add_events(text, stretches, headlines, dates, dated), key=_place))
    return tuple(
        TimeExpression(extent=Extent(one.start, one.end), expression=one.expression, quoted=quoted)
        for one, quoted in zip(found, _mark_quoted(found, quotations), strict=True)
    )


def _place(found: Found) -> tuple[int, int]:
    return found.start, found.end


def _cut(text: str, start: int, end: int) -> Iterator[Stretch]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        middle = blank if blank > 0 else start + LONGEST
        yield start, middle
        start = middle
    yield start, end


def find_plain(text: str, stretches: Sequence[Stretch], rules: Sequence[Rule]) -> list[Found]:
    """What the rules find in the sentences, each with the tense of its clause."""
    found: list[Found] = []
    for start, end in (piece for stretch in stretches for piece in _cut(text, *stretch)):
        if chosen := _choose(_match(text, start, end, rules)):
            found += _add_tenses(text, start, end, False, chosen)
    return [one for one in found if not _is_person_may(text, one)] if PERSON_MAY.search(text) else found


def _find_dates(text: str, stretches: Sequence[Stretch]) -> list[Found]:
    """All expressions but those of events: every rule in sentences, full dates in the gaps between them."""
    found: list[Found] = []
    for start, end in stretches:
        found += _read_around(text, start, end, _read_stretch)
    for start, end in _find_gaps(text, stretches):
        found += _read_around(text, start, end, _read_gap)
    if PERSON_MAY.search(text):
        found = [one for one in found if not _is_person_may(text, one)]
    return sorted(found, key=lambda one: one[:2])


def _read_around(
    text: str, start: int, end: int, read: Callable[[str, int, int], tuple[Found, ...]]
) -> Iterator[Found]:
    around = surround(text, start, end)
    shift = around.start
    for one in read(around.of(text), start - shift, end - shift):
        yield Found(one.start + shift, one.end + shift, one.expression)


@lru_cache(maxsize=KEPT)
def _read_gap(text: str, start: int, end: int) -> tuple[Found, ...]:
    """The full dates in what stands between two stretches."""
    return tuple(_choose(one for one in _match(text, start, end, FULL_DATES) if one.expression.year is not None))


@lru_cache(maxsize=KEPT)
def _read_stretch(text: str, start: int, end: int) -> tuple[Found, ...]:
    """What a stretch holds, between what stands around it: one that recurs is read once."""
    return tuple(join_ranges(text, _choose(_match(text, start, end, RULES))))


def _match(text: str, start: int, end: int, rules: Iterable[Rule]) -> Iterator[Found]:
    words = list_words(text, start, end)
    tried = [(pattern, read) for needs, pattern, read in rules if not any(need.isdisjoint(words) for need in needs)]
    for pattern, read in tried:
        for match in pattern.finditer(text, start, end):
            if (expression := read(match)) is not None:
                yield Found(match.start(), match.end(), expression)


def _choose(found: Iterable[Found]) -> list[Found]:
    """Of those that overlap the longest, of equals the first."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
        elif one.end - one.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = one
    return chosen


def _find_gaps(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Where something stands between the stretches."""
    edges = [(0, 0), *stretches, (len(text), len(text))]
    reached = list(accumulate((end for _, end in edges), max))
    gaps = (trim(text, end, after) for end, (_, (after, _)) in zip(reached, pairwise(edges), strict=False))
    return [(start, end) for start, end in gaps if start < end]


def _is_person_may(text: str, found: Found) -> bool:
    bare = text[found.start : found.end].lower() == "may"
    return bare and bool(BEFORE_PERSON.search(text[max(0, found.start - 10) : found.start]))


def _add_events(
    text: str, stretches: Sequence[Stretch], headlines: set[int], dates: list[Found], dated: dict[str, list[Dated]]
) -> Iterator[Found]:
    """Dates and events, each with the tense of its clause; those outside the sentences have none."""
    starts = [one.start for one in dates]
    done = 0
    for start, end in stretches:
        first, last = max(done, bisect_left(starts, start)), bisect_left(starts, end)
        yield from dates[done:first]
        done = max(first, last)
        inside = dates[first:done]
        events = find_events(text, start, end, inside, dated)
        if inside or events:
            around = surround(text, start, end)
            shift = around.start
            own = tuple([Found(f.start - shift, f.end - shift, f.expression) for f in _merge(inside, events)])
            for one in _read_tenses(around.of(text), start - shift, end - shift, start in headlines, own):
                yield Found(one.start + shift, one.end + shift, one.expression)
    yield from dates[done:]


@lru_cache(maxsize=KEPT)
def _read_tenses(text: str, start: int, end: int, headline: bool, found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple(_add_tenses(text, start, end, headline, found))


def _add_tenses(text: str, start: int, end: int, headline: bool, found: Iterable[Found]) -> Iterator[Found]:
    cues = find_cues(text, start, end, headline=headline)
    for one in found:
        tense = find_tense(text, cues, one.start, one.end)
        if tense == "past" and text[one.start : one.end].lower() == "soon":
            continue  # "he was soon released": counted from another day than the anchor
        yield one._replace(expression=msgspec.structs.replace(one.expression, tense=tense))


def _merge(dates: list[Found], events: list[Found]) -> list[Found]:
    """Dates and events; an event takes in a distance ("a day after the vote") and its year ("the 2016 race")."""
    distances = [one for one in dates if one.expression.kind == "event"]
    joined: list[Found] = []
    for event in _choose(events):
        near = next((one for one in distances if one.start < event.end and event.start < one.end), None)
        joined.append(_join(near, event) if near else event)
    return [*(one for one in dates if not any(_takes_in(event, one) for event in joined)), *joined]


def _join(near: Found, event: Found) -> Found:
    """ "A day after" and "after the vote" are one: a day after the vote."""
    distance = near.expression
    told = msgspec.structs.replace(event.expression, unit=distance.unit, offset=distance.offset)
    return event._replace(start=min(event.start, near.start), expression=told)


def _takes_in(event: Found, date: Found) -> bool:
    if date.expression.kind == "event":
        return event.start < date.end and date.start < event.end
    premodifier = event.start < date.start and date.end < event.end and date.expression.year is not None
    return premodifier and event.expression.relation == "during"


def _mark_quoted(found: Sequence[Found], quotations: Sequence[Extent]) -> Iterator[bool]:
    """Whether each lies in a quotation."""
    marks = sorted(quotations)
    starts = [mark.start for mark in marks]
    reached = list(accumulate((mark.end for mark in marks), max))
    for one in found:
        index = bisect_right(starts, one.start)
        yield bool(index) and one.end <= reached[index - 1]
