"""Text without loss: extents, folding, words and shingles, each of which keeps its offsets into the original.

Offsets are code points, half-open, into the text as given.  Nothing here knows what a report or a name is.
"""

import math
import re
import threading
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import snowballstemmer

from headwater.tables import read_lines

# Words of which a process remembers what they are, in each of some fifteen tables: nine in ten of a text are among the
# commonest so many, and a process that reads for weeks meets new names every day.
WORDS_KEPT = 8192
SIMILAR = 0.75  # share of letters in common from which a name may be another one misspelt
WORD = re.compile(r"[^\W_]+(?:(?:[.'’\-–]|(?<=\d),(?=\d))[^\W_]+)*(?:(?<=\b[A-Za-z]\.[A-Za-z])\.)?")
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'"})
MAYBE_COMBINING = re.compile("[\u0300-\U0010ffff]")  # none has a smaller code
STOPWORDS = frozenset(
    "a about above after again against all also am among an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each either else even ever few for from further "
    "had has have having he her here hers him himself his how however i if in into is it its itself just like may "
    "me might more most much must my no nor not now of off on once only onto or other our out over own per same "
    "she should so some such than that the their them themselves then there these they this those though through "
    "to too toward towards under until up upon us very was we were what when where whether which while who whom "
    "whose why will with within without would yet you your".split()
)
# Before a noun these words tell that it is not the one that was spoken of.
ANOTHER = frozenset("other another second third new sister different both".split())
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?!\.)")
ASIDE = re.compile(r"[\[(][^\[\]()\n]{1,60}[\])]")  # '(through interpreter)', '[crosstalk]'
AROUND = 45  # characters on either side of a stretch at which rules look
BLANK = "\n\n"

ONE_WORDS = "one two three four five six seven eight nine".split()
TEEN_WORDS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLED = (
    {name: str(number) for number, name in enumerate((*ONE_WORDS[1:], *TEEN_WORDS), start=2)}
    | {name: str(10 * number) for number, name in enumerate(TEN_WORDS, start=2)}
    | {f"{ten}-{unit}": str(10 * n + k) for n, ten in enumerate(TEN_WORDS, 2) for k, unit in enumerate(ONE_WORDS, 1)}
    | {"dozen": "12", "hundred": "100", "thousand": "1000"}
)
MULTIPLYING = ("dozen", "hundred", "thousand")


class Extent(NamedTuple):
    """A stretch of a text: code points, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of this extent."""
        return text[self.start : self.end]

    def overlaps(self, other: "Extent") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Extent") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Extent":
        """The extent so many code points further on, or further back where `by` is negative."""
        return Extent(self.start + by, self.end + by)


class Stretches:
    """Extents of one text, in order, found by their place: a long report has thousands of them."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._rows = sorted(extents)
        self._reach = list(accumulate((e.end for e in self._rows), max))  # the furthest end of each and of all before

    def meet(self, extent: Extent) -> list[Extent]:
        """Those that share at least one character with an extent."""
        first = bisect_right(self._reach, extent.start)
        last = bisect_left(self._rows, extent.end, key=lambda e: e.start)
        return [e for e in self._rows[first:last] if e.overlaps(extent)]

    def hold(self, extent: Extent) -> bool:
        """Whether an extent lies wholly inside one of them."""
        return any(e.contains(extent) for e in self.meet(extent))


class Word(NamedTuple):
    """A word of a text with its place."""

    start: int
    end: int
    text: str


def fold(text: str) -> str:
    """The text for comparison: no case, no accents, straight quotation marks, single spaces.  Offsets are lost."""
    if text.isascii():  # most words are: 4 times as fast
        return " ".join(text.lower().replace("`", "'").split())
    straight = text.translate(QUOTES)
    if straight.isascii():  # curly quotation marks are all that most paragraphs have
        return " ".join(straight.lower().split())
    plain = MAYBE_COMBINING.sub(_leave_base, unicodedata.normalize("NFKD", straight))
    return " ".join(plain.casefold().split())


def _leave_base(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def find_similar(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Of some names those that are spelled nearly like one, the nearest first."""
    from difflib import get_close_matches  # which only who misspells needs

    folded = {fold(name): name for name in known}
    return [folded[name] for name in get_close_matches(fold(wanted), folded, most, SIMILAR)]


