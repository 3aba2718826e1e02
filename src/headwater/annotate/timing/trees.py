"""Where a word stands in the tree of its sentence, and what hangs on it."""

from bisect import bisect_right
from collections.abc import Sequence

from headwater.annotate.parses import Parse
from headwater.text import Extent

APART = ("before", "after", "until", "till", "since")


def parse_at(parses: Sequence[Parse], starts: Sequence[int], extent: Extent | None) -> Parse | None:
    """The parse in which an extent begins; `starts` are those of the parses."""
    if extent is None:
        return None
    index = bisect_right(starts, extent.start) - 1
    return parses[index] if index >= 0 and extent.start < parses[index].extent.end else None


def word_at(parse: Parse, extent: Extent) -> int | None:
    """The word of a cue or trigger on which the others of it hang."""
    inside = parse.words_in(extent)
    return next((w for w in inside if parse.reading.heads[w] not in inside), None)


def list_above(parse: Parse, low: int, high: int) -> list[int] | None:
    """The words from a word up to one above it, without that; None where it is not above."""
    path: list[int] = []
    while low >= 0 and low not in path:
        if low == high:
            return path
        path.append(low)
        low = parse.reading.heads[low]
    return None


def is_set_apart(text: str, parse: Parse, word: int) -> bool:
    """Whether a clause says what came before or after that above it."""
    marks = (
        n for n, h in enumerate(parse.reading.heads) if h == word and parse.reading.relations[n] in ("mark", "case")
    )
    return any(parse.place(n).of(text).lower() in APART for n in marks)


def has_of(text: str, parse: Parse, word: int) -> bool:
    """Whether "of" hangs a word on the noun before it."""
    reading = parse.reading
    marks = (n for n, h in enumerate(reading.heads) if h == word and reading.relations[n] == "case")
    return reading.relations[word] == "nmod" and any(parse.place(n).of(text).lower() == "of" for n in marks)


def has_where(text: str, parse: Parse, word: int) -> bool:
    """Whether a clause tells what was done where something else was: it is of the same day."""
    reading = parse.reading
    words = (parse.place(n).of(text).lower() for n, h in enumerate(reading.heads) if h == word and n < word)
    return reading.relations[word].startswith(("acl", "advcl")) and "where" in words


def has_relative(text: str, parse: Parse, word: int) -> bool:
    """Whether "who", "which" or "that" is the subject of a clause."""
    reading = parse.reading
    subjects = (n for n, h in enumerate(reading.heads) if h == word and reading.relations[n].startswith("nsubj"))
    return any(parse.place(n).of(text).lower() in ("who", "which", "that") for n in subjects)
