"""Where the words end for whom somebody says something: 'told REUTERS talks had failed'."""

from collections.abc import Sequence

from headwater.annotate.attribution.adjuncts import ends_clause, skip_adjuncts
from headwater.annotate.attribution.finite_verbs import has_verb, is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import is_noun_start, noun_phrase_after
from headwater.annotate.attribution.wording import Token

MANNERS = frozenset("of about to with in on at from to".split())
ARTICLES = frozenset("the a an his her its their this that these those both all".split())
ASKED = frozenset("whether if what how why".split())  # 'who', 'when' and 'where' begin a remark on a name, too


def hearer_end(tokens: Sequence[Token], place: int) -> int:
    """The end of a hearer; of 'told Reuters talks had failed', one word or one name."""
    phrase = noun_phrase_after(tokens, place, appositions=False)
    if phrase is None:
        return place
    if phrase.end < len(tokens) and is_finite(tokens, phrase.end) and phrase.end - place > 1:
        return _end_name(tokens, place, phrase.end - 1)
    return phrase.end


def _end_name(tokens: Sequence[Token], place: int, limit: int) -> int:
    """The end of the longest known channel, else of the first word with its article."""
    relays = load_lexicon().sets["relays"]
    for end in range(min(limit, place + 3), place, -1):
        if " ".join(t.low for t in tokens[place:end]) in relays:
            return end
    return min(limit, place + 1 + (tokens[place].low in ARTICLES))


def behind_explained(tokens: Sequence[Token], place: int) -> int:
    """Where what somebody is told begins behind ', Ada Lund,' and ', who lives in Bergen,'; else `place`.

    A comma before what is told is left out, but not that before a quotation.
    """
    if place >= len(tokens) or tokens[place].low != "," or tokens[place].quotation >= 0:
        return place
    for index in range(place + 1, min(place + 18, len(tokens) - 1)):
        token, following = tokens[index], tokens[index + 1]
        is_participle = token.low.endswith("ing") and not token.is_title and token.low not in ("including", "according")
        if ends_clause(tokens, index) or token.quotation >= 0 or is_participle:
            break
        if token.low == "that" and _lists_names(tokens, place, index):
            return index
        if token.low == "," and (following.low == "that" or following.quotation >= 0):
            return index + (following.quotation < 0)
    closing = next((k for k in range(place + 1, min(place + 6, len(tokens))) if not tokens[k].is_title), place + 1)
    is_name = closing > place + 1 and closing < len(tokens) and tokens[closing].low == ","
    after = skip_adjuncts(tokens, closing + 1).end if is_name else place
    is_told = is_noun_start(tokens, after) or (after < len(tokens) and tokens[after].low in ASKED)
    return closing + 1 if is_told and has_verb(tokens, after, after + 12) else place


def _lists_names(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing but names and one last noun stand between: ', Tarn and THE COUNCIL that', not ', a sign that'."""
    low = {t.low for t in tokens[start : end - 1] if not t.is_title}
    return "and" in low and low <= ARTICLES | {"and", ",", "of"} and not is_finite(tokens, end - 1)


def skip_manner(tokens: Sequence[Token], place: int) -> int:
    """Behind 'of the museum', 'with a smile' where a comma or colon and a quotation follow; else `place`."""
    if place >= len(tokens) or tokens[place].low not in MANNERS:
        return place
    for index in range(place + 1, min(place + 12, len(tokens) - 1)):
        token = tokens[index]
        if token.low in (",", ":") and token.quotation < 0 and tokens[index + 1].quotation >= 0:
            return index
        if not token.is_word or is_finite(tokens, index):
            break
    return place
