"""Rows of tables: JSON lines, JSON documents and CSV, each with its number and the bytes that it is made of."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from headwater.errors import ReadError
from headwater.read.encodings import decode_payload
from headwater.read.fields import is_known

LISTS = ("articles", "results", "stories", "items", "docs", "documents", "hits", "data")
RECORD = "headwater-record/"
DELIMITERS = ",;\t|"
LONGEST_CELL = 16_000_000  # characters; the csv module's own limit of 131,072 is less than a long report
UTF8_MARK = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """A row: its number (of its first line, or of the entry in a document), its bytes, its fields or its fault."""

    number: int
    payload: bytes
    fields: Mapping[str, Any]
    fault: str = ""


def read_lines(payload: bytes) -> Iterator[Row]:
    """The rows of JSON lines; a line that is no JSON object is a row with a fault."""
    for number, line in enumerate(_read_utf8(payload).split(b"\n"), 1):
        if line := line.strip():
            row = _read_line(number, line)
            if str(row.fields.get("format", "")).startswith(RECORD):
                raise ReadError("It is a record that Headwater wrote, no reports. Give the reports it was made from.")
            yield row


def _read_line(number: int, line: bytes) -> Row:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Row(number, line, {}, f"Line {number} is no JSON ({error}). Mend or remove it.")
    if not isinstance(found, dict):
        return Row(number, line, {}, f"Line {number} holds no fields. Give an object with `text` and `title` a line.")
    return Row(number, line, found)


def read_document(payload: bytes) -> Iterator[Row]:
    """The rows of a JSON document: an object, a list of them, or the list in an answer; JSON lines are read as such."""
    content = _read_utf8(payload)
    try:
        found = msgspec.json.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if content.count(b"\n{") == 0:
            raise ReadError(f"The file is no JSON ({error}). Mend it, or give a line for each report.") from error
        yield from read_lines(payload)
        return
    entries = _find_entries(found)
    if entries is None:
        raise ReadError("No report was found in it. Give an object with `text` and `title`, or a list of them.")
    for number, entry in enumerate(entries, 1):
        fields = entry if isinstance(entry, dict) else {}
        fault = (
            ""
            if isinstance(entry, dict)
            else f"Entry {number} holds no fields. Give an object with `text` and `title`."
        )
        yield Row(number, msgspec.json.encode(entry), fields, fault)


def _find_entries(found: Any, depth: int = 3) -> list[Any] | None:
    """The entries in a document: Event Registry has them in `articles.results`, GDELT in `articles`."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict) or not depth:
        return None
    nested = (_find_entries(found[name], depth - 1) for name in LISTS if isinstance(found.get(name), (list, dict)))
    entries = next((entries for entries in nested if entries is not None), None)
    return [found] if entries is None and is_known(found) else entries


def read_table(payload: bytes) -> Iterator[Row]:
    """The rows of a CSV file whose first line names the columns; a row of another length has a fault."""
    text = decode_payload(payload).removeprefix("\ufeff")
    head = text[: text.find("\n")] if "\n" in text else text
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    columns: list[str] | None = None
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(number, b"", {}, f"Line {number} cannot be read as CSV ({error}). Mend or remove it.")
            continue
        if cells is None:
            return
        if columns is None:
            columns = _check_columns(cells)
        elif cells:
            yield _read_cells(number, columns, cells)


def _check_columns(cells: list[str]) -> list[str]:
    if not is_known(cells):
        names = ", ".join(cells[:12])[:200]
        raise ReadError(f"None of its columns is a text or a title ({names}). Name them `text` and `title` in line 1.")
    return cells


def _read_cells(number: int, columns: list[str], cells: list[str]) -> Row:
    payload = msgspec.json.encode(cells)
    if len(cells) != len(columns):
        fault = (
            f"Line {number} has {len(cells)} columns, line 1 has {len(columns)}. Put quotation marks around its text."
        )
        return Row(number, payload, {}, fault)
    return Row(number, payload, dict(zip(columns, cells, strict=True)))


def _read_utf8(payload: bytes) -> bytes:
    """JSON is UTF-8; what says that it is UTF-16 or UTF-32 is made so."""
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in payload[:4]:
        return decode_payload(payload).encode().removeprefix(UTF8_MARK)
    return payload.removeprefix(UTF8_MARK)
