"""Passages that may be copied: sentences, cut where a quotation begins or ends, with what two of them share.

A passage is compared by its rarer words, its names and its order.  Hashes of word runs (xxhash) find candidates; no
passage is compared with all others.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
import xxhash
from rapidfuzz.distance import LCSseq

from headwater.link.reading import Reading
from headwater.record.model import is_furniture
from headwater.text import (
    STOPWORDS,
    WORDS_KEPT,
    Extent,
    Stretches,
    Word,
    fold,
    rarity,
    read_figure,
    shingles,
    stem,
    trim,
    words,
)

MARKS = re.compile(r"[“”\"]")
CLOCK = re.compile(r"(?<![\d.,:])(\d{1,2})[.:](\d\d) ?([ap])\.?m\b\.?", re.IGNORECASE)
SHINGLE = 3  # words: two translations of one sentence rarely share four in a row
SHORTEST = 4  # words that a passage must hold
EDGES = '“”" ,'
STOPS = ".,;: "  # at the end of a quotation they are the reporter's
NAME = 1.5  # nats: two passages that name the same people say nothing alike yet
PLAIN = 3  # words that are no names: with fewer, two passages say no more than who somebody is
MOST = 6.0
KEPT = 2048  # stretches of which is remembered where their words stand
CROWD = 60  # passages with one shingle: beyond this it is a formula ('told reporters in') and opens no pairs


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one report; `is_quoted` when it stands between quotation marks; its `names` have weights too."""

    report: str
    extent: Extent
    is_quoted: bool
    words: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    names: frozenset[str]
    figures: frozenset[str]


def cut_passages(reading: Reading, report: str) -> list[Passage]:
    """Sentences of a report, the quotations and the rest of those that hold one, and the contents of statements."""
    text = reading.reports[report].text
    furniture = [z.extent for z in reading.reports[report].zones if is_furniture(z)]
    extents: dict[Extent, bool] = {}
    for sentence in reading.sentences[report]:
        if not any(f.overlaps(sentence) for f in furniture):
            extents |= dict(_parts(text, sentence))
    for statement in reading.statements[report]:
        for content in statement.content:
            extents.setdefault(trim(text, content.start, content.end, EDGES), statement.directness == "direct")
    said = list_attributions(reading, report)
    told = (e for e in sorted(extents.items()) if not said.fill(e[0]))
    found = [describe_passage(reading, report, extent, is_quoted=quoted) for extent, quoted in told]
    return [p for p in found if len(p.words) >= SHORTEST]


def cut_quotations(reading: Reading, report: str) -> list[Passage]:
    """What stands between quotation marks inside the sentences of a report that are no furniture, however short."""
    text = reading.reports[report].text
    furniture = [z.extent for z in reading.reports[report].zones if is_furniture(z)]
    whole = (s for s in reading.sentences[report] if not any(f.overlaps(s) for f in furniture))
    quoted = (extent for sentence in whole for extent, inside in _parts(text, sentence) if inside)
    said = (Extent(start, start + len(text[start:end].rstrip(STOPS))) for start, end in quoted)
    return [describe_passage(reading, report, extent, is_quoted=True) for extent in said]


class Attributions(NamedTuple):
    """Where a report says that somebody says something, and where what he says stands."""

    cues: Stretches
    contents: Stretches

    def fill(self, extent: Extent) -> bool:
        """Whether words say who says what stands beside them, and nothing else: 'X said in a statement.'"""
        return any(map(extent.contains, self.cues.meet(extent))) and not self.contents.meet(extent)


def list_attributions(reading: Reading, report: str) -> Attributions:
    """The attributions of a report; a cue counts where something is said with it."""
    statements = reading.statements[report]
    cues = Stretches(s.cue.extent for s in statements if s.cue and s.content)
    return Attributions(cues, Stretches(c.extent for s in statements for c in s.content))


def only_attributes(reading: Reading, report: str, extent: Extent) -> bool:
    """Whether words of a report only say who says what stands beside them."""
    return list_attributions(reading, report).fill(extent)


def cut_sentences(reading: Reading, report: str, passages: Iterable[Passage] = ()) -> list[Passage]:
    """The whole sentences of a report that are no furniture; those among its passages are taken from there."""
    known = {p.extent: p for p in passages if not p.is_quoted}
    furniture = [z.extent for z in reading.reports[report].zones if is_furniture(z)]
    whole = (s for s in reading.sentences[report] if not any(f.overlaps(s) for f in furniture))
    found = (known.get(s) or describe_passage(reading, report, s, is_quoted=False) for s in whole)
    return [p for p in found if len(p.words) >= SHORTEST]


