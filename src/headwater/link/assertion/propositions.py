"""What may support a claim: clauses of statements, and events that are told or taken for granted.

A third kind, clauses that a report tells in its own words, is found by `headwater.link.assertion.narration`.

A proposition is described by weighted terms: its actors, the types of its events, and the stems of its other words by
their rarity in news.  Two propositions are compared by these terms alone (`likeness`), never by the corpus at hand.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain

import msgspec

from headwater.clauses import LIMIT, cut_clauses, reach_clause, stretch_clause
from headwater.dates import When
from headwater.encoder.meanings import assertion_vector
from headwater.link.assertion.affected import list_affected
from headwater.link.assertion.charges import list_accused
from headwater.link.assertion.heads import find_head
from headwater.link.assertion.parties import Party, find_parties
from headwater.link.assertion.terms import compare_terms, square_length, weigh_word
from headwater.link.provenance.relays import find_passed_on
from headwater.link.reading import Reading, Vector
from headwater.record.model import Act, Event, Mention, Statement
from headwater.record.spans import Evidence
from headwater.text import Extent, find_figures, read_figure, trim, words

# Weights in nats, beside the rarity of words (about 2 for 'talks', 4 for 'ammunition', 7 for an unseen word).
ACTOR = 2.0  # actors of a story stand in most of its propositions and tell little about which one it is
EVENT = 3.0  # a shared type of event tells as much as a rather rare word
TRIGGER = 0.6  # share of its rarity that a trigger word keeps beside its type: 'talks' and 'negotiations' are one thing

# Words before an event that only say when, or in spite of what, something else is: 'during his first working VISIT'.
ADJUNCT = re.compile(
    r"\b(?:during|despite|amid|ahead of|following|in the wake of|on the eve of)\s+"
    r"(?:(?!(?:he|she|it|they|we|i|you|is|was|were|are|will|would|has|had|have|may|might|could|can)\b)"
    r"[\w’'“”\"-]+\s+[“\"]?){0,4}\Z",
    re.IGNORECASE,
)
# Words before an event that only speak of it: "the INVITATION of the president TO a state visit", "the PROPOSED visit".
_NO_VERB = r"(?!(?:is|was|were|are|has|had|have|does|did|and|but|who|which)\b)"
_BETWEEN = rf"(?:{_NO_VERB}(?:[\w’'“”\"-]+|(?:\w\.)+)\s+[“\"‘]?)"
MOOTED = re.compile(
    r"\b(?:(?:invitation|invite|request|petition|appeal|demand|offer|protest|demonstration)s?\s+"
    rf"(?:for|to|of|about|against|over|that|on)\s+{_BETWEEN}{{0,9}}|(?:rumou?rs?|speculation)\s+{_BETWEEN}{{0,9}}|"
    r"(?:proposed|mooted|rumou?red)\s+(?:(?!(?:to|that)\b)[\w-]+\s+)?)\Z",
    re.IGNORECASE,
)
# Words right before a noun that take what it says for granted: "HIS visit", "THIS planned sale".
GRANTED = re.compile(
    r"(?:\b(?:his|her|its|their|our|your|my|this|these|those)|(?<=\w)['’]s?)\s+[“\"‘]?"
    r"(?:[\w-]+(?:ed|al|ic|ive|ous|ent|ant|ary|able|less)\s+|(?:first|second|new|recent|latest|next|last|big|future)\s+)?\Z",
    re.IGNORECASE,
)
REACH = 120  # characters before an event in which such words stand
# But 'no doubt' is a 'surely', and 'no fewer than ten' are ten.
NEGATION = re.compile(
    r"(?<!about )\b(?:not(?! only)|no(?! (?:doubt|(?:fewer|less|more|later|earlier|sooner) than)\b)|never|none|nobody|"
    r"nothing|neither|nor|cannot|without(?! doubt\b))\b|n['’]t\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(r"\b(?:that|wh(?:ich|o|om|ose|en|ile|ere|ether)|because|if|unless|until|since)\b", re.I)
# Behind these a negation is of another clause: 'all must go, and nobody will'; 'a search of the car and of the yard
# found no gun' has one.
ASIDE = re.compile(rf"{SUBORDINATE.pattern}|[.;!?]\s|\b(?:and|but)\s(?!(?:of|in|at|on|from|by|for|with|under)\b)", re.I)
BELIEVING = re.compile(r"(?:belie[fv]|th(?:ink|ought)|hop|fear|suspect|assum|imagin|suppos|wish|want|expect)", re.I)
NAMED = ("name", "demonym", "pronoun")
COUNT = re.compile(r"(?:^|(?<=[\s(“\"‘]))([\w,.]*\w)\s$")  # the word before a place
LONGEST_COUNT = 16  # characters of it
KEPT = 16_384  # propositions whose negation is remembered


class Proposition(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One possible support of a claim; `events` are those inside it, `weights` its terms, `head` says what of them.

    `days` are the definite times that its words name, `parties` who meets in what happens first, `accused` those by
    name to whom it is laid, `affected` those by name of whom what happens first holds, each for himself, `left_out` the
    words at its place that are of others (see `listed`); `meaning` and `assertion` are unit vectors (384 and 256).
    """

    evidence: Evidence
    words: str
    act: Act
    voice: str | None
    actors: frozenset[str]
    people: frozenset[str]
    figures: frozenset[str]
    events: tuple[Event, ...]
    weights: dict[str, float]
    head: str | None
    days: tuple[When, ...] = ()
    places: frozenset[str] = frozenset()
    parties: tuple[Party, ...] = ()
    accused: frozenset[str] = frozenset()
    affected: frozenset[str] = frozenset()
    left_out: tuple[Extent, ...] = ()
    meaning: Vector | None = None
    assertion: Vector | None = None

    @cached_property
    def square(self) -> float:
        """The square of the length of its weights: it is compared with many others."""
        return square_length(self.weights)

    @property
    def is_negated(self) -> bool:
        """Whether it says that something is not so."""
        return not self.is_event and _has_negation(self.words)

    @property
    def is_negated_outright(self) -> bool:
        """Whether it says so of the whole: not behind 'that', 'if' or 'and', where it negates a part."""
        return self.events[0].polarity == "neg" if self.is_event else negates_outright(self.words)

    @property
    def is_bare(self) -> bool:
        """Whether it is an event of nobody with nobody: 'talks' alone can support a claim, and makes none."""
        return self.is_event and not any(e.roles or e.where for e in self.events)

    @property
    def is_narrated(self) -> bool:
        """Whether it rests on nothing but the words of a report, which says so itself."""
        return not (self.evidence.statement or self.evidence.event)

    @property
    def is_event(self) -> bool:
        """Whether it rests on an event and not on a statement's clause."""
        return self.evidence.event is not None


