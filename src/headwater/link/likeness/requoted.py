"""What one speaker is quoted with in two reports: a few words between marks in one, and those words in the other.

'Called the mast a “rusty lie”' and '“This mast is a rusty lie, and you know it,” he said' have little else in common
and are one utterance.  (Of the pairs of which this held in stories that people had read, all were one.)
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from headwater.link.assertion.propositions import Proposition
from headwater.link.clusters import Pair
from headwater.link.reading import Reading
from headwater.text import STOPWORDS, fold, rarity, stem, words

MARKED = re.compile(r'[“"]([^“”"]{4,120})[”"]')
FEWEST = 2  # words between the marks
TELLING = 3.0  # nats of their rarity, at most so many a word: below this anybody says them of anything
MOST = 6.0


def find_requoted(reading: Reading, items: Sequence[Proposition]) -> Iterator[Pair]:
    """The pairs of statements of one speaker in two reports of which one has what the other quotes."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if item.voice and not item.is_event:
            shelf[item.voice].append(n)
    for row in shelf.values():
        quoted = {n: _list_quoted(reading, items[n]) for n in row}
        said = {n: f" {_plain(items[n].words)} " for n in row} if any(quoted.values()) else {}
        for i, j in permutations(row, 2) if said else ():
            is_elsewhere = items[i].evidence.report != items[j].evidence.report
            if is_elsewhere and any(f" {fragment} " in said[j] for fragment in quoted[i]):
                yield min(i, j), max(i, j)


def _list_quoted(reading: Reading, item: Proposition) -> list[str]:
    """What stands between marks in a clause, or right around it, and tells something."""
    text, (start, end) = reading.reports[item.evidence.report].text, item.evidence.extent
    return [_plain(m[1]) for m in MARKED.finditer(text, max(0, start - 1), end + 1) if _is_telling(m[1])]


def _is_telling(text: str) -> bool:
    row = [fold(w.text) for w in words(text)]
    weight = sum(min(rarity(stem(word)), MOST) for word in row if word not in STOPWORDS)
    return len(row) >= FEWEST and weight >= TELLING


def _plain(text: str) -> str:
    return " ".join(fold(w.text) for w in words(text))
