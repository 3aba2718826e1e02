"""Variants: what one speaker is quoted with in two reports, in words that are not the same.

A quotation that was translated twice, tidied up or misheard has other words between the same marks.  Both are printed
as what was said, and one of them at most was.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from headwater.dates import intersect
from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import NAMING, Reading
from headwater.link.senses import find_sense
from headwater.record.model import Difference, Mention, Statement
from headwater.text import STOPWORDS, Extent, plain_word, stem, words

FEWEST = 6  # words that two quotations have in common, in order, to be one
SHARE = 0.6  # of the shorter one
ONE_BODY = 0.8  # the same where they are laid to two who may be one voice
LONGEST = 8  # words of a variant: where more are others, somebody has left something out
SAME_WORD = 80  # rapidfuzz ratio from which two words are one in another spelling
SHOWN = 3
# What somebody is quoted with is another thing where 'will' has become 'would'.
MODALS = {word: word for word in "will would can could may might must".split()} | {"able": "can", "shall": "will"}
# "The deals WOULD SEE them receive": words that a second translator leaves out, and that tell nothing.
LIGHT = "someone somebody anyone anybody everyone everybody one something anything see sees already"
GRAMMAR = STOPWORDS | frozenset(LIGHT.split())
POSSESSIVE = re.compile("['’]s")
CONTRACTED = {"'ll": "will", "'m": "am", "'re": "are", "'ve": "have", "'d": "had", "n't": "not"}
CONTRACTION = re.compile("|".join(CONTRACTED))
CUT = ("…", "...", "[", "]")  # what was left out or put in by a hand that says so


class Token(NamedTuple):
    """A word with its place, and what it is compared by; a name is one word, and compared by whom it names."""

    start: int
    end: int
    text: str
    key: str
    is_name: bool = False


class Quotation(msgspec.Struct, frozen=True):
    """The words of a proposition that stand in marks, in the text of its report."""

    item: Proposition
    statement: Statement
    text: str
    words: tuple[Token, ...]


def find_variant(reading: Reading, members: Sequence[Proposition], bodies: Mapping[str, str]) -> Difference | None:
    """The first two tellings in which one voice's quotation has other words, and which; `bodies` are institutions.

    What a spokesman said may be laid to his office, or to an office: there nearly all the words must be the same.
    """
    quoted = [q for m in members if (q := _quote(reading, m))]
    wordings: dict[tuple[str, ...], Quotation] = {}
    for q in quoted:  # copies print one wording many times
        wordings.setdefault((_speaker(q), *(w.key for w in q.words)), q)
    for a, b in combinations(wordings.values(), 2):
        if changes := _compare(reading, a, b, bodies):
            files = [reading.reports[q.item.evidence.report].file for q in (a, b)]
            told = "; ".join(_tell(pair, files) for pair in changes[:SHOWN])
            spans = (a.item.evidence.span, b.item.evidence.span)
            return Difference(kind="content", words=f"one quotation in two wordings: {told}", spans=spans)
    return None


def _compare(reading: Reading, a: Quotation, b: Quotation, bodies: Mapping[str, str]) -> list[tuple[str, str]]:
    """What stands in either of two quotations that can be one, where they differ."""
    if not _can_be_one(reading, a, b, bodies):
        return []
    return list(list_variants(a.text, a.words, b.text, b.words, SHARE if _speaker(a) == _speaker(b) else ONE_BODY))


def _quote(reading: Reading, item: Proposition) -> Quotation | None:
    statement = reading.said.get(item.evidence.statement or "")
    if statement is None or item.is_event or not statement.quoted or not statement.actor:
        return None
    text = reading.reports[item.evidence.report].text
    own = item.evidence.extent
    inside = [Extent(max(q.start, own.start), min(q.end, own.end)) for q in statement.quoted]
    mentions = reading.mentions_in(item.evidence.report, own)
    named = [m for m in mentions if m.actor and m.level in NAMING and m.span.end <= own.end]
    found = [t for extent in inside if extent.start < extent.end for t in read_tokens(text, extent, named)]
    return Quotation(item, statement, text, tuple(found)) if len(found) >= FEWEST else None


def read_tokens(text: str, extent: Extent, named: Iterable[Mention] = ()) -> Iterator[Token]:
    """The words of an extent; what is `named` in it is one word each."""
    at = extent.start
    for mention in named:
        span = mention.span
        if at <= span.start and span.end <= extent.end:
            yield from (Token(*w, plain_word(w.text)) for w in words(text, at, span.start))
            yield Token(span.start, span.end, span.text, mention.actor or "", is_name=True)
            owned = POSSESSIVE.match(text, span.end)
            at = owned.end() if owned else span.end
    yield from (Token(*w, plain_word(w.text)) for w in words(text, at, extent.end))


def _can_be_one(reading: Reading, a: Quotation, b: Quotation, bodies: Mapping[str, str]) -> bool:
    """Whether one voice may have said both at one time, in two reports; who is only described may be anybody's."""
    days = [q.statement.said for q in (a, b)]
    at_once = not all(d.is_known for d in days) or intersect(*days) is not None
    speakers = {_speaker(q) for q in (a, b)}
    one_voice = len({bodies.get(s, s) for s in speakers}) == 1 or not speakers <= reading.named
    return a.item.evidence.report != b.item.evidence.report and at_once and one_voice


