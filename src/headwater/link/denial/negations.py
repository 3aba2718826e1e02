"""Plain negations ('it had never discussed the sale', 'there was no sale') and what they answer.

One denies something where another side asserts of the speaker what it negates, or the speaker himself did before; where
it is of what another side told last of that thing in the same report; or where somebody asserts all of it, and more.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from headwater.link.assertion.propositions import NEGATION, SUBORDINATE, Proposition, compare_assertions
from headwater.link.assertion.terms import compare_terms
from headwater.link.phrasing.completeness import is_clause
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.link.senses import find_sense, list_senses
from headwater.record.spans import Evidence, overlap
from headwater.settings import THRESHOLDS
from headwater.text import fold, stem

NO_ASSERTIONS = ("demand", "pledge", "ask", "deny")
# Words that say that it is denied, or that somebody said so, and not what.
DENYING = frozenset(
    stem(word) for word in ("never not no ever none nothing without neither nor any nobody anybody anyone").split()
)
MODAL = re.compile(r"\b(?:will|would|might|may|could|can|should|must|need)\s*$", re.I)  # 'will not' denies no fact
UNFINISHED = re.compile(r"\s*(?:longer|yet|only|just|doubt|else|further|other)\b", re.I)  # 'not yet' denies nothing
# Who knows nothing of it does not say that it is not so.
UNAWARE = re.compile(
    r"\bunaware\b|\b(?:kn[eo]wn?|heard) nothing\b|(?:\b(?:not|never|no)\b|n['’]t\b)(?:\s+(?:been|yet|ever|\w+ly))*\s+"
    r"(?:aware|know|known|knew|knowledge|heard|hear|seen|informed|told|information|recollection|recall|remember)\b",
    re.IGNORECASE,
)
# Nor does who does not speak of it.
SILENCE = re.compile(
    r"(?:\b(?:do|does|did|can|could|will|would)(?:\s+not|n['’]t)|\bcannot|\bnever)\s+(?:\w+ly\s+)?"
    r"(?:comment|discuss|speculate|elaborate|speak (?:of|about)|talk about)\b|\bno comment\b",
    re.IGNORECASE,
)
# 'There was NO FEDERAL INQUIRY', 'NO SUCH PROMISE had been made': what is said not to be, by its last word.
BEING = r"(?:is|are|was|were|has|have|had|did|does|do|took|takes|exist\w*|happened|occurred)\b"
NO_THING = re.compile(
    rf"\W*(?:there\s+{BEING}(?:\s+(?:never|been|absolutely|simply))*\s+)?no\s+(?P<such>such\s+)?"
    rf"(?:[\w’'-]+\s+){{0,3}}?(?P<thing>[\w’'-]+)"
    rf"(?=\W*$|[,;]|\s+(?:of|in|on|at|for|to|by|with|from|about|against|between|into|whatsoever|{BEING}))",
    re.IGNORECASE,
)
ANY_SUCH = re.compile(
    r"\bany\s+(?P<such>such)\s+(?P<thing>[\w’'-]+)", re.IGNORECASE
)  # denied 'making any such promise'
NO_SUCH = re.compile(
    r"\b(?:no|(?:not|never|n['’]t)\b[^.;]{0,30}?\bany)\s+(?P<such>such)\s+(?P<thing>[\w’'-]+)", re.IGNORECASE
)  # 'she gave no such order', 'she has never given any such order'
HAPPENING = frozenset(map(stem, "thing event incident act deed".split()))  # such a thing is whatever was said last
# What somebody has done of whom there was such a thing: 'no such REQUEST was made' answers 'she ASKED for a delay'.
SPOKEN = (
    ("request", "ask seek beg"),
    ("instruction", "tell order direct"),
    ("order", "tell instruct direct"),
    ("promise", "undertake commit agree"),
    ("offer", "propose"),
    ("call", "telephone phone ring"),
    ("letter", "write"),
    ("conversation", "speak talk discuss"),
    ("meeting", "meet met"),
)
# Nothing but that: it can be read behind what it answers alone.
ONLY_SUCH = re.compile(
    rf"\W*(?:there\s+{BEING}(?:\s+been)?\s+)?no\s+such\s+[\w’'-]+(?:\s+{BEING}(?:\s+(?:ever|been))*(?:\s+\w+)?)?\W*",
    re.IGNORECASE,
)
# A negation is of what has its head, or is as like it as this in its terms, or in what it asserts.
PLAIN_LIKENESS, PLAIN_MEANT = 0.69, 0.6
TELLING = 2  # words from which on something says what it is of: 'the gift' and 'no sale' could be of anything
# Share of them that what is said of his side must hold, if its head is theirs too; less where it stands before.
OF_DEED, OF_DEED_BEFORE = 0.65, 0.25
ABSOLUTE = re.compile(
    r"\b(?:never|nobody|no\s+one|none|nothing|not\s+(?:one|a\s+single)|so\s+much\s+as)\b", re.IGNORECASE
)
OURS = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)
CONTAINED = 0.9  # share of the words of a negation that what it denies must hold, where it is of nobody who denies
KEPT = 16_384  # propositions of which it is remembered whether they know nothing
Affirmed = Mapping[str, Sequence[Proposition]]


def list_sides(voices: Voices, actor: str | None) -> frozenset[str]:
    """An actor and the institution that it speaks for."""
    return frozenset({actor, voices.institutions.get(actor or "")} - {None})  # type: ignore[arg-type]


def is_of(item: Proposition, sides: frozenset[str], voices: Voices) -> bool:
    """Whether a proposition is of one of these sides or of a part of it, or laid to it."""
    of = item.actors | item.accused
    return any(list_sides(voices, actor) & sides for actor in of)


@lru_cache(maxsize=1)
def _list_light() -> frozenset[str]:
    return list_senses("be do make take have go give get put come know see find say tell ask use want need think call")


@lru_cache(maxsize=1)
def _list_spoken() -> dict[str, tuple[str, ...]]:
    return {find_sense(stem(noun)): tuple(find_sense(stem(verb)) for verb in verbs.split()) for noun, verbs in SPOKEN}


@lru_cache(maxsize=KEPT)
def is_unaware(words: str) -> bool:
    """Whether somebody says that he knows nothing of it; each is compared with many others."""
    return UNAWARE.search(words) is not None


def negates(item: Proposition) -> bool:
    """Whether somebody asserts with it that something is not so, in its main clause."""
    if item.act != "assert" or is_unaware(item.words) or SILENCE.search(item.words):
        return False
    negation = NEGATION.search(item.words)
    if negation is None or UNFINISHED.match(item.words, negation.end()):
        return False
    before = item.words[: negation.start()]
    return SUBORDINATE.search(before) is None and MODAL.search(before) is None


def index_affirmed(items: Sequence[Proposition]) -> Affirmed:
    """By term what somebody says or what happens, without a negation."""
    shelf: dict[str, list[Proposition]] = defaultdict(list)
    for item in items:
        is_named = item.act == "condemn" and not is_clause(item.words)  # "disparaged the treaty" asserts nothing of it
        if (item.voice or item.is_event) and not (item.is_negated or is_named or item.act in NO_ASSERTIONS):
            for term in item.weights.keys() - item.actors:
                shelf[term].append(item)
    return shelf


def is_affirmed(item: Proposition, sides: frozenset[str], voices: Voices, affirmed: Affirmed) -> bool:
    """Whether another side asserts of this one what a proposition negates."""
    terms = {t: w for t, w in item.weights.items() if t not in DENYING}
    rows = {id(other): other for term in terms for other in affirmed.get(term, ())}
    return any(
        not list_sides(voices, other.voice) & sides
        and not overlap(item.evidence, other.evidence)
        and (likeness := compare_terms(terms, other.weights)) >= _require(item, other, sides, voices)
        and (likeness >= PLAIN_LIKENESS or not _negates_verb(item) or _asserts_that(item, other))
        for other in rows.values()
    )


def _negates_verb(item: Proposition) -> bool:
    """Whether a deed is said not to have been done, and not a thing to be none ("not a single shell")."""
    negation = NEGATION.search(item.words)
    return negation is not None and negation.start() > 1 and negation[0].lower() not in ("no", "none", "nothing")


def _asserts_that(item: Proposition, other: Proposition) -> bool:
    """Whether another proposition asserts the deed of a negation, in its words or in others."""
    return item.head in other.weights or compare_assertions(item, other) >= PLAIN_MEANT


def find_answered(
    item: Proposition,
    thing: re.Match[str] | None,
    sides: frozenset[str],
    voices: Voices,
    affirmed: Affirmed,
) -> Evidence | None:
    """What another side said last in the same report of the thing that is said not to be; of 'no such thing' anything.

    Unless it is called 'such', most of what is said of the thing has to be in it too.
    """
    if thing is None:
        return None
    term, is_such = find_sense(stem(fold(thing["thing"]))), bool(thing["such"])
    is_any = is_such and term in HAPPENING
    terms = (term, *_list_spoken().get(term, ())) if is_such else (term,)
    rows = chain(*affirmed.values()) if is_any else chain(*(affirmed.get(t, ()) for t in terms))
    before = [
        other.evidence
        for other in rows
        if other.evidence.report == item.evidence.report and other.evidence.end <= item.evidence.start
        if not list_sides(voices, other.voice) & sides and (other.evidence.statement if is_any else True)
        if is_such or _cover_plain(item, other) >= THRESHOLDS.held_cover
    ]
    return max(before, key=lambda e: (e.start, -e.end), default=None)


def find_containing(item: Proposition, sides: frozenset[str], voices: Voices, affirmed: Affirmed) -> Evidence | None:
    """What another side says that holds all that a negation negates, and more: "at no time did it take on crude".

    Or that tells the same deed of whoever speaks: "No one asked us for permission".
    """
    rows = {id(other): other for term in item.weights for other in affirmed.get(term, ())}
    holding = [
        other
        for other in rows.values()
        if other.voice and not list_sides(voices, other.voice) & sides
        if _is_contained(item, other)
        or _tells_deed(item, other, sides, voices)
        or _accuses_before(item, other, sides, voices)
    ]
    best = max(holding, key=lambda other: compare_terms(item.weights, other.weights), default=None)
    return best.evidence if best else None


def _is_contained(item: Proposition, other: Proposition) -> bool:
    return bool(item.actors) and item.actors <= other.actors and _cover_plain(item, other) >= CONTAINED


def _tells_deed(item: Proposition, other: Proposition, sides: frozenset[str], voices: Voices) -> bool:
    """Whether another proposition tells the deed of a negation of the side that negates it."""
    if item.head is None or other.head != item.head:
        return False
    is_before = other.evidence.report == item.evidence.report and other.evidence.end <= item.evidence.start
    least = OF_DEED_BEFORE if is_before else OF_DEED
    is_absolute = is_before and item.head not in _list_light() and ABSOLUTE.search(item.words) is not None
    return (is_absolute or _cover_plain(item, other) >= least) and (
        is_of(other, sides, voices) or _is_ours(item, sides, other)
    )


def _accuses_before(item: Proposition, other: Proposition, sides: frozenset[str], voices: Voices) -> bool:
    """Whether a side says in so many words that it did nothing to those to whom the report before lays that it did.

    "Not one of our ships has brought THE ARMY so much as a light bulb", where it was accused of supplying the army.
    """
    if other.act != "accuse" or other.evidence.report != item.evidence.report or ABSOLUTE.search(item.words) is None:
        return False
    shared = (item.weights.keys() & other.weights.keys()) - sides
    return other.evidence.end <= item.evidence.start and is_of(other, sides, voices) and len(shared) >= TELLING


def _is_ours(item: Proposition, sides: frozenset[str], other: Proposition) -> bool:
    """Whether somebody of whom nobody tells whose he is speaks for many: "OUR army laid none"."""
    return len(sides) == 1 and OURS.search(item.words) is not None and bool(other.actors - item.people)


def _cover_plain(item: Proposition, other: Proposition) -> float:
    """Share of the words of a negation that another proposition holds, from 0 to 1, by squared weight."""
    terms = {t: w for t, w in item.weights.items() if t not in DENYING | item.actors}
    whole = sum(w * w for w in terms.values())
    return sum(w * w for t, w in terms.items() if t in other.weights) / whole if whole else 0.0


def is_taken_back(
    reading: Reading,
    item: Proposition,
    sides: frozenset[str],
    voices: Voices,
    affirmed: Affirmed,
) -> bool:
    """Whether a side negates what it asserted before in nearly the same words: a retraction."""
    terms = {t: w for t, w in item.weights.items() if t not in DENYING}
    rows = {id(other): other for term in terms for other in affirmed.get(term, ())}
    return any(
        list_sides(voices, other.voice) & sides
        and reading.place(other.evidence.span) < reading.place(item.evidence.span)
        and not overlap(item.evidence, other.evidence)
        and compare_terms(terms, other.weights) >= THRESHOLDS.taken_back
        for other in rows.values()
    )


def _require(item: Proposition, other: Proposition, sides: frozenset[str], voices: Voices) -> float:
    """How alike a negation must be to what it denies: more where it is not of the one who speaks."""
    is_answer = not item.actors and item.evidence.report == other.evidence.report  # 'We fired on nobody'
    is_of_nobody = not other.actors and len(other.weights) >= TELLING
    if is_answer or is_of(other, sides, voices) or (is_of_nobody and item.actors & sides):
        return THRESHOLDS.negated
    is_of_both = bool(other.voice) and not item.actors & sides and item.actors <= other.actors
    return THRESHOLDS.negated_elsewhere if is_of_both else math.inf
