"""The tables of a record as CSV files: in a folder, or packed in a zip."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from headwater.record.whole import Record
from headwater.tell.cells import MARK, write_table
from headwater.tell.index import Index, index_record
from headwater.tell.tables.columns import Table
from headwater.tell.tables.linking import ACTORS, CLAIMS, COPIES, DIFFERENCES, EVIDENCE, ORIGINS
from headwater.tell.tables.reading import EVENTS, MENTIONS, REPORTS, ROLES, STATEMENTS, TIMES
from headwater.tell.tables.telling import CHANGES, PROBLEMS, STORIES, TIMELINE

TABLES: Mapping[str, Table[Any]] = {
    "claims": CLAIMS,
    "claim_evidence": EVIDENCE,
    "claim_differences": DIFFERENCES,
    "reports": REPORTS,
    "mentions": MENTIONS,
    "times": TIMES,
    "actors": ACTORS,
    "statements": STATEMENTS,
    "events": EVENTS,
    "event_roles": ROLES,
    "origins": ORIGINS,
    "copies": COPIES,
    "timeline": TIMELINE,
    "stories": STORIES,
    "changes": CHANGES,
    "problems": PROBLEMS,
}
# One instant for every member: the same record gives the same bytes.  It is the first that a zip can tell.
_INSTANT = (1980, 1, 1, 0, 0, 0)


def write_one(record: Record, name: str) -> bytes:
    """One table as CSV, without a byte-order mark: what reads a pipe takes that for a part of the first name."""
    return _write(TABLES[name], index_record(record))


def list_files(record: Record) -> Iterator[tuple[str, bytes]]:
    """Every table as the name and the bytes of a file; with a byte-order mark, because spreadsheets open them."""
    index = index_record(record)
    for name, table in TABLES.items():
        yield f"{name}.csv", MARK + _write(table, index)


def is_table(path: Path) -> bool:
    """Whether a file is one of these tables, of this record or another: by its name and its first line."""
    if path.suffix != ".csv" or path.stem not in TABLES or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.readline() == MARK + write_table(tuple(TABLES[path.stem].columns), ())


def pack_files(record: Record) -> bytes:
    """All tables as CSV files in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in list_files(record):
            pack.writestr(zipfile.ZipInfo(name, _INSTANT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(table: Table[Any], index: Index) -> bytes:
    return write_table(tuple(table.columns), table.rows(index))
