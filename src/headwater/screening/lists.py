"""Lists from files: which format it is, the files that belong together, the version."""

import csv
import gzip
import hashlib
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

import msgspec

from headwater.errors import ListError
from headwater.screening.entries import Entry, WatchList
from headwater.screening.kingdom import NAME_COLUMNS, read_kingdom
from headwater.screening.money import read_money
from headwater.screening.security_council import read_security_council
from headwater.screening.treasury import ADDRESS, ALIAS, PRIMARY, read_treasury

WANTED = (
    "Headwater reads the UN consolidated XML, OFAC's sdn.csv with alt.csv and add.csv, the UK list (subject_names.csv "
    "with subjects.csv) and FollowTheMoney JSON lines"
)


def read_list(path: str | Path) -> WatchList:
    """A list with the files beside it that belong to it; ListError says what is wrong with it and what can be read."""
    place = Path(path)
    data = _load(place)
    try:
        name, version, entries = _read(place, data)
    except (ParseError, msgspec.DecodeError, KeyError, IndexError, UnicodeDecodeError, csv.Error, TypeError) as error:
        raise ListError(f"{place} breaks off or breaks its format ({error}): fetch it again") from error
    if not entries:
        raise ListError(f"{place} lists nobody: {WANTED}")
    digest = hashlib.sha256(data).hexdigest()
    return WatchList(name=name, version=version or f"sha256:{digest[:12]}", sha256=digest, entries=tuple(entries))


def _read(place: Path, data: bytes) -> tuple[str, str, list[Entry]]:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"<"):
        if b"CONSOLIDATED_LIST" not in head:
            raise ListError(f"{place} is XML, but not the UN consolidated list: {WANTED}")
        return "UN", *read_security_council(data)
    if head.startswith(b"{"):
        return _stem(place), *read_money(data.splitlines())
    rows = _rows(data)
    if rows and {*rows[0]} >= NAME_COLUMNS:
        return "UK", *read_kingdom(_table(rows), _table(_beside(place, "subject_names", "subjects")))
    if rows and "unique_id" in rows[0]:
        return "UK", *read_kingdom(_table(_beside(place, "subjects", "subject_names")), _table(rows))
    width = len(rows[0]) if rows else 0
    if width in (PRIMARY, ALIAS, ADDRESS):
        return "OFAC", "", _read_treasury(place, rows, width)
    raise ListError(f"{place} is no list that is known here: {WANTED}")


def _read_treasury(place: Path, rows: list[list[str]], width: int) -> list[Entry]:
    if width == ADDRESS:
        raise ListError(f"{place} holds addresses only: name the file with the primary names (sdn.csv)")
    if width == ALIAS:
        primary = _beside(place, "alt", "sdn") or _beside(place, "alt", "prim")
        return read_treasury(primary, rows, _beside(place, "alt", "add"))
    part = "sdn" if "sdn" in place.name.casefold() else "prim"
    return read_treasury(rows, _beside(place, part, "alt"), _beside(place, part, "add"))


def _beside(place: Path, part: str, other: str) -> list[list[str]]:
    """The rows of the file that differs from this one in one part of its name; none when it is not there."""
    for old, new in ((part, other), (part.upper(), other.upper())):
        sibling = place.with_name(place.name.replace(old, new))
        if sibling != place and sibling.exists():
            return _rows(_load(sibling))
    return []


def _rows(data: bytes) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(data.decode("utf-8-sig", "replace").replace("\0", ""))) if row]


def _table(rows: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] if rows else []


def _stem(place: Path) -> str:
    return place.name.split(".")[0] or "FollowTheMoney"


UNPACK: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = (
    (b"\xfd7zXZ\x00", lzma.decompress),
    (b"\x1f\x8b", gzip.decompress),
)


def _load(place: Path) -> bytes:
    try:
        data = place.read_bytes()
        return next((unpack(data) for magic, unpack in UNPACK if data.startswith(magic)), data)
    except (OSError, EOFError, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ListError(f"{place} cannot be read as a list of names: {reason}") from error


def read_lists(paths: tuple[str, ...]) -> Iterator[WatchList]:
    """The lists, the older version of a list before the newer; files of one list that were all named are read once."""
    read = [read_list(path) for path in paths]
    unique = {(a.name, frozenset(e.id for e in a.entries), a.version): a for a in read}
    yield from sorted(unique.values(), key=lambda a: (a.name, a.version))
