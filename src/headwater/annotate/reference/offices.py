"""Between an office and the body that it is of: "head OF RESEARCH AT TRACKING FIRM Tarpan"."""

import re
from collections.abc import Container

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.scans import Scan
from headwater.names import word_classes

FIELD = frozenset(("of", "for"))
LONGEST_FIELD = 3  # words
LINKED = re.compile(
    r" (?:(?:of|for) (?:[a-z][\w-]* ){1,3}?(?=at ))?(?P<link>of|for|to|at|in) (?:the )?"
    r"(?P<sort>(?:[a-z][\w-]* ){0,2}[a-z][\w-]*)?(?(sort) )"
)


def field_end(scan: Scan, at: int) -> int:
    """Where the field of an office ends that begins here; here, where the office has none."""
    if at >= len(scan.tokens) or scan.keys[at] not in FIELD:
        return at
    start = end = at + 1 + (scan.keys[at + 1 : at + 2] == ("the",))
    while end < min(start + LONGEST_FIELD, len(scan.tokens)) and _is_plain(scan, end):
        end += 1
    return end if end > start else at


def skip_field(scan: Scan, at: int, names: Container[int]) -> int:
    """The "at" behind the field of an office; here, where there is none."""
    for here in range(at + 2, min(at + 2 + LONGEST_FIELD, len(scan.keys) - 1)) if scan.keys[at] in FIELD else ():
        if here - 1 in names or not _is_plain(scan, here - 1):
            break
        if scan.keys[here] == "at":
            return here
    return at


def skip_sort(scan: Scan, at: int, names: Container[int]) -> int:
    """The name behind what sort of body it is; here, where that is not told."""
    for here in range(at, min(at + 3, len(scan.keys) - 1)):
        if here in names or not _is_plain(scan, here):
            break
        found = match_head(scan.keys, here)
        if found and found[1].type == "organization" and here + 1 in names:
            return here + 1
    return at


def _is_plain(scan: Scan, at: int) -> bool:
    """Whether a small word stands here that may be part of a noun phrase."""
    token = scan.tokens[at]
    is_word = (word_classes(token.key) or "n").startswith(("n", "a", "v"))
    return token.gap == " " and token.shape == "lower" and is_word


def is_linked(between: str, kind: str) -> bool:
    """Whether the words between a title and a name of some type make the title one of that name's."""
    found = LINKED.fullmatch(between)
    if found is None or (kind == "place" and found["link"] == "for"):  # "director for the Americas": that is his field
        return False
    sort = (found["sort"] or "").split()
    head = match_head(sort, len(sort) - 1) if sort else None
    return not sort or (head is not None and head[1].type == "organization")
