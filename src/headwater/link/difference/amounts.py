"""Amounts: how many of what a telling counts, where one gives a number and another only a vague word.

"Several agencies" beside "four agencies" is only vaguer; "tens of thousands of files" beside "100,000 files" is another
amount.  Both are shown, with the words of either.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import msgspec

from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import Reading
from headwater.link.senses import find_sense
from headwater.names import word_classes
from headwater.record.model import Difference
from headwater.record.spans import Span, cut
from headwater.text import SPELLED, STOPWORDS, Extent, Word, fold, plain_word, stem, words

FAR = float("inf")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
# From how many to how many a vague word may mean.
VAGUE = {
    "several": (3, 20),
    "a few": (2, 12),
    "a handful of": (2, 12),
    "a number of": (2, FAR),
    "numerous": (4, FAR),
    "multiple": (2, FAR),
    "dozens of": (20, 999),
    "scores of": (40, 999),
    "hundreds of": (200, 9_999),
    "thousands of": (2_000, 99_999),
    "tens of thousands of": (20_000, 99_999),
    "hundreds of thousands of": (200_000, 999_999),
    "millions of": (2_000_000, FAR),
}
LOWER = "more than|over|at least|no fewer than|no less than|upwards of"
UPPER = "up to|as many as|at most|fewer than|less than|under"
ROUGH = "about|around|nearly|almost|some|roughly|approximately|an estimated"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?(?:[ -](?:{'|'.join(SCALES)}))?|{'|'.join(SPELLED)})"
AMOUNT = re.compile(
    rf"\b(?:(?P<vague>{'|'.join(sorted(VAGUE, key=len, reverse=True))})|"
    rf"(?:(?P<bound>{LOWER}|{UPPER}|{ROUGH})\s+)?(?P<number>{_NUMBER}))\s+(?=\w)",
    re.IGNORECASE,
)
# Counted are words in the plural; the plural of these has no s.
PLURALS = frozenset("people men women children troops police dead wounded injured missing".split())
# Whom one report calls workers another calls people: how many it is that counts.
PERSONS = frozenset(
    "people persons men women children civilians residents workers passengers travellers victims dead".split()
)
REACH = 5  # words from the amount to what is counted
NEARLY = 1.1  # 100,000 may be 99,999
KEPT = 16_384  # tellings of which it is remembered what they count: each is compared with many others
Pair = tuple[Proposition, Proposition]


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of what: from `low` to `high`, the sense of the noun and what stands before it, and where it stands."""

    low: float
    high: float
    is_vague: bool
    noun: str
    before: frozenset[str]
    span: Span

    def excludes(self, other: "Amount") -> bool:
        """Whether the two have no number in common, well apart."""
        return self.high * NEARLY < other.low or other.high * NEARLY < self.low


class Counted(NamedTuple):
    """An amount in words alone, by its place in them."""

    low: float
    high: float
    is_vague: bool
    noun: str
    before: frozenset[str]
    extent: Extent


def find_amounts(reading: Reading, within: Sequence[Pair], beyond: Sequence[Pair]) -> Difference | None:
    """The first two tellings of which one gives a vague amount of what the other counts.

    `within` are pairs of tellings of one claim, `beyond` pairs with what is told elsewhere of nearly the same.
    """
    told = {m.evidence: m for pair in (*within, *beyond) for m in pair}
    amounts = {key: _list_single(list_amounts(reading, m)) for key, m in told.items()}
    for is_near, pairs in ((False, within), (True, beyond)):
        for a, b in pairs:
            both = product(amounts[a.evidence], amounts[b.evidence])
            for x, y in ((x, y) for x, y in both if _is_contrast(x, y, is_near)):
                if not (_is_told(reading, x, y) or _is_told(reading, y, x)):
                    return _make(reading, x, y)
    return None


