"""A sentence as a row of units around one trigger: words, mentions and times, with what stands between them.

There is no parser behind this.  It is what rules about position and prepositions need: which unit is an auxiliary, a
determiner, a boundary between clauses, which mention belongs to a preposition.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.annotate.closed_classes import DETERMINERS, MODALS
from headwater.annotate.happenings.function_words import (
    ADVERBS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    HELPING,
    POSSESSIVES,
    verb_words,
)
from headwater.annotations import Mention, TimeExpression
from headwater.domain.pack import PREPOSITIONS
from headwater.text import QUOTES, WORDS_KEPT, Extent, Word

BEFORE_NOUN = DETERMINERS | PREPOSITIONS - {"to"}
PHRASE_ENDS = PREPOSITIONS | CONJUNCTIONS  # what stands before a noun phrase, and so behind another
VERB_WORDS = verb_words()
BEFORE_VERB = MODALS | {"to", "i", "we", "they", "you", "who", "that", "which", "not", "never", "also", "do", "did"}
GAP_BREAK = re.compile(r"[;:!?(){}\[\]\n]|\s[–—-]+\s|—")  # a full stop inside a sentence belongs to an abbreviation
MENTION_HOLDS = 6  # words between a preposition and the name it governs: 'of Russian Defense Minister Sergei'


class Unit(NamedTuple):
    """A word, a mention or a time of a sentence; `gap` is the text before it."""

    start: int
    end: int
    low: str
    gap: str
    mention: int | None = None
    time: int | None = None
    possessive: bool = False
    capital: bool = False
    is_word: bool = True  # neither a mention nor a time
    breaks: bool = False  # a full break stands before it: a colon, a bracket, a dash

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return Extent(self.start, self.end)


class Row(NamedTuple):
    """The units of a sentence and the place of the trigger among them."""

    units: tuple[Unit, ...]
    at: int

    @property
    def trigger(self) -> Unit:
        """The trigger itself."""
        return self.units[self.at]


@lru_cache(maxsize=WORDS_KEPT)
def fold_word(word: str) -> str:
    """A word for look-up: lower case, straight apostrophes, no possessive ending."""
    low = word.translate(QUOTES).casefold()
    return low[:-2] if low.endswith("'s") and low not in ("it's", "he's", "she's") else low.rstrip("'")


def read_units(
    text: str,
    tokens: Sequence[Word],
    mentions: Mapping[int, Mention],
    times: Mapping[int, TimeExpression],
) -> tuple[Unit, ...]:
    """The units of a sentence: the longest mention or time wins each place."""
    spans: list[tuple[Extent, int | None, int | None]] = [(m.extent, i, None) for i, m in mentions.items()]
    spans += [(t.extent, None, i) for i, t in times.items()]
    spans.sort(key=lambda s: (s[0].start, -s[0].end))
    units: list[Unit] = []
    covered, last, here = -1, tokens[0].start if tokens else 0, 0
    for token in tokens:
        if token.start < covered:
            continue
        while here < len(spans) and spans[here][0].end <= token.start:
            here += 1
        extent, mention, time = Extent(token.start, token.end), None, None
        if here < len(spans) and spans[here][0].start < token.end and (found := _first_beyond(spans, here, token)):
            extent, mention, time = found
        level = mentions[mention].level if mention is not None else None
        units.append(_unit(text, extent, last, mention, time, level))
        covered = last = extent.end
    return tuple(units)


def _first_beyond(
    spans: Sequence[tuple[Extent, int | None, int | None]], here: int, token: Word
) -> tuple[Extent, int | None, int | None] | None:
    """The first of the spans from `here` on that overlaps the token."""
    for span in spans[here:]:
        if span[0].start >= token.end:
            return None
        if span[0].end > token.start:
            return span
    return None


def line_up(
    text: str,
    tokens: Sequence[Word],
    trigger: Extent,
    units: tuple[Unit, ...],
    mentions: Mapping[int, Mention],
    times: Mapping[int, TimeExpression],
) -> Row:
    """The row of a sentence around a trigger; a mention or time that holds it makes way for those inside."""
    first, after = _place(units, trigger)
    if any(not u.is_word for u in units[first:after]):
        mentions = {i: m for i, m in mentions.items() if not m.extent.overlaps(trigger)}
        times = {i: t for i, t in times.items() if not t.extent.overlaps(trigger)}
        units = read_units(text, tokens, mentions, times)
        first, after = _place(units, trigger)
    start = units[first - 1].end if first else trigger.start
    gap = text[start : trigger.start]
    own = Unit(trigger.start, trigger.end, fold_word(trigger.of(text)), gap, breaks=_has_break(gap))
    return Row((*units[:first], own, *units[after:]), first)


def _place(units: Sequence[Unit], trigger: Extent) -> tuple[int, int]:
    """The first unit that overlaps the trigger, and the first behind it."""
    first = bisect_right(units, trigger.start, key=lambda u: u.end)
    return first, max(first, bisect_left(units, trigger.end, key=lambda u: u.start))


def _unit(text: str, extent: Extent, last: int, mention: int | None, time: int | None, level: str | None) -> Unit:
    words = extent.of(text)
    following = text[extent.end : extent.end + 2]
    low = fold_word(words) if mention is None else words.translate(QUOTES).casefold()
    possessive = following in ("'s", "’s") or (words[-1:] == "s" and following in ("' ", "’ "))
    if level == "pronoun":
        possessive = possessive or low in POSSESSIVES
    elif mention is None:
        possessive = possessive or words.endswith(("'s", "’s", "s'", "s’"))
    gap = text[last : extent.start]
    is_word = mention is None and time is None
    capital = words[:1].isupper()
    return Unit(extent.start, extent.end, low, gap, mention, time, possessive, capital, is_word, _has_break(gap))


def _has_break(gap: str) -> bool:
    return gap != " " and gap != "" and GAP_BREAK.search(gap) is not None


def is_adverb(unit: Unit) -> bool:
    """Whether a unit is an adverb, as far as its form tells."""
    return unit.is_word and (unit.low in ADVERBS or (unit.low.endswith("ly") and len(unit.low) > 4))


def is_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether the word ends a noun phrase as a verb would: auxiliaries, common verbs, forms in -ed after no article."""
    unit = units[at]
    if not unit.is_word:
        return False
    before = units[at - 1].low if at else ""
    if unit.low in HELPING or (before == "that" and VERB_WORDS.get(unit.low) in ("past", "participle", "third")):
        return True
    if before in BEFORE_NOUN or (at and units[at - 1].possessive):
        return False
    form = VERB_WORDS.get(unit.low)
    if form == "base":  # 'full SUPPORT' is a noun, 'they SUPPORT' is not
        return at > 0 and (not units[at - 1].is_word or before.endswith("s") or before in BEFORE_VERB)
    if form is not None:
        return True
    return unit.low.endswith("ed") and len(unit.low) > 4 and not unit.capital and not (at and is_adverb(units[at - 1]))


