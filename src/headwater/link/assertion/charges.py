"""Whom an accusation is laid to: "accusing IT of theft".

The accused stands before what he is accused of, outside of what is said, so no word of its proposition names him.
"""

import re
from collections.abc import Mapping

from headwater.link.reading import Reading
from headwater.record.model import Statement
from headwater.text import Extent

PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?$", re.IGNORECASE)


def find_accused(reading: Reading) -> Mapping[str, frozenset[str]]:
    """By accusation the actors whom it accuses."""
    accusing = (s for s in reading.said.values() if s.act == "accuse" and s.cue and s.content)
    return {s.id: frozenset(list_accused(reading, s)) for s in accusing}


def list_accused(reading: Reading, statement: Statement) -> list[str]:
    """Who stands between the verb and what it says; of 'X was accused of', who stands before it."""
    cue, text = statement.cue, reading.reports[statement.report].text
    if statement.act != "accuse" or cue is None or not statement.content:
        return []
    behind = Extent(cue.end, max(cue.end, statement.content[0].start))
    found = [m.actor for m in reading.mentions_in(statement.report, behind) if m.actor]
    if found or not PASSIVE.search(text, max(0, cue.start - 20), cue.start):
        return found
    sentence = reading.sentence_at(statement.report, cue.start) or behind
    before = reading.mentions_in(statement.report, Extent(sentence.start, cue.start))
    return [m.actor for m in before[-1:] if m.actor]
