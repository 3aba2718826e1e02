"""What speaks for and against two propositions asserting the same, by name: the evidence that `pairs` weighs.

Each is 0 where it says nothing and at most 1; what each is worth was fitted (`training/claims.py`), never set by hand.
"""

from rapidfuzz import fuzz

from headwater.dates import When, intersect
from headwater.link.assertion.propositions import Proposition, compare_assertions, likeness, list_players
from headwater.link.likeness.modifiers import is_modifier
from headwater.odds import Evidence
from headwater.record.model import Event
from headwater.record.spans import overlap

# Modalities that may speak of one happening: what is alleged by one is actual for another; a plan is no fact.
REALITY = {"actual": "fact", "alleged": "fact", "planned": "prospect", "possible": "prospect"}


def find_evidence(a: Proposition, b: Proposition) -> Evidence:
    """Everything that tells whether `a` and `b` assert one thing."""
    return {**_compare_words(a, b), **_compare_parties(a, b), **_compare_happenings(a, b)}


def _compare_words(a: Proposition, b: Proposition) -> dict[str, float]:
    """How alike two are in their terms, their meanings, their heads and their very letters."""
    mine, its = a.words.casefold(), b.words.casefold()
    unknown = a.assertion is None or b.assertion is None
    return {
        "terms": likeness(a, b),
        "asserted": compare_assertions(a, b),
        "assertion_unknown": float(unknown),
        "heads": ((a.head in b.weights) + (b.head in a.weights)) / 2,
        "letters": fuzz.ratio(mine, its) / 100,
        "letters_within": fuzz.partial_ratio(mine, its) / 100,
        "one_negated": float(a.is_negated != b.is_negated),
    }


def _compare_parties(a: Proposition, b: Proposition) -> dict[str, float]:
    """Who is spoken of, who speaks, and where."""
    elsewhere = a.evidence.report != b.evidence.report
    fewest = min(len(a.actors), len(b.actors))
    return {
        "elsewhere": float(elsewhere),
        "actors": len(a.actors & b.actors) / fewest if fewest else 0.0,
        "one_voice": float(elsewhere and a.voice is not None and a.voice == b.voice),
        "figures": float(bool(a.figures & b.figures)),
        "other_act": float(a.act != b.act),
        "both_narrated": float(a.is_narrated and b.is_narrated),
    }


def _compare_happenings(a: Proposition, b: Proposition) -> dict[str, float]:
    """Whether what happens first in both is of one kind, is as real, and may be one happening."""
    told = bool(a.events and b.events)
    return {
        "one_kind": float(told and bool(set(a.events[0].kinds) & set(b.events[0].kinds))),
        "other_reality": float(told and not is_as_real(a.events[0], b.events[0])),
        "other_happening": float((a.is_event or b.is_event) and not _may_be_one(a, b)),
        "other_days": float(have_other_days(a, b)),
        "aside": float(_is_aside(a, b)),
    }


def have_other_days(a: Proposition, b: Proposition) -> bool:
    """Whether both name days, and share none."""
    return bool(a.days and b.days) and all(_is_disjoint(s, t) for s in a.days for t in b.days)


def _may_be_one(a: Proposition, b: Proposition) -> bool:
    """Whether an event of the one may be one of the other, or a clause says with its head what the event is."""
    return _tells_of(a, b) or any(_agree(e, f, a, b) for e in a.events for f in b.events)


def _is_aside(a: Proposition, b: Proposition) -> bool:
    """Whether a clause mentions an event inside it in passing: it begins with another event and has another head."""
    if a.is_event == b.is_event:
        return False
    told, clause = (a, b) if a.is_event else (b, a)
    if clause.is_negated and clause.head != told.head:
        return True
    if not overlap(told.evidence, clause.evidence) or told.head == clause.head:
        return False
    if is_modifier(clause.words, told.events[0].trigger.start - clause.evidence.start):
        return True
    return not clause.events or clause.events[0].id != told.evidence.event


def _tells_of(a: Proposition, b: Proposition) -> bool:
    """Whether a clause says with its head what the other, an event, is: reading marks not every event in a clause."""
    if a.is_event == b.is_event:
        return False
    told, clause = (a, b) if a.is_event else (b, a)
    marked = any(e.type == told.events[0].type for e in clause.events)
    return told.head == clause.head and told.events[0].polarity == "pos" and not marked and not clause.is_negated


def _agree(e: Event, f: Event, a: Proposition, b: Proposition) -> bool:
    """Whether two events may be one happening: type, polarity, modality, interval and doer do not exclude it."""
    if (e.type, e.subtype, e.polarity) != (f.type, f.subtype, f.polarity) or not is_as_real(e, f):
        return False
    if _is_told(e.when) and _is_told(f.when) and _is_disjoint(e.when, f.when):
        return False
    return not _differ_in_doer(e, f, a.people | b.people)


def _is_disjoint(a: When, b: When) -> bool:
    """Whether two known intervals share no day."""
    return a.is_known and b.is_known and intersect(a, b) is None


def _is_told(when: When) -> bool:
    """Whether a report dates it; a bound that only the day of the telling gives parts nothing."""
    return when.is_definite or when.text is not None


def is_as_real(a: Event, b: Event) -> bool:
    """Whether what the one tells as real, or as a plan, is told as the same by the other."""
    return REALITY.get(a.modality, a.modality) == REALITY.get(b.modality, b.modality)


def _differ_in_doer(e: Event, f: Event, people: frozenset[str]) -> bool:
    """Whether a person or group acted in both and it was not the same; a state and its minister may be."""
    mine, its = list_players(e, "agent"), list_players(f, "agent")
    return bool(mine and its) and not mine & its and (mine | its) <= people
