"""Who only passes on what another is quoted with: 'she tweeted: "It is a lie," the mayor said'."""

from collections.abc import Sequence

from headwater.record.model import Statement
from headwater.text import Extent

# Cues of who shows to many what others have said.
POSTING = ("tweet", "retweet", "post", "repost", "shar", "report", "broadcast", "publish", "cit", "quot")
WHOLE = 0.9  # share of a clause: with more of it in what another is quoted with, it is his


def find_passed_on(statements: Sequence[Statement], outer: Statement, extent: Extent) -> Statement | None:
    """The statement, by another and in his very words, that a clause of a statement consists of."""
    if not _is_post(outer):
        return None
    return next((inner for inner in statements if passes_on(outer, inner, extent)), None)


def passes_on(outer: Statement, inner: Statement, extent: Extent) -> bool:
    """Whether a clause of one statement is another, quoted with its speaker; what a speech quotes is part of it."""
    is_quoted = inner.nested_in == outer.id and inner.directness == "direct" and inner.speaker is not None
    if not (is_quoted and _is_post(outer)):
        return False
    reach = _reach(inner)
    return min(extent.end, reach.end) - max(extent.start, reach.start) >= WHOLE * (extent.end - extent.start)


def _is_post(outer: Statement) -> bool:
    """Whether a statement shows to many, in words of the report, what somebody has said."""
    return outer.cue is not None and outer.cue.text.lower().startswith(POSTING) and outer.directness != "direct"


def _reach(statement: Statement) -> Extent:
    """From the first to the last word of a statement, of its cue and of its speaker."""
    spans = [*statement.content, *((statement.cue,) if statement.cue else ())]
    if statement.speaker and statement.speaker.span:
        spans.append(statement.speaker.span)
    return Extent(min(s.start for s in spans), max(s.end for s in spans))
