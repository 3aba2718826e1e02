"""Text with nested marks in it, and the text without them: how the lab knows every offset of what it writes.

`⟦tag|words⟧` marks words; `lay_out` takes the marks out and says where each one's words stand.
"""

import re
from typing import NamedTuple

PIECE = re.compile(r"⟦(?P<tag>[^|⟦⟧]*)\||(?P<end>⟧)|[^⟦⟧]+")
FIRST = re.compile(r"^(?P<marks>(?:⟦[^|⟦⟧]*\||[“\"])*)(?P<letter>\w)")
GAP = re.compile(r"\s")


class Mark(NamedTuple):
    """A marked stretch of a text that was laid out."""

    tag: str
    start: int
    end: int


def mark(tag: str, words: str) -> str:
    """Words with a mark around them."""
    return f"⟦{tag}|{words}⟧"


def lay_out(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text and its marks, in the order in which they begin, outer ones first."""
    pieces: list[str] = []
    place, open_marks, found = 0, list[tuple[str, int]](), list[Mark]()
    for piece in PIECE.finditer(marked):
        if piece["tag"] is not None:
            open_marks.append((piece["tag"], place))
        elif piece["end"]:
            tag, start = open_marks.pop()
            found.append(Mark(tag, start, place))
        else:
            pieces.append(piece.group())
            place += len(piece.group())
    return "".join(pieces), tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def capitalise(marked: str) -> str:
    """The same with its first letter large, whatever marks stand before it."""
    return FIRST.sub(lambda m: m["marks"] + m["letter"].upper(), marked, count=1)


def halve(marked: str) -> tuple[str, str]:
    """Two parts, cut at the middle one of the spaces that lie in no mark; the second is empty where there is none.

    Names are marked, so that a longer form of a name cuts a wording at the same place.
    """
    depths = [0]
    for character in marked:
        depths.append(depths[-1] + (character == "⟦") - (character == "⟧"))
    gaps = [m.start() for m in GAP.finditer(marked) if depths[m.start()] == 0]
    if not gaps:
        return marked, ""
    middle = gaps[len(gaps) // 2]
    return marked[:middle], marked[middle + 1 :]
