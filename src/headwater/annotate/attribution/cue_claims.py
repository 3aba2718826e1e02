"""Words for what is claimed, and where they stand: before 'was denied by', behind 'dismissed as lies'."""

from collections.abc import Sequence
from itertools import pairwise

from headwater.annotate.attribution.adjuncts import ends_clause
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS
from headwater.annotate.attribution.cues import Cue, is_adverb
from headwater.annotate.attribution.finite_verbs import has_verb, is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import NounPhrase, subject_before
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import DETERMINERS

FAR = 40  # tokens before a verb in which the claim stands that it denies
REACH = 7  # tokens in which a predicate ends behind its 'as'
LONGEST = 25  # tokens of an object with what it is called
FEW = 8  # words in marks, which say what something is called
POINTING = frozenset("it this that these those them".split())
CLAIMING = frozenset("that of about against by".split())


def is_claim(token: Token) -> bool:
    """Whether a word is for something that can be so or not."""
    return token.quotation < 0 and token.low in load_lexicon().sets["claimed"]


def find_fronted(tokens: Sequence[Token], place: int, cue: Cue) -> int | None:
    """Where an object begins behind its predicate: 'as baseless THE CLAIM that', 'as lies REPORTS of'."""
    if "as" not in cue.acts or place + 1 >= len(tokens) or tokens[place + 1].low in DETERMINERS - {"a", "an"}:
        return None
    for index in range(place + 2, min(place + REACH, len(tokens) - 1)):
        token = tokens[index]
        if token.quotation >= 0 or not token.is_word or token.low in PREPOSITIONS or is_finite(tokens, index):
            return None
        is_owned = token.low in DETERMINERS or token.low.endswith(("'s", "s'"))
        if is_owned and not is_adverb(tokens[index - 1]) and tokens[index - 1].low not in CONJUNCTIONS:
            return index if cue.acts["as"] != "deny" or names_claim(tokens, index) else None
        if is_claim(token) and tokens[index + 1].low in CLAIMING:
            return index
    return None


def names_claim(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase that begins here is for a claim: 'the claim that', 'these rumours'."""
    for index in range(place, min(place + REACH, len(tokens))):
        if is_claim(tokens[index]):
            if ends_clause(tokens, index + 1):
                return True
            following = tokens[index + 1]
            return following.low in CLAIMING | PREPOSITIONS or following.low == "," or following.is_time
        if not tokens[index].is_word or is_finite(tokens, index) or tokens[index].low in PREPOSITIONS:
            return False
    return False


def is_called_false(tokens: Sequence[Token], place: int) -> bool:
    """Whether a claim stands here and behind it, or behind 'as' before it, that it is false: 'the story a “hoax”'."""
    if tokens[place].low == "as":
        untrue = next((k for k in range(place, min(place + REACH, len(tokens))) if is_untrue(tokens[k])), None)
        return untrue is not None and names_claim(tokens, untrue + 1)
    is_claimed = tokens[place].low in POINTING and place + 1 < len(tokens) and not tokens[place + 1].is_title
    for index in range(place, min(place + LONGEST, len(tokens))):
        if ends_clause(tokens, index):
            break
        if is_claimed and is_untrue(tokens[index]):
            return True
        is_claimed = is_claimed or is_claim(tokens[index])
    return False


def is_untrue(token: Token) -> bool:
    """Whether a word, or one of a few in marks, says that something is false."""
    parts = [w.strip("“”\"'‘’,.").lower() for w in token.text.split()]
    pairs = (" ".join(pair) for pair in pairwise(parts))  # 'fairy tale', 'made up'
    return len(parts) <= FEW and any(w in load_lexicon().sets["untruths"] for w in (*parts, *pairs))


def find_claim(tokens: Sequence[Token], end: int) -> NounPhrase | None:
    """What is denied before a passive verb: 'the report', 'Norland's claim that it had sold shells'."""
    plain = subject_before(tokens, end)
    if plain is None or any(is_claim(tokens[k]) for k in range(plain.start, plain.end)):
        return plain
    for index in range(plain.start - 1, max(0, end - FAR) - 1, -1):
        if ends_clause(tokens, index):
            break
        if is_claim(tokens[index]) and tokens[index + 1].low in CLAIMING and has_verb(tokens, index + 2, end):
            claim = subject_before(tokens, index + 1)
            return NounPhrase(claim.start, end, ((claim.start, end),)) if claim else plain
    return plain
