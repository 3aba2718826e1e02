"""Word documents (.docx) as articles: paragraphs, tables and notes in their order, headers and footers as furniture."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec

from headwater.errors import ReadError
from headwater.read.articles import Article
from headwater.read.packing import BROKEN
from headwater.read.properties import Properties, lay_properties, read_day
from headwater.read.streams import LARGEST_REPORT, measure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST_PART = 3 * LARGEST_REPORT  # bytes of the XML of a part: markup is some times its words
MOST_PARTS = 12  # headers, footers
BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
SILENT = {f"{W}del", f"{W}instrText", f"{W}delText", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}tblPr"}
SPACES = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
ADVICE = "Open it in a word processor and save it again, or save it as plain text."


def read_word(payload: bytes) -> Article:
    """The article in a Word document; ReadError when it is none, is broken, or has no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as parts:
            return _read_parts(parts)
    except BROKEN as error:
        raise ReadError(f"The Word document is broken ({error}). {ADVICE}") from error


def _read_parts(parts: zipfile.ZipFile) -> Article:
    names = set(parts.namelist())
    if BODY not in names:
        raise ReadError("It is no Word document: it has no text part. Save it as .docx or as plain text.")
    body = _parse(parts, BODY).find(f"{W}body")
    lines = list(_list_lines(body)) if body is not None else []
    notes = [line for name in NOTES if name in names for line in _list_notes(_parse(parts, name))]
    edges = sorted(name for name in names if EDGES.fullmatch(name))[:MOST_PARTS]
    heads = list(dict.fromkeys(line for name in edges for _, line in _list_lines(_parse(parts, name))))
    text = "\n".join([*(line for _, line in lines), *notes, *heads])
    if not text:
        raise ReadError("The Word document holds no text. If its pages are pictures, recognise their text first.")
    known = {line: "heading" for style, line in lines[1:] if style.startswith("heading")}
    known |= dict.fromkeys(heads, "boilerplate:running_head")
    article = Article(text=text, known=known)
    if len(lines) > 1 and lines[0][0] == "title":
        article = msgspec.structs.replace(article, title=lines[0][1], text=text.partition("\n")[2])
    return lay_properties(article, _read_properties(parts, names), "the document's properties")


def _parse(parts: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree  # as slow to import as the package; plain text needs none of it

    if parts.getinfo(name).file_size > LARGEST_PART:
        raise ReadError(f"A part of the Word document has more than {measure(LARGEST_PART)}. {ADVICE}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(parts.read(name), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"The Word document is broken ({error}). {ADVICE}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(f"The Word document declares entities, which none needs. {ADVICE}")
    return root


def _list_lines(container: Any) -> Iterator[tuple[str, str]]:
    """Each paragraph with the name of its style, each row of a table with its cells between bars."""
    for child in container:
        if child.tag == f"{W}p":
            if text := _words(child):
                style = child.find(f"{W}pPr/{W}pStyle")
                yield (style.get(f"{W}val") or "").casefold() if style is not None else "", text
        elif child.tag == f"{W}tbl":
            for row in child.iter(f"{W}tr"):
                cells = [" ".join(filter(None, map(_words, cell.iter(f"{W}p")))) for cell in row.findall(f"{W}tc")]
                if any(cells):
                    yield "", " | ".join(cells)
        elif isinstance(child.tag, str) and child.tag not in SILENT:  # content controls hold paragraphs
            yield from _list_lines(child)


def _list_notes(root: Any) -> Iterator[str]:
    for note in root:
        if isinstance(note.tag, str) and note.get(f"{W}type") is None:
            words = " ".join(line for _, line in _list_lines(note))
            if words:
                yield words


def _words(paragraph: Any) -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(element: Any) -> Iterator[str]:
    """The words below an element; of what was struck out or moved away none, and a text box by itself."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SPACES:
            yield SPACES[child.tag]
        elif isinstance(child.tag, str) and child.tag not in SILENT and not child.tag.endswith("}Fallback"):
            yield from _pieces(child)


def _read_properties(parts: zipfile.ZipFile, names: set[str]) -> Properties:
    if "docProps/core.xml" not in names:
        return Properties()
    found = {
        str(child.tag).rpartition("}")[2]: (child.text or "").strip() for child in _parse(parts, "docProps/core.xml")
    }
    days = {name: read_day(*match.groups()) for name, words in found.items() if (match := DAY.match(words))}
    created = days.get("created")
    return Properties(
        title=found.get("title", ""),
        author=found.get("creator", ""),
        created=created,
        changed=days.get("modified") or created,
    )
