"""How alike two names are, as a screening asks it: from features, each with its weight, all said in words.

A name alone proves little, so no score is 1: a short or common name that is the same stays well below a long rare one.
`compare_persons` and `compare_bodies` ask another thing: whether two forms in reports of one story mean one actor.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from headwater.names.alignment import Alignment, align_names
from headwater.names.lexicon import given_gender
from headwater.names.parts import Part, Sort, bits
from headwater.names.people import Likeness
from headwater.names.spelling import FIRST_FAMILIES, sound_key

# What a part that only one name has takes from the score: lists leave out middle names, reports more than that.
ONE_SIDED = 0.35
# A state or a number that only one name has tells a daughter from its mother; "father of" a man from the man.
ALONE = frozenset(("place", "number", "byname"))
TELLING = ALONE | {"word", "business", "initial", "patronymic"}
NAMING = frozenset(("word", "initial", "patronymic"))
COMMON = 0.94  # what a name scores at most that tells fewer than 13 bits: two common names, or a short word
SAME = 0.7  # from here two names are called one; fixed before the first measurement of the benchmark


class Feature(NamedTuple):
    """One thing to look at in two names: how much of it there is (0 to 1) and in which words; and what it weighs."""

    name: str
    weight: float
    look: Callable[[Alignment], tuple[float, str]]


def _share(found: Alignment) -> tuple[float, str]:
    """The part of both names that is alike."""
    tied = sum(t.weight for t in found.ties)
    alike = sum(t.weight * t.near.score for t in found.ties)
    rest = _weigh_left(*found.left)
    words = "; ".join(t.near.reason for t in found.ties if t.near.reason)
    if not words and not rest:
        words = "same name"
    return (alike / (tied + rest) if tied else 0.0), words


def _weigh_left(one: Sequence[Part], two: Sequence[Part]) -> float:
    """What stands against the ties: parts of both names in full, parts of one name alone for less."""
    sums = [sum(p.weight for p in rest if p.kind in TELLING) for rest in (one, two)]
    small = sum(p.weight * ONE_SIDED for p in (*one, *two) if p.kind not in TELLING)
    if min(sums):
        return small + min(sums) + ONE_SIDED * (max(sums) - min(sums))
    return small + sum(p.weight * (1.0 if p.kind in ALONE else ONE_SIDED) for p in (*one, *two) if p.kind in TELLING)


def _contradiction(found: Alignment) -> tuple[float, str]:
    """Each name has a part that nothing in the other is like."""
    one, two = found.full_left(0), found.full_left(1)
    if not one or not two:
        return 0.0, ""
    weight = min(sum(p.weight for p in one), sum(p.weight for p in two), 1.0)
    return weight, f"{one[0].text} against {two[0].text}"


def _left_over(found: Alignment) -> tuple[float, str]:
    """Only one name has some part: says so; `_share` has weighed it."""
    one, two = found.full_left(0), found.full_left(1)
    rest = (one or two) if not (one and two) else []
    return 0.0, f"without {' '.join(p.text for p in rest)}" if rest else ""


def _exchange(found: Alignment) -> tuple[float, str]:
    """Two given names that have changed places: Hans Friedrich is not Friedrich Hans, nor Kim Chol Su Kim Su Chol.

    A family name may stand at either end; any other order of the same words is another name.
    """
    one, two = ([p for p in w.parts if p.kind == "word"] for w in (found.one, found.two))
    places = [two.index(t.b) for p in one for t in found.ties if t.a is p and t.b in two]
    if len(places) < 2 or len(places) != len(one) or len({*places}) < len(places):
        return 0.0, ""
    start = places.index(min(places))
    if places[start:] + places[:start] != sorted(places):
        return 0.5, "the same words in another order"
    turned = len(places) == len(found.one.parts) == 2 and places[0] > places[1]
    if not turned or found.one.is_inverted or found.two.is_inverted or {p.text for p in one} & FIRST_FAMILIES:
        return 0.0, ""
    given = all(given_gender(p.text) in ("m", "f") for p in (*one, *two))
    return (1.0, "given and family name have changed places") if given else (0.0, "")


def _initials(found: Alignment) -> tuple[float, str]:
    """An initial stands for a name: it may stand for others."""
    short = [t for t in found.ties if t.near.reason == "initial"]
    return (1.0, "initials only") if short else (0.0, "")


def _lone_name(found: Alignment) -> tuple[float, str]:
    """One word stands for a whole name, or is all there is and a given name."""
    one, two = ([p.text for p in w.parts if p.kind in NAMING] for w in (found.one, found.two))
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) > 1 or not shorter:
        return 0.0, ""
    return (1.0, "one name alone") if len(longer) > 1 or given_gender(shorter[0]) else (0.0, "")


def _suffix(found: Alignment) -> tuple[float, str]:
    """Father and son."""
    one, two = (p.text if (p := next((p for p in w.parts if p.kind == "suffix"), None)) else "" for w in found[:2])
    return (1.0, f"{one or 'no suffix'} against {two or 'no suffix'}") if one != two else (0.0, "")


PERSON: tuple[Feature, ...] = (
    Feature("share", 1.0, _share),
    Feature("contradiction", -0.25, _contradiction),
    Feature("left over", 0.0, _left_over),
    Feature("exchange", -0.4, _exchange),
    Feature("initials", -0.15, _initials),
    Feature("lone name", -0.1, _lone_name),
    Feature("suffix", -0.1, _suffix),
)
BODY: tuple[Feature, ...] = (
    Feature("share", 1.0, _share),
    Feature("contradiction", -0.25, _contradiction),
    Feature("left over", 0.0, _left_over),
)


def match_names(a: str, b: str, sort: Sort = "person") -> Likeness:
    """How alike two names are, from 0 to below 1, with the reasons for and against; their order does not matter."""
    return _match(a, b, sort) if a <= b else _match(b, a, sort)


@lru_cache(maxsize=262144)
def _match(a: str, b: str, sort: Sort) -> Likeness:
    found = align_names(a, b, sort)
    looked = [(f.weight, *f.look(found)) for f in (PERSON if sort == "person" else BODY)]
    score = sum(weight * amount for weight, amount, _ in looked)
    reasons = [words for _, amount, words in looked if words]
    for same, why in (_run_together(found), _acronym(found)):
        if same > score:
            score, reasons = same, [why]
    ceiling = 1.0 - 0.15 * 2 ** (-_told(found) / 10)
    if ceiling < COMMON and score > 0.5:
        reasons.append("a name that many bear")
    return Likeness(max(0.0, min(score, 1.0)) * ceiling, tuple(reasons) or ("the words that are shared",))


def _told(found: Alignment) -> float:
    """How much the shared parts tell, in bits."""
    tied = sum(min(bits(t.a), bits(t.b)) for t in found.ties if t.near.reason != "initial")
    joined = found.one.joined == found.two.joined and len(found.one.parts) != len(found.two.parts)
    return max(tied, min(24.0, 1.5 * len(found.one.joined))) if joined else tied


def _run_together(found: Alignment) -> tuple[float, str]:
    """The letters of both names without their spaces: the same, or a slip apart."""
    one, two = found.one.joined, found.two.joined
    if min(len(one), len(two)) < 8:
        return 0.0, ""
    if one == two:
        return 0.97, "the same letters"
    if found.full_left(0) and all(given_gender(p.text) for side in (0, 1) for p in found.full_left(side)):
        return 0.0, ""  # two given names, however alike
    sounds = sound_key(one) == sound_key(two)
    apart = OSA.distance(one, two, score_cutoff=2)
    if apart == 1 and not (found.full_left(0) and found.full_left(1)):
        return 0.85, "the same letters but for a slip"
    return (0.8, "the same consonants") if sounds and apart <= 2 else (0.0, "")


def _acronym(found: Alignment) -> tuple[float, str]:
    """One name is made of the first letters of the other."""
    for short, long in ((found.one, found.two), (found.two, found.one)):
        letters = [p.text for p in short.parts if p.kind != "form"]
        initials = [p.text[0] for p in long.parts if p.kind not in ("form", "particle")]
        if len(letters) == 1 and len(initials) > 2 and letters[0] == "".join(initials):
            return 0.84, f"{letters[0].upper()}: the first letters"
    return 0.0, ""
