"""Where the words end for whom somebody says something: 'told REUTERS talks had failed'."""

from collections.abc import Sequence

from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import is_finite, noun_phrase_after
from headwater.annotate.attribution.wording import Token

ARTICLES = frozenset("the a an his her its their this that these those both all".split())


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
