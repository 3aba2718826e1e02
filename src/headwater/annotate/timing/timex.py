"""Temporal expressions as TimeML marks them: without prepositions, each with its type and TIMEX3 value.

The record keeps what an analyst asks for, with its preposition where that says how the days are bounded ("for months",
"since the visit in May").  TimeML marks the bare expression, the two ends of a range apart, of "two days after the
visit" the length, and some words more (`loose`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from headwater.annotate.timing.anchors import anchor_distances, date_clocks
from headwater.annotate.timing.events import Found
from headwater.annotate.timing.loose import LOOSE
from headwater.annotate.timing.times import RULES, find_plain
from headwater.annotate.timing.words import NUMBER, read_number, write_length, write_pattern
from headwater.dates import Expression, When, ground
from headwater.text import Extent, trim

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# Words in front that are no part of the expression; "over" is one before a count: "over a week".
BEFORE = write_pattern(
    r"(?:(?:in|within|during|for|throughout|on|at(?! (?:least|most)\b)|since|from|between|until|till|by|as of|"
    r"about|around|only|just|barely|right|"
    rf"roughly|approximately|exactly|over(?! (?:{NUMBER}|an?)\b)) )+"
)
ARTICLE = re.compile(r"\bthe\s{1,3}$", re.IGNORECASE)
WIDER = write_pattern(r"(?:\b(?:at (?:least|most)|nearly|almost|no more than|less than|more than) )$")
JOINT = write_pattern(r"(?:\s?[-–—]\s?|,? and | to | through | until | till )")
COUNTED = re.compile(r"\b(?:one|an?|\d+|hours?|minutes?)\b", re.IGNORECASE)
MONTHS_OF = write_pattern(rf"(?P<length>(?:the )?(?:first|last) {NUMBER} months)(?: of (?:the )?|,? )")
DISTANCE = write_pattern(
    r"(?:\b(?:within|shortly|soon) )?(?P<length>.{2,40}?) (?:before|after|prior|of|later|earlier|from)\b"
)
LENGTH_ENDS, LATER = (
    re.compile(r"\b(?:before|after|prior|of|later|earlier|from)$", re.I),
    re.compile(r"\b(?:later|earlier)$", re.I),
)
AMOUNT = write_pattern(rf"(?:.{{0,20}} )?(?P<count>{NUMBER}|an?)[ -](?:more )?\w+$")


class Timex(NamedTuple):
    """A TIMEX3: where it stands, its type and its value."""

    extent: Extent
    type: TimexType
    value: str


def find_timexes(text: str, sentences: Sequence[Extent], anchor: When) -> list[Timex]:
    """The TIMEX3 tags of a text, seen from the day of its publication."""
    stretches = sorted((e.start, e.end) for e in sentences)
    found = anchor_distances(text, find_plain(text, stretches, (*RULES, *LOOSE)))
    pieces = [piece for one in date_clocks(found) for piece in _part(text, one)]
    return sorted({timex for piece in pieces if (timex := _tag(text, piece, anchor))})


def _part(text: str, one: Found) -> Iterator[Found]:
    """The expressions that TimeML sees in one of ours."""
    e, words = one.expression, text[one.start : one.end]
    if e.kind == "range" and e.first and e.last:
        yield from _part_range(text, one, e.first, e.last)
    elif (
        e.kind == "event"
        and e.first is None
        and LENGTH_ENDS.search(words)
        and (e.unit is None or not LATER.search(words))
    ):
        yield from _take_length(one, words)
    elif e.kind == "event" and (e.relation in ("later than", "earlier than")):
        inner = re.search(r"\S+$|\S+ \d{4}$", words)
        if inner and e.first:
            yield Found(one.start + inner.start(), one.end, e.first)
    else:
        yield one


def _part_range(text: str, one: Found, first: Expression, last: Expression) -> Iterator[Found]:
    if months := MONTHS_OF.match(text, one.start, one.end):
        value = write_length(1 + (last.month or 0) - (first.month or 0), "month")
        yield Found(one.start, months.end("length"), Expression(kind="duration", value=value))
        yield Found(months.end(), one.end, Expression(kind="date", year=first.year, offset=first.offset))
        return
    head = BEFORE.match(text, one.start, one.end)
    joints = list(JOINT.finditer(text, head.end() if head else one.start, one.end))
    if len(joints) == 1:
        yield Found(one.start, joints[0].start(), first)
        yield Found(joints[0].end(), one.end, last)
    else:
        yield one


def _take_length(one: Found, words: str) -> Iterator[Found]:
    """ "Two days" of "two days after"."""
    match = DISTANCE.match(words)
    if match is None:
        return
    start, end = one.start + match.start("length"), one.start + match.end("length")
    unit = re.search(r"(hour|minute|day|week|month|year|decade)s?$", match["length"], re.I)
    if unit is None:
        return
    counted = AMOUNT.match(match["length"])
    count = read_number(counted["count"]) if counted else None
    yield Found(start, end, Expression(kind="duration", value=write_length(count, unit[1].lower())))


def _tag(text: str, one: Found, anchor: When) -> Timex | None:
    e = one.expression
    if e.kind == "event":
        if e.unit is None or e.offset is None:
            return None
        first = e.first or Expression(kind="unit", unit="day", offset=0)
        e = msgspec.structs.replace(e, first=first)
    if e.kind == "window" and e.count == 1 and not COUNTED.search(text, one.start, one.end):  # "the last week" is one
        e = Expression(kind="unit", unit=e.unit, offset=-1 if e.side == "past" else 1)
    value = e.value if e.kind == "duration" else ground(e, anchor)[0]
    extent = _bare(text, one)
    if not value or extent.start >= extent.end or _is_age(extent.of(text)):
        return None
    return Timex(extent, *_as_timeml(e, value, extent.of(text)))


def _bare(text: str, one: Found) -> Extent:
    """Without prepositions and adverbs in front, with the article and the words that compare."""
    start, end = one.start, one.end
    if head := BEFORE.match(text, start, end):
        start = head.end()
    if one.expression.kind in ("window", "unit", "duration", "date") and not _hangs(text, one):
        if article := ARTICLE.search(text, max(0, start - 6), start):
            start = article.start()
        elif one.expression.kind in ("window", "duration") and (wider := WIDER.search(text, max(0, start - 16), start)):
            start = wider.start()
    return trim(text, start, end)


def _hangs(text: str, one: Found) -> bool:
    """Whether it stands before a noun, to which the article belongs: "the third-quarter loss", "the 2016 race"."""
    words, e = text[one.start : one.end], one.expression
    if e.kind == "date" and e.unit not in ("season", "quarter", "half", "decade", "century"):
        return True
    uncounted = e.kind == "duration" and (e.value or "").startswith(("PX", "PTX"))  # "in the WEEKS before the vote"
    return "-" in words or uncounted or (e.kind == "unit" and e.unit == "day")


def _is_age(words: str) -> bool:
    return bool(re.search(r"-olds?$", words))


def _as_timeml(e: Expression, value: str, words: str) -> tuple[TimexType, str]:
    """Type and value; the part of a unit is an attribute of its own there."""
    plain = re.sub(r"(?:X{0,2}-(?:START|MI|EN))(?=$|T)", "", value)
    if e.kind == "window" and e.count is None and not plain.startswith("P"):
        return _as_vague_window(e, plain, words)
    if plain.startswith("P") and plain[1:2] not in ("A", "R"):
        return ("SET" if e.kind == "set" else "DURATION"), plain.replace("X", "2") if "couple" in words else plain
    if e.kind == "set":
        return "SET", plain
    if e.kind == "clock" or re.search(r"\dT", plain):
        return "TIME", plain
    return "DATE", plain


def _as_vague_window(e: Expression, value: str, words: str) -> tuple[TimexType, str]:
    """ "Recent years" are a past, "the next few days" a length that nobody counts."""
    if re.search(r"\b(?:few|several|couple|coming|many)\b", words, re.I) and e.value:
        return "DURATION", e.value.replace("X", "2") if "couple" in words else e.value
    return "DATE", value
