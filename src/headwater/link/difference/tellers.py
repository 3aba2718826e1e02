"""Tellers: what two reports print in the same words, each of another speaker, and what each has another make known.

Two may say the same, and one may have signed what the other read out; or a report has mistaken who said it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from headwater.link.assertion.propositions import Proposition
from headwater.link.provenance.origins import find_deepest
from headwater.link.reading import Reading
from headwater.record.model import Actor, Difference
from headwater.text import plain_word, words

# Many may confirm what one has made known: who confirms it is set against who makes it known alone.
CUES = (
    ("made", re.compile(r"\b(?:announc|reveal|disclos|unveil)", re.I)),
    ("confirmed", re.compile(r"\bconfirm", re.I)),
)
FEWEST = 8  # words that two speakers have in common only where one was quoted for the other
SAME = 85  # rapidfuzz ratio of the words from which they are the same


def find_tellers(reading: Reading, members: Sequence[Proposition], bodies: Mapping[str, str]) -> Difference | None:
    """The first two tellings in the same words by two speakers who are no one voice; `bodies` are institutions."""
    told = [(m, speaker) for m in members if (speaker := _find_speaker(reading, m))]
    for (a, one), (b, other) in combinations(told, 2):
        if a.evidence.report != b.evidence.report and _are_two(one, other, bodies) and _are_same(a, b):
            return _make(reading, "the same words", (a, one), (b, other))
    return None


def find_announcers(reading: Reading, members: Sequence[Proposition], bodies: Mapping[str, str]) -> Difference | None:
    """The first two reports of which each has one institution alone make one thing known, and not the same."""
    told: dict[str, list[Proposition]] = defaultdict(list)
    for item in members:
        if not item.is_event and bodies.get(item.voice or "") in reading.named and _list_cues(reading, item):
            told[item.evidence.report].append(item)
    single = [row for row in told.values() if len({bodies[m.voice or ""] for m in row}) == 1]
    for mine, its in combinations(single, 2):
        (a, one), (b, other) = ((row[0], reading.actors[row[0].voice or ""]) for row in (mine, its))
        is_made_known = any("made" in _list_cues(reading, m) for m in (*mine, *its))
        if is_made_known and bodies[one.id] != bodies[other.id]:
            return _make(reading, "made known", (a, one), (b, other))
    return None


def _list_cues(reading: Reading, item: Proposition) -> set[str]:
    """Whether a telling says by its cue that something is made known, or that it is confirmed."""
    statement = reading.said.get(item.evidence.statement or "")
    cue = statement.cue.text if statement and statement.cue else ""
    return {name for name, wanted in CUES if wanted.search(cue)}


def _make(reading: Reading, what: str, a: tuple[Proposition, Actor], b: tuple[Proposition, Actor]) -> Difference:
    told = [f"by {speaker.name} in {reading.reports[m.evidence.report].file}" for m, speaker in (a, b)]
    words = f"{what} {told[0]}, {told[1]}"
    return Difference(kind="speaker", words=words, spans=(a[0].evidence.span, b[0].evidence.span))


def _find_speaker(reading: Reading, item: Proposition) -> Actor | None:
    """Who says it in the end, where the report says it of him by name; 'they' may be several who are named before."""
    statement = reading.said.get(item.evidence.statement or "")
    if statement is None or item.is_event:
        return None
    speaker = find_deepest(statement, reading).speaker
    actor = reading.actors.get(speaker.actor or "") if speaker else None
    if actor is None or speaker is None or speaker.span is None:
        return None
    said = reading.mentions_in(speaker.span.report, speaker.span.extent)
    level = next((m.level for m in said if m.span == speaker.span), None)
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