@lru_cache(maxsize=KEPT)
def _has_negation(words: str) -> bool:
    """Whether words hold a 'not': each is asked for with many others."""
    return NEGATION.search(words) is not None


@lru_cache(maxsize=KEPT)
def negates_outright(words: str) -> bool:
    """Whether words say of the whole that it is not so; what is done without something is done."""
    negation = next((m for m in NEGATION.finditer(words) if m[0].lower() != "without"), None)
    return negation is not None and ASIDE.search(words, 0, negation.start()) is None


def find_propositions(reading: Reading, *only: str) -> list[Proposition]:
    """Every possible support in all reports or `only` some, by publication and place.

    What is not asserted supports nothing.  What is denied supports that somebody denies it, and nothing else.
    """
    found = [p for report in only or reading.reports for p in chain(_stated(reading, report), _told(reading, report))]
    return order_propositions(reading, found)


def order_propositions(reading: Reading, found: Iterable[Proposition]) -> list[Proposition]:
    """Propositions by the publication of their reports and by place."""
    return sorted(
        found, key=lambda p: (reading.place(p.evidence.span), p.evidence.event or "", p.evidence.statement or "")
    )


def describe_clause(reading: Reading, report: str, clause: Extent) -> Proposition:
    """A clause that nobody is quoted with, as a proposition."""
    return _describe(reading, report, clause, clause, None, None)


def find_quotations(reading: Reading, report: str) -> list[Proposition]:
    """The clauses of a report that somebody is quoted with, by place."""
    told = ((extent, voice) for extent, voice in _list_clauses(reading, report) if voice.directness != "indirect")
    found = (_describe(reading, report, extent, extent, voice, None) for extent, voice in told if voice.actor)
    return order_propositions(reading, found)


def _stated(reading: Reading, report: str) -> Iterator[Proposition]:
    for extent, voice in _list_clauses(reading, report):
        yield _describe(reading, report, extent, extent, voice, None)


def _list_clauses(reading: Reading, report: str) -> Iterator[tuple[Extent, Statement]]:
    """The clauses of what is said in a report, each with the statement whose word it is."""
    text = reading.reports[report].text
    for statement in reading.statements[report]:
        if not statement.asserted or _is_denied(reading, statement) or _is_of_others(reading, statement):
            continue
        for content in statement.content:
            for extent in cut_clauses(text, content.extent):
                yield extent, find_passed_on(reading.statements[report], statement, extent) or statement


