"""A report as it stands, cut where something begins or ends, with what the record says beside each paragraph.

The text is never changed: the segments of a report, joined with the line ends between its blocks, are the report.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from headwater.record.model import Claim, Decision, Report, Statement, is_furniture
from headwater.settings import DOUBTFUL
from headwater.tell.chains import name_occasion
from headwater.tell.index import Index, find_statement
from headwater.tell.views import write_marks, write_title
from headwater.tell.voices import name_source
from headwater.tell.wording import ACTS, flatten, is_blank, write_when

Manner = Literal["statement", "denial", "passage", "rejected"]
DOUBT = "read with doubt"
_LINE = re.compile(r"[^\r\n]+")


class Note(NamedTuple):
    """What the record says of one marked passage, and what a person decided of it; `key` is unique in the report.

    `is_doubtful` is of the reading, not of what is said: who speaks, or where the words end, may well be wrong.
    """

    key: str
    manner: Manner
    spans: tuple[tuple[int, int], ...]
    speaker: str | None
    actor: str | None
    act: str
    when: str | None
    occasion: str | None
    claims: tuple[int, ...]
    denies: tuple[int, ...]
    is_doubtful: bool = False
    decision: Decision | None = None

    @property
    def is_attributed(self) -> bool:
        """Whether somebody says so, rather than the report in its own words."""
        return not self.key.startswith("p")

    @property
    def decided(self) -> str:
        """Who accepted or rejected it, when and why; empty where nobody has."""
        if self.decision is None:
            return ""
        why = f": {flatten(self.decision.note)}" if self.decision.note else ""
        return f"{self.decision.verdict}ed by {flatten(self.decision.by)} on {self.decision.at[:10]}{why}"


class Segment(NamedTuple):
    """A run of a report's text under the same marks; `note` is the key of the innermost."""

    start: int
    text: str
    note: str | None
    manner: Manner | None
    is_furniture: bool


class Block(NamedTuple):
    """A line of a report with its function and the notes of the passages that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


def view_blocks(report: Report, index: Index, targets: Iterable[int] = ()) -> tuple[Block, ...]:
    """The report in blocks; `targets` are further offsets at which a segment must begin."""
    notes = list_notes(report, index)
    edges = sorted({e for n in notes for span in n.spans for e in span} | _furniture_edges(report) | set(targets))
    lines = [m.span() for m in _LINE.finditer(report.text) if not is_blank(m.group())]
    return tuple(_view_block(report, line, notes, edges) for line in lines)


def _furniture_edges(report: Report) -> set[int]:
    return {edge for zone in report.zones if is_furniture(zone) for edge in (zone.start, zone.end)}


def list_notes(report: Report, index: Index) -> list[Note]:
    """A note for each statement and for each piece of evidence that has none, in text order."""
    said = [s for s in index.record.statements if s.report == report.id and s.extent]
    backing = _map_claims(report, index)
    notes = [_note_statement(s, backing, index) for s in said]
    notes += _note_passages(report, index, {s.id for s in said})
    return sorted(notes, key=lambda n: (n.spans[0], n.key))


def _map_claims(report: Report, index: Index) -> dict[str, tuple[set[int], set[int]]]:
    """For each statement of a report the claims that it supports and those that it denies."""
    found: dict[str, tuple[set[int], set[int]]] = {}
    for claim in index.claims.values():
        for side, evidence in enumerate((claim.support, claim.denials)):
            for piece in (e for e in evidence if e.report == report.id):
                statement = find_statement(piece, index)
                if statement:
                    found.setdefault(statement.id, (set(), set()))[side].add(index.places[claim.id])
    return found


def _note_statement(statement: Statement, backing: dict[str, tuple[set[int], set[int]]], index: Index) -> Note:
    supports, denies = backing.get(statement.id, (set(), set()))
    origin = index.origins.get(index.origin_of.get(statement.id, ""))
    return Note(
        key=statement.id,
        manner=_find_manner(statement, denies),
        spans=tuple(sorted((s.start, s.end) for s in statement.extent)),
        speaker=name_source(statement, index),
        actor=statement.actor,
        act=ACTS.get(statement.act, statement.act) if statement.asserted else "left open",
        when=write_when(statement.said) if statement.said.is_known else None,
        occasion=name_occasion(origin) if origin else None,
        claims=tuple(sorted(supports)),
        denies=tuple(sorted(denies)),
        is_doubtful=statement.confidence is not None and statement.confidence < DOUBTFUL,
        decision=statement.decision,
    )


def _find_manner(statement: Statement, denies: set[int]) -> Manner:
    if statement.is_rejected:
        return "rejected"
    return "denial" if denies or statement.act == "deny" else "statement"


def _note_passages(report: Report, index: Index, known: set[str]) -> list[Note]:
    """Evidence that no statement of the report carries: the report's own words."""
    found: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for claim in index.claims.values():
        for side, start, end in _list_bare(claim, report, index, known):
            found.setdefault((start, end), (set(), set()))[side].add(index.places[claim.id])
    return [_note_passage(span, supports, denies) for span, (supports, denies) in found.items()]


def _list_bare(claim: Claim, report: Report, index: Index, known: set[str]) -> Iterable[tuple[int, int, int]]:
    for side, evidence in enumerate((claim.support, claim.denials)):
        for piece in (e for e in evidence if e.report == report.id):
            statement = find_statement(piece, index)
            if statement is None or statement.id not in known:
                yield side, piece.start, piece.end


def _note_passage(span: tuple[int, int], supports: set[int], denies: set[int]) -> Note:
    return Note(
        key=f"p{span[0]}-{span[1]}",
        manner="denial" if denies else "passage",
        spans=(span,),
        speaker=None,
        actor=None,
        act="in the report's own words",
        when=None,
        occasion=None,
        claims=tuple(sorted(supports)),
        denies=tuple(sorted(denies)),
    )


def _view_block(report: Report, line: tuple[int, int], notes: list[Note], edges: list[int]) -> Block:
    start, end = line
    cuts = [start, *(e for e in edges if start < e < end), end]
    near = [n for n in notes if any(s < end and e > start for s, e in n.spans)]
    segments = tuple(_cut_segment(report, a, b, near) for a, b in pairwise(cuts))
    begin = tuple(n for n in near if start <= n.spans[0][0] < end)
    return Block(_find_kind(report, start, end), segments, begin)


def _cut_segment(report: Report, start: int, end: int, notes: list[Note]) -> Segment:
    covering = [(e - s, n) for n in notes for s, e in n.spans if s <= start and end <= e]
    note = min(covering, key=lambda pair: (pair[0], pair[1].key))[1] if covering else None
    dim = any(is_furniture(z) and z.start <= start and end <= z.end for z in report.zones)
    return Segment(start, report.text[start:end], note.key if note else None, note.manner if note else None, dim)


def _find_kind(report: Report, start: int, end: int) -> str:
    """The function of a line: that of the smallest zone that covers its words."""
    text = report.text[start:end]
    left, right = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    covering = [z for z in report.zones if z.start <= left and right <= z.end]
    kind = min(covering, key=lambda z: (z.end - z.start, z.kind)).kind if covering else "body"
    return "furniture" if kind.startswith("boilerplate:") or kind in ("credit", "byline", "dateline") else kind


def write_heading(report: Report, index: Index) -> str:
    """A report's number, title and day in one line."""
    title = f"{write_title(report)}{write_marks(report, index)}"
    return f"[{index.numbers[report.id]}] {title} · {write_when(report.published)}"
