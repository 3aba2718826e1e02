"""Blocks of a text: its lines, or the paragraphs that hard line ends cut into lines, with their offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from headwater.text import Extent, trim

LINE = re.compile(r"[^\r\n\v\f\u2028\u2029]+")
LINE_END = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
CLOSERS = "\"'”’»›)]*_ \xa0"
FULL_STOPS = ".!?…。！？।؟"
DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|No|Mr|Mrs|Dr)\.$")
SENTENCE_BREAK = re.compile(r"(?<![A-Z.])(?<!\bMr)(?<!\bDr)(?<!\bMrs)[.!?…][\"”’')]*\s+[\"“‘'(]*[A-Z]")
NARROWEST_WRAP = 40
WIDEST_WRAP = 100  # characters: mail and wire copy are wrapped at 60 to 80, typewriters' pages at 90
KEPT = 8000  # characters of a text of which is kept what it is
LONGEST_LABEL = 400  # characters: longer blocks are never furniture or credits, and are not searched for them


class Block(NamedTuple):
    """A line or a wrapped paragraph without the white space at its ends; `gap` says that a blank line is before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return Extent(self.start, self.end)


def split_blocks(text: str) -> list[Block]:
    """The blocks of a text in order; every visible character is in exactly one."""
    lines = list(_split_lines(text))
    width = _find_wrap_width(lines)
    runs: list[list[Block]] = []
    for line in lines:
        if runs and not line.gap and _runs_on(runs[-1][-1], line, width, text):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [Block(run[0].start, run[-1].end, text[run[0].start : run[-1].end], run[0].gap) for run in runs]


def _split_lines(text: str) -> Iterator[Block]:
    previous = 0
    for found in LINE.finditer(text):
        start, end = trim(text, found.start(), found.end(), also=INVISIBLE)
        if start < end:
            gap = len(LINE_END.findall(text, previous, start)) > 1
            yield Block(start, end, text[start:end], gap)
            previous = end


def _find_wrap_width(lines: list[Block]) -> int | None:
    """The width at which the lines were wrapped; None when lines are paragraphs."""
    widest = max((len(line.text) for line in lines), default=0)
    if len(lines) < 5 or not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return None
    pairs = [line for line, following in pairwise(lines) if not following.gap]
    cut = [line for line in pairs if not has_end_mark(line.text) and len(line.text) > 0.6 * widest]
    return widest if len(cut) >= 3 and len(cut) >= 0.5 * len(pairs) else None


def _runs_on(line: Block, following: Block, width: int | None, text: str) -> bool:
    """Whether a line break lies inside a paragraph."""
    if not has_end_mark(line.text) and line.text[-1] not in ":|" and following.text[0].islower():
        return len(line.text) > 40 and len(following.text) > 3
    if width is None or text[following.start - 1] in " \t":  # an indent begins a paragraph
        return False
    return len(line.text) > 0.7 * width and not (has_end_mark(line.text) and len(line.text) < 0.8 * width)


def has_end_mark(text: str) -> bool:
    """Whether it ends like a sentence, behind closing quotation marks and brackets."""
    bare = text.rstrip(CLOSERS)
    return bare[-1:] in FULL_STOPS and bool(bare)


def ends_in_abbreviation(text: str) -> bool:
    """Whether its final stop may belong to an abbreviation ('U.S.', 'Inc.')."""
    return DOTTED.search(text[-12:]) is not None


def count_words(text: str) -> int:
    """How many words, counted by white space."""
    return _count_words(text) if len(text) <= LONGEST_LABEL else len(text.split())


@lru_cache(maxsize=2048)
def _count_words(text: str) -> int:
    return len(text.split())


def count_sentences(text: str) -> int:
    """About how many sentences a short text has."""
    return 1 + sum(1 for _ in SENTENCE_BREAK.finditer(text[:2000]))


def is_prose(text: str) -> bool:
    """Whether it reads like a paragraph of a report rather than a label, a heading or a caption line."""
    return _is_prose(text) if len(text) <= KEPT else _is_prose(text[: KEPT // 2] + text[-KEPT // 2 :])


@lru_cache(maxsize=2048)
def _is_prose(text: str) -> bool:
    words = count_words(text[:2000])
    return (words >= 7 and has_end_mark(text)) or words >= 25
