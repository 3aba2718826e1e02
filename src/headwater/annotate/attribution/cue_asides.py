"""Denials beside what they deny: '…, which X denies', '…, a charge X has rejected', '…, something X disputes'."""

from collections.abc import Sequence

from headwater.annotate.attribution.adjuncts import ends_clause, skip_adjuncts, skip_adjuncts_left
from headwater.annotate.attribution.cue_claims import is_claim
from headwater.annotate.attribution.cue_readings import Reading, is_first_person
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PRONOUNS
from headwater.annotate.attribution.cues import Cue
from headwater.annotate.attribution.finite_verbs import has_verb, is_finite
from headwater.annotate.attribution.phrases import NounPhrase, is_noun_start
from headwater.annotate.attribution.wording import Token

LONGEST = 16  # tokens of an aside
PREDICATE = 6  # tokens of what it is denied as
MARKS = frozenset((",", "—", "–"))
ANYTHING = frozenset(("something", "which"))


def read_aside(tokens: Sequence[Token], cue: Cue) -> Reading | None:
    """'…, which X denies', '…, an accusation (that) X rejected on Monday', '…, something X has denied'."""
    act = next((cue.acts[f] for f in ("object", "claims") if f in cue.acts), None)
    after = skip_adjuncts(tokens, cue.last)
    after = after._replace(end=_behind_predicate(tokens, after.end))
    is_over = ends_clause(tokens, after.end)
    goes_on = not is_over and after.end + 1 < len(tokens) and tokens[after.end + 1].low not in CONJUNCTIONS
    if act != "deny" or not (is_over or tokens[after.end].low == ","):
        return None
    left = skip_adjuncts_left(tokens, cue.group)
    mark = next((k for k in range(left.end - 1, max(0, left.end - LONGEST), -1) if tokens[k].low in MARKS), None)
    name = None if mark is None else _find_name(tokens, mark + 1, left.end)
    if mark is None or name is None:
        return None
    start = name + (tokens[name].low in ("that", "which"))
    subject = NounPhrase(start, left.end, ((start, left.end),))
    is_somebody = start < left.end and (is_noun_start(tokens, start) or tokens[start].low in PRONOUNS)
    if not is_somebody or is_first_person(tokens, subject) or has_verb(tokens, start, left.end):
        return None
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, act=act,
        junction="nested" if goes_on else "clause", edge=mark, before=(mark + 1, name), frame="object",
        asserted=not cue.is_negated, lemma=cue.lemma,
        occasions=left.occasions + after.occasions, days=left.days + after.days,
    )  # fmt: skip


def _behind_predicate(tokens: Sequence[Token], place: int) -> int:
    """Where a predicate ends that begins here: 'rejected AS ABSURD'; else `place`."""
    if ends_clause(tokens, place) or tokens[place].low != "as":
        return place
    ends = (k for k in range(place + 1, place + PREDICATE) if ends_clause(tokens, k) or tokens[k].low == ",")
    return next(ends, place)


def _find_name(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where the words end that an aside has for what was said: 'which', 'a baseless charge', 'allegations'."""
    for index in range(start, end):
        if tokens[index].quotation >= 0 or not tokens[index].is_word or is_finite(tokens, index):
            return None
        if tokens[index].low in ANYTHING or is_claim(tokens[index]):
            return index + 1
        if tokens[index].is_title or index - start > 3:
            return None
    return None
