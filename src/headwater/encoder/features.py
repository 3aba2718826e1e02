"""What the encoder is given: word pieces, and for each what its letters told before they were lower-cased.

The tokenizer of MiniLM folds case, so `US` and `us`, `May` and `may` are one piece to it.  The shape of each word, with
whether it stands in a quotation, is added to the input as an embedding of its own.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from headwater.encoder.words import quote_states
from headwater.text import WORDS_KEPT

SHAPES = (
    "special",
    "lower",
    "title",
    "upper",
    "mixed",
    "digit",
    "punctuation",
    "first_title",  # the capital may be the sentence's
    "capital",  # one letter: 'I', an initial
    "dotted",
    "headline_title",  # most words of the sentence have a capital
    "headline_upper",
)
NUMBERS = {name: number for number, name in enumerate(SHAPES)}
LONGEST = 320  # pieces; a longer sentence is cut at a word (position embeddings end at 512, news at about 150)
MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})
PENN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "'"}
Ids = NDArray[np.int64]


class Features(msgspec.Struct, frozen=True):
    """One sentence as the encoder takes it.

    `pieces` and `shapes` have one entry a word piece, [CLS] and [SEP] included; `firsts` and `lasts` have one entry a
    word: the positions of its first and last piece.  `count` is the number of words that fitted.
    """

    pieces: Ids
    shapes: Ids
    firsts: Ids
    lasts: Ids

    @property
    def count(self) -> int:
        """Words that fitted."""
        return len(self.firsts)


def build_features(words: Sequence[str], is_quoted: bool = False) -> Features:
    """The input for one sentence; `is_quoted` says that it begins inside a quotation."""
    shapes = word_shapes(words)
    states = quote_states(words, is_quoted)
    pieces, kinds, firsts, lasts = [CLS], [0], [], []
    for word, shape, state in zip(words, shapes, states, strict=True):
        ids = _pieces(PENN.get(word, word).translate(MARKS))
        if len(pieces) + len(ids) >= LONGEST:
            break
        firsts.append(len(pieces))
        pieces += ids
        kinds += [shape + len(SHAPES) * state] * len(ids)
        lasts.append(len(pieces) - 1)
    return Features(*(np.array(x, np.int64) for x in ([*pieces, SEP], [*kinds, 0], firsts, lasts)))


def word_shapes(words: Sequence[str]) -> list[int]:
    """The shape of each word, as a position in `SHAPES`."""
    names = [_shape(word) for word in words]
    letters = [n for n in names if n in ("lower", "title", "upper", "mixed")]
    capitals = sum(n != "lower" for n in letters)
    is_headline = len(letters) > 3 and capitals > 0.7 * len(letters)
    found: list[int] = []
    is_first = True
    for name, word in zip(names, words, strict=True):
        if is_headline and name in ("title", "upper"):
            shown = f"headline_{name}"
        elif name == "title" and is_first:
            shown = "first_title"
        else:
            shown = name
        found.append(NUMBERS[shown])
        is_first = (is_first and name == "punctuation") or word in (":", "“", "``")
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _shape(word: str) -> str:
    if not any(c.isalnum() for c in word):
        return "punctuation"
    if any(c.isdigit() for c in word):
        return "digit"
    letters = [c for c in word if c.isalpha()]
    if "." in word and all(len(part) < 2 for part in word.split(".")):
        return "dotted"
    if len(letters) == 1:
        return "capital" if letters[0].isupper() else "lower"
    if not any(c.isupper() for c in letters):
        return "lower"
    if all(c.isupper() for c in letters):
        return "upper"
    return "title" if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else "mixed"


@lru_cache(maxsize=WORDS_KEPT)
def _pieces(word: str) -> list[int]:
    ids: list[int] = _tokenizer().encode(word, add_special_tokens=False).ids
    return ids[:24] or [UNKNOWN]


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    data = resources.files("headwater.encoder").joinpath("weights", "tokenizer.json").read_text("utf-8")
    tokenizer = Tokenizer.from_str(data)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


UNKNOWN, CLS, SEP = 100, 101, 102  # of BERT's English vocabulary
