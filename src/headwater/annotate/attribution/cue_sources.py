"""Sayings whose speaker is no subject of a reporting verb: passives, 'according to', 'for X', hearsay adverbs."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.adjuncts import ends_clause, skip_adjuncts, skip_adjuncts_left
from headwater.annotate.attribution.cue_asides import MARKS, read_aside
from headwater.annotate.attribution.cue_claims import find_claim, find_fronted, is_claim
from headwater.annotate.attribution.cue_readings import Edge, Reading, judge_source, with_target
from headwater.annotate.attribution.cue_targets import Target
from headwater.annotate.attribution.cue_trailing import find_resumption
from headwater.annotate.attribution.cue_words import PREPOSITIONS
from headwater.annotate.attribution.cues import Cue, is_adverb
from headwater.annotate.attribution.finite_verbs import LET_OUT, has_verb, is_finite
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import RELATIVES, NounPhrase, noun_phrase_after, subject_before
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import AUXILIARIES
from headwater.record.model import Act, Attribution

VIEW_NOUNS = frozenset("view opinion words eyes judgment judgement assessment telling account estimation".split())
CLAUSE_STARTS = frozenset("; that but and because while".split())
REPORTED = frozenset("reported noted stated claimed announced".split())
SUBJECTS = frozenset("he she they it we i".split())
SAYINGS = frozenset("saying telling stating reporting".split())
LONGEST_PREDICATE = 8  # tokens
SUING = frozenset("sue sues sued suing".split())
LONGEST_SUIT = 30  # tokens from 'sued' to 'for allegedly'
NO_DESCRIPTION = frozenset("see view regard present".split())


def is_passive_like(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a cue is a passive, also one without its auxiliary ('two firms accused of', 'the plan, dubbed “X”')."""
    if cue.voice == "passive":
        return True
    after = tokens[cue.last].low if cue.last < len(tokens) else ""
    if cue.first and tokens[cue.first - 1].low in SUBJECTS:
        return False  # 'whom he accused of'
    if cue.voice != "finite" or not tokens[cue.first].low.endswith("ed") or cue.group != cue.first:
        return False
    if (after == "of" and "of" in cue.acts) or after == "by":
        return True
    if after == "as" and "as" in cue.acts:
        # 'Dismissed as lies the claim that' and ', a claim that X dismissed as lies' are active.
        return find_fronted(tokens, cue.last, cue) is None and read_aside(tokens, cue) is None
    is_named = cue.last < len(tokens) and tokens[cue.last].quotation >= 0 and "predicate" in cue.acts
    return is_named and cue.first > 0 and tokens[cue.first - 1].low == ","


def read_quoting(tokens: Sequence[Token], cue: Cue) -> Reading | None:
    """'The agency quoted X as saying (that)': X speaks, and the agency passes it on."""
    if cue.lemma not in ("quote", "cite") or cue.voice not in ("finite", "gerund"):
        return None
    speaker = noun_phrase_after(tokens, cue.last) or _object_pronoun(tokens, cue.last)
    if speaker is None or [t.low for t in tokens[speaker.end : speaker.end + 1]] != ["as"]:
        return None
    saying = speaker.end + 1
    if saying + 1 >= len(tokens) or tokens[saying].low not in SAYINGS:
        return None
    start = saying + 1 + (tokens[saying + 1].low in ("that", ":", ","))
    told = noun_phrase_after(tokens, start) if tokens[saying].low == "telling" else None
    is_told = told is not None and [t.low for t in tokens[told.end : told.end + 1]] == ["that"]
    start = told.end + 1 if told and is_told else start
    channel = subject_before(tokens, skip_adjuncts_left(tokens, cue.group).end)
    return Reading(
        cue=(cue.first, saying + 1), group=cue.group, speaker=speaker, act="assert", junction="nested",
        edge=channel.start if channel else cue.group, start=start, asserted=not cue.is_negated,
        hearer=(channel.start, channel.end) if channel else None,
        occasions=((saying, told.end),) if told and is_told else (),
    )  # fmt: skip


