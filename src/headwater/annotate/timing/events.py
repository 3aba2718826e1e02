"""Times that an event gives: "since that visit", "after signing the deal in 2015", "during the 2016 campaign".

A preposition of time with a definite noun of happening.  The day of the event is the date inside the words or right
behind them, else the one that the report itself gives to the same noun.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headwater.annotate.timing.words import any_of, list_words, one_of, write_pattern
from headwater.clauses import UPCOMING
from headwater.dates import Expression, Relation

HAPPENINGS = (
    "visit trip tour meeting summit talks negotiation war invasion attack election campaign vote referendum deal "
    "agreement accord pact treaty announcement speech address inauguration presidency strike raid conference coup "
    "mutiny ceremony parade launch test hearing interview briefing debate crisis conflict revolution session "
    "convention ceasefire truce storm earthquake hurricane flood shooting bombing explosion blast crash protest "
    "rally uprising revolt massacre incident accident trial verdict ruling resignation death assassination arrest "
    "withdrawal takeover merger outbreak pandemic lockdown siege offensive operation exercise drill disaster"
).split()
RELATIONS: dict[str, Relation] = {
    "during": "during",
    "throughout": "during",
    "since": "since",
    "after": "after",
    "following": "after",
    "in the wake of": "after",
    "in the aftermath of": "after",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "in advance of": "before",
    "the run-up to": "before",
    "on the eve of": "before",
    "until": "until",
}
NEW_CLAUSE = r"(?:was|were|is|are|has|had|have|will|would|that|which|who|said|and|but)\b"
WORD = rf"(?!{NEW_CLAUSE})[\w.’'-]{{1,24}}"
NAME = rf"(?-i:[A-Z]){WORD}"
ADVERB = "(?:(?:even|just|only|shortly|soon|immediately) )?"
EVENT = write_pattern(
    rf"\b{ADVERB}(?P<way>{one_of(RELATIONS)}) (?:the (?:start|beginning|end|outbreak|conclusion) of )?"
    rf"(?:(?P<definite>the|that|this|these|those|his|her|its|their|our|my)|(?P<name>{NAME}))"
    rf"(?P<words>(?: {WORD}){{0,6}}?) (?P<noun>{one_of(HAPPENINGS)})s?\b(?![’'])"
    r"(?: (?:was|were|had been) (?:signed|reached|struck|made|agreed|concluded|held|launched|announced|ratified)\b)?"
)
OFFICE = write_pattern(
    rf"\b{ADVERB}(?P<way>since|after|before|until) (?:(?:he|she|it|they|(?:{NAME} ){{0,3}}{NAME}) )?"
    r"(?:taking office|coming to power|leaving office|took (?:office|power)|came to power|left office|"
    r"was (?:re-?)?elected|was sworn in|assumed (?:office|power)|"
    r"became (?:president|prime minister|chancellor|leader))\b"
)
GERUND = write_pattern(
    r"\b(?P<way>since|after|before|following) (?:signing|joining|leaving|entering|winning|losing|taking|reaching|"
    rf"holding|meeting|visiting|launching|becoming)(?: {WORD}){{1,8}}"
)
NOUN = re.compile(rf"\b(?P<noun>{one_of(HAPPENINGS)})s?\b", re.IGNORECASE)
# Between an event and its date: no new clause, unless it says when the event is or was.
TAKES_PLACE = r"(?:was|were|is|are) (?:set|scheduled|planned|due|held|signed|reached|launched)\b"
CLEAR = re.compile(rf"(?:(?!\b(?!{TAKES_PLACE}){NEW_CLAUSE})[^.,;:()“”\"—\n])*$")
RELATION_WORDS = any_of("during throughout since after following before prior ahead advance until")
RELATION_WORDS |= any_of("wake aftermath run eve")
HAPPENING_WORDS = frozenset(word for noun in HAPPENINGS for word in (noun, f"{noun}s"))
OFFICE_WORDS = any_of("office power elected sworn became")
NOT_ON = re.compile(r"\b(?:since|until|till|before|after|by)\s+(?:the\s+)?$", re.IGNORECASE)
NEAR = 60
CLOSE = 30  # "the 2015 nuclear deal": a date before its noun
RECENT = 200  # about one sentence back: "the visit" is then that visit


class Found(NamedTuple):
    """A temporal expression with its place."""

    start: int
    end: int
    expression: Expression


class Dated(NamedTuple):
    """A noun of happening that the report dates, with the place of the noun and the sentence around it."""

    place: int
    expression: Expression
    around: str


def find_events(text: str, start: int, end: int, dates: Sequence[Found], dated: dict[str, list[Dated]]) -> list[Found]:
    """The event-anchored expressions of a sentence, each with the day of its event where the report gives one."""
    words = list_words(text, start, end)
    if RELATION_WORDS.isdisjoint(words):
        return []
    found: list[Found | None] = []
    if not HAPPENING_WORDS.isdisjoint(words):
        found += [_read_event(text, match, end, dates, dated) for match in EVENT.finditer(text, start, end)]
    if not OFFICE_WORDS.isdisjoint(words):
        found += [_read_office(text, match, end, dates) for match in OFFICE.finditer(text, start, end)]
    if dates:
        found += [_read_gerund(text, match, dates) for match in GERUND.finditer(text, start, end)]
    return [one for one in found if one]


def _read_office(text: str, match: re.Match[str], end: int, dates: Sequence[Found]) -> Found:
    behind = _date_behind(text, match.end(), end, dates)
    return _make(match, behind.end if behind else match.end(), behind.expression if behind else None)


def _read_gerund(text: str, match: re.Match[str], dates: Sequence[Found]) -> Found | None:
    inner = _first_from(dates, match.start())
    if inner and inner.start < match.end() and CLEAR.match(text, match.end("way"), inner.start):
        return _make(match, inner.end, inner.expression)
    return None


def _read_event(
    text: str, match: re.Match[str], end: int, dates: Sequence[Found], dated: dict[str, list[Dated]]
) -> Found | None:
    owner = (match["name"] or "") + match["words"] + " "
    if not match["definite"] and not re.search(r"['’]s?\s", owner):
        return None
    inner = _first_from(dates, match.start())
    if inner and inner.end <= match.end():
        # "Ahead of the 2020 election": the year alone says it.
        return None if _relate(match) == "before" else _make(match, match.end(), inner.expression)
    if behind := _date_behind(text, match.end(), end, dates):
        return _make(match, behind.end, behind.expression)
    noun = match["noun"].lower()
    known = [one for one in dated.get(noun, ()) if _may_be_same(match, owner, one)]
    if not known and noun == "campaign" and _relate(match) == "during":  # it ended with the election, at the latest
        known = [one for one in dated.get("election", ()) if _may_be_same(match, owner, one)]
        first = _recall(known, match.start())
        return Found(
            match.start(), match.end(), Expression(kind="event", relation="until" if first else "during", first=first)
        )
    return _make(match, match.end(), _recall(known, match.start()))


def _may_be_same(match: re.Match[str], owner: str, one: Dated) -> bool:
    """Whether a dated event can be the one meant: theirs whom the words name, and none of a past year that is ahead."""
    names = re.findall(r"[A-Z][^\W\d_]+(?=[’']s?\s)", owner)
    if any(name not in one.around for name in names):
        return False
    return not (UPCOMING.search(owner) and one.expression.side != "future" and one.expression.year is not None)


def _relate(match: re.Match[str]) -> Relation:
    return RELATIONS[" ".join(match["way"].lower().split())]


def _make(match: re.Match[str], end: int, first: Expression | None) -> Found:
    return Found(match.start(), end, Expression(kind="event", relation=_relate(match), first=first))


def _first_from(dates: Sequence[Found], place: int) -> Found | None:
    index = bisect_left(dates, (place,))
    return dates[index] if index < len(dates) else None


def _date_behind(text: str, place: int, end: int, dates: Sequence[Found]) -> Found | None:
    """The date that follows within the same clause."""
    after = _first_from(dates, place)
    if after and after.end <= end and after.start - place <= NEAR and CLEAR.match(text, place, after.start):
        return after
    return None


def _date_before(text: str, start: int, place: int, dates: Sequence[Found]) -> Found | None:
    """The date that stands just before a noun, as a part of its phrase."""
    index = bisect_left(dates, (place,))
    before = dates[index - 1] if index else None
    if before and start <= before.start and 0 < place - before.end <= CLOSE and CLEAR.match(text, before.end, place):
        return before
    return None


def _recall(dated: Sequence[Dated], place: int) -> Expression | None:
    """The day that the noun had just before; else that of all its uses, if they agree ("in July", "on 13 July")."""
    index = bisect_right(dated, (place,))
    if index and place - dated[index - 1].place <= RECENT:
        return dated[index - 1].expression
    finest: list[Expression] = []
    for one in (d.expression for d in dated):
        if not any(_covers(one, other) for other in finest):
            finest = [other for other in finest if not _covers(other, one)] + [one]
        if len(finest) > 1:
            return None
    return finest[0] if finest else None


def _covers(coarse: Expression, fine: Expression) -> bool:
    fields = ("kind", "unit", "year", "month", "day", "part", "offset", "side", "first", "last")
    return all(getattr(coarse, name) in (None, getattr(fine, name)) for name in fields)


def date_nouns(text: str, extents: Iterable[tuple[int, int]], dates: Sequence[Found]) -> dict[str, list[Dated]]:
    """Nouns of happening to which the report gives a date: "the 2015 nuclear deal", "the visit to Rome on 3 May"."""
    dated: dict[str, list[Dated]] = {}
    for start, end in extents:
        first = _first_from(dates, start)
        if first is None or first.start >= end:
            continue
        for match in NOUN.finditer(text, start, end):
            known = _date_before(text, start, match.start(), dates) or _date_behind(text, match.end(), end, dates)
            if known and not NOT_ON.search(text, match.end(), max(match.end(), known.start)):
                around = Dated(match.start(), known.expression, text[start:end])
                dated.setdefault(match["noun"].lower(), []).append(around)
    return dated
