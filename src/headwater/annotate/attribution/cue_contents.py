"""Where the content of a reading ends: at the next attribution, at a contrast, before words about the saying itself."""

from collections.abc import Sequence

from headwater.annotate.attribution.adjuncts import day_phrase, ends_clause, occasion_phrase
from headwater.annotate.attribution.cue_readings import Reading
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from headwater.annotate.attribution.finite_verbs import is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import is_noun_start
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import DETERMINERS

CUTTING = frozenset(("clause", "coordinate", "participle", "trailing"))
CONTRASTS = frozenset("though although whereas".split())
# After a comma these begin a remark of the narrator's on a noun content ('denounced the visit, while …').
REMARKS = SUBORDINATORS - frozenset("that which whose whom where so if unless than".split()) | frozenset(
    "just after before since even".split()
)
DASHES = frozenset(("—", "–", "--"))
NOMINATIVES = frozenset("i we he she they it".split())
NOUN_FRAMES = frozenset(("object", "of", "to", "noun"))


def find_content(tokens: Sequence[Token], reading: Reading, others: Sequence[Reading]) -> tuple[tuple[int, int], ...]:
    """The stretches of tokens that a reading says are said."""
    spans: list[tuple[int, int]] = []
    if reading.before:
        start, end = reading.before
        ended = [r.cue[1] for r in others if r.junction in ("trailing", "medial") and start < r.cue[1] < end]
        spans.append((max([start, *ended]), end))
    if reading.start is not None:
        spans.append((reading.start, _end(tokens, reading, others)))
    return tuple(s for s in (_tight(tokens, *span) for span in spans) if s[0] < s[1])


def _end(tokens: Sequence[Token], reading: Reading, others: Sequence[Reading]) -> int:
    start = reading.start or 0
    end = next(
        (k for k in range(start, len(tokens)) if tokens[k].quotation < 0 and tokens[k].low in (";", ".", "?", "!")),
        len(tokens),
    )
    if reading.frame == "quote" and start < len(tokens) and tokens[start].quotation >= 0:
        return min(end, _quotation_end(tokens, start))
    if reading.frame == "hearsay":
        return end
    for other in others:
        if other.cue[0] > reading.cue[0]:
            end = min(end, _cut(tokens, reading, other, start, end))
    if reading.cited and start < reading.cited.start - 1:
        cue = reading.cited.start - 1
        end = min(end, cue - (tokens[cue - 1].low == ","))
    end = min(end, find_contrast(tokens, start, end), _subordinate_end(tokens, reading, start, end))
    if reading.frame == "to":
        end = min(end, _next_subject(tokens, start, end))
    if reading.frame in NOUN_FRAMES:
        end = min(end, _remark(tokens, reading, start, end))
        end = _without_adjuncts(tokens, start, end, is_past=not _is_present(tokens[reading.cue[0]]))
    return end


def _cut(tokens: Sequence[Token], reading: Reading, other: Reading, start: int, end: int) -> int:
    """Where a later reading ends the content of an earlier one."""
    if other.before and start < other.before[0] <= other.edge:
        end = min(end, other.before[0])
    if other.before and other.before[0] <= reading.cue[0] < start < other.before[1]:
        end = min(end, other.before[1])  # of a claim that is denied behind it
    if other.junction in CUTTING and other.edge > start:
        return min(end, other.edge)
    if other.speaker is None or other.frame == "noun":
        return end
    if other.speaker.start < reading.cue[0] < other.group and other.group > start:
        return other.group
    is_new = (
        tokens[other.edge].low == "and"
        and start < other.edge < other.speaker.start
        and tokens[other.speaker.start].low not in PRONOUNS
    )
    has_past = any(is_finite(tokens, k) or tokens[k].low.endswith("ed") for k in range(start, other.edge))
    return other.edge if is_new and has_past and tokens[start - 1].low != "that" else end


def _quotation_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a quotation and of what belongs to the same sentence after it."""
    end = start
    while end < len(tokens) and tokens[end].quotation >= 0:
        end += 1
    goes_on = (
        end < len(tokens)
        and tokens[end].is_word
        and tokens[end].low not in CONJUNCTIONS
        and tokens[end].low not in SUBORDINATORS
    )
    return len(tokens) if goes_on and tokens[start].text[-2:-1] not in ".?!" else end


def find_contrast(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the narrator sets something against the content: ', though', ', but he'."""
    for index in range(start + 1, end - 2):
        if tokens[index].quotation >= 0 or not (tokens[index].low == "," or tokens[index].low in DASHES):
            continue
        first, second = tokens[index + 1], tokens[index + 2]
        if first.low in CONTRASTS or (first.low == "even" and second.low in CONTRASTS):
            return index
        begins_clause = second.low in PRONOUNS or second.low in DETERMINERS - {"that"} or second.is_title
        begins_clause = begins_clause or (tokens[index - 1].quotation >= 0 and _names_subject(tokens, index + 2))
        if first.low == "but" and begins_clause and any(is_finite(tokens, k) for k in range(index + 3, end)):
            return index
    return end


