"""Sayings that only a mark attributes: the colon of a headline, a quotation with a name beside it and no verb."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.adjuncts import ends_clause, skip_adjuncts
from headwater.annotate.attribution.cue_readings import Reading
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS
from headwater.annotate.attribution.cues import is_adverb
from headwater.annotate.attribution.finite_verbs import has_verb
from headwater.annotate.attribution.phrases import NounPhrase, is_noun_start, noun_phrase_after, subject_before
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import BE
from headwater.annotate.reference.head_nouns import match_head

# Left of a headline's colon these name a kind of text, not a speaker.
LABELS = frozenset(
    "analysis opinion update updates live exclusive breaking watch video explainer explained factbox timeline "
    "review editorial interview report fact check profile podcast photos pictures poll q&a comment column "
    "letter letters read".split()
)
# No office has these in its name, so that what holds one in capitals is a slogan.
SLOGAN = PREPOSITIONS - frozenset("of for in to".split())
# With these a headline goes on that promises to tell something: 'The bridge: what we know', 'Fire: live updates'.
PROMISES = frozenset("what how why who where when which everything live latest key".split())
# How somebody speaks: 'Moor was BLUNT: “…”'.
MANNERS = frozenset(
    "clear blunt brief defiant adamant unequivocal firm frank emphatic direct plain categorical scathing unrepentant "
    "terse dismissive optimistic cautious".split()
)
LONGEST_NAME = 8
DASHES = frozenset(("—", "–", "―", "-", "--"))


def read_headline(tokens: Sequence[Token], named: frozenset[int]) -> list[Reading]:
    """'X: S' and 'S: X' in a title."""
    colons = [k for k, t in enumerate(tokens) if t.low == ":" and t.quotation < 0]
    if len(colons) != 1 or not 0 < colons[0] < len(tokens) - 1:
        return []
    colon = colons[0]
    quoted = [k for k, t in enumerate(tokens) if t.quotation >= 0]
    is_speaker = colon <= 7 and not has_verb(tokens, 0, colon) and not any(k < colon for k in quoted)
    is_speaker = is_speaker and tokens[colon - 1].low not in LABELS and is_noun_start(tokens, 0)
    is_somebody = colon - 1 in named or quoted or _names_people(tokens[:colon])
    is_speaker = is_speaker and not _is_slogan(tokens, colon) and tokens[colon + 1].low not in PROMISES
    if is_speaker and is_somebody and len(tokens) - colon > 3:
        return [_reading((colon, colon + 1), (0, colon), start=colon + 1)]
    if len(tokens) - colon <= 5 and len(tokens) - 1 in named and colon > 3:
        return [_reading((colon, colon + 1), (colon + 1, len(tokens)), before=(0, colon))]
    return []


def _is_slogan(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a headline's opening is a slogan in capitals: 'WAR ON DRIVERS: …', but not 'UN CHIEF: …'."""
    if any(t.text.upper() != t.text for t in tokens[:colon]) or all(t.text.upper() == t.text for t in tokens[colon:]):
        return False
    return any(t.low in SLOGAN or t.text[0] in "0123456789$£€!?" for t in tokens[:colon])


def _names_people(tokens: Sequence[Token]) -> bool:
    """Whether a word for a person or an office ends a headline's opening: 'Minister', 'Army chief', 'Police'."""
    found = match_head([t.low for t in tokens], len(tokens) - 1)
    return found is not None and found[1].type in ("person", "group", "organization")


def read_verbless(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """'“…,” Prime Minister X during an address', '“…” — X', and 'X, at a rally: “…”'."""
    if (listed := _read_listed(tokens)) and not readings:
        return listed
    taken = {k for r in readings for k in range(*(r.before or (0, 0)))} | {r.start for r in readings}
    quoted = [k for k, t in enumerate(tokens) if t.quotation >= 0 and k not in taken]
    if len(quoted) != 1 or readings:
        return []
    place = quoted[0]
    if place == 0 or (place == 1 and tokens[0].low in CONJUNCTIONS):
        return _named_behind(tokens, place)
    if tokens[place - 1].low == ":" and place + 2 >= len(tokens):
        phrase = noun_phrase_after(tokens, skip_adjuncts(tokens, 0).end)
        if phrase and tokens[phrase.end - 1].is_title and phrase.end < place and not has_verb(tokens, 0, place):
            return [_reading((place - 1, place), (phrase.start, phrase.end), start=place, frame="quote")]
        return _read_manner(tokens, place)
    return []


def _read_manner(tokens: Sequence[Token], place: int) -> list[Reading]:
    """'X was clear: “…”': how somebody spoke, and behind the colon what he said."""
    verb = place - 3
    while verb > 0 and is_adverb(tokens[verb]):
        verb -= 1
    if verb < 1 or tokens[place - 2].low not in MANNERS or tokens[verb].low not in BE:
        return []
    subject = subject_before(tokens, verb)
    if subject is None:
        return []
    found = _reading((place - 1, place), (subject.start, subject.end), start=place, frame="quote")
    return [msgspec.structs.replace(found, speaker=subject)]


def _read_listed(tokens: Sequence[Token]) -> list[Reading]:
    """'“A” — X “B” — Y': a list of what readers said, each with its name behind a dash."""
    found = []
    for place in range(len(tokens) - 2):
        if tokens[place].quotation < 0 or tokens[place + 1].low not in DASHES or not tokens[place + 2].is_title:
            continue
        end = place + 2
        while end < len(tokens) and tokens[end].is_title:
            end += 1
        if end - place < LONGEST_NAME and (
            end == len(tokens) or tokens[end].quotation >= 0 or ends_clause(tokens, end)
        ):
            name = (place + 2, end)
            found.append(_reading((place + 1, place + 1), name, before=(place, place + 1), frame="quote"))
    return found if len(found) > 1 else []


def _named_behind(tokens: Sequence[Token], place: int) -> list[Reading]:
    """The name behind a quotation that begins the clause."""
    is_dashed = place + 1 < len(tokens) and tokens[place + 1].low in DASHES
    start = place + 1 + is_dashed
    if not (is_dashed or tokens[place].text[-2:-1] == ",") or start >= len(tokens) or not tokens[start].is_title:
        return []
    phrase = noun_phrase_after(tokens, start)
    if phrase is None or has_verb(tokens, start, len(tokens)):
        return []
    skipped = skip_adjuncts(tokens, phrase.end)
    if is_dashed and not ends_clause(tokens, skipped.end):
        return []
    found = _reading((start, start), (phrase.start, phrase.end), before=(place, place + 1), frame="quote")
    found = msgspec.structs.replace(found, occasions=skipped.occasions, days=skipped.days)
    return [found] if skipped.end > phrase.end or ends_clause(tokens, phrase.end) else []


def _reading(
    cue: tuple[int, int],
    name: tuple[int, int],
    *,
    start: int | None = None,
    before: tuple[int, int] | None = None,
    frame: str = "clause",
) -> Reading:
    return Reading(
        cue=cue, group=cue[0], speaker=NounPhrase(*name, (name,)), act="assert", junction="start", edge=0, start=start,
        before=before, frame=frame,
    )  # fmt: skip
