"""Where the verbs of the lexicon of cues stand in a clause, with voice, tense and negation."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from headwater.annotate.attribution.cue_words import (
    ADJECTIVAL,
    ADVERBS,
    CONJUNCTIONS,
    NEGATIONS,
    NEVER_FINAL,
    NOT_ADVERBS,
    NOUNY,
    PREPOSITIONS,
    SUBORDINATORS,
)
from headwater.annotate.attribution.lexicon import Lexicon, load_lexicon
from headwater.annotate.attribution.wording import Token, is_given_name
from headwater.annotate.closed_classes import AUXILIARIES, BE, DETERMINERS, DO, HAVE, MODALS
from headwater.inflection import Form
from headwater.record.model import Act

Voice = Literal["finite", "passive", "gerund", "reduced"]
OBJECT_STARTS = frozenset("that he she it they we to : on for whether him them".split())
# Verbs whose infinitive only says that the saying took place: 'went on to say', 'took to the radio to call'.
SUBJECTS = frozenset("he she it they".split())
SHOWING = frozenset("shows show signals finds find".split())
MEANS = frozenset("used uses using took takes taken turned".split())
HIGHER = MEANS | frozenset(
    "continued continues proceeded began appeared appears seemed seems rushed rushes hastened hastens".split()
)
# With one of these behind it a verb only says that somebody spoke up: 'broke its silence to deny', 'stepped in to say'.
SPOKE_UP = {
    verb: frozenset(nouns.split())
    for verbs, nouns in (
        ("broke breaks", "silence"),
        ("issued issues released releases published publishes", "statement statements message video"),
        ("called calls held holds convened convenes gave gives", "conference briefing"),
        ("went goes appeared appears", "television tv radio air"),
        ("came comes", "forward out"),
        ("stepped steps", "forward in"),
    )
    for verb in verbs.split()
}
CALLS = frozenset("call calls".split())
LONGEST_CLAIM = 4  # words of a claim that is called something: 'calls secret drone charges a fairy tale'
UNMARKED = frozenset("people police men women children staff troops media data those these".split())
PLURALS = frozenset("i we you they who people police some few many".split())


# Behind these a word in -ed is an adjective ('the alleged plot'); behind 'that' and 'all' it may be a verb.
ARTICLES = DETERMINERS - PLURALS - frozenset("that this all both each another several one two three".split())
BEFORE_NOUN = (DETERMINERS - PLURALS) | PREPOSITIONS | ADJECTIVAL | CONJUNCTIONS  # a word that may be either is a noun


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue verb in a clause.

    `first` and `last` (exclusive) are the tokens of the cue itself; `group` is where its verb group begins, with
    auxiliaries and adverbs.  `acts` maps the frames it may take to the acts they report; a frame `@about` is the
    particle of a verb that other words may part from it.
    """

    lemma: str
    first: int
    last: int
    group: int
    voice: Voice
    acts: dict[str, Act]
    is_negated: bool = False
    is_light: bool = False
    is_infinitive: bool = False


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """The cue verbs of a clause in order; modal, hypothetical and noun uses are left out."""
    found: list[Cue] = []
    place = 0
    while place < len(tokens):
        cue = _cue_at(tokens, place)
        if cue:
            found.append(cue)
        place = cue.last if cue else place + 1
    return found


def _cue_at(tokens: Sequence[Token], place: int) -> Cue | None:
    lexicon = load_lexicon()
    token = tokens[place]
    forms = lexicon.forms.get(token.low) if token.quotation < 0 else None
    if not forms or is_given_name(tokens, place) or (token.low in NOUNY and not _is_verb_here(tokens, place)):
        return None
    group = _group(tokens, place)
    if group is None:
        return None
    for lemma, form in forms:
        voice = _voice(form, group)
        match = _match(tokens, place, lemma, lexicon) if voice else None
        if not voice or match is None or not _agrees(tokens, place, form, voice, group):
            continue
        last, acts, is_light = match
        if lemma == "comment" and group.auxiliary in MODALS:
            continue  # 'would not comment on the sale' says nothing of it
        if group.is_infinitive and tokens[group.start].low in MEANS and set(acts) == {"about"}:
            continue
        return Cue(
            lemma=lemma, first=place, last=last, group=group.start, voice=voice, acts=acts,
            is_negated=group.is_negated, is_light=is_light, is_infinitive=group.is_infinitive,
        )  # fmt: skip
    return None


class _Group(NamedTuple):
    start: int
    auxiliary: str
    is_negated: bool = False
    is_infinitive: bool = False
    is_passive: bool = False


