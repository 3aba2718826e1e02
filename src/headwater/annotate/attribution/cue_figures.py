"""Figures that somebody puts on something: 'put the cost AT 6 million euros', 'estimated the loss AT $3 million'."""

from collections.abc import Sequence

from headwater.annotate.attribution.adjuncts import ends_clause
from headwater.annotate.attribution.amounts import begins_amount, is_number
from headwater.annotate.attribution.cue_words import SUBORDINATORS
from headwater.annotate.attribution.finite_verbs import is_finite
from headwater.annotate.attribution.phrases import REACH, is_noun_start
from headwater.annotate.attribution.wording import Token

SCALES = frozenset("million billion trillion m bn % percent per euro euros dollars pounds".split())
CURRENCIES = frozenset("$£€")


def puts_figure(tokens: Sequence[Token], place: int) -> bool:
    """Whether an object and 'at' with a sum or a share begin here.

    What is put at a bare number may be a house ('its archive at 40 Mill Street') or a watch ('men at 12 gates').
    """
    if not is_noun_start(tokens, place) or is_number(tokens, place):
        return False
    for index in range(place + 1, min(place + REACH, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "at" and token.quotation < 0 and _is_figure(tokens, index + 1):
            return True
        if ends_clause(tokens, index) or token.low in SUBORDINATORS or is_finite(tokens, index):
            break
    return False


def _is_figure(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number begins here, behind words for its size or none, that is a sum or a share."""
    is_led = begins_amount(tokens, place) or is_number(tokens, place)
    near = (t.low for t in tokens[place : place + 8] if t.quotation < 0)
    return is_led and any(low in SCALES or low in CURRENCIES for low in near)
