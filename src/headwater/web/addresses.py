"""Where each thing of a record stands on the desk: by the id that the record gives it, so that addresses last."""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote

from headwater.record.spans import Evidence, Span
from headwater.record.whole import Record
from headwater.tell.index import Index
from headwater.tell.links import Homes, Links
from headwater.tell.views import Pointer


class Site(Links):
    """Links between pages; the timeline and the river may be those of one story."""

    def __init__(self, index: Index, story: str = "") -> None:
        self.homes = Homes(index, lambda key: f"/stories/{_quote(key)}")
        self._asked = f"?story={_quote(story)}" if story else ""
        self._claims = list(index.claims)
        self._reports = list(index.reports)
        self._actors = index.actors

    def claim(self, number: int) -> str:
        """The page of a claim."""
        return f"/claims/{_quote(self._claims[number - 1])}"

    def report(self, number: int) -> str:
        """The page of a report."""
        return f"/reports/{_quote(self._reports[number - 1])}"

    def place(self, pointer: Pointer) -> str:
        """The place on the page of its report."""
        return f"{self.report(pointer.report)}#{self.name_place(pointer.report, pointer.start)}"

    def part(self, name: str) -> str:
        """A report has a page; folds stand on that of the river, moments on that of the timeline."""
        kind, _, number = name.partition("-")
        if kind == "report":
            return self.report(int(number))
        return f"/{'river' if kind == 'fold' else 'timeline'}{self._asked}#{name}"

    def actor(self, key: str) -> str | None:
        """The page of an actor that the record has."""
        return f"/actors/{_quote(key)}" if key in self._actors else None

    def name_place(self, report: int, start: int) -> str:
        """By offset: the text of a report never changes."""
        return f"c{start}"

    def name_note(self, report: int, note: int, key: str) -> str:
        """By the id of the statement, or by the offsets of a passage."""
        return key


def _quote(key: str) -> str:
    """An id as part of an address: those of a record that somebody else wrote may hold anything."""
    return quote(key, safe="")


def list_targets(record: Record) -> dict[str, set[int]]:
    """By report, every offset that some page points at: where spans of the record begin, without leading spaces."""
    found: dict[str, set[int]] = {}
    for span in _list_spans(record):
        found.setdefault(span.report, set()).add(span.start + len(span.text) - len(span.text.lstrip()))
    return found


def _list_spans(record: Record) -> Iterator[Span | Evidence]:
    for claim in record.claims:
        yield from chain(claim.support, claim.denials, *(d.spans for d in claim.differences))
    for actor in record.actors:
        yield from chain(_join(n.spans for n in actor.names), _join(o.spans for o in actor.offices))
    yield from _join(s.content[:1] or s.extent[:1] for s in record.statements)
    yield from (e.trigger for e in record.events)
    yield from chain(_join(e.support for e in record.timeline), _join(c.support for c in record.changes))
    yield from _join(p.spans for p in record.problems)


def _join(groups: Iterable[tuple[Span, ...]]) -> Iterator[Span]:
    return chain.from_iterable(groups)