def _next_subject(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a clause with a subject of its own follows an infinitive: 'claims to mediate, AND WE have left'."""
    return next(
        (
            k
            for k in range(start + 1, end - 2)
            if tokens[k].low == "," and tokens[k + 1].low in ("and", "but", "so") and tokens[k + 2].low in NOMINATIVES
        ),
        end,
    )


def _names_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether the narrator goes on behind marks with a subject of his own: '“…”, but NOT ONE of them had heard it'."""
    return is_noun_start(tokens, place) or [t.low for t in tokens[place : place + 2]] == ["not", "one"]


def _subordinate_end(tokens: Sequence[Token], reading: Reading, start: int, end: int) -> int:
    """The comma that closes a subordinate or relative clause which holds the whole saying."""
    commas = [k for k in range(start, end) if tokens[k].low == "," and tokens[k].quotation < 0]
    before = tokens[reading.edge - 1].low if reading.edge else tokens[0].low
    is_subordinate = before in REMARKS - {"what", "how", "why"} and reading.junction in ("nested", "start")
    opens = tokens[0].low in SUBORDINATORS | {"after", "before", "since", "despite"} and not any(
        t.low == "," for t in tokens[: reading.cue[0]]
    )
    if (is_subordinate or (opens and reading.cue[0] > 0)) and commas:
        return commas[0]
    if (
        reading.junction == "clause"
        and reading.edge + 1 < len(tokens)
        and tokens[reading.edge + 1].low in ("who", "which")
    ):
        return next((k for k in commas if tokens[k + 1].low not in CONJUNCTIONS), end)
    return end


def _remark(tokens: Sequence[Token], reading: Reading, start: int, end: int) -> int:
    """Where a noun content is over and the sentence goes on with something else."""
    is_brief = reading.frame == "noun" or (reading.frame == "of" and reading.speaker is None)
    is_named = reading.frame == "noun" and tokens[start - 1].low == "of"
    for index in range(start + 1, end):
        token = tokens[index]
        if token.quotation >= 0:
            continue
        following = tokens[index + 1] if index + 1 < end else None
        if token.low == "," and (is_brief or following is None or _begins_remark(tokens, index + 1, reading)):
            return index
        if token.low in DASHES and is_brief:
            return index
        if (
            token.low in CONJUNCTIONS
            and following is not None
            and is_finite(tokens, index + 1)
            and not following.low.endswith("ing")
        ):
            return index
        if is_brief and (token.low in ("when", "while", "because") or (is_named and is_finite(tokens, index))):
            return index
    return end


def _begins_remark(tokens: Sequence[Token], place: int, reading: Reading) -> bool:
    """Whether words after a comma turn away from a noun content."""
    token = tokens[place]
    if token.quotation >= 0:
        return False
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if token.low in PREPOSITIONS and following in ("which", "whom"):
        return reading.act in ("condemn", "deny")
    if token.low in ("a", "an") and not any(
        tokens[k].low in ("and", "or") for k in range(place, min(place + 12, len(tokens)))
    ):
        return True
    if (
        token.low in REMARKS
        or (token.low in PRONOUNS and token.low != "who")
        or (token.low.endswith("ing") and not token.is_title)
    ):
        return token.low not in ("including", "following", "regarding", "concerning", "during")
    return token.low in CONJUNCTIONS and bool(following) and is_finite(tokens, place + 1)


def _is_present(cue: Token) -> bool:
    """Whether a cue can only be in the present, which no day that has passed dates: 'regrets the raid on Sunday'."""
    return {form for _, form in load_lexicon().forms.get(cue.low, ())} == {"third"}


def _without_adjuncts(tokens: Sequence[Token], start: int, end: int, *, is_past: bool) -> int:
    """The end of a noun content without the venue of the saying behind it, or its day where it is past."""
    changed = True
    while changed:
        changed = False
        for place in range(max(start + 1, end - 9), end):
            is_occasion = (
                tokens[place].low in ("in", "on", "during", "via", "at", "to") and occasion_phrase(tokens, place) == end
            )
            if is_occasion or (is_past and tokens[place].low == "on" and day_phrase(tokens, place) == end):
                end, changed = place, True
                break
    return end


def _tight(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The stretch without marks and conjunctions at its ends."""
    while (
        start < end
        and tokens[start].quotation < 0
        and not tokens[start].is_word
        and tokens[start].text not in "$£€([#@"
    ):
        start += 1
    while end > start and tokens[end - 1].quotation < 0 and _is_loose(tokens, end - 1):
        end -= 1
    return start, end


def _is_loose(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return token.text not in ")]" and (ends_clause(tokens, place) or token.low in (",", "and", "but", "'"))
