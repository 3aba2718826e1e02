"""Sentences of a report: zones and blank lines first, then nupunkt inside each block.

nupunkt is trained on newspaper and legal text and knows most abbreviations; wire copy adds what it was not made for:
headings that end with a line break, quotation marks that stand after a stray space, stops without a space behind them.
Those are mended here, by rules that look at the characters on both sides of a boundary.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import nupunkt

from headwater.annotations import Sentence
from headwater.clauses import NEVER_LAST
from headwater.record.model import Report, is_furniture
from headwater.text import BLANK, Extent, trim

BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|(?<!\r)\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
LINE_BREAK = re.compile(r"\r\n|\r|\n")
CLOSERS = "\"'”’»)]"
# A stop, a question or exclamation mark, then a new sentence without a space between: 'talks.The'.
MISSING_SPACE = re.compile(r"(?<=[a-z0-9)][.?!])(?=[A-Z“][a-z“])")
ABBREVIATIONS = frozenset(
    "u.s u.k u.n u.a.e e.u d.c a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec inc co corp ltd llc plc ph.d "
    "jr sr bros dept est km m.p.h etc u.s.s.r".split()
)
# Words with which a new sentence starts after an abbreviation that may also stand in the middle of one.
STARTERS = frozenset(
    "the a an he she it they we i you his her its their our this that these those there in on at after before but and "
    "however when while if as for from with no not some many most both each one two three officials analysts".split()
)
BEFORE_STARTER = re.compile(
    rf"\b(?:{'|'.join(re.escape(a) for a in sorted(ABBREVIATIONS))}|[a-z]{{4,}}|I)[.][\"”’)\]]*(?=\s+[“\"‘(\[]*[A-Z])",
    re.IGNORECASE,
)
# No sentence is so long: what is (a table, a line of noise) is cut at a blank, so that the work on a report, which
# grows with the square of a sentence, stays linear in its length.
LONGEST = 4000
KEPT = 4096  # stretches whose sentences are kept: wire copy recurs within hours
SIGHT = 200  # characters on either side of a stop that tell whether a sentence ends at it
LONGEST_HEADING = 60  # code points; wrapped lines of wire copy are 60 to 80 wide, section headings shorter
SIGN = re.compile(r"\S")
AFTER_END_MARK = re.compile(r"[^\w.?!…]+$")
LETTERS = re.compile(r"[A-Za-z][A-Za-z.]*$")


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of a report's zones in text order; furniture has none."""
    found: list[Sentence] = []
    paragraph = 0
    for zone in sorted(report.zones, key=lambda z: z.start):
        if is_furniture(zone):
            continue
        for block in _blocks(report.text, zone.start, zone.end):
            paragraph += 1
            extents = split_block(report.text, block) if zone.kind in ("body", "standfirst", "inset") else [block]
            found += [Sentence(extent=e, zone=zone.kind, paragraph=paragraph) for e in extents]
    return tuple(found)


def split_text(text: str) -> list[Extent]:
    """The sentences of a text without zones."""
    return [extent for block in _blocks(text, 0, len(text)) for extent in split_block(text, block)]


def split_block(text: str, block: Extent) -> list[Extent]:
    """The sentences of a stretch without blank lines."""
    start, end = _line_start(text, block.start, max(0, block.start - LONGEST)), block.end + SIGHT
    if end - start > LONGEST:
        return _split_block(text, block)
    behind = text.find(BLANK, block.end, end)
    around = text[start : end if behind < 0 else behind + len(BLANK)]
    return [e.shift(start) for e in _split_known(around, block.start - start, block.end - start)]


@lru_cache(maxsize=KEPT)
def _split_known(text: str, start: int, end: int) -> tuple[Extent, ...]:
    return tuple(_split_block(text, Extent(start, end)))


def _split_block(text: str, block: Extent) -> list[Extent]:
    found: list[Extent] = []
    for line in _units(text, block):
        cuts = [line.start + end for _, end in _spans(line.of(text))[:-1]]
        cuts += [m.end() for m in BEFORE_STARTER.finditer(text, line.start, line.end)]
        cuts += [
            m.start() for m in MISSING_SPACE.finditer(text, line.start, line.end) if not _is_address(text, m.start())
        ]
        start = line.start
        for cut in sorted(set(cuts)):
            end = _swallow_closers(text, cut, line.end)
            if start < end < line.end and _is_boundary(text, start, end, line.end):
                found.append(trim(text, start, end))
                start = end
        found.append(trim(text, start, line.end))
    return [piece for e in found for piece in _cut(text, e)]


