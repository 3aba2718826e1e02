"""What one cue says about its clause: whose words they are, on which side of it they stand, where they begin.

A reading is in tokens.  Where its content ends is decided later, when all cues of the clause are known.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from headwater.annotate.adjuncts import Adjuncts, ends_clause, skip_adjuncts, skip_adjuncts_left
from headwater.annotate.cue_targets import Target, find_target, hearer_end
from headwater.annotate.cues import Cue, is_adverb, load_lexicon
from headwater.annotate.phrases import REACH, NounPhrase, has_verb, is_finite, is_noun_start, main_subject, noun_phrase_after, subject_before
from headwater.annotate.wording import BE, CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS, Token
from headwater.record.model import Act, Attribution

# How a reading is joined to what stands before it; all but `start` and `nested` end the content of an earlier reading.
Junction = Literal["start", "clause", "coordinate", "participle", "trailing", "medial", "nested"]
NOBODY = frozenset("few none nobody neither no".split())
FIRST_PERSONS = frozenset("i we you".split())
RELATIVES = frozenset("that which who".split())
BEFORE_PARTICIPLE = frozenset("by while before after when without in despite".split())
# Participles without a comma that say something of the noun before them: 'letters pledging', 'a complaint alleging'.
REDUCED = frozenset(
    "allege accuse claim say argue demand urge pledge promise vow warn call condemn denounce threaten insist announce deny".split()
)
# Gerunds of these say where somebody has it from, or what a thing shows, not what is said.
NO_GERUND = frozenset(
    "cite see show find know prove consider make learn discover feel understand go begin start continue quote read figure "
    "offer agree refer invite".split()
)
# What stands before the comma of '…, X said' is no content when it begins with one of these and is all there is.
FRONTED = PREPOSITIONS | (SUBORDINATORS - frozenset("if what how that who".split())) | frozenset(
    "asked speaking responding writing addressing pressed citing having questioned".split()
)
CONTRASTS = frozenset("while whereas although though".split())
LOOSE_ENDS = frozenset("as when while and after before who but".split())


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
    lemma: str = ""


class Edge(msgspec.Struct, frozen=True):
    """Where the words of an attribution begin and how they are joined to what stands before."""

    start: int
    junction: Junction


def with_target(cue: Cue, speaker: NounPhrase | None, edge: Edge, target: Target, attribution: Attribution, asserted: bool = True) -> Reading:
    """The reading of a cue whose content stands to its right."""
    return Reading(
        cue=(cue.first, min(cue.last, target.start)), group=cue.group, speaker=speaker, act=target.act,
        junction=edge.junction, edge=edge.start, start=target.start, frame=target.frame, attribution=attribution, asserted=asserted, occasions=target.occasions,
        days=target.days, hearer=target.hearer, lemma=cue.lemma,
    )  # fmt: skip


def read_active(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """The reading of a finite cue."""
    left = skip_adjuncts_left(tokens, cue.group)
    if inverted := _read_inverted(tokens, cue, earlier):
        return inverted
    subject = subject_before(tokens, left.end)
    if subject is None:
        return _read_shared(tokens, cue, earlier)
    if is_first_person(tokens, subject) or (subject.start > 0 and tokens[subject.start - 1].low in ("if", "unless")):
        return None
    if trailing := _read_before(tokens, cue, subject, left, earlier):
        return trailing
    target = find_target(tokens, cue)
    if target is None:
        return None
    is_relative = tokens[left.end - 1].low in RELATIVES
    edge = _edge(tokens, left.end - 1 if is_relative else subject.start)
    front = _front(tokens, edge.start, subject.start)
    found = with_target(cue, subject, edge, target, judge_source(tokens, subject), _is_asserted(tokens, cue, subject))
    return msgspec.structs.replace(
        found, occasions=front.occasions + left.occasions + found.occasions, days=left.days + found.days + front.days
    )


def _edge(tokens: Sequence[Token], subject: int) -> Edge:
    """The edge of an attribution whose subject begins at `subject`: adverbs and days before it belong to it."""
    index = subject
    while index > 0 and subject - index < 15:
        token = tokens[index - 1]
        if not (is_adverb(token) or token.is_time or token.low in PREPOSITIONS or skip_adjuncts(tokens, index - 1).end >= index):
            break
        index -= 1
    before = tokens[index - 1]
    if index == 0 or (index == 1 and before.low in CONJUNCTIONS) or (before.low == "," and skip_adjuncts(tokens, 0).end >= index - 1):
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


def _front(tokens: Sequence[Token], edge: int, subject: int) -> Adjuncts:
    """Days and occasions in front of a subject: 'On Wednesday, the mayor', 'In a statement, X'."""
    start = subject
    while start > 0 and subject - start < 20 and not ends_clause(tokens, start - 1) and not is_finite(tokens, start - 1):
        start -= 1
    while start < subject and tokens[start].low in CONJUNCTIONS:
        start += 1
    skipped = skip_adjuncts(tokens, start)
    is_whole = skipped.end >= subject or (tokens[skipped.end].low == "," and skipped.end < subject)
    return skipped if is_whole else Adjuncts(subject)


def is_first_person(tokens: Sequence[Token], subject: NounPhrase) -> bool:
    """Whether a subject is 'I', 'we' or 'you': the reporter's voice, or a quoted speaker's own."""
    return subject.end - subject.start == 1 and tokens[subject.start].low in FIRST_PERSONS


def _is_asserted(tokens: Sequence[Token], cue: Cue, subject: NounPhrase | None) -> bool:
    if cue.is_negated and not any(tokens[k].low in ("would", "wouldn't") for k in range(cue.group, cue.first)):
        return False
    return not (subject and tokens[subject.start].low in NOBODY)


def judge_source(tokens: Sequence[Token], subject: NounPhrase) -> Attribution:
    """Explicit, or impersonal where the subject is a thing that shows something."""
    start, end = subject.segments[0]
    if tokens[start].low in ("that", "which") and start > 1:
        start, end = start - 1 - (tokens[start - 1].low == ","), start - (tokens[start - 1].low == ",")
    head = start
    for index in range(start, end):
        token = tokens[index]
        is_behind = token.low in PREPOSITIONS or token.low.endswith(("ed", "ing")) or token.low in ("made", "seen", "shown", "that")
        if index > start and is_behind and not token.is_title:
            break
        head = index
    is_name = any(tokens[k].is_title and (k > start or tokens[k].text.isupper()) for k in range(start, head + 1))
    return "impersonal" if tokens[head].low in load_lexicon().sets["evidence"] and not is_name else "explicit"


def _read_inverted(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """'…, said X': the subject stands behind the cue."""
    if cue.group != cue.first or cue.first == 0 or "quote" not in cue.acts:
        return None
    before = tokens[cue.first - 1]
    if not (before.low in (",", "—", "–", "-") and cue.first > 1 or before.quotation >= 0):
        return None
    subject = noun_phrase_after(tokens, cue.last)
    if subject is None or is_first_person(tokens, subject) or has_verb(tokens, subject.start, subject.end):
        return None
    if before.low == "," and _closes_insertion(tokens, cue.first - 1):
        return None
    skipped = skip_adjuncts(tokens, subject.end)
    follows = ends_clause(tokens, skipped.end) or tokens[skipped.end].low == "," or tokens[skipped.end].low in LOOSE_ENDS
    follows = follows or tokens[skipped.end].low in PREPOSITIONS or (tokens[skipped.end].quotation >= 0 and before.quotation >= 0)
    if not follows or (skipped.end < len(tokens) and tokens[skipped.end].low == ":"):
        return None
    return _left_reading(tokens, cue, subject, cue.first - (before.quotation < 0), skipped, earlier)


def _closes_insertion(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes ', who had led the inquiry,' behind a name, or an apposition to the subject of the clause."""
    opening = next((k for k in range(comma - 1, max(0, comma - REACH), -1) if tokens[k].low == ","), None)
    if opening is None:
        return False
    is_clause = has_verb(tokens, 0, comma) or any(t.quotation >= 0 for t in tokens[:comma])
    return tokens[opening + 1].low in ("who", "which", "whose") or not is_clause


