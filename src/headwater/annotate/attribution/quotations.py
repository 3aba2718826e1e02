"""Quotation marks of a report paired into quotations, however badly they are set.

Marks are paired paragraph by paragraph, so that a missing one spoils no more than its own.  A quotation that runs over
several paragraphs, each of which opens and of which only the last closes, is one quotation a paragraph with
`continues` set on all but the last.  A quotation within a quotation is part of the outer one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from headwater.annotations import Doubt, Sentence
from headwater.text import Extent, trim, words

DOUBLE = re.compile(r"[“”„«»‹›「」『』\"‟″❝❞]|``|''|‘‘|’’")
SINGLE = re.compile(r"[‘’'`]")
OPENERS = frozenset("“„«‹「『‟❝") | {"``", "‘‘"}
CLOSERS = frozenset("”»›」』❞") | {"''", "’’"}
BEFORE_OPENING = frozenset("([{—–-/…:;,.‘'“„«")
NAMING = re.compile(
    r"(?:[,—–] called|named|dubbed|titled|entitled|codenamed|known as|nicknamed|so-called)[\s,]*$", re.IGNORECASE
)
# A single mark is also an apostrophe: it opens a quotation only where another closes it within so many characters.
LONGEST_SINGLE = 600
LONGEST_LOST = 400  # and without its opening mark a quotation that goes on to its speaker is no longer than this
LOOKED_AT = 400  # characters of a quotation that tell whether it is a sentence
KEPT = 4096  # quotations of which that is kept: wire copy recurs within hours
LETTER = re.compile(r"\w")
STOP = re.compile(r"[.?!]\s+")
# Fewer words than this, without a stop or comma before the closing mark, are a term or a scare quote, not a speech.
SPEECH_WORDS = 5


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation with its marks (`outer`) and without (`inner`).

    `is_speech` tells somebody's sentence from a term, a title or a scare quote; `is_name` marks what is only called so.
    `continues` says that the quotation goes on in the next paragraph, `is_balanced` that both of its marks are where
    they belong.
    """

    outer: Extent
    inner: Extent
    is_speech: bool
    is_name: bool = False
    continues: bool = False
    is_balanced: bool = True


class _Mark(NamedTuple):
    """A quotation mark with what its surroundings allow."""

    start: int
    end: int
    may_open: bool
    may_close: bool


class _Pair(NamedTuple):
    """Two marks, either of which may be missing, with the limits of the quotation."""

    first: _Mark | None
    last: _Mark | None
    start: int
    end: int
    continues: bool = False


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """All quotations of the sentences, in text order; none lies in another."""
    blocks = list(_blocks(sentences, len(text)))
    found: list[Quotation] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        pairs = _pair_double(text, block, following)
        found.extend(q for p in pairs if (q := _quotation(text, p)))
        taken = [Extent(p.start, p.end) for p in pairs]
        found.extend(_quotation_in_single_marks(text, block, taken))
    return tuple(sorted(found, key=lambda q: q.outer))


def find_inner_quotations(text: str, quotation: Quotation) -> tuple[Quotation, ...]:
    """The quotations within one: in single marks, or in double ones where it stands in single marks itself."""
    inner = quotation.inner
    singles = list(_quotation_in_single_marks(text, inner, []))
    pairs = _pair_double(text, inner, None) if DOUBLE.search(text, *inner) else []
    doubles = [q for p in pairs if p.first and p.last and (q := _quotation(text, p))]
    return tuple(sorted(doubles or singles, key=lambda q: q.outer))


def find_doubts(text: str, quotations: Sequence[Quotation]) -> tuple[Doubt, ...]:
    """The quotations of which a mark is missing, turned the wrong way or out of place."""
    return tuple(
        Doubt(what="unbalanced quotation marks", detail=detail, extents=(extent,))
        for q in quotations
        if not q.is_balanced
        for detail, extent in _list_ills(text, q)
    )


def _list_ills(text: str, quotation: Quotation) -> Iterator[tuple[str, Extent]]:
    """What is wrong with a quotation's marks, and where: without the opening one, the closing may be turned too."""
    outer = quotation.outer
    last = text[outer.end - 1]
    if outer.start == quotation.inner.start:
        yield "the opening mark is missing", outer
        if last in OPENERS:
            yield f"the closing mark is turned: {last}", Extent(outer.end - 1, outer.end)
    elif outer.end == quotation.inner.end:
        yield "the closing mark is missing", outer
    else:
        yield f"the closing mark is turned or misplaced: {last}", outer


