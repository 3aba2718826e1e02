"""Inputs of every kind as reports: what cannot be read becomes a problem, and the rest goes on."""

import hashlib
from collections.abc import Iterator

from headwater.errors import ReadError
from headwater.read.articles import compose_report
from headwater.read.kinds import tell_kind
from headwater.read.packing import unpack
from headwater.read.pages import read_page
from headwater.read.plain import read_plain
from headwater.read.reports import Origin
from headwater.read.sources import Source
from headwater.record.model import Problem, Report, identify


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
    payload = unpack(source.load())
    match tell_kind(source.file, payload):
        case "page":
            origin = Origin(source.uri, source.file, hashlib.sha256(payload).hexdigest(), collected)
            yield compose_report(read_page(payload), origin)
        case _:
            yield read_plain(source.uri, source.file, payload, collected)
