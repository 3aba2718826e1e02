"""The tail of a report: what web pages append behind its last sentence."""

import re
from collections.abc import Sequence

from headwater.read.blocks import count_words, has_end_mark
from headwater.read.bylines import is_person
from headwater.read.credit_lines import split_trailing_credit
from headwater.read.furniture import CLOSING
from headwater.read.heads import label_signatures
from headwater.read.pieces import Piece

LONGEST_LABEL = 20  # words: headlines of other reports
# What follows a closing mark is no longer the report when it is less than this share of the running text before it.
APPENDED = 0.25
LEAST_BEFORE = 3  # paragraphs of a report above the first notice on comments; one above them may head the page
BIOGRAPHY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){1,3}),? (?:is|covers|writes|reports) (?:(?:an?|the)\b[^.]{0,80}?\b"
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|contributor|producer)\b|for\b|about\b|on\b)"
)
LONGEST_BIOGRAPHY = 400  # characters
SITE_NAME = 6  # words


def label_tail(pieces: Sequence[Piece], first: int) -> tuple[list[Piece], int]:
    """The pieces with those of the tail named, and the place behind the last that belongs to the body."""
    found = _label_comments(_split_last(pieces, first), first)
    close = _find_close(found, first)
    last = max((i for i in range(first, close) if found[i].is_running_text), default=None)
    if last is not None and _is_biography(found, first, last):
        found[last] = found[last]._replace(kind="boilerplate:author_bio")
        last = max((i for i in range(first, last) if found[i].is_running_text), default=None)
    if last is None:
        last = max((i for i in range(first, close) if found[i].is_open), default=first - 1)
    label_signatures(found, range(last + 1, len(found)), is_head=False)
    _label_rest(found, last + 1, close)
    return found, last + 1


def _split_last(pieces: Sequence[Piece], first: int) -> list[Piece]:
    """The pieces with the credit cut off the last paragraph of the body."""
    for place in range(len(pieces) - 1, first - 1, -1):
        piece = pieces[place]
        at = split_trailing_credit(piece.text) if piece.is_open else None
        if at:
            return [*pieces[:place], *piece.cut(at, None, "credit"), *pieces[place + 1 :]]
        if piece.is_running_text:
            break
    return list(pieces)


def _label_comments(pieces: Sequence[Piece], first: int) -> list[Piece]:
    """The pieces with what stands between two notices on comments named: it is what readers wrote."""
    notices = [i for i, p in enumerate(pieces) if p.kind == "boilerplate:comment_notice"]
    running = sum(p.is_running_text for p in pieces[first : notices[0]]) if notices else 0
    if running < LEAST_BEFORE:
        return list(pieces)
    return [
        p._replace(kind="boilerplate:comment") if notices[0] < i < notices[-1] and p.is_open else p
        for i, p in enumerate(pieces)
    ]


def _is_biography(found: Sequence[Piece], first: int, last: int) -> bool:
    """Whether the last paragraph of several says who the author is."""
    bio = BIOGRAPHY.match(found[last].text[:LONGEST_BIOGRAPHY])
    has_more = sum(found[i].is_running_text for i in range(first, last)) >= 2
    return bio is not None and has_more and is_person(bio["name"]) and len(found[last].text) <= LONGEST_BIOGRAPHY


def _find_close(found: Sequence[Piece], first: int) -> int:
    """The place of the first mark behind which only appended matter follows; the end when there is none."""
    weights = [count_words(p.text) if p.is_running_text else 0 for p in found]
    total, before = sum(weights[first:]), 0
    for place in range(first, len(found)):
        before += weights[place]
        is_closing = (found[place].kind or "").removeprefix("boilerplate:") in CLOSING
        if is_closing and total - before < APPENDED * before:
            return place
    return len(found)


def _label_rest(found: list[Piece], start: int, close: int) -> None:
    """Names the open lines behind the last paragraph: site names, other headlines, labels."""
    has_furniture = False
    for place in range(start, len(found)):
        piece = found[place]
        if not piece.is_open:
            has_furniture = True
        elif found[place - 1].kind == "boilerplate:source_link" and _is_site_name(piece.text):
            found[place] = piece._replace(kind="boilerplate:site_name")
        elif place > close or _is_label(piece.text) or (has_furniture and not has_end_mark(piece.text)):
            found[place] = piece._replace(kind="boilerplate:site_furniture")


def _is_site_name(line: str) -> bool:
    return count_words(line) <= SITE_NAME and line[0].isupper() and not has_end_mark(line)


def _is_label(line: str) -> bool:
    """Whether a line behind the last paragraph is no part of the report: short, no sentence, no quotation, no list."""
    is_short = count_words(line) <= LONGEST_LABEL and not has_end_mark(line)
    return is_short and line[0] not in "\"“'‘«-•*–—([0123456789" and line[-1] not in ':,;"”'
