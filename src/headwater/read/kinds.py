"""Kinds of inputs, told by the name of the file, and by its first bytes where the name says nothing."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["plain", "page", "lines", "document", "table", "feed", "pdf", "docx", "mail", "warc", "columns"]
BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text", ".md"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".json": "document",
    **dict.fromkeys((".csv", ".tsv"), "table"),
    **dict.fromkeys((".rss", ".atom", ".xml"), "feed"),
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".warc": "warc",
    **dict.fromkeys((".parquet", ".pq"), "columns"),
}
PACKED = ".gz"
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
WARC = b"WARC/"
PARQUET = b"PAR1"
WORD = b"[Content_Types].xml"  # the first entry of an Office document
TAR = slice(257, 262), b"ustar"  # where a tar file says that it is one
MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*(?:<[?!][^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)\b")
OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"\w+\"\s*:")
PROBE = 2000  # bytes in which a page begins


def is_readable(name: str) -> bool:
    """Whether a file in a folder is taken for an input by its name; one without a suffix is."""
    suffix = PurePath(bare_name(name)).suffix.lower()
    return not suffix or suffix in BY_SUFFIX or name.lower().endswith(ARCHIVES)


def is_archive(name: str, head: bytes) -> bool:
    """Whether an input holds files: by its name, or by its first bytes where it has no suffix (the standard input)."""
    if PurePath(name).suffix:
        return name.lower().endswith(ARCHIVES)
    return (head.startswith(ZIP) and WORD not in head) or head[TAR[0]] == TAR[1]


def bare_name(name: str) -> str:
    """The name without the suffix that says that the file is packed."""
    return name[: -len(PACKED)] if name.lower().endswith(PACKED) else name


def tell_kind(name: str, head: bytes) -> Kind:
    """What to read an input as: by a PDF file's first bytes, a known suffix, any first bytes; else it is plain text."""
    if head.startswith(PDF):  # crawlers and mail programs name them as they like
        return "pdf"
    return BY_SUFFIX.get(PurePath(bare_name(name)).suffix.lower()) or tell_kind_of_bytes(head)


def tell_kind_of_bytes(head: bytes) -> Kind:
    """What to read an input as, by its first bytes alone; where they tell nothing it is plain text."""
    if head.startswith(PDF):
        return "pdf"
    if head.startswith(WARC):
        return "warc"
    if head.startswith(PARQUET):
        return "columns"
    if head.startswith(ZIP) and WORD in head:
        return "docx"
    if MARKUP.match(head[:PROBE]):
        return "page"
    if FEED.match(head[:PROBE]):
        return "feed"
    return "document" if OBJECT.match(head[:PROBE]) else "plain"
