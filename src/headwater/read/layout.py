"""The order in which the lines of a printed page are read: columns, paragraphs, running heads and page numbers.

Sizes and places are in points, from the lower left corner of the page, as a PDF has them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from headwater.read.blocks import has_end_mark

MOST_CROSSING = 0.25  # of the lines of a page may run across a gutter: headlines and captions over columns
LEAST_LINES = 3  # on either side of a gutter
NARROWEST_GUTTER = 6.0  # points
COLUMN_WORDS = 3  # in the median line of a column; fewer is a table, which is read line by line
MOST_LINES = 1500  # of a page on which columns are looked for; more is a drawing
EDGE = 2  # lines at the top and at the bottom of a page that may be furniture
REPEATED = 0.4  # of the pages have a running head, at least
INDENT = 0.8  # times the size of the type
WIDE_GAP = 0.55  # of the size of the type between two lines: a paragraph ends
SHORT_LINE = 0.85  # of the width of its column: the last of a paragraph, if a sentence ends there
PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?\W*", re.I
)
DIGITS = re.compile(r"\d+")
HYPHEN = re.compile(r"(?P<first>[^\W\d_]+)[-\xad\x02\ufffe\u2010]$")
HYPHENS = "\x02\ufffe\xad"  # what PDFium puts for the hyphen at the end of a line


class Line(NamedTuple):
    """A line on a page: its box, its words, and the size of its type (the height of the box)."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def size(self) -> float:
        """The height of its type."""
        return max(1.0, self.top - self.bottom)


class Paragraph(NamedTuple):
    """A paragraph in the order of reading; `kind` is that of its zone where the layout tells it."""

    text: str
    kind: str | None = None


def compose_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of pages; furniture stands behind the paragraph that runs on from page to page."""
    furniture = find_furniture(pages)
    known = _count_words(pages)
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    lines: list[str] = []
    last: Line | None = None
    for page in pages:
        for region in _arrange([line for line in page if line not in furniture]):
            edge, end = min(line.left for line in region), max(line.right for line in region)
            for line in region:
                if last is None or _begins(last, line, edge, end):
                    found += [Paragraph(_join(lines, known)), *waiting]
                    lines, waiting = [], []
                lines.append(line.text)
                last = line
        waiting += (Paragraph(line.text, furniture[line]) for line in page if line in furniture)
    found += [Paragraph(_join(lines, known)), *waiting]
    return [paragraph for paragraph in found if paragraph.text]


def find_furniture(pages: Sequence[Sequence[Line]]) -> dict[Line, str]:
    """Running heads and page numbers: what stands alone at the edge of a page, and comes again on others."""
    bands = [_list_bands(page) for page in pages]
    edges = [[line for band in (*page[:EDGE], *page[-EDGE:]) for line in band] for page in bands]
    counts = Counter(key for page in edges for key in {_mask(line) for line in page})
    least = max(2, REPEATED * len(pages))
    found: dict[Line, str] = {}
    for page in bands:
        for way in (page, page[::-1]):
            for band in way[: min(EDGE, len(page) // 3)]:
                kinds = {line: _name_furniture(line, counts[_mask(line)] >= least) for line in band}
                if not all(kinds.values()):
                    break
                found |= {line: kind for line, kind in kinds.items() if kind}
    return found


def _name_furniture(line: Line, is_repeated: bool) -> str | None:
    if PAGE_NUMBER.fullmatch(line.text):
        return "boilerplate:page_number"
    return "boilerplate:running_head" if is_repeated else None


def _list_bands(page: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page from top to bottom, those at one height together."""
    bands: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.top):
        if bands and bands[-1][0].bottom < (line.top + line.bottom) / 2:
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _mask(line: Line) -> str:
    return DIGITS.sub("#", line.text.casefold())


def _arrange(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in the order of reading, a list for each column of what stands between two lines across columns."""
    gutter = _find_gutter(lines)
    if gutter is None:
        if lines:
            yield sorted(lines, key=lambda line: (-round(line.bottom), line.left))
        return
    ordered = sorted(lines, key=lambda line: (-line.top, line.left))
    for is_crossing, band in groupby(ordered, key=lambda line: line.left < gutter < line.right):
        run = list(band)
        if is_crossing:
            yield run
            continue
        yield from _arrange([line for line in run if line.right <= gutter])
        yield from _arrange([line for line in run if line.left >= gutter])


def _find_gutter(lines: Sequence[Line]) -> float | None:
    """Where a white strip parts the lines into columns of running text; None where none does."""
    best: tuple[float, float] | None = None
    for gutter in {round(line.left) - 1.0 for line in lines} if len(lines) <= MOST_LINES else ():
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < LEAST_LINES or crossing > MOST_CROSSING * len(lines):
            continue
        gap = min(line.left for line in right) - max(line.right for line in left)
        score = min(len(left), len(right)) - 2.0 * crossing
        if gap >= NARROWEST_GUTTER and _is_column(left) and _is_column(right) and _stand_beside(left, right):
            best = max(best or (score, gutter), (score, gutter))
    return best[1] if best else None


def _is_column(lines: Sequence[Line]) -> bool:
    return median(len(line.text.split()) for line in lines) >= COLUMN_WORDS


def _stand_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    top = min(max(line.top for line in left), max(line.top for line in right))
    return top > max(min(line.bottom for line in left), min(line.bottom for line in right))


def _begins(last: Line, line: Line, edge: float, end: float) -> bool:
    """Whether a line begins a paragraph in a column from `edge` to `end`."""
    is_below = line.page == last.page and line.top <= last.top and line.left < last.right and last.left < line.right
    if not is_below:  # the next column or page
        runs_on = not has_end_mark(last.text) and (line.text[0].islower() or bool(HYPHEN.search(last.text)))
        return not runs_on
    if abs(line.size - last.size) > 0.15 * line.size or last.bottom - line.top > WIDE_GAP * line.size:
        return True
    if line.left - last.left > INDENT * line.size and last.left - edge < INDENT * line.size:
        return not line.text[0].islower()
    return has_end_mark(last.text) and last.right - edge < SHORT_LINE * (end - edge)


def _join(lines: Sequence[str], known: Counter[str]) -> str:
    """The lines as one; a word that the end of a line cut is whole again."""
    pieces: list[str] = []
    for line in lines:
        found = HYPHEN.search(pieces[-1]) if pieces else None
        if not found or not line[0].isalpha():
            pieces += [" ", line]
            continue
        first, rest = found["first"], re.split(r"[^\w-]", line, maxsplit=1)[0]
        is_compound = known[f"{first}-{rest}".casefold()] > known[f"{first}{rest}".casefold()] or not line[0].islower()
        pieces[-1] = pieces[-1][: found.end("first")]
        pieces += ["-" if is_compound else "", line]
    return " ".join("".join("-" if c in HYPHENS else c for c in "".join(pieces)).split())


def _count_words(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """How often each word stands inside of a line, by which a cut one is told from a compound."""
    return Counter(word for page in pages for line in page for word in re.findall(r"[\w-]+", line.text.casefold()))
