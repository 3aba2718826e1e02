"""Content before its attribution: '…, X said', '…, said X', 'The bridge, X said, will …', '“A,” X said, “b”'."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.adjuncts import Adjuncts, ends_clause, occasion_phrase, skip_adjuncts
from headwater.annotate.attribution.cue_contents import find_contrast
from headwater.annotate.attribution.cue_readings import Reading, is_asserted, is_first_person, judge_source
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, NEGATIONS, PREPOSITIONS, SUBORDINATORS
from headwater.annotate.attribution.cues import Cue, is_adverb
from headwater.annotate.attribution.finite_verbs import has_verb
from headwater.annotate.attribution.hearers import behind_explained, hearer_end, skip_manner
from headwater.annotate.attribution.phrases import REACH, RELATIVES, NounPhrase, is_noun_start, noun_phrase_after
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import HAVE

# What stands before the comma of '…, X said' is no content when it begins with one of these and is all there is.
FRONTED = (
    PREPOSITIONS
    | (SUBORDINATORS - frozenset("if what how that who".split()))
    | frozenset("asked speaking responding writing addressing pressed citing having questioned".split())
)
# 'told X' never has its subject behind it.
NEVER_INVERTED = frozenset("tell inform remind notify assure reassure brief advise".split())
NO_INVERTED_SUBJECT = frozenset("that it this him her them me us".split())
# Clauses that these begin are of what is said: 'While X is here, Y said, they will …'; 'When asked, Y said' is not.
UNFINISHED = frozenset("while if unless once although though because until".split())
# Behind '…, X said' these tell when, or where X has it from.
TELLING_HOW = frozenset("after before during following when as while citing quoting without".split())
LOOSE_ENDS = frozenset("as when while and after before who but".split())
# Readings whose content runs on to '…, as X claims', which is of that content and not of who says it.
LEADING = frozenset(("start", "coordinate", "participle"))
# What is set against something else ('and NOT a barracks, as X claims') is what X says; these verbs set it so alone.
SET_AGAINST = frozenset("not instead rather never".split())
DOUBTFUL = frozenset("claim allege contend assert maintain insist".split())


def read_inverted(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Reading]) -> Reading | None:
    """'…, said X': the subject stands behind the cue."""
    is_plain = cue.group == cue.first or (cue.first - cue.group == 1 and tokens[cue.group].low in HAVE)
    if cue.group == 0 and is_plain:
        return _read_opening(tokens, cue)
    if not is_plain or "quote" not in cue.acts or cue.lemma in NEVER_INVERTED:
        return None
    before = tokens[cue.group - 1]
    is_dashed = before.low in ("—", "–", "-") and cue.group > 1 and tokens[cue.group - 2].quotation >= 0
    is_set_off = (
        before.low == "," and cue.group > 1 and (cue.group == cue.first or tokens[cue.group - 2].quotation >= 0)
    )
    if not (is_set_off or is_dashed or before.quotation >= 0):
        return None
    subject = noun_phrase_after(tokens, cue.last)
    if subject is None or tokens[subject.start].low in NO_INVERTED_SUBJECT or is_first_person(tokens, subject):
        return None
    if has_verb(tokens, subject.start, subject.end) or _closes_insertion(tokens, cue.group - 1):
        return None
    skipped = skip_adjuncts(tokens, subject.end)
    if not _may_follow_inversion(tokens, skipped.end, before):
        return None
    if len(subject.segments) > 1:  # a place behind an apposition is where the speaker works, not where it was said
        skipped = Adjuncts(
            skipped.end, tuple(o for o in skipped.occasions if occasion_phrase(tokens, o[0]) == o[1]), skipped.days
        )
    return _left_reading(tokens, cue, subject, cue.group - (before.quotation < 0), skipped, earlier)


def _read_opening(tokens: Sequence[Token], cue: Cue) -> Reading | None:
    """'Said X: “…”' at the beginning of a sentence."""
    subject = noun_phrase_after(tokens, cue.last) if "quote" in cue.acts else None
    if subject is None or is_first_person(tokens, subject):
        return None
    skipped = skip_adjuncts(tokens, subject.end)
    is_said = [t.low for t in tokens[skipped.end : skipped.end + 1]] == [":"] and skipped.end + 1 < len(tokens)
    if not is_said or tokens[skipped.end + 1].quotation < 0:
        return None
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, act=cue.acts["quote"], junction="start", edge=0,
        start=skipped.end + 1, frame="quote", occasions=skipped.occasions, days=skipped.days, lemma=cue.lemma,
    )  # fmt: skip


def read_as(tokens: Sequence[Token], cue: Cue, subject: NounPhrase) -> Reading | None:
    """'As X said on Monday, S' and 'As X put it, “…”' at the beginning of a sentence."""
    if subject.start != 1 or tokens[0].low != "as" or not {"quote", "clause"} & cue.acts.keys():
        return None
    skipped = skip_adjuncts(tokens, cue.last)
    if skipped.end + 2 >= len(tokens) or tokens[skipped.end].low != ",":
        return None
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, edge=0, start=skipped.end + 1, lemma=cue.lemma,
        act=next(cue.acts[f] for f in ("quote", "clause") if f in cue.acts), junction="start",
        attribution=judge_source(tokens, subject), occasions=skipped.occasions, days=skipped.days,
    )  # fmt: skip


def _may_follow_inversion(tokens: Sequence[Token], place: int, before: Token) -> bool:
    """Whether what stands at `place` may follow '…, said X'."""
    if ends_clause(tokens, place):
        return place >= len(tokens) or tokens[place].low != ":"
    token = tokens[place]
    if token.quotation >= 0:
        return before.quotation >= 0
    return token.low == "," or token.low in LOOSE_ENDS or token.low in PREPOSITIONS


def _closes_insertion(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes ', who had led the inquiry,' behind a name, or an apposition to the subject."""
    opening = next((k for k in range(comma - 1, max(0, comma - REACH), -1) if tokens[k].low == ","), None)
    if opening is None:
        return False
    if tokens[opening + 1].low in ("who", "which", "whose"):
        return True
    is_clause = has_verb(tokens, 0, comma) or any(t.quotation >= 0 for t in tokens[: comma + 1])
    return not is_clause


