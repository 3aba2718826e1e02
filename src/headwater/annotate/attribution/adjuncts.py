"""Words about a saying that are not what is said: days, venues, media, places, adverbs around a cue."""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.attribution.amounts import begins_amount
from headwater.annotate.attribution.cue_words import (
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_HEADS,
    TIME_LEADS,
)
from headwater.annotate.attribution.cues import is_adverb
from headwater.annotate.attribution.finite_verbs import LET_OUT
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import AUXILIARIES, DETERMINERS

STOPS = frozenset(".;:?!—–()[]{}/|…") | {"...", "-", "--"}
VENUE_LEADS = frozenset("in at on during via by through over from".split())
DAY_LEADS = frozenset("on in since by at earlier before during for around until over".split())
BEFORE_MONTH = DAY_LEADS - {"over"} | TIME_LEADS | {"of"}  # where 'May' and 'March' are months
BEFORE_YEAR = frozenset("in since by before until".split())
ADDRESSEE_LEADS = frozenset("to with of for from on by about after at in".split())
PHRASES: tuple[tuple[str, ...], ...] = (
    ("in", "advance"),
    ("in", "turn"),
    ("in", "part"),
    ("in", "response"),
    ("in", "private"),
    ("in", "public"),
    ("at", "length"),
    ("on", "condition", "of", "anonymity"),
    ("on", "the", "condition", "of", "anonymity"),
    ("under", "condition", "of", "anonymity"),
)
PARENTHESES: tuple[tuple[str, ...], ...] = (
    ("for", "instance"),
    ("for", "example"),
    ("however",),
    ("too",),
    ("in", "turn"),
    ("in", "part"),
    ("in", "response"),
)


class Adjuncts(NamedTuple):
    """What was skipped: where it ends, the occasions and the days among it."""

    end: int
    occasions: tuple[tuple[int, int], ...] = ()
    days: tuple[tuple[int, int], ...] = ()