def describe_passage(reading: Reading, report: str, extent: Extent, *, is_quoted: bool) -> Passage:
    """A stretch of a report with what of it is compared."""
    text = reading.reports[report].text
    mentions = reading.mentions_in(report, extent)
    named = [m.span.extent.shift(-extent.start) for m in mentions if m.level in ("name", "demonym")]
    plain, weights, names = [], {}, set()
    for start, end, word in _place_words(extent.of(text)):
        folded, term, weight = _weigh_word(word)
        plain.append(folded)
        if term is not None:
            is_name = any(n.start < end and start < n.end for n in named)
            weights[term] = min(weight, NAME) if is_name else weight
            if is_name:
                names.add(term)
    return Passage(
        report=report,
        extent=extent,
        is_quoted=is_quoted,
        words=tuple(plain),
        weights=weights,
        weight=sum(weights.values()),
        names=frozenset(names),
        figures=frozenset(f for w in plain if (f := read_figure(w))),
    )


def locate_words(reading: Reading, passage: Passage, first: int, size: int) -> Extent:
    """Where so many words of a passage stand."""
    found = _place_words(passage.extent.of(reading.reports[passage.report].text))
    return Extent(found[first].start, found[first + size - 1].end).shift(passage.extent.start)


@lru_cache(maxsize=KEPT)
def _place_words(stretch: str) -> tuple[Word, ...]:
    """The words of a stretch: a passage is described once, and cut with each of its copies.

    The time of a clock is one word, however a house writes it: 4:20 a.m., 4.20am.
    """
    clocks = {m.start(): Word(*m.span(), f"{m[1]}:{m[2]}{m[3]}m") for m in CLOCK.finditer(stretch)}
    if not clocks:
        return tuple(words(stretch))
    found = (w for w in words(stretch) if not any(c.start < w.start < c.end for c in clocks.values()))
    return tuple(clocks.get(w.start, w) for w in found)


@lru_cache(maxsize=WORDS_KEPT)
def _weigh_word(word: str) -> tuple[str, str | None, float]:
    """A word for comparison, its stem if it tells anything, and how much: most words stand in a story many times."""
    folded = fold(word).removesuffix("'s")
    term = stem(folded)
    return folded, None if folded in STOPWORDS else term, min(rarity(term), MOST)


def _parts(text: str, sentence: Extent) -> Iterator[tuple[Extent, bool]]:
    marks = [m.start() for m in MARKS.finditer(text, sentence.start, sentence.end)]
    if len(marks) < 2:
        quoted = bool(marks) and text[marks[0]] in '“"' and marks[0] == sentence.start
        yield trim(text, *sentence, EDGES), quoted
        return
    start, inside = sentence.start, False
    for mark in marks:
        yield trim(text, start, mark, EDGES), inside
        start, inside = mark + 1, text[mark] == "“" or (text[mark] == '"' and not inside)
    yield trim(text, start, sentence.end, EDGES), inside
    if not any(end - begin > 40 for begin, end in zip(marks[::2], marks[1::2], strict=False)):
        yield trim(text, *sentence), False


def pair_passages(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Pairs of passages that share a run of words or most of their rarer words, and no characters."""
    shelf: dict[int, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        keys = {" ".join(s) for s in shingles(list(passage.words), SHINGLE)}
        keys |= {"*".join(sorted(s)) for s in shingles(_rarest(passage), 2)}
        for key in keys:
            shelf[xxhash.xxh3_64_intdigest(key.encode())].append(n)
    pairs = {(i, j) for row in shelf.values() if len(row) <= CROWD for k, i in enumerate(row) for j in row[k + 1 :]}
    rows = ((passages[i], passages[j]) for i, j in sorted(pairs))
    return [(a, b) for a, b in rows if a.report != b.report or not a.extent.overlaps(b.extent)]


def _rarest(passage: Passage) -> list[str]:
    """The four rarest stems, sorted: neighbours among them are keys for passages in other words."""
    return sorted(sorted(passage.weights, key=lambda s: (-passage.weights[s], s))[:4])


def share_weight(a: Passage, b: Passage) -> float:
    """Share of the weight of the words of two passages that they have in common (Dice), from 0 to 1."""
    shared = sum(map(a.weights.__getitem__, a.weights.keys() & b.weights.keys()))
    total = a.weight + b.weight
    return 2 * shared / total if total else 0.0


def share_plain_weight(a: Passage, b: Passage) -> float:
    """The same share without names; 0 where fewer than `PLAIN` other words are in common."""
    names = a.names | b.names
    shared = (a.weights.keys() & b.weights.keys()) - names
    total = sum(weight for p in (a, b) for term, weight in p.weights.items() if term not in names)
    return 2 * sum(map(a.weights.__getitem__, shared)) / total if len(shared) >= PLAIN else 0.0


def share_order(a: Passage, b: Passage) -> float:
    """Share of the words of two passages that they have in common and in the same order, from 0 to 1."""
    return LCSseq.normalized_similarity(a.words, b.words)
