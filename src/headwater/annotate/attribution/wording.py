"""Sentences as tokens for the rules of statements: a quotation is one token, days are marked.

A clause here is a run of sentences that no reader would part: the sentences of one quotation stay with the words that
introduce it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.cue_words import WEEKDAYS
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotations import Sentence, TimeExpression
from headwater.text import Extent, surround

# Longer than any sentence of prose: tables and lists without a stop are not read for statements (and stay linear).
LONGEST = 250
TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?i:\b(?:he|she|they|it|we|i|you|who|that|there)(?=['’](?:re|ve|ll|d|m|s)\b))"
    r"|['’](?:re|ve|ll|d|m|s)\b"
    r"|[^\W_]+(?:[.'’\-‑–&/][^\W_]+|(?<=\d),\d+)*"
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|No|vs))\.|(?<=\b(?:Mrs|Sen|Rep|Gen|Col|Gov|Sgt|Rev|Inc|Ltd))\."
    r"|(?<=\b(?:Prof|Corp|Capt))\.|(?:(?<=\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|(?<=\bSept))\.(?=\s\d)"
    r"|\.(?=,\s|\s[a-z]))?"  # no sentence ends before a comma or a small letter
    r"|\.\.\.|[^\w\s]"
)
# What stands in brackets, and a party behind a name (', D-Calif.,'), is no part of a clause; nor is the state of a town
# before 'who' (', Neb., who').
ASIDE = re.compile(
    r"\s*\([^()\n]{1,60}\)|,\s[DRI]-(?:[A-Z][A-Za-z]{1,5}\.?|(?:[A-Z]\.){2}),?(?=\s)|"
    r",\s(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[NS]\.[A-Z]|R\.I|D\.C|W\.Va)\.,(?=\swho\b)"
)


# Titles of texts whose "we" is their issuer.
DECLARATION = re.compile(
    r"(?:full )?(?:text of (?:the |an? )?)?(?:(?:joint|public|official|press|media|the|an?) )*"
    r"(?:statement|declaration|communiqu[eé]|remarks|open letter|letter (?:to|by)|(?:press|media|news) release)\b"
    r"(?!\s+\w+(?:s|ed)\b)",
    re.IGNORECASE,
)
WE_THE = re.compile(r"We, (?:the|as)\b")


class Token(NamedTuple):
    """A word, a mark or a whole quotation; `quotation` is the index of the one it stands for, else -1."""

    start: int
    end: int
    text: str
    low: str
    quotation: int = -1
    is_time: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.quotation < 0 and self.text[0].isalnum()

    @property
    def is_title(self) -> bool:
        """Whether it is a word with a capital."""
        return self.quotation < 0 and self.text[0].isupper()


def is_given_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether 'Said' is somebody's name: with a capital between words, another behind it, and in no headline."""
    around = (*tokens[place - 1 : place], *tokens[place + 1 : place + 2]) if tokens[place].text == "Said" else ()
    is_inside = len(around) == 2 and all(t.is_word for t in around) and around[1].is_title
    return is_inside and any(t.is_word and not t.is_title and len(t.text) > 3 for t in tokens)


class Clause(NamedTuple):
    """A sentence, or several that share a quotation, with the text around it.

    Offsets count from the beginning of that text, so that a clause that recurs in another report is equal to it; `days`
    are the temporal expressions in it.  In a text whose issuer speaks of himself it `is_declared`.
    """

    text: str
    extent: Extent
    zone: str
    quotations: tuple[Quotation, ...]
    days: tuple[Extent, ...]
    is_declared: bool = False

    @property
    def end(self) -> int:
        """Where its last token may end: a quotation goes beyond its sentences."""
        return max([self.extent.end, *(q.outer.end for q in self.quotations)])


