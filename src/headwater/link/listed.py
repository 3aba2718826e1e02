"""Those whom an event holds each for himself: 'sanctioned Orbel, Kestrel and Pavel Grodin' asserts three things.

Whether Kestrel is under sanctions can be true without the others, and another report may speak of Kestrel alone.  Where
one does, the list is parted, so that each of those who are in it has his own claim with his own support; where all that
tell of it give the same list, it stays whole.  (What holds of all together, as an accord of two, is no list.)
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from headwater.clauses import stretch_clause
from headwater.link.clusters import Pair
from headwater.link.evidence import have_other_days, is_as_real
from headwater.link.propositions import Proposition, list_players
from headwater.link.reading import Reading
from headwater.names.lexicon import word_classes
from headwater.record.model import Role
from headwater.text import Extent, fold, trim, words

LANDS = ("Country", "Place")
PARTED = re.compile(r",\s+(?:and\s+)?|\s+(?:and|or|as well as)\s+|;\s+")
Lists = Mapping[
    str, Sequence[tuple[str, frozenset[str]]]
]  # by kind of event: the reports that tell of one, and of whom


def are_of_others(a: Proposition, b: Proposition) -> bool:
    """Whether what happens first in both is of such a kind, and holds of other persons or things."""
    return bool(a.affected and b.affected) and a.affected != b.affected


def find_one_acts(reading: Reading, items: Sequence[Proposition], bodies: Mapping[str, str]) -> list[Pair]:
    """Pairs of events that are one act whatever their words: of one kind, by one institution, to the same, on one day.

    `bodies` are the institutions of actors.  A state is under sanctions of many rounds; a firm is put on a list once.
    """
    shelf: dict[frozenset[str], list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if item.is_event and item.affected and not any(reading.actors[a].schema in LANDS for a in item.affected):
            shelf[item.affected].append(n)
    pairs = (pair for row in shelf.values() for pair in combinations(row, 2))
    return [(i, j) for i, j in pairs if _is_one_act(items[i], items[j], bodies)]


def _is_one_act(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> bool:
    e, f = a.events[0], b.events[0]
    mine, its = ({bodies.get(p, p) for p in list_players(event, "agent")} for event in (e, f))
    is_by_one = bool(mine & its) or not (mine and its)
    kinds = {e.type, *e.also} & {f.type, *f.also}
    return bool(kinds) and is_by_one and is_as_real(e, f) and not have_other_days(a, b)


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
    """What an event says of each of several whom it holds, by their places; nothing of who has none of his own."""
    roles = item.events[0].roles if item.is_event and len(item.affected) > 1 else ()
    listed = sorted(
        (r for r in roles if r.actor in item.affected and r.span), key=lambda r: r.span.start if r.span else 0
    )
    phrases = _cut_list(reading.reports[item.evidence.report].text, listed)
    for role, own in zip(listed, phrases, strict=True):
        gaps = Extent(phrases[0].start, own.start), Extent(own.end, phrases[-1].end)
        yield _describe_share(reading, item, role, own, tuple(gap for gap in gaps if gap.start < gap.end))


def _cut_list(text: str, listed: Sequence[Role]) -> list[Extent]:
    """The phrase of each in a list: from behind what parts him from the one before, to his end."""
    found: list[Extent] = []
    for span in (role.span.extent for role in listed if role.span):
        parted = [m.end() for m in PARTED.finditer(text, found[-1].end, span.start)] if found else []
        found.append(Extent(parted[-1] if parted else _begin_phrase(text, span), span.end))
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
