"""Variants: what one speaker is quoted with in two reports, in words that are not the same.

A quotation that was translated twice, tidied up or misheard has other words between the same marks.  Both are printed
as what was said, and one of them at most was.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import msgspec
from rapidfuzz import fuzz

from headwater.dates import intersect
from headwater.link.propositions import Proposition
from headwater.link.reading import Reading
from headwater.record.model import Difference, Statement
from headwater.text import STOPWORDS, Extent, Word, plain_word, words

FEWEST = 6  # words that two quotations have in common, in order, to be one
SHARE = 0.6  # of the shorter one
LONGEST = 8  # words of a variant: where more are others, somebody has left something out
SAME_WORD = 80  # rapidfuzz ratio from which two words are one in another spelling
SHOWN = 3
CUT = ("…", "...", "[", "]")  # what was left out or put in by a hand that says so


class Quotation(msgspec.Struct, frozen=True):
    """The words of a proposition that stand in marks, in the text of its report."""

    item: Proposition
    statement: Statement
    text: str
    words: tuple[Word, ...]


def find_variant(reading: Reading, members: Sequence[Proposition]) -> Difference | None:
    """The first two tellings in which one speaker's quotation has other words, and which."""
    quoted = [q for m in members if (q := _quote(reading, m))]
    wordings: dict[tuple[str | None, ...], Quotation] = {}
    for q in quoted:  # copies print one wording many times
        wordings.setdefault((q.statement.actor, *(plain_word(w.text) for w in q.words)), q)
    for a, b in combinations(wordings.values(), 2):
        if _can_be_one(a, b) and (changes := list(list_variants(a.text, a.words, b.text, b.words))):
            files = [reading.reports[q.item.evidence.report].file for q in (a, b)]
            told = "; ".join(_tell(pair, files) for pair in changes[:SHOWN])
            spans = (a.item.evidence.span, b.item.evidence.span)
            return Difference(kind="content", words=f"one quotation in two wordings: {told}", spans=spans)
    return None


def _quote(reading: Reading, item: Proposition) -> Quotation | None:
    statement = reading.said.get(item.evidence.statement or "")
    if statement is None or item.is_event or not statement.quoted or not statement.actor:
        return None
    text = reading.reports[item.evidence.report].text
    own = item.evidence.extent
    inside = [Extent(max(q.start, own.start), min(q.end, own.end)) for q in statement.quoted]
    found = [w for extent in inside if extent.start < extent.end for w in words(text, *extent)]
    return Quotation(item, statement, text, tuple(found)) if len(found) >= FEWEST else None


def _can_be_one(a: Quotation, b: Quotation) -> bool:
    """Whether one speaker may have said both at one time, in two reports."""
    days = [q.statement.said for q in (a, b)]
    at_once = not all(d.is_known for d in days) or intersect(*days) is not None
    return a.item.evidence.report != b.item.evidence.report and a.statement.actor == b.statement.actor and at_once


def list_variants(text: str, own: Sequence[Word], other_text: str, other: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """What stands in either of two quotations of the same sentence where they differ; nothing where they are not one.

    Spelling, marks, articles and the like are no difference, nor is what was left out openly, or at an end.
    """
    keys, their_keys = ([plain_word(w.text) for w in row] for row in (own, other))
    matcher = SequenceMatcher(None, keys, their_keys, autojunk=False)
    same = [b for b in matcher.get_matching_blocks() if b.size]
    if sum(b.size for b in same) < max(FEWEST, SHARE * min(len(keys), len(their_keys))):
        return
    for before, behind in pairwise(same):
        mine = own[before.a + before.size : behind.a]
        theirs = other[before.b + before.size : behind.b]
        gaps = (
            text[own[before.a + before.size - 1].end : own[behind.a].start],
            other_text[other[before.b + before.size - 1].end : other[behind.b].start],
        )
        if _is_variant(mine, theirs) and not any(mark in gap for gap in gaps for mark in CUT):
            yield " ".join(w.text for w in mine), " ".join(w.text for w in theirs)


def _is_variant(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    telling = [{plain_word(w.text) for w in row} - STOPWORDS for row in (mine, theirs)]
    spelled = fuzz.ratio(*(" ".join(plain_word(w.text) for w in row) for row in (mine, theirs)))
    return telling[0] != telling[1] and max(len(mine), len(theirs)) <= LONGEST and spelled < SAME_WORD


def _tell(pair: tuple[str, str], files: Sequence[str]) -> str:
    parts = [f"‘{words}’ in {file}" for words, file in zip(pair, files, strict=True) if words]
    return ", ".join(parts) if len(parts) > 1 else f"{parts[0]} only"
