"""Stories in a stream: mixed reports of many matters, grouped in the order in which they arrive.

A first pass puts each report to the nearest of the small, tight groups that it shares a rare word with, or makes it a
group of its own.  A second look then lets every report that by now fits another group better move there (which undoes
wrong joins), and joins the groups that tell one story, the surest first (which finds what a later report bridged).
Weights come from the frozen background of `headwater.text`, so that no likeness depends on the stream at hand.
"""

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from headwater.dates import Day
from headwater.text import STOPWORDS, Word, plain_word, rarity, stem, words

# What a word counts by its place and kind.  Each was tried lower and higher on full texts and on headlines; names
# matter most: two events of one sort (two arrests, two earthquakes) share all words but these.
TITLE, LEAD, NAME, FIGURE = 3.0, 2.0, 2.0, 0.7
LEAD_WORDS = 80  # a news report says in its first paragraphs what it is about
SENTENCE_ENDS = frozenset('.!?:"“”‘')  # a capital after one of these says nothing


_Pair = tuple[float, int, int, int, int]  # likeness, negative; the two groups; their sizes


class Cuts(NamedTuple):
    """Every cut of the grouping; one set for full texts and for headlines."""

    # Likeness is 1 where two groups are as like each other as each is within.  The first pass joins only the sure.
    join: float = 1.0
    # From here on two groups are one story.
    bridge: float = 0.68
    # Two reports of one story have a cosine of .36 to .48 on average (headlines, full texts); as long as a group has
    # few members, this expectation counts as so many pairs.
    cohesion: float = 0.42
    pairs: float = 2.0
    # The fewer words, the fewer can be shared: at so many terms half the likeness is asked of a report.
    terms: float = 10.0
    # Days without a report after which a likeness counts half, and after which a story is over.
    half_life: float = 30.0
    silence: int = 120
    # Neighbours are looked up by so many of the heaviest terms.
    keys: int = 12


CUTS = Cuts()


class Sketch(msgspec.Struct, frozen=True, dict=True):
    """A report for comparison: its terms by falling weight, as a vector of length 1, and its day."""

    terms: tuple[tuple[str, float], ...]
    day: Day | None = None

    @cached_property
    def weights(self) -> dict[str, float]:
        """The terms with their weights."""
        return dict(self.terms)


@dataclass(slots=True)
class _Group:
    members: list[int]
    sums: dict[str, float]
    square: float  # of the length of `sums`
    terms: float  # of all members
    first: Day | None
    last: Day | None


# Sketches.


