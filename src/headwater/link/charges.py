"""Whom an accusation is laid to ("accusing IT of theft"), and what a denial calls what was said: "the REPORT is false".

The accused stands before what he is accused of, outside of what is said, so its proposition does not name him.
"""

import re
from collections.abc import Mapping

from headwater.link.denied import CLAIMED
from headwater.link.reading import Reading
from headwater.record.model import Statement
from headwater.text import Extent

CALLED_SO = re.compile(CLAIMED, re.IGNORECASE)
SAME = 5  # letters by which a noun and its verb are the same word: 'report' and 'reported', 'allegation' and 'alleged'
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?$", re.IGNORECASE)


def find_accused(reading: Reading) -> Mapping[str, frozenset[str]]:
    """By accusation the actors whom it accuses."""
    accusing = (s for s in reading.said.values() if s.act == "accuse" and s.cue and s.content)
    return {s.id: frozenset(_list_accused(reading, s)) for s in accusing}


def _list_accused(reading: Reading, statement: Statement) -> list[str]:
    """Who stands between the verb and what it says; of 'X was accused of', who stands before it."""
    cue, text = statement.cue, reading.reports[statement.report].text
    if cue is None:
        return []
    behind = Extent(cue.end, max(cue.end, statement.content[0].start))
    found = [m.actor for m in reading.mentions_in(statement.report, behind) if m.actor]
    if found or not PASSIVE.search(text, max(0, cue.start - 20), cue.start):
        return found
    sentence = next((s for s in reading.sentences[statement.report] if s.start <= cue.start < s.end), behind)
    before = reading.mentions_in(statement.report, Extent(sentence.start, cue.start))
    return [m.actor for m in before[-1:] if m.actor]


def is_called_so(reading: Reading, statement: str | None, words: str) -> bool:
    """Whether a denial calls what it denies by the verb with which this was said: 'the report' was reported."""
    said = reading.said.get(statement or "")
    cue = said.cue.text.lower()[:SAME] if said and said.cue else ""
    return bool(cue) and any(m[0].lower()[:SAME] == cue for m in CALLED_SO.finditer(words))
