"""Which claims answer a question: those that hold most of what it names, or assert it in other words.

No claim answers a question of whom it does not name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from headwater.link.assertion.narration import recall_supports
from headwater.link.assertion.propositions import ACTOR, EVENT, Proposition, list_players
from headwater.link.assertion.terms import MOST
from headwater.link.reading import index_reading
from headwater.link.senses import find_sense
from headwater.record.answers import Answer
from headwater.record.model import Claim
from headwater.record.whole import Record
from headwater.text import rarity, stems

ENOUGH = 0.6  # share of the question's weight that an answer must hold: two of three things asked for
# From this likeness in meaning on an answer may lack the verb that the question asks with, and from the next one on it
# asserts in other words what is asked of all whom the question names.  Of 31 questions that two records answer 23 are
# answered so, and 3 of 40 that they do not; by their words alone it was 12 and 6.
LIKE, MEANT = 0.5, 0.56
MOST_ANSWERS = 5
MOST_READ = 200  # claims' supports that are compared by what they mean: those that hold most of the question

# Who gives, begins or does, and who gets it or has it done to him.
COURSES = (("supplier", "recipient"), ("agent", "target"))
Parties = Sequence[frozenset[str]]
Course = tuple[frozenset[str], frozenset[str], frozenset[str]]  # types of an event, who does it, to whom
Place = tuple[str, int, int, str | None]  # of a support: its report, where it begins and ends, its event
Rate = Callable[[str], float]


def find_answers(
    record: Record,
    question: str,
    parties: Iterable[frozenset[str]],
    types: Iterable[str],
    predicate: frozenset[str] = frozenset(),
    rate: Rate | None = None,
    courses: Sequence[Course] = (),
) -> tuple[Answer, ...]:
    """The claims whose supports hold most of a question or assert it, the best first; none when nobody says so.

    `parties` are those whom the question names: of each the actors of that name, one a story, any of which will do.
    `types` are the event types of its words, `predicate` the terms of its verb; `rate` says how like it words are in
    what they assert.  `courses` are the events that it asks for with who does them to whom: where a report tells such a
    thing the other way round, it says nothing of what is asked.
    """
    named, kinds = [p for p in parties if p], frozenset(types)
    asked = _weigh_question(question, named, kinds)
    if not asked:
        return ()
    homes: dict[Place, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        for e in claim.support:
            homes[e.report, e.start, e.end, e.event].append(claim)
    items = recall_supports(index_reading(record, {}, {}), (e for claim in record.claims for e in claim.support))
    shares = [(_share_asked(asked, item), item) for item in items if not named or _names(item, named, any)]
    turned = {
        claim.id
        for item in items
        if any(_runs_back(item, course) for course in courses)
        for claim in homes[_locate(item)]
    }
    held = [(s, item) for s, item in shares if s >= ENOUGH and _tells_that(item, predicate, rate)]
    meant = list(_list_meant(shares, named, kinds, rate)) if rate else []
    best: dict[str, Answer] = {}
    for share, item in (*held, *meant):
        for claim in homes[_locate(item)]:
            if claim.id not in turned and (claim.id not in best or share > best[claim.id].share):
                best[claim.id] = Answer(claim=claim, nearest=item.evidence, share=round(share, 3))
    return tuple(sorted(best.values(), key=_rank))[:MOST_ANSWERS]


def _locate(item: Proposition) -> Place:
    e = item.evidence
    return e.report, e.start, e.end, e.event


def _runs_back(item: Proposition, course: Course) -> bool:
    """Whether a proposition gives one of the two the other's part in what is asked for, and neither his own."""
    types, doers, others = course
    pairs = [
        (list_players(event, first), list_players(event, second))
        for event in item.events
        if not types.isdisjoint(event.kinds)
        for first, second in COURSES
    ]
    is_turned = any(mine & others or its & doers for mine, its in pairs)
    return is_turned and not any(mine & doers or its & others for mine, its in pairs)


def _tells_that(item: Proposition, predicate: frozenset[str], rate: Rate | None) -> bool:
    """Whether a proposition tells what is asked of those whom it names, and not another thing of them."""
    is_told = not predicate or not predicate.isdisjoint(item.weights)
    return is_told or rate is None or rate(item.words) >= LIKE


def _list_meant(
    shares: Sequence[tuple[float, Proposition]], named: Parties, kinds: frozenset[str], rate: Rate
) -> Iterator[tuple[float, Proposition]]:
    """The propositions that assert what is asked in other words, with how like it they are."""
    near = [(s, n) for n, (s, item) in enumerate(shares) if s < ENOUGH and _may_assert(item, named, kinds)]
    for _, n in sorted(near, key=lambda row: (-row[0], row[1]))[:MOST_READ]:
        item = shares[n][1]
        if (likeness := rate(item.words)) >= MEANT:
            yield likeness, item


def _may_assert(item: Proposition, named: Parties, kinds: frozenset[str]) -> bool:
    """Whether a proposition names all whom a question names, and tells of no other kind of event."""
    told = {kind for event in item.events for kind in event.kinds}
    return _names(item, named, all) and not (told and kinds and told.isdisjoint(kinds))


def _names(item: Proposition, named: Parties, which: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether a proposition is of, or said by, `any` or `all` of some parties."""
    return which(not party.isdisjoint({*item.actors, item.voice}) for party in named)


def _rank(answer: Answer) -> tuple[float, int, str]:
    return -answer.share, -answer.claim.reports, answer.claim.id


def _weigh_question(question: str, named: Parties, types: Iterable[str]) -> Mapping[frozenset[str], float]:
    """What is asked for with its weight: terms, each with those that stand for the same."""
    terms = {frozenset((find_sense(term),)): min(rarity(term), MOST) for term in stems(question)}
    kinds = {frozenset((kind,)): EVENT for kind in types}
    return terms | dict.fromkeys(named, ACTOR) | kinds


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