def ends_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing of the clause follows: its end or a mark stronger than a comma."""
    return place >= len(tokens) or (tokens[place].quotation < 0 and tokens[place].low in STOPS)


def day_phrase(tokens: Sequence[Token], place: int) -> int:
    """The end of words for a day or period from `place` ('on Monday', 'late last week', 'March 3'); else `place`."""
    index = place
    has_lead = index < len(tokens) and tokens[index].low in DAY_LEADS
    index += has_lead
    if index < len(tokens) and tokens[index].low in ("the", "a"):
        index += 1
    begun = index
    while index < len(tokens) and is_day_word(tokens, index):
        index += 1
    words = [tokens[k] for k in range(begun, index)]
    if all(w.low in TIME_LEADS for w in words):
        return place
    # 'the 2015 agreement', 'May hopes': a bare year or month is no day of its own.
    if not has_lead and all(w.low.isdigit() or w.low in MONTHS for w in words) and len(words) < 2:
        return place
    if begun - place - has_lead and not has_lead and tokens[begun].low not in TIME_LEADS:
        return place
    return _day_end(tokens, index)


def _day_end(tokens: Sequence[Token], index: int) -> int:
    """The end of a day with its number in brackets or its year after a comma."""
    if (
        index + 2 < len(tokens)
        and tokens[index].low == "("
        and tokens[index + 1].low.isdigit()
        and tokens[index + 2].low == ")"
    ):
        return index + 3
    if index + 1 < len(tokens) and tokens[index].low == "," and _is_year(tokens[index + 1]):
        return index + 2 + (index + 2 < len(tokens) and tokens[index + 2].low == ",")
    return index


def is_day_word(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is part of words for a day or a period."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.is_time:
        return not (token.low.endswith("'s") and after is not None and after.is_word and not after.is_time)
    if not token.is_word:
        return False
    if _is_month(token):
        is_led = before is not None and (before.low in BEFORE_MONTH or before.low.isdigit())
        return is_led or (after is not None and after.low.isdigit())
    if token.low in TIME_HEADS and before is not None:
        return before.is_time or before.low in TIME_LEADS
    if token.low in TIME_LEADS:
        return after is not None and (after.is_time or after.low in TIME_HEADS | TIME_LEADS or _is_month(after))
    if token.low.isdigit() and before is not None:
        return before.is_time or before.low in MONTHS or (_is_year(token) and before.low in BEFORE_YEAR)
    return False


def _is_month(token: Token) -> bool:
    return token.is_title and token.low in MONTHS


def _is_year(token: Token) -> bool:
    return token.low.isdigit() and len(token.low) == 4 and token.low[:2] in ("19", "20")


def occasion_phrase(tokens: Sequence[Token], place: int) -> int:
    """The end of a phrase of venue or medium that begins at `place` ('in an email to the press'); else `place`."""
    if place + 1 >= len(tokens):
        return place
    if tokens[place].low == "to" and (end := _hearers_end(tokens, place + 1)) > place + 1:
        return place_phrase(tokens, end)
    if tokens[place].low not in VENUE_LEADS:
        return place
    venues = load_lexicon().sets["venues"]
    head = None
    for index in range(place + 1, min(place + 10, len(tokens))):
        token = tokens[index]
        if not token.is_word or token.low in AUXILIARIES or token.low in SUBORDINATORS or token.low in PRONOUNS:
            break
        if token.low in PREPOSITIONS or (head is not None and token.low not in venues):
            break
        head = index if token.low in venues else head
    return place if head is None else _addressee(tokens, head + 1)


def _hearers_end(tokens: Sequence[Token], place: int) -> int:
    """The end of 'the American press', 'reporters': those who listen for a living; else `place`."""
    hearers = load_lexicon().sets["hearers"]
    for index in range(place, min(place + 4, len(tokens))):
        if tokens[index].low in hearers and (index + 1 >= len(tokens) or tokens[index + 1].low not in hearers):
            return _name_end(tokens, index) if tokens[index].is_title else index + 1
        if not (tokens[index].is_title or tokens[index].low in DETERMINERS or tokens[index].low in hearers):
            break
    return place


def _name_end(tokens: Sequence[Token], place: int) -> int:
    """The end of a name that goes on behind one of its words: 'the Portland PRESS Herald'."""
    return next(
        (
            index
            for index in range(place + 1, len(tokens))
            if not tokens[index].is_title or tokens[index].is_time or tokens[index].low in PRONOUNS
        ),
        len(tokens),
    )


def _addressee(tokens: Sequence[Token], place: int) -> int:
    """The end of 'to the press', 'with Radio Nord', 'of the council' after a venue; else `place`."""
    if place + 1 >= len(tokens) or tokens[place].low not in ADDRESSEE_LEADS or day_phrase(tokens, place) > place:
        return place
    index = place + 1 + (tokens[place + 1].low in DETERMINERS)
    start = index
    hearers = load_lexicon().sets["hearers"]
    while (
        index < len(tokens) and (tokens[index].is_title or tokens[index].low in hearers) and not tokens[index].is_time
    ):
        index += 1
    if (
        index == start
        and index + 1 < len(tokens)
        and tokens[index].is_word
        and tokens[index + 1].low in ("that", ",", ".", ":")
    ):
        index += 1
    return index if index > start else place


def place_phrase(tokens: Sequence[Token], place: int) -> int:
    """The end of 'in Geneva', 'at the United Nations' where a day, a mark or 'that' follows; else `place`."""
    if place + 1 >= len(tokens) or tokens[place].low not in ("in", "at", "from", "outside", "near"):
        return place
    index = place + 1 + (tokens[place + 1].low == "the")
    start = index
    while index < len(tokens) and tokens[index].is_title and not tokens[index].is_time:
        index += 1
    if index == start:
        return place
    if ends_clause(tokens, index) or tokens[index].low in (",", "that", "on", "in", "during", "after"):
        return index
    return index if tokens[index].quotation >= 0 or is_day_word(tokens, index) else place


def skip_adjuncts(tokens: Sequence[Token], place: int) -> Adjuncts:
    """Adverbs, days, places, occasions and 'for instance' that follow a cue before its content."""
    occasions: list[tuple[int, int]] = []
    days: list[tuple[int, int]] = []
    index = place
    while index < len(tokens):
        if (end := day_phrase(tokens, index)) > index:
            days.append((index, end))
        elif (end := occasion_phrase(tokens, index)) > index or (end := place_phrase(tokens, index)) > index:
            occasions.append((index, end))
        elif occasions and tokens[index].low in LET_OUT and (end := day_phrase(tokens, index + 1)) > index + 1:
            days.append((index + 1, end))  # 'in court papers FILED ON FRIDAY'
        elif is_adverb(tokens[index]) and not _counts(tokens, index):
            end = index + 1
        elif (end := _parenthesis(tokens, index)) == index:
            break
        index = end
    return Adjuncts(index, tuple(occasions), tuple(days))


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """Whether an adverb begins a noun phrase: 'said both cranes had …', 'said nearly 100 people'."""
    is_both = tokens[place].low == "both" and place + 1 < len(tokens) and tokens[place + 1].low.endswith("s")
    return is_both or begins_amount(tokens, place)


def _parenthesis(tokens: Sequence[Token], place: int) -> int:
    """The end of ', for instance,' and of 'in advance'; else `place`."""
    for words in PHRASES:
        if tuple(t.low for t in tokens[place : place + len(words)]) == words:
            return place + len(words)
    if tokens[place].low != ",":
        return place
    for words in PARENTHESES:
        end = place + 1 + len(words)
        if end < len(tokens) and tokens[end].low == "," and tuple(t.low for t in tokens[place + 1 : end]) == words:
            return end + 1
    return place


def skip_adjuncts_left(tokens: Sequence[Token], place: int) -> Adjuncts:
    """The same to the left: between a subject and its verb group ('The ministry on Monday again')."""
    occasions: list[tuple[int, int]] = []
    days: list[tuple[int, int]] = []
    index = place
    while index > 0:
        if is_adverb(tokens[index - 1]) or tokens[index - 1].low == "neither":
            index -= 1
            continue
        start = _adjunct_start(tokens, index)
        if start is None:
            break
        (days if day_phrase(tokens, start) == index else occasions).append((start, index))
        index = start
    return Adjuncts(index, tuple(occasions), tuple(days))


def _adjunct_start(tokens: Sequence[Token], end: int) -> int | None:
    """Where the longest day or occasion that ends at `end` begins, unless the clause begins with it."""
    found = None
    for start in range(end - 1, max(0, end - 9), -1):
        is_occasion = tokens[start].low in ("in", "on", "via", "during") and occasion_phrase(tokens, start) == end
        if day_phrase(tokens, start) == end or is_occasion:
            found = start
    return found
