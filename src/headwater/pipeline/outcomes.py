"""What becomes of a document: a report with its annotations, ready for the store, or why there is none."""

from collections.abc import Callable
from typing import Literal

import msgspec

from headwater.annotations import Annotations
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.engine import default_packs
from headwater.read.documents import Document
from headwater.read.inputs import read_document, refuse
from headwater.record.model import Problem, Report

Work = Literal["full", "bare"]  # read and annotated, or read alone: what a benchmark of reading asks for


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one document, by its key; `report` and `annotations` are JSON, these empty if they are known."""

    key: bytes
    place: str
    container: str
    problem: Problem | None = None
    id: str = ""
    uri: str = ""
    report: bytes = b""
    annotations: bytes = b""

    @staticmethod
    def of_fault(document: Document, why: str) -> "Outcome":
        """The outcome of a document that cannot be read."""
        return _refuse(document, refuse(document.uri, why))


def _is_new(report: str) -> bool:
    """Whether it is known is not asked."""
    return False


def work_on(document: Document, work: Work, is_known: Callable[[str], bool] = _is_new) -> Outcome:
    """Read a document and, in full work, annotate its report, unless the report of that id is known."""
    try:
        return _work_on(document, work, is_known)
    except MemoryError:
        return Outcome.of_fault(document, "There is not enough memory to read it. Split it, or use a larger machine.")
    except Exception as error:  # an error of ours: the other reports are read all the same
        why = f"Reading it failed ({type(error).__name__}: {error}), which is a fault of Headwater. Please report it."
        return Outcome.of_fault(document, why)


def _refuse(document: Document, problem: Problem) -> Outcome:
    return Outcome(key=document.key, place=document.uri, container=document.container, problem=problem)


def _work_on(document: Document, work: Work, is_known: Callable[[str], bool]) -> Outcome:
    found = read_document(document, document.collected)
    if isinstance(found, Problem):
        return _refuse(document, found)
    is_annotated = is_known(found.id)
    return Outcome(
        key=document.key,
        place=document.uri,
        container=document.container,
        id=found.id,
        uri=found.uri,
        report=msgspec.json.encode(found),
        annotations=b"" if is_annotated else msgspec.json.encode(_annotate(found, work)),
    )


def _annotate(report: Report, work: Work) -> Annotations:
    if work == "bare":
        return Annotations(report=report.id)
    return annotate_report(report, default_packs(), default_encoder())