def sketch_text(text: str, title: str | None, day: Day | None) -> Sketch:
    """The weighted terms of a report: rare words weigh more, and those of the title, the lead and of names."""
    counts: dict[str, float] = defaultdict(float)
    kinds: dict[str, float] = {}
    for term, weight, kind in _weigh_places(text, title):
        counts[term] += weight
        kinds[term] = max(kind, kinds.get(term, 0.0))
    raw = {term: (1 + math.log(count)) * rarity(term) * kinds[term] for term, count in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    ranked = sorted(raw.items(), key=lambda item: (-item[1], item[0]))
    return Sketch(tuple((term, value / length) for term, value in ranked if value), day)


def liken_sketches(one: Sketch, other: Sketch) -> float:
    """The likeness of two reports by themselves; 1 where they are as like as two of one story are on average."""
    return _compare(_stand_alone(0, one, one.weights), _stand_alone(1, other, other.weights), CUTS)


def find_least_cosine(likeness: float, terms: int) -> float:
    """The cosine of two reports of one day that are so much alike, where the shorter has so many terms; more have more.

    It is the likeness solved for the cosine; the mean cosine within one that stands alone is what is expected.
    """
    return likeness * CUTS.cohesion / (1 + CUTS.terms / terms)


def _weigh_places(text: str, title: str | None) -> Iterator[tuple[str, float, float]]:
    for term, kind in _list_terms(title or ""):
        yield term, TITLE, kind
    place = 0
    for line in text.splitlines():
        for term, kind in _list_terms(line):
            yield term, LEAD if place < LEAD_WORDS else 1.0, kind
            place += 1


def _list_terms(line: str) -> Iterator[tuple[str, float]]:
    found = list(words(line))
    is_telling = _is_case_telling(found)
    for word in found:
        folded = plain_word(word.text)
        if folded and folded not in STOPWORDS:
            yield stem(folded), _judge_kind(line, word, is_telling)


def _is_case_telling(found: Sequence[Word]) -> bool:
    """Whether capitals mark names in a line: not where a headline capitalises most words."""
    longer = [word.text[0].isupper() for word in found if len(word.text) > 3]
    return sum(longer) <= 0.6 * len(longer)


def _judge_kind(line: str, word: Word, is_telling: bool) -> float:
    if word.text[0].isdigit():
        return FIGURE
    before = line[: word.start].rstrip()[-1:]
    return NAME if is_telling and word.text[0].isupper() and before and before not in SENTENCE_ENDS else 1.0


# Groups.


def group_stream(sketches: Sequence[Sketch], cuts: Cuts = CUTS) -> list[int]:
    """The story of each report, in the order of the stream; a story's number is the place of its earliest report."""
    groups = _pass_once(sketches, cuts)
    groups = _gather(sketches, _move_members(sketches, groups, cuts))
    groups = _bridge_groups(groups, cuts)
    numbers = {member: min(group.members) for group in groups for member in group.members}
    return [numbers[place] for place in range(len(sketches))]


def _pass_once(sketches: Sequence[Sketch], cuts: Cuts) -> list[_Group]:
    groups: list[_Group] = []
    index: dict[str, set[int]] = defaultdict(set)
    for place, sketch in enumerate(sketches):
        alone = _begin(place, sketch)
        keys = _pick_keys(alone, cuts)
        likeness, best = _find_nearest(alone, {n for key in keys for n in index[key]}, groups, cuts)
        if likeness >= cuts.join:
            _absorb(groups[best], alone)
        else:
            best = len(groups)
            groups.append(alone)
        for key in keys:
            index[key].add(best)
    return groups


def _find_nearest(alone: _Group, near: Iterable[int], groups: Sequence[_Group], cuts: Cuts) -> tuple[float, int]:
    """The likeness and the number of the group that fits a report best, the earliest of equals."""
    likeness, number = max(((_compare(alone, groups[n], cuts), -n) for n in near), default=(0.0, 0))
    return likeness, -number


def _begin(place: int, sketch: Sketch) -> _Group:
    return _stand_alone(place, sketch, dict(sketch.terms))


def _stand_alone(place: int, sketch: Sketch, sums: dict[str, float]) -> _Group:
    return _Group([place], sums, 1.0 if sums else 0.0, float(len(sums)), sketch.day, sketch.day)


def _absorb(group: _Group, other: _Group) -> None:
    group.square += other.square + 2 * _dot(group.sums, other.sums)
    for term, weight in other.sums.items():
        group.sums[term] = group.sums.get(term, 0.0) + weight
    group.members += other.members
    group.terms += other.terms
    group.first = min((day for day in (group.first, other.first) if day), default=None)
    group.last = max((day for day in (group.last, other.last) if day), default=None)


def _pick_keys(group: _Group, cuts: Cuts) -> list[str]:
    return heapq.nsmallest(cuts.keys, group.sums, key=lambda term: (-group.sums[term], term))


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[term] for term, weight in few.items() if term in many)


def _compare(one: _Group, other: _Group, cuts: Cuts) -> float:
    return _rate(_dot(one.sums, other.sums), one, other, cuts) if _fade(one, other, cuts) else 0.0


def _rate(dot: float, one: _Group, other: _Group, cuts: Cuts) -> float:
    """The likeness of two groups: the mean cosine between them over that within them, for their length and days."""
    across = dot / (len(one.members) * len(other.members))
    within = math.sqrt(_cohere(one, cuts) * _cohere(other, cuts))
    shorter = min(one.terms / len(one.members), other.terms / len(other.members)) or 1.0
    return across / within * (1 + cuts.terms / shorter) * _fade(one, other, cuts)


def _cohere(group: _Group, cuts: Cuts) -> float:
    count = len(group.members)
    return (group.square - count + cuts.pairs * cuts.cohesion) / (count * (count - 1) + cuts.pairs)


