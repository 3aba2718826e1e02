"""Tellers: what two reports print in the same words, each of another speaker.

Two may say the same, and one may have signed what the other read out; or a report has mistaken who said it.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from headwater.link.origins import find_deepest
from headwater.link.propositions import Proposition
from headwater.link.reading import Reading
from headwater.record.model import Actor, Difference
from headwater.text import plain_word, words

FEWEST = 8  # words that two speakers have in common only where one was quoted for the other
SAME = 85  # rapidfuzz ratio of the words from which they are the same


def find_tellers(reading: Reading, members: Sequence[Proposition], bodies: Mapping[str, str]) -> Difference | None:
    """The first two tellings in the same words by two speakers who are no one voice; `bodies` are institutions."""
    told = [(m, speaker) for m in members if (speaker := _find_speaker(reading, m))]
    for (a, one), (b, other) in combinations(told, 2):
        if a.evidence.report != b.evidence.report and _are_two(one, other, bodies) and _are_same(a, b):
            files = [reading.reports[m.evidence.report].file for m in (a, b)]
            told_by = f"the same words by {one.name} in {files[0]}, by {other.name} in {files[1]}"
            return Difference(kind="speaker", words=told_by, spans=(a.evidence.span, b.evidence.span))
    return None


def _find_speaker(reading: Reading, item: Proposition) -> Actor | None:
    """Who says it in the end, where the report says it of him by name; 'they' may be several who are named before."""
    statement = reading.said.get(item.evidence.statement or "")
    if statement is None or item.is_event:
        return None
    speaker = find_deepest(statement, reading.said).speaker
    actor = reading.actors.get(speaker.actor or "") if speaker else None
    if actor is None or speaker is None or speaker.span is None:
        return None
    level = next((m.level for m in reading.mentions[speaker.span.report] if m.span == speaker.span), None)
    return actor if actor.members or (actor.id in reading.named and level != "pronoun") else None


def _are_two(one: Actor, other: Actor, bodies: Mapping[str, str]) -> bool:
    """Whether two speakers are two persons or of two institutions; a joint statement is no signer's own."""
    if one.id == other.id or other.id in one.possibly_same_as or one.id in other.possibly_same_as:
        return False
    is_joint = bool(one.members) != bool(other.members)
    two_persons = one.schema == other.schema == "Person"
    return is_joint or two_persons or bodies.get(one.id, one.id) != bodies.get(other.id, other.id)


def _are_same(a: Proposition, b: Proposition) -> bool:
    mine, its = (" ".join(plain_word(w.text) for w in words(m.words)) for m in (a, b))
    return min(len(mine.split()), len(its.split())) >= FEWEST and fuzz.ratio(mine, its) >= SAME