def _blocks(sentences: Sequence[Sentence], length: int) -> Iterator[Extent]:
    """The stretch of each paragraph; the characters between two sentences belong to the paragraph of the first."""
    start, paragraph = None, None
    for sentence in sentences:
        if start is not None and sentence.paragraph != paragraph:
            yield Extent(start, sentence.extent.start)
            start = None
        if start is None:
            start, paragraph = sentence.extent.start, sentence.paragraph
    if start is not None:
        # A closing mark that the last sentence lost is at most a few characters further.
        yield Extent(start, min(length, sentences[-1].extent.end + 3))


def _marks(text: str, block: Extent) -> list[_Mark]:
    return [_mark(text, m.start(), m.end(), block) for m in DOUBLE.finditer(text, block.start, block.end)]


def _mark(text: str, start: int, end: int, block: Extent) -> _Mark:
    """What a mark can be by its shape and by what stands on either side of it."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    opens_by_place = not after.isspace() and (before.isspace() or before in BEFORE_OPENING)
    closes_by_place = not before.isspace() or not (after.isalnum() or after in "[(‘'$")
    glyph = text[start:end]
    if glyph in OPENERS:
        # As French sets its marks, and careless typists theirs.
        is_spaced = after in " \u00a0\u202f" and before.isspace() and text[end + 1 : end + 2].isalnum()
        may_open = is_spaced or (not after.isspace() and (opens_by_place or after.isalnum()))
        return _Mark(start, end, may_open, closes_by_place)
    if glyph in CLOSERS:
        return _Mark(start, end, opens_by_place and before.isspace() and after.isalnum(), True)
    return _Mark(start, end, opens_by_place, closes_by_place)


def _pair_double(text: str, block: Extent, following: Extent | None) -> list[_Pair]:
    """The double marks of a paragraph in pairs; what stays alone is paired with an end of the paragraph."""
    marks = _marks(text, block)
    if not marks:
        return []
    words_end = _words_end(text, block)
    pairs: list[_Pair] = []
    first: _Mark | None = None
    depth = 0
    for place, mark in enumerate(marks):
        if first is None:
            if mark.may_open or _is_set_apart(text, marks, block, place):
                first, depth = mark, 1
            elif (start := _missing_opening(text, pairs, mark, block, words_end)) is not None:
                pairs.append(_Pair(None, mark, start, mark.end))
        elif mark.may_open and _starts_line(text, mark, block):
            pairs.append(_Pair(first, None, first.start, mark.start, continues=True))
            first, depth = mark, 1
        elif mark.may_open and text[mark.start : mark.end] in OPENERS and _has_closers(marks, place + 1, depth + 1):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                pairs.append(_Pair(first, mark, first.start, mark.end))
                first = None
    if first is not None:
        pairs.append(_close_open_end(text, first, block, following))
    return pairs


def _is_set_apart(text: str, marks: Sequence[_Mark], block: Extent, place: int) -> bool:
    """Whether a mark begins a paragraph that the same mark ends: a pull quote, with spaces inside its marks."""
    if place or len(marks) < 2 or text[block.start : marks[0].start].strip():
        return False
    return not text[marks[-1].end : block.end].strip()


def _words_end(text: str, block: Extent) -> int:
    """Behind the last letter or digit of a paragraph."""
    end = block.end
    while end > block.start and not LETTER.match(text, end - 1):
        end -= 1
    return end


def _missing_opening(text: str, pairs: Sequence[_Pair], mark: _Mark, block: Extent, words_end: int) -> int | None:
    """Where a quotation begins that lacks its opening mark: it ends its paragraph, or its speaker follows."""
    is_tagged = not pairs and text[mark.start - 1 : mark.start] in ",?!" and text[mark.end : mark.end + 1] == " "
    if mark.end < words_end and not (is_tagged and mark.start - block.start < LONGEST_LOST):
        return None
    if not pairs:
        return block.start
    if pairs[-1].end >= words_end:
        return None
    stop = STOP.search(text, pairs[-1].end, mark.start)
    return stop.end() if stop else None


def _starts_line(text: str, mark: _Mark, block: Extent) -> bool:
    """Whether the mark is the first character of a line inside the paragraph."""
    place = mark.start
    while place > block.start and text[place - 1] in " \t\u00a0":
        place -= 1
    return place > block.start and text[place - 1] == "\n"


def _has_closers(marks: Sequence[_Mark], start: int, wanted: int) -> bool:
    """Whether as many closing marks follow, before another opens, as an inner quotation needs."""
    closers = 0
    for mark in marks[start : start + wanted]:
        if mark.may_open:
            break
        closers += mark.may_close
    return closers >= wanted


def _close_open_end(text: str, first: _Mark, block: Extent, following: Extent | None) -> _Pair:
    """A quotation that its paragraph does not close: it runs on, or ends with the paragraph."""
    end = trim(text, first.end, block.end).end
    if following is not None:
        opening = DOUBLE.match(text, trim(text, following.start, following.end).start)
        if opening and _mark(text, opening.start(), opening.end(), following).may_open:
            return _Pair(first, None, first.start, end, continues=True)
    return _Pair(first, None, first.start, end)


def _quotation(text: str, pair: _Pair) -> Quotation | None:
    start = pair.first.end if pair.first else pair.start
    end = pair.last.start if pair.last else pair.end
    inner = trim(text, start, end)
    if inner.start >= inner.end:
        return None
    outer = Extent(pair.start if pair.first else inner.start, pair.end if pair.last else inner.end)
    is_balanced = pair.continues or bool(
        pair.first and pair.last and text[pair.last.start : pair.last.end] not in OPENERS
    )
    is_speech = _is_speech(text, outer, inner) or not (pair.first and pair.last)
    return Quotation(
        outer=outer, inner=inner, is_speech=is_speech, is_name=_is_name(text, outer), continues=pair.continues,
        is_balanced=is_balanced,
    )  # fmt: skip


def _is_name(text: str, outer: Extent) -> bool:
    """Whether the marks follow 'called', 'dubbed' or the like and so enclose a name."""
    return bool(NAMING.search(text, max(0, outer.start - 20), outer.start))


def _is_speech(text: str, outer: Extent, inner: Extent) -> bool:
    """Whether the words in marks are somebody's sentence rather than a term, a title or a scare quote."""
    if _is_name(text, outer):
        return False
    said = text[inner.start : min(inner.end, inner.start + LOOKED_AT)]
    return _is_sentence(said, is_stopped=text[inner.end - 1] in ",.?!…" and text[inner.start].isupper())