def read_before(
    tokens: Sequence[Token], cue: Cue, subject: NounPhrase, left: Adjuncts, earlier: Sequence[Reading]
) -> Reading | None:
    """'…, X said': the content stands before subject and cue, or around them."""
    edge = subject.start
    while edge > 0 and (is_adverb(tokens[edge - 1]) or tokens[edge - 1].low == "as"):
        edge -= 1
    if edge == 0 or tokens[subject.start].low in RELATIVES or not {"quote", "clause", "hearer"} & cue.acts.keys():
        return None
    between = {t.low for t in tokens[edge : subject.start]}
    if "not" in between or ("as" in between and _is_set_against(tokens, cue, edge, earlier)):
        return None  # '…, not the 12 announced on Sunday' names what was announced
    before = tokens[edge - 1]
    is_quotation = before.quotation >= 0 or (before.low == "," and edge >= 2 and tokens[edge - 2].quotation >= 0)
    if not is_quotation and before.low not in (",", "—", "–"):
        return None
    skipped = skip_adjuncts(tokens, cue.last)
    skipped = skipped._replace(end=skip_manner(tokens, skipped.end)) if is_quotation else skipped
    is_closed = is_quotation and tokens[edge - 1 - (before.quotation < 0)].text[-2:-1] in ",.?!…"
    hearer = None
    if "hearer" in cue.acts and is_noun_start(tokens, skipped.end) and not _tells_of(tokens, cue.last):
        hearer = (skipped.end, hearer_end(tokens, skipped.end))
        if not is_quotation and behind_explained(tokens, hearer[1]) > hearer[1]:
            return None
        further = skip_adjuncts(tokens, hearer[1])
        skipped = Adjuncts(further.end, skipped.occasions + further.occasions, skipped.days + further.days)
    # '…,” X said after the meeting that had …', '“…,” X said in a debate that lasted …'
    is_told = tokens[skipped.end - 1].is_time or (skipped.occasions and edge <= 2)
    opens_clause = {":"} if is_told else {":", "that"}
    is_free = is_closed and skipped.end < len(tokens) and tokens[skipped.end].low not in opens_clause
    is_told_of = not is_quotation and has_verb(tokens, 0, edge) and _tells_how(tokens, skipped.end)
    if not (is_free or is_told_of) and not _is_over(tokens, skipped.end, is_quotation=is_quotation):
        return None
    around = Adjuncts(skipped.end, left.occasions + skipped.occasions, left.days + skipped.days)
    found = _left_reading(tokens, cue, subject, edge - (before.quotation < 0), around, earlier)
    return msgspec.structs.replace(found, hearer=hearer) if found else None


