"""Judgements in words: what was judged, how it stands, what it changed; and all of it on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from headwater.record.answers import Shift
from headwater.record.judgements import Judgement, Member, Subject, current_judgements, settle_pairs
from headwater.record.model import Statement
from headwater.record.spans import Evidence
from headwater.tell.columns import print_wrapped
from headwater.tell.index import Index
from headwater.tell.namesakes import tell_apart
from headwater.tell.wording import flatten, join_words, shorten

QUOTED = 70
PAST = "no longer counts"
SUBJECTS: dict[Subject, str] = {
    "mentions": "Actors",
    "screening": "On a list",
    "claims": "Claim",
    "denials": "Denial",
    "copies": "Copy",
    "statements": "Statement",
    "sources": "Source",
}
NOTHING = "Nothing in the record changes."


def write_place(evidence: Evidence) -> str:
    """What a support or a denial is called in a judgement, whatever its number becomes."""
    key = evidence.event or evidence.statement
    return f"{evidence.report}:{evidence.start}-{evidence.end}{f'#{key}' if key else ''}"


def write_saying(statement: Statement) -> str:
    """What a statement is called in a judgement."""
    first = statement.extent[0]
    return f"{first.report}:{first.start}-{first.end}#{statement.id}"


def label_members(judgements: Sequence[Judgement], index: Index) -> dict[Member, str]:
    """What tells the actors that members name from others of their name."""
    places = {(m.report, m.start, m.end): m for j in judgements for m in j.members if m.report and not m.is_whole}
    named = [(places.get((m.span.report, m.span.start, m.span.end)), m.actor) for m in index.record.mentions]
    apart = tell_apart(index) if any(member for member, _ in named) else {}
    return {member: apart[actor] for member, actor in named if member and actor in apart}


def name_member(member: Member, index: Index, labels: Mapping[Member, str]) -> str:
    """A member in words: the passage, the report, the entry of a list; an actor with what tells it from namesakes."""
    if member.list:
        return f"{member.list}:{member.entry}"
    report = index.reports.get(member.report)
    if report is None:
        return "a report that is not here"
    if member.is_whole:
        return flatten(report.file)
    told = f" ({labels[member]})" if member in labels else ""
    return f"“{shorten(report.text[member.start : member.end], QUOTED)}”{told}"


def find_standing(judgements: Sequence[Judgement]) -> list[str]:
    """For each judgement why it does not count; empty where it does."""
    current = current_judgements(judgements)
    pairs = [j for j in current if j.subject == "claims"]
    holds = settle_pairs([(j.members[0], j.members[1], j.verdict) for j in pairs])
    overruled = {id(j) for j, held in zip(pairs, holds, strict=True) if not held}
    counting = {id(j) for j in current}
    return [
        "overruled by a later one" if id(j) in overruled else "" if id(j) in counting or _undoes(j) else PAST
        for j in judgements
    ]


def _undoes(judgement: Judgement) -> bool:
    return judgement.verdict == "withdrawn"


def print_effect(number: int, judgement: Judgement, shifts: Sequence[Shift], index: Index, console: Console) -> None:
    """A judgement that was just made, and what it changed."""
    head = _write_head(judgement, index, label_members([judgement], index))
    console.print(Text.assemble((f"{number}  ", "cyan"), head))
    _print_shifts(shifts, console)
    if not shifts:
        print_wrapped(Text(NOTHING, style="dim"), 4, console)


def print_judgements(
    judgements: Sequence[Judgement], effects: Mapping[int, Sequence[Shift]], index: Index, console: Console
) -> None:
    """All judgements, the last first; those that count no more are said to."""
    rows = list(enumerate(zip(judgements, find_standing(judgements), strict=True), 1))
    labels = label_members(judgements, index)
    for number, (judgement, past) in reversed(rows):
        tail = (f" · {past}" if past else "", "dim")
        console.print(Text.assemble((f"{number}  ", "cyan"), _write_head(judgement, index, labels), tail))
        _print_shifts(effects.get(number, ()), console)
    if not judgements:
        console.print(Text("Nobody has judged anything yet."))


def _write_head(judgement: Judgement, index: Index, labels: Mapping[Member, str]) -> str:
    note = f" · {flatten(judgement.note)}" if judgement.note else ""
    things = join_words([name_member(m, index, labels) for m in judgement.members])
    return f"{SUBJECTS[judgement.subject]} {things}: {flatten(judgement.words)}{note}"


def _print_shifts(shifts: Sequence[Shift], console: Console) -> None:
    for shift in shifts:
        arrow = (
            f"  {shift.before} → {shift.after}" if shift.before and shift.after else f"  {shift.after or shift.before}"
        )
        print_wrapped(Text.assemble(shift.words, (arrow.rstrip(), "dim")), 4, console)
