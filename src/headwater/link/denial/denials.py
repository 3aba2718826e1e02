"""Denials laid to the claims that they deny: by what is denied, never by topic alone.

A denial tells what is at issue better than any single assertion does.  So the claim that is denied is also supported by
propositions of other claims, where they assert what is denied and more beside it: 'documents prove that it had a
programme' is a claim about documents, and speaks against whoever denies that there was a programme.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from headwater.dates import Day
from headwater.link.assertion.charges import find_accused
from headwater.link.assertion.propositions import Proposition, compare_assertions, compare_meanings
from headwater.link.clusters import Pair
from headwater.link.denial.contested import Contested, Denial, contest, lay_statement
from headwater.link.denial.denied import (
    Content,
    Denied,
    is_lie,
    is_told_of_somebody,
    list_denials,
    list_denied,
)
from headwater.link.denial.negations import NO_ASSERTIONS, PLAIN_LIKENESS, PLAIN_MEANT, list_sides
from headwater.link.denial.rebuttals import list_charged
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.record.model import Statement
from headwater.record.spans import Span
from headwater.settings import THRESHOLDS

PARTY = 1.3  # a denial is mostly of what is said of the one who denies
SHARE = 0.5  # of a claim's members must assert what is denied, for others that do to support it too
# A claim whose members are on average as likely denied as this is the one; of the denials of the visible stories those
# that were laid rightly are from .87 on, the others up to .73.
HOME = 0.85
# A proposition is denied by what is only said not to be so where it holds this share of it, its head among it; or where
# it is as like it as a negation has to be.
PLAIN_COVER = 0.5
# So many propositions, each told once, make a claim of what they assert among more where none asserts it alone.
SEVERAL = 3
SEVERAL_WORDS = 2  # that a proposition shares with what is denied, where it has all but its head
# 'The lawsuit was a trick': of a thing that there is something is said.
TAKEN_FOR_GRANTED = re.compile(
    r"(?:the|its|his|her|their|this|these|those)\s+(?:[\w’'-]+\s+){1,3}?(?:is|are|was|were|ha[sd]|have|came|comes)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\W*(?:I|we)\b", re.IGNORECASE)
Groups = Sequence[Sequence[int]]


class _Ground(NamedTuple):
    """What denials are laid to, looked through once."""

    reading: Reading
    voices: Voices
    items: Sequence[Proposition]
    groups: Groups
    told: Mapping[int, tuple[int, ...]]  # of a proposition all that are one utterance with it
    apart: Collection[Pair]
    shelf: Mapping[str, Sequence[int]]  # by term the propositions that assert something
    firsts: Sequence[Day | None]  # of each group the day before which none of its reports was published


def find_denials(
    reading: Reading,
    voices: Voices,
    items: Sequence[Proposition],
    groups: Groups,
    utterances: Groups,
    apart: Collection[Pair],
) -> list[Contested]:
    """Each group of propositions with the denials of what it asserts, then those that only denials bring together.

    Members of one of the `utterances` support together; two of a pair in `apart` never do.
    """
    told_alone = {i for group in groups if _is_told_alone([items[i] for i in group]) for i in group}
    ground = _Ground(
        reading=reading,
        voices=voices,
        items=items,
        groups=groups,
        told={n: tuple(row) for row in utterances for n in row},
        apart=apart,
        shelf=_shelve_asserting(items, list_denials(reading), told_alone),
        firsts=[_find_first(reading, items, group) for group in groups],
    )
    found = _lay_wordless(ground, [Contested(members=tuple(group)) for group in groups])
    listed = list_denied(reading, voices, items)
    for denied in (d for d in listed if not d.is_bare and not d.answered):
        found = _lay_named(ground, denied, found)
    for denied in (d for d in listed if d.answered):
        found = _lay_answering(ground, denied, found)
    accused = find_accused(reading)
    for denied in (d for d in listed if d.is_bare and not d.answered):
        for statement, content in zip(denied.statements, denied.contents, strict=True):
            for home in list_charged(reading, statement, denied, voices, items, found, accused):
                found[home] = contest(found[home], list(lay_statement(voices, statement, content.clause)))
    return found


def _lay_wordless(ground: _Ground, found: list[Contested]) -> list[Contested]:
    """With the denials that say nothing but that they are one ('despite its denials'), at the claims around them."""
    for statement in list_denials(ground.reading):
        if not (statement.content or _is_denied(ground.reading, statement)):
            for n in _list_around(statement, ground.items, ground.groups):
                found[n] = contest(found[n], list(lay_statement(ground.voices, statement)))
    return found


def _lay_named(ground: _Ground, denied: Denied, found: list[Contested]) -> list[Contested]:
    """With the denials of one thing at the claim of those who hold it, at one that these make, or at the nearest."""
    items, groups = ground.items, ground.groups
    own = _list_own(denied.statements, items, groups) | _list_later(ground, denied.statements)
    near = {n for content in denied.contents for term in content.terms for n in ground.shelf.get(term, ())} - own
    rates = {n: rate for n in sorted(near) if (rate := _rate(denied, items[n], ground.voices))}
    holders = {n for n in rates if _holds(denied, items[n])}
    holders |= {i for n in holders for i in ground.told.get(n, ()) if i in rates}
    laid = _lay(ground.voices, denied)
    if (home := _find_home(rates, holders, groups)) is not None:
        found[home] = contest(found[home], laid, _invite(_narrow(holders, items), groups[home], ground.apart))
        return found
    if len({ground.told.get(n, (n,)) for n in holders}) >= SEVERAL:
        core = tuple(content.clause for content in denied.contents)
        guests = tuple(_invite(_narrow(holders, items), (), ground.apart))
        return [*found, Contested(members=(), guests=guests, denials=laid, core=core)]
    is_told = _negates_that if denied.is_plain else _is_of_that
    told = {n: r for n, r in rates.items() if is_told(denied, items[n])}
    named = {n: r for n, r in told.items() if _names_all(denied, items[n])}
    meant = _find_nearest(named, groups, THRESHOLDS.held_likeness)
    if meant is None:
        meant = _find_nearest(told, groups, THRESHOLDS.denial)
    if meant is None and not denied.is_plain:
        meant = _find_meant(ground, denied, own)
    return [contest(c, laid) if n == meant else c for n, c in enumerate(found)]


def _lay_answering(ground: _Ground, denied: Denied, found: list[Contested]) -> list[Contested]:
    """With the denials that answer one proposition at the claims that hold it."""
    late = _list_later(ground, denied.statements)
    answered = {n for n, item in enumerate(ground.items) if item.evidence == denied.answered} - late
    laid = _lay(ground.voices, denied)
    return [contest(c, laid) if answered & set(c.members) else c for c in found]


def _is_denied(reading: Reading, denial: Statement) -> bool:
    """Whether a denial is denied in its turn: "Orban rejected HIS DENIAL"."""
    around = reading.said.get(denial.nested_in or "")
    return around is not None and around.act == "deny"


def _list_own(denials: Iterable[Statement], items: Sequence[Proposition], groups: Groups) -> set[int]:
    """The members of groups in which one of some denials asserts that something is not so: it does not deny itself."""
    keys = {s.id for s in denials}
    own = {n for n, item in enumerate(items) if item.evidence.statement in keys and item.is_negated_outright}
    return {i for g in groups if own & set(g) for i in g}


def _list_later(ground: _Ground, denials: Sequence[Statement]) -> set[int]:
    """The members of groups that are told only in reports later than all of some denials: nobody answers them yet."""
    ends = [ground.reading.reports[s.report].published.end for s in denials]
    last = max((end for end in ends if end), default=None)
    if last is None or None in ends:
        return set()
    return {i for g, first in zip(ground.groups, ground.firsts, strict=True) if first and first > last for i in g}


def _find_first(reading: Reading, items: Sequence[Proposition], group: Sequence[int]) -> Day | None:
    """The day before which none of a group's reports was published; None where that of one is not known."""
    starts = [reading.reports[items[i].evidence.report].published.start for i in group]
    return None if None in starts else min(filter(None, starts), default=None)


