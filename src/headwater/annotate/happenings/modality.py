"""Whether an event is told as fact, as somebody's word, as a plan, a possibility, a demand, or is denied.

The nearest cue that governs the trigger decides: cues are looked for inside its clause, from the trigger leftwards,
then in the saying that carries it.  Nothing is called actual that the narrator does not assert.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import BE
from headwater.annotate.happenings.clauses import group_end, phrase_start
from headwater.annotate.happenings.function_words import CONJUNCTIONS, RELATIVES, SUBORDINATORS
from headwater.annotate.happenings.modal_words import (
    ALLEGED,
    ANNOUNCING,
    ASIDE,
    BAN,
    BLAME,
    CALL,
    CANCEL,
    CONDITIONS,
    DEMAND,
    DENY,
    DONE,
    ENDS,
    FUTURE,
    INDUCE,
    MOTION,
    NEGATIONS,
    PLAN,
    PLANNED,
    POSSIBLE,
    PREVENT,
    PROMISES,
    REFUSE,
    REPORTED,
    RIGHT_CANCELLED,
    RIGHT_PLANNED,
    RIGHT_POSSIBLE,
    SEEK,
    STOP,
    TALKS,
    WEAK_MODALS,
    WISH,
)
from headwater.annotate.happenings.units import Row, Unit, is_adverb, is_verb
from headwater.domain.pack import PREPOSITIONS, Part
from headwater.inflection import Form
from headwater.record.model import Act, Modality, Polarity

REACH = 20  # units leftwards in which a cue can govern a trigger
LIST_OPENERS = frozenset("including particularly especially notably".split())


class Verdict(NamedTuple):
    """Modality and polarity of an event, with what decided; it is open where no cue did."""

    modality: Modality
    polarity: Polarity
    reason: str
    is_open: bool = False


class Setting(NamedTuple):
    """What is known of a trigger besides its row: its part and form, the saying that carries it, the zone."""

    part: Part
    form: Form
    act: Act | None  # of the innermost saying that carries it; None where the narrator speaks
    is_question: bool
    is_title: bool
    is_settled: bool  # the phrase takes the event for granted
    content_start: int  # where the content of the saying starts
    cue: str  # the cue of the saying, folded
    clause_end: int  # the unit where the trigger's phrase ends


class Cues(NamedTuple):
    """The words that stand before a trigger, nearest first: those of its own phrase, and those that govern it."""

    own: list[str]
    governing: list[str]


def judge(row: Row, setting: Setting) -> Verdict | None:
    """The modality of an event; None for what a norm forbids or a promise rules out, which is no event of its own."""
    cues = read_cues(row, setting)
    own, governing = cues
    if "only" in own and "not" in own:  # 'not only sold' is no negation
        own = [w for w in own if w != "not"]
        cues = Cues(own, governing)
    if _first(governing[:4], BAN) or ({"not", "to"} <= set(own) and _first(governing[:2], PROMISES)):
        return None
    negated = bool(_first(own, NEGATIONS)) or (
        setting.part == "verb" and bool(_first(_clause_before(row), ("no", "none", "nobody", "neither")))
    )
    if setting.is_question:
        return Verdict("possible", "pos", "a question asserts nothing")
    if setting.act == "deny" or _is_denied(governing):
        return Verdict("denied", "neg", "inside a denial")
    if cue := _demanded(row, setting, governing):
        is_stopped = bool(_first([*own, *governing], STOP | ENDS)) or bool({"not", "no"} & {*own, *governing[:3]})
        return Verdict("demanded", "neg" if is_stopped else "pos", f"demanded ({cue})")
    if cue := _called_off(row, setting, cues):
        return Verdict("planned", "neg", f"called off ({cue})")
    if "to" in own and _first(governing[:1], REFUSE):
        return _by_saying(setting, cues)._replace(polarity="neg")
    verdict = _by_cue(row, setting, cues) or _by_saying(setting, cues)
    negated = negated or _is_plan_negated(setting, governing)
    return verdict._replace(polarity="neg") if negated or "unlikely" in own else verdict


def _is_plan_negated(setting: Setting, governing: Sequence[str]) -> bool:
    """Whether a plan is said not to be there, or given up: 'does not INTEND to extend', 'dropped PLANS to buy'."""
    at = next((i for i, w in enumerate(governing[:3]) if w in PLAN), None)
    ending = NEGATIONS | CANCEL | STOP
    return setting.part == "verb" and at is not None and _first(governing[at + 1 : at + 4], ending) is not None


def _by_saying(setting: Setting, cues: Cues) -> Verdict:
    """The verdict where no cue speaks of plan or possibility."""
    if cue := _first([*cues.own, *cues.governing], ALLEGED):
        return Verdict("alleged", "pos", f"alleged ({cue})")
    if setting.act is None:
        return Verdict("actual", "pos", "the narrator's own", True)
    if setting.is_settled or (setting.act == "condemn" and setting.part == "noun"):
        return Verdict("actual", "pos", "taken for granted by who speaks of it")
    return Verdict("alleged", "pos", "somebody's word", True)


def read_cues(row: Row, setting: Setting) -> Cues:
    """The words before a trigger that say how it is meant."""
    units = row.units
    start = phrase_start(row) if setting.part == "noun" else group_end(row)
    while setting.part == "verb" and start and _is_of_group(units[start - 1]) and not _is_parted(units[start]):
        start -= 1
    own = [u.low for u in reversed(units[start : row.at])]
    crosses = setting.part == "verb" and ("to" in own or setting.form in ("ing", "base"))
    floor = setting.content_start if start and units[start - 1].end > setting.content_start else 0
    governing: list[str] = []
    for i in range(start - 1, max(-1, row.at - REACH), -1):
        low, right = units[i].low, units[i + 1]
        if (
            right.breaks
            or units[i].end <= floor
            or (low in SUBORDINATORS - {"whether", "if", "where"} and units[i].is_word)
        ):
            break
        if "," in right.gap and not crosses and right.low not in LIST_OPENERS:
            break
        if units[i].is_word:
            if low in RELATIVES and (low != "that" or i == start - 1):
                break
            if not _is_other_sense(units, i):
                governing.append(low)
    return Cues(own, governing)


def _is_other_sense(units: Sequence[Unit], i: int) -> bool:
    """Whether a word looks like a cue and is none: 'in order to', 'called it shameful'."""
    low = units[i].low
    if low == "order":
        return i > 0 and units[i - 1].low == "in"
    return low in CALL and not (i + 1 < len(units) and units[i + 1].low in ("on", "upon", "for", "to"))


def _is_parted(unit: Unit) -> bool:
    return unit.breaks or "," in unit.gap


def _is_of_group(unit: Unit) -> bool:
    known = BE | WEAK_MODALS | FUTURE | NEGATIONS | {"to", "have", "has", "had", "been", "being"}
    return unit.is_word and (unit.low in known or is_adverb(unit))


def _first(words: Sequence[str], cues: Collection[str]) -> str | None:
    return next((w for w in words if w in cues), None)


def _is_denied(governing: Sequence[str]) -> bool:
    """Whether a word of denial governs, and is not itself negated ('did not rule out')."""
    at = next((i for i, w in enumerate(governing[:6]) if w in DENY), None)
    return at is not None and _first(governing[at + 1 : at + 4], NEGATIONS) is None


def _demanded(row: Row, setting: Setting, governing: Sequence[str]) -> str | None:
    """The demand that governs the trigger, if one does."""
    if setting.act == "demand":
        return "the saying is a demand"
    if setting.part == "verb" and "to" not in [u.low for u in row.units[max(0, row.at - 8) : row.at]]:
        return None
    nearest = _first(governing[:6], DEMAND | INDUCE | PREVENT)
    return nearest if nearest in DEMAND else None


def _called_off(row: Row, setting: Setting, cues: Cues) -> str | None:
    """The word that calls off what a noun names, before it or as its predicate."""
    if setting.part == "verb":
        return None
    after = RIGHT_CANCELLED.match(_predicate(row, setting.clause_end))
    if cues.governing[:1] and cues.governing[0] in PREPOSITIONS - {"of"}:  # 'leave was cancelled FOR the visit'
        return after.group() if after else None
    return _first(cues.governing[:3], CANCEL) or (after.group() if after else None)


def _by_cue(row: Row, setting: Setting, cues: Cues) -> Verdict | None:
    """The verdict of the nearest cue of plan or possibility; None where there is none."""
    own, governing = cues
    if cue := _first(own, FUTURE):
        return Verdict("planned", "pos", f"future ({cue})")
    if cue := _first(own, WEAK_MODALS):
        return _of_modal(cue, setting, row)
    if cue := _first(own, POSSIBLE):
        return Verdict("possible", "pos", f"possible ({cue})")
    if cue := _first(own, PLANNED):
        return Verdict("planned", "pos", f"planned ({cue})")
    if setting.part == "noun":
        return _of_noun(row, setting, governing)
    if setting.form == "ing" and row.trigger.low.split()[0] in MOTION and _first(own, ("is", "are", "am")):
        return Verdict("planned", "pos", "motion in the present progressive")
    if setting.form in ("third", "base") and not own and _first(_clause_before(row), ("when", "once", "until")):
        return Verdict("planned", "pos", "present tense in a clause of time")
    if {"to", "have"} <= set(own):
        cue = _first(governing[:1], REPORTED)
        return Verdict("alleged", "pos", f"alleged ({cue})") if cue else None
    if "to" in own and _first(own[own.index("to") + 1 :][:1], BE):
        return Verdict("planned", "pos", "is to")
    if "to" in own or setting.form in ("base", "ing"):
        return _of_infinitive(row, setting, cues)
    return None


def _clause_before(row: Row) -> list[str]:
    """The words before a verb, up to a full break."""
    start = next((i for i in range(row.at, 0, -1) if _is_parted(row.units[i])), 0)
    return [w for u in row.units[start : row.at] for w in u.low.split()]


def _of_modal(cue: str, setting: Setting, row: Row) -> Verdict:
    is_conditional = _first([w for u in row.units[: row.at] for w in u.low.split()], CONDITIONS)
    if cue == "would" and setting.cue in ANNOUNCING and not is_conditional:
        return Verdict("planned", "pos", f"future seen from the past ({cue})")
    return Verdict("possible", "pos", f"possible ({cue})")


def _of_noun(row: Row, setting: Setting, governing: Sequence[str]) -> Verdict | None:
    """The verdict of the verb that governs a noun ('could lead to TALKS'), or of its predicate ('TALKS are likely')."""
    near = governing[:7]
    if near and near[0] in ASIDE:  # 'discuss it at a summit': the verb above does not have the noun as its object
        near = [w for w in near if w in FUTURE | WEAK_MODALS]
    if near[:1] and near[0] in ("on", "about", "over", "for") and (cue := _first(near[:3], TALKS)):
        return Verdict("possible", "pos", f"under discussion ({cue})")
    for word in near:
        if word in PREVENT and not _first(governing, FUTURE):
            return Verdict("possible", "neg", f"prevented ({word})")
        if word in FUTURE:
            return Verdict("possible" if _first(near, PREVENT) else "planned", "pos", f"future ({word})")
        if word in ALLEGED:
            return None
        if word in WEAK_MODALS or word in WISH or word in SEEK or word in POSSIBLE:
            is_alleged = word in SEEK and _first(near, ALLEGED)
            return None if is_alleged else Verdict("possible", "pos", f"possible ({word})")
        if (word in PLAN or word in PLANNED) and not word.startswith(
            "arrang"
        ):  # a broker arranged the deal: it was made
            return Verdict("planned", "pos", f"planned ({word})")
    is_aside = near[:1] and near[0] in PREPOSITIONS - {"of"} and _is_comma_at(row, setting.clause_end)
    after = "" if is_aside else _predicate(row, setting.clause_end)  # 'on a visit to Osk, offered': not the visit's
    if found := RIGHT_POSSIBLE.match(after):
        return Verdict("possible", "pos", f"possible ({found.group()})")
    if found := RIGHT_PLANNED.match(after):
        return Verdict("planned", "pos", f"planned ({found.group()})")
    return None


def _is_comma_at(row: Row, at: int) -> bool:
    return "," in "".join(u.gap for u in row.units[at : at + 1])


def _predicate(row: Row, end: int) -> str:
    """The words after the phrase of a noun trigger, without a form of `be` or `have`."""
    rest = [u.low for u in row.units[end : end + 5] if not is_adverb(u) and not u.capital]  # 'May' is a month
    while rest and (rest[0] in BE or rest[0] in ("have", "has", "had")):
        rest = rest[1:]
    return " ".join(rest)


def _modifies(row: Row) -> bool:
    """Whether a participle stands behind a noun, not behind a verb or a preposition."""
    before = row.units[row.at - 1] if row.at else None
    return before is not None and not is_verb(row.units, row.at - 1) and before.low not in PREPOSITIONS | CONJUNCTIONS


def _of_infinitive(row: Row, setting: Setting, cues: Cues) -> Verdict | None:
    """The verdict of the verbs above an infinitive, a gerund or a bare verb: 'wants to BUY', 'consider BUYING'."""
    is_infinitive = "to" in cues.own
    if setting.form == "ing" and not cues.own and _modifies(row):
        return None  # 'a resolution banning': a modifier of the noun before it
    governing = cues.governing[:12]
    if is_infinitive and governing and governing[0] in DONE - {"going"}:
        return None
    if (
        setting.form == "ing"
        and governing
        and governing[0] in ("for", "over")
        and (cue := _first(governing[:6], BLAME))
    ):
        return Verdict("alleged", "pos", f"blamed for ({cue})")
    for at, word in enumerate(governing):
        if (
            word in INDUCE
            or (word in PREVENT | STOP and "from" in governing[:at])
            or word in WISH
            or word in POSSIBLE
            or word in WEAK_MODALS
        ):
            return Verdict("possible", "pos", f"possible ({word})")
        if word in SEEK:
            return Verdict("planned" if is_infinitive else "possible", "pos", f"sought ({word})")
        if word in PLAN or word in PLANNED or word in FUTURE or word in TALKS:
            is_open = _first(governing[at : at + 3], POSSIBLE)
            return Verdict("possible" if is_open else "planned", "pos", f"planned ({word})")
    if not is_infinitive:
        return None
    if setting.is_title and not any(is_verb(row.units, i) for i in range(row.at - 1)):
        return Verdict("planned", "pos", "headline infinitive")
    return Verdict("possible", "pos", "purpose")
