"""Noun phrases found from closed word classes: no tagger, no tree.

Every scan stops at the first mark or word that cannot belong to what it looks for, and never goes further than
`REACH` tokens.
"""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.attribution.adjuncts import (
    day_phrase,
    ends_clause,
    is_day_word,
    occasion_phrase,
    skip_adjuncts,
    skip_adjuncts_left,
)
from headwater.annotate.attribution.cue_words import (
    CONJUNCTIONS,
    LEADING_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from headwater.annotate.attribution.cues import is_adverb
from headwater.annotate.attribution.finite_verbs import LET_OUT, is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import AUXILIARIES, DETERMINERS
from headwater.names import word_classes

REACH = 40
OBJECT_PRONOUNS = frozenset("him her them us me it himself herself themselves itself".split())
RELATIVES = frozenset("who which that".split())
# Behind these stands a person of his own: 'a break with its allies, who'.
NEW_HEAD = frozenset("from with by among against".split())
# Zero pasts and frequent verbs that are nouns too: they count as the verb only where a subject is looked for.
MAIN_VERBS = frozenset(
    "cut put set hit let sues quits wins loses visits meets attacks plans moves votes backs opens closes "
    "launches files seeks urges faces hosts returns leaves joins bans signs ends starts releases sends strikes "
    "fires".split()
)


class NounPhrase(NamedTuple):
    """Tokens `start:end`; `segments` are its parts between commas, when those are appositions and not a list."""

    start: int
    end: int
    segments: tuple[tuple[int, int], ...]


def _dates_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether a date only describes the noun behind it: '9/11 widow', '2012 nominee', 'Sunday's vote'."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    describes = tokens[place].text[0].isdigit() or tokens[place].low.endswith("'s")
    if following is None or not describes or not following.is_word or following.is_time:
        return False
    return following.text.islower() and following.low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | SUBORDINATORS


def is_noun_start(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase can begin here."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    if token.text in ("May", "Will"):
        return True
    if (
        not token.is_word
        or (token.is_time and not _dates_noun(tokens, place))
        or token.low == "who"
        or (is_adverb(token) and token.low != "both")
    ):
        return False
    if (
        token.low in PREPOSITIONS
        or token.low in SUBORDINATORS - {"that"}
        or token.low in CONJUNCTIONS
        or token.low in AUXILIARIES
    ):
        return False
    return token.is_title or not token.low.endswith("ing")


def subject_before(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    """The noun phrase that ends at `place`, with the apposition or relative clause that may close it."""
    if place <= 0:
        return None
    if tokens[place - 1].low == "," and place > 1:
        return _subject_with_insertion(tokens, place)
    start = _scan_left(tokens, place)
    if start is None:
        return None
    end = place
    if tokens[place - 1].low in ("who", "which") and start < place - 1:
        end = place - 1 - (tokens[place - 2].low == ",")
    return NounPhrase(start, end, ((start, end),))


def _subject_with_insertion(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    """A subject whose last part stands between commas: 'X, a spokesman for Y, said'."""
    low = max(0, place - REACH)
    inner = next((k for k in range(place - 2, low - 1, -1) if tokens[k].low == "," or ends_clause(tokens, k)), None)
    if inner is None or tokens[inner].low != "," or inner == 0:
        return None
    start = _scan_left(tokens, inner)
    if start is None:
        return None
    segments = [(start, inner)]
    if _is_apposition(tokens, inner + 1, place - 1):
        segments.append((inner + 1, place - 1))
    if (first := _explained(tokens, start)) is not None:
        segments.insert(0, (first, start - 1))
    return NounPhrase(segments[0][0], segments[-1][1], tuple(segments))


def _explained(tokens: Sequence[Token], start: int) -> int | None:
    """Where the name begins that an apposition from `start` explains: 'Ada Lund, the mayor of X, …'."""
    if start < 2 or tokens[start - 1].low != "," or tokens[start].is_title or not tokens[start - 2].is_title:
        return None
    if is_day_word(tokens, start - 2) or tokens[start].low in PRONOUNS:
        return None
    first = _scan_left(tokens, start - 1)
    return first if first is not None and tokens[first].is_title else None


def _is_apposition(tokens: Sequence[Token], start: int, end: int) -> bool:
    if not is_noun_start(tokens, start) or end <= start or tokens[start].low == "that" or is_day_word(tokens, start):
        return False
    return not (tokens[start].low.endswith("ed") and not tokens[start].is_title)


def _scan_left(tokens: Sequence[Token], place: int) -> int | None:
    """Where the noun phrase that ends at `place` begins."""
    last = tokens[place - 1]
    if last.quotation < 0 and last.low in RELATIVES:
        return _antecedent(tokens, place - 1)
    if last.quotation < 0 and last.low in PRONOUNS:
        return place - 1
    index = place
    while index > 0 and place - index < REACH:
        if not _stops_left(tokens, index - 1, place):
            index -= 1
        elif (relative := _relative_start(tokens, index - 1)) is not None:
            index = relative
        else:
            break
    return _trim_left(tokens, index, place)


def _relative_start(tokens: Sequence[Token], place: int) -> int | None:
    """Where 'that' or 'who' begins a relative clause with its verb near `place` ('a study that appeared in …')."""
    index = place
    is_relative = tokens[place].low in RELATIVES and place + 1 < len(tokens) and tokens[place + 1].low.endswith("ed")
    if not is_relative:
        if not is_finite(tokens, place):
            return None
        index -= 1
        while index > 0 and place - index < 4 and (tokens[index].low in AUXILIARIES or is_adverb(tokens[index])):
            index -= 1
    if index <= 0 or tokens[index].low not in RELATIVES or not tokens[index - 1].is_word:
        return None
    is_complement = is_finite(tokens, index - 1) or tokens[index - 1].low in SUBORDINATORS
    return None if is_complement else index


def _stops_left(tokens: Sequence[Token], index: int, place: int) -> bool:
    """Whether the token at `index` cannot belong to a subject that ends at `place`."""
    token = tokens[index]
    if token.quotation >= 0:
        is_speech = token.text[-2:-1] in (",", ".", "?", "!") or len(token.text) > 30
        return is_speech or index + 1 == place or index == 0 or not tokens[index - 1].is_word
    if token.low == ",":
        return not _continues_list(tokens, index, place)
    if token.low in CONJUNCTIONS:
        return not _joins_nouns(tokens, index, place)
    if not token.is_word and token.low not in ("&", "$", "'"):
        return True
    if token.low == "to" and index and tokens[index - 1].low == "according":
        return True
    return token.low in SUBORDINATORS or token.low in PRONOUNS or is_finite(tokens, index)


def _antecedent(tokens: Sequence[Token], relative: int) -> int | None:
    """The start of what 'who' stands for; of other relative pronouns, the pronoun itself."""
    place = relative - 1 if relative > 1 and tokens[relative - 1].low == "," else relative
    is_named = tokens[relative].low == "which" and place < relative and tokens[place - 1].is_title
    if not (tokens[relative].low == "who" or is_named) or place == 0 or not tokens[place - 1].is_word:
        return relative
    start = _scan_left(tokens, place)
    if start is None:
        return relative
    if (explained := _explained(tokens, start)) is not None:
        return explained
    behind = (k + 1 for k in range(start + 1, place - 1) if tokens[k].low in NEW_HEAD)
    return next(behind, start)


def _continues_list(tokens: Sequence[Token], comma: int, place: int) -> bool:
    """Whether the comma joins the members of a list ('A, B and C')."""
    if not any(tokens[k].low in ("and", "or") for k in range(comma + 1, place)):
        return False
    start = comma
    while start > 0 and comma - start < 6 and tokens[start - 1].is_word and tokens[start - 1].low not in AUXILIARIES:
        if tokens[start - 1].low in PREPOSITIONS and tokens[start - 1].low != "of":
            return False
        start -= 1
    if start == comma or comma - start >= 6 or any(is_day_word(tokens, k) for k in range(start, comma)):
        return False
    if any(is_finite(tokens, k) or is_adverb(tokens[k]) for k in range(start, comma)):
        return False
    is_name = all(tokens[k].is_title or tokens[k].low in ("the", "of") for k in range(start, comma))
    return is_name or (comma - start <= 3 and start > 0 and tokens[start - 1].low in (",", "that"))


def _joins_nouns(tokens: Sequence[Token], conjunction: int, place: int) -> bool:
    """Whether a conjunction joins two noun phrases of one subject, not two clauses."""
    if conjunction == 0 or conjunction + 1 >= place or tokens[conjunction].low in ("but", "yet"):
        return False
    if tokens[conjunction - 1].low == ",":
        has_earlier = any(tokens[k].low == "," for k in range(max(0, conjunction - 8), conjunction - 1))
        return has_earlier and _continues_list(tokens, conjunction - 1, place)
    for index in range(conjunction - 1, max(-1, conjunction - 13), -1):
        token = tokens[index]
        if token.low == "," or not token.is_word or token.low in SUBORDINATORS or token.quotation >= 0:
            return True
        if is_finite(tokens, index) or token.low in PRONOUNS:
            return False
    return conjunction < 13


def _trim_left(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The start without conjunctions, adverbs, days and prepositions in front of the subject."""
    while start < end:
        token = tokens[start]
        if token.low in CONJUNCTIONS or token.low in LEADING_ADVERBS or is_adverb(token) or token.low == ",":
            start += 1
        elif start < (after := max(day_phrase(tokens, start), occasion_phrase(tokens, start))) < end:
            start = after
        elif token.low in PREPOSITIONS:
            start += 1
        else:
            break
    return start if start < end else None


def noun_phrase_after(tokens: Sequence[Token], place: int, *, appositions: bool = True) -> NounPhrase | None:
    """The noun phrase that begins at `place`, with one apposition after a comma."""
    is_start = is_noun_start(tokens, place) or _is_compound(tokens, place)
    if place >= len(tokens) or not (is_start or tokens[place].low in PRONOUNS):
        return None
    end = _scan_right(tokens, place)
    if end == place:
        return None
    segments = [(place, end)]
    if appositions and end + 1 < len(tokens) and tokens[end].low == "," and _is_apposition(tokens, end + 1, end + 2):
        further = _scan_right(tokens, end + 1)
        if tokens[end + 1].low not in PRONOUNS and further > end + 1 and _may_follow(tokens, further):
            segments.append((end + 1, further))
            end = further
    return NounPhrase(place, end, tuple(segments))


def _is_compound(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word in -ing only says of what sort the noun behind it is: 'SHIPPING data', 'MINING officials'."""
    if place + 1 >= len(tokens) or not tokens[place].is_word or not tokens[place].low.endswith("ing"):
        return False
    following = tokens[place + 1]
    is_plural = following.low.endswith("s") and (word_classes(following.low) or "").startswith("n")
    return following.quotation < 0 and (is_plural or following.low in load_lexicon().sets["evidence"])


def _may_follow(tokens: Sequence[Token], place: int) -> bool:
    """Whether what stands at `place` may follow an apposition and shows that it was none of a new clause."""
    if ends_clause(tokens, place) or tokens[place].low in (",", "and") or tokens[place].quotation >= 0:
        return True
    return tokens[place].low in PREPOSITIONS or skip_adjuncts(tokens, place).end > place


def _scan_right(tokens: Sequence[Token], place: int) -> int:
    is_her = tokens[place].low == "her" and (place + 1 >= len(tokens) or tokens[place + 1].low not in DETERMINERS)
    if tokens[place].low in PRONOUNS or (tokens[place].low in OBJECT_PRONOUNS and not is_her):
        return place + 1
    index = place
    while index < len(tokens) and index - place < REACH and not _stops_right(tokens, index, place):
        index += 1
    return index


def _stops_right(tokens: Sequence[Token], index: int, place: int) -> bool:
    """Whether the token at `index` cannot belong to a noun phrase that begins at `place`."""
    token = tokens[index]
    if index == place and token.is_time and _dates_noun(tokens, index):
        return False
    if token.quotation >= 0 or not token.is_word or token.is_time or day_phrase(tokens, index) > index:
        return True
    if (
        token.low in SUBORDINATORS - ({"that"} if index == place else set())
        or token.low in PRONOUNS
        or is_finite(tokens, index)
    ):
        return True
    if index > place and is_adverb(token):
        return True
    if index > place and token.low in LET_OUT and [t.low for t in tokens[index + 1 : index + 2]] == ["by"]:
        return True
    if token.low in PREPOSITIONS:
        is_inner = token.low in ("of", "for", "from", "with", "at") and index > place
        if token.low == "to" and index + 1 < len(tokens):
            is_inner = index > place and (tokens[index + 1].is_title or tokens[index + 1].low in DETERMINERS)
        return not is_inner or (token.low == "at" and occasion_phrase(tokens, index) > index)
    return token.low in CONJUNCTIONS and not is_noun_start(tokens, index + 1)


def main_subject(tokens: Sequence[Token], start: int, end: int) -> NounPhrase | None:
    """The subject of the last main clause that begins between two places, else the name with which the first begins."""
    found: NounPhrase | None = None
    for index in range(start + 1, min(end, start + REACH)):
        if is_finite(tokens, index) or tokens[index].low in MAIN_VERBS:
            subject = subject_before(tokens, skip_adjuncts_left(tokens, index).end)
            is_main = subject and (
                found is None
                or (
                    subject.start > 1
                    and tokens[subject.start - 1].low in ("and", "but")
                    and tokens[subject.start - 2].low == ","
                )
            )
            is_inner = subject and (
                tokens[subject.start].low in RELATIVES
                or (subject.start and tokens[subject.start - 1].low in SUBORDINATORS)
            )
            if subject and is_main and not is_inner and not ends_clause(tokens, subject.start):
                found = subject
    if found:
        return found
    after = skip_adjuncts(tokens, start).end
    after += after < end and tokens[after].low == ","
    return _leading_name(tokens, after, end)


def _leading_name(tokens: Sequence[Token], start: int, end: int) -> NounPhrase | None:
    index = start + (start < end and tokens[start].low in ("the", "a", "an"))
    first = index
    while index < end and tokens[index].is_title:
        index += 1
    return NounPhrase(start, index, ((start, index),)) if index > first else None