def _read_before(tokens: Sequence[Token], cue: Cue, subject: NounPhrase, left: Adjuncts, earlier: Sequence[Reading]) -> Reading | None:
    """'…, X said': the content stands before subject and cue, or around them."""
    edge = subject.start
    while edge > 0 and (is_adverb(tokens[edge - 1]) or tokens[edge - 1].low == "as"):
        edge -= 1
    if edge == 0 or tokens[subject.start].low in RELATIVES or not {"quote", "clause", "hearer"} & cue.acts.keys():
        return None
    before = tokens[edge - 1]
    is_quotation = before.quotation >= 0 or (before.low == "," and edge >= 2 and tokens[edge - 2].quotation >= 0)
    if not is_quotation and before.low not in (",", "—", "–"):
        return None
    skipped = skip_adjuncts(tokens, cue.last)
    hearer = None
    if "hearer" in cue.acts and is_noun_start(tokens, skipped.end) and "of" not in {t.low for t in tokens[cue.last : cue.last + 8]}:
        hearer = (skipped.end, hearer_end(tokens, skipped.end))
        further = skip_adjuncts(tokens, hearer[1])
        skipped = Adjuncts(further.end, skipped.occasions + further.occasions, skipped.days + further.days)
    if not _is_over(tokens, skipped.end, is_quotation=is_quotation):
        return None
    around = Adjuncts(skipped.end, left.occasions + skipped.occasions, left.days + skipped.days)
    found = _left_reading(tokens, cue, subject, edge - (before.quotation < 0), around, earlier)
    return msgspec.structs.replace(found, hearer=hearer) if found else None


