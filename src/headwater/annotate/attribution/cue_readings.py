"""What one cue says about its clause: whose words they are, on which side of it they stand, where they begin.

A reading is in tokens.  Where its content ends is decided later, when all cues of the clause are known.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from headwater.annotate.attribution.cue_targets import Target
from headwater.annotate.attribution.cue_words import PREPOSITIONS
from headwater.annotate.attribution.cues import Cue
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import NounPhrase
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import DETERMINERS
from headwater.record.model import Act, Attribution

# How a reading is joined to what stands before it; all but `start` and `nested` end the content of an earlier reading.
Junction = Literal["start", "clause", "coordinate", "participle", "trailing", "medial", "nested"]
NOBODY = frozenset("few none nobody neither no nothing".split())
REACH = 12  # tokens: how far before its verb a subject with a relative clause can begin ('nothing that … indicates')
FIRST_PERSONS = frozenset("i we you".split())
# Words behind which a noun phrase only qualifies its head.
BEHIND_HEAD = frozenset("made seen shown that".split())


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A cue with its speaker and the beginning of its content, in tokens.

    `before` is a stretch of content left of the cue, `start` the place where content to the right begins; either may
    be missing.  `edge` is where the words of the attribution begin, `group` where its verb does.
    """

    cue: tuple[int, int]
    group: int
    speaker: NounPhrase | None
    act: Act
    junction: Junction
    edge: int
    start: int | None = None
    before: tuple[int, int] | None = None
    frame: str = "clause"
    attribution: Attribution = "explicit"
    asserted: bool = True
    occasions: tuple[tuple[int, int], ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    hearer: tuple[int, int] | None = None
    cited: NounPhrase | None = None
    lemma: str = ""


class Edge(msgspec.Struct, frozen=True):
    """Where the words of an attribution begin and how they are joined to what stands before."""

    start: int
    junction: Junction


def with_target(
    cue: Cue, speaker: NounPhrase | None, edge: Edge, target: Target, attribution: Attribution, asserted: bool = True
) -> Reading:
    """The reading of a cue whose content stands to its right."""
    return Reading(
        cue=(cue.first, min(cue.last, target.start)), group=cue.group, speaker=speaker, act=target.act,
        junction=edge.junction, edge=edge.start, start=target.start, frame=target.frame, attribution=attribution,
        asserted=asserted, occasions=target.occasions,
        days=target.days, hearer=target.hearer, lemma=cue.lemma,
    )  # fmt: skip


def is_first_person(tokens: Sequence[Token], subject: NounPhrase) -> bool:
    """Whether a subject is 'I', 'we' or 'you': the reporter's voice, or a quoted speaker's own."""
    return subject.end - subject.start == 1 and tokens[subject.start].low in FIRST_PERSONS


def is_asserted(tokens: Sequence[Token], cue: Cue, subject: NounPhrase | None) -> bool:
    """Whether the saying took place: no 'did not say', no 'few said', and 'doubts that' only with a 'not'."""
    if any(tokens[k].low in load_lexicon().sets["doubts"] for k in range(cue.first, cue.last)) or cue.lemma == "doubt":
        return cue.is_negated or tokens[cue.last - 2].low == "no"
    if cue.is_negated and not any(tokens[k].low in ("would", "wouldn't") for k in range(cue.group, cue.first)):
        return False
    if subject and tokens[subject.start].low in NOBODY:
        return False
    # Behind the subject of an earlier verb 'none of' is of what was said: 'X said none of them had left and demanded'.
    end = min(subject.end, cue.group) if subject else cue.group
    before = [tokens[k].low for k in range(max(0, end - REACH), end)]
    return not any(a in NOBODY and b in ("that", "which", "of") for a, b in pairwise(before) if "," not in before)


def judge_source(tokens: Sequence[Token], subject: NounPhrase) -> Attribution:
    """Explicit, or impersonal where the subject is a thing that shows something."""
    start, end = subject.segments[0]
    if tokens[start].low in ("that", "which") and start > 1:
        start, end = start - 1 - (tokens[start - 1].low == ","), start - (tokens[start - 1].low == ",")
    head = start
    for index in range(start, end):
        token = tokens[index]
        is_behind = token.low in PREPOSITIONS or token.low.endswith(("ed", "ing")) or token.low in BEHIND_HEAD
        if index > start and is_behind and not token.is_title and tokens[index - 1].low not in DETERMINERS:
            break
        head = index
    is_name = any(
        tokens[k].is_title and (k > start or (tokens[k].text.isupper() and len(tokens[k].text) > 1))
        for k in range(start, head + 1)
    )
    return "impersonal" if tokens[head].low in load_lexicon().sets["evidence"] and not is_name else "explicit"
