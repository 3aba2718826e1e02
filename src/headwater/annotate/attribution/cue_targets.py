"""Where the content to the right of a cue begins, by the first of the cue's frames that fits what follows."""

from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.adjuncts import Adjuncts, ends_clause, skip_adjuncts
from headwater.annotate.attribution.amounts import begins_amount
from headwater.annotate.attribution.cue_claims import find_fronted, is_called_false, names_claim
from headwater.annotate.attribution.cue_figures import puts_figure
from headwater.annotate.attribution.cue_words import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from headwater.annotate.attribution.cues import Cue
from headwater.annotate.attribution.finite_verbs import begins_clause, has_verb, is_finite
from headwater.annotate.attribution.hearers import ARTICLES, behind_explained, hearer_end, skip_manner
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import REACH, is_noun_start
from headwater.annotate.attribution.wording import Token
from headwater.annotate.closed_classes import AUXILIARIES, DETERMINERS
from headwater.names.lexicon import word_classes
from headwater.record.model import Act

QUESTION_WORDS = frozenset("whether if what how why who when where".split())
# Verbs that report an answer to a question word; 'considered how' or 'shows what' reports no saying.
ANSWERING = frozenset("say tell explain clarify specify elaborate describe ask disclose".split())
REFLEXIVES = frozenset("itself himself herself themselves myself ourselves".split())
# 'said nothing', 'says something about': no content.
NOTHING_SAID = frozenset("something nothing anything everything yes no goodbye hello much more little thanks".split())
PRONOUN_OBJECTS = frozenset("him her them me us you".split())
# What may be dismissed or embraced in words alone.
CLAIM_NOUNS = frozenset(
    "possibility idea notion prospect speculation talk story theory criticism question questions calls position "
    "point evidence".split()
)
# Objects with which a verb reports a deed: 'denied the motion', 'claimed six lives'.
PLACES = frozenset("there here in at off back home again".split())
NO_SAYING_WITH = {
    "deny": frozenset(
        "motion motions request bail entry access visa visas permission appeal application parole".split()
    ),
    "claim": frozenset("lives life victims territory title prize".split()),
    "reject": frozenset("motion bid bids appeal application ballots".split()),
    "repeat": frozenset("class grade course".split()),
    "withdraw": frozenset("charge charges motion complaint".split()),
}
COVER = frozenset("named identified anonymous anonymity".split())
# What is told of an object behind these only says when: 'recalled its envoy AFTER the fleet had sailed'.
WHEN = frozenset("after before when while because".split())
# Predicates of 'call' that are its objects: 'called a meeting', 'called in the army'.
CALLED_THINGS = frozenset("a an in off up back out to from for".split())


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where content begins, in which frame, and what stands between it and the cue."""

    start: int
    frame: str
    act: Act
    hearer: tuple[int, int] | None = None
    occasions: tuple[tuple[int, int], ...] = ()
    days: tuple[tuple[int, int], ...] = ()


def find_target(tokens: Sequence[Token], cue: Cue) -> Target | None:
    """The content right of a cue."""
    skipped = _skip_to_clause(tokens, cue, skip_adjuncts(tokens, cue.last))
    skipped = skipped._replace(end=skip_manner(tokens, skipped.end)) if "quote" in cue.acts else skipped
    if skipped.end >= len(tokens):
        return None
    if cue.group > 1 and tokens[cue.group - 2].low == "whom" and tokens[skipped.end].low in ("of", "for", "with"):
        found = _whom_target(tokens, skipped.end, cue)
    elif cue.is_light:
        found = _light_target(tokens, skipped.end, cue)
    else:
        found = (
            _plain_target(tokens, skipped.end, cue)
            or _hearer_target(tokens, skipped.end, cue)
            or _object_target(tokens, skipped.end, cue)
        )
    if found is None or _asks_for_cover(tokens, found):
        return None
    return msgspec.structs.replace(found, occasions=skipped.occasions + found.occasions, days=skipped.days + found.days)


def _asks_for_cover(tokens: Sequence[Token], target: Target) -> bool:
    """Whether somebody asks 'not to be named': that is of the report, not of what it tells."""
    near = {t.low for t in tokens[target.start : target.start + 6]}
    return target.act in ("demand", "ask") and bool(near & COVER)


def _whom_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """'whom he accused of planning': the hearer stands before the subject."""
    act = cue.acts.get(tokens[place].low)
    return Target(start=place + 1, frame="of", act=act) if act and place + 1 < len(tokens) else None


def _skip_to_clause(tokens: Sequence[Token], cue: Cue, skipped: Adjuncts) -> Adjuncts:
    """Also skips a preposition phrase of any kind where 'that' follows: 'said in its business plan that'."""
    place = skipped.end
    is_aside = place + 1 < len(tokens) and tokens[place].low == "," and tokens[place + 1].quotation < 0
    if "clause" not in cue.acts or place >= len(tokens) or not (is_aside or tokens[place].low in PREPOSITIONS):
        return skipped
    if is_aside and tokens[place + 1].low not in PREPOSITIONS:
        return _skip_aside(tokens, place, skipped)
    place += is_aside
    for index in range(place + 1, min(place + 15, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "that" and token.quotation < 0 and not is_finite(tokens, index + 1):
            return Adjuncts(index, (*skipped.occasions, (place, index)), skipped.days)
        closes_aside = is_aside and token.low == "," and tokens[index + 1].low == "that"
        if not (token.is_word or closes_aside) or is_finite(tokens, index) or token.low in QUESTION_WORDS:
            break
    return _skip_aside(tokens, place - 1, skipped) if is_aside else skipped


def _skip_aside(tokens: Sequence[Token], place: int, skipped: Adjuncts) -> Adjuncts:
    """Behind ', as did the union itself,' or ', on the word of a man it did not name,' where 'that' follows."""
    for index in range(place + 2, min(place + 18, len(tokens) - 1)):
        if ends_clause(tokens, index):
            break
        if tokens[index].low == "," and tokens[index + 1].low == "that":
            return skipped._replace(end=index + 1)
    return skipped


def _plain_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """A that-clause, a question, a colon or a quotation right after the cue."""
    act = next((cue.acts[f] for f in ("clause", "that", "quote") if f in cue.acts), None)
    if act is None or (place + 1 >= len(tokens) and tokens[place].quotation < 0):
        return None
    token = tokens[place]
    takes_clause = "clause" in cue.acts or "that" in cue.acts
    if token.quotation >= 0:
        return Target(start=place, frame="clause", act=act) if "quote" in cue.acts or "clause" in cue.acts else None
    if token.low == "that" and takes_clause:
        is_noun = (word_classes(tokens[place + 1].low) or "").startswith("n")  # 'said that TALKS would go on'
        is_pronoun = is_finite(tokens, place + 1) and not (tokens[place + 1].is_title or is_noun)
        return Target(start=place + (not is_pronoun), frame="clause", act=act)
    if token.low in QUESTION_WORDS and takes_clause and (act == "ask" or cue.lemma in ANSWERING):
        return Target(start=place, frame="question", act=act)
    is_quotation = tokens[place + 1].quotation >= 0
    if token.low == ":" and (is_quotation or takes_clause):
        return Target(start=place + 1, frame="quote" if is_quotation else "clause", act=act)
    if token.low == "," and is_quotation and "quote" in cue.acts:
        return Target(start=place + 1, frame="quote", act=act)
    return None


def _hearer_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """Content behind a hearer: 'told reporters that', 'urged the parties to', 'accused neighbouring X of'."""
    if not (is_noun_start(tokens, place) or cue.acts.get("of") == "accuse" or tokens[place].low in ("they", "he")):
        return None
    for word in ("of", "with"):
        at = _find_preposition(tokens, place, word) if word in cue.acts else None
        is_short = at is not None and (
            cue.acts[word] == "accuse" or not any(t.low in DETERMINERS for t in tokens[place + 1 : at])
        )
        if at is not None and is_short:
            return Target(start=at + 1, frame="of", act=cue.acts[word], hearer=(place, at))
    if "hearer_to" in cue.acts and (to := _find_infinitive(tokens, place)) is not None:
        start = to if tokens[to].low == "not" else to + 1
        return Target(start=start, frame="to", act=cue.acts["hearer_to"], hearer=(place, to))
    return _told_target(tokens, place, cue) if "hearer" in cue.acts else None


def _told_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """'told the council (on Monday) that', and without 'that'."""
    end = behind_explained(tokens, hearer_end(tokens, place))
    skipped = skip_adjuncts(tokens, end)
    after = skipped.end
    if after >= len(tokens):
        return None
    token = tokens[after]
    has_quotation = after + 1 < len(tokens) and tokens[after + 1].quotation >= 0
    if token.low == "that" and token.quotation < 0:
        start, frame = after + 1, "clause"
    elif token.low in (":", ",") and has_quotation:
        start, frame = after + 1, "quote"
    elif token.low == ":" or token.quotation >= 0 or token.low in QUESTION_WORDS:
        start, frame = after + (token.low == ":"), "clause"
    elif (
        (token.low not in PREPOSITIONS or _counts_who(tokens, after))
        and token.low != ","
        and not ends_clause(tokens, after)
        and has_verb(tokens, after, after + 20)
    ):
        start, frame = after, "clause"
    else:
        return None
    return Target(
        start=start,
        frame=frame,
        act=cue.acts["hearer"],
        hearer=(place, end),
        occasions=skipped.occasions,
        days=skipped.days,
    )


def _counts_who(tokens: Sequence[Token], place: int) -> bool:
    """Whether an amount is the subject of a clause: 'told AFP ABOUT 40 people were hurt', not '… about 40 who were'."""
    if not begins_amount(tokens, place):
        return False
    for index in range(place + 1, min(place + REACH, len(tokens))):
        if tokens[index].low in SUBORDINATORS or ends_clause(tokens, index) or is_finite(tokens, index):
            return is_finite(tokens, index)
    return False


def _find_preposition(tokens: Sequence[Token], place: int, word: str) -> int | None:
    """Where 'of' begins what somebody is accused of: the first, or the next if only that has a gerund behind it."""
    found = None
    for index in range(place, min(place + REACH, len(tokens) - 1)):
        if ends_clause(tokens, index) or is_finite(tokens, index) or (found is not None and index - found > 5):
            break
        if tokens[index].low == word and tokens[index].quotation < 0:
            found = index if found is None else found
            after = tokens[index + 1]
            if after.quotation >= 0 or (after.low.endswith("ing") and not after.is_title):
                return index
    return found


def _find_infinitive(tokens: Sequence[Token], place: int) -> int | None:
    """Where 'to' and a verb begin what a hearer shall do; where 'not' stands, if it does."""
    for index in range(place, min(place + REACH, len(tokens) - 1)):
        token = tokens[index]
        is_other = token.low in ("that", "from") or token.low in QUESTION_WORDS or token.quotation >= 0
        if is_other or ends_clause(tokens, index) or is_finite(tokens, index):
            return None
        after = tokens[index + 1]
        if token.low == "to" and (after.quotation >= 0 or _is_bare_verb(tokens, index + 1)):
            return index - 1 if tokens[index - 1].low == "not" else index
    return None


def _is_bare_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive can stand here: no article, name, plural or preposition."""
    token = tokens[place]
    if token.low in ("be", "have", "do"):
        return True
    is_plural = token.low.endswith("s") and not token.low.endswith(("ss", "us"))
    return not (token.is_title or is_plural or token.low in ARTICLES or not is_noun_start(tokens, place))


