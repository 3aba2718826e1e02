"""Cue verbs with content to their right, and the participles and co-ordinate verbs that share a subject."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.adjuncts import Adjuncts, ends_clause, skip_adjuncts, skip_adjuncts_left
from headwater.annotate.attribution.cue_asides import read_aside
from headwater.annotate.attribution.cue_readings import (
    Edge,
    Reading,
    is_asserted,
    is_first_person,
    judge_source,
    with_target,
)
from headwater.annotate.attribution.cue_targets import find_target
from headwater.annotate.attribution.cue_trailing import read_as, read_before, read_inverted
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS
from headwater.annotate.attribution.cues import Cue, is_adverb
from headwater.annotate.attribution.finite_verbs import has_verb, is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import (
    REACH,
    RELATIVES,
    NounPhrase,
    main_subject,
    noun_phrase_after,
    subject_before,
)
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import BE, DETERMINERS
from headwater.record.model import Attribution

BEFORE_PARTICIPLE = frozenset("by while before after when without in despite".split())
# Participles without a comma that say something of the noun before them: 'letters pledging', 'a complaint alleging'.
REDUCED = frozenset(
    "allege accuse claim say state suggest argue demand urge pledge promise vow warn call condemn denounce "
    "threaten insist announce deny".split()
)
# Gerunds of these say where somebody has it from, or what a thing shows, not what is said.
NO_GERUND = frozenset(
    "cite see show find know prove consider make learn discover feel understand go begin start continue quote "
    "read figure offer agree refer invite".split()
)
CONTRASTS = frozenset("while whereas although though".split())


def read_active(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """The reading of a finite cue."""
    left = skip_adjuncts_left(tokens, cue.group)
    if aside := read_aside(tokens, cue):
        return aside
    if inverted := read_inverted(tokens, cue, earlier):
        return inverted
    subject = subject_before(tokens, left.end)
    if subject is None:
        return _read_shared(tokens, cue, earlier)
    if is_first_person(tokens, subject) or (subject.start > 0 and tokens[subject.start - 1].low in ("if", "unless")):
        return None
    if trailing := read_before(tokens, cue, subject, left, earlier) or read_as(tokens, cue, subject):
        return trailing
    target = find_target(tokens, cue)
    if target is None:
        return None
    is_relative = tokens[left.end - 1].low in RELATIVES
    edge = _edge(tokens, left.end - 1 if is_relative else subject.start)
    front = _front(tokens, subject.start)
    found = with_target(cue, subject, edge, target, judge_source(tokens, subject), is_asserted(tokens, cue, subject))
    return msgspec.structs.replace(
        found, occasions=front.occasions + left.occasions + found.occasions, days=left.days + found.days + front.days
    )


def _edge(tokens: Sequence[Token], subject: int) -> Edge:
    """The edge of an attribution whose subject begins at `subject`: adverbs and days before it belong to it."""
    index = subject
    while index > 0 and subject - index < 15:
        token = tokens[index - 1]
        if not (
            is_adverb(token)
            or token.is_time
            or token.low in PREPOSITIONS
            or skip_adjuncts(tokens, index - 1).end >= index
        ):
            break
        index -= 1
    before = tokens[index - 1]
    if (
        index == 0
        or (index == 1 and before.low in CONJUNCTIONS)
        or (before.low == "," and skip_adjuncts(tokens, 0).end >= index - 1)
    ):
        return Edge(0, "start")
    if tokens[subject].low in ("that", "which") and before.low != ",":
        return Edge(subject, "nested")
    if before.low in CONJUNCTIONS | CONTRASTS:
        is_quotation = tokens[index - 2].quotation >= 0
        if tokens[index - 2].low in (",", ";", "—", "–") or is_quotation:
            return Edge(index - 2 + is_quotation, "clause")
        return Edge(index - 1, "nested")
    if before.quotation >= 0 or before.low in (";", "—", "–", ".", "?", "!", ":"):
        return Edge(index - (before.quotation < 0), "clause")
    if before.low == "," and tokens[subject].low in ("who", "which"):
        return Edge(index - 1, "clause")
    return Edge(index, "nested")


def _front(tokens: Sequence[Token], subject: int) -> Adjuncts:
    """Days and occasions in front of a subject: 'On Wednesday, the mayor', 'In a statement, X'."""
    start = subject
    while (
        start > 0 and subject - start < 20 and not ends_clause(tokens, start - 1) and not is_finite(tokens, start - 1)
    ):
        start -= 1
    while start < subject and tokens[start].low in CONJUNCTIONS:
        start += 1
    skipped = skip_adjuncts(tokens, start)
    is_whole = skipped.end >= subject or (tokens[skipped.end].low == "," and skipped.end < subject)
    return skipped if is_whole else Adjuncts(subject)


def _read_shared(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """A cue that shares the subject of an earlier verb: 'said … and warned', '…, then called on'."""
    place = cue.group
    while place > 0 and (is_adverb(tokens[place - 1]) or tokens[place - 1].is_time):
        place -= 1
    if place == 0 or tokens[place - 1].low not in ("and", "but", "or", "nor", ",", "then"):
        return None
    target = find_target(tokens, cue)
    speaker, attribution = coordinate_speaker(tokens, cue.group, earlier)
    if target is None or speaker is None:
        return None
    edge = max(0, place - 1)
    while edge > 0 and tokens[edge - 1].low == ",":
        edge -= 1
    return with_target(cue, speaker, Edge(edge, "coordinate"), target, attribution, is_asserted(tokens, cue, speaker))


def coordinate_speaker(
    tokens: Sequence[Token], place: int, earlier: Sequence[Reading]
) -> tuple[NounPhrase | None, Attribution]:
    """The speaker of a second verb: 'a tweet that called … and promised', 'According to X, it names … but alleges'."""
    last = earlier[-1] if earlier else None
    if last and last.speaker and last.lemma and tokens[last.speaker.start].low in RELATIVES:
        return last.speaker, last.attribution
    source = next((r.start for r in earlier if not r.lemma and r.start is not None), None)
    if source is not None and (subject := main_subject(tokens, source, place)):
        return subject, judge_source(tokens, subject)
    return shared_speaker(tokens, place, earlier)


def shared_speaker(
    tokens: Sequence[Token], place: int, earlier: Sequence[Reading]
) -> tuple[NounPhrase | None, Attribution]:
    """The speaker whom a participle goes with: that of the last main cue, else the subject of the main clause."""
    for reading in reversed(earlier):
        if reading.junction != "nested" and reading.speaker is not None:
            return reading.speaker, reading.attribution
    subject = main_subject(tokens, 0, place)
    if subject is None or is_first_person(tokens, subject):
        return None, "explicit"
    return subject, judge_source(tokens, subject)


def read_gerund(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """'…, adding that', 'by accusing', 'Calling it …, X', and 'letters pledging'."""
    if cue.lemma in NO_GERUND:
        return None
    if cue.group == 0 or (cue.group == 1 and tokens[0].low in BEFORE_PARTICIPLE):
        return _read_leading_gerund(tokens, cue)
    before = tokens[cue.group - 1]
    target = find_target(tokens, cue)
    if target is None or before.low in BE:
        return None
    if (
        before.low in (",", "—", "–")
        or before.low in BEFORE_PARTICIPLE
        or before.low in CONJUNCTIONS
        or before.quotation >= 0
    ):
        inserted = _inserted_into(tokens, cue)
        speaker, attribution = (inserted, "explicit") if inserted else shared_speaker(tokens, cue.group, earlier)
        edge = Edge(cue.group - (before.quotation < 0), "participle")
    elif before.low in DETERMINERS:
        return None  # 'a warning that' is a noun
    elif cue.lemma in REDUCED and before.low not in PREPOSITIONS and (speaker := subject_before(tokens, cue.group)):
        attribution, edge = "explicit", Edge(cue.group, "nested")
        issuer = main_subject(tokens, 0, cue.group)
        is_agent = speaker.start > 0 and tokens[speaker.start - 1].low == "by"
        speaker = issuer if issuer and not is_agent and _is_text(tokens, speaker.start, cue.group) else speaker
    else:
        return None
    is_asserted = not cue.is_negated and before.low != "without"
    return with_target(cue, speaker, edge, target, attribution, is_asserted) if speaker else None


def _inserted_into(tokens: Sequence[Token], cue: Cue) -> NounPhrase | None:
    """The subject with which a clause begins and into which a participle is put: 'X's wife, DENYING it, said'."""
    close = next((k for k in range(cue.last, min(len(tokens), cue.last + REACH)) if tokens[k].low == ","), None)
    if tokens[cue.group - 1].low != "," or close is None or not has_verb(tokens, close + 1, close + 3):
        return None
    opening = None if has_verb(tokens, 0, cue.group) else subject_before(tokens, cue.group - 1)
    return opening if opening is not None and opening.start == 0 else None


def _is_text(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a text or a venue stands before a participle: it speaks for the subject of its clause."""
    sets = load_lexicon().sets
    near = range(max(0, min(start, end - 15)), end)
    return any(tokens[k].low in sets["documents"] for k in near) or tokens[end - 1].low in sets["venues"]


def _read_leading_gerund(tokens: Sequence[Token], cue: Cue) -> Reading | None:
    """'Calling it an outrage, the minister …': the subject follows the comma."""
    target = find_target(tokens, cue)
    if target is None:
        return None
    for comma in range(target.start, min(len(tokens), cue.last + REACH)):
        is_inside = tokens[comma].quotation >= 0 and tokens[comma].text[-2:-1] == ","
        if tokens[comma].low == "," or is_inside:
            break
    else:
        return None
    subject = noun_phrase_after(tokens, comma + 1)
    if subject is None or is_first_person(tokens, subject):
        return None
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, act=target.act, junction="start", edge=0,
        before=(target.start, comma + is_inside), frame=target.frame, hearer=target.hearer, lemma=cue.lemma,
    )  # fmt: skip
