"""Denials that name no matter ("denied it", "rejected the charges"), laid to what is said of whoever denies."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from headwater.link.assertion.propositions import Proposition
from headwater.link.denial.contested import Contested
from headwater.link.denial.denied import ACCOUNT, CALLING, POINTED, Denied, is_called_so
from headwater.link.denial.falsehoods import CLAIMED, NOT_DONE, NOT_SO
from headwater.link.denial.negations import ANY_SUCH, list_sides
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.record.model import Statement
from headwater.record.spans import Evidence

POINTING = re.compile(r"\W*(?:that|this|it|which)\b", re.IGNORECASE)  # 'it was wrong': what was said just before
# Nothing but a verb that stands for another: "two days earlier than SHE HAS SAID", "before SHE DID".
ELLIPSIS = re.compile(
    r"\W*(?:he|she|it|they|we|I)\s+(?:(?:did|do|does|was|were|is|are|has|had|have|said|says|would|will)\s*)+\W*",
    re.IGNORECASE,
)
BOTH = re.compile(
    rf"\W*both(?:\s+(?:of\s+)?(?:the|th[eo]se|such|his|her|its|their))?(?:\s+[\w’'-]+)?\s+{CLAIMED}\W*|\W*both\W*", re.I
)
TOLD = re.compile(r"\b(?:said|told|wrote|written|announced|reported|stated)\b", re.IGNORECASE)
OPEN = re.compile(r"\b(?:could|may|might|will|would|should)\b")


class Rebuttal(NamedTuple):
    """A denial that names no matter, with what may be meant by it: the groups that were found so far."""

    reading: Reading
    statement: Statement
    denied: Denied
    voices: Voices
    items: Sequence[Proposition]
    found: Sequence[Contested]


def list_charged(
    reading: Reading,
    statement: Statement,
    denied: Denied,
    voices: Voices,
    items: Sequence[Proposition],
    found: Sequence[Contested],
    accused: Mapping[str, frozenset[str]],
) -> list[int]:
    """The group that the same side denies in the same report, else what whoever is named with the denial says, else the
    nearest before it with which it is charged there: first what is called as the denial does, then accusations.

    What stands behind a denial is meant only where it accuses.  Who denies 'both claims' denies the nearest two.
    """
    reports = {span.report for span in statement.extent}
    at = min((span.start for span in statement.extent), default=0)
    named = {a for item in items if item.evidence.statement == statement.id for a in item.actors} - denied.sides
    words = [content.clause.words for content in denied.contents]

    def rate(n: int) -> tuple[int, ...]:
        again = any(d.evidence.report in reports and d.institution in denied.sides for d in found[n].denials)
        theirs = [items[i] for i in found[n].members if list_sides(voices, items[i].voice) & named]
        charges = [items[i] for i in found[n].support if _charges(items[i], denied, voices, accused)]
        here = [item.evidence for item in charges if item.evidence.report in reports]
        accusing = [e for e in here if e.statement in accused]
        before = [e.end for e in here if e.end <= at]
        told = (e for e in _list_told(found[n], denied, voices, items) if e.report in reports and e.end <= at)
        called = max((e.end for e in told if any(is_called_so(reading, e.statement, w) for w in words)), default=0)
        nearest = [max((e.end for e in accusing if e.end <= at), default=len(accusing[:1])), max(before, default=0)]
        return int(again), sum(item.act == "accuse" for item in theirs), called, *nearest, len(charges)

    case = Rebuttal(reading, statement, denied, voices, items, found)
    if denied.is_own:
        return _find_own(case)
    is_answer = any(NOT_SO.fullmatch(w) or NOT_DONE.fullmatch(w) or ANY_SUCH.search(w) for w in words)
    points_back = is_answer or any(POINTING.match(w) or POINTED.fullmatch(w) for w in words)
    if points_back and (pointed := _find_pointed(case, accused)):
        return pointed
    if is_answer:
        return []
    many = 2 if any(BOTH.fullmatch(w) for w in words) else 1
    rated = sorted(((rate(n), -n) for n in range(len(found))), reverse=True)
    if best := [-n for row, n in rated[:many] if any(row[:-1])]:
        return best
    is_other = points_back or any(map(ACCOUNT.fullmatch, words))
    said = None if is_other else _find_before(case)
    return [] if said is None else [said]


def _list_told(contested: Contested, denied: Denied, voices: Voices, items: Sequence[Proposition]) -> list[Evidence]:
    """Where others than whoever denies say what a group asserts."""
    support = (items[i] for i in contested.support)
    return [item.evidence for item in support if not list_sides(voices, item.voice) & denied.sides]


def _find_pointed(case: Rebuttal, accused: Mapping[str, frozenset[str]]) -> list[int]:
    """The group of what was said last before a denial that points back to it, in its paragraph unless it begins one.

    Of all that one voice said there in a row the last charge against whoever denies, or the last charge.  Who says that
    he did not is charged.
    """
    sides = case.denied.sides
    start = _find_start(case.reading, case.statement, case.denied)
    said = _list_said(case, frozenset())
    near = [(item, n) for item, n in said if item.evidence.start >= start]
    row = list(takewhile(lambda told: told[0].voice == near[-1][0].voice, reversed(near)))
    charged = [n for item, n in row if sides & (item.actors | accused.get(item.evidence.statement or "", frozenset()))]
    if any(NOT_DONE.fullmatch(content.clause.words) for content in case.denied.contents):
        return charged[:1]
    accusing = [n for item, n in row if item.act == "accuse"]
    return (charged or accusing or [n for _, n in row])[:1]


def _find_start(reading: Reading, statement: Statement, denied: Denied) -> int:
    """Where that begins to which a denial can point back: its paragraph, or all before where it begins one.

    It begins one too behind nothing but words of its own side that deny: "Dietz rejected that account. 'It is false'".
    """
    at = statement.extent[0]
    text = reading.reports[at.report].text
    gap = "\n\n" if "\n\n" in text else "\n"
    start = max(0, text.rfind(gap, 0, at.start))
    before = [s for s in reading.sentences[at.report] if start <= s.start and s.end <= at.start]
    own = [
        span.extent
        for other in reading.statements[at.report]
        if other.act == "deny" and other.speaker and other.speaker.actor in denied.sides
        for span in other.extent
    ]
    return start if any(not any(s.overlaps(extent) for extent in own) for s in before) else 0


def _find_before(case: Rebuttal) -> int | None:
    """What another side said last before a denial, in its paragraph unless it begins one: it answers that."""
    start = _find_start(case.reading, case.statement, case.denied) if case.statement.extent else 0
    said = _list_said(case, case.denied.sides)
    near = [n for item, n in said if item.evidence.start >= start]
    return near[-1] if near else None


def _find_own(case: Rebuttal) -> list[int]:
    """What a side is told to have said last before it takes that back, in the paragraph unless that begins one.

    What somebody is quoted with on the same day he says now, unless he speaks of what he said.
    """
    start = _find_start(case.reading, case.statement, case.denied) if case.statement.extent else 0
    at = case.denied.contents[case.denied.statements.index(case.statement)].clause.evidence.start
    said = _list_said(case, frozenset(), at)
    own = [(item, n) for item, n in said if list_sides(case.voices, item.voice) & case.denied.sides]
    return [
        n
        for item, n in own
        if item.evidence.start >= start
        if _is_former(case.reading.said[item.evidence.statement or ""], case.statement) or TOLD.search(item.words)
    ][-1:]


def _is_former(told: Statement, now: Statement) -> bool:
    return told.directness != "direct" or (told.said.is_definite and told.said != now.said)


def _list_said(case: Rebuttal, sides: Collection[str], before: int | None = None) -> list[tuple[Proposition, int]]:
    """What sides other than these said before a denial or a place in its report, in text order, each with its group."""
    at = case.statement.extent[0] if case.statement.extent else None
    end = at.start if at and before is None else before or 0
    said = [
        (case.items[i], n)
        for n, contested in enumerate(case.found)
        for i in contested.members
        if at and (item := case.items[i]).evidence.report == at.report and item.evidence.end <= end
        if item.evidence.statement and item.act in CALLING and not list_sides(case.voices, item.voice) & set(sides)
        if ELLIPSIS.fullmatch(item.words) is None
    ]
    return sorted(said, key=lambda row: (row[0].evidence.start, -row[1]))


def _charges(item: Proposition, denied: Denied, voices: Voices, accused: Mapping[str, frozenset[str]]) -> bool:
    """Whether another side asserts something of the one who denies; what a report says happened is no charge.

    Nor is what may happen, where nobody is accused: "whoever trades with it could be fined".
    """
    is_told = item.evidence.statement is None and not any(e.modality == "alleged" for e in item.events[:1])
    is_open = item.act != "accuse" and OPEN.search(item.words) is not None
    is_other = not (is_told or is_open) and not list_sides(voices, item.voice) & denied.sides
    of = item.actors | accused.get(item.evidence.statement or "", frozenset())
    return is_other and item.act in CALLING and not item.is_negated and bool(of & denied.sides)
