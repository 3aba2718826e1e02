"""Pieces of a report: stretches of its blocks with the kind of zone each is, as far as the line alone tells."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from headwater.read.blocks import KEPT, Block, count_words, has_end_mark, is_prose
from headwater.read.bylines import parse_byline
from headwater.read.credit_lines import parse_credit
from headwater.read.datelines import is_stamp_line
from headwater.read.furniture import furniture_kind
from headwater.read.headers import count_header_blocks, find_dated_prefix, read_field
from headwater.read.pictures import find_trailing_credit
from headwater.read.prefixes import find_prefix, find_rest, is_bare_dateline
from headwater.text import trim

MENU = 6  # entries in a row; fewer short lines are labels, a name and a date
ENTRY = 4  # words
HEAD = 15  # lines in which a byline or a date may be glued to the first sentence


class Piece(NamedTuple):
    """A stretch of the text; `kind` is that of its zone, None while it may be title, body or what stands between."""

    start: int
    end: int
    text: str
    kind: str | None
    gap: bool = True

    @property
    def is_open(self) -> bool:
        """Whether its kind is still to be found."""
        return self.kind is None

    @property
    def is_running_text(self) -> bool:
        """Whether it is an open paragraph, or one that is known to be body."""
        return self.kind in (None, "body") and is_prose(self.text)

    def cut(self, at: int, first: str | None, second: str | None) -> "tuple[Piece, ...]":
        """The two parts before and from an offset into it, each with its kind; an empty part is left out."""
        spans = (trim(self.text, 0, at), trim(self.text, at, len(self.text)))
        return tuple(
            Piece(self.start + s, self.start + e, self.text[s:e], kind, self.gap if s == 0 else False)
            for (s, e), kind in zip(spans, (first, second), strict=True)
            if s < e
        )


def label_lines(
    blocks: list[Block], head: Sequence[str] = (), known: Mapping[str, str] = MappingProxyType({})
) -> list[Piece]:
    """The blocks as pieces: the head as given, blocks of known words, header fields, furniture, credits and bylines."""
    found = [_open(block)._replace(kind=kind) for block, kind in zip(blocks, head, strict=False)]
    blocks = blocks[len(found) :]
    number = count_header_blocks(blocks)
    found += [piece for block in blocks[:number] for piece in _label_header(block)]
    for place, block in enumerate(blocks[number:]):
        start = find_dated_prefix(block.text) if place == 0 else None
        if block.text in known:
            found.append(_open(block)._replace(kind=known[block.text]))
        elif start is not None:
            prefix, *rest = _open(block).cut(start, "boilerplate:header_line", None)
            found += [prefix, *(piece for part in rest for piece in _label(part))]
        else:
            before = found[-1] if found else None
            parts = _cut_prefixes(_open(block), before) if place < HEAD else (_open(block),)
            found += [piece for part in parts for piece in (_label(part) if part.is_open else (part,))]
    return _label_menus(found)


def _cut_prefixes(piece: Piece, before: Piece | None) -> Iterator[Piece]:
    """A line without the byline and the date that are glued to its first sentence; a headline may be before them."""
    prefix = find_prefix(piece.text)
    rest = find_rest(piece.text, before.text) if before and prefix is None else None
    if rest and before and (before.kind == "dateline" or is_stamp_line(before.text)):
        yield from piece.cut(rest, "dateline", None)
    elif is_bare_dateline(piece.text):
        yield piece._replace(kind="dateline")
    elif prefix is None or (prefix.end == len(piece.text) and is_stamp_line(piece.text) and "|" not in piece.text):
        yield piece
    else:
        *above, piece = piece.cut(prefix.start, None, None)
        yield from above
        cut, *behind = piece.cut(prefix.end - prefix.start, prefix.kind, None)
        yield cut
        for part in behind:
            yield from _cut_prefixes(part, cut)


def _label_menus(pieces: list[Piece]) -> list[Piece]:
    """Long runs of short lines before the first and behind the last paragraph are menus."""
    running = [i for i, p in enumerate(pieces) if p.is_running_text]
    first, last = (running[0], running[-1]) if running else (0, len(pieces))
    made = list(pieces)
    for start, end in _find_runs(pieces):
        if end <= first or start > last:
            made[start:end] = [p._replace(kind=p.kind or "boilerplate:site_navigation") for p in pieces[start:end]]
    return made


def _find_runs(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Runs of menu entries: very short lines without an end mark."""
    start = 0
    for place in range(len(pieces) + 1):
        if place == len(pieces) or count_words(pieces[place].text) > ENTRY or has_end_mark(pieces[place].text):
            if sum(p.is_open for p in pieces[start:place]) >= MENU:
                yield start, place
            start = place + 1


def _open(block: Block) -> Piece:
    return Piece(block.start, block.end, block.text, None, block.gap)


def _label_header(block: Block) -> tuple[Piece, ...]:
    """A header line; the values of title, standfirst and body stand for themselves."""
    field = read_field(block.text)
    if field is None or field.key == "url":
        kind = "boilerplate:url" if any(c.isalnum() for c in block.text) else "boilerplate:header_line"
        return (_open(block)._replace(kind=kind),)
    if field.key == "author":
        return (_open(block)._replace(kind="byline"),)
    if field.key in ("title", "standfirst", "body"):
        return _open(block).cut(field.start, "boilerplate:header_line", None if field.key == "body" else field.key)
    return (_open(block)._replace(kind="boilerplate:header_line"),)


def _label(piece: Piece) -> tuple[Piece, ...]:
    """The kind of a line as far as it alone tells; a picture credit behind a caption is cut off."""
    kind, end = _read_line(piece.text) if len(piece.text) <= KEPT else _read_line.__wrapped__(piece.text)
    if end is not None:
        return piece.cut(end, "caption", "credit")
    return (piece if kind is None else piece._replace(kind=kind),)


@lru_cache(maxsize=2048)
def _read_line(text: str) -> tuple[str | None, int | None]:
    """The kind of a line, or where in it a picture's credit begins."""
    if kind := furniture_kind(text):
        return f"boilerplate:{kind}", None
    if text[:3].casefold() == "by " and parse_byline(text) is not None:
        return "byline", None
    if parse_credit(text) is not None:
        return "credit", None
    trailing = find_trailing_credit(text)
    return None, trailing[0] if trailing else None