def _lay(voices: Voices, denied: Denied) -> tuple[Denial, ...]:
    rows = zip(denied.statements, denied.contents, strict=True)
    return tuple(row for statement, content in rows for row in lay_statement(voices, statement, content.clause))


def _list_around(statement: Statement, items: Sequence[Proposition], groups: Groups) -> list[int]:
    """The groups of the statement around a denial that says nothing but that it is one ('despite its denials')."""
    around = statement.nested_in
    return [n for n, g in enumerate(groups) if around and any(items[i].evidence.statement == around for i in g)]


def _is_told_alone(members: Sequence[Proposition]) -> bool:
    """Whether a report alone tells something in its own words: nobody answers that."""
    return not any(map(is_told_of_somebody, members)) and len({m.evidence.report for m in members}) == 1


def _shelve_asserting(
    items: Sequence[Proposition], denials: Iterable[Statement], but: Collection[int]
) -> Mapping[str, Sequence[int]]:
    """By term, actors left out, the propositions that assert something, and not that somebody denies it; but some."""
    said: dict[str, list[Span]] = defaultdict(list)
    cues: dict[str, list[Span]] = defaultdict(list)
    for statement in denials:
        for span in statement.extent:
            said[span.report].append(span)
        if statement.cue and not is_lie(statement):
            cues[statement.cue.report].append(statement.cue)
    shelf: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if n not in but and _asserts(item, said[item.evidence.report], cues[item.evidence.report]):
            for term in item.weights.keys() - item.actors:
                shelf[term].append(n)
    return shelf