def _is_denied(reading: Reading, statement: Statement) -> bool:
    """Whether somebody denies that he said it: "Lund denied that she had CALLED the mayor a thief"."""
    outer = reading.said.get(statement.nested_in or "")
    speakers = [s.actor for s in (statement, outer) if s]
    return outer is not None and outer.act == "deny" and len(set(speakers)) == 1


def _is_of_others(reading: Reading, statement: Statement) -> bool:
    """Whether somebody tells what others believed or asked for: that they did is what he says, and not what it was."""
    outer, cue = reading.said.get(statement.nested_in or ""), statement.cue
    if outer is None or cue is None or not (statement.act in ("demand", "ask") or BELIEVING.match(cue.text)):
        return False
    mine, its = (s.actor for s in (statement, outer))
    return mine is None or mine != its


def _told(reading: Reading, report: str) -> Iterator[Proposition]:
    text = reading.reports[report].text
    cues = [s.cue.extent for s in reading.statements[report] if s.cue]
    events = reading.events[report]
    for event in events:
        if any(c.overlaps(event.trigger.extent) for c in cues):
            continue  # to condemn is the statement itself, which is here already
        if any(is_told_twice(event, other) for other in events):
            continue
        around = stretch_event(text, event)
        statement = reading.said.get(event.statement or "")
        if statement and (statement.act == "deny" or not statement.asserted or _is_denied(reading, statement)):
            continue
        if (statement and _is_of_others(reading, statement)) or _is_in_statement(reading, event):
            continue
        if _is_limit(text, event, statement) or is_mooted(text, event):
            continue
        is_granted = _is_granted(text, event, statement)
        if is_granted and event.modality == "possible":
            continue
        voice = None if is_granted else statement
        yield _describe(reading, report, around, trim(text, *around), voice, event)


def _is_in_statement(reading: Reading, event: Event) -> bool:
    """Whether an event is of another field than the story's, and adds no day to the statement that tells of it."""
    is_further = event.type.partition(":")[0] in reading.further
    return is_further and event.statement is not None and event.when.text is None


def _is_limit(text: str, event: Event, statement: Statement | None) -> bool:
    """Whether an event only limits what somebody says is not done: 'would not free them before the siege was over'."""
    if event.modality != "possible" or statement is None:
        return False
    at = event.trigger.start
    return any(LIMIT.search(text, c.start, at) for c in statement.content if c.start <= at < c.end)


def is_mooted(text: str, event: Event) -> bool:
    """Whether an event is only what somebody is invited to, what is asked for or marched against: it may never be."""
    at = event.trigger.start
    return event.modality != "actual" and MOOTED.search(text, max(0, at - REACH), at) is not None


def _is_granted(text: str, event: Event, statement: Statement | None) -> bool:
    """Whether a speaker takes an event to come for granted: "his visit will cost us" is no word of his that it will be.

    It is told there, and not by him; where it is only possible, nobody tells it.
    """
    at = event.trigger.start
    is_ahead = statement is not None and event.modality in ("planned", "possible")
    return is_ahead and GRANTED.search(text, max(0, at - REACH), at) is not None


def stretch_event(text: str, event: Event) -> Extent:
    """From the first to the last word of an event and those who take part in it, short of another matter."""
    return stretch_clause(text, *_parts(event))


def _parts(event: Event) -> tuple[Extent, list[Extent]]:
    trigger, *roles = (s.extent for s in (event.trigger, *(r.span for r in event.roles if r.span)))
    return trigger, roles


def is_told_twice(event: Event, other: Event) -> bool:
    """Whether an earlier word of the same clause tells the event already ('will travel there for a visit')."""
    if other.trigger.start >= event.trigger.start:
        return False
    same = (event.type, event.subtype, event.polarity) == (other.type, other.subtype, other.polarity)
    if not same or not list_players(event, "agent") & list_players(other, "agent"):
        return False
    mine, its = (list_players(e, "counterpart") for e in (event, other))
    if mine and its and mine.isdisjoint(its):
        return False  # "shake hands with the premier and meet the queen"
    return reach_clause(*_parts(event)).start <= other.trigger.start


def list_players(event: Event, role: str) -> set[str]:
    """The actors who have a role in an event."""
    return {r.actor for r in event.roles if r.role == role and r.actor}