@lru_cache(maxsize=WORDS_KEPT)
def plain_word(word: str) -> str:
    """A word for comparison: folded, without a final stop and without a possessive ending."""
    return fold(word).strip(".").removesuffix("'s")


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text or a part of it, in order; a dotted abbreviation (`U.S.`) keeps its final stop."""
    for found in WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(*found.span(), found[0])


def list_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of a text or a part of it as they stand, where their places are not asked for: 5 times as fast."""
    return WORD.findall(text, start, len(text) if end is None else end)


def surround(text: str, start: int, end: int) -> Extent:
    """The extent with what stands around it: some characters on either side, no further than a blank line.

    What a paragraph says does not hang on what stands above and below it, so one that recurs has the same around it.
    """
    before = text.rfind(BLANK, max(0, start - AROUND), start)
    behind = text.find(BLANK, end, end + AROUND)
    return Extent(
        before if before >= 0 else max(0, start - AROUND),
        behind + len(BLANK) if behind >= 0 else min(len(text), end + AROUND),
    )


def trim(text: str, start: int, end: int, also: str = "") -> Extent:
    """The extent without white space (and without the characters `also`) at its ends."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Extent(start, end)


_OWN = threading.local()  # a stemmer keeps the word that it is at: each thread has its own


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """The Snowball (English) stem of a folded word."""
    return str(_stemmer().stemWord(word))


def _stemmer() -> "snowballstemmer.stemmer":
    if not hasattr(_OWN, "stemmer"):
        _OWN.stemmer = snowballstemmer.stemmer("english")
    return _OWN.stemmer


def read_figure(word: str) -> str | None:
    """A number in digits without its separators, also for one below a hundred that is spelled; None for any other word.

    'One' is none: it is an article or a pronoun more often than a number.
    """
    if word[0].isdigit():
        return word.replace(",", "")
    return SPELLED.get(word.lower())


def find_figures(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Extent, str]]:
    """The numbers of a stretch and where they stand, with the word that multiplies one: "three THOUSAND" is 3000."""
    found: tuple[Extent, str] | None = None
    for word in words(text, start, end):
        figure, place = read_figure(word.text), Extent(word.start, word.end)
        is_times = word.text.lower() in MULTIPLYING
        if found and figure and is_times and found[1].isdigit() and text[found[0].end : place.start].isspace():
            found = Extent(found[0].start, place.end), str(int(found[1]) * int(figure))
            continue
        if found:
            yield found
        found = (place, figure) if figure else None
    if found:
        yield found


def stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    found = map(plain_word, list_words(text))
    return [stem(w) for w in found if w and w not in STOPWORDS]


def shingles(items: list[str], size: int) -> Iterable[tuple[str, ...]]:
    """Every run of `size` neighbours; of a shorter list, the list itself."""
    if len(items) <= size:
        return [tuple(items)] if items else []
    return (tuple(items[i : i + size]) for i in range(len(items) - size + 1))


@lru_cache(maxsize=1)
def _document_frequencies() -> tuple[int, dict[str, int]]:
    rows = (line.split("\t") for line in read_lines("document_frequencies.tsv"))
    table = {stem: int(count) for stem, count in rows}
    return table.pop("#documents"), table


@lru_cache(maxsize=WORDS_KEPT)
def rarity(word: str) -> float:
    """How much a stem tells, in nats: the negative logarithm of the share of news reports that hold it.

    The counts are frozen and ship with the package (training/background.py), so that a score of two passages never
    depends on the other reports at hand.
    """
    total, table = _document_frequencies()
    return math.log((total + 1) / (table.get(word, 1) + 1))