def _is_set_against(tokens: Sequence[Token], cue: Cue, edge: int, earlier: Sequence[Reading]) -> bool:
    """Whether 'as X claims' is of what is not so: 'a school and not a barracks, as X claims', 'is no debt, as …'."""
    start = _content_start(tokens, edge - 1, earlier)
    contrast = next((k for k in range(edge - 2, start, -1) if tokens[k].low in SET_AGAINST), None)
    if contrast is not None and tokens[contrast - 1].low in (",", "and", "but"):
        return True
    return cue.lemma in DOUBTFUL and any(
        t.quotation < 0 and (t.low in NEGATIONS or t.low == "no" or t.low.endswith("n't")) for t in tokens[start:edge]
    )


def _tells_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether somebody is told of something: 'informed the council of', and not 'on condition of anonymity'."""
    near = range(place, min(place + 8, len(tokens)))
    return any(tokens[k].low == "of" and tokens[k - 1].low != "condition" for k in near)


def _tells_how(tokens: Sequence[Token], place: int) -> bool:
    """Whether only when and how it was said follows an attribution: '…, X announced after four days of talks'."""
    following = [t for t in tokens[place:] if t.quotation >= 0 or t.low in ("that", ":")]
    return place < len(tokens) and tokens[place].low in TELLING_HOW and not following


def _is_over(tokens: Sequence[Token], place: int, *, is_quotation: bool) -> bool:
    """Whether an attribution behind its content ends at `place`."""
    if place >= len(tokens):
        return True
    token = tokens[place]
    if token.low == ":" and token.quotation < 0:
        return False
    if token.low == "," and not is_quotation and place + 1 < len(tokens) and tokens[place + 1].quotation >= 0:
        return _goes_on(tokens[place + 1])
    if ends_clause(tokens, place) or token.low == ",":
        return True
    return is_quotation and (token.low in PREPOSITIONS or token.low in LOOSE_ENDS or token.quotation >= 0)


def _left_reading(
    tokens: Sequence[Token], cue: Cue, subject: NounPhrase, edge: int, skipped: Adjuncts, earlier: Sequence[Reading]
) -> Reading | None:
    """The reading whose content stands before `edge`, and perhaps goes on behind the attribution."""
    start = _content_start(tokens, edge, earlier)
    if "clause" not in cue.acts and not any(t.quotation >= 0 for t in tokens[start:edge]):
        return None
    end = edge - (edge > start and tokens[edge - 1].low == "," and tokens[edge - 1].quotation < 0)
    after = find_resumption(tokens, start, end, skipped.end)
    if (end <= start and after is None) or (after is None and _is_fronted(tokens, start, end)):
        return None
    is_quote = end - start == 1 and tokens[start].quotation >= 0
    if after is not None and tokens[after].quotation >= 0 and _is_fronted(tokens, start, end):
        return None  # 'In a statement, X said, “…”'
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=subject, edge=edge,
        act=next(cue.acts[f] for f in ("quote", "clause", "hearer") if f in cue.acts),
        junction="trailing" if after is None else "medial", start=after, before=(start, end) if end > start else None,
        frame="quote" if is_quote else "clause", attribution=judge_source(tokens, subject),
        asserted=is_asserted(tokens, cue, subject), occasions=skipped.occasions, days=skipped.days, lemma=cue.lemma,
    )  # fmt: skip


def find_resumption(tokens: Sequence[Token], start: int, end: int, place: int) -> int | None:
    """Where content goes on behind an attribution in its middle: 'The bridge, X said, will', '“A,” X said, “and B”'."""
    if place + 1 >= len(tokens) or tokens[place].low not in (",", "—", "–") or tokens[place].quotation >= 0:
        return None
    following = tokens[place + 1]
    is_quotation = end > start and tokens[end - 1].quotation >= 0
    if is_quotation or following.quotation >= 0:
        return place + 1 if following.quotation >= 0 and (is_quotation or _goes_on(following)) else None
    if _is_subordinate(tokens, start, end):
        return place + 1 if has_verb(tokens, place + 1, place + REACH) else None
    if following.low == "and" and has_verb(tokens, start, end) and has_verb(tokens, place + 2, place + REACH):
        return place + 2
    if following.low in ("where", "which") or not has_verb(tokens, start, end):
        is_aside = (
            following.low in CONJUNCTIONS
            or following.low in FRONTED - {"where", "which"}
            or (following.low.endswith("ing") and end > start and _is_fronted(tokens, start, end))
        )
        return None if is_aside else place + 1
    return None


def _goes_on(quotation: Token) -> bool:
    """Whether words in marks go on with a sentence that was begun without: '…, X said, “and not an hour earlier”'."""
    return quotation.text[1:2].islower()


def _is_subordinate(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a stretch is nothing but 'While X is here', which is no sentence without what follows."""
    if end <= start or tokens[start].low not in UNFINISHED or any(t.low == "," for t in tokens[start:end]):
        return False
    return has_verb(tokens, start, end)


