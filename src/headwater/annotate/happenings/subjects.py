"""The subject of a verb, and of the light verb above a noun: who acts, by position alone."""

from collections.abc import Sequence

from headwater.annotate.closed_classes import DETERMINERS
from headwater.annotate.happenings.clauses import NEAR, Slot, Verb, is_parted, low_at, read_verb
from headwater.annotate.happenings.function_words import (
    CLAUSE_OPENERS,
    HELPING,
    RELATIVES,
    SUBORDINATORS,
    verb_words,
)
from headwater.annotate.happenings.units import PHRASE_ENDS, Row, Unit, is_adverb, is_verb, preposition_of
from headwater.domain.pack import PREPOSITIONS
from headwater.inflection import all_verb_forms

# 'urged Norland to sell': the object of these is the subject of the infinitive after it.
CONTROL = all_verb_forms(
    "urge ask tell persuade convince force allow permit help order want expect call invite press push pressure "
    "enable see let make prompt compel cause oblige drive lead accuse suspect ban prevent stop block bar authorise "
    "authorize require encourage advise forbid"
)
TELLING = all_verb_forms("tell inform assure warn remind convince notify")
# 'held talks', 'stop the talks': the subject of the verb is the one who talks.
LIGHT = all_verb_forms(
    "hold have conduct make begin start open launch resume continue engage enter stage undertake stop cease halt end "
    "suspend pay host attend do perform carry break cancel complete finish reach sign strike pursue plan want increase "
    "intensify accelerate expand advance"
)


def find_subject(row: Row, verb: Verb, form: str) -> list[int]:
    """The units of the subject, in text order."""
    units, start = row.units, verb.start
    if verb.is_reduced:
        return _antecedent(units, start)
    if form == "ing" and start == 0:
        return _after_participle(row)
    if (owner := _owner_of_infinitive(row, start)) is not None:
        return owner
    group = [u.low for u in units[start : row.at]]
    joined = start > 0 and units[start - 1].low in ("and", "or", "then")
    is_loose = joined or "to" in group or (form == "ing" and not any(w in HELPING for w in group))
    found: list[int] = []
    for i in range(start - 1, -1, -1):
        if i + 1 < len(units) and units[i + 1].breaks:
            break
        if units[i].is_word and units[i].low == "that" and joined and _is_told(units, i):
            continue  # 'TOLD reporters that it was over and urged them'
        if units[i].is_word and units[i].low in RELATIVES:
            return found or _antecedent(units, i)
        if units[i].is_word and units[i].low in SUBORDINATORS:
            break
        if i not in found and _may_be_subject(units, i, start):
            found = _with_conjuncts(units, i)
            if not is_loose or _is_controlled(units, i, start):
                break
    return found


def _owner_of_infinitive(row: Row, start: int) -> list[int] | None:
    """Of an infinitive that a noun governs ('a plan to buy'), the owner of the noun; None where no noun does."""
    units = row.units
    if start < 2 or low_at(units, start) != "to" or not units[start - 1].is_word or is_verb(units, start - 1):
        return None
    for i in range(start - 2, max(-1, start - 5), -1):
        if units[i].possessive and units[i].mention is not None:
            return [i]
        if units[i].is_word and units[i].low in DETERMINERS:
            return []
        if not units[i].is_word or is_verb(units, i) or units[i].low in PREPOSITIONS:
            return None
    return None


def _may_be_subject(units: Sequence[Unit], i: int, start: int) -> bool:
    """Whether the mention stands free of prepositions and owns nothing; `start` is where the verb group starts."""
    unit = units[i]
    return unit.mention is not None and not unit.possessive and preposition_of(units, i, i != start - 1) is None


def _is_told(units: Sequence[Unit], that: int) -> bool:
    """Whether a 'that' begins what somebody is told, who stands right before it."""
    return any(u.is_word and u.low in TELLING for u in units[max(0, that - NEAR) : that])


def _is_controlled(units: Sequence[Unit], i: int, start: int) -> bool:
    """Whether the mention is the object of a verb like `urge`, and so the subject of what follows."""
    return start - i <= 3 and any(u.is_word and u.low in CONTROL for u in units[max(0, i - NEAR) : i])


def _antecedent(units: Sequence[Unit], before: int) -> list[int]:
    """The mention just before a relative pronoun or a participle, which stands for it."""
    for i in range(before - 1, max(-1, before - 4), -1):
        if units[i].mention is not None:
            return [i]
        if is_verb(units, i):
            return []
    return []


def _after_participle(row: Row) -> list[int]:
    """The subject of a participle that opens the sentence: 'DENYING it, Marek left'."""
    units = row.units
    comma = next((i for i in range(row.at + 1, len(units)) if "," in units[i].gap), len(units))
    return next(([i] for i in range(comma, min(len(units), comma + NEAR)) if _may_be_subject(units, i, comma)), [])


def _with_conjuncts(units: Sequence[Unit], last: int) -> list[int]:
    """The mention and those that `and` joins to it on its left; one between that is not joined describes it."""
    found, i, joined = [last], last - 1, False
    while i >= 0 and not units[i + 1].breaks:
        unit = units[i]
        if unit.is_word and unit.low in ("and", "or", "&"):
            joined = True
        elif unit.mention is not None and not unit.possessive and (joined or not unit.capital):
            if not joined or preposition_of(units, i) is not None:
                break
            found.append(i)
            joined = "," in unit.gap
        elif unit.mention is None and (not (unit.capital or unit.low in DETERMINERS) or is_verb(units, i)):
            break
        i -= 1
    return sorted(found)


def find_worded_subject(row: Row, verb: Verb) -> tuple[int, int] | None:
    """The first and last unit of what stands before a verb in its clause, up to a boundary."""
    units, start = row.units, verb.start
    while start > 0 and verb.start - start < 12 and not is_parted(units, start):
        before = units[start - 1]
        if before.is_word and (before.low in CLAUSE_OPENERS or is_verb(units, start - 1)):
            break
        start -= 1
    first, last = units[start], units[verb.start - 1]
    is_phrase = start < verb.start and last.low not in DETERMINERS | PHRASE_ENDS
    return (start, verb.start - 1) if is_phrase and _opens_phrase(units, start, first) else None


def _opens_phrase(units: Sequence[Unit], start: int, first: Unit) -> bool:
    """Whether a noun phrase may open with the unit: it is no preposition, participle or verb."""
    if first.low in PHRASE_ENDS or is_adverb(first) or is_verb(units, start):
        return False
    return first.low in DETERMINERS or first.capital or first.low.endswith("s") or not first.is_word


def find_light_subject(row: Row) -> tuple[list[Slot], str | None]:
    """The subject of the light verb or preposition above a noun trigger ('Norland held TALKS'), and that word."""
    units = row.units
    for i in range(row.at - 1, max(-1, row.at - 8), -1):
        unit = units[i]
        if units[i + 1].breaks or unit.low in CLAUSE_OPENERS or unit.possessive:
            break
        if not unit.is_word:
            continue
        inner = Row(row.units, i)
        if unit.low in LIGHT:
            form = verb_words().get(unit.low, "base")
            return [Slot("subject", s) for s in find_subject(inner, read_verb(inner, form), form)], unit.low
        if unit.low in ("in", "for"):
            return [Slot("purpose", s) for s in find_subject(inner, read_verb(inner, "base"), "ing")], unit.low
        if is_verb(units, i) or unit.low in PREPOSITIONS:
            break
    return [], None
