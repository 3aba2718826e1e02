"""Inputs of every kind as reports: what cannot be read becomes a problem, and the rest goes on."""

import hashlib
from collections.abc import Iterable, Iterator

from headwater.errors import ReadError
from headwater.read.archives import read_members
from headwater.read.articles import compose_report
from headwater.read.feeds import read_feed
from headwater.read.fields import read_fields
from headwater.read.kinds import is_archive, tell_kind
from headwater.read.packing import unpack
from headwater.read.pages import read_page
from headwater.read.plain import read_plain
from headwater.read.reports import Origin
from headwater.read.sources import Source
from headwater.read.tables import Row, read_document, read_lines, read_table
from headwater.record.model import Problem, Report
from headwater.record.spans import identify

MOST_FAULTS = 100  # rows of one table that are named one by one; a table of another kind would fill the record


def read_input(source: Source, collected: str | None) -> Iterator[Report | Problem]:
    """The reports of one input, and a problem for whatever cannot be read."""
    try:
        yield from _read(source, collected)
    except (ReadError, OSError) as error:
        yield refuse(source.uri, str(error))


def refuse(uri: str, why: str) -> Problem:
    """The problem of an input that is no report."""
    return Problem(id=identify("prb", uri, "not read"), uri=uri, what="not read", detail=why)


def _read(source: Source, collected: str | None) -> Iterator[Report | Problem]:
    payload = source.load()
    if not is_archive(source.file, payload):
        yield from _read_file(source, unpack(payload), collected)
        return
    for member in read_members(payload):
        inner = source.name_member(member.name)
        try:
            if member.fault:
                raise ReadError(member.fault)
            yield from _read_file(inner, unpack(member.content), collected)
        except ReadError as error:
            yield refuse(inner.uri, str(error))


def _read_file(source: Source, payload: bytes, collected: str | None) -> Iterator[Report | Problem]:
    match tell_kind(source.file, payload):
        case "page":
            yield compose_report(read_page(payload), _place(source, payload, collected))
        case "lines":
            yield from _read_rows(source, read_lines(payload), collected)
        case "document":
            yield from _read_rows(source, read_document(payload), collected)
        case "table":
            yield from _read_rows(source, read_table(payload), collected)
        case "feed":
            yield from _read_rows(source, read_feed(payload), collected)
        case "plain":
            yield read_plain(source.uri, source.file, payload, collected)


def _read_rows(source: Source, rows: Iterable[Row], collected: str | None) -> Iterator[Report | Problem]:
    """The reports of rows; each that cannot be read is a problem, up to a number of them."""
    faults = 0
    for row in rows:
        member = source.name_member(str(row.number))
        try:
            if row.fault:
                raise ReadError(row.fault)
            yield compose_report(read_fields(row.fields), _place(member, row.payload, collected))
        except ReadError as error:
            faults += 1
            if faults <= MOST_FAULTS:
                yield refuse(member.uri, str(error))
    if faults > MOST_FAULTS:
        yield refuse(source.uri, f"{faults} of its rows cannot be read; the first {MOST_FAULTS} are named one by one.")


def _place(source: Source, payload: bytes, collected: str | None) -> Origin:
    return Origin(source.uri, source.file, hashlib.sha256(payload).hexdigest(), collected)