def _asserts(item: Proposition, said: Iterable[Span], cues: Iterable[Span]) -> bool:
    """Whether a proposition asserts something, beside what denials of its report say and mark."""
    e = item.evidence
    if item.act in NO_ASSERTIONS:
        return False
    if item.is_event:
        return item.events[0].polarity == "pos" and not any(s.start < e.end and e.start < s.end for s in said)
    return not any(e.start <= c.start and c.end <= e.end for c in cues)


def _rate(denied: Denied, item: Proposition, voices: Voices) -> float:
    """How likely it is denied: by its terms; more what is said of the denier, and of his own what he takes back."""
    is_own = bool(list_sides(voices, item.voice) & denied.sides)
    if is_own != denied.is_own or (is_own and item.evidence.statement in denied.keys):
        return 0.0
    if (item.is_negated if is_own else item.is_negated_outright) and not denied.denies_negation:
        return 0.0
    return denied.rate_likeness(item) * (PARTY if item.actors & denied.sides else 1.0)


def _holds(denied: Denied, item: Proposition) -> bool:
    """Whether a proposition asserts what is denied of the one who denies it, alone or among other things."""
    if item.is_negated or item.is_narrated or not item.actors & denied.sides:
        return False
    return (
        denied.rate_likeness(item) >= THRESHOLDS.held_likeness
        and denied.rate_cover(item.weights) >= THRESHOLDS.held_cover
    )


def _negates_that(denied: Denied, item: Proposition) -> bool:
    """Whether what is only said not to be so is what a proposition says, and not another thing of the same matter.

    What is said of the one who denies, he answers.
    """
    if item.actors & denied.sides:
        return True
    if item.voice is None and item.is_event and all(_tells_own_deed(denied, content) for content in denied.contents):
        return False
    if denied.rate_cover(item.weights) >= PLAIN_COVER:
        return True
    meant = max(compare_assertions(content.clause, item) for content in denied.contents)
    is_headed = any(content.head is None or content.head in item.weights for content in denied.contents)
    is_of_that = is_headed or item.voice is not None or not item.is_event  # of what only happened just that is denied
    return (is_of_that and denied.rate_likeness(item) >= PLAIN_LIKENESS) or meant >= PLAIN_MEANT


def _tells_own_deed(denied: Denied, content: Content) -> bool:
    """Whether somebody says what he himself did not do: it may have happened all the same."""
    return bool(content.clause.actors & denied.sides) or FIRST_PERSON.match(content.clause.words) is not None