def _speaker(quotation: Quotation) -> str:
    speaker = quotation.statement.speaker
    return speaker.actor or "" if speaker else ""


def list_variants(
    text: str, own: Sequence[Token], other_text: str, other: Sequence[Token], share: float = SHARE
) -> Iterator[tuple[str, str]]:
    """What stands in either of two quotations of the same sentence where they differ; nothing where they are not one.

    Spelling, marks, articles and the like are no difference, nor is what was left out openly, or at an end.
    """
    keys, their_keys = ([w.key for w in row] for row in (own, other))
    matcher = SequenceMatcher(None, keys, their_keys, autojunk=False)
    same = [b for b in matcher.get_matching_blocks() if b.size]
    if sum(b.size for b in same) < max(FEWEST, share * min(len(keys), len(their_keys))):
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


def _is_variant(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    telling, modal = ([set(pick(row)) for row in (mine, theirs)] for pick in (_list_senses, _list_modals))
    spelled = fuzz.ratio(*(" ".join(plain_word(w.text) for w in row) for row in (mine, theirs)))
    is_spelling = spelled >= SAME_WORD and not any(w.is_name for w in (*mine, *theirs))
    is_telling = telling[0] != telling[1] and not is_spelling
    is_modal = bool(modal[0] and modal[1]) and modal[0] != modal[1]
    return (is_telling or is_modal) and max(len(mine), len(theirs)) <= LONGEST


def _list_senses(row: Sequence[Token]) -> Iterator[str]:
    """What the words of a quotation say: whom a name means, the senses of others that are more than grammar."""
    for token in row:
        telling = [w for w in _spell_out(token) if w not in GRAMMAR and w not in MODALS]
        yield from [token.key] if token.is_name else map(find_sense, map(stem, telling))


def _list_modals(row: Sequence[Token]) -> Iterator[str]:
    yield from (MODALS[w] for token in row if not token.is_name for w in _spell_out(token) if w in MODALS)


def _spell_out(token: Token) -> list[str]:
    """The words of a token without contractions: he'll, he will."""
    return CONTRACTION.sub(lambda found: f" {CONTRACTED[found[0]]}", token.key).split()


def _tell(pair: tuple[str, str], files: Sequence[str]) -> str:
    parts = [f"‘{words}’ in {file}" for words, file in zip(pair, files, strict=True) if words]
    return ", ".join(parts) if len(parts) > 1 else f"{parts[0]} only"
