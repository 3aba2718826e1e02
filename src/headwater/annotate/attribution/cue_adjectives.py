"""Adjective cues: 'X is confident that', 'residents were afraid that', 'the union is worried about'."""

from collections.abc import Sequence

from headwater.annotate.attribution.adjuncts import skip_adjuncts, skip_adjuncts_left
from headwater.annotate.attribution.cue_readings import Edge, Reading, is_first_person, judge_source
from headwater.annotate.attribution.cues import is_adverb
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import is_noun_start, subject_before
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import BE, HAVE
from headwater.record.model import Act

# "It is certain that": nobody is.
NOBODY = frozenset("it that there this which what".split())
ABOUT = frozenset(("about", "over"))


def read_adjectives(tokens: Sequence[Token]) -> list[Reading]:
    """The adjective cues of a clause."""
    acts = load_lexicon().adjectives
    found = []
    for place, token in enumerate(tokens):
        act = acts.get(token.low) if token.quotation < 0 else None
        if act and (reading := _read_adjective(tokens, place, act)):
            found.append(reading)
    return found


def _read_adjective(tokens: Sequence[Token], place: int, act: Act) -> Reading | None:
    token, group = tokens[place], place
    while group > 0 and (is_adverb(tokens[group - 1]) or tokens[group - 1].low in BE | HAVE):
        group -= 1
    if not any(tokens[k].low in BE for k in range(group, place)):
        return None
    start = _content(tokens, skip_adjuncts(tokens, place + 1).end, act)
    subject = subject_before(tokens, skip_adjuncts_left(tokens, group).end)
    if start is None or subject is None or is_first_person(tokens, subject) or tokens[subject.start].low in NOBODY:
        return None
    edge = Edge(subject.start, "start" if subject.start == 0 else "nested")
    is_doubt = token.low in load_lexicon().sets["doubts"]
    is_negated = any(tokens[k].low in ("not", "never") for k in range(group, place))
    return Reading(
        cue=(place, place + 1), group=group, speaker=subject, act=act, junction=edge.junction, edge=edge.start,
        start=start, attribution=judge_source(tokens, subject), asserted=is_negated == is_doubt, lemma=token.low,
    )  # fmt: skip


def _content(tokens: Sequence[Token], place: int, act: Act) -> int | None:
    if place + 1 >= len(tokens) or tokens[place].quotation >= 0:
        return None
    if tokens[place].low == "that":
        return place + 1
    is_worry = act == "concern" and tokens[place].low in ABOUT
    return place + 1 if is_worry and is_noun_start(tokens, place + 1) else None
