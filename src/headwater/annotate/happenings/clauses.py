"""What stands around a trigger, by position alone: its subject, its objects, what its prepositions hold.

Every answer is a list of slots (function, unit).  Where the words do not decide, the list is empty: a missing
participant is shown as missing, a wrong one is not shown to be wrong.
"""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import BE, DETERMINERS
from headwater.annotate.happenings.function_words import (
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    HELPING,
    OPENERS,
    verb_words,
)
from headwater.annotate.happenings.units import PHRASE_ENDS, Row, Unit, is_adverb, is_verb
from headwater.domain.pack import PREPOSITIONS

LONGEST = 28  # units to the right of a trigger: beyond that, prepositions belong to something else
NEAR = 5  # units leftwards in which a verb governs the mention after it
TOPICS = frozenset("on about over regarding concerning".split())
MULTIWORD = (("in", "exchange", "for"), ("in", "return", "for"))
LIST_WORDS = (
    ("as", "well", "as"),
    ("such", "as"),
    ("in", "particular"),
    ("particularly",),
    ("especially",),
    ("plus",),
    ("notably",),
)


class Slot(NamedTuple):
    """A unit that stands in a function to the trigger: subject, object, possessor, modifier or a preposition.

    It is implied where it stands in another clause: 'NORLAND planned to sell'.
    """

    function: str
    unit: int
    is_implied: bool = False


class Verb(NamedTuple):
    """How a verb stands in its clause: whether it is passive, reduced ('sold by'), and where its group starts."""

    is_passive: bool
    is_reduced: bool
    start: int


def read_verb(row: Row, form: str) -> Verb:
    """The voice and the start of the verb group that ends with the trigger."""
    units, i = row.units, group_end(row)
    while i > 0 and units[i - 1].is_word and not units[i].breaks and "," not in units[i].gap:
        if units[i - 1].low not in HELPING and units[i - 1].low != "to" and not is_adverb(units[i - 1]):
            break
        i -= 1
    group = [u.low for u in units[i : row.at]]
    is_reduced = (
        form == "participle" and not any(w in HELPING for w in group) and low_at(units, row.at + 1) in ("by", "of")
    )
    return Verb(is_reduced or (form == "participle" and any(w in BE for w in group)), is_reduced, i)


def group_end(row: Row) -> int:
    """Where the words before the verb end: of 'to supply or SELL', before the first of the two."""
    units, at = row.units, row.at
    joined = at > 2 and units[at - 1].low in ("and", "or") and units[at - 2].is_word
    joined = joined and units[at - 2].low not in DETERMINERS and not units[at].low.endswith(("ed", "ing"))
    return at - 2 if joined and units[at - 3].low in HELPING | {"to", "not"} else at


def low_at(units: Sequence[Unit], i: int) -> str:
    """The folded words of the unit at a place; empty beyond the ends."""
    return units[i].low if 0 <= i < len(units) else ""


def scan_right(row: Row, is_of_verb: bool) -> tuple[list[Slot], int]:
    """The slots after a trigger, and the index of the unit where its clause ends."""
    units = row.units
    function: str | None = "object" if is_of_verb else None
    last: str | None = None
    slots: list[Slot] = []
    has_topic = False
    i = row.at + 1
    while i < min(len(units), row.at + LONGEST) and not units[i].breaks:
        unit, width = units[i], 1
        comma = "," in unit.gap
        if (listed := _phrase_at(units, i, LIST_WORDS)) or unit.low in CONJUNCTIONS:
            width = max(1, listed)
            if not _has_mention(units, i + width) or is_verb(units, i + width):
                break
            function = last or function
        elif comma and not _goes_on(units, i, last):
            break
        elif unit.is_word:
            width = _phrase_at(units, i, MULTIWORD) or 1
            if width == 1 and ends_clause(units, i) and not (is_of_verb and i == row.at + 1 and _may_be_noun(unit)):
                break
            if width > 1 or unit.low in PREPOSITIONS:
                function = " ".join(u.low for u in units[i : i + width])
                has_topic = has_topic or (not is_of_verb and function in TOPICS)
                if has_topic and function in ("in", "at"):
                    function = None  # 'talks on the fighting in Norland': the fighting is there
        elif unit.time is not None:
            function = None
        elif not _belongs_to_next(units, i):
            if comma and last is not None:
                function = last
            if function is not None:
                slots.append(Slot(function, i))
                last, function = function, _reopened(slots, is_of_verb)
        i += width
    return slots, i


def _may_be_noun(unit: Unit) -> bool:
    """Whether a word that looks like a verb may be the object of the one before it: 'sold ARMS'."""
    return unit.low.endswith(("ed", "s")) and unit.low not in HELPING


def _belongs_to_next(units: Sequence[Unit], i: int) -> bool:
    """Whether the mention owns or describes the noun after it: 'NORLAND's fleet', 'NORLAND Foreign Minister Marek'."""
    if i + 1 >= len(units) or units[i + 1].breaks:
        return False
    if units[i].possessive:
        return True
    for j in range(i + 1, min(len(units), i + NEAR)):
        if units[j].gap != " " or (units[j].is_word and not units[j].capital and units[j].low not in ("of", "for")):
            return False
        if not units[j].is_word:
            return units[j].mention is not None and j > i + 1
    return False