def _object_pronoun(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    is_one = place < len(tokens) and tokens[place].low in ("him", "her", "them")
    return NounPhrase(place, place + 1, ((place, place + 1),)) if is_one else None


def read_passive(tokens: Sequence[Token], cue: Cue) -> Reading | None:
    """'was described as', 'was accused by X of', 'is said to', 'had been warned by X that', 'accused of'."""
    agent, place = _agent(tokens, cue)
    word = tokens[place].low if place < len(tokens) and tokens[place].quotation < 0 else ""
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if word == "as" and following in SAYINGS:
        return _read_quoted_as(tokens, cue, place + 1)
    if word == "as" and cue.acts.get("as") == "deny":
        return _read_object_of_passive(tokens, cue, agent or _agent_behind(tokens, place))
    goes_on = not ends_clause(tokens, place + 3)
    target = _passive_target(cue, place, word, following, agent, goes_on=goes_on)
    if (
        target is None
        and _is_impersonal(tokens, cue)
        and agent is None
        and place < len(tokens)
        and word not in ("to", "as", "of", "in", "by")
    ):
        target = Target(start=place, frame="clause", act="assert") if has_verb(tokens, place, place + 25) else None
    if target is None:
        return _read_object_of_passive(tokens, cue, agent) if agent else None
    first = next(
        (k for k in range(cue.group, cue.first) if target.frame == "to" and tokens[k].low in AUXILIARIES), cue.first
    )
    attribution: Attribution = "explicit" if agent else "agentless"
    found = with_target(cue, agent, Edge(cue.group, "nested"), target, attribution, not cue.is_negated)
    return msgspec.structs.replace(found, cue=(first, cue.last))


def _is_impersonal(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether it is 'it is said', 'it has been claimed'."""
    is_hearsay = cue.lemma in load_lexicon().sets["hearsay"] and cue.voice == "passive"
    return is_hearsay and cue.group > 0 and tokens[cue.group - 1].low == "it"


def _passive_target(
    cue: Cue, place: int, word: str, following: str, agent: NounPhrase | None, *, goes_on: bool
) -> Target | None:
    """What follows a passive, by its preposition."""
    is_hearsay = cue.lemma in load_lexicon().sets["hearsay"] and cue.voice == "passive"
    if word == "to" and is_hearsay and agent is None and (following != "have" or goes_on):
        return Target(start=place + 1 + (following in ("be", "have")), frame="to", act="assert")
    if word == "that" and (agent or is_hearsay):
        return Target(start=place + 1, frame="clause", act=_any_act(cue))
    if word == "of" and cue.acts.get("of") == "accuse":
        return Target(start=place + 1, frame="of", act="accuse")
    if word == "for" and "for" in cue.acts and following.endswith("ing"):
        return Target(start=place + 1, frame="of", act=cue.acts["for"])
    if word == "as" and "as" in cue.acts and cue.lemma not in NO_DESCRIPTION:
        return Target(start=place + 1, frame="of", act=cue.acts["as"])
    if word == "to" and "hearer_to" in cue.acts and agent:
        return Target(start=place + 1, frame="to", act=cue.acts["hearer_to"])
    return None


def _any_act(cue: Cue) -> Act:
    """The act of a cue in a that-clause; of hearsay verbs that have none, an assertion."""
    acts: list[Act] = [*([cue.acts["clause"]] if "clause" in cue.acts else []), *cue.acts.values(), "assert"]
    return acts[0]


def _agent(tokens: Sequence[Token], cue: Cue) -> tuple[NounPhrase | None, int]:
    """The agent 'by X' and the place behind it."""
    index = skip_adjuncts(tokens, cue.last).end
    # 'in a statement BY X' is no venue with its addressee
    index = next((k for k in range(cue.last, index - 1) if tokens[k].low == "by" and not tokens[k + 1].is_time), index)
    if index < len(tokens) and tokens[index].low == "by" and (phrase := noun_phrase_after(tokens, index + 1)):
        charge = next((k for k in range(index + 2, phrase.end) if _begins_charge(tokens, k, cue)), None)
        if charge is not None:
            return NounPhrase(index + 1, charge, ((index + 1, charge),)), charge
        end = phrase.end
        while end < len(tokens) and tokens[end].low == ",":
            end += 1
        return phrase, skip_adjuncts(tokens, end).end
    return None, index


def _begins_charge(tokens: Sequence[Token], place: int, cue: Cue) -> bool:
    """Whether 'of lying', 'for failing' behind an agent is what the agent says of the subject."""
    if tokens[place].low == "of":
        return "of" in cue.acts
    is_gerund = place + 1 < len(tokens) and tokens[place + 1].low.endswith("ing")
    return tokens[place].low == "for" and "for" in cue.acts and is_gerund


def _read_quoted_as(tokens: Sequence[Token], cue: Cue, saying: int) -> Reading | None:
    """'was quoted (by Y) as saying (that)', after its quotation or before it."""
    subject = subject_before(tokens, skip_adjuncts_left(tokens, cue.group).end)
    if subject is None:
        return None
    edge = subject.start
    end = edge - 1 if edge > 1 and tokens[edge - 1].low == "," else edge
    is_behind = end > 0 and tokens[end - 1].quotation >= 0
    start = saying + 1
    if start + 1 < len(tokens) and tokens[start].low in ("that", ":", ","):
        start += 1
    if not is_behind and ends_clause(tokens, start):
        return None
    channel = _agent(tokens, cue)[0]
    return Reading(
        cue=(cue.group, saying + 1), group=cue.group, speaker=subject, act="assert", asserted=not cue.is_negated,
        junction="trailing" if is_behind else "nested", edge=end if is_behind else edge,
        start=None if is_behind else start,
        before=(end - 1, end) if is_behind else None, frame="quote" if is_behind else "clause",
        hearer=(channel.start, channel.end) if channel else None,
    )  # fmt: skip


def _agent_behind(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    """The agent behind a predicate: 'dismissed as propaganda BY X'."""
    for index in range(place + 1, min(place + LONGEST_PREDICATE, len(tokens))):
        if ends_clause(tokens, index) or tokens[index].low == ",":
            break
        if tokens[index].low == "by" and tokens[index].quotation < 0:
            return noun_phrase_after(tokens, index + 1)
    return None


def _read_object_of_passive(tokens: Sequence[Token], cue: Cue, agent: NounPhrase | None) -> Reading | None:
    """'the visit was condemned by X', '…, a claim dismissed by X': the subject is the content."""
    act = next((cue.acts[f] for f in ("object", "claims", "as") if f in cue.acts), None)
    left = skip_adjuncts_left(tokens, cue.group).end
    is_behind_mark = left > 0 and tokens[left - 1].low == "," and cue.voice != "passive"
    subject = find_claim(tokens, left - is_behind_mark)
    if act is None or subject is None:
        return None
    first = tokens[subject.start].low
    is_set_off = act == "deny" and subject.start > 0 and tokens[subject.start - 1].low in MARKS
    is_aside = is_set_off and (first == "which" or cue.voice != "passive")
    is_plain = "object" in cue.acts and cue.voice == "passive" and first not in RELATIVES and agent is not None
    is_claimed = act == "deny" and any(is_claim(tokens[k]) for k in range(subject.start, subject.end))
    if not (is_plain or is_claimed or (is_aside and first == "which")):
        return None
    return Reading(
        cue=(cue.first, cue.last), group=cue.group, speaker=agent, act=act,
        junction="clause" if is_aside else "nested", edge=subject.start - is_aside,
        before=(subject.start, subject.end), frame="object", asserted=not cue.is_negated,
        attribution="explicit" if agent else "agentless",
    )  # fmt: skip


def read_sources(tokens: Sequence[Token], named: frozenset[int]) -> list[Reading]:
    """'According to X', 'in the view of X', and 'For X,' where X is a name at the head of the clause."""
    found = []
    for index, token in enumerate(tokens):
        reading = None
        if token.low == "according" and index + 2 < len(tokens) and tokens[index + 1].low == "to":
            reading = _read_source(tokens, index, index + 2)
        elif token.low == "as" and (name := _reported_by(tokens, index)):
            reading = _read_source(tokens, index, name)
            cue = (name - 2, name - 1)
            reading = msgspec.structs.replace(reading, cue=cue, hearer=None) if reading else None
        elif token.low == "in" and _is_view(tokens, index):
            reading = _read_source(tokens, index, index + 4)
        elif token.low == "for" and index == 0:
            reading = _read_for(tokens, named)
        if reading:
            found.append(reading)
    return found


def _reported_by(tokens: Sequence[Token], place: int) -> int | None:
    """Where the name begins in ', as first reported by X'."""
    for index in range(place + 1, min(place + 4, len(tokens) - 2)):
        if tokens[index].low in REPORTED and tokens[index + 1].low == "by":
            return index + 2
        if not is_adverb(tokens[index]):
            return None
    return None


def _is_view(tokens: Sequence[Token], place: int) -> bool:
    lows = [t.low for t in tokens[place : place + 4]]
    return len(lows) == 4 and lows[1] == "the" and lows[2] in VIEW_NOUNS and lows[3] == "of"


def _read_source(tokens: Sequence[Token], place: int, name: int) -> Reading | None:
    """'According to X, S', 'S, according to X' and 'but according to X, S'."""
    phrase = noun_phrase_after(tokens, name)
    if phrase is None:
        return None
    is_first = place == 0 or tokens[place - 1].low in CLAUSE_STARTS
    phrase = _without_clause(tokens, phrase) if is_first else phrase
    skipped = skip_adjuncts(tokens, phrase.end)
    end = _behind_participle(tokens, _behind_relative(tokens, skipped.end)) if is_first else skipped.end
    start: int | None = None
    before: tuple[int, int] | None = None
    edge = place
    if is_first:
        start = end + (end < len(tokens) and tokens[end].low == ",")
        if start >= len(tokens):
            return None
    else:
        edge = place - (tokens[place - 1].low in (",", "—", "–"))
        before, start = (0, edge), find_resumption(tokens, 0, edge, skipped.end)
    return Reading(
        cue=(place, name), group=place, speaker=phrase, act="assert", attribution=judge_source(tokens, phrase),
        edge=edge,
        junction="start" if place == 0 else "nested" if is_first else "trailing" if start is None else "medial",
        start=start, before=before,
        occasions=skipped.occasions, days=skipped.days,
    )  # fmt: skip


def _without_clause(tokens: Sequence[Token], phrase: NounPhrase) -> NounPhrase:
    """The source without an 'apposition' that is the subject of what it says ('According to X, two cranes fell')."""
    if len(phrase.segments) < 2:
        return phrase
    end = phrase.segments[1][1]
    goes_on = end + 1 < len(tokens) and tokens[end].low == "," and not is_finite(tokens, end)
    return phrase if goes_on else NounPhrase(phrase.start, phrase.segments[0][1], phrase.segments[:1])


def _behind_relative(tokens: Sequence[Token], place: int) -> int:
    """The comma that closes ', who first told it,' ; else `place`."""
    if place + 1 < len(tokens) and tokens[place].low == "," and tokens[place + 1].low in ("who", "which"):
        return next((k for k in range(place + 2, min(len(tokens), place + 25)) if tokens[k].low == ","), place)
    return place


def _behind_participle(tokens: Sequence[Token], place: int) -> int:
    """The comma behind 'a report SEEN BY X,', 'a letter sent to Y,'; else `place`."""
    if place + 1 >= len(tokens) or not {tokens[place - 1].low, tokens[place].low} & LET_OUT:
        return place
    for index in range(place, min(len(tokens), place + 15)):
        if tokens[index].low == ",":
            return index
        if ends_clause(tokens, index) or tokens[index].quotation >= 0 or (index > place and is_finite(tokens, index)):
            break
    return place


def _read_for(tokens: Sequence[Token], named: frozenset[int]) -> Reading | None:
    """'For Washington, such a deal would …': a name, a comma and a clause."""
    index = 1 + (len(tokens) > 1 and tokens[1].low == "the")
    start = index
    while index < len(tokens) and tokens[index].is_title and index < 7:
        index += 1
    if index == start or index + 2 >= len(tokens) or tokens[index].low != "," or tokens[index - 1].is_time:
        return None
    is_view = index - 1 in named and has_verb(tokens, index + 1, index + 25)
    if not is_view and not any(t.low in ("would", "must", "should") for t in tokens[index + 1 : index + 25]):
        return None
    phrase = NounPhrase(1, index, ((1, index),))
    return Reading(cue=(0, 1), group=0, speaker=phrase, act="assert", junction="start", edge=0, start=index + 1)


def read_hearsay(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """'reportedly' and its like: nobody is named, the whole clause is hearsay."""
    adverbs = load_lexicon().sets["adverbs"]
    direct = {k for r in readings if r.frame == "quote" for k in range(r.group, r.cue[1])}
    found = []
    for index, token in enumerate(tokens):
        if (
            token.low not in adverbs
            or token.quotation >= 0
            or index in direct
            or index + 1 in direct
            or len(tokens) < 4
        ):
            continue
        start = index
        is_local = index > 0 and (tokens[index - 1].low in PREPOSITIONS or tokens[index - 1].low == ",")
        start += is_local
        while (
            not is_local
            and start > 0
            and not ends_clause(tokens, start - 1)
            and tokens[start - 1].low not in ("that", "which", "who", "because", "where")
        ):
            start -= 1
        suer = _find_suer(tokens, index - 1) if is_local and tokens[index - 1].low == "for" else None
        found.append(
            Reading(
                cue=(index, index + 1), group=index, speaker=suer, act="accuse" if suer else "assert",
                junction="nested", edge=start, start=start, attribution="explicit" if suer else "agentless",
                frame="noun" if is_local else "hearsay",
            )
        )  # fmt: skip
    return found


def _find_suer(tokens: Sequence[Token], place: int) -> NounPhrase | None:
    """Who alleges it by going to court: 'THE UNION is suing the port for allegedly dumping oil'."""
    verb = next((k for k in range(place - 1, max(0, place - LONGEST_SUIT), -1) if tokens[k].low in SUING), None)
    if verb is None or any(ends_clause(tokens, k) for k in range(verb, place)):
        return None
    group = verb
    while group and tokens[group - 1].low in AUXILIARIES:
        group -= 1
    is_passive = tokens[verb].low == "sued" and any(
        t.low in ("was", "were", "been", "being", "be") for t in tokens[group:verb]
    )
    return None if is_passive else subject_before(tokens, skip_adjuncts_left(tokens, group).end)