def _content_start(tokens: Sequence[Token], edge: int, earlier: Sequence[Reading]) -> int:
    """Where a stretch before an attribution begins: after the last attribution, stop or relative pronoun."""
    start = _led_start(tokens, edge, earlier)
    for reading in earlier:
        if reading.junction in ("trailing", "medial"):
            start = max(
                start, reading.cue[1], reading.speaker.end if reading.speaker and reading.speaker.start < edge else 0
            )
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
    while start < edge and (
        tokens[start].low in CONJUNCTIONS
        or (not tokens[start].is_word and tokens[start].quotation < 0 and tokens[start].text not in "$£€([#@")
    ):
        start += 1
    return start


def _led_start(tokens: Sequence[Token], edge: int, earlier: Sequence[Reading]) -> int:
    """Where the content of a cue before ', as X claims' begins, behind what is set against it; else 0."""
    if [t.low for t in tokens[edge : edge + 2]] != [",", "as"]:
        return 0
    starts = (r.start for r in earlier if r.junction in LEADING and r.start is not None and r.start < edge)
    start = max(starts, default=0)
    contrast = find_contrast(tokens, start, edge)
    return start if contrast == edge else contrast + 2


def _is_fronted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands before the comma is an adverbial of the saying and not what is said."""
    if end <= start or any(t.quotation >= 0 for t in tokens[start:end]):
        return False
    if skip_adjuncts(tokens, start).end >= end:
        return True
    if any(t.low == "," for t in tokens[start:end]):
        return False
    first = tokens[start]
    return (
        first.low in FRONTED
        and (
            first.low not in PREPOSITIONS
            or first.low in SUBORDINATORS
            or first.low in ("after", "before", "since")
            or not has_verb(tokens, start, end)
        )
    ) or (first.low.endswith("ing") and not has_verb(tokens, start, end))
