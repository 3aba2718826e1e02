"""Furniture: what web pages and wires put around a report's text, told by whole lines."""

import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from headwater.read.blocks import count_words
from headwater.text import fold

EDGES = " .:;!|>»›→←<‹«*•·…–—-_=+#^~[](){}▼▲►▶✓"
LONGEST_NOTICE = 300  # characters: cookie notices are the longest
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
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> tuple[Pattern, ...]:
    rows = (resources.files("headwater") / "resources" / "furniture.tsv").read_text("utf-8").splitlines()
    table = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple(Pattern(kind, where, re.compile(pattern)) for kind, where, pattern in table)


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
    is_quoting = QUOTE_MARKS.search(line) is not None
    return next((p.kind for p in _patterns() if _fits(p, folded, is_quoting)), None)


def _fits(pattern: Pattern, folded: str, is_quoting: bool) -> bool:
    if pattern.where == "line":
        return count_words(folded) <= 20 and pattern.pattern.fullmatch(folded) is not None
    if is_quoting:
        return False
    return (pattern.pattern.match if pattern.where == "start" else pattern.pattern.search)(folded) is not None
