"""Times at the end of what somebody says that are of the saying: "rejected the charge HOURS LATER", "denied it ON
FRIDAY", "pledged his support IN A MESSAGE IN JUNE"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from headwater.annotate.parses import FINITE, VERBAL, Parse
from headwater.annotate.timing.trees import word_at
from headwater.annotate.timing.words import one_of
from headwater.annotations import Saying, TimeExpression
from headwater.text import Extent

DATING = ("date", "weekday", "unit", "event")  # kinds of expressions that can say of which day
# "Blamed Chad FOR the raids in 2015": the time is of what the words tell.
LONG = re.compile(r"\b(?:for|of|as|from|against|about|over|with)\b", re.IGNORECASE)
NOTHING = frozenset(("", "it", "that", "this", "them", "so", "the charge", "the charges", "the claim", "the claims"))
PREPOSITION = re.compile(r"\s*\b(?:on|in|at|by|during|just|only|barely|shortly|about|some)\s*$", re.IGNORECASE)
MESSAGES = "letter memo email message post tweet statement speech address interview report article essay".split()
WRITTEN = re.compile(
    r"\s*\bin (?:an?|the|his|her|its|their) (?:[\w-]+ )?"
    rf"(?:{one_of(MESSAGES)})"
    r"(?: (?:published|aired|dated|sent|issued))?\s+(?:in|on|of)\s+$",
    re.IGNORECASE,
)


class Trailing(NamedTuple):
    """A time of what is said that dates the saying, and where the words begin that give it."""

    time: int
    start: int


def find_trailing(text: str, times: Sequence[TimeExpression], parse: Parse, saying: Saying) -> Trailing | None:
    """The time that ends the words said, where these are no clause, or where it is that of a message."""
    cue, content = saying.cue, saying.content[0] if len(saying.content) == 1 else None
    if cue is None or content is None or content in saying.quoted or content.start < cue.end:
        return None
    last = next((n for n, t in enumerate(times) if content.contains(t.extent) and t.extent.end == content.end), None)
    if last is None or times[last].quoted or times[last].expression.kind not in DATING:
        return None
    start = times[last].extent.start
    if written := WRITTEN.search(text, content.start, start):
        return Trailing(last, written.start())
    if LONG.search(text, content.start, start) or _is_clause(parse, Extent(content.start, start)):
        return None
    own = PREPOSITION.search(text, content.start, start)
    return Trailing(last, own.start() if own else start) if _hangs_on(parse, times[last].extent, cue) else None


def _is_clause(parse: Parse, extent: Extent) -> bool:
    reading = parse.reading
    inside = [w for w in parse.words_in(extent) if parse.place(w).end <= extent.end]
    return any(reading.xpos[w] in FINITE or reading.upos[w] in VERBAL for w in inside)


def _hangs_on(parse: Parse, time: Extent, cue: Extent) -> bool:
    """Whether a time hangs on the verb of a cue and on no noun between."""
    reading, word, verb = parse.reading, word_at(parse, time), word_at(parse, cue)
    return word is not None and reading.heads[word] == verb


def leave_out(text: str, saying: Saying, trailing: Trailing) -> Saying:
    """A saying without the time at the end of its content, and without a content that is only a pronoun."""
    content = saying.content[0]
    left = text[content.start : trailing.start].rstrip(" ,")
    if left.lower() in NOTHING:
        return msgspec.structs.replace(saying, content=())
    return msgspec.structs.replace(saying, content=(Extent(content.start, content.start + len(left)),))