def _object_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """An infinitive, a preposition, a predicate, a clause without 'that' or a noun phrase."""
    token = tokens[place]
    is_visit = cue.lemma == "call" and token.low in PLACES  # 'the ship had called THERE in April'
    if token.low == "," or ends_clause(tokens, place) or is_visit:
        return None
    is_amount = begins_amount(tokens, place) and "hearer" not in cue.acts
    is_noun = is_noun_start(tokens, place) or token.quotation >= 0 or is_amount
    if "to" in cue.acts and token.low == "to" and place + 1 < len(tokens):
        is_bare = _is_bare_verb(tokens, place + 1) and not (cue.is_negated and cue.acts["to"] == "pledge")
        return Target(start=place, frame="to", act=cue.acts["to"]) if is_bare else None
    if f"@{token.low}" in cue.acts and place > cue.last and place + 1 < len(tokens):
        return Target(start=place + 1, frame="object", act=cue.acts[f"@{token.low}"])
    if "about" in cue.acts and (is_noun or token.low.endswith("ing") or token.low in QUESTION_WORDS):
        return Target(start=place, frame="object", act=cue.acts["about"])
    if token.low == "as" and (fronted := find_fronted(tokens, place, cue)) is not None:
        return Target(start=fronted, frame="object", act=_judged(tokens, place, cue.acts["as"]))
    for frame in ("as", "for"):
        if frame in cue.acts and _has_complement(tokens, place, frame):
            return Target(start=place, frame="object", act=_judged(tokens, place, cue.acts[frame]))
    if "predicate" in cue.acts and _is_predication(tokens, place, cue):
        return Target(start=place, frame="object", act=_judged(tokens, place, cue.acts["predicate"]))
    if "at" in cue.acts and puts_figure(tokens, place):
        return Target(start=place, frame="object", act=cue.acts["at"])
    if not is_amount and token.low in CONJUNCTIONS | SUBORDINATORS | PREPOSITIONS:
        return None
    return _bare_target(tokens, place, cue, is_noun=is_noun)


