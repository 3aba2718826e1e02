"""Runs of words that two reports share inside sentences that are otherwise each their own.

Of a quotation one report takes the half that another leaves out, and wire copy is built into sentences of one's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import xxhash

from headwater.link.copying.alignments import Aligned
from headwater.link.copying.passages import Passage, describe_passage, locate_words, only_attributes
from headwater.link.reading import Reading
from headwater.text import shingles

SHORTEST = 7  # words in a row: fewer are a name with its title, or a turn of phrase
WEIGHT = (
    11.0  # nats of rarity that they hold together, of which a name tells little; a sentence but for a word may be light
)
CROWD = 60  # places of one run, beyond which it is a formula

Known = Mapping[tuple[str, str], Sequence[Aligned]]


def find_runs(reading: Reading, sentences: Iterable[Passage], known: Known) -> list[Aligned]:
    """The longest runs of words of two reports of which no aligned passages hold both sides already.

    `known` has the aligned passages by both reports, the smaller id first.
    """
    lines = sorted(sentences, key=lambda s: (s.report, s.extent))
    found = (_cut_run(reading, *pair, known) for pair in _pair_places(lines))
    return [row for row in found if row is not None]


def _pair_places(lines: Sequence[Passage]) -> Iterator[tuple[Passage, int, Passage, int]]:
    """Where two sentences of two reports, not the same throughout, have words in a row in common: once for each run."""
    kinds = {folded: n for n, folded in enumerate(dict.fromkeys(line.words for line in lines))}
    kind = [kinds[line.words] for line in lines]
    shelf: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, line in enumerate(lines):
        for at, run in enumerate(shingles(list(line.words), SHORTEST)):
            shelf[xxhash.xxh3_64_intdigest(" ".join(run).encode())].append((n, at))
    seen: set[tuple[int, int, int]] = set()
    for row in shelf.values():
        for (m, i), (n, j) in combinations(row if len(row) <= CROWD else (), 2):
            is_new = kind[m] != kind[n] and lines[m].report != lines[n].report and (m, n, i - j) not in seen
            if is_new:
                seen.add((m, n, i - j))
                yield lines[m], i, lines[n], j


def _cut_run(reading: Reading, a: Passage, i: int, b: Passage, j: int, known: Known) -> Aligned | None:
    """The whole of the run that goes through a place in each sentence; None where it tells too little or is known."""
    while i and j and a.words[i - 1] == b.words[j - 1]:
        i, j = i - 1, j - 1
    pairs = zip(a.words[i:], b.words[j:], strict=False)
    size = next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(a.words) - i, len(b.words) - j))
    if size < SHORTEST:
        return None
    left, right = locate_words(reading, a, i, size), locate_words(reading, b, j, size)
    if any(k.a.extent.overlaps(left) and k.b.extent.overlaps(right) for k in known.get((a.report, b.report), ())):
        return None
    if only_attributes(reading, a.report, left) or only_attributes(reading, b.report, right):
        return None
    one, two = (describe_passage(reading, r, e, is_quoted=False) for r, e in ((a.report, left), (b.report, right)))
    is_sentence = size + 1 >= min(len(a.words), len(b.words))
    return Aligned(one, two, "verbatim", 1.0) if is_sentence or one.weight >= WEIGHT else None