def _is_of_that(denied: Denied, item: Proposition) -> bool:
    """Whether a proposition is of what is denied, and not only of the thing of which something is denied.

    'The lawsuit had a political purpose' takes it for granted that there is one, and does not deny 'the union sued'.
    """
    if not all(TAKEN_FOR_GRANTED.match(content.clause.words) for content in denied.contents):
        return True
    for content in denied.contents:
        shared = sum(term in item.weights for term in content.plain)
        if content.head is None or content.head in item.weights or shared >= min(len(content.plain), SEVERAL_WORDS):
            return True
    return max(compare_assertions(content.clause, item) for content in denied.contents) >= PLAIN_MEANT


def _names_all(denied: Denied, item: Proposition) -> bool:
    """Whether a proposition has all words of what is denied, and all whom it names beside the one who denies."""
    return any(content.terms.keys() - denied.sides <= item.weights.keys() for content in denied.contents)


def _shares_word(denied: Denied, item: Proposition) -> bool:
    """Whether a proposition has a word of what is denied."""
    return any(term in item.weights for content in denied.contents for term in content.plain)


def _find_home(rates: Mapping[int, float], holders: Collection[int], groups: Groups) -> int | None:
    """The group whose members assert just what is denied, or that most of those who assert it belong to; else None."""
    inside = {n: sum(i in holders for i in g) for n, g in enumerate(groups)}
    held = [n for n, g in enumerate(groups) if inside[n] >= SHARE * len(g)]
    average = {n: sum(rates.get(i, 0.0) for i in groups[n]) / len(groups[n]) for n in held}
    home = max(held, key=lambda n: (average[n], -n), default=None)
    if home is not None and average[home] >= HOME:
        return home
    largest = max(held, key=lambda n: (inside[n], -n), default=None)
    return largest if largest is not None and inside[largest] > SHARE * len(holders) else None


def _find_meant(ground: _Ground, denied: Denied, own: Collection[int]) -> int | None:
    """The group with the member that means most nearly what is denied, in other words."""
    items = ground.items
    others = {n for row in ground.shelf.values() for n in row if not items[n].is_negated and n not in own}
    others -= {n for n in others if list_sides(ground.voices, items[n].voice) & denied.sides}
    others -= {n for n in others if _shares_word(denied, items[n]) and not _is_of_that(denied, items[n])}
    rates = {n: max(compare_meanings(content.clause, items[n]) for content in denied.contents) for n in others}
    return _find_nearest(rates, ground.groups, THRESHOLDS.denial_meant)


def _find_nearest(rates: Mapping[int, float], groups: Groups, least: float) -> int | None:
    """The group with the highest rated member, the larger where two are equal; None below `least`."""
    best = [max((rates.get(i, 0.0) for i in g), default=0.0) for g in groups]
    home = max(range(len(groups)), key=lambda n: (best[n], len(groups[n]), -n), default=None)
    return home if home is not None and best[home] >= least else None


def _narrow(holders: Collection[int], items: Sequence[Proposition]) -> set[int]:
    """Those who assert what is denied, without those in which only somebody else does whom they tell of."""
    return {n for n in holders if not any(_tells_of(items[n], items[o]) for o in holders)}


def _tells_of(outer: Proposition, inner: Proposition) -> bool:
    """Whether one proposition holds another, which is said by another voice."""
    a, b = outer.evidence, inner.evidence
    is_inside = a.report == b.report and a.start <= b.start and b.end <= a.end
    return is_inside and bool(inner.voice) and inner.voice != outer.voice


def _invite(holders: Iterable[int], group: Sequence[int], apart: Collection[Pair]) -> list[int]:
    """Those who may support with a group and with each other, as far as people have not said that they are not one."""
    kept: list[int] = []
    for n in sorted(set(holders) - set(group)):
        if not any((min(n, i), max(n, i)) in apart for i in (*group, *kept)):
            kept.append(n)
    return kept