def _bare_target(tokens: Sequence[Token], place: int, cue: Cue, *, is_noun: bool) -> Target | None:
    """A clause without 'that', where a verb follows, else a noun phrase or gerund."""
    limit = place + 25
    if {"object", "that", "gerund"} & cue.acts.keys():
        limit = next(
            (k for k in range(place, min(limit, len(tokens))) if tokens[k].low == "," or ends_clause(tokens, k)), limit
        )
    shows = cue.acts.get("that") == "assert" and (
        (tokens[place].is_title and limit - place > 2) or begins_clause(tokens, place, limit)
    )
    if cue.lemma in NO_SAYING_WITH and NO_SAYING_WITH[cue.lemma] & {t.low for t in tokens[place : place + 6]}:
        return None
    has_words = any(t.quotation >= 0 for t in tokens[place:limit]) and "object" not in cue.acts
    is_over = place + 2 >= len(tokens) or ends_clause(tokens, place + 2)
    is_all = [t.low for t in tokens[place : place + 2]] == ["it", "all"] and is_over
    is_said = cue.lemma == "say" and tokens[place].low not in NOTHING_SAID and not is_all
    until = next((k for k in range(place, min(limit, len(tokens))) if tokens[k].low in WHEN), limit)
    takes_clause = "clause" in cue.acts and (has_verb(tokens, place, until) or has_words or is_said)
    if takes_clause or (shows and cue.lemma in ("show", "find")):
        return Target(start=place, frame="clause", act=cue.acts.get("clause") or "assert")
    for frame in ("object", "own", "claims", "claim", "gerund"):
        if frame in cue.acts and _takes_object(tokens, place, frame, is_noun=is_noun):
            return Target(start=place, frame="object", act=cue.acts[frame])
    return None