def _cut(text: str, sentence: Extent) -> Iterator[Extent]:
    """A sentence in pieces that are not too long; none, if it is empty."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        middle = blank if blank > 0 else start + LONGEST
        yield trim(text, start, middle)
        start = middle
    if (rest := trim(text, start, sentence.end)).start < rest.end:
        yield rest


@lru_cache(maxsize=KEPT)
def _spans(text: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in nupunkt.sent_spans(text)]


def _blocks(text: str, start: int, end: int) -> Iterator[Extent]:
    """Stretches between blank lines."""
    for found in BLANK_LINE.finditer(text, start, end):
        if (block := trim(text, start, found.start())) and block.start < block.end:
            yield block
        start = found.end()
    if (block := trim(text, start, end)).start < block.end:
        yield block


def _units(text: str, block: Extent) -> Iterator[Extent]:
    """Lines of a block that stand alone: headings and list items; wrapped lines stay together."""
    start = block.start
    for found in LINE_BREAK.finditer(text, block.start, block.end):
        line = trim(text, start if start == block.start else _line_start(text, found.start(), start), found.start())
        if _stands_alone(text, line, _next_sign(text, found.end(), block.end)):
            if (unit := trim(text, start, found.start())).start < unit.end:
                yield unit
            start = found.end()
    yield Extent(start, block.end)


def _next_sign(text: str, start: int, end: int) -> str:
    """The first character that is not blank; nothing, if there is none."""
    found = SIGN.search(text, start, end)
    return found[0] if found else ""


def _line_start(text: str, end: int, floor: int) -> int:
    return max(floor, text.rfind("\n", 0, end) + 1, text.rfind("\r", 0, end) + 1)


def _stands_alone(text: str, line: Extent, following: str) -> bool:
    """Whether the line break after this line ends a unit: it is short and unfinished, and a capital follows."""
    words = line.of(text)
    if not words or not (following.isupper() or following.isdigit() or following in "“\"'‘-•–—*"):
        return False
    ends = words.rstrip(CLOSERS + " ")[-1:] in ".?!:"
    if ends or words.isupper():
        return True
    return len(words) < LONGEST_HEADING and words[-1] not in ",;—–-" and not _runs_on(words)


def _runs_on(words: str) -> bool:
    """Whether a line without an end mark is a wrapped line of a sentence: it is rather long and holds small words."""
    return len(words) > 35 and sum(w.islower() for w in words.split()) >= 5


def _swallow_closers(text: str, at: int, end: int) -> int:
    """The place behind closing quotation marks and brackets that belong to the sentence before, stray spaces too."""
    here = at
    while here < end and text[here].isspace():
        here += 1
    back = at
    while back > 0 and text[back - 1].isspace():
        back -= 1
    if here < end and unicodedata.category(text[here]) == "So":
        return here + 1
    if here < end and text[here] in "”’)]»" and (here in (at, end - 1) or not text[here + 1].isalnum()):
        while here < end and text[here] in CLOSERS + ",":
            here += 1
        return here
    if (
        here < end
        and text[here] == '"'
        and here > back
        and text.count('"', _line_start(text, at, max(0, at - LONGEST)), here) % 2
    ):
        return here + 1
    return back


def _is_address(text: str, at: int) -> bool:
    """Whether a full stop without a space stands in an address, a file name or an abbreviation."""
    floor = max(0, at - 80)
    start = max(floor - 1, text.rfind(" ", floor, at), text.rfind("\n", floor, at)) + 1
    end = next((i for i in range(at, min(len(text), at + 80)) if text[i].isspace()), len(text))
    token = text[start:end]
    return "@" in token or "/" in token or token.lower().startswith("www.") or token.count(".") > 1


def _is_boundary(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a sentence really ends here."""
    following = text[end : min(limit, end + SIGHT)].lstrip()
    if not following:
        return not text[end:limit].strip()
    bare = AFTER_END_MARK.sub("", text[max(start, end - SIGHT) : end])
    first = following.lstrip("“\"'‘([")[:1]
    if not bare or bare[-1] not in ".?!…":
        return False
    if bare[-1] != ".":
        return not first.islower() and first not in "—–-"
    last = None if re.search(r"\d[A-Za-z]{1,2}\.$", bare) else LETTERS.search(bare[:-1])
    word = last.group().lower() if last else ""
    number_follows = first.isdigit()
    if word in NEVER_LAST:
        return word == "no" and bare[-3:-1] == "no" and not number_follows
    if re.fullmatch(r"[A-Z]", last.group() if last else "") and not _is_word_before_initial(bare):
        return False
    if word in ABBREVIATIONS:
        return _starts_sentence(following)
    if re.search(r"(?:^|[\s“\"(])\d{1,2}\.$", bare) and bare.strip('“"( ').rstrip(".").isdigit():
        return False  # a list number belongs to its item
    return not first.islower() or _is_brand(following)


def _is_word_before_initial(bare: str) -> bool:
    """Whether a single capital at the end is no initial: the pronoun I, or 'Plan B.' and the like."""
    return bare.endswith(" I.") or bool(re.search(r"\b[a-z]+ [A-Z]\.$", bare))


def _starts_sentence(following: str) -> bool:
    word = re.match(r"[“\"'‘(\[]*([A-Za-z]+)", following)
    return word is not None and word.group(1).istitle() and word.group(1).lower() in STARTERS


def _is_brand(following: str) -> bool:
    return bool(re.match(r"[a-z][A-Z]", following))
