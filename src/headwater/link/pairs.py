"""Which two propositions may assert the same, and how likely it is: scores with reasons, and what keeps two apart."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.dates import When, intersect
from headwater.link.clusters import Pair
from headwater.link.propositions import Proposition, likeness
from headwater.record.model import Event
from headwater.settings import THRESHOLDS

# Modalities that may speak of one happening: what is alleged by one is actual for another; a plan is no fact.
REALITY = {"actual": "fact", "alleged": "fact", "planned": "prospect", "possible": "prospect"}
ACTS_APART = {"demand": "demand", "pledge": "pledge", "ask": "ask"}
OTHER_TOPIC = 0.75  # what a pair of propositions with differing first events keeps of its likeness
CROWD = 400  # propositions that share one term: beyond this the term is furniture and opens no pairs


def score_pairs(items: Sequence[Proposition]) -> dict[Pair, float]:
    """Likeness of every pair that shares a telling term, from `related` on."""
    near = {}
    for i, j in candidate_pairs(items):
        score = likeness(items[i], items[j]) * weigh_topic(items[i], items[j])
        if score >= THRESHOLDS.faint:
            near[i, j] = score
    return near


def weigh_topic(a: Proposition, b: Proposition) -> float:
    """Less than 1 when the first event of the one is of another type than that of the other.

    'Talks on shells go on' and 'shells were delivered' share their words; what is asserted is named first.
    """
    first = [{e.type, *e.also} for e in (a.events[:1] + b.events[:1])]
    return OTHER_TOPIC if len(first) == 2 and not first[0] & first[1] else 1.0


def candidate_pairs(items: Sequence[Proposition]) -> list[Pair]:
    """Pairs that share a term other than an actor, each once, in order."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        for term in item.weights.keys() - item.actors:
            shelf[term].append(n)
    found = {(i, j) for row in shelf.values() if len(row) <= CROWD for k, i in enumerate(row) for j in row[k + 1 :]}
    return sorted(found)


def find_apart(items: Sequence[Proposition], pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that may never be one claim, whatever their likeness."""
    return [(i, j) for i, j in pairs if reason_apart(items[i], items[j])]


def reason_apart(a: Proposition, b: Proposition) -> str | None:
    """Why two propositions cannot be one claim, in words; None when nothing keeps them apart."""
    if ACTS_APART.get(a.act) != ACTS_APART.get(b.act) and not (a.is_event and b.is_event):
        return f"one is a {a.act}, the other a {b.act}"
    if (a.is_event or b.is_event) and not any(agree(e, f) for e in a.events for f in b.events):
        return "no event of the same type, time, modality and polarity in both"
    return None


def agree(a: Event, b: Event) -> bool:
    """Whether two events may be one happening: type, polarity, modality and interval do not exclude it."""
    if (a.type, a.subtype) != (b.type, b.subtype) or a.polarity != b.polarity:
        return False
    if REALITY.get(a.modality, a.modality) != REALITY.get(b.modality, b.modality):
        return False
    return not is_disjoint(a.when, b.when)


def is_disjoint(a: When, b: When) -> bool:
    """Whether two known intervals share no day."""
    return a.is_known and b.is_known and intersect(a, b) is None