def _takes_object(tokens: Sequence[Token], place: int, frame: str, *, is_noun: bool) -> bool:
    """Whether what follows is an object of the kind that makes the verb a saying."""
    is_gerund = tokens[place].low.endswith("ing") and not tokens[place].is_title
    near = [t.low for t in tokens[place : place + 6]]
    if near[0] in REFLEXIVES:
        return False
    if frame == "own":
        return near[0] in ("its", "his", "her", "their")
    if frame == "claim":
        return names_claim(tokens, place)
    if frame == "claims":
        nouns = load_lexicon().nouns
        return is_noun and any(w in nouns or w in CLAIM_NOUNS for w in near)
    return is_gerund or (is_noun and frame == "object")


def _judged(tokens: Sequence[Token], place: int, act: Act) -> Act:
    """A description in bad words is a condemnation, but of a claim as false a denial."""
    if act in ("assert", "condemn") and is_called_false(tokens, place):
        return "deny"
    if act != "assert":
        return act
    bad = load_lexicon().sets["pejorative"]
    for index in range(place, min(place + 25, len(tokens))):
        if ends_clause(tokens, index):
            break
        if any(w.strip("“”\"'‘’,.").lower() in bad for w in tokens[index].text.split()):
            return "condemn"
    return act


def _light_target(tokens: Sequence[Token], place: int, cue: Cue) -> Target | None:
    """The content of 'expressed concern': a that-clause, or what follows a preposition."""
    token = tokens[place]
    act = cue.acts["light"]
    if place + 1 >= len(tokens):
        return None
    if token.low == "that":
        return Target(start=place + 1, frame="clause", act=act)
    if token.low in ("about", "at", "over", "for", "of", "with", "in", "regarding", "on") or (
        token.low == "to" and act in ("deny", "condemn")
    ):
        # 'expressed solidarity with X': of a feeling that is no complaint, the noun is part of what is said.
        start = cue.first + 1 if act == "assert" and tokens[cue.last - 1].low != "information" else place + 1
        return Target(start=start, frame="object", act=act)
    if is_noun_start(tokens, place) and has_verb(tokens, place, place + 12):
        return Target(start=place, frame="clause", act=act)
    return None


