"""Rows of tables: JSON lines, JSON documents and CSV, each with its number and the bytes that it is made of.

Lines are read one after the other, however large the file.  What is in a line is decoded where the report is made.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

import msgspec

from headwater.errors import ReadError
from headwater.read.encodings import decode_payload
from headwater.read.fields import is_known
from headwater.read.streams import LARGEST_REPORT, explain_size, load, measure, open_bytes, peek, take

LISTS = ("articles", "results", "stories", "items", "docs", "documents", "hits", "data")
RECORD = b"headwater-record/"
# How the tables of `headwater export` begin that have columns called as those of reports are.
WRITTEN = (
    ("id", "claim", "claim_number"),
    ("id", "event", "role"),
    ("id", "report", "file"),
    ("id", "number", "file"),
    ("id", "title", "first_seen"),
)
OWN = "It is a {} that Headwater wrote, no reports. Give the reports it was made from."
DELIMITERS = ",;\t|"
LONGEST_CELL = 16_000_000  # characters; the csv module's own limit of 131,072 is less than a long report
UTF8_MARK = b"\xef\xbb\xbf"
LOADED = 32_000_000  # bytes of a CSV file of which the character set is told by all of it
SAMPLE = 4_000_000  # bytes by which that of a larger one is told


class Row(NamedTuple):
    """A row: its number (of its first line, or of the entry in a document), and its bytes or its fault.

    The bytes are JSON: an object, or a list of the cells of `columns`.
    """

    number: int
    payload: bytes
    columns: tuple[str, ...] = ()
    fault: str = ""


def read_lines(stream: BinaryIO) -> Iterator[Row]:
    """The rows of JSON lines; one that is too long for a report is a row with a fault."""
    stream = _read_utf8(stream)
    number = 0
    while line := stream.readline(LARGEST_REPORT + 1):
        number += 1
        if len(line) > LARGEST_REPORT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST_REPORT)
            yield Row(
                number, b"", fault=f"Line {number} has more than {measure(LARGEST_REPORT)}: no report is so long."
            )
        elif line := line.strip():
            if RECORD in line[:200] and _is_record(line):
                raise ReadError(OWN.format("record"))
            yield Row(number, line)


def read_row(row: Row) -> Mapping[str, Any]:
    """The fields of a row; ReadError for what is no JSON object."""
    if row.fault:
        raise ReadError(row.fault)
    try:
        found = msgspec.json.decode(row.payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(f"Line {row.number} is no JSON ({error}). Mend or remove it.") from error
    if row.columns:
        return dict(zip(row.columns, found, strict=True))
    if not isinstance(found, dict):
        raise ReadError(f"Line {row.number} holds no fields. Give an object with `text` and `title` a line.")
    return found


def _is_record(line: bytes) -> bool:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(found, dict) and str(found.get("format", "")).startswith(RECORD.decode())


def read_entries(stream: BinaryIO) -> Iterator[Row]:
    """The rows of a JSON document: an object, a list of them, or the list in an answer; JSON lines are read as such."""
    content = load(_read_utf8(stream))
    try:
        entries = _find_entries(msgspec.Raw(content))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if content.count(b"\n{") == 0:
            raise ReadError(f"The file is no JSON ({error}). Mend it, or give a line for each report.") from error
        yield from read_lines(open_bytes(content))
        return
    if entries is None:
        raise ReadError("No report was found in it. Give an object with `text` and `title`, or a list of them.")
    for number, entry in enumerate(entries, 1):
        yield _read_entry(number, entry)


def _read_entry(number: int, raw: msgspec.Raw) -> Row:
    try:
        entry = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Row(number, bytes(raw), fault=f"Entry {number} is no JSON ({error}). Mend or remove it.")
    payload = msgspec.json.encode(entry)
    if isinstance(entry, dict):
        return Row(number, payload)
    return Row(number, payload, fault=f"Entry {number} holds no fields. Give an object with `text` and `title`.")


def _find_entries(raw: msgspec.Raw, depth: int = 3) -> list[msgspec.Raw] | None:
    """The entries in a document: Event Registry has them in `articles.results`, GDELT in `articles`.

    They are left undecoded, so that a large document costs little more than its bytes.
    """
    if not bytes(memoryview(raw)[:100]).lstrip().startswith((b"{", b"[")):
        msgspec.json.decode(raw)
        return None
    found = msgspec.json.decode(raw, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    if isinstance(found, list):
        return found
    if not depth:
        return None
    nested = (_find_entries(found[name], depth - 1) for name in LISTS if name in found)
    entries = next((entries for entries in nested if entries is not None), None)
    return [raw] if entries is None and is_known(list(found)) else entries


def read_table(stream: BinaryIO, size: int) -> Iterator[Row]:
    """The rows of a CSV file whose first line names the columns; a row of another length has a fault."""
    lines = _open_text(stream)
    csv.field_size_limit(LONGEST_CELL)
    head = lines.readline(LONGEST_CELL)
    reader = csv.reader(_chain(head, lines), delimiter=max(DELIMITERS, key=head.count))
    columns: tuple[str, ...] = ()
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(number, b"", fault=f"Line {number} cannot be read as CSV ({error}). Mend or remove it.")
            continue
        if cells is None:
            return
        if not columns:
            columns = _check_columns(cells)
        elif cells:
            yield _read_cells(number, columns, cells)


def _chain(head: str, lines: io.TextIOBase) -> Iterator[str]:
    """The lines, of which one without an end is cut where no cell may be longer."""
    yield head
    while line := lines.readline(LONGEST_CELL):
        yield line


def _open_text(stream: BinaryIO) -> io.TextIOBase:
    """The characters of a table: of a large one in UTF-8, or in what its first bytes are told to be."""
    content = take(stream, LOADED + 1)
    if len(content) <= LOADED:
        return io.StringIO(decode_payload(content).removeprefix("\ufeff"), newline="")
    sample = content[: content.rfind(b"\n", 0, SAMPLE) + 1] or content[:SAMPLE]
    decode_payload(sample)
    whole = io.BufferedReader(_Chained(content, stream), LOADED)
    return io.TextIOWrapper(whole, _name_charset(sample), errors="replace", newline="")


def _name_charset(sample: bytes) -> str:
    """The character set of the first bytes of a large table."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        from resiliparse.parse.encoding import detect_encoding

        return detect_encoding(sample) or "cp1252"
    return "utf-8-sig"


