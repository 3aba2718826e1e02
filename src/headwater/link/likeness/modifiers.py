"""Events that only describe a thing of which a clause says something else: 'the navy showed the drums SEIZED in May'.

Found without a parser: a participle right behind a noun and before a preposition, where a verb stands before it.
"""

import re
from functools import lru_cache

from headwater.link.assertion.heads import find_verb_group
from headwater.names.lexicon import word_classes
from headwater.text import fold, words

KEPT = 16_384  # places that are remembered
BEHIND = re.compile(r"\w+\s+(?:by|from|in|at|on|during|after|under|against|over|near|off|with|as|to|for)\b")
# What makes a form behind it the verb of a clause, or an adjective before its noun.
NO_NOUN = frozenset(
    "is are was were be been being am has have had get got gets getting who which that and or but not never also the a "
    "an its his her their our my i you he she it we they this these those to of in by for with".split()
)


@lru_cache(maxsize=KEPT)
def is_modifier(text: str, at: int) -> bool:
    """Whether the word at a place is a participle that describes the noun before it, in a clause with another verb."""
    if at <= 0 or not BEHIND.match(text, at):
        return False
    before = [fold(w.text) for w in words(text, 0, at)]
    trigger = next((fold(w.text) for w in words(text, at)), "")
    if (
        not before
        or not _is_participle(trigger)
        or before[-1] in NO_NOUN
        or (word_classes(before[-1]) or "n")[0] in "vrf"
    ):
        return False
    return find_verb_group(before) is not None


def _is_participle(word: str) -> bool:
    is_verb = (word_classes(word) or "n").startswith("v")
    return word.endswith(("ed", "en")) or (is_verb and not word.endswith(("ing", "s")))
