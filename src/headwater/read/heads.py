"""The head of a report: title, copies, standfirst, captions, bylines and dates above the first sentence of the body."""

from collections.abc import Sequence

from headwater.read.agencies import is_outlet
from headwater.read.blocks import count_words, has_end_mark
from headwater.read.bylines import is_person, is_role_line, parse_byline
from headwater.read.captions import is_caption
from headwater.read.datelines import is_stamp_line, read_dateline
from headwater.read.headers import skip_heading_mark
from headwater.read.pictures import parse_picture_credit
from headwater.read.pieces import Piece
from headwater.read.prefixes import find_suffix
from headwater.read.titles import choose_title, find_site_suffix, is_letterhead
from headwater.text import STOPWORDS, WORD, plain_word, stems

LONGEST_STANDFIRST = 60  # words
LINES_BELOW_TITLE = 20  # lines named before the body is taken to begin
SHORT_STANDFIRST = 12  # words: a teaser line rather than a paragraph
# Share of a paragraph's stems that the next one repeats when it sums up the report (other neighbours: .1 to .3).
REPEATED = 0.6


def label_head(pieces: Sequence[Piece]) -> tuple[list[Piece], int]:
    """The pieces with those of the head named, and the place of the first that belongs to the body."""
    found = list(pieces)
    headline = choose_title(found)
    if headline is None:
        first = next((i for i, p in enumerate(found) if p.is_running_text or _opens_report(p)), None)
        first = next((i for i, p in enumerate(found) if p.is_open), len(found)) if first is None else first
        for place in (i for i in range(first) if found[i].is_open and is_letterhead(found[i].text)):
            found[place] = found[place]._replace(kind="boilerplate:section")
    else:
        for place in headline.copies:
            found[place] = found[place]._replace(kind="alt_title")
        found[headline.title] = found[headline.title]._replace(kind="title")
        for place in (i for i in range(headline.title) if found[i].is_open):
            found[place] = found[place]._replace(kind=_name_above_title(found[place].text))
        first = _label_below_title(found, headline.title + 1)
    label_signatures(found, range(first), is_head=True)
    return found, first


def _name_above_title(text: str) -> str:
    """The day of the report, the name of its site, or a label."""
    if is_stamp_line(text):
        return "dateline"
    return "boilerplate:site_name" if is_outlet(text) else "boilerplate:section"


def _opens_report(piece: Piece) -> bool:
    """Whether a line begins with the dateline of an agency, however short its sentence is."""
    dateline = read_dateline(piece.text) if piece.is_open else None
    return dateline is not None and dateline.agency is not None


def _label_below_title(found: list[Piece], start: int) -> int:
    """Names captions and standfirsts below the title; the place of the first paragraph of the body."""
    below = [i for i in range(start, len(found)) if found[i].is_open and not is_stamp_line(found[i].text)]
    running = [i for i in below if found[i].is_running_text]
    is_summed_up = False  # one summary in full sentences: the next one is the first paragraph
    for place in below[:LINES_BELOW_TITLE]:
        following = [found[i].text for i in running if i > place][:3]
        if _is_signature(found[place].text, found, place) and place not in running:
            continue
        kind = _name_below_title(found, place, following)
        is_summary = kind == "standfirst" and place in running
        if kind is None or (is_summary and is_summed_up):
            return place
        found[place] = found[place]._replace(kind=kind)
        is_summed_up = is_summed_up or is_summary
    return below[LINES_BELOW_TITLE] if len(below) > LINES_BELOW_TITLE else len(found)


def _name_below_title(found: Sequence[Piece], place: int, following: Sequence[str]) -> str | None:
    """Caption, standfirst, or None for the first line of the body."""
    text = found[place].text
    if not following or (found[place].is_running_text and read_dateline(text)):
        return None
    if is_caption(text, is_head=True) or is_above_credit(found, place):
        return "caption"
    return "standfirst" if is_standfirst(text, following) else None


