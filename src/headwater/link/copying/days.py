"""The day of a statement from another report that tells of the same utterance, where its own report only bounds it.

One pass after copies are known: a day that a report's own words give never moves, and what was taken over is not passed
on, so that the result does not depend on the order of anything.  Other things of the report that the day of the
statement bounds are bounded by the day so heard.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.dates import When, is_within
from headwater.record.model import Copy, Statement
from headwater.record.spans import Side
from headwater.record.whole import Record

COVERED = 0.5  # share of a statement that must lie in the copied passage


class Shelf:
    """The statements of a record by their reports, and where they stand in copies: a passage is in many of these."""

    def __init__(self, record: Record) -> None:
        self._of: dict[str, list[Statement]] = defaultdict(list)
        self._at: dict[tuple[str, int, int], tuple[Statement, ...]] = {}
        for statement in record.statements:
            self._of[statement.report].append(statement)

    def list_at(self, side: Side) -> tuple[Statement, ...]:
        """The statements of which a content lies, at least by half, in one side of a copy."""
        key = side.report, side.start or 0, side.end or 0
        if key not in self._at:
            self._at[key] = tuple(s for s in self._of.get(side.report, ()) if _holds_content(s, *key[1:]))
        return self._at[key]


def _holds_content(statement: Statement, start: int, end: int) -> bool:
    return any(min(end, e.end) - max(start, e.start) >= COVERED * (e.end - e.start) for e in statement.content)


def hear_days(record: Record, copies: Sequence[Copy]) -> dict[str, When]:
    """The days of statements, by their ids, that all copies of them in other reports give alike, and closer."""
    shelf = Shelf(record)
    files = {r.id: r.file for r in record.reports}
    said = {s.id: s.said for s in record.statements}
    offers: dict[str, list[When]] = defaultdict(list)
    for copy in copies:
        if not copy.is_whole and copy.same_utterance is not False:
            for key, when in (*_offer(shelf, copy.a, copy.b, files), *_offer(shelf, copy.b, copy.a, files)):
                offers[key].append(when)
    return {
        key: min(row, key=lambda w: w.basis)
        for key, row in offers.items()
        if len({(w.start, w.end) for w in row}) == 1 and is_within(row[0], said[key])
    }


def share_days(record: Record, heard: Mapping[str, When]) -> Record:
    """The record with the days of statements that others give; its own 'this week' stays a week."""
    statements = (
        msgspec.structs.replace(s, said=heard[s.id]) if s.id in heard and not _keeps(s.said) else s
        for s in record.statements
    )
    return msgspec.structs.replace(record, statements=tuple(statements))


def _offer(shelf: Shelf, mine: Side, other: Side, files: Mapping[str, str]) -> Iterator[tuple[str, When]]:
    for ours in shelf.list_at(mine):
        for theirs in shelf.list_at(other):
            if _is_one_voice(ours, theirs) and _is_closer(theirs.said, ours.said):
                basis = f"as {files[other.report]} has it, which tells the same: {theirs.said.basis}"
                yield ours.id, msgspec.structs.replace(theirs.said, basis=basis)


def _is_closer(theirs: When, ours: When) -> bool:
    """Whether one says when, and the other does not, or does not know the day."""
    if not ours.is_definite:
        return theirs.is_definite
    return ours.start != ours.end and theirs.start is not None and theirs.start == theirs.end


def _keeps(own: When) -> bool:
    """Whether a report itself says when, though not of which day; of a day it would not know which."""
    return own.is_definite and (own.precision != "day" or own.start == own.end)


def _is_one_voice(a: Statement, b: Statement) -> bool:
    speakers = [s.actor for s in (a, b)]
    return speakers[0] is not None and speakers[0] == speakers[1] and a.act == b.act
