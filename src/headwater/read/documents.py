"""Documents: what one report is made of, cut out of whatever holds it; cheap to list, and not yet read.

An input is gone through as a stream: of a table a line is in memory, of an archive a file, one at a time.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal

import msgspec

from headwater.errors import ReadError
from headwater.read.archives import read_members
from headwater.read.columns import read_columns
from headwater.read.encodings import refuse_signatures
from headwater.read.feeds import read_feed
from headwater.read.kinds import PROBE, is_archive, tell_kind
from headwater.read.packing import unpack
from headwater.read.sources import Source
from headwater.read.streams import LARGEST_REPORT, load, peek
from headwater.read.tables import OWN, Row, read_entries, read_lines, read_table
from headwater.read.warcs import read_captures

FOOT = b"No count says that a claim is true."  # how a dossier in Markdown ends
Shape = Literal["plain", "page", "pdf", "docx", "mail", "row", "fault"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one report, where they come from, and what is known of them from outside.

    `container` is the locator of what it stands in (a table, an archive), empty for a file; `fault` says why it cannot
    be read; `address`, `captured` and `charset` are what the record of a WARC says of a page; `collected` is when it
    came, one time for all that a run reads.
    """

    uri: str
    file: str
    shape: Shape
    payload: bytes = b""
    sha256: str = ""
    container: str = ""
    row: Row | None = None
    address: str | None = None
    captured: dt.date | None = None
    charset: str | None = None
    collected: str | None = None
    fault: str = ""

    @property
    def key(self) -> bytes:
        """What tells it from every other: 16 bytes of the hash of its place and its content."""
        return hashlib.sha256(f"{self.uri}\n{self.file}\n{self.sha256}".encode()).digest()[:16]


def list_documents(source: Source) -> Iterator[Document]:
    """The documents of one input in order, with a fault for whatever cannot be read."""
    try:
        stream, size = source.open()
        with stream:
            if is_archive(source.file, peek(stream, PROBE)):
                yield from _list_members(source, stream, size)
            else:
                yield from _list_file(source, stream, size, "")
    except (ReadError, OSError) as error:
        yield _refuse(source, str(error))


def _list_members(source: Source, stream: BinaryIO, size: int) -> Iterator[Document]:
    for member in read_members(stream, size):
        inner = source.name_member(member.name)
        if member.fault:
            yield _refuse(inner, member.fault, source.uri)
            continue
        try:
            yield from _list_file(inner, member.stream, member.size, source.uri)
        except ReadError as error:
            yield _refuse(inner, str(error), source.uri)


def _list_file(source: Source, stream: BinaryIO, size: int, container: str) -> Iterator[Document]:
    stream = unpack(stream, size)
    kind = tell_kind(source.file, peek(stream, PROBE))
    match kind:
        case "lines":
            yield from _list_rows(source, read_lines(stream))
        case "document":
            yield from _list_rows(source, read_entries(stream))
        case "table":
            yield from _list_rows(source, read_table(stream, size))
        case "columns":
            yield from _list_rows(source, read_columns(stream, size))
        case "feed":
            yield from _list_rows(source, read_feed(load(stream)))
        case "warc":
            yield from _list_captures(source, stream)
        case "plain" | "page" | "pdf" | "docx" | "mail":
            payload = load(stream, LARGEST_REPORT)
            if not (kind == "pdf" or kind == "docx"):
                refuse_signatures(payload)
            if kind == "plain" and payload.rstrip().endswith(FOOT):
                raise ReadError(OWN.format("dossier"))
            yield _make(source, kind, payload, container)


def _list_rows(source: Source, rows: Iterable[Row]) -> Iterator[Document]:
    for row in rows:
        document = _make(source.name_member(str(row.number)), "row", row.payload, source.uri)
        yield msgspec.structs.replace(document, row=row, fault=row.fault)


def _list_captures(source: Source, stream: BinaryIO) -> Iterator[Document]:
    for capture in read_captures(stream):
        place = source.name_member(capture.name)
        if capture.fault:
            yield _refuse(place, capture.fault, source.uri)
            continue
        yield msgspec.structs.replace(
            _make(place, capture.shape, capture.payload, source.uri),
            address=capture.address,
            captured=capture.day,
            charset=capture.charset,
        )


def _make(source: Source, shape: Shape, payload: bytes, container: str) -> Document:
    digest = hashlib.sha256(payload).hexdigest()
    return Document(uri=source.uri, file=source.file, shape=shape, payload=payload, sha256=digest, container=container)


def _refuse(source: Source, why: str, container: str = "") -> Document:
    return Document(uri=source.uri, file=source.file, shape="fault", fault=why, container=container)
