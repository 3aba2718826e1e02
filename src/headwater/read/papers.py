"""PDF files as articles: the text layer in the order of reading; what the file says of itself counts least."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from headwater.errors import ReadError
from headwater.read.articles import Article
from headwater.read.layout import Line, compose_paragraphs
from headwater.read.properties import Properties, lay_properties, read_day
from headwater.read.streams import LARGEST_REPORT

MOST_PAGES = 3000
LEAST_LETTERS = 20  # fewer on all pages are no text layer, but a stamp
NEW_CELL = 1.5  # times the height of the type between two words: the next column
DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
OCR = "Recognise its text first (for example `ocrmypdf scan.pdf text.pdf`), and give the result."


def read_paper(payload: bytes) -> Article:
    """The article in a PDF file; ReadError when it is broken, locked, or has no text layer."""
    import pypdfium2

    try:
        paper = pypdfium2.PdfDocument(payload)
        count = len(paper)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                "The PDF is locked with a password. Save it without one (`qpdf --decrypt`), and give that."
            ) from error
        raise ReadError(f"The PDF is broken ({error}). Fetch it again, or print it to a new PDF.") from error
    try:
        if count > MOST_PAGES:
            raise ReadError(f"The PDF has {count} pages, more than {MOST_PAGES}. Split it into the reports in it.")
        return _read_pages(paper, count)
    finally:
        paper.close()


def _read_pages(paper: Any, count: int) -> Article:
    pages = []
    letters = broken = size = 0
    for number in range(count):
        lines = _read_lines(paper, number)
        broken += lines is None
        pages.append(lines or [])
        letters += sum(sum(map(str.isalpha, line.text)) for line in pages[-1])
        size += sum(len(line.text) for line in pages[-1])
        if size > LARGEST_REPORT:
            raise ReadError("The PDF has more text than a report. Split it into the reports in it.")
    if broken == count:
        raise ReadError("The PDF is broken: none of its pages can be read. Fetch it again, or print it to a new PDF.")
    if letters < LEAST_LETTERS:
        seen = "its page is a picture" if count == 1 else f"its {count} pages are pictures"
        raise ReadError(f"The PDF has no text layer: {seen}. {OCR}")
    paragraphs = compose_paragraphs(pages)
    article = Article(
        text="\n".join(paragraph.text for paragraph in paragraphs),
        known={p.text: p.kind for p in paragraphs if p.kind},
    )
    return lay_properties(article, _read_properties(paper), "the PDF's metadata")


def _read_lines(paper: Any, number: int) -> list[Line] | None:
    """The lines of a page; None for a page that is broken."""
    import pypdfium2

    try:
        page = paper[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        return list(_cut_lines(number, list(_list_characters(words))))
    finally:
        words.close()
        page.close()


def _list_characters(words: Any) -> Iterator[tuple[str, tuple[float, float, float, float] | None]]:
    """The characters of a page in the order of its content, each with its box: left, bottom, right, top."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    high = 0
    for place in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, place)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        has_box = raw.FPDFText_GetLooseCharBox(words, place, ctypes.byref(box))
        is_seen = has_box and box.right > box.left and box.top > box.bottom
        yield chr(min(code, 0x10FFFF)), (box.left, box.bottom, box.right, box.top) if is_seen else None


def _cut_lines(number: int, characters: list[tuple[str, tuple[float, float, float, float] | None]]) -> Iterator[Line]:
    """Lines of characters: a new one where the content says so, where it goes up or down, and behind a wide gap."""
    run: list[str] = []
    left = bottom = right = top = 0.0
    for character, box in characters:
        if character in "\r\n" or (box is None and not character.isspace() and character.isprintable() is False):
            if character in "\r\n" and run:
                yield from _make_line(number, left, bottom, right, top, run)
                run = []
            elif run:
                run.append(character)
            continue
        if box is None or character.isspace():
            run += [" "] if run else []
            continue
        height = max(1.0, box[3] - box[1])
        is_apart = box[0] - right > NEW_CELL * height or box[2] < left - height
        is_off = min(top, box[3]) - max(bottom, box[1]) < 0.3 * min(height, max(1.0, top - bottom))
        if run and (is_apart or is_off):
            yield from _make_line(number, left, bottom, right, top, run)
            run = []
        if not run:
            left, bottom, right, top = box
        run.append(character)
        left, bottom, right, top = min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3])
    yield from _make_line(number, left, bottom, right, top, run)


def _make_line(number: int, left: float, bottom: float, right: float, top: float, run: list[str]) -> Iterator[Line]:
    text = " ".join("".join(run).replace("\x00", "").split())
    if text:
        yield Line(number, left, bottom, right, top, text)


def _read_properties(paper: Any) -> Properties:
    found = paper.get_metadata_dict()
    days = [
        read_day(*match.groups(default="01"))
        for name in ("CreationDate", "ModDate")
        if (match := DATE.match(found.get(name) or ""))
    ]
    known = [day for day in days if day]
    return Properties(
        title=found.get("Title") or "",
        author=found.get("Author") or "",
        created=min(known, default=None),
        changed=max(known, default=None),
    )
