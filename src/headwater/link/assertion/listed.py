"""Those whom an event holds each for himself: 'sanctioned Orbel, Kestrel and Pavel Grodin' asserts three things.

Whether Kestrel is under sanctions can be true without the others, and another report may speak of Kestrel alone.  Where
one does, the list is parted, so that each of those who are in it has his own claim with his own support; where all that
tell of it give the same list, it stays whole.  (What holds of all together, as an accord of two, is no list.)
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.clauses import stretch_clause
from headwater.link.assertion.affected import name_act
from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import Reading
from headwater.names.lexicon import word_classes
from headwater.record.model import Role
from headwater.text import Extent, fold, trim, words

PARTED = re.compile(r",\s+(?:and\s+)?|\s+(?:and|or|as well as)\s+|;\s+")
AGED = re.compile(r",\s+\d{1,3}\b(?=,)")  # 'Ada Lund, 39, was arrested'
# By kind of event: the reports that tell of one, and of whom.
Lists = Mapping[str, Sequence[tuple[str, frozenset[str]]]]


def find_other(a: Proposition, b: Proposition) -> str | None:
    """Why what is done in one is not done in the other, to others or something else; None where it may be."""
    if a.affected and b.affected and a.affected != b.affected:
        return "each holds of another"
    mine, its = ({act for event in item.events if (act := name_act(event))} for item in (a, b))
    is_other = bool(a.affected & b.affected) and mine.isdisjoint(its)
    return f"two acts: {', '.join(sorted(mine))} and {', '.join(sorted(its))}" if is_other else None


def part_lists(reading: Reading, items: Sequence[Proposition]) -> list[Proposition]:
    """The propositions, in which a list that another report gives otherwise is one for each of those who are in it."""
    told: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for item in items:
        for kind in item.events[0].kinds if item.is_event and item.affected else ():
            told[kind].append((item.evidence.report, item.affected))
    return [share for item in items for share in _part(reading, item, told)]


def _part(reading: Reading, item: Proposition, told: Lists) -> Iterator[Proposition]:
    shares = list(list_shares(reading, item))
    others = (row for kind in item.events[0].kinds for row in told[kind]) if shares else ()
    mine, own = item.affected, item.evidence.report
    yield from shares if any(report != own and mine & its and mine != its for report, its in others) else [item]


def list_shares(reading: Reading, item: Proposition) -> Iterator[Proposition]:
    """What an event says of each of several whom it holds, by their places; nothing where one of them has none."""
    if not item.is_event or len(item.affected) < 2:
        return
    roles = item.events[0].roles
    listed = sorted(
        (r for r in roles if r.actor in item.affected and r.span), key=lambda r: r.span.start if r.span else 0
    )
    if {r.actor for r in listed} != item.affected:
        return  # somebody in it is not named there
    phrases = _cut_list(reading.reports[item.evidence.report].text, listed)
    for role, own in zip(listed, phrases, strict=True):
        gaps = Extent(phrases[0].start, own.start), Extent(own.end, phrases[-1].end)
        yield _describe_share(reading, item, role, own, tuple(gap for gap in gaps if gap.start < gap.end))


def _cut_list(text: str, listed: Sequence[Role]) -> list[Extent]:
    """The phrase of each in a list: from behind what parts him from the one before, to his end."""
    found: list[Extent] = []
    for span in (role.span.extent for role in listed if role.span):
        parted = [m.end() for m in PARTED.finditer(text, found[-1].end, span.start)] if found else []
        aged = AGED.match(text, span.end)
        found.append(Extent(parted[-1] if parted else _begin_phrase(text, span), aged.end() if aged else span.end))
    return found


def _begin_phrase(text: str, name: Extent) -> int:
    """Where the words begin that say of the first in a list what he is: 'the BUSINESSMAN Pavel Grodin'."""
    start = name.start
    for word in reversed(list(words(text, text.rfind("\n", 0, name.start) + 1, name.start))):
        is_part = (word_classes(fold(word.text)) or "n")[:1] in "nad" and not word.text[:1].isupper()
        if text[word.end : start].strip() or not is_part:
            break
        start = word.start
    return start


def _describe_share(
    reading: Reading, item: Proposition, role: Role, own: Extent, left_out: tuple[Extent, ...]
) -> Proposition:
    """The proposition of one in a list: without the others, in its words as in its actors."""
    text, event = reading.reports[item.evidence.report].text, item.events[0]
    gone = {r.actor for r in event.roles if r.role == role.role and r.actor and r.actor != role.actor}
    kept = tuple(r for r in event.roles if r.role != role.role or r.actor == role.actor)
    parts = [r.span.extent for r in kept if r.span and r is not role]
    around = trim(text, *stretch_clause(text, event.trigger.extent, [*parts, own]))
    return msgspec.structs.replace(
        item,
        evidence=msgspec.structs.replace(item.evidence, start=around.start, end=around.end, text=around.of(text)),
        words=_leave_out(text, around, left_out),
        left_out=left_out,
        actors=item.actors - gone,
        people=item.people - gone,
        places=item.places - gone,
        figures=frozenset(),
        affected=item.affected - gone,
        events=(msgspec.structs.replace(event, roles=kept), *item.events[1:]),
        weights={term: weight for term, weight in item.weights.items() if term not in gone},
        meaning=None,
        assertion=None,
    )


def _leave_out(text: str, around: Extent, gaps: Sequence[Extent]) -> str:
    """Words without some of them."""
    edges = [around.start, *(edge for gap in gaps if around.contains(gap) for edge in gap), around.end]
    return " ".join(" ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).split())
