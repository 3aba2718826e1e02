"""Furniture: what web pages and wires put around a report's text, told by whole lines."""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from headwater.read.blocks import count_words
from headwater.text import fold

EDGES = " .:;!|>»›→←<‹«*•·…–—-_=+#^~[](){}▼▲►▶✓"
LONGEST_NOTICE = 300  # characters: cookie notices are the longest
LONGEST_LINE = 20  # words of a label that is told by the whole of it
HOW = {"line": "fullmatch", "start": "match", "in": "search"}
QUOTE_MARKS = re.compile(r"[\"“”«»„]")
# Kinds after which a page's text is over: nothing that follows in short lines is the report's.
CLOSING = frozenset({"author_bio", "comment_form", "source_link", "cookie_notice", "copyright", "republication"})
LONE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,6}|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|info|tv)(?:/\S*)?"
)
HANDLE = re.compile(r"@\w{2,30}(?:\s*[|,]?\s*@\w{2,30})*|pic\.twitter\.com/\S+|#\w+(?:\s+#\w+)*")
RULE = re.compile(r"[\W_]+")
BREADCRUMB = re.compile(r"(?:you are here\s*:?\s*)?(?:home|news|world)\s*(?:[>»›/|]\s*[\w &'-]{2,40}){1,5}")


class Pattern(NamedTuple):
    """How one kind of furniture is told: by the whole line, by its beginning, or by words anywhere in it."""

    kind: str
    where: str
    find: Callable[[str], re.Match[str] | None]


@lru_cache(maxsize=1)
def _patterns() -> tuple[Pattern, ...]:
    rows = (resources.files("headwater") / "resources" / "furniture.tsv").read_text("utf-8").splitlines()
    table = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple(Pattern(kind, where, getattr(re.compile(pattern), HOW[where])) for kind, where, pattern in table)


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
    folded = fold(line).strip(EDGES)
    if BREADCRUMB.fullmatch(folded):
        return "site_navigation"
    barred = {"line"} if count_words(folded) > LONGEST_LINE else set()
    barred |= {"start", "in"} if QUOTE_MARKS.search(line) else set()
    return next((p.kind for p in _patterns() if p.where not in barred and p.find(folded)), None)
