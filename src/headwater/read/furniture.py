"""Furniture: what web pages and wires put around a report's text, told by whole lines."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from headwater.read.blocks import count_words
from headwater.tables import read_rows
from headwater.text import fold

EDGES = " .:;!|>»›→←<‹«*•·…–—-_=+#^~[](){}▼▲►▶✓"
LONGEST_NOTICE = 300  # characters: cookie notices are the longest
LONGEST_LINE = 20  # words of a label that is told by the whole of it
QUOTE_MARKS = re.compile(r"[\"“”«»„]")
# Kinds after which a page's text is over: nothing that follows in short lines is the report's.
CLOSING = frozenset(
    {"author_bio", "comment_form", "comment_notice", "source_link", "cookie_notice", "copyright", "republication"}
)
LONE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,6}|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|info|tv)(?:/\S*)?"
)
HANDLE = re.compile(r"@\w{2,30}(?:\s*[|,]?\s*@\w{2,30})*|pic\.twitter\.com/\S+|#\w+(?:\s+#\w+)*")
RULE = re.compile(r"[\W_]+")
# Codes of shares with their exchanges and nothing else: 'ACME.N, (NYSE: ACM)'.
TICKERS = re.compile(
    r"(?:[(\[<]?(?:[A-Z]{2,6}n?\.[A-Z]{1,3}|(?:NYSE|NASDAQ|Nasdaq|LSE|LON|TSX|ASX)\s?:\s?[A-Z]{1,6})[)\]>]?(?:[\s,;/]+|$))+"
)
BREADCRUMB = re.compile(r"(?:you are here\s*:?\s*)?(?:home|news|world)\s*(?:[>»›/|]\s*[\w &'-]{2,40}){1,5}")


class Row(NamedTuple):
    """How one kind of furniture is told: by the whole line, by its beginning, or by words anywhere in it.

    `cues` are words of which one is in whatever an `in` pattern tells: to look for these first is ten times as fast.
    """

    kind: str
    where: str
    pattern: str
    cues: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def list_rows() -> tuple[Row, ...]:
    """The table of furniture; of two rows that tell a line, the first counts."""
    table = read_rows("furniture.tsv")
    return tuple(Row(row[0], row[1], row[2], tuple(row[3].split("|")) if len(row) > 3 else ()) for row in table)


@cache
def _join_rows(where: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """The patterns of lines or of beginnings as one, a group for each, and their rows: one search instead of twenty."""
    places = tuple(i for i, row in enumerate(list_rows()) if row.where == where)
    return re.compile("|".join(f"({list_rows()[i].pattern})" for i in places)), places


@lru_cache(maxsize=1)
def _list_cues() -> tuple[tuple[str, int], ...]:
    """The cues of all rows with the rows that they are of."""
    return tuple((cue, i) for i, row in enumerate(list_rows()) for cue in row.cues)


@cache
def _compile_row(place: int) -> re.Pattern[str]:
    return re.compile(list_rows()[place].pattern)


@lru_cache(maxsize=4096)
def furniture_kind(line: str) -> str | None:
    """The kind of furniture that a whole line is ('cookie_notice', 'share_buttons' …); None for anything else."""
    if len(line) > LONGEST_NOTICE:
        return None
    if LONE_ADDRESS.fullmatch(line):
        return "url" if "@" not in line else "site_navigation"
    if HANDLE.fullmatch(line):
        return "share_buttons"
    if RULE.fullmatch(line):
        return "rule"
    if TICKERS.fullmatch(line):
        return "market_data"
    folded = fold(line).strip(EDGES)
    if BREADCRUMB.fullmatch(folded):
        return "site_navigation"
    return next(
        (list_rows()[place].kind for place in sorted(_find_rows(folded, QUOTE_MARKS.search(line) is None))), None
    )


def _find_rows(folded: str, is_unquoted: bool) -> Iterator[int]:
    """The rows of the table that tell a folded line, of each sort the first."""
    if count_words(folded) <= LONGEST_LINE:
        joined, places = _join_rows("line")
        if found := joined.fullmatch(folded):
            yield places[(found.lastindex or 1) - 1]
    if not is_unquoted:
        return
    joined, places = _join_rows("start")
    if found := joined.match(folded):
        yield places[(found.lastindex or 1) - 1]
    cued = {place for cue, place in _list_cues() if cue in folded}
    if (first := next((place for place in sorted(cued) if _compile_row(place).search(folded)), None)) is not None:
        yield first
