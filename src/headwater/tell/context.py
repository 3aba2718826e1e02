"""A passage in its sentence, found by rules of thumb: the record keeps spans, not sentences."""

import re
from typing import NamedTuple

from headwater.tell.wording import flatten

# A sentence ends at a line end, or at a stop that a capital, a digit or a quotation mark follows; a stop after one
# capital letter or a short title ("J. Smith", "Gen. Lee") does not end one.
_TITLES = "".join(rf"(?<!\b{title})" for title in ("Mr", "Ms", "Mrs", "Dr", "St", "Gen", "Sen", "Rep", "Gov"))
_END = re.compile(rf"""\n+|(?<![A-Z]){_TITLES}[.!?…]["”’')\]]*\s+(?=["“‘'(\[A-Z0-9])""")
_REACH = 320


class Context(NamedTuple):
    """A passage with what stands before and after it in its sentence, each on one line."""

    before: str
    passage: str
    after: str


def cut_sentence(text: str, start: int, end: int, body: int = 0) -> Context:
    """The sentence around a passage, at most a few lines to either side and not before the offset `body`."""
    floor, ceiling = max(body, start - _REACH), min(len(text), end + _REACH)
    left = max((m.end() for m in _END.finditer(text, floor, start)), default=floor)
    right = _find_end(text, start, end, ceiling)
    before = ("…" if left == floor > body else "") + flatten(text[left:start])
    after = flatten(text[end:right]) + ("…" if right == ceiling < len(text) else "")
    space = " " if text[start - 1 : start].isspace() and before else ""
    gap = " " if text[end : end + 1].isspace() and after else ""
    return Context(before + space, flatten(text[start:end]), gap + after)


def _find_end(text: str, start: int, end: int, ceiling: int) -> int:
    found = next(_END.finditer(text, max(start, end - 3), ceiling), None)
    return max(end, len(text[: found.end()].rstrip())) if found else ceiling
