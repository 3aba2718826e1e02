"""Inputs of every kind as reports: what cannot be read becomes a problem, and the rest goes on."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from headwater.dates import When
from headwater.errors import ReadError
from headwater.read.articles import Article, compose_report
from headwater.read.documents import Document, list_documents
from headwater.read.encodings import decode_payload
from headwater.read.fields import read_fields
from headwater.read.mails import read_mail
from headwater.read.pages import read_page
from headwater.read.papers import read_paper
from headwater.read.reports import Origin, make_report
from headwater.read.sources import Source
from headwater.read.tables import Row, read_row
from headwater.read.word import read_word
from headwater.record.model import Problem, Report
from headwater.record.spans import identify

Found = TypeVar("Found")
MOST_FAULTS = 100  # of one table or archive that are named one by one; one of another kind would fill the record


def read_input(source: Source, collected: str | None) -> Iterator[Report | Problem]:
    """The reports of one input, and a problem for whatever cannot be read."""
    return cap_faults((document.container, read_document(document, collected)) for document in list_documents(source))


def cap_faults(found: Iterable[tuple[str, Found]]) -> Iterator[Found | Problem]:
    """What was found with what it stands in; of a table or archive only so many problems, and how many there were."""
    holder, faults = "", 0
    for container, item in found:
        if container != holder:
            yield from _sum_up(holder, faults)
            holder, faults = container, 0
        faults += isinstance(item, Problem)
        if not isinstance(item, Problem) or faults <= MOST_FAULTS or not container:
            yield item
    yield from _sum_up(holder, faults)


def _sum_up(container: str, faults: int) -> Iterator[Problem]:
    if container and faults > MOST_FAULTS:
        yield refuse(container, f"{faults} of its rows or files cannot be read; the first {MOST_FAULTS} are named.")


def refuse(uri: str, why: str) -> Problem:
    """The problem of an input that is no report."""
    return Problem(id=identify("prb", uri, "not read"), uri=uri, what="not read", detail=why)


def read_document(document: Document, collected: str | None) -> Report | Problem:
    """The report that a document holds, or why it holds none."""
    try:
        if document.fault:
            raise ReadError(document.fault)
        return _read(document, Origin(document.uri, document.file, document.sha256, collected))
    except ReadError as error:
        return refuse(document.uri, str(error))


def _read(document: Document, origin: Origin) -> Report:
    payload = document.payload
    match document.shape:
        case "page":
            article = read_page(payload, document.charset)
        case "pdf":
            article = read_paper(payload)
        case "docx":
            article = read_word(payload)
        case "mail":
            article = read_mail(payload)
        case "row":
            article = read_fields(read_row(document.row or Row(0, payload)))
        case _ if document.address is None:
            return make_report(origin, decode_payload(payload))
        case _:
            article = Article(text=decode_payload(payload))
    return compose_report(_complete(article, document), origin)


def _complete(article: Article, document: Document) -> Article:
    """The article with what is known of the document from outside, beneath what it says itself."""
    if document.captured:
        day = document.captured
        basis = "no later than the day on which a crawler fetched it"
        latest = When(end=day, precision="open", basis=basis, text=day.isoformat())
        article = msgspec.structs.replace(article, latest=latest)
    return msgspec.structs.replace(article, url=article.url or document.address)
