"""Whom 'the president' or 'the party' means, where one alone in the report can be meant.

A reader who is shown one sentence asks for a name.  He is given one only where the report itself bears it out: whoever
is meant holds such an office or has the word in his name, anybody else who does is named far less, and the same words
mean nobody else in that report.
"""

import re
from collections import Counter
from collections.abc import Sequence

from headwater.link.reading import NAMING, Reading
from headwater.record.model import Actor, Mention
from headwater.text import fold, list_words

DEFINITE = re.compile(r"the\s+(?P<title>[^,]+?)(?:\s+of\b.*)?$", re.IGNORECASE | re.DOTALL)
OWNED = re.compile(r"\w['’]s?\s")  # 'the city's own prosecutor' is as good as a name, and often somebody else's
OPEN = re.compile(r"\s+(?:of|in|for|at|on|who|which|that)\b")  # behind these other words say who it is
BODIES = ("Organization", "PublicBody", "Company")
MUCH = 3  # times as often as anybody else who fits


def find_holder(reading: Reading, mention: Mention) -> Actor | None:
    """The actor with a name whom a definite description surely means."""
    actor = reading.actors.get(mention.actor or "")
    found = DEFINITE.match(mention.span.text)
    if actor is None or actor.id not in reading.named or mention.level != "nominal" or found is None:
        return None
    row = reading.mentions[mention.span.report]
    title = _leave_state(found, mention, [m for m in row if _is_state(reading, m)])
    behind = reading.reports[mention.span.report].text[mention.span.end : mention.span.end + len(" which")]
    if not title or OWNED.search(mention.span.text) or OPEN.match(behind) or not _fits(actor, title):
        return None
    same = {m.actor for m in row if m.level == "nominal" and fold(m.span.text) == fold(mention.span.text)}
    often = Counter(m.actor for m in row if m.level in NAMING and m.actor)
    rivals = (n for key, n in often.items() if key != actor.id and _fits(reading.actors[key], title))
    is_sure = same <= {actor.id, None} and often[actor.id] >= MUCH * max(rivals, default=0)
    return actor if is_sure and often[actor.id] else None


def _is_state(reading: Reading, mention: Mention) -> bool:
    return mention.actor is not None and reading.actors[mention.actor].schema == "Country"


def _leave_state(found: re.Match[str], mention: Mention, states: Sequence[Mention]) -> tuple[str, ...]:
    """The folded words of a title without the state before it: 'the NORWEGIAN prime minister'."""
    at = mention.span.start + found.start("title")
    ends = (m.span.end for m in states if m.span.start == at and m.level in NAMING and m.span.end < mention.span.end)
    start = max((end - mention.span.start for end in ends), default=found.start("title"))
    return tuple(fold(word) for word in list_words(mention.span.text[start : found.end("title")]))


def _fits(actor: Actor, title: tuple[str, ...]) -> bool:
    """Whether a person holds an office of this title, or a body has the word for it in a name."""
    if actor.schema == "Person":
        held = (tuple(fold(word) for word in list_words(office.title)) for office in actor.offices)
        return any("former" not in h and (h[-len(title) :] == title or title[-len(h) :] == h) for h in held if h)
    return actor.schema in BODIES and any(title[-1] in map(fold, list_words(name.text)[1:]) for name in actor.names)
