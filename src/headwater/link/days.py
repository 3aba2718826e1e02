"""The day of a statement from another report that tells of the same utterance, where its own report only bounds it.

One pass after copies are known: a day that a report's own words give never moves, and what was taken over is not passed
on, so that the result does not depend on the order of anything.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.dates import When, is_within
from headwater.record.model import Copy, Statement
from headwater.record.spans import Side
from headwater.record.whole import Record

COVERED = 0.5  # share of a statement that must lie in the copied passage

Shelf = Mapping[str, Sequence[Statement]]


def share_days(record: Record, copies: Sequence[Copy]) -> Record:
    """The record with the days of statements that their own reports do not give and all copies of them do alike."""
    shelf = shelve_statements(record)
    files = {r.id: r.file for r in record.reports}
    offers: dict[str, list[When]] = defaultdict(list)
    for copy in copies:
        if not copy.is_whole and copy.same_utterance is not False:
            for key, when in (*_offer(shelf, copy.a, copy.b, files), *_offer(shelf, copy.b, copy.a, files)):
                offers[key].append(when)
    return msgspec.structs.replace(record, statements=tuple(_take(s, offers.get(s.id, ())) for s in record.statements))


def _offer(shelf: Shelf, mine: Side, other: Side, files: Mapping[str, str]) -> Iterator[tuple[str, When]]:
    for ours in list_statements_at(shelf, mine):
        for theirs in list_statements_at(shelf, other):
            if _is_one_voice(ours, theirs) and _is_closer(theirs.said, ours.said):
                basis = f"as {files[other.report]} has it, which tells the same: {theirs.said.basis}"
                yield ours.id, msgspec.structs.replace(theirs.said, basis=basis)


def _is_closer(theirs: When, ours: When) -> bool:
    """Whether one says when, and the other does not, or of a day does not know which: its 'this week' stays a week."""
    if not ours.is_definite:
        return theirs.is_definite
    return (
        ours.precision == "day" and ours.start != ours.end and theirs.start is not None and theirs.start == theirs.end
    )


def shelve_statements(record: Record) -> Shelf:
    """The statements of each report."""
    shelf: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.statements:
        shelf[statement.report].append(statement)
    return shelf


def list_statements_at(shelf: Shelf, side: Side) -> list[Statement]:
    """The statements of which a content lies, at least by half, in one side of a copy."""
    start, end = side.start or 0, side.end or 0
    return [
        s
        for s in shelf.get(side.report, ())
        if any(min(end, e.end) - max(start, e.start) >= COVERED * (e.end - e.start) for e in s.content)
    ]


def _is_one_voice(a: Statement, b: Statement) -> bool:
    speakers = [s.actor for s in (a, b)]
    return speakers[0] is not None and speakers[0] == speakers[1] and a.act == b.act


def _take(statement: Statement, offers: Sequence[When]) -> Statement:
    days = {(w.start, w.end) for w in offers}
    if len(days) != 1 or not is_within(offers[0], statement.said):
        return statement
    return msgspec.structs.replace(statement, said=min(offers, key=lambda w: w.basis))
