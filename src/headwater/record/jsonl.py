"""The record as JSON lines: one object a line, `id` first, so that plain `sort` and `grep` work."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import IO, Any, NamedTuple

import msgspec

from headwater.errors import RecordError
from headwater.record.model import FORMAT, Header
from headwater.record.whole import KINDS, Item, Record

_FIELDS = {
    "header": "header",
    "report": "reports",
    "mention": "mentions",
    "time": "times",
    "actor": "actors",
    "statement": "statements",
    "event": "events",
    "origin": "origins",
    "copy": "copies",
    "claim": "claims",
    "timeline": "timeline",
    "story": "stories",
    "change": "changes",
    "problem": "problems",
}


class Line(NamedTuple):
    """An object as a store keeps it: its id, its kind, and its line of JSON."""

    id: str
    kind: str
    json: bytes


def list_lines(record: Record) -> list[Line]:
    """The objects of a record as lines, the header first."""
    return [Line(item.id, item.kind, encode_item(item)) for item in record.items()]


def encode_item(item: Item) -> bytes:
    """One object as one line of JSON, without the line end; keys in the order of docs/record.md."""
    return msgspec.json.encode(item)


def decode_item(line: bytes | str, place: str = "record") -> Item:
    """One line of JSON as an object of its kind; RecordError names the place and what is wrong there."""
    try:
        raw: Any = msgspec.json.decode(line)
        kind = KINDS.get(str(raw.get("kind"))) if isinstance(raw, dict) else None
        if kind is None:
            raise RecordError(
                f"{place}: no object of a known kind; a record holds one JSON object with a `kind` a line"
            )
        return msgspec.convert(raw, kind)
    except msgspec.MsgspecError as error:
        raise RecordError(f"{place}: {error}") from error


def decode_kind(kind: str, data: bytes) -> Item:
    """An object of a kind that is known beforehand, as a store keeps it: twice as fast; RecordError as for a line."""
    try:
        item: Item = _decoders()[kind].decode(data)
    except (KeyError, msgspec.MsgspecError) as error:
        raise RecordError(f"{kind}: {error}") from error
    return item


@lru_cache(maxsize=1)
def _decoders() -> dict[str, msgspec.json.Decoder[Any]]:
    return {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}


def gather_items(items: Iterable[Item]) -> Record:
    """The record of these objects; RecordError without a header of a format that this version reads."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[_FIELDS[item.kind]].append(item)
    headers = found.pop("header", [])
    if len(headers) != 1 or not isinstance(headers[0], Header):
        raise RecordError(
            f"{len(headers)} lines of kind `header`, and a record has one: give a whole record, or a store"
        )
    if headers[0].format != FORMAT:
        raise RecordError(f"format {headers[0].format!r} is not {FORMAT!r}: written by another version of Headwater")
    return Record(header=headers[0], **{name: tuple(values) for name, values in found.items()})  # type: ignore[arg-type]


def read_items(lines: Iterable[bytes | str]) -> Iterator[Item]:
    """The objects of JSON lines, in order; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield decode_item(line, f"line {number}")


def read_record(lines: Iterable[bytes | str]) -> Record:
    """A record from its JSON lines, in any order."""
    return gather_items(read_items(lines))


def write_record(record: Record, stream: IO[bytes]) -> None:
    """Write a record, the header first, to a binary stream."""
    for item in record.items():
        stream.write(encode_item(item) + b"\n")
