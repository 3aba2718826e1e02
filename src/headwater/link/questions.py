"""Which claims answer a question: those that hold most of what it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.link.narration import recall_supports
from headwater.link.propositions import ACTOR, EVENT, MOST, Proposition
from headwater.link.reading import index_reading
from headwater.link.senses import find_sense
from headwater.record.answers import Answer
from headwater.record.model import Claim
from headwater.record.whole import Record
from headwater.text import rarity, stems

ENOUGH = 0.6  # share of the question's weight that an answer must hold: two of three things asked for
MOST_ANSWERS = 5


def find_answers(
    record: Record, question: str, parties: Iterable[frozenset[str]], types: Iterable[str]
) -> tuple[Answer, ...]:
    """The claims whose supports hold most of a question, the best first; none when nobody says such a thing.

    `parties` are those whom the question names: of each the actors of that name, one a story, any of which will do.
    `types` are the event types of its words.
    """
    asked = _weigh_question(question, parties, types)
    if not asked:
        return ()
    homes: dict[tuple[str, int, int, str | None], list[Claim]] = defaultdict(list)
    for claim in record.claims:
        for e in claim.support:
            homes[e.report, e.start, e.end, e.event].append(claim)
    best: dict[str, Answer] = {}
    for item in recall_supports(index_reading(record, {}, {}), (e for claim in record.claims for e in claim.support)):
        e = item.evidence
        share = _share_asked(asked, item)
        for claim in homes[e.report, e.start, e.end, e.event] if share >= ENOUGH else ():
            if claim.id not in best or share > best[claim.id].share:
                best[claim.id] = Answer(claim=claim, nearest=e, share=round(share, 3))
    return tuple(sorted(best.values(), key=_rank))[:MOST_ANSWERS]


def _rank(answer: Answer) -> tuple[float, int, str]:
    return -answer.share, -answer.claim.reports, answer.claim.id


def _weigh_question(
    question: str, parties: Iterable[frozenset[str]], types: Iterable[str]
) -> Mapping[frozenset[str], float]:
    """What is asked for with its weight: terms, each with those that stand for the same."""
    terms = {frozenset((find_sense(term),)): min(rarity(term), MOST) for term in stems(question)}
    kinds = {frozenset((kind,)): EVENT for kind in types}
    return terms | dict.fromkeys((p for p in parties if p), ACTOR) | kinds


def _share_asked(asked: Mapping[frozenset[str], float], item: Proposition) -> float:
    """Share of the question's weight in a proposition; a word that names an actor or an event counts by that alone."""
    held = sum(weight for terms, weight in asked.items() if not terms.isdisjoint(item.weights))
    return held / sum(asked.values())


def leave_words(question: str, covered: Sequence[tuple[int, int]]) -> str:
    """A question without the words that are told by actors and events."""
    out, end = [], 0
    for start, stop in sorted(covered):
        out.append(question[end : max(end, start)])
        end = max(end, stop)
    return " ".join((*out, question[end:]))
