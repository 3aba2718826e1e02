"""Entries of live pages: the clock time before each, `boilerplate:entry_time`, is no part of its first sentence."""

import re
from collections.abc import Sequence

from headwater.read.pieces import Piece

TIME = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s+(?:GMT|UTC|[A-Z]{1,3}[SD]?T|local time))?"
    r"\s*(?:[-–—|:]+\s*)?(?=[A-ZÀ-Þ“\"‘']|$)",
    re.IGNORECASE,
)
OPENING = re.compile(r"[A-ZÀ-Þ“\"‘']")


def mark_entries(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the times cut off, where two entries at least begin with one."""
    ends = {k: end for k, p in enumerate(pieces) if p.is_open and (end := _find_end(p.text))}
    if len(ends) < 2:
        return list(pieces)
    cut = (p.cut(ends[k], "boilerplate:entry_time", None) if k in ends else (p,) for k, p in enumerate(pieces))
    return [part for parts in cut for part in parts]


def _find_end(text: str) -> int | None:
    """Behind the time with which an entry begins; None where it begins with none."""
    found = TIME.match(text)
    if found is None or (found.end() < len(text) and not OPENING.match(text, found.end())):
        return None
    return found.end()
