"""Which two propositions may assert the same, and how likely it is; and what keeps two apart whatever their likeness.

The likelihood is calibrated: of the pairs with .7 about seven in ten assert the same (docs/claims.md).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from headwater.clauses import cut_clauses
from headwater.link.assertion.listed import find_other
from headwater.link.assertion.parties import parties_exclude
from headwater.link.assertion.propositions import Proposition, compare_assertions, likeness, list_players
from headwater.link.clusters import Pair
from headwater.link.denial.negations import is_unaware
from headwater.link.figures import figures_exclude
from headwater.link.likeness.contrasts import counts_exclude, find_contrast, numbers_exclude
from headwater.link.likeness.edits import find_exchange
from headwater.link.likeness.evidence import find_evidence
from headwater.link.likeness.opposites import are_opposite
from headwater.odds import load_odds
from headwater.record.model import Event
from headwater.record.spans import overlap
from headwater.settings import THRESHOLDS
from headwater.text import Extent

OPPOSITE = "they say the opposite of each other"
SUCH = re.compile(r"\b(?:any|no) such\b", re.IGNORECASE)  # 'any such incident': it is another one in every report
WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:we|I)\b", re.IGNORECASE)
# Types of events that are sayings.
SAYING = (":CONDEMNATION_OR_DEMAND", ":DENIAL", ":REQUEST", ":ACCUSE", ":REJECT", ":THREATEN")
CROWD = 400  # propositions that share one term: beyond this the term is furniture and opens no pairs
# A pair is weighed where its words or what it asserts are as alike as this: one pair in eleven, and of the pairs that
# assert one thing, in stories that nobody tuned to, four in five.
ALIKE_IN_TERMS = 0.2
ALIKE_IN_ASSERTION = 0.4
UNLIKE_IN_ASSERTION = 0.1  # what asserts something else is not weighed for its words
# Vectors multiplied with others at once: more would wake the threads of BLAS, which take longer than they save.
ROWS, COLUMNS = 16, 40
ROUNDING = 1e-4


def score_pairs(items: Sequence[Proposition]) -> dict[Pair, float]:
    """How likely every pair that is worth weighing asserts one thing, where it comes to `faint` or more."""
    odds = load_odds()["claim"]
    scores = {(i, j): odds.share(find_evidence(items[i], items[j])) for i, j in list_pairs(items)}
    return {pair: score for pair, score in scores.items() if score >= THRESHOLDS.faint}


def score_pair(a: Proposition, b: Proposition) -> float:
    """How likely two propositions assert one thing."""
    return load_odds()["claim"].share(find_evidence(a, b))


def list_pairs(items: Sequence[Proposition]) -> list[Pair]:
    """The pairs that are alike enough in words or in what they assert to be weighed, in order."""
    alike = set(_pair_assertions(items))
    return sorted(alike.union(p for p in _pair_terms(items) if p not in alike and _is_worth(items[p[0]], items[p[1]])))


def _pair_terms(items: Sequence[Proposition]) -> set[Pair]:
    """Pairs that share a term other than an actor."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        for term in item.weights.keys() - item.actors:
            shelf[term].append(n)
    return {(i, j) for row in shelf.values() if len(row) <= CROWD for k, i in enumerate(row) for j in row[k + 1 :]}


def _pair_assertions(items: Sequence[Proposition]) -> Iterator[Pair]:
    """Pairs that assert much the same, whatever their words.

    The product of many vectors rounds otherwise than that of two, by how many there are: so it only proposes.
    """
    known = [n for n, item in enumerate(items) if item.assertion is not None]
    vectors = np.stack([items[n].assertion for n in known]) if known else np.empty((0, 1), np.float32)  # type: ignore[misc]
    starts = ((i, j) for i in range(0, len(known), ROWS) for j in range(i, len(known), COLUMNS))
    for top, left in starts:
        product = vectors[top : top + ROWS] @ vectors[left : left + COLUMNS].T
        for i, j in np.argwhere(product >= ALIKE_IN_ASSERTION - ROUNDING).tolist():
            a, b = known[top + i], known[left + j]
            if a < b and compare_assertions(items[a], items[b]) >= ALIKE_IN_ASSERTION:
                yield a, b


def _is_worth(a: Proposition, b: Proposition) -> bool:
    """Whether two that share a word share enough, and do not assert something else."""
    is_known = a.assertion is not None and b.assertion is not None
    if is_known and compare_assertions(a, b) < UNLIKE_IN_ASSERTION:
        return False
    return likeness(a, b) >= ALIKE_IN_TERMS


def find_apart(items: Sequence[Proposition], pairs: Sequence[Pair], bodies: Mapping[str, str]) -> list[Pair]:
    """The pairs that may never be one claim, whatever their likeness; `bodies` are the institutions of actors."""
    return [(i, j) for i, j in pairs if reason_apart(items[i], items[j], bodies)]


