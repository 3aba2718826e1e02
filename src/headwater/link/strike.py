"""The strike test: which claims fall when a source is taken away, and what is left of the others."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.errors import NotFound
from headwater.link.provenance.counts import Counts, Texts, count_support, group_texts
from headwater.link.provenance.origins import Voices, recall_voices
from headwater.link.reading import Reading, index_reading
from headwater.record.answers import Strike, Struck, Tally
from headwater.record.model import Actor, Claim, Origin, Report
from headwater.record.spans import Evidence
from headwater.record.whole import Record
from headwater.text import STOPWORDS, find_similar, fold

LISTED = 20  # speakers that somebody is told of who named none
MENTIONED = 5  # files in which the words stand that somebody took for a source


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is struck out: actors (as speakers, institutions or relays) and reports."""

    actors: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


def strike_source(record: Record, words: str) -> Strike:
    """Every claim that loses support without the source that the words name, in the order of the record.

    The words are an actor's name or a word of it, an outlet with its reports, an agency or anybody else whom a report
    credits with its words, or a part of a report's file name; NotFound says where the words stand when they are none of
    these, or lists the speakers.
    """
    target = find_target(record, words)
    reading, voices = index_reading(record, {}, {}), recall_voices(record)
    texts = group_texts(reading, record.copies)
    rows = [_strike_claim(reading, voices, texts, claim, target) for claim in record.claims]
    struck = tuple(row for row in rows if row)
    actors = [a for a in record.actors if a.id in target.actors]
    names = [*(a.name for a in actors), *(r.file for r in record.reports if r.id in target.reports)]
    return Strike(
        words=words,
        names=tuple(names),
        actors=tuple(a.id for a in actors),
        struck=struck,
        untouched=len(rows) - len(struck),
    )


def find_target(record: Record, words: str) -> Target:
    """The actors and reports that the words name; ids, whole names before parts of names, actors before files."""
    wanted = fold(words)
    if not wanted or wanted in STOPWORDS:
        raise NotFound(f"{words!r} names nobody; say whom or what to strike out")
    if words in {a.id for a in record.actors}:
        return Target(actors=frozenset((words,)))
    if words in {r.id for r in record.reports}:
        return Target(reports=frozenset((words,)))
    actors = _find_called(record.actors, wanted)
    reports = _find_credited(record.reports, wanted, actors)
    if not (actors or reports):
        reports = frozenset(r.id for r in record.reports if wanted in fold(r.file))
    if not (actors or reports):
        raise NotFound(f"nothing here is called {words!r}; {_suggest(record, words)}")
    return Target(actors=frozenset(a.id for a in actors), reports=reports)


def _find_called(actors: Sequence[Actor], wanted: str) -> list[Actor]:
    """The actors of a name, else those with the word in one of their names."""
    exact = [a for a in actors if wanted in _names(a)]
    return exact or [a for a in actors if any(wanted in name.split() for name in _names(a))]


def _find_credited(reports: Sequence[Report], wanted: str, actors: Sequence[Actor]) -> frozenset[str]:
    """The reports of some actors, or of that name; where nobody has it, those that credit one with the word in it."""
    names = {wanted, *(name for a in actors for name in _names(a))}
    ids = {a.id for a in actors}
    exact = frozenset(r.id for r in reports if r.outlet in ids or names & _list_credited(r))
    if exact or actors:
        return exact
    return frozenset(r.id for r in reports if any(wanted in name.split() for name in _list_credited(r)))


def _list_credited(report: Report) -> set[str]:
    """The names to which a report credits its words."""
    return {fold(c.name) for c in report.credits if c.kind != "photo"}


def _names(actor: Actor) -> set[str]:
    return {fold(actor.name), *(fold(n.text) for n in actor.names)}


def _suggest(record: Record, words: str) -> str:
    """Where the words stand, or who may be meant: names that are spelled nearly so, else some of those who speak."""
    if files := [r.file for r in record.reports if fold(words) in fold(r.text)]:
        more = f" and {len(files) - MENTIONED} more" if len(files) > MENTIONED else ""
        return f"the words stand in {', '.join(files[:MENTIONED])}{more}, but not for a source that is known there"
    if near := find_similar(words, (n.text for a in record.actors for n in a.names)):
        return f"did you mean {' or '.join(near)}?"
    speakers = {o.speaker for o in record.origins}
    names = sorted({a.name for a in record.actors if a.id in speakers})
    more = f", and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"speakers are: {', '.join(names[:LISTED]) or 'none'}{more}"


def _strike_claim(reading: Reading, voices: Voices, texts: Texts, claim: Claim, target: Target) -> Struck | None:
    origins = voices.by_id()
    support = [e for e in claim.support if e.report in reading.reports]
    left = [e for e in support if not _is_struck(reading, voices, origins, e, target)]
    if len(left) == len(support):
        return None
    before = _tally(count_support(reading, voices, texts, support), voices)
    after = _tally(count_support(reading, voices, texts, left), voices) if left else None
    return Struck(claim=claim, before=before, after=after)


def _tally(counts: Counts, voices: Voices) -> Tally:
    """The counts as claims are shown with them: an origin that nobody is identified behind is none."""
    origins = voices.by_id()
    named = [o for o in counts.origins if origins[o].identified]
    return Tally(reports=counts.addresses, texts=counts.texts, origins=len(named), voices=len(set(counts.institutions)))


def _is_struck(
    reading: Reading, voices: Voices, origins: Mapping[str, Origin], evidence: Evidence, target: Target
) -> bool:
    if evidence.report in target.reports:
        return True
    statement = reading.said.get(evidence.statement or "")
    origin = origins.get(voices.find_behind(evidence) or "")
    behind = {origin.speaker, origin.institution} if origin else set()
    return bool(target.actors & {*behind, *(statement.relayed_by if statement else ())})
