"""Passages that may be copied: sentences, cut where a quotation begins or ends, with what two of them share.

A passage is compared by its rarer words, its names and its order.  Hashes of word runs (xxhash) find candidates; no
passage is compared with all others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec
import xxhash
from rapidfuzz.distance import LCSseq

from headwater.link.reading import Reading
from headwater.record.model import is_furniture
from headwater.text import STOPWORDS, Extent, fold, rarity, shingles, stem, trim, words

MARKS = re.compile(r"[“”\"]")
SHINGLE = 3  # words: two translations of one sentence rarely share four in a row
SHORTEST = 4  # words that a passage must hold
CROWD = 60  # passages with one shingle: beyond this it is a formula ('told reporters in') and opens no pairs


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one report; `is_quoted` when it stands between quotation marks."""

    report: str
    extent: Extent
    is_quoted: bool
    words: tuple[str, ...]
    stems: frozenset[str]


def cut_passages(reading: Reading, report: str) -> list[Passage]:
    """Sentences of a report and, where a sentence holds a quotation of some length, its parts as well."""
    text = reading.reports[report].text
    furniture = [Extent(z.start, z.end) for z in reading.reports[report].zones if is_furniture(z)]
    found: dict[Extent, Passage] = {}
    for sentence in reading.sentences[report]:
        if any(f.overlaps(sentence) for f in furniture):
            continue
        for extent, quoted in _parts(text, sentence):
            plain = tuple(fold(w.text).replace("'s", "") for w in words(text, *extent))
            if len(plain) >= SHORTEST:
                telling = frozenset(stem(w) for w in plain if w not in STOPWORDS)
                found[extent] = Passage(report=report, extent=extent, is_quoted=quoted, words=plain, stems=telling)
    return list(found.values())


def _parts(text: str, sentence: Extent) -> Iterator[tuple[Extent, bool]]:
    marks = [m.start() for m in MARKS.finditer(text, sentence.start, sentence.end)]
    if len(marks) < 2:
        quoted = bool(marks) and text[marks[0]] in "“\"" and marks[0] == sentence.start
        yield trim(text, *sentence, "“”\" "), quoted
        return
    start, inside = sentence.start, False
    for mark in marks:
        yield trim(text, start, mark, "“”\" "), inside
        start, inside = mark + 1, text[mark] == "“" or (text[mark] == '"' and not inside)
    yield trim(text, start, sentence.end, "“”\" "), inside
    if not any(end - begin > 40 for begin, end in zip(marks[::2], marks[1::2], strict=False)):
        yield trim(text, *sentence), False


def pair_passages(passages: list[Passage]) -> list[tuple[Passage, Passage]]:
    """Pairs of passages of different reports that share a run of words or most of their rarer words."""
    shelf: dict[int, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        keys = {" ".join(s) for s in shingles(list(passage.words), SHINGLE)}
        keys |= {"*".join(sorted(s)) for s in shingles(_rarest(passage), 2)}
        for key in keys:
            shelf[xxhash.xxh3_64_intdigest(key.encode())].append(n)
    pairs = {(i, j) for row in shelf.values() if len(row) <= CROWD for k, i in enumerate(row) for j in row[k + 1 :]}
    return [(passages[i], passages[j]) for i, j in sorted(pairs) if passages[i].report != passages[j].report]


def _rarest(passage: Passage) -> list[str]:
    """The four rarest stems, sorted: neighbours among them are keys for passages in other words."""
    return sorted(sorted(passage.stems, key=lambda s: (-rarity(s), s))[:4])


def measure_overlap(a: Passage, b: Passage) -> tuple[float, float]:
    """(share of the rarer words in common, share of the words in common and in order), each from 0 to 1."""
    shared = sum(rarity(s) for s in a.stems & b.stems)
    total = sum(rarity(s) for s in a.stems) + sum(rarity(s) for s in b.stems)
    return (2 * shared / total if total else 0.0), LCSseq.normalized_similarity(a.words, b.words)