def reason_apart(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    """Why two propositions cannot be one claim, in words; None when nothing keeps them apart."""
    return next((reason for check in CHECKS if (reason := check(a, b, bodies))), None)


def _check_denial(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if (a.act == "deny") != (b.act == "deny") and not (a.is_event and b.is_event):
        return "one is a denial, the other is none"
    if a.act == "deny" and bodies.get(a.voice or "") != bodies.get(b.voice or ""):
        return "two deny it, each for itself"
    return None


def _check_accusation(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if a.act != b.act and "accuse" in (a.act, b.act) and _is_told_in(a, b):
        return "one tells of an accusation that another makes"
    return "each accuses another" if _accuse_two(a, b, bodies) else None


def _check_things(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if have_other_figures(a, b):
        return f"figures: {', '.join(sorted(a.figures - b.figures))} and {', '.join(sorted(b.figures - a.figures))}"
    if numbers_exclude(a.words, b.words):
        return "one of a thing, and several"
    contrast = find_contrast(a.words, b.words)
    return f"{contrast} of two sorts" if contrast else None


def _check_parties(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if parties_exclude(a.parties, b.parties):
        return "one met with another in each"
    if other := find_other(a, b):
        return other
    return "two did so, each for itself" if _acts_of_two(a, b, bodies) else None


def _check_places(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    is_elsewhere = a.places and b.places and a.places.isdisjoint(b.places)
    return "places: not one of those that either names is the other's" if is_elsewhere else None


def _check_negation(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if _is_so_in_one(a, b) and a.act != "deny" and a.is_event == b.is_event:
        return "one says that it is so, the other that it is not"
    return OPPOSITE if are_opposite(a, b) else None


def _check_knowledge(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    unknown = [is_unaware(item.words) for item in (a, b)]
    if any(unknown) and not all(unknown) and not (a.is_event or b.is_event):
        return "one knows nothing of it, the other says what is so"
    if all(unknown) and a.voice != b.voice and (SUCH.search(a.words) or SUCH.search(b.words)):
        return "one points back to what was said before it"
    return None


def _check_happening(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    if a.events and b.events and _are_days_apart(a.events[0], b.events[0]):
        return "each on a day of its own"
    if _are_of_two_clauses(a, b):
        return "two clauses of one sentence, each of its own happening"
    is_other_way = any(is_reversed(e, f) for e in a.events for f in b.events)
    return "the giver of the one is the taker of the other" if is_other_way else None


# The first that has a reason gives it, so what is plainest to a reader stands first.
CHECKS: tuple[Callable[[Proposition, Proposition, Mapping[str, str]], str | None], ...] = (
    _check_denial,
    _check_accusation,
    _check_things,
    _check_parties,
    _check_places,
    _check_negation,
    find_exchange,
    _check_knowledge,
    _check_happening,
)


def _is_so_in_one(a: Proposition, b: Proposition) -> bool:
    """Whether one says of the whole that it is not so; 'gave no warning' and 'fired without warning' may be one."""
    if a.is_negated_outright == b.is_negated_outright:
        return False
    other = b if a.is_negated_outright else a
    return other.is_event or WITHOUT.search(other.words) is None


def have_other_figures(a: Proposition, b: Proposition) -> bool:
    """Whether both give figures and none is the same, or none of a thing that both count."""
    return figures_exclude(a.figures, b.figures) or counts_exclude(a.words, b.words, a.figures & b.figures)


def _acts_of_two(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> bool:
    """Whether what happens first in both is to say something, and two institutions did: each condemns for itself."""
    if not (a.events and b.events) or a.events[0].type != b.events[0].type or not a.events[0].type.endswith(SAYING):
        return False
    mine, its = ({bodies.get(p, p) for p in _list_doers(item)} for item in (a, b))
    return bool(mine and its) and mine.isdisjoint(its)


def _are_days_apart(e: Event, f: Event) -> bool:
    """Whether their reports give each its day, and not the next of the other: of one night two clocks make two."""
    if e.type != f.type or not all(event.when.text and event.when.precision == "day" for event in (e, f)):
        return False
    first, second = e.when.start, f.when.start
    return first is not None and second is not None and abs((second - first).days) > 1


def _accuse_two(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> bool:
    """Whether both are laid to somebody, and not to one institution."""
    mine, its = ({bodies.get(actor, actor) for actor in item.accused} for item in (a, b))
    return bool(mine and its) and mine.isdisjoint(its)


def _list_doers(item: Proposition) -> set[str]:
    """Who does what happens first; whoever says it where he says "we"."""
    doers = list_players(item.events[0], "agent")
    return doers or ({item.voice} if item.voice and FIRST_PERSON.search(item.words) else set())


def _are_of_two_clauses(a: Proposition, b: Proposition) -> bool:
    """Whether two events stand in clauses of one sentence: "The ferry had left Kalathi | and was bound for Porto"."""
    if not (a.is_event and b.is_event) or a.evidence.report != b.evidence.report:
        return False
    first, last = sorted((e.events[0].trigger.start, n) for n, e in enumerate((a, b)))
    around = (a, b)[last[1]].evidence  # a later event that shares its subject is stretched over the one before
    if not around.start <= first[0] < last[0]:
        return False
    clauses = cut_clauses(around.text, Extent(0, len(around.text)))
    starts = [clause.start for clause in clauses[1:]]
    return bisect_right(starts, first[0] - around.start) != bisect_right(starts, last[0] - around.start)


def _is_told_in(a: Proposition, b: Proposition) -> bool:
    """Whether they are of two statements that share characters, and of two speakers: one tells of the other."""
    e, f = a.evidence, b.evidence
    if not (a.voice and b.voice) or a.voice == b.voice:
        return False
    return e.statement != f.statement and overlap(e, f)


def is_reversed(a: Event, b: Event) -> bool:
    """Whether supplier and recipient have changed places, or who does it and to whom it is done."""
    if a.type != b.type:
        return False
    (doers, targets), (others, struck) = (tuple(list_players(e, role) for role in ("agent", "target")) for e in (a, b))
    if doers & struck and targets & others and not (doers & others or targets & struck):
        return True
    mine, its = (tuple(list_players(e, role) for role in ("supplier", "recipient")) for e in (a, b))
    swapped = mine[0] & its[1] or mine[1] & its[0]
    return bool(swapped) and not (mine[0] & its[0] or mine[1] & its[1])