def _group(tokens: Sequence[Token], place: int) -> _Group | None:
    """The verb group that ends in the verb at `place`; None where a modal makes it no saying that took place."""
    start, auxiliary, negated, passive = place, "", False, False
    while start > 0 and place - start < 8:
        low = tokens[start - 1].low
        negated = negated or low in NEGATIONS or low.endswith("n't")
        if low in MODALS and not _is_name(tokens, start - 1):
            # 'would not dismiss' leaves a possibility open; every other modal saying has not been made.
            return _Group(start - 1, low, is_negated=True) if negated and low in ("would", "wouldn't") else None
        if low in AUXILIARIES and not _is_name(tokens, start - 1):
            passive = passive or (low in BE and auxiliary == "")
            auxiliary = low
        elif not (is_adverb(tokens[start - 1]) or low == "neither" or _is_inserted(tokens, start - 1)):
            break
        start -= 1
    if start > 0 and tokens[start - 1].low == "to" and auxiliary in ("", "be"):
        higher = _higher_verb(tokens, start - 1)
        return None if higher is None else _Group(higher, auxiliary, negated, is_infinitive=True)
    while start < place and _is_before_group(tokens[start]):
        start += 1
    return _Group(start, auxiliary, negated, is_passive=passive)


def _is_before_group(token: Token) -> bool:
    """Whether a token at the edge of a verb group is none of it."""
    if token.low in NEGATIONS or token.low in AUXILIARIES:
        return False
    return is_adverb(token) or not token.is_word


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether 'May' or 'Will' is somebody's name."""
    return tokens[place].text in ("May", "Will") and (
        place > 0 or not tokens[1:] or tokens[1].low in ("has", "had", "also", "said", "was")
    )