def _reopened(slots: Sequence[Slot], is_of_verb: bool) -> str | None:
    """After a filled slot a second bare mention may follow: 'sold KESTRIA rifles', 'sold to Kestria RIFLES'."""
    objects = sum(s.function == "object" for s in slots)
    return "object" if is_of_verb and len(slots) == 1 and objects <= 1 else None


def ends_clause(units: Sequence[Unit], i: int) -> bool:
    """Whether the word opens another clause: a subordinator, a relative, a verb, an infinitive."""
    low = units[i].low
    if low in OPENERS:
        return i + 1 >= len(units) or units[i + 1].time is None
    if low in CLAUSE_OPENERS:
        return not (low in ("that", "how") and units[i - 1].low in PREPOSITIONS)
    return is_verb(units, i) or (low == "to" and is_infinitive(units, i))


def is_infinitive(units: Sequence[Unit], i: int) -> bool:
    """Whether the `to` at this place is followed by a verb, not by a noun phrase."""
    if i + 1 >= len(units) or not units[i + 1].is_word or units[i + 1].low in DETERMINERS or units[i + 1].capital:
        return False
    if verb_words().get(units[i + 1].low) == "base" or units[i + 1].low in ("be", "have", "do"):
        return True
    return low_at(units, i + 2) in DETERMINERS and units[i + 2].is_word


def _phrase_at(units: Sequence[Unit], i: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """How many units from this one on are one of the phrases."""
    low = units[i].low
    return next((len(p) for p in phrases if p[0] == low and tuple(u.low for u in units[i : i + len(p)]) == p), 0)


def _has_mention(units: Sequence[Unit], start: int) -> bool:
    """Whether a mention, and no new clause, follows soon: the list goes on."""
    for i in range(start, min(len(units), start + 6)):
        if units[i].mention is not None:
            return True
        if units[i].breaks or units[i].low in CLAUSE_OPENERS:
            return False
    return False


def _goes_on(units: Sequence[Unit], i: int, last: str | None) -> bool:
    """Whether what follows a comma still belongs to the trigger: a preposition, or the next member of a list."""
    if units[i].is_word:
        return units[i].low in PREPOSITIONS and not is_infinitive(units, i)
    if last is None or units[i].time is not None:
        return False
    joined = next((j for j in range(i + 1, min(len(units), i + 6)) if units[j].low == "and"), len(units))
    final = next((j for j in range(joined, min(len(units), joined + NEAR)) if units[j].mention is not None), None)
    return final is not None and not (final + 1 < len(units) and is_verb(units, final + 1))


def is_parted(units: Sequence[Unit], i: int) -> bool:
    """Whether a break, a comma or a quotation mark stands before the unit."""
    return units[i].breaks or "," in units[i].gap or '"' in units[i].gap or "“" in units[i].gap


def find_worded_object(row: Row) -> tuple[int, int] | None:
    """The first and last unit of the noun phrase after a verb, if no mention heads it: 'condemned THE DECISION to'."""
    units, end = row.units, row.at + 1
    while end < len(units) and end - row.at <= 8 and not is_parted(units, end):
        unit = units[end]
        if unit.is_word and (unit.low in PHRASE_ENDS or ends_clause(units, end)):
            break
        end += 1
        if unit.mention is not None and not unit.possessive:
            return None
    found = row.at + 1, end - 1
    return found if end > row.at + 1 and units[end - 1].is_word and not is_adverb(units[end - 1]) else None


def find_possessor(row: Row) -> int | None:
    """The unit before a noun trigger that owns it: 'Norland's recent VISIT'."""
    units = row.units
    for i in range(row.at - 1, max(-1, row.at - 6), -1):
        if units[i + 1].breaks or "," in units[i + 1].gap:
            return None
        if units[i].possessive:
            return i if units[i].mention is not None else None
        if units[i].is_word and (units[i].low in DETERMINERS | PREPOSITIONS or is_verb(units, i)):
            return None
    return None


def find_modifiers(row: Row) -> list[int]:
    """The mentions directly before a noun trigger, inside its phrase: 'rifle SALES', 'the Norland VISIT'."""
    units, found = row.units, []
    for i in range(row.at - 1, max(-1, row.at - 4), -1):
        if units[i + 1].gap.strip("-–“‘\"' ") or units[i].possessive or units[i].low in DETERMINERS | PREPOSITIONS:
            break
        if is_verb(units, i) or units[i].low in CONJUNCTIONS:
            break
        if units[i].mention is not None:
            found.append(i)
    return found[::-1]


def phrase_start(row: Row) -> int:
    """The first unit of the noun phrase that a noun trigger heads, as far as adjectives and possessors go."""
    units, i = row.units, row.at
    while i > 0 and row.at - i < 7 and not units[i].breaks and "," not in units[i].gap:
        before = units[i - 1]
        if before.is_word and (before.low in PHRASE_ENDS | CLAUSE_OPENERS or is_verb(units, i - 1)):
            break
        i -= 1
        if before.low in DETERMINERS and not before.possessive:
            break
    return i
