"""Noun cues: 'its denials', 'X's claim that', 'accusations of', 'claims by X that', 'a pledge to'."""

from collections.abc import Sequence, Set

from headwater.annotate.attribution.adjuncts import ends_clause
from headwater.annotate.attribution.cue_readings import Reading
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from headwater.annotate.attribution.finite_verbs import has_verb, is_finite
from headwater.annotate.attribution.lexicon import NounCue, load_lexicon
from headwater.annotate.attribution.phrases import NounPhrase, noun_phrase_after
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import POSSESSIVES

# A possessor stands at most this many words before its noun ('the council's repeated public denials').
FAR = 4


def read_nouns(tokens: Sequence[Token], verbs: Set[int]) -> list[Reading]:
    """The noun cues of a clause; at the places `verbs` the word is a verb, or names what an aside denies."""
    nouns = load_lexicon().nouns
    found = []
    for index, token in enumerate(tokens):
        cue = nouns.get(token.low) if token.quotation < 0 and index not in verbs else None
        if cue and (reading := _read_noun(tokens, index, cue)):
            found.append(reading)
    return found


def _read_noun(tokens: Sequence[Token], place: int, cue: NounCue) -> Reading | None:
    if place and tokens[place - 1].low in ("no", "without", "any"):
        return None
    speaker, edge = _possessor(tokens, place)
    after = place + 1
    if speaker is None and after < len(tokens) and tokens[after].low == "by":
        speaker = noun_phrase_after(tokens, after + 1, appositions=False)
        after = _behind_apposition(tokens, speaker.end) if speaker else after
    start = _content(tokens, after, cue, has_speaker=speaker is not None)
    if start is None and not ("bare" in cue.frames and speaker is not None):
        return None
    return Reading(
        cue=(place, place + 1), group=place, speaker=speaker, act=cue.act, junction="nested", edge=edge, start=start,
        frame="noun", attribution="explicit" if speaker else "agentless",
    )  # fmt: skip


def _behind_apposition(tokens: Sequence[Token], place: int) -> int:
    """The place behind ', the former director,'; else `place`."""
    if place >= len(tokens) or tokens[place].low != ",":
        return place
    close = next(
        (k for k in range(place + 1, min(len(tokens), place + 12)) if tokens[k].low == "," or ends_clause(tokens, k)),
        None,
    )
    return close + 1 if close is not None and tokens[close].low == "," else place


def _content(tokens: Sequence[Token], place: int, cue: NounCue, *, has_speaker: bool) -> int | None:
    """Where the content behind a noun cue begins."""
    if place + 1 >= len(tokens) or tokens[place].quotation >= 0:
        return None
    word, following = tokens[place].low, tokens[place + 1]
    if word == "that" and "that" in cue.frames:
        return place + 1
    if "whether" in cue.frames and "whether" in (word, following.low):
        return place if word == "whether" else place + 1
    if (
        word == "to"
        and "to" in cue.frames
        and following.is_word
        and not following.is_title
        and following.low not in ("the", "a", "an")
    ):
        return place + (cue.act != "pledge")
    if word == "of" and "of" in cue.frames and (cue.act != "assert" or has_speaker):
        return place + 1
    is_clause = "clause" in cue.frames and tokens[place].is_title and has_verb(tokens, place + 1, place + 5)
    return place if is_clause else None


def _possessor(tokens: Sequence[Token], place: int) -> tuple[NounPhrase | None, int]:
    """Whose denial it is: 'its', 'Norland's', 'the council's repeated'; and where the words for it begin."""
    index = place - 1
    while index >= 0 and place - index < FAR and not tokens[index].low.endswith(("'s", "s'")):
        token = tokens[index]
        if token.low in POSSESSIVES:
            return NounPhrase(index, index + 1, ((index, index + 1),)), index
        is_other = token.low in PREPOSITIONS or token.low in CONJUNCTIONS or token.low in SUBORDINATORS
        if not token.is_word or is_other or is_finite(tokens, index):
            return None, place
        index -= 1
    if (
        index < 0
        or place - index >= FAR
        or not tokens[index].is_word
        or tokens[index].low in ("it's", "that's", "he's", "she's", "there's")
    ):
        return None, place
    start = index
    while (
        start > 0 and (tokens[start - 1].is_title or tokens[start - 1].low in ("the", "a", "an")) and index - start < 6
    ):
        start -= 1
    return NounPhrase(start, index + 1, ((start, index + 1),)), start
