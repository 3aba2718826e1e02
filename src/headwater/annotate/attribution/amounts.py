"""Amounts that a word for their size leads in: 'ABOUT 40 people', 'BETWEEN 70 and 80', 'IN ALL 12 ships'.

Such a word is a preposition or an adverb elsewhere, where it ends a phrase; here a noun phrase begins with it.
"""

from collections.abc import Sequence

from headwater.annotate.attribution.wording import Token
from headwater.text import read_figure

LEADS: tuple[tuple[str, ...], ...] = (
    *((word,) for word in "about around over under between above below nearly almost roughly approximately".split()),
    *((word,) for word in "only just exactly barely well some".split()),
    *(tuple(words.split()) for words in ("at least", "at most", "up to", "in all", "in total", "close to")),
    *(("as", word, "as") for word in ("many", "much", "few", "little")),
    *((lead, "than") for lead in ("more", "less", "fewer")),
    *(("no", lead, "than") for lead in ("more", "less", "fewer")),
)
SHARES = frozenset("half third quarter dozens scores hundreds thousands millions billions".split())


def begins_amount(tokens: Sequence[Token], place: int) -> bool:
    """Whether words of size and a number begin here that are no day or hour."""
    index = place
    while (lead := _lead_end(tokens, index)) > index:
        index = lead
    return index > place and is_number(tokens, index)


def _lead_end(tokens: Sequence[Token], place: int) -> int:
    ends = (place + len(w) for w in LEADS if tuple(t.low for t in tokens[place : place + len(w)]) == w)
    return next(ends, place)


def is_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number begins here, of money with its sign, that is no day or hour."""
    index = place + (place < len(tokens) and tokens[place].low in ("a", "an", "one", "$", "£", "€"))
    if index >= len(tokens) or tokens[index].quotation >= 0 or tokens[index].is_time:
        return False
    return read_figure(tokens[index].text) is not None or tokens[index].low in SHARES
