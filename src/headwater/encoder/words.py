"""Words as treebanks cut them: punctuation, clitics and the parts of a compound stand alone, every one with its place.

After the English Web Treebank (Silveira et al., 2014): "don't" is *do* + *n't*, "Russia's" is *Russia* + *'s*,
"state-owned" is three words; "U.S.", "a.m.", "1,000" and an address are one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from headwater.text import Extent

TITLES = "Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Adm|Sgt|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|etc"
MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]’']     # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?:[^\W\d_]\.){{2,}}                                    # U.S., a.m.
    | \b(?:{TITLES}|{MONTHS}|[A-Z])\.(?=\s|$|[,)])            # Gen., an initial
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])         # 1,000  6:30  30th  1990s
    | [^\W_]+(?:['’][^\W_]+)*['’]?                            # a word, its apostrophes looked at below
    | \.{{2,}} | -{{2,}} | ``|''
    | [^\s]
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
TRAILING = "'’"


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """The words of a stretch of text, in order, without overlap and without space in them."""
    found = TOKEN.finditer(text, start, len(text) if end is None else end)
    places: list[Extent] = []
    for match in found:
        word = match.group()
        if "'" in word or "’" in word:
            places += _cut(text, *match.span())
        else:
            places.append(Extent(*match.span()))
    return places


def _cut(text: str, start: int, end: int) -> Iterator[Extent]:
    """A word without its clitic, then the clitic; a closing apostrophe stands alone (“the rebels' camp”)."""
    if end - start > 1 and text[end - 1] in TRAILING and text[start] not in TRAILING:
        yield from _cut(text, start, end - 1)
        yield Extent(end - 1, end)
    elif (clitic := CLITIC.search(text, start, end)) and clitic.start() > start:
        yield Extent(start, clitic.start())
        yield Extent(clitic.start(), end)
    else:
        yield Extent(start, end)


def quote_states(words: Iterable[str], is_open: bool = False) -> list[bool]:
    """For each word, whether it stands in a quotation, marks included; `is_open`: one runs on from the text before."""
    states = []
    for word in words:
        opens, closes = word in OPENING, word in CLOSING
        if word in STRAIGHT:
            opens, closes = not is_open, is_open
        states.append(is_open or opens)
        is_open = (is_open or opens) and not closes
    return states


def stays_open(words: Sequence[str], is_open: bool = False) -> bool:
    """Whether a quotation runs on behind these words; `is_open`: one ran into them."""
    return bool(words) and quote_states(words, is_open)[-1] and words[-1] not in ENDING


OPENING = frozenset(("“", "„", "«", "``"))
CLOSING = frozenset(("”", "»", "''"))
STRAIGHT = frozenset(('"',))
ENDING = CLOSING | STRAIGHT
