"""Denials laid to the claims that they deny: by what is denied, never by topic alone."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from headwater.link.origins import Voices
from headwater.link.propositions import ACTOR, EVENT, MOST, Proposition
from headwater.link.reading import Reading
from headwater.link.senses import find_sense
from headwater.record.model import Statement
from headwater.record.spans import Evidence, Span
from headwater.settings import THRESHOLDS
from headwater.text import STOPWORDS, fold, rarity, stem, words

NO_ASSERTIONS = ("demand", "pledge", "ask", "deny")
PARTY = 1.3  # a denial is mostly of what is said of the one who denies


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """One denial of a claim: where it stands, and the institution that denies."""

    evidence: Evidence
    institution: str | None


def find_denials(
    reading: Reading, voices: Voices, items: Sequence[Proposition], groups: Sequence[Sequence[int]]
) -> list[list[Denial]]:
    """For each group of propositions the denials of what it asserts."""
    found: list[list[Denial]] = [[] for _ in groups]
    for statement in (s for report in reading.reports for s in reading.statements[report] if s.act == "deny"):
        for home in _homes(reading, voices, statement, items, groups):
            found[home] += [make_denial(voices, statement, span) for span in statement.extent]
    return found


def _homes(
    reading: Reading,
    voices: Voices,
    statement: Statement,
    items: Sequence[Proposition],
    groups: Sequence[Sequence[int]],
) -> list[int]:
    """The groups that a denial belongs to: those of the statement around it when it has no content of its own."""
    if not statement.content:
        around = statement.nested_in
        return [n for n, g in enumerate(groups) if around and any(items[i].evidence.statement == around for i in g)]
    denied = _terms(reading, statement.content)
    denier = statement.speaker.actor if statement.speaker else None
    sides = {denier, voices.institutions.get(denier or "")} - {None}
    scores = [
        (
            max((_cover(denied, items[i]) * _weigh_side(items[i], sides, voices) for i in group), default=0.0),
            len(group),
            -n,
        )
        for n, group in enumerate(groups)
    ]
    best, _, home = max(scores, default=(0.0, 0, 0))
    return [-home] if best >= THRESHOLDS.denial else []


def _weigh_side(item: Proposition, sides: set[str | None], voices: Voices) -> float:
    """How likely somebody denies this: what others assert of him, never what he says himself, no demand or pledge."""
    if item.act in NO_ASSERTIONS or {item.voice, voices.institutions.get(item.voice or "")} & sides:
        return 0.0
    return PARTY if item.actors & sides else 1.0


def _terms(reading: Reading, content: Sequence[Span]) -> Mapping[str, float]:
    """The terms of what is denied, weighed as propositions are."""
    found: dict[str, float] = {}
    for span in content:
        for mention in reading.mentions[span.report]:
            if mention.actor and span.start <= mention.span.start and mention.span.end <= span.end:
                found[mention.actor] = ACTOR
        for event in reading.events[span.report]:
            if span.start <= event.trigger.start and event.trigger.end <= span.end:
                found[event.type] = EVENT
        plain = (fold(w.text) for w in words(span.text))
        found |= {term: min(rarity(term), MOST) for p in plain if p not in STOPWORDS and (term := find_sense(stem(p)))}
    return found


def _cover(denied: Mapping[str, float], item: Proposition) -> float:
    """Cosine of the denied terms and a proposition's."""
    shared = sum(w * item.weights[t] for t, w in denied.items() if t in item.weights)
    norm = math.sqrt(sum(w * w for w in denied.values()) * sum(w * w for w in item.weights.values()))
    return shared / norm if norm else 0.0


def make_denial(voices: Voices, statement: Statement, span: Span) -> Denial:
    """A span of a statement as a denial, with the institution of its speaker."""
    actor = statement.speaker.actor if statement.speaker else None
    evidence = Evidence(report=span.report, start=span.start, end=span.end, text=span.text, statement=statement.id)
    return Denial(evidence=evidence, institution=voices.institutions.get(actor or ""))