def _is_inserted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a dash or 'and' stands between the adverbs of a verb group: 'has strongly – and often – denied'."""
    if tokens[place].low not in ("–", "—", "and", "-"):
        return False
    index = place
    while index > 0 and place - index < 5 and (is_adverb(tokens[index]) or tokens[index].low in ("–", "—", "and", "-")):
        index -= 1
    return tokens[index].low in AUXILIARIES


def _higher_verb(tokens: Sequence[Token], place: int) -> int | None:
    """Where the group of an infinitive begins when its verb only says that the saying took place."""
    if [t.low for t in tokens[max(0, place - 2) : place]] in (["went", "on"], ["goes", "on"]):
        return place - 2
    for index in range(place - 1, max(-1, place - 25), -1):
        if tokens[index].low in HIGHER and tokens[index].quotation < 0:
            return index
        between = {t.low for t in tokens[index + 1 : place]}
        if SPOKE_UP.get(tokens[index].low, frozenset()) & between and not between & (CONJUNCTIONS | SUBORDINATORS):
            return index
        if (
            not tokens[index].is_word
            or tokens[index].low in AUXILIARIES
            or (tokens[index].low == "to" and index != place - 2)
        ):
            return None
    return None


def is_adverb(token: Token) -> bool:
    """Whether a token is an adverb by its form."""
    low = token.low
    if token.quotation >= 0:
        return False
    return low in ADVERBS or (
        low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS and not token.text.isupper()
    )


def _voice(form: Form, group: _Group) -> Voice | None:
    auxiliary = group.auxiliary
    if form == "ing":
        return "finite" if auxiliary in BE and group.is_passive else None if auxiliary else "gerund"
    if form == "participle":
        if group.is_passive:
            return "passive"
        return "finite" if auxiliary in HAVE else None if auxiliary else "reduced"
    if form == "base":
        return "finite" if not auxiliary or auxiliary in DO or auxiliary in MODALS or group.is_infinitive else None
    return None if auxiliary else "finite"


def _agrees(tokens: Sequence[Token], place: int, form: Form, voice: Voice, group: _Group) -> bool:
    """Whether the form fits what stands before it: a bare form needs a plural, an adjective is no verb."""
    if voice == "finite" and form == "base" and not group.auxiliary and not group.is_infinitive:
        is_shared = (
            group.start > 1
            and tokens[group.start - 1].low == "and"
            and [t.low for t in tokens[place + 1 : place + 2]] == ["that"]
        )
        return is_shared or _may_be_plural(tokens, group.start)
    index = place
    while index > 0 and is_adverb(tokens[index - 1]):
        index -= 1
    before = tokens[index - 1] if index else None
    if form != "past" or before is None or before.quotation >= 0:
        return True
    return not (before.low in ARTICLES or before.low in PREPOSITIONS or before.low.endswith("'s"))


def _may_be_plural(tokens: Sequence[Token], start: int) -> bool:
    """Whether a subject before `start` can take a bare verb form ('officials in the capital say', 'they claim')."""
    while start > 1 and is_adverb(tokens[start - 1]):
        start -= 1
    for index in range(start - 1, max(-1, start - 9), -1):
        token = tokens[index]
        is_next = index == start - 1
        if (is_next and token.low == ",") or (token.low in PLURALS and is_next):
            return True
        if not token.is_word or token.low in AUXILIARIES:
            return False
        is_head = is_next or tokens[index + 1].low in PREPOSITIONS
        is_plural = token.low.endswith("s") and not token.low.endswith(("ss", "'s", "us", "is"))
        is_plural = is_plural or (token.low.endswith("men") and len(token.low) > 4)
        if (is_head and (is_plural or token.low in UNMARKED)) or token.low in ("those", "these"):
            return True
        if token.low == "and" and is_next is False:
            return True
    return False


def _is_verb_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is more often a noun is a verb: a subject before it, an object or clause after it."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _find_called(tokens, place) is not None:
        return True
    if any(_find_called(tokens, calling) == place for calling in range(max(0, place - LONGEST_CLAIM), place)):
        return False
    if before is None or (tokens[place].is_title and (after is None or (not after.is_word and after.quotation < 0))):
        return False
    if before.low == "to" or before.low in AUXILIARIES or (before.low in SUBJECTS and after is not None):
        return True
    if after is not None and after.low == "that" and tokens[place].low in SHOWING and before.low not in DETERMINERS:
        return True
    if before.low in BEFORE_NOUN or before.low.endswith(("'s", "s'")):
        return False
    if after is not None and after.low in ("of", "by", "from"):
        return False
    if after is None or (not after.is_word and after.quotation < 0):
        is_introducing = after is not None and after.low == ":"
        return tokens[place].low.endswith("s") and (is_introducing or tokens[place].low not in NEVER_FINAL)
    if tokens[place].is_title and before.is_title and not _is_headline(tokens):
        return False
    is_object = after.low in DETERMINERS or after.low in OBJECT_STARTS or after.low in load_lexicon().sets["doubts"]
    return after.quotation >= 0 or is_object or after.is_title


def _find_called(tokens: Sequence[Token], place: int) -> int | None:
    """Where the claim is that the verb at `place` calls something: 'calls drone CHARGES "a fairy tale"'."""
    if place == 0 or tokens[place].low not in CALLS or tokens[place - 1].low in DETERMINERS | ADJECTIVAL | PREPOSITIONS:
        return None
    sets = load_lexicon().sets
    for claim in range(place + 1, min(place + 1 + LONGEST_CLAIM, len(tokens) - 1)):
        token, after = tokens[claim], tokens[claim + 1]
        if not token.is_word or token.low in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES or token.quotation >= 0:
            return None
        if token.low in sets["claimed"]:
            is_name_for_it = after.low in sets["untruths"] or after.low in sets["pejorative"]
            return claim if after.quotation >= 0 or is_name_for_it else None
    return None


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital, so that a capital tells nothing."""
    found = [t for t in tokens if t.is_word and len(t.text) > 3]
    return 5 * sum(t.is_title for t in found) > 4 * len(found)


def _match(
    tokens: Sequence[Token], place: int, lemma: str, lexicon: Lexicon
) -> tuple[int, dict[str, Act], bool] | None:
    """The end of the cue that begins here, its acts, and whether it is a light verb with its noun."""
    for nouns, act in lexicon.light.get(lemma, ()):
        if last := _light_noun(tokens, place + 1, nouns):
            return last, {"light": act}, True
    for verb in lexicon.verbs.get(lemma, ()):
        after = tuple(t.low for t in tokens[place + 1 : place + 1 + len(verb.particle)])
        if after == verb.particle and not _dates(tokens, place + len(verb.particle)):
            return place + 1 + len(verb.particle), verb.acts, False
    return (place + 1, {}, False) if lemma in lexicon.sets["hearsay"] else None


def _dates(tokens: Sequence[Token], place: int) -> bool:
    """Whether what looks like a verb's particle leads in a day: 'reported ON Friday' is not of Friday."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].low == "on" and following is not None and following.is_time and "'" not in following.low


def _light_noun(tokens: Sequence[Token], place: int, nouns: frozenset[str]) -> int | None:
    """The end of the noun that a light verb takes within a few words: 'his deep concern'."""
    for index in range(place, min(place + 5, len(tokens))):
        token = tokens[index]
        if token.low in nouns and token.quotation < 0:
            return index + 1
        if not token.is_word or token.low in PREPOSITIONS or token.low in AUXILIARIES or token.low == "that":
            break
    return None
