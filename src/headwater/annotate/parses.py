"""Each sentence of a report as the encoder reads it, with where it stands; a sentence that recurs is read once."""

import weakref
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from headwater.annotations import Sentence
from headwater.encoder.readings import Encoder, Reading, read_sentence
from headwater.encoder.words import stays_open
from headwater.text import Extent

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))  # universal tags of the encoder
VERBAL = frozenset(("VERB", "AUX"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))  # Penn tags of it
KEPT = 8192  # stretches of which is kept which words they hold, and sentences: wire copy recurs within hours


class Same:
    """A value that is known by being the same object: packs are made once."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class Glance:
    """A reading, or none, that is known by being the same object, and is not kept from being forgotten.

    What is remembered of a reading is not found again when the sentence has been read anew, and would only hold the
    scores of its words.
    """

    __slots__ = ("_find", "_number")

    def __init__(self, reading: Reading | None) -> None:
        self._number = id(reading)
        self._find = weakref.ref(reading) if reading else None

    @property
    def reading(self) -> Reading | None:
        """The reading, while somebody holds it."""
        return self._find() if self._find else None

    def __hash__(self) -> int:
        return self._number

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Glance) or self._number != other._number:
            return False
        return self.reading is other.reading and (self._find is None or self.reading is not None)


class Parse(NamedTuple):
    """A sentence's reading at its place in the report."""

    extent: Extent
    reading: Reading

    def place(self, first: int, last: int | None = None) -> Extent:
        """Where a word, or the words from `first` to before `last`, stand in the report."""
        words = self.reading.words
        end = words[first if last is None else last - 1].end
        return Extent(self.extent.start + words[first].start, self.extent.start + end)

    def words_in(self, extent: Extent) -> tuple[int, ...]:
        """The words of the sentence that share a character with a stretch of the report."""
        words, shift = self.reading.words, self.extent.start
        start, end = extent.start - shift, extent.end - shift
        first = max(0, bisect_left(words, (start,)) - 1)
        if first < len(words) and words[first].end <= start:
            first += 1
        return tuple(range(first, bisect_left(words, (end,), lo=first)))


def parse_sentences(text: str, sentences: Sequence[Sentence], encoder: Encoder) -> tuple[Parse, ...]:
    """The parses of a report's sentences; whether a quotation runs on is carried over inside a paragraph."""
    found: list[Parse] = []
    paragraph, is_open = -1, False
    for sentence in sentences:
        is_open = is_open and sentence.paragraph == paragraph
        words = sentence.extent.of(text)
        reading = read_sentence(encoder, words, is_open)
        found.append(Parse(sentence.extent, reading))
        is_open = _stays_open(Glance(reading), words, is_open)
        paragraph = sentence.paragraph
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _stays_open(glance: Glance, text: str, is_open: bool) -> bool:
    return stays_open([word.of(text) for word in cast(Reading, glance.reading).words], is_open)
