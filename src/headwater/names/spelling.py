"""Two words of names: one written otherwise, a slip of the pen, or two words."""

from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from headwater.names.lexicon import are_nicknames, given_gender

# Pairs of spellings that transliteration mixes up; applied in order to folded parts.
_SPELLINGS = (
    ("kh", "h"), ("ph", "f"), ("zh", "j"), ("dzh", "j"), ("dj", "j"), ("tch", "ch"), ("tsch", "ch"), ("sch", "sh"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("gh", "g"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("x", "ks"), ("ee", "i"),
    ("yo", "e"), ("ye", "e"), ("ey", "i"), ("ei", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"),
    ("ie", "e"), ("c", "k"),
)  # fmt: skip
# Consonants that one language writes for another's: as far as their spelling keys go.
_SOUNDS = str.maketrans({"g": "k", "v": "f", "b": "p", "z": "s", "d": "t"} | dict.fromkeys("aeiou"))
SHORTEST_SOUND = 3  # consonants: "mr" is Mario and Maria and Omar


# Family names that stand first: of Korea, China and Vietnam.
FIRST_FAMILIES = frozenset(
    "kim lee li park pak choi choe cho jo jung jeong chung kang yoon yun jang lim im han oh seo shin kwon hwang "
    "ahn an song ryu ri ro roh moon mun hong ko koh xi wang zhang chen liu yang huang zhao wu zhou xu sun ma zhu "
    "hu guo he lin gao luo zheng liang xie tang feng yu dong xiao cheng cao yuan deng peng zeng lu su jiang cai "
    "jia ding wei xue ye yan pan du dai xia tian fan fang shi yao mao qin gong wen nguyen tran pham vo dang bui "
    "do ngo ban so sim nam no paek paik ho hyon hwang thae u o kwak son yeo na tsai lai".split()
)
# Of those the ones that are one name in two romanisations.
FAMILY_FORMS = tuple(
    frozenset(forms.split())
    for forms in (
        "lee li ri", "park pak", "choi choe", "jung jeong chung", "cho jo", "yoon yun", "lim im", "oh o", "seo so",
        "shin", "ahn an", "ryu yu", "roh ro no", "moon mun", "ko koh", "paek paik", "tsai cai", "na ra", "lai li",
    )
)  # fmt: skip


class Nearness(NamedTuple):
    """How alike two words of names are, and why."""

    score: float
    reason: str


NOTHING = Nearness(0.0, "")


@lru_cache(maxsize=65536)
def spelling_key(part: str) -> str:
    """A part of a name as any transliteration would spell it: Sergei and Sergey, Yevgeny and Evgeniy are one."""
    key = part.replace(" ", "").replace("'", "")
    for written, plain in _SPELLINGS:
        key = key.replace(written, plain)
    key = _single_letters(key)
    return key.rstrip("i") or key


def _single_letters(key: str) -> str:
    """The key without doubled letters."""
    if all(a != b for a, b in pairwise(key)):  # most have none, and a regular expression takes ten times as long
        return key
    return "".join(letter for letter, _ in groupby(key))


@lru_cache(maxsize=65536)
def sound_key(part: str) -> str:
    """The consonants of a part by their sound: what the transliterations of one name have in common."""
    key = part if part[:2] != "xi" else f"shi{part[2:]}"  # Pinyin's x
    key = spelling_key(key).replace("ch", "s").replace("sh", "s").replace("ts", "s").translate(_SOUNDS)
    return _single_letters(key)


@lru_cache(maxsize=65536)
def consonant_key(part: str) -> str:
    """What a part has in common with its form in a script that leaves vowels out, as the Arabic one does."""
    key = part.replace("gh", "g").replace("th", "t").replace("dh", "d").rstrip("h")
    return sound_key(key[:1].replace("w", "v") + key[1:].replace("w", "").replace("y", ""))


def has_vowels(part: str) -> bool:
    """Whether a part is written with its vowels."""
    return any(letter in "aeiou" for letter in part)


def slip_budget(length: int) -> int:
    """How many letters of a word of this length a slip may change before it is another word."""
    return 0 if length < 3 else 1 if length < 5 else 2 if length < 13 else 3


@lru_cache(maxsize=262144)
def compare_words(a: str, b: str) -> Nearness:
    """How alike two parts of names are: initials, short forms, transliterations, slips."""
    if a == b:
        return Nearness(1.0, "")
    if len(a) == 1 or len(b) == 1:
        return Nearness(0.9, "initial") if a[0] == b[0] else NOTHING
    if are_nicknames(a, b):
        return Nearness(0.9, f"{a}, {b}: forms of one given name")
    if a in FIRST_FAMILIES and b in FIRST_FAMILIES:
        same = any(a in forms and b in forms for forms in FAMILY_FORMS)
        return Nearness(0.95, f"{a}, {b}: one family name in two spellings") if same else NOTHING
    one, two = spelling_key(a), spelling_key(b)
    if one == two:
        return Nearness(0.95, f"{a}, {b}: one name spelt in two ways")
    genders = {given_gender(a), given_gender(b)}
    if genders >= {"m", "f"}:
        return NOTHING
    if has_vowels(a) != has_vowels(b) and min(len(a), len(b)) > 2:
        key = consonant_key(a)
        same = len(key) > 1 and key == consonant_key(b)
        return Nearness(0.8, f"{a}, {b}: the same consonants in two scripts") if same else NOTHING
    if (sound := sound_alike(a, b)).score:
        return sound
    # Two given names that the table knows are two names: Marco and Mario, Daniel and Donald.
    return NOTHING if None not in genders else _compare_letters(a, b)


def sound_alike(a: str, b: str) -> Nearness:
    """How alike two parts are that have the same consonants and all but the same vowels: Viktar and Wiktor."""
    if min(len(a), len(b)) < 4 or len(sound_key(a)) < SHORTEST_SOUND or sound_key(a) != sound_key(b):
        return NOTHING
    budget = 2 if min(len(a), len(b)) > 5 else 1
    apart = OSA.distance(spelling_key(a), spelling_key(b), score_cutoff=budget)
    return Nearness(0.9 - 0.1 * apart, f"{a}, {b}: the same consonants") if apart <= budget else NOTHING


def _compare_letters(a: str, b: str) -> Nearness:
    short = min(len(a), len(b))
    budget = slip_budget(short)
    apart = OSA.distance(a, b, score_cutoff=budget) if budget else 1
    if apart > budget:
        return NOTHING
    # A slip at the head of a word is rarer than one inside; of short words even one letter makes another.
    cost = apart + 0.5 * (a[0] != b[0])
    score = max(0.0, 1.0 - cost / short) if short > 4 else 0.5 if a[0] == b[0] else 0.35
    return Nearness(score, f"{a}, {b}: {apart} letter{'s' * (apart > 1)} apart")
