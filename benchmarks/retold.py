"""Stories told again by other casts: as many reports as are asked for, read as if each had been read.

Names and the rarer words of the lab's streams (`benchmarks/lab/streams.py`) are written in other letters, a consonant
for a consonant and a vowel for a vowel: another cast with words of its own, in sentences of the same length.  So what
reading found in the one stands at the same places in the other, and of a hundred thousand reports a few thousand need
be read.  Common words stay, and so do bodies and days: all happens in one fortnight.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from benchmarks.lab.streams import ENDING
from headwater.annotations import Annotations, Mention
from headwater.record.model import Credit, Report
from headwater.record.moves import move_report
from headwater.text import STOPWORDS, plain_word, rarity, stem

# Nats of rarity from which a word is another in each telling; a word with a capital may be a name, and news knows many.
COMMON, KNOWN = 2.5, 5.0
CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxyz", "aeiou"
WORD = re.compile(r"[A-Za-z]+")
INITIAL = re.compile(r"\b[B-HJ-Z](?=\. [A-Z][a-z])")

Read = tuple[Report, Annotations]
Change = Callable[[str], str]


def retell(rows: Sequence[Read], number: int) -> Iterator[Read]:
    """Reports with their annotations told again, for the time of this number; 0 for as they are."""
    change = _make_change(number)
    for report, found in rows:
        told = _retell_report(report, change, number) if number else report
        yield told, _retell_reading(found, told.id, change) if number else found


def _retell_report(report: Report, change: Change, number: int) -> Report:
    moved = move_report(report, f"{number}/{report.uri}", f"{number}-{report.file}")
    return msgspec.structs.replace(
        moved,
        text=change(report.text),
        title=change(report.title) if report.title else report.title,
        credits=tuple(_retell_credit(credit, change) for credit in moved.credits),
    )


def _retell_credit(credit: Credit, change: Change) -> Credit:
    span = msgspec.structs.replace(credit.span, text=change(credit.span.text))
    return msgspec.structs.replace(credit, name=change(credit.name), span=span)


def _retell_reading(found: Annotations, report: str, change: Change) -> Annotations:
    return msgspec.structs.replace(
        found,
        report=report,
        mentions=tuple(_retell_mention(mention, change) for mention in found.mentions),
        happenings=tuple(
            msgspec.structs.replace(h, subtype=change(h.subtype)) if h.subtype else h for h in found.happenings
        ),
        doubts=tuple(msgspec.structs.replace(doubt, detail=change(doubt.detail)) for doubt in found.doubts),
    )


def _retell_mention(mention: Mention, change: Change) -> Mention:
    country = change(mention.country) if mention.country else mention.country
    return msgspec.structs.replace(mention, name=change(mention.name), country=country)


def _make_change(number: int) -> Change:
    """How words are written in a telling; the same word is written in the same way wherever it stands."""
    rng = random.Random(f"telling {number}")
    to = "".join("".join(rng.sample(letters, len(letters))) for letters in (CONSONANTS, VOWELS))
    table = str.maketrans(CONSONANTS + VOWELS, to) | str.maketrans((CONSONANTS + VOWELS).upper(), to.upper())

    def change_word(found: re.Match[str]) -> str:
        word = found.group()
        if not _is_telling(word):
            return word
        ending = ENDING.search(word)
        kept = len(ending.group()) if ending else 0
        return word[: len(word) - kept].translate(table) + word[len(word) - kept :]

    return lambda words: WORD.sub(change_word, INITIAL.sub(lambda found: found.group().translate(table), words))


@lru_cache(maxsize=65536)
def _is_telling(word: str) -> bool:
    """Whether a word tells what a story is about: then each telling has another."""
    plain = plain_word(word)
    return len(word) > 1 and plain not in STOPWORDS and rarity(stem(plain)) >= (COMMON if word.islower() else KNOWN)