class _Chained(io.RawIOBase):
    """Bytes that have been read, and those behind them."""

    def __init__(self, content: bytes, stream: BinaryIO) -> None:
        self._first = io.BytesIO(content)
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes."""
        content = self._first.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


def _check_columns(cells: list[str]) -> tuple[str, ...]:
    if tuple(cells[:3]) in WRITTEN:
        raise ReadError(OWN.format("table"))
    if not is_known(cells):
        names = ", ".join(cells[:12])[:200]
        raise ReadError(f"None of its columns is a text or a title ({names}). Name them `text` and `title` in line 1.")
    return tuple(cells)


def _read_cells(number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    payload = msgspec.json.encode(cells)
    if len(cells) != len(columns):
        fault = (
            f"Line {number} has {len(cells)} columns, line 1 has {len(columns)}. Put quotation marks around its text."
        )
        return Row(number, payload, fault=fault)
    if len(payload) > LARGEST_REPORT:
        return Row(number, b"", fault=explain_size(LARGEST_REPORT))
    return Row(number, payload, columns)


def _read_utf8(stream: BinaryIO) -> BinaryIO:
    """JSON is UTF-8; what says that it is UTF-16 or UTF-32 is made so, and held as a whole."""
    head = peek(stream, 4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head:
        return open_bytes(decode_payload(load(stream)).encode().removeprefix(UTF8_MARK))
    if head.startswith(UTF8_MARK):
        stream.read(len(UTF8_MARK))
    return stream