def preposition_of(units: Sequence[Unit], at: int, with_conjuncts: bool = True) -> str | None:
    """The preposition that governs the mention at this place; None where it stands free, as a subject or object.

    With `with_conjuncts`, a mention behind an `and` shares the preposition of the one before it.
    """
    for i in range(at - 1, max(-1, at - 1 - MENTION_HOLDS), -1):
        unit, right = units[i], units[i + 1]
        if right.breaks:
            return None
        if unit.is_word and unit.low in CONJUNCTIONS | {"as"}:
            return _of_conjunct(units, i) if with_conjuncts else None
        if "," in right.gap:
            return None
        if unit.time is not None or (unit.mention is not None and not unit.possessive and i < at - 3):
            return None
        if unit.is_word and unit.low in PREPOSITIONS:
            return None if unit.low in ("on", "upon") and i and units[i - 1].low.startswith("call") else unit.low
        if is_verb(units, i) or unit.low in CLAUSE_OPENERS:
            return None
    return None


def _of_conjunct(units: Sequence[Unit], at: int) -> str | None:
    """The preposition of the mention before a conjunction, which the one after it shares."""
    before = at - 1
    while before >= 0 and units[before].low in ("as", "well"):
        before -= 1
    return preposition_of(units, before) if before >= 0 and units[before].mention is not None else None