def _list_single(amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts of what is counted once: of the dead and the hurt it is not known which another telling counts."""
    found = list(amounts)
    nouns = Counter(x.noun for x in found)
    return [x for x in found if nouns[x.noun] == 1]


def _is_told(reading: Reading, amount: Amount, other: Amount) -> bool:
    """Whether the report of one amount has the words of the other too, as it has where both are of one report."""
    return fold(other.span.text) in fold(reading.reports[amount.span.report].text)


def list_amounts(reading: Reading, item: Proposition) -> Iterator[Amount]:
    """The amounts in a telling, and how many they are who tell it: "four agencies concluded"."""
    e, statement = item.evidence, reading.said.get(item.evidence.statement or "")
    yield from read_amounts(reading, e.report, Extent(e.start, e.end))
    speaker = statement.speaker.span if statement and statement.speaker else None
    if speaker and (around := reading.sentence_at(speaker.report, speaker.start)):
        told = read_amounts(reading, speaker.report, Extent(around.start, speaker.end))
        yield from (x for x in told if x.span.end == speaker.end)


@lru_cache(maxsize=KEPT)
def list_things(telling: str) -> frozenset[str]:
    """The senses of what the words of a telling count."""
    matches = AMOUNT.finditer(telling)
    counted = (list_counted(telling, Extent(m.end(), len(telling))) for m in matches)
    return frozenset(_name_thing(found[-1]) for found in counted if found)


def read_amounts(reading: Reading, key: str, extent: Extent) -> Iterator[Amount]:
    """The amounts in an extent of a report, each with the noun that it counts."""
    report = reading.reports[key]
    first = max(0, extent.start - 1)  # with the character before, by which an amount begins a word or does not
    for counted in _count(report.text[first : extent.end], extent.start - first):
        place = counted.extent.shift(first)
        yield Amount(
            low=counted.low,
            high=counted.high,
            is_vague=counted.is_vague,
            noun=counted.noun,
            before=counted.before,
            span=cut(report, *place),
        )


@lru_cache(maxsize=KEPT)
def _count(text: str, start: int) -> tuple[Counted, ...]:
    """The amounts in words from a place on: a telling is asked for them with each claim that it is near."""
    found: list[Counted] = []
    for match in AMOUNT.finditer(text, start):
        if row := list_counted(text, Extent(match.end(), len(text))):
            before = frozenset(_sense(w) for w in row[:-1])
            place = Extent(match.start(), row[-1].end)
            found.append(Counted(*_measure(match), match["vague"] is not None, _name_thing(row[-1]), before, place))
    return tuple(found)


def list_counted(text: str, extent: Extent) -> list[Word]:
    """The words from a number to the noun in the plural that it counts; none where another phrase begins before it."""
    found: list[Word] = []
    for word in words(text, *extent):
        gap = text[found[-1].end if found else extent.start : word.start]
        plain = plain_word(word.text)
        if gap.strip(" \"“‘'") or len(found) == REACH or plain in STOPWORDS or plain[:1].isdigit():
            break
        if found and word_classes(plain) == "v":
            break
        found.append(word)
        if _is_plural(word.text, plain):
            return found
    return []


def _is_plural(word: str, plain: str) -> bool:
    ends = plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and "." not in word and "'" not in word
    return plain in PLURALS or (ends and "’" not in word and len(plain) > 3)


def _name_thing(noun: Word) -> str:
    return "people" if plain_word(noun.text) in PERSONS else _sense(noun)


def _sense(word: Word) -> str:
    return find_sense(stem(plain_word(word.text)))


def _measure(match: re.Match[str]) -> tuple[float, float]:
    if match["vague"]:
        return VAGUE[" ".join(match["vague"].lower().split())]
    number = _read_number(match["number"].lower())
    bound = (match["bound"] or "").lower()
    if re.fullmatch(LOWER, bound):
        return number, FAR
    if re.fullmatch(UPPER, bound):
        return 0, number
    return (number * 0.8, number * 1.2) if bound else (number, number)


def _read_number(words: str) -> float:
    if words in SPELLED:
        return float(SPELLED[words])
    digits, _, scale = words.replace("-", " ").partition(" ")
    return float(digits.replace(",", "")) * SCALES.get(scale, 1)


def _is_contrast(a: Amount, b: Amount, is_near: bool) -> bool:
    """Whether both count one thing, and one or both vaguely, in two ways.

    What is told elsewhere counts the same only where words before the noun are the same too.
    """
    shared = bool(a.before & b.before)
    if a.noun != b.noun or not (shared or (not is_near and not (a.before and b.before))):
        return False
    return a.excludes(b) if a.is_vague and b.is_vague else a.is_vague != b.is_vague


def _make(reading: Reading, a: Amount, b: Amount) -> Difference:
    one, other = sorted((a, b), key=lambda x: reading.place(x.span))
    told = [f"‘{x.span.text}’ in {reading.reports[x.span.report].file}" for x in (one, other)]
    manner = "" if one.excludes(other) else ": one is only vaguer"
    return Difference(kind="figure", words=f"{told[0]}, {told[1]}{manner}", spans=(one.span, other.span))