def _fade(one: _Group, other: _Group, cuts: Cuts) -> float:
    """How much the days between two groups leave of their likeness; all of it where a day is not known."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1.0
    return fade_gap(max((other.first - one.last).days, (one.first - other.last).days, 0), cuts)


def fade_gap(days: int, cuts: Cuts = CUTS) -> float:
    """How much so many days between two reports leave of their likeness, from 1 to 0."""
    return 0.0 if days > cuts.silence else 0.5 ** (days / cuts.half_life)


def _move_members(sketches: Sequence[Sketch], groups: Sequence[_Group], cuts: Cuts) -> list[list[int]]:
    """The members by group, after each has moved that fits another better; all are judged before any moves."""
    index = _index_groups(groups, cuts)
    moved: list[list[int]] = [[] for _ in groups]
    for number, group in enumerate(groups):
        for member in group.members:
            alone = _begin(member, sketches[member])
            near = {n for key in _pick_keys(alone, cuts) for n in index.get(key, ())} - {number}
            likeness, best = _find_nearest(alone, near, groups, cuts)
            moved[best if likeness > _compare_with_rest(alone, group, cuts) else number].append(member)
    return [members for members in moved if members]


def _compare_with_rest(alone: _Group, group: _Group, cuts: Cuts) -> float:
    """The likeness of a member and the others of its group; that of a sure joint for one that is alone."""
    others = [member for member in group.members if member not in alone.members]
    if not others:
        return cuts.join
    dot = _dot(alone.sums, group.sums)
    square, terms = group.square - 2 * dot + alone.square, group.terms - alone.terms
    return _rate(dot - alone.square, alone, _Group(others, {}, square, terms, group.first, group.last), cuts)


def _index_groups(groups: Sequence[_Group], cuts: Cuts) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for key in _pick_keys(group, cuts):
            index[key].append(number)
    return index


def _gather(sketches: Sequence[Sketch], parts: Iterable[Sequence[int]]) -> list[_Group]:
    groups = []
    for members in parts:
        group = _begin(members[0], sketches[members[0]])
        for member in members[1:]:
            _absorb(group, _begin(member, sketches[member]))
        groups.append(group)
    return groups


def _bridge_groups(groups: Sequence[_Group], cuts: Cuts) -> list[_Group]:
    """Join the two most alike, again and again, until no two are alike enough."""
    alive = dict(enumerate(groups))
    dots = _multiply_neighbours(groups, cuts)
    queue = [pair for a in dots for b in dots[a] if a < b for pair in _propose(a, b, dots[a][b], alive, cuts)]
    heapq.heapify(queue)
    while queue:
        _, a, b, *sizes = heapq.heappop(queue)
        if a in alive and b in alive and sizes == [len(alive[a].members), len(alive[b].members)]:
            _absorb(alive[a], alive.pop(b))
            _merge_rows(dots, a, b)
            for c, dot in dots[a].items():
                for pair in _propose(min(a, c), max(a, c), dot, alive, cuts):
                    heapq.heappush(queue, pair)
    return list(alive.values())


def _propose(a: int, b: int, dot: float, alive: dict[int, _Group], cuts: Cuts) -> Iterator[_Pair]:
    """The pair for the queue, if it is alike enough; its sizes tell later whether either has grown since."""
    likeness = _rate(dot, alive[a], alive[b], cuts)
    if likeness >= cuts.bridge:
        yield -likeness, a, b, len(alive[a].members), len(alive[b].members)


def _multiply_neighbours(groups: Sequence[_Group], cuts: Cuts) -> dict[int, dict[int, float]]:
    """The products of the sums of all groups that share a key."""
    dots: dict[int, dict[int, float]] = {number: {} for number in range(len(groups))}
    for numbers in _index_groups(groups, cuts).values():
        for a, b in itertools.combinations(numbers, 2):
            if b not in dots[a]:
                dots[a][b] = dots[b][a] = _dot(groups[a].sums, groups[b].sums)
    return dots


def _merge_rows(dots: dict[int, dict[int, float]], a: int, b: int) -> None:
    """Add the products of b to those of a.  A pair without a common key counts as nothing."""
    for c, dot in dots.pop(b).items():
        del dots[c][b]
        if c != a:
            dots[a][c] = dots[c][a] = dots[a].get(c, 0.0) + dot
