"""Which two propositions may assert the same, and how likely it is: scores with reasons, and what keeps two apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.dates import When, intersect
from headwater.link.clusters import Pair
from headwater.link.propositions import Proposition, compare_meanings, likeness
from headwater.record.model import Event
from headwater.settings import THRESHOLDS

# Modalities that may speak of one happening: what is alleged by one is actual for another; a plan is no fact.
REALITY = {"actual": "fact", "alleged": "fact", "planned": "prospect", "possible": "prospect"}
ACTS_APART = {"demand": "demand", "pledge": "pledge", "ask": "ask", "deny": "deny"}
# The factors were searched on the five visible stories at once, perfect reading and own, and kept where the mean gained
# and no more stories lost than gained.  None was measured on a story that it was not searched on.
OTHER_TOPIC = 0.75  # what a pair of propositions with differing first events keeps of its likeness
OTHER_REALITY = 0.8  # the same for two of which one tells a fact and the other a prospect: modality is often misread
BOTH_HEADS = 1.15
NO_HEAD = 0.92
ONE_COUNTS = 0.85
SAME_VOICE = 1.15
OTHER_VOICE = 0.95
OTHER_ACTORS = 0.9  # for a pair without an actor in common
NARRATED = 0.88  # for a pair of which a report tells one in its own words
MEANT_ALIKE = 0.55  # cosine of two meanings that says neither yes nor no: one story is all somewhat alike
MEANING = 0.2  # what a likeness gains for a cosine above that, and loses below
MOST_GAINED = BOTH_HEADS * SAME_VOICE * (1.0 + MEANING * (1.0 - MEANT_ALIKE))  # by all factors above 1 together
CROWD = 400  # propositions that share one term: beyond this the term is furniture and opens no pairs


def score_pairs(items: Sequence[Proposition]) -> dict[Pair, float]:
    """Likeness of every pair that shares a telling term, weighed by what else they have in common, from `faint` on."""
    near = {}
    for i, j in candidate_pairs(items):
        score = likeness(items[i], items[j])
        if score * MOST_GAINED < THRESHOLDS.faint:
            continue  # most pairs are, and weighing takes longer than comparing
        for weigh in WEIGHTS:
            score *= weigh(items[i], items[j])
        if score >= THRESHOLDS.faint:
            near[i, j] = min(score, 1.0)
    return near


def candidate_pairs(items: Sequence[Proposition]) -> list[Pair]:
    """Pairs that share a term other than an actor, each once, in order."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        for term in item.weights.keys() - item.actors:
            shelf[term].append(n)
    found = {(i, j) for row in shelf.values() if len(row) <= CROWD for k, i in enumerate(row) for j in row[k + 1 :]}
    return sorted(found)


def weigh_topic(a: Proposition, b: Proposition) -> float:
    """Less than 1 when the first event of the one is of another type, or less real, than that of the other.

    'Talks on shells go on' and 'shells were delivered' share their words; what is asserted is named first.
    """
    if not a.events or not b.events:
        return 1.0
    first, second = a.events[0], b.events[0]
    if not set(first.kinds) & set(second.kinds):
        return OTHER_TOPIC
    return 1.0 if _is_as_real(first, second) else OTHER_REALITY


def weigh_heads(a: Proposition, b: Proposition) -> float:
    """More when the head of each stands in the other, less when neither does: they assert something else."""
    found = (a.head in b.weights) + (b.head in a.weights)
    return (NO_HEAD, 1.0, BOTH_HEADS)[found]


def weigh_figures(a: Proposition, b: Proposition) -> float:
    """Less when only one of the two states a number."""
    return ONE_COUNTS if bool(a.figures) != bool(b.figures) else 1.0


def weigh_voices(a: Proposition, b: Proposition) -> float:
    """More for one speaker in two reports, who was asked about one thing on one day; less for two speakers."""
    if not (a.voice and b.voice):
        return 1.0
    if a.voice != b.voice:
        return OTHER_VOICE
    return SAME_VOICE if a.evidence.report != b.evidence.report else 1.0


def weigh_actors(a: Proposition, b: Proposition) -> float:
    """Less the more of their actors the two do not share; they are in the likeness too, where rare words drown them."""
    if not (a.actors and b.actors):
        return 1.0
    shared = len(a.actors & b.actors) / len(a.actors | b.actors)
    return OTHER_ACTORS + (1.0 - OTHER_ACTORS) * shared


def weigh_meanings(a: Proposition, b: Proposition) -> float:
    """More for two that mean nearly the same, less for two that mean something else; by words alone where unknown.

    Inside one report it can only be less: what stands in one sentence or beside it means much the same to the encoder.
    """
    if a.meaning is None or b.meaning is None:
        return 1.0
    factor = 1.0 + MEANING * (compare_meanings(a, b) - MEANT_ALIKE)
    return factor if a.evidence.report != b.evidence.report else min(factor, 1.0)