def _describe(
    reading: Reading, report: str, around: Extent, shown: Extent, statement: Statement | None, event: Event | None
) -> Proposition:
    mentions = [m for m in reading.mentions_in(report, around) if m.span.end <= around.end]
    text = reading.reports[report].text
    within = reading.events_in(report, around)
    inside = [e for e in within if e == event or not is_mooted(text, e)]
    events = (event,) if event else tuple(e for e in inside if not _is_adjunct(text, around, e))
    actors = {m.actor for m in mentions if m.actor and m.level in (*NAMED, "conjunction")}
    actors |= {r.actor for e in events for r in e.roles if r.actor}
    stated = statement if event is None or event.statement else None
    meaning = reading.meanings.get(report, {}).get(around)
    return Proposition(
        evidence=Evidence(
            report=report,
            start=shown.start,
            end=shown.end,
            text=shown.of(text),
            statement=stated.id if stated else None,
            event=event.id if event else None,
        ),
        words=shown.of(text),
        act=statement.act if statement else "assert",
        voice=statement.actor if statement else None,
        actors=frozenset(actors),
        people=frozenset(a for a in actors if reading.actors[a].schema in ("Person", "Group")),
        places=frozenset(a for a in actors if reading.actors[a].schema == "Place"),
        parties=find_parties(reading, events[0]) if events else (),
        accused=frozenset(a for a in list_accused(reading, stated) if a in reading.named) if stated else frozenset(),
        affected=list_affected(events[0]) & reading.named if events else frozenset(),
        figures=_figures(reading, report, around) | (_count_parts(text, event) if event else frozenset()),
        events=events,
        weights=_weigh(text, around, mentions, inside, actors),
        head=find_head(event.trigger.text if event else shown.of(text)),
        days=tuple(
            t.when for t in reading.times_at(report, around) if around.contains(t.span.extent) and t.when.is_definite
        ),
        meaning=meaning,
        assertion=None if meaning is None else assertion_vector(meaning),
    )


def _is_adjunct(text: str, around: Extent, event: Event) -> bool:
    """Whether a clause only says when or in spite of what it is so: "He will see crowds DURING HIS VISIT"."""
    return ADJUNCT.search(text, around.start, event.trigger.start) is not None


def _figures(reading: Reading, report: str, around: Extent) -> frozenset[str]:
    """Numbers that are no part of a date, the small ones also where they are spelled."""
    dates = [t.span.extent for t in reading.times_at(report, around)]
    found = find_figures(reading.reports[report].text, *around)
    return frozenset(figure for place, figure in found if not any(d.overlaps(place) for d in dates))


def _count_parts(text: str, event: Event) -> frozenset[str]:
    """The figures right before the words of an event: of "14 people died" it has "people died"."""
    trigger, roles = _parts(event)
    before = (COUNT.search(text, max(0, part.start - LONGEST_COUNT), part.start) for part in (trigger, *roles))
    return frozenset(figure for found in before if found and (figure := read_figure(found[1])))


def _weigh(
    text: str, around: Extent, mentions: list[Mention], events: list[Event], actors: set[str]
) -> dict[str, float]:
    """Terms and their weights; words of names and triggers are told by their actors and types."""
    weights = dict.fromkeys(sorted(actors), ACTOR)
    covered = [m.span.extent for m in mentions if m.actor and m.level in NAMED]
    for event in events:
        weights |= {f"{kind}": EVENT for kind in event.kinds if not kind.endswith(":OTHER")}
    triggers = [e.trigger.extent for e in events]
    for start, end, word in words(text, *around):
        term, weight = weigh_word(word)
        if term is None or any(c.start < end and start < c.end for c in covered):
            continue
        share = TRIGGER if any(t.start < end and start < t.end for t in triggers) else 1.0
        weights[term] = max(weights.get(term, 0.0), share * weight)
    return weights


def likeness(a: Proposition, b: Proposition) -> float:
    """Cosine of the weighted terms, from 0 to 1."""
    return compare_terms(a.weights, b.weights, a.square * b.square)


def compare_meanings(a: Proposition, b: Proposition) -> float:
    """Cosine of what two propositions mean; 0 where that of one is not known."""
    return 0.0 if a.meaning is None or b.meaning is None else float(a.meaning @ b.meaning)


def compare_assertions(a: Proposition, b: Proposition) -> float:
    """Cosine of what both assert; 0 where one was not encoded."""
    return 0.0 if a.assertion is None or b.assertion is None else float(a.assertion @ b.assertion)
