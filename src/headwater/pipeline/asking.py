"""What is asked of the record or of the reading itself: a question, a pack's cases, a sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from headwater.annotate.happenings.explanations import explain_events, list_told
from headwater.annotate.parses import parse_sentences
from headwater.annotations import Annotations, Explanation, Happening, Mention
from headwater.domain.cases import Case, Outcome, try_case
from headwater.domain.pack import Pack
from headwater.encoder.meanings import assertion_vector, passage_vector
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import read_sentence
from headwater.link.questions import COURSES, Course, find_answers, leave_words
from headwater.link.reading import Vector
from headwater.link.senses import find_sense
from headwater.pipeline.annotation import read_passage
from headwater.pipeline.engine import default_packs
from headwater.record.answers import Answer
from headwater.record.whole import Record
from headwater.text import Extent, fold, stems


def ask(record: Record, question: str) -> tuple[Answer, ...]:
    """The claims that answer a question, the best first; empty when no report says such a thing."""
    report, found = read_passage(f"{question.strip()}\n", default_packs())
    named = [(m, _find_actors(record, m)) for m in found.mentions if m.level in ("name", "demonym")]
    if any(not actors and m.type == "state" for m, actors in named):
        return ()
    covered = [m.extent for m, actors in named if actors] + [h.trigger for h in found.happenings]
    asked = leave_words(report.text, covered)
    is_known = all(actors for _, actors in named)
    rate = partial(_rate_likeness, _read_meaning(question.strip())) if is_known else None
    types, predicate = {h.type for h in found.happenings}, _find_predicate(question.strip(), found.happenings)
    courses = list(_list_courses(found, {m.extent: actors for m, actors in named}))
    return find_answers(record, asked, {a for _, a in named}, types, predicate, rate, courses)


def _list_courses(found: Annotations, named: Mapping[Extent, frozenset[str]]) -> Iterator[Course]:
    """The events of a question that one party whom it names does to another."""
    for happening in found.happenings:
        players = {
            p.role: named.get(found.mentions[p.mention].extent, frozenset())
            for p in happening.roles
            if p.mention is not None
        }
        for first, second in COURSES:
            if players.get(first) and players.get(second):
                yield frozenset((happening.type, *happening.also)), players[first], players[second]


def _find_predicate(question: str, happenings: Sequence[Happening]) -> frozenset[str]:
    """The terms of the verb of a question, or of the noun behind 'is', with the types of its event."""
    reading = read_sentence(default_encoder(), question)
    place = next((reading.words[n] for n, head in enumerate(reading.heads) if head < 0), None)
    terms = {find_sense(term) for term in stems(place.of(question))} if place else set()
    return frozenset(terms | {h.type for h in happenings if place and h.trigger.overlaps(place)})


def _rate_likeness(asked: Sequence[Vector], words: str) -> float:
    """How like a question words are, the less of what they mean and of what they assert: -1 to 1."""
    return min(float(one @ other) for one, other in zip(asked, _read_meaning(words), strict=True))


def _read_meaning(passage: str) -> tuple[Vector, Vector]:
    """The unit vectors of what a passage means, and of what it asserts."""
    meaning = passage_vector(read_sentence(default_encoder(), passage))
    return meaning, assertion_vector(meaning)


def try_cases(pack: Pack, cases: Iterable[Case]) -> Iterator[Outcome]:
    """What the project makes of the cases of a pack, one by one."""
    for case in cases:
        _, found = read_passage(case.text, [pack])
        yield try_case(case, list_told(found, pack))


def explain(passage: str, packs: Sequence[Pack]) -> Iterator[tuple[Pack, Explanation]]:
    """Why the words of a passage are events of some packs, or why they are none."""
    for pack in packs:
        report, found = read_passage(passage, [pack])
        parses = parse_sentences(report.text, found.sentences, default_encoder())
        yield from ((pack, e) for e in explain_events(report.text, found, pack, parses))


def _find_actors(record: Record, mention: Mention) -> frozenset[str]:
    """The record's actors that a mention outside of it names."""
    if mention.country and mention.type == "state":
        return frozenset(a.id for a in record.actors if a.schema == "Country" and a.country == mention.country)
    wanted = fold(mention.name)
    return frozenset(a.id for a in record.actors if wanted in {fold(a.name), *(fold(n.text) for n in a.names)})
