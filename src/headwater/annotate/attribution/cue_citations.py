"""Whom somebody who reports has it from: '…, the agency reported, CITING X', 'The paper, QUOTING X, said that'."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.cue_readings import Reading, is_first_person
from headwater.annotate.attribution.cues import Cue
from headwater.annotate.attribution.phrases import NounPhrase, noun_phrase_after
from headwater.annotate.attribution.wording import Token


def add_cited(tokens: Sequence[Token], cues: Sequence[Cue], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with whom the one who speaks cites for what he says."""
    found = list(readings)
    for cue in cues:
        is_citing = cue.lemma in ("cite", "quote") and cue.voice == "gerund" and not cue.is_negated
        is_denied = cue.first > 0 and tokens[cue.first - 1].low == "without"
        if not is_citing or is_denied or any(r.cue[0] == cue.first for r in found):
            continue
        phrase = _find_phrase(tokens, cue.last)
        place = None if phrase is None else _find_citing(cue, found)
        if phrase is not None and place is not None and not is_first_person(tokens, phrase):
            found[place] = msgspec.structs.replace(found[place], cited=phrase)
    return found


def _find_phrase(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    """Who is cited, also behind a participle: 'citing UNNAMED OFFICIALS'."""
    is_described = place < len(tokens) and tokens[place].low.endswith("ed")
    phrase = noun_phrase_after(tokens, place + is_described)
    if phrase is None or not is_described:
        return phrase
    first, *rest = phrase.segments
    return NounPhrase(place, phrase.end, ((place, first[1]), *rest))


def _find_citing(cue: Cue, readings: Sequence[Reading]) -> int | None:
    """The reading of the verb that a participle goes with: around it, behind it at the beginning, else before it."""
    before: int | None = None
    for place, reading in enumerate(readings):
        if reading.speaker is None or not reading.lemma or reading.frame not in ("clause", "quote"):
            continue
        if reading.group > cue.first:
            is_around = reading.speaker.end <= cue.group
            return place if is_around or cue.group == 0 else before
        before = place if reading.junction != "nested" or before is None else before
    return before
