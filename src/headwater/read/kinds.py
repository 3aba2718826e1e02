"""Kinds of inputs, told by the name of the file, and by its first bytes where the name says nothing."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["plain", "page", "lines", "document", "table", "feed"]
BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text", ".md"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".json": "document",
    **dict.fromkeys((".csv", ".tsv"), "table"),
    **dict.fromkeys((".rss", ".atom", ".xml"), "feed"),
}
PACKED = ".gz"
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
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


def is_archive(name: str, payload: bytes) -> bool:
    """Whether an input holds files: by its name, or by its bytes where it has no suffix (the standard input)."""
    if PurePath(name).suffix:
        return name.lower().endswith(ARCHIVES)
    return payload.startswith(ZIP) or payload[TAR[0]] == TAR[1]


def bare_name(name: str) -> str:
    """The name without the suffix that says that the file is packed."""
    return name[: -len(PACKED)] if name.lower().endswith(PACKED) else name


def tell_kind(name: str, payload: bytes) -> Kind:
    """What to read an input as: a known suffix decides, else its first bytes; whatever is unknown is plain text."""
    if kind := BY_SUFFIX.get(PurePath(bare_name(name)).suffix.lower()):
        return kind
    if MARKUP.match(payload[:PROBE]):
        return "page"
    if FEED.match(payload[:PROBE]):
        return "feed"
    return "document" if OBJECT.match(payload[:PROBE]) else "plain"