def _is_over(tokens: Sequence[Token], place: int, *, is_quotation: bool) -> bool:
    """Whether an attribution behind its content ends at `place`."""
    if place >= len(tokens):
        return True
    token = tokens[place]
    if token.low == ":" and token.quotation < 0:
        return False
    if token.low == "," and not is_quotation and place + 1 < len(tokens) and tokens[place + 1].quotation >= 0:
        return False
    if ends_clause(tokens, place) or token.low == ",":
        return True
    return is_quotation and (token.low in PREPOSITIONS or token.low in LOOSE_ENDS or token.quotation >= 0)


def _left_reading(
    tokens: Sequence[Token], cue: Cue, subject: NounPhrase, edge: int, skipped: Adjuncts, earlier: Sequence[Reading]
) -> Reading | None:
    """The reading whose content stands before `edge`, and perhaps goes on behind the attribution."""
    start = _content_start(tokens, edge, earlier)
    end = edge - (edge > start and tokens[edge - 1].low == "," and tokens[edge - 1].quotation < 0)
    after = _resumption(tokens, start, end, skipped.end)
    if (end <= start and after is None) or (after is None and _is_fronted(tokens, start, end)):
        return None
    is_quote = end - start == 1 and tokens[start].quotation >= 0
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, edge=edge,
        act=next(cue.acts[f] for f in ("quote", "clause", "hearer") if f in cue.acts),
        junction="trailing" if after is None else "medial", start=after, before=(start, end) if end > start else None,
        frame="quote" if is_quote else "clause", attribution=judge_source(tokens, subject),
        asserted=_is_asserted(tokens, cue, subject), occasions=skipped.occasions, days=skipped.days, lemma=cue.lemma,
    )  # fmt: skip


def _resumption(tokens: Sequence[Token], start: int, end: int, place: int) -> int | None:
    """Where content goes on behind an attribution in its middle: 'The bridge, X said, will', '“A,” X said, “and B”'."""
    if place + 1 >= len(tokens) or tokens[place].low not in (",", "—", "–") or tokens[place].quotation >= 0:
        return None
    following = tokens[place + 1]
    is_quotation = end > start and tokens[end - 1].quotation >= 0
    if is_quotation:
        return place + 1 if following.quotation >= 0 else None
    if following.low in ("where", "which") or not has_verb(tokens, start, end):
        is_aside = following.low in CONJUNCTIONS or (following.low.endswith("ing") and end > start and _is_fronted(tokens, start, end))
        return None if is_aside else place + 1
    return None