def weigh_narration(a: Proposition, b: Proposition) -> float:
    """Less when a report tells one of them in its own words; 0 when no actor and no head of one is in the other.

    What nobody is quoted with mostly leads from one claim to the next, in the words of both.
    """
    if not (a.is_narrated or b.is_narrated):
        return 1.0
    return NARRATED if a.actors & b.actors or a.head in b.weights or b.head in a.weights else 0.0


# What a pair's likeness is multiplied by; each factor is near 1, so that no single one decides.
WEIGHTS = (weigh_topic, weigh_heads, weigh_figures, weigh_voices, weigh_actors, weigh_meanings, weigh_narration)


def find_apart(items: Sequence[Proposition], pairs: Sequence[Pair], bodies: Mapping[str, str]) -> list[Pair]:
    """The pairs that may never be one claim, whatever their likeness; `bodies` are the institutions of actors."""
    return [(i, j) for i, j in pairs if reason_apart(items[i], items[j], bodies)]


def reason_apart(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    """Why two propositions cannot be one claim, in words; None when nothing keeps them apart."""
    if ACTS_APART.get(a.act) != ACTS_APART.get(b.act) and not (a.is_event and b.is_event):
        return f"one is a {a.act}, the other a {b.act}"
    if a.act == "deny" and bodies.get(a.voice or "") != bodies.get(b.voice or ""):
        return "two deny it, each for itself"
    if a.figures and b.figures and not a.figures & b.figures:
        return f"figures: {', '.join(sorted(a.figures))} and {', '.join(sorted(b.figures))}"
    if a.is_negated != b.is_negated and a.act != "deny" and not (a.is_event or b.is_event):
        return "one says that it is so, the other that it is not"
    if any(_is_reversed(e, f) for e in a.events for f in b.events):
        return "the giver of the one is the taker of the other"
    if (a.is_event or b.is_event) and not (
        _tells_of(a, b) or any(agree(e, f, a, b) for e in a.events for f in b.events)
    ):
        return "no event of the same type, time, modality, polarity and doer in both"
    if _is_aside(a, b):
        return "the one only mentions the other, and tells something else"
    return None


def _is_aside(a: Proposition, b: Proposition) -> bool:
    """Whether a clause mentions an event inside it in passing: it begins with another event and has another head."""
    if a.is_event == b.is_event:
        return False
    told, clause = (a, b) if a.is_event else (b, a)
    if clause.is_negated and clause.head != told.head:
        return True
    if a.evidence.report != b.evidence.report:
        return False
    e, c = told.evidence, clause.evidence
    if min(e.end, c.end) <= max(e.start, c.start) or told.head == clause.head:
        return False
    return not clause.events or clause.events[0].id != e.event


def _tells_of(a: Proposition, b: Proposition) -> bool:
    """Whether a clause says with its head what the other, an event, is: reading marks not every event in a clause."""
    if a.is_event == b.is_event:
        return False
    told, clause = (a, b) if a.is_event else (b, a)
    marked = any(e.type == told.events[0].type for e in clause.events)
    return told.head == clause.head and told.events[0].polarity == "pos" and not marked and not clause.is_negated


def agree(e: Event, f: Event, a: Proposition, b: Proposition) -> bool:
    """Whether two events may be one happening: type, polarity, modality, interval and doer do not exclude it."""
    if (e.type, e.subtype, e.polarity) != (f.type, f.subtype, f.polarity) or not _is_as_real(e, f):
        return False
    if _is_told(e.when) and _is_told(f.when) and is_disjoint(e.when, f.when):
        return False
    return not _differ_in_doer(e, f, a.people | b.people)


def is_disjoint(a: When, b: When) -> bool:
    """Whether two known intervals share no day."""
    return a.is_known and b.is_known and intersect(a, b) is None


def _is_told(when: When) -> bool:
    """Whether a report dates it; a bound that only the day of the telling gives parts nothing."""
    return when.is_definite or when.text is not None


def _is_as_real(a: Event, b: Event) -> bool:
    return REALITY.get(a.modality, a.modality) == REALITY.get(b.modality, b.modality)


def _players(event: Event, role: str) -> set[str]:
    return {r.actor for r in event.roles if r.role == role and r.actor}


def _is_reversed(a: Event, b: Event) -> bool:
    """Whether supplier and recipient have changed places."""
    if a.type != b.type:
        return False
    swapped = _players(a, "supplier") & _players(b, "recipient") or _players(a, "recipient") & _players(b, "supplier")
    straight = _players(a, "supplier") & _players(b, "supplier") or _players(a, "recipient") & _players(b, "recipient")
    return bool(swapped) and not straight


def _differ_in_doer(a: Event, b: Event, people: frozenset[str]) -> bool:
    """Whether a person or group acted in both and it was not the same; a state and its minister may be."""
    mine, its = _players(a, "agent"), _players(b, "agent")
    return bool(mine and its) and not mine & its and (mine | its) <= people