@lru_cache(maxsize=KEPT)
def _is_sentence(said: str, *, is_stopped: bool) -> bool:
    found = [w.text for w in words(said)]
    if is_stopped:
        return not all(w[0].isupper() or w[0].isdigit() for w in found) or len(found) == 1
    return len(found) >= SPEECH_WORDS


def _quotation_in_single_marks(text: str, block: Extent, taken: Sequence[Extent]) -> Iterator[Quotation]:
    """Quotations in single marks outside those in double ones."""
    place, rank, barren = block.start, 0, block.start
    while opening := SINGLE.search(text, place, block.end):
        place = opening.end()
        while rank < len(taken) and taken[rank].end <= opening.start():
            rank += 1
        limit = min(block.end, len(text), opening.start() + LONGEST_SINGLE)
        if rank < len(taken):
            if taken[rank].start <= opening.start():
                place = max(place, taken[rank].end)
                continue
            limit = min(limit, taken[rank].start)
        if not _opens_single(text, opening, block):
            continue
        end = _closing_single(text, max(opening.end(), barren), limit)
        if end is None:
            barren = limit
            continue
        inner = trim(text, opening.end(), end)
        if inner.start < inner.end:
            outer = Extent(opening.start(), end + 1)
            yield Quotation(
                outer=outer, inner=inner, is_speech=_is_speech(text, outer, inner), is_name=_is_name(text, outer)
            )
        place = end + 1


def _opens_single(text: str, mark: re.Match[str], block: Extent) -> bool:
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end() : mark.end() + 1]
    if mark.group() == "’" or after.isdigit():
        return False
    if mark.start() == block.start and after.isspace():
        return text[mark.end() : block.end].rstrip().endswith(mark.group())
    return after.isalnum() and (before.isspace() or before in "([—–:")


def _closing_single(text: str, start: int, limit: int) -> int | None:
    """Where a quotation in single marks closes; a plural's apostrophe closes one only if nothing else does."""
    plural = None
    for mark in SINGLE.finditer(text, start, limit):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if before.isspace() and not text[mark.end() : limit].strip() and text[start].isspace():
            return mark.start()
        if mark.group() == "‘" or before.isspace() or after.isalnum():
            continue
        if before == "s" and after == " " and text[mark.end() + 1 : mark.end() + 2].islower():
            plural = plural or mark.start()
            continue
        return mark.start()
    return plural
