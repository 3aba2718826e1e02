"""Sentences with their places: runs of words, each of which may state a claim and cite reports."""

from collections.abc import Iterable
from typing import NamedTuple

from headwater.record.spans import Evidence, Span
from headwater.tell.index import Index
from headwater.tell.wording import join_ranges


class Citation(NamedTuple):
    """A report by its number, and the spans in it that are meant; no spans means the report as a whole."""

    report: int
    spans: tuple[Span, ...] = ()


class Run(NamedTuple):
    """A stretch of a sentence; `claim` is the number of the claim that its words state."""

    text: str
    claim: int | None = None
    citations: tuple[Citation, ...] = ()


class Sentence(NamedTuple):
    """A sentence of the brief; `topic` makes paragraphs, and the higher its `rank` the sooner it is left out."""

    topic: str
    rank: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The sentence with its citations as numbers in brackets."""
        return "".join(run.text + write_citations(run.citations) for run in self.runs)

    @property
    def words(self) -> int:
        """How many words it has, citations not counted."""
        return len("".join(run.text for run in self.runs).split())


def write_citations(citations: tuple[Citation, ...]) -> str:
    """Citations as plain text: ` [1–3, 5]`."""
    return f" [{join_ranges(c.report for c in citations)}]" if citations else ""


def cite(spans: Iterable[Evidence | Span], index: Index) -> tuple[Citation, ...]:
    """Citations of some spans, one a report."""
    found: dict[int, set[Span]] = {}
    for span in spans:
        if span.report in index.numbers:
            found.setdefault(index.numbers[span.report], set()).add(span.span if isinstance(span, Evidence) else span)
    return tuple(Citation(number, tuple(sorted(found[number]))) for number in sorted(found))


def build_sentence(topic: str, rank: int, *parts: str | Run | list[Run]) -> Sentence:
    """A sentence from words, runs and lists of runs."""
    runs: list[Run] = []
    for part in parts:
        runs += part if isinstance(part, list) else [part if isinstance(part, Run) else Run(part)]
    return Sentence(topic, rank, tuple(runs))


def join_runs(groups: Iterable[list[Run]]) -> list[Run]:
    """Groups of runs as one list with semicolons between them."""
    joined: list[Run] = []
    for group in groups:
        joined += [*([Run("; ")] if joined else []), *group]
    return joined
