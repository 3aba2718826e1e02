"""The grade of a claim after the Admiralty code: the letters of its sources, which people set, and its own number.

A letter is of a source and a number of what it says.  So a claim that rests on several sources has the letter of each,
the best first (B/F2): nothing is averaged, and F (cannot be judged) stands for every source that nobody has judged
beside one that somebody has.  Before that a claim has no grade.
"""

from collections.abc import Iterator
from typing import NamedTuple

from headwater.record.model import Claim, Decision, Origin, Report
from headwater.tell.index import Index, find_statement
from headwater.tell.voices import name_institution
from headwater.tell.wording import capitalise, flatten, join_words

UNJUDGED = "F"


class Rated(NamedTuple):
    """A source of a claim with its letter, and who set it where somebody has."""

    name: str
    letter: str
    decision: Decision | None


def rate_sources(claim: Claim, index: Index) -> tuple[Rated, ...]:
    """The sources of a claim that count, each once: its voices; where nobody is named, the reports that say so."""
    found: dict[tuple[str, str], Rated] = {}
    origins = [index.origins[key] for key in claim.origins if key in index.origins]
    for origin in [o for o in origins if o.identified] or origins:
        for key, rated in _rate_origin(origin, claim, index):
            found.setdefault((key, rated.letter), rated)
    return tuple(sorted(found.values(), key=lambda r: (r.letter, r.name)))


def _rate_origin(origin: Origin, claim: Claim, index: Index) -> Iterator[tuple[str, Rated]]:
    if origin.identified:
        actors = [index.actors[k] for k in (origin.speaker, origin.institution) if k in index.actors]
        decision = next((a.reliability for a in actors if a.reliability), None)
        name = name_institution(origin.institution, index) or (flatten(actors[0].name) if actors else "somebody")
        yield origin.institution or origin.id, _rate(name, decision)
    elif origin.statements:
        yield "", _rate("an unnamed source", None)
    else:
        for report in _list_narrators(claim, index):
            yield report.id, _rate(f"report {index.numbers[report.id]}", rate_report(report, index))


def _list_narrators(claim: Claim, index: Index) -> list[Report]:
    """The reports that say it in their own words."""
    told = dict.fromkeys(e.report for e in claim.support if find_statement(e, index) is None)
    return [index.reports[key] for key in told if key in index.reports]


def _rate(name: str, decision: Decision | None) -> Rated:
    return Rated(name, decision.verdict if decision else UNJUDGED, decision)


def rate_report(report: Report, index: Index) -> Decision | None:
    """The letter of a report as a source: its own, that of its outlet, or that of whoever it credits."""
    outlet = index.actors.get(report.outlet or "")
    order = ("outlet", "republisher", "agency")
    credited = [c.reliability for kind in order for c in report.credits if c.kind == kind]
    return next((d for d in (report.reliability, outlet.reliability if outlet else None, *credited) if d), None)


def write_grade(claim: Claim, index: Index) -> str:
    """`B3`, with several sources `B/F2`; nothing without a number, or before anybody has judged a source of it."""
    rated = rate_sources(claim, index)
    if claim.credibility is None or not any(r.decision for r in rated):
        return ""
    return f"{'/'.join(sorted({r.letter for r in rated}))}{claim.credibility.code}"


def explain_grade(claim: Claim, index: Index) -> str:
    """`Grade B3 (Admiralty code): reliability B of Norland, set by ana; credibility 3 of 6, one identified …`.

    Before anybody has judged a source of it, the credibility alone.
    """
    if claim.credibility is None:
        return ""
    rated = rate_sources(claim, index)
    judged = [f"{r.letter} of {r.name}, set by {flatten(r.decision.by)}" for r in rated if r.decision]
    number = f"credibility {claim.credibility.code} of 6, {claim.credibility.reason.rstrip('.')}"
    if not judged:
        return f"{capitalise(number)} (Admiralty code); nobody has judged how reliable its sources are."
    open_ = [r.name for r in rated if not r.decision]
    letters = "; ".join([*judged, *([f"F of {join_words(open_)}, which nobody has judged"] if open_ else [])])
    return f"Grade {write_grade(claim, index)} (Admiralty code): reliability {letters}; {number}."