def split_clauses(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], times: Sequence[TimeExpression] = ()
) -> Iterator[tuple[int, Clause]]:
    """The clauses of a report in text order, each with where in the report its own text begins."""
    joined, is_declared = _join(text, sentences, quotations), declares(text, sentences)
    starts = [*(extent.start for extent, _ in joined[1:]), len(text)]
    for (extent, sentence), limit in zip(joined, starts, strict=False):
        whole = _with_closing_mark(extent, quotations, limit)
        own = [q for q in quotations[_first_ending_after(quotations, whole.start) :] if q.outer.start < whole.end]
        end = max([whole.end, *(q.outer.end for q in own)])
        around = surround(text, min([whole.start, *(q.outer.start for q in own)]), end)
        start = around.start
        days = times[bisect_right(times, start, key=lambda t: t.extent.end) :]
        yield (
            start,
            Clause(
                text=around.of(text),
                extent=whole.shift(-start),
                zone=sentence.zone,
                quotations=tuple([_move_back(q, start) for q in own]),
                days=tuple([t.extent.shift(-start) for t in takewhile(partial(_begins_before, end), days)]),
                is_declared=is_declared,
            ),
        )


def declares(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether a text is a statement or a letter itself, whose "we" is its issuer: by its title, or as it begins."""
    title = next((s.extent for s in sentences if s.zone == "title"), None)
    first = next((s.extent for s in sentences if s.zone == "body"), None)
    is_titled = title is not None and DECLARATION.match(text, *title) is not None
    return is_titled or (first is not None and WE_THE.match(text, *first) is not None)


def _begins_before(end: int, time: TimeExpression) -> bool:
    return time.extent.start < end


def _move_back(quotation: Quotation, start: int) -> Quotation:
    return msgspec.structs.replace(quotation, outer=quotation.outer.shift(-start), inner=quotation.inner.shift(-start))


def lex(
    text: str, extent: Extent, days: Sequence[Extent] = (), quotations: Sequence[Quotation] = ()
) -> tuple[Token, ...]:
    """The tokens of a clause or of the inside of a quotation; `quotations` are those within it."""
    return tuple(_lex(text, extent, quotations, days))


def _is_signed(text: str, extent: Extent, following: Extent) -> bool:
    """Whether a sentence is the name behind a quotation: '“…” — Ada Lund'."""
    return text[following.start] in "—–―" and text[extent.end - 1] in '”"»’'


def _join(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[tuple[Extent, Sentence]]:
    """Sentences, joined where the boundary between two lies in a quotation."""
    joined: list[tuple[Extent, Sentence]] = []
    for sentence in sentences:
        if sentence.extent.start >= sentence.extent.end:
            continue
        if joined and joined[-1][1].paragraph == sentence.paragraph:
            extent, first = joined[-1]
            rank = _first_ending_after(quotations, extent.end)
            outer = quotations[rank].outer if rank < len(quotations) else None
            is_inside = outer is not None and outer.start < extent.end and outer.end > sentence.extent.start
            if is_inside or _is_signed(text, extent, sentence.extent):
                joined[-1] = Extent(extent.start, max(extent.end, sentence.extent.end)), first
                continue
        joined.append((sentence.extent, sentence))
    return joined


def _with_closing_mark(extent: Extent, quotations: Sequence[Quotation], limit: int) -> Extent:
    """The extent with the closing mark that the sentence left behind."""
    rank = _first_ending_after(quotations, extent.end)
    if rank < len(quotations) and quotations[rank].outer.start < extent.end and quotations[rank].outer.end <= limit:
        return Extent(extent.start, quotations[rank].outer.end)
    return extent


def _first_ending_after(quotations: Sequence[Quotation], place: int) -> int:
    return bisect_right(quotations, place, key=lambda q: q.outer.end)


def _lex(text: str, extent: Extent, quotations: Sequence[Quotation], days: Sequence[Extent]) -> Iterator[Token]:
    place, count = extent.start, 0
    rank = _first_ending_after(quotations, place)
    day = bisect_right(days, place, key=lambda e: e.end)
    while place < extent.end and count < LONGEST:
        limit = extent.end
        if rank < len(quotations):
            outer = quotations[rank].outer
            if outer.start <= place:
                yield Token(outer.start, outer.end, text[outer.start : outer.end], '"', rank)
                place, rank = max(place, outer.end), rank + 1
                continue
            limit = min(limit, outer.start)
        if aside := ASIDE.match(text, place, limit):
            place = aside.end()
            continue
        found = TOKEN.search(text, place, limit)
        if found is None:
            place = limit
            continue
        while day < len(days) and days[day].end <= found.start():
            day += 1
        is_time = day < len(days) and days[day].start <= found.start()
        low = found.group().lower().replace("’", "'")
        yield Token(found.start(), found.end(), found.group(), low, -1, is_time or low in WEEKDAYS)
        place, count = found.end(), count + 1
