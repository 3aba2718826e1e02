"""Words that are no words, where the slip is plain: a letter left off the end, two letters swapped, one typed twice.

Any other letter makes too many words that the tables do not know and that are right ("duress", "parity").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from headwater.names import given_gender, word_classes
from headwater.proof.slips import Slip
from headwater.record.model import Report, is_furniture
from headwater.tables import read_rows
from headwater.text import Extent, stem

FREQUENT = 12  # of 3,040 reports: a word this common is what was meant
INFLECTED = re.compile("(?:ed|er|ers|ing|ings|or|ors|ery)")  # before these a consonant is doubled: "initialled"
_WORD = re.compile(r"(?<![\w'’#@/.-])[a-z]{6,}(?![\w'’/-]|\.\w)")


def find_misspelt(report: Report) -> Iterator[Slip]:
    """Small words of six letters or more that nothing knows, and that a slip makes of a common one."""
    seen: set[str] = set()
    for zone in (z for z in report.zones if not is_furniture(z)):
        for match in _WORD.finditer(report.text, zone.start, zone.end):
            if match[0] not in seen and not _is_known(match[0]) and (meant := _find_meant(match[0])):
                yield Slip("misspelt", f"{match[0]}: probably {meant}", Extent(*match.span()))
            seen.add(match[0])


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in read_rows("document_frequencies.tsv")}


@lru_cache(maxsize=65536)
def _is_known(word: str) -> bool:
    counts = _frequencies()
    return stem(word) in counts or word in counts or word_classes(word) is not None or given_gender(word) is not None


@lru_cache(maxsize=65536)
def _find_meant(word: str) -> str | None:
    ends = [word + letter for letter in "gdynstre"]
    swaps = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]
    doubles = [
        word[:n] + word[n + 1 :]
        for n in range(len(word) - 1)
        if word[n] == word[n + 1] != "e" and not INFLECTED.fullmatch(word, n + 2)
    ]
    counts = _frequencies()
    known = [(counts.get(stem(w), 0), w) for w in (*ends, *swaps, *doubles) if word_classes(w) is not None]
    count, meant = max(known, default=(0, ""))
    return meant if count >= FREQUENT else None
