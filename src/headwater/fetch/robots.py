"""What a site lets robots fetch: robots.txt by RFC 9309.

The group of our own name counts, else that of `*`; of its rules the longest that fits, and `allow` where two are as
long.  `*` stands for anything, `$` for the end.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

TOKEN = "headwater"  # the name by which a robots.txt speaks to us
LARGEST = 500_000  # bytes of it that are read, as the RFC says


class Rules(NamedTuple):
    """The rules of one group as (pattern, whether it allows), and the seconds between two requests, if it says."""

    rows: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched."""
        path = _normal(target)
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rows if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def read_rules(text: str, token: str = TOKEN) -> Rules:
    """The rules that count for the robot of this name."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for names, lines in _list_groups(text):
        for name in names:
            groups.setdefault(name, []).extend(lines)
    lines = groups.get(token, groups.get("*", []))
    rows = tuple((_normal(value), key == "allow") for key, value in lines if key in ("allow", "disallow") and value)
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value)]
    return Rules(rows, max(delays, default=None))


def _list_groups(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """The names of each group with its lines."""
    names: list[str] = []
    lines: list[tuple[str, str]] = []
    for key, value in _list_lines(text.splitlines()):
        if key == "user-agent" and lines:
            yield names, lines
            names, lines = [], []
        if key == "user-agent":
            names.append(value.partition("/")[0].strip().lower())
        elif names and key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    if names:
        yield names, lines


def _list_lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, colon, value = line.lstrip("\ufeff").partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _normal(path: str) -> str:
    """A path with each letter escaped in one way."""
    return quote(unquote(path), safe="/*$?=&:@!',;+()~%")


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; each part is looked for once, so that no pattern takes long."""
    body = pattern.removesuffix("$")
    first, *parts = body.split("*")
    if not path.startswith(first):
        return False
    at, ends = len(first), body != pattern
    for part in parts[: -1 if ends else None]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not ends:
        return True
    return len(path) - len(parts[-1]) >= at and path.endswith(parts[-1]) if parts else at == len(path)
