"""Zones: what is title, caption, furniture, credit and body in the untouched text of a report."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.read.blocks import count_words, has_end_mark, split_blocks
from headwater.read.captions import is_caption
from headwater.read.datelines import is_stamp_line, read_dateline
from headwater.read.dialogues import mark_dialogue
from headwater.read.entries import mark_entries
from headwater.read.headers import skip_heading_mark
from headwater.read.heads import is_above_credit, label_head, split_titles
from headwater.read.pieces import Piece, label_lines
from headwater.read.tails import label_tail
from headwater.read.verbs import has_finite_verb
from headwater.record.model import Zone
from headwater.text import fold

LONGEST_HEADING = 14  # words
LONGEST_SENTENCE_HEADING = 8  # words of a heading that ends with a stop and has no verb
LOOKED_AT = 6  # paragraphs at the head in which a dateline is looked for
LONGEST_PULL_QUOTE = 60  # words
MOST_QUOTATIONS = 200  # each is sought in all other paragraphs
SEARCHED = 200_000  # characters: a longer text is no report
SPEAKER = re.compile(r"[^\W\d_][\w .'’-]{0,40}:\s")  # 'Q: Will you go?' in an interview
OPENERS = "\"“‘'«„"
BULLETS = "-•*–—·▪►"


def mark_zones(text: str, head: Sequence[str] = (), known: Mapping[str, str] | None = None) -> tuple[Zone, ...]:
    """The zones of a text in order, none inside another; every visible character is in one.

    `head` names the kinds of the first blocks, where a page or a row of a table has said what they are, and `known`
    those of any others by their words, where the layout of a printed page tells them.
    """
    lines = label_lines(split_blocks(text), head, known or {})
    pieces, first = label_head(mark_dialogue(mark_entries(lines)))
    pieces, last = label_tail(pieces, first)
    _label_middle(pieces, first, last)
    _label_pull_quotes(pieces, text)
    return tuple(_join(_split_dateline(split_titles(pieces), first)))


def _label_middle(pieces: list[Piece], first: int, last: int) -> None:
    """Names headings and captions among the paragraphs of the body."""
    for place in range(first, last):
        piece = pieces[place]
        if not piece.is_open:
            continue
        if is_heading(pieces, place, last):
            pieces[place] = piece._replace(kind="heading")
        elif place > first and (is_caption(piece.text, is_head=False) or is_above_credit(pieces, place)):
            pieces[place] = piece._replace(kind="caption")


def is_heading(pieces: Sequence[Piece], place: int, last: int) -> bool:
    """Whether a line inside the body heads the paragraphs below it: short, no full sentence, running text behind it."""
    text = pieces[place].text
    following = next((pieces[i] for i in range(place + 1, last) if pieces[i].is_open), None)
    if following is None or not following.is_running_text:
        return False
    if skip_heading_mark(text) or is_stamp_line(text):
        return True
    words = count_words(text)
    if (
        words > LONGEST_HEADING
        or text[0] in OPENERS + BULLETS
        or text[-1] in ':,;-–—"”'
        or not any(map(str.isalpha, text))
    ):
        return False
    if has_end_mark(text) and text[-1] != "?":
        is_label = 3 <= words <= LONGEST_SENTENCE_HEADING and text[-1] == "." and not SPEAKER.match(text)
        return is_label and not has_finite_verb(text)
    return not text[0].islower() and not (text[-1] == "?" and SPEAKER.match(text))


def _label_pull_quotes(pieces: list[Piece], text: str) -> None:
    """Names the paragraphs that only repeat, in large quotation marks, what a longer paragraph says."""
    quotations = [i for i, p in enumerate(pieces) if p.is_open and _is_quotation(p.text)]
    if not quotations or len(text) > SEARCHED:
        return
    folded = [fold(p.text) if p.is_open else "" for p in pieces]
    for place in quotations[:MOST_QUOTATIONS]:
        words = folded[place].strip("\"' .,")
        if '"' not in words and any(words in f and len(f) > len(folded[place]) for f in folded):
            pieces[place] = pieces[place]._replace(kind="inset")


def _is_quotation(text: str) -> bool:
    """Whether a paragraph of some length stands wholly in quotation marks."""
    return text[0] in OPENERS and text[-1] in "\"'”’»" and 6 <= count_words(text[:1000]) <= LONGEST_PULL_QUOTE


def _split_dateline(pieces: Sequence[Piece], first: int) -> Iterator[Piece]:
    """Cuts the dateline off the paragraph that it opens; a weak one counts only before the first sentence."""
    seen, is_found = 0, False
    for place, piece in enumerate(pieces):
        is_candidate = place >= first and piece.is_open and not is_found and seen < LOOKED_AT
        dateline = read_dateline(piece.text) if is_candidate else None
        if dateline and (dateline.agency or (piece.is_running_text and (dateline.is_strong or seen == 0))):
            is_found = True
            yield from piece.cut(dateline.end, "dateline", None)
        else:
            yield piece
        seen += is_candidate


def _join(pieces: Iterable[Piece]) -> Iterator[Zone]:
    """Zones of the pieces; neighbouring open pieces are one stretch of body."""
    start, end = None, 0
    for piece in pieces:
        if piece.is_open:
            start, end = piece.start if start is None else start, piece.end
            continue
        if start is not None:
            yield Zone(kind="body", start=start, end=end)
            start = None
        yield Zone(kind=piece.kind or "body", start=piece.start, end=piece.end)
    if start is not None:
        yield Zone(kind="body", start=start, end=end)
