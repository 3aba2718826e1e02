"""WARC files (ISO 28500) as the pages that a crawler kept: responses with a page, a text or a PDF file, one by one.

FastWARC 2 was tried: it wants more of a stream than reading (`tell`), and panics without; a panic ends the run.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Literal, NamedTuple

from headwater.errors import ReadError
from headwater.read.articles import is_address
from headwater.read.kinds import WARC
from headwater.read.streams import LARGEST_REPORT, measure, take
from headwater.read.transfers import Response, read_response

SHAPES: dict[str, Literal["page", "plain", "pdf"]] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "plain",
    "application/pdf": "pdf",
}
HELD = ("response", "resource", "conversion")  # kinds of records that hold a content; a revisit holds none
FOUND = 200  # the status of a page that was there
LONGEST_LINE = 65536
MOST_FIELDS = 200
SKIPPED = 1 << 20  # bytes passed over at once


class Capture(NamedTuple):
    """A record: its id, and the content with its address, the day it was fetched, and its character set; or a fault."""

    name: str
    shape: Literal["page", "plain", "pdf"]
    payload: bytes
    address: str | None = None
    day: dt.date | None = None
    charset: str | None = None
    fault: str = ""


class _Record(NamedTuple):
    """A record as it stands in the file: its fields by their names in small letters, its block, the length stated."""

    number: int
    fields: Mapping[str, str]
    block: bytes
    length: int


def read_captures(stream: BinaryIO) -> Iterator[Capture]:
    """The pages, texts and PDF files in an unpacked WARC; ReadError when it holds none, and where it breaks off."""
    seen = 0
    for record in _read_records(stream):
        capture = _read_capture(record) if record.fields else _refuse_broken(record)
        if capture:
            seen += 1
            yield capture
    if not seen:
        raise ReadError("No record of the WARC file is a page, a text or a PDF file that was found. Give another one.")


def _read_records(stream: BinaryIO) -> Iterator[_Record]:
    """The records that hold contents; one without fields for bytes between them that are no record."""
    number = 0
    is_lost = False
    while line := stream.readline(LONGEST_LINE):
        if not line.startswith(WARC):
            if line.strip() and not is_lost:
                is_lost = True
                yield _Record(number + 1, {}, b"", 0)
            continue
        number += 1
        is_lost = False
        fields = _read_fields(stream)
        length = int(words) if (words := fields.get("content-length", "")).isdecimal() and len(words) < 16 else -1
        if length < 0:
            is_lost = True
            yield _Record(number, {}, b"", 0)
        elif fields.get("warc-type", "").lower() in HELD:
            block = take(stream, min(length, LARGEST_REPORT + LONGEST_LINE))
            yield _Record(number, fields, block, length)
            _skip(stream, length - len(block))
        else:
            _skip(stream, length)


def _read_fields(stream: BinaryIO) -> dict[str, str]:
    fields: dict[str, str] = {}
    while (line := stream.readline(LONGEST_LINE).strip()) and len(fields) < MOST_FIELDS:
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0 and (passed := len(stream.read(min(size, SKIPPED)))):
        size -= passed


def _refuse_broken(record: _Record) -> Capture:
    why = "The record is broken: it does not begin as one does, or states no length. Fetch the file again."
    return Capture(f"record {record.number}", "plain", b"", fault=why)


def _read_capture(record: _Record) -> Capture | None:
    """The page in a record; None for what is passed over."""
    fields = record.fields
    media = fields.get("content-type", "").partition(";")[0].strip().lower()
    found: Response | None = None
    if media == "application/http":
        found = read_response(record.block, LARGEST_REPORT)
        media = found.media
    shape = SHAPES.get(media)
    if shape is None or (found and found.status != FOUND):
        return None
    fault = _judge(record, found)
    return Capture(
        name=fields.get("warc-record-id", "").strip("<>") or f"record {record.number}",
        shape=shape,
        payload=b"" if fault else found.payload if found else record.block,
        address=_find_address(fields.get("warc-target-uri", "")),
        day=_read_day(fields.get("warc-date", "")),
        charset=found.charset if found else None,
        fault=fault,
    )


def _judge(record: _Record, found: Response | None) -> str:
    """Why a record is not read; empty when it is."""
    if cut := record.fields.get("warc-truncated"):
        return f"The crawler cut the page off (WARC-Truncated: {cut[:40]}). Fetch the page itself."
    if max(record.length - LONGEST_LINE, len(found.payload) if found else 0) > LARGEST_REPORT:
        return f"The page has more than {measure(LARGEST_REPORT)}: no report is so long."
    if len(record.block) < record.length:
        return "The record is cut off: the file ends before it does. Fetch the file again."
    return found.fault if found else ""


def _find_address(words: str) -> str | None:
    address = words.strip("<>")
    return address if is_address(address) else None


def _read_day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words[:10])
    except ValueError:
        return None
