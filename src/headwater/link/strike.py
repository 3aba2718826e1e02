"""The strike test: which claims fall when a source is taken away, and what is left of the others."""

from collections.abc import Sequence

import msgspec

from headwater.errors import NotFound
from headwater.link.counts import Counts, Texts, count_support, group_texts
from headwater.link.origins import Voices, recall_voices
from headwater.link.reading import Reading, index_reading
from headwater.record.model import Claim, Evidence
from headwater.record.whole import Record
from headwater.text import fold


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is struck out: actors (as speakers, institutions or relays) and reports."""

    words: str
    actors: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


class Struck(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that loses support: what is counted before and after; None after when nothing is left."""

    claim: Claim
    before: Counts
    after: Counts | None

    @property
    def falls(self) -> bool:
        """Whether no support, or no identified origin where there was one, is left."""
        return self.after is None or bool(self.before.institutions and not self.after.institutions)


def strike_source(record: Record, words: str) -> tuple[Target, tuple[Struck, ...]]:
    """Every claim that loses support without the source that the words name, in the order of the record.

    The words are a part of an actor's name, of a report's file name, or of an agency that a report credits; NotFound
    lists what there is when they are none of these.
    """
    target = find_target(record, words)
    reading = index_reading(record, {})
    voices, texts = recall_voices(record), group_texts(reading, record.copies)
    rows = [_strike_claim(reading, voices, texts, claim, target) for claim in record.claims]
    return target, tuple(row for row in rows if row)


def find_target(record: Record, words: str) -> Target:
    """The actors and reports that the words name; whole names before parts of names."""
    wanted = fold(words)
    named = [(a.id, {fold(a.name), *(fold(n.text) for n in a.names)}) for a in record.actors]
    exact = frozenset(key for key, names in named if wanted in names)
    part = frozenset(key for key, names in named if any(wanted in name.split() for name in names))
    credited = {r.id for r in record.reports for c in r.credits if c.kind == "agency" and fold(c.name) == wanted}
    files = {r.id for r in record.reports if wanted in fold(r.file)}
    reports = frozenset(credited or (set() if exact or part else files))
    if not (exact or part or reports):
        speakers = sorted({a.name for a in record.actors if any(o.speaker == a.id for o in record.origins)})
        raise NotFound(f"nothing here is called {words!r}; speakers are: {', '.join(speakers[:20])}")
    return Target(words=words, actors=exact or part, reports=reports)


def _strike_claim(reading: Reading, voices: Voices, texts: Texts, claim: Claim, target: Target) -> Struck | None:
    left = [e for e in claim.support if not _is_struck(reading, voices, e, target)]
    if len(left) == len(claim.support):
        return None
    before = count_support(reading, voices, texts, claim.support)
    return Struck(claim=claim, before=before, after=_recount(reading, voices, texts, left))


def _recount(reading: Reading, voices: Voices, texts: Texts, left: Sequence[Evidence]) -> Counts | None:
    return count_support(reading, voices, texts, left) if left else None


def _is_struck(reading: Reading, voices: Voices, evidence: Evidence, target: Target) -> bool:
    if evidence.report in target.reports:
        return True
    statement = reading.said.get(evidence.statement or "")
    if statement is None:
        return False
    origin = voices.by_id().get(statement.origin or "")
    behind = {origin.speaker, origin.institution} if origin else set()
    return bool(target.actors & (behind | set(statement.relayed_by)))
