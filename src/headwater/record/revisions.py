"""What an edit changed: the words of two versions of one report, laid side by side.

Sentences that both versions have are taken out first; in what is left the words are compared one by one.  Edits in
furniture alone (a time stamp, a credit) are none: they change nothing that the report says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from headwater.record.model import Report, is_furniture
from headwater.record.spans import Span, Value, cut

TOKEN = re.compile(r"[^\W_]+(?:[.,'’\-–][^\W_]+)*|[^\w\s]|_")
PIECE = re.compile(r"\S[^\r\n]*?(?:[.?!][\"”’»)\]]*(?=\s)|(?=[\r\n])|\Z)")  # a sentence, or what stands for one
CLOSING = re.compile(r"[.,;!?]")
JOINED = 2  # edits with no more equal tokens between them are read as one
# Pairs of tokens that are compared one by one; a longer stretch without an equal sentence counts as replaced.
MOST_PAIRS = 100_000_000

Place = tuple[int, int]  # code points, half-open


class _Step(NamedTuple):
    """Tokens of the older text, those of the newer in their place, and whether they are the same."""

    before: Sequence[Place]
    after: Sequence[Place]
    is_same: bool


class Edit(Value, frozen=True, kw_only=True):
    """Words that stood in the older version, and those that stand there in the newer; None where there are none."""

    before: Span | None
    after: Span | None


def compare_versions(older: Report, newer: Report) -> tuple[Edit, ...]:
    """Every stretch of words that differs, in the order of the newer version."""
    return tuple(_list_edits(older, newer))


def has_same_words(older: str, newer: str) -> bool:
    """Whether two texts say the same in the same words, however they are spaced."""
    return TOKEN.findall(older) == TOKEN.findall(newer)


def _list_edits(older: Report, newer: Report) -> Iterator[Edit]:
    for left, right in _join_near(_compare_pieces(older.text, newer.text)):
        before, after = _cut(older, left), _cut(newer, right)
        if before is None or after is None:
            before, after = _settle(older, before), _settle(newer, after)
        edit = Edit(before=before, after=after)
        if not (_is_in_furniture(older, edit.before) and _is_in_furniture(newer, edit.after)):
            yield edit


def _cut(report: Report, tokens: Sequence[Place]) -> Span | None:
    return cut(report, tokens[0][0], tokens[-1][1]) if tokens else None


def _settle(report: Report, span: Span | None) -> Span | None:
    """A stretch that begins with the stop before it ends with the stop behind it: 'it. He left' is 'He left.'."""
    if span is None or not CLOSING.match(span.text) or report.text[span.end : span.end + 1] != span.text[0]:
        return span
    gap = len(span.text[1:]) - len(span.text[1:].lstrip())
    return cut(report, span.start + 1 + gap, span.end + 1) if span.text[1:].strip() else span


def _is_in_furniture(report: Report, span: Span | None) -> bool:
    """Whether words are of no account: there are none, or they stand in one zone that says nothing."""
    return span is None or any(z.start <= span.start and span.end <= z.end and is_furniture(z) for z in report.zones)


def _compare_pieces(older: str, newer: str) -> Iterator[_Step]:
    pieces = [[m.span() for m in PIECE.finditer(text)] for text in (older, newer)]
    words = [[" ".join(text[a:b].split()) for a, b in row] for text, row in zip((older, newer), pieces, strict=True)]
    for tag, a, b, c, d in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes():
        left, right = _list_tokens(older, pieces[0][a:b]), _list_tokens(newer, pieces[1][c:d])
        yield from [_Step(left, right, True)] if tag == "equal" else _compare_words(older, newer, left, right)


def _list_tokens(text: str, pieces: Iterable[Place]) -> list[Place]:
    return [m.span() for a, b in pieces for m in TOKEN.finditer(text, a, b)]


def _compare_words(older: str, newer: str, left: Sequence[Place], right: Sequence[Place]) -> Iterator[_Step]:
    if len(left) * len(right) > MOST_PAIRS:
        yield _Step(left, right, False)
        return
    steps: Any = Indel.opcodes([older[a:b] for a, b in left], [newer[a:b] for a, b in right])
    for s in steps:
        yield _Step(left[s.src_start : s.src_end], right[s.dest_start : s.dest_end], s.tag == "equal")


def _join_near(steps: Iterable[_Step]) -> Iterator[tuple[list[Place], list[Place]]]:
    """The tokens of each edit on both sides; edits that only a word or two keep apart are one."""
    edit: list[_Step] = []
    for step in steps:
        if not step.is_same:
            edit.append(step)
        elif edit and len(step.after) <= JOINED:
            edit.append(step)  # it ends the edit only if nothing follows that differs
        elif edit:
            yield _gather(edit)
            edit = []
    if edit:
        yield _gather(edit)


def _gather(edit: list[_Step]) -> tuple[list[Place], list[Place]]:
    while edit[-1].is_same:
        edit.pop()
    return [t for step in edit for t in step.before], [t for step in edit for t in step.after]