def _has_complement(tokens: Sequence[Token], place: int, word: str) -> bool:
    """Whether an object and then `word` follow: 'the budget as reckless'."""
    for index in range(place, min(place + 25, len(tokens) - 1)):
        token = tokens[index]
        if ends_clause(tokens, index) or (token.low == "that" and token.quotation < 0 and index > place):
            return False
        if token.low == word and index > place:
            return True
        if is_finite(tokens, index) or (token.low == "," and word == "for"):
            return False
    return False


def _is_predication(tokens: Sequence[Token], place: int, cue: Cue) -> bool:
    """Whether 'called' names something: an object and its name follow, not a meeting that was called."""
    token = tokens[place]
    has_quotation = any(t.quotation >= 0 for t in tokens[place : place + 12])
    if (cue.is_infinitive and cue.lemma == "consider") or token.low.endswith("ing") or token.low in AUXILIARIES:
        return False
    is_bare = token.low in (CALLED_THINGS if cue.lemma == "call" else ("a", "an")) or token.low in REFLEXIVES
    if (is_bare and not has_quotation) or not (is_noun_start(tokens, place) or token.quotation >= 0):
        return False
    if token.low in PRONOUN_OBJECTS and place + 1 < len(tokens) and tokens[place + 1].low in PREPOSITIONS:
        return False  # 'called him at noon'
    end = place
    while end < len(tokens) and not ends_clause(tokens, end) and tokens[end].low != ",":
        end += 1
    if cue.lemma == "call" and _is_called_up(tokens, place, end):
        return False
    # 'a movement called the People's Party': a name alone says nothing of anything.
    is_name = all(t.is_title or t.low in ("the", "of", "and") for t in tokens[place:end])
    return end - place >= 2 and not (is_name and cue.group == cue.first and not has_quotation)


def _is_called_up(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether somebody is only telephoned: 'called the governor on Sunday', not 'called the plan a mistake'."""
    rest = tokens[place + 1 : end]
    if tokens[place].low not in ARTICLES - {"that", "this"} or not rest or any(t.quotation >= 0 for t in rest):
        return False
    is_alone = len(rest) < 2 or rest[1].low in PREPOSITIONS or rest[1].is_time
    return is_alone and ends_clause(tokens, end) and not any(t.low in ("a", "an", "the") for t in rest)
