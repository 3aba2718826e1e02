"""Finite verbs by their form and their neighbours: where one stands, a clause has its verb."""

from collections.abc import Sequence
from functools import lru_cache

from headwater.annotate.attribution.cue_words import CONJUNCTIONS, FINITE, NOUNY, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.wording import Token, is_given_name
from headwater.annotate.closed_classes import AUXILIARIES, DETERMINERS

NAMING_NOUNS = DETERMINERS - {"that", "this", "all", "each", "both"}
NOT_PAST = frozenset(
    "need seed feed deed bleed speed breed indeed greed weed hundred sacred naked wicked ahmed mohammed bed".split()
)
# After these a word in -ed is a participle behind its noun ('approved by'), not the verb of a clause.
AFTER_PARTICIPLE = frozenset("by in with at as of from for".split())


# What a source is before he says something.
TOLD = frozenset("briefed involved informed acquainted".split())
# What is done to a document before it says something.
LET_OUT = frozenset(
    "released published issued obtained conducted posted aired unveiled leaked circulated distributed commissioned "
    "filed signed emailed seen reviewed prepared available public unsealed lodged submitted dated".split()
)


def is_finite(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a finite verb as far as its form and its neighbours tell."""
    token = tokens[place]
    if token.quotation >= 0:
        return False
    low = token.low
    if (token.text in ("May", "Will") and place > 0) or is_given_name(tokens, place):
        return False
    if low == "made" and _is_made_available(tokens, place):
        return False
    if low in AUXILIARIES or low in FINITE or low.endswith("n't"):
        return True
    if low in _present_cues():
        return not (place and tokens[place - 1].low in NAMING_NOUNS)  # 'the talks', 'its claims'
    if not low.endswith("ed") or len(low) < 4 or low in NOT_PAST or token.is_title:
        return False
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if (
        before is None
        or before.low in DETERMINERS - {"that", "this"}
        or before.low in PREPOSITIONS
        or before.low.endswith("'s")
    ):
        return False
    if low in TOLD and after is not None and after.low in ("on", "in", "about", "with"):
        return False  # 'a diplomat briefed on the matter'
    if low in LET_OUT and before.low in load_lexicon().sets["documents"] | load_lexicon().sets["evidence"]:
        return False  # 'a report released last year found'
    if low in LET_OUT and _is_dated(tokens, place):
        return False  # 'the rules issued late Thursday said'
    return after is None or after.low not in AFTER_PARTICIPLE or before.low in PRONOUNS


def _is_made_available(tokens: Sequence[Token], place: int) -> bool:
    """Whether 'made' is said of what was let out: 'information MADE available to the court', 'a report MADE public'."""
    sets = load_lexicon().sets
    is_shown = place > 0 and tokens[place - 1].low in sets["documents"] | sets["evidence"]
    return is_shown and [t.low for t in tokens[place + 1 : place + 2]] in (["available"], ["public"])


def _is_dated(tokens: Sequence[Token], place: int) -> bool:
    """Whether the verb of the clause follows right behind a day."""
    behind = place + 1
    while behind < len(tokens) and (tokens[behind].is_time or tokens[behind].low in ("on", "late", "early")):
        behind += 1
    return place + 1 < behind < len(tokens) and tokens[behind - 1].is_time and is_finite(tokens, behind)


@lru_cache(maxsize=1)
def _present_cues() -> frozenset[str]:
    """Cue verbs in the third person that are no nouns."""
    forms = load_lexicon().forms
    return frozenset(f for f, senses in forms.items() if f not in NOUNY and any(kind == "third" for _, kind in senses))


def has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a finite verb stands between two places."""
    return any(is_finite(tokens, k) for k in range(start, min(end, len(tokens))))


def begins_clause(tokens: Sequence[Token], place: int, limit: int) -> bool:
    """Whether an article begins a clause and not an object: 'the tanker had left', not 'the tanker that had left'."""
    if tokens[place].low not in DETERMINERS:
        return False
    for index in range(place + 1, min(limit, len(tokens))):
        low = tokens[index].low
        if low in AUXILIARIES:
            return True
        if not tokens[index].is_word or low in SUBORDINATORS | CONJUNCTIONS | PRONOUNS | DETERMINERS:
            break
    return False