def is_above_credit(found: Sequence[Piece], place: int) -> bool:
    """Whether a picture's credit follows right below, so that the line is its caption."""
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or following.kind != "credit" or following.gap or parse_picture_credit(following.text) is None:
        return False
    return place > 0 and count_words(found[place].text) <= LONGEST_STANDFIRST and found[place].text[0] not in "\"“'‘«"


def is_standfirst(text: str, following: Sequence[str]) -> bool:
    """Whether a line between title and body sums up the report: no full sentence, or one that the body says again."""
    size = count_words(text)
    if size > LONGEST_STANDFIRST or not following:
        return False
    dateline = read_dateline(following[0])
    if not has_end_mark(text):
        return size >= 3 and text[-1] not in ":,;"
    if dateline and dateline.is_strong:
        return True
    if _may_repeat(text, following[0]):
        own, other = set(stems(text)), set(stems(following[0]))
        if own and len(own & other) >= REPEATED * len(own) and len(own) >= 4:
            return True
    return size <= SHORT_STANDFIRST and any(quoted in " ".join(following) for quoted in _quotations(text))


def _may_repeat(text: str, following: str) -> bool:
    """Whether so many stems may be the same, told by the first two letters of the words: stemming costs far more.

    English stems keep these letters, but for `y` and `i` (`dying`, `die`).
    """
    own, other = _list_telling(text), {_begin(word) for word in _list_telling(following)}
    shared = sum(_begin(word) in other for word in own)
    alone = len({_begin(word) for word in own} - other)
    return shared >= REPEATED * (shared + alone)


def _list_telling(text: str) -> set[str]:
    return {plain for word in WORD.findall(text) if (plain := plain_word(word)) and plain not in STOPWORDS}


def _begin(word: str) -> str:
    return word[:2].replace("y", "i")


def _quotations(text: str) -> list[str]:
    """What stands in quotation marks, three words or more."""
    for mark in "“”\"‘’'":
        text = text.replace(mark, "\n")
    return [part.strip(" ,.") for part in text.split("\n")[1::2] if count_words(part) >= 3]


def label_signatures(found: list[Piece], places: range, is_head: bool) -> None:
    """Names bylines and date lines among the open pieces of a head or a tail; a head's other short lines are labels."""
    for place in places:
        piece = found[place]
        if not piece.is_open:
            continue
        if is_stamp_line(piece.text):
            found[place] = piece._replace(kind="dateline")
        elif _is_signature(piece.text, found, place):
            found[place] = piece._replace(kind="byline")
        elif is_head and not piece.is_running_text and count_words(piece.text) <= 2:
            found[place] = piece._replace(kind="boilerplate:section")


def _is_signature(text: str, found: Sequence[Piece], place: int) -> bool:
    """Whether a line is a byline by itself, or a bare name or a role beside a byline or a date line."""
    if parse_byline(text) is not None:
        return True
    near = [found[i] for i in (place - 1, place + 1) if 0 <= i < len(found)]
    is_role = is_role_line(text)
    if not is_role and not is_person(text):
        return False
    return any(_is_by_author(p, is_role) for p in near)


def _is_by_author(piece: Piece, is_role: bool) -> bool:
    """Whether a neighbour makes a bare name (or a role) a byline: another byline, a date line, a role beside a name."""
    text = piece.text
    if piece.kind == "byline" or is_stamp_line(text) or parse_byline(text) is not None:
        return True
    return is_person(text) if is_role else is_role_line(text)


def split_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with Markdown marks and site names cut off titles."""
    return [part for p in pieces for part in (_split_title(p) if p.kind in ("title", "alt_title") else (p,))]


def _split_title(piece: Piece) -> tuple[Piece, ...]:
    suffix = find_site_suffix(piece.text) if piece.kind == "title" else None
    name, *site = piece.cut(suffix, piece.kind, "boilerplate:site_name") if suffix else (piece,)
    dated = find_suffix(name.text)
    name, *date = name.cut(dated, name.kind, "dateline") if dated else (name,)
    mark = skip_heading_mark(name.text)
    return (*(name.cut(mark, "boilerplate:markup", name.kind) if mark else (name,)), *date, *site)