def _content_start(tokens: Sequence[Token], edge: int, earlier: Sequence[Reading]) -> int:
    """Where a stretch before an attribution begins: after the last attribution, stop or relative pronoun."""
    start = 0
    for reading in earlier:
        if reading.junction in ("trailing", "medial"):
            start = max(start, reading.cue[1], reading.speaker.end if reading.speaker and reading.speaker.start < edge else 0)
            start = skip_adjuncts(tokens, start).end
    if edge > start and tokens[edge - 1].low in CONJUNCTIONS and tokens[edge - 1].quotation < 0:
        return edge
    for index in range(edge - 1, start - 1, -1):
        token = tokens[index]
        is_colon = token.low == ":" and index + 1 < edge and tokens[index + 1].quotation >= 0
        is_relative = token.low in RELATIVES and edge - index <= 2 and index > start
        is_stop = token.low in (";", ".", "?", "!") or is_colon or is_relative
        if token.quotation < 0 and is_stop:
            start = index + 1
            break
    while start < edge and (tokens[start].low in CONJUNCTIONS or (not tokens[start].is_word and tokens[start].quotation < 0 and tokens[start].text not in "$£€([#@")):
        start += 1
    return start


def _is_fronted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands before the comma is an adverbial of the saying and not what is said."""
    if end <= start or any(t.quotation >= 0 for t in tokens[start:end]):
        return False
    if skip_adjuncts(tokens, start).end >= end:
        return True
    if any(t.low == "," for t in tokens[start:end]):
        return False
    first = tokens[start]
    return first.low in FRONTED and (first.low not in PREPOSITIONS or first.low in SUBORDINATORS or first.low in ("after", "before", "since") or not has_verb(tokens, start, end)) or (
        first.low.endswith("ing") and not has_verb(tokens, start, end)
    )


def _read_shared(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """A cue that shares the subject of an earlier verb: 'said … and warned', '…, then called on', 'took to X to call'."""
    place = cue.group
    while place > 0 and (is_adverb(tokens[place - 1]) or tokens[place - 1].is_time):
        place -= 1
    if place == 0 or tokens[place - 1].low not in ("and", "but", "or", "nor", ",", "then"):
        return None
    target = find_target(tokens, cue)
    speaker, attribution = _coordinate_speaker(tokens, cue.group, earlier)
    if target is None or speaker is None:
        return None
    edge = max(0, place - 1)
    while edge > 0 and tokens[edge - 1].low == ",":
        edge -= 1
    return with_target(cue, speaker, Edge(edge, "coordinate"), target, attribution, _is_asserted(tokens, cue, speaker))


def _coordinate_speaker(tokens: Sequence[Token], place: int, earlier: Sequence[Reading]) -> tuple[NounPhrase | None, Attribution]:
    """The speaker of 'a tweet that called … and promised', 'According to X, it names … but alleges', 'X said … and warned'."""
    last = earlier[-1] if earlier else None
    if last and last.speaker and last.lemma and tokens[last.speaker.start].low in RELATIVES:
        return last.speaker, last.attribution
    if last and not last.lemma and last.start is not None:
        subject = main_subject(tokens, last.start, place)
        if subject is not None:
            return subject, judge_source(tokens, subject)
    return _shared_speaker(tokens, place, earlier)


def _shared_speaker(tokens: Sequence[Token], place: int, earlier: Sequence[Reading]) -> tuple[NounPhrase | None, Attribution]:
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
    if cue.group == 0:
        return _read_leading_gerund(tokens, cue)
    before = tokens[cue.group - 1]
    target = find_target(tokens, cue)
    if target is None or before.low in BE:
        return None
    if before.low in (",", "—", "–") or before.low in BEFORE_PARTICIPLE or before.low in CONJUNCTIONS or before.quotation >= 0:
        speaker, attribution = _shared_speaker(tokens, cue.group, earlier)
        edge = Edge(cue.group - (before.quotation < 0), "participle")
    elif cue.lemma in REDUCED and (speaker := subject_before(tokens, cue.group)):
        attribution, edge = "explicit", Edge(cue.group, "nested")
        issuer = main_subject(tokens, 0, cue.group)
        speaker = issuer if issuer and _is_text(tokens, speaker.start, cue.group) else speaker
    else:
        return None
    return with_target(cue, speaker, edge, target, attribution, not cue.is_negated) if speaker else None


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
