"""Weighted terms, by which the words of two propositions are compared."""

import math
from collections.abc import Mapping
from functools import lru_cache

from headwater.link.senses import find_sense
from headwater.text import STOPWORDS, WORDS_KEPT, plain_word, rarity, stem

Terms = Mapping[str, float]
MOST = 6.0  # a slip of the pen must not weigh more than everything else together


@lru_cache(maxsize=WORDS_KEPT)
def weigh_word(word: str) -> tuple[str | None, float]:
    """The sense of a word, None where it tells nothing, and how much it tells."""
    plain = plain_word(word)
    if not plain or plain in STOPWORDS:
        return None, 0.0
    return find_sense(stem(plain)), min(rarity(stem(plain)), MOST)


def square_length(terms: Terms) -> float:
    """The square of the length of weighted terms, as a vector."""
    return sum([weight * weight for weight in terms.values()])


def compare_terms(a: Terms, b: Terms, squares: float | None = None) -> float:
    """Cosine of weighted terms, from 0 to 1; `squares` is the product of those of their lengths, where it is known."""
    small, large = (b, a) if len(b) < len(a) else (a, b)
    shared = sum([weight * large[term] for term, weight in small.items() if term in large])
    norm = math.sqrt(square_length(a) * square_length(b) if squares is None else squares)
    return shared / norm if norm else 0.0
