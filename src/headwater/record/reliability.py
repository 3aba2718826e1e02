"""The reliability of sources, which people set and nothing computes: letters laid to actors, credits and reports."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.record.judgements import Judgement, current_judgements
from headwater.record.model import Actor, Decision, Report
from headwater.record.whole import Record
from headwater.text import fold


def lay_letters(record: Record, judgements: Sequence[Judgement]) -> Record:
    """The record with the letters that people gave.

    A judgement names characters or a whole report.  Characters that name an actor give it to the actor, those of a
    credit to all credits of that name; of two letters for one source the later counts.
    """
    current = current_judgements(judgements, "sources")
    if not current:
        return record
    owner = {(m.span.report, m.span.start, m.span.end): m.actor for m in record.mentions if m.actor}
    owner |= {(s.report, s.start, s.end): a.id for a in record.actors for n in a.names for s in n.spans}
    credited = {(c.span.report, c.span.start, c.span.end): fold(c.name) for r in record.reports for c in r.credits}
    letters: dict[str, Decision] = {}
    for judgement in current:
        decision = Decision(verdict=judgement.verdict, by=judgement.by, at=judgement.at, note=judgement.note)
        for member in judgement.members:
            place = member.report, member.start, member.end
            key = member.report if member.is_whole else owner.get(place) or credited.get(place)
            if key:
                letters[key] = decision
    return msgspec.structs.replace(
        record,
        actors=tuple(_grade_actor(a, letters) for a in record.actors),
        reports=tuple(_grade_report(r, letters) for r in record.reports),
    )


def _grade_actor(actor: Actor, letters: Mapping[str, Decision]) -> Actor:
    return msgspec.structs.replace(actor, reliability=letters[actor.id]) if actor.id in letters else actor


def _grade_report(report: Report, letters: Mapping[str, Decision]) -> Report:
    credits = tuple(
        msgspec.structs.replace(c, reliability=letters[fold(c.name)]) if fold(c.name) in letters else c
        for c in report.credits
    )
    return msgspec.structs.replace(report, credits=credits, reliability=letters.get(report.id))
