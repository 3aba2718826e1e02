"""Names of people: their parts, titles before them, and how alike two of them are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from headwater.names.lexicon import are_nicknames, given_gender
from headwater.names.spelling import FIRST_FAMILIES, sound_alike, spelling_key
from headwater.tables import read_rows, split_forms
from headwater.text import fold

TitleKind = Literal["honorific", "rank", "office"]
PARTICLES = frozenset(
    "de da do dos das del della di du des van von der den ter ten la le el al bin ibn ben bint abu abd ul ud y e "
    "zu zum st san".split()
)
# Particles that stand small inside a name; "la" or "e" alone would swallow ordinary words of other languages.
INNER_PARTICLES = frozenset(
    "de da do dos das del della di du van von der den ter bin ibn ben bint al el abu ul ud zu".split()
)
COMMON = 2  # a form is common that at least one report uses for so many that use the commonest
SUFFIXES = frozenset("jr sr ii iii iv v vi vii viii".split())
# One or two syllables as Korean, Chinese and Vietnamese names have them: "jinping", but not "darroch".
_SYLLABLE = (
    r"(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|hw|hy|gy|ky|ph|th|kw|ng|nh|ts|my|ry|by|ny)?[aeiouy]{1,3}(?:ng|nh|[nklmpth])?"
)
PORTFOLIO = re.compile(r"(Deputy |Vice )?(Minister|Secretary) (?:of|for) (?:the )?(?!State\b)(.+)")
EASTERN_GIVEN = re.compile(f"(?:{_SYLLABLE}){{1,2}}")


class Title(NamedTuple):
    """A word of rank or office before a name."""

    kind: TitleKind
    gender: str | None


class Person(NamedTuple):
    """A person's name in parts, folded; `family` is None where one word may be either."""

    given: tuple[str, ...]
    family: str | None
    suffix: str | None

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts that are compared, double names in their halves."""
        parts = (*self.given, *((self.family,) if self.family else ()))
        return tuple(half for part in parts for half in part.split("-") if half)


class Likeness(NamedTuple):
    """How alike two names are, from 0 (another) to 1 (the same), and why."""

    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, ...], Title]:
    return {
        tuple(fold(form).split()): Title(kind, None if gender == "-" else gender)  # type: ignore[arg-type]
        for kind, gender, cell in read_rows("titles.tsv")
        for listed in split_forms(cell)
        for form in (listed, *_turn_round(listed))
    }


def _turn_round(form: str) -> list[str]:
    """ "Oil Minister" for "Minister of Oil"."""
    found = PORTFOLIO.fullmatch(form)
    return [f"{found[1] or ''}{found[3]} {found[2]}"] if found else []


def match_title(keys: Sequence[str], at: int) -> tuple[int, Title] | None:
    """The longest title that begins at a place in a list of folded words."""
    titles = _titles()
    for size in (5, 4, 3, 2, 1):
        if title := titles.get(tuple(keys[at : at + size])):
            return min(size, len(keys) - at), title
    return None


def _strip_titles(parts: list[str]) -> list[str]:
    while len(parts) > 1 and (found := match_title(parts, 0)) and found[0] < len(parts):
        parts = parts[found[0] :]
    return parts


def _join_particles(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in reversed(parts):
        if joined and part in PARTICLES:
            joined[-1] = f"{part} {joined[-1]}"
        else:
            joined.append(part)
    return joined[::-1]


def _is_family_first(parts: list[str]) -> bool:
    return (
        2 <= len(parts) <= 3
        and parts[0] in FIRST_FAMILIES
        and all(EASTERN_GIVEN.fullmatch(half) for part in parts[1:] for half in part.split("-"))
    )


@lru_cache(maxsize=16384)
def parse_person(name: str) -> Person:
    """The parts of a person's name; titles, stops and parentheses do not count."""
    last, comma, first = name.partition(",")
    if comma and fold(first).strip(" .") not in SUFFIXES:
        name = f"{first} {last}"
    text = re.sub(r"(?<=[^\W\d_])\.(?=[^\W\d_])", ". ", re.sub(r"[(),\[\]\"“”]", " ", name))
    parts = [part.strip(".'-") for part in fold(text).removesuffix("'s").split()]
    parts = _strip_titles([part for part in parts if part])
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in SUFFIXES else None
    parts = _join_particles(parts)
    if len(parts) < 2:
        return Person((), parts[0] if parts else None, suffix)
    if _is_family_first(parts):
        return Person(tuple(parts[1:]), parts[0], suffix)
    return Person(tuple(parts[:-1]), parts[-1], suffix)


def person_gender(name: str) -> str | None:
    """Gender that the given name tells: m, f or None."""
    person = parse_person(name)
    for given in person.given[:2]:
        if (gender := given_gender(given)) in ("m", "f"):
            return gender
    return None


def _part_likeness(a: str, b: str) -> tuple[float, str]:
    if a == b:
        return 1.0, ""
    if len(a) == 1 or len(b) == 1:
        return (0.9, "initial") if a[0] == b[0] else (0.0, "")
    if spelling_key(a) == spelling_key(b):
        return 0.95, "spelling"
    if are_nicknames(a, b):
        return 0.95, "short form of a given name"
    if {a, b} <= {"al", "el", "ul"}:
        return 1.0, ""
    if {given_gender(a), given_gender(b)} != {"m", "f"} and sound_alike(a, b).score:
        return 0.85, "spelling"
    return _slip_likeness(a, b)


def _slip_likeness(a: str, b: str) -> tuple[float, str]:
    # Below five letters one differing letter makes another name (Jon and Joe, Han and Hun); two given names that
    # the table knows are two names (Marco and Mario).
    if min(len(a), len(b)) < 5 or a[0] != b[0] or (given_gender(a) and given_gender(b)):
        return 0.0, ""
    like = Levenshtein.distance(a, b) == 1 or JaroWinkler.similarity(a, b) >= 0.93
    return (0.85, "spelling") if like else (0.0, "")


def _align(a: Sequence[str], b: Sequence[str]) -> tuple[list[tuple[int, int, float, str]], list[str], list[str]]:
    """Pairs of like parts, best first, each part once, and what is left of either."""
    found = [(i, j, *_part_likeness(x, y)) for i, x in enumerate(a) for j, y in enumerate(b)]
    pairs: list[tuple[int, int, float, str]] = []
    for i, j, score, reason in sorted(found, key=lambda p: (-p[2], abs(p[0] - p[1]), p[0])):
        if score and all(i != p[0] and j != p[1] for p in pairs):
            pairs.append((i, j, score, reason))
    left_a = [x for i, x in enumerate(a) if all(i != p[0] for p in pairs)]
    left_b = [y for j, y in enumerate(b) if all(j != p[1] for p in pairs)]
    return pairs, left_a, left_b


def _compare_single(single: Person, full: Person) -> Likeness:
    word = single.family or ""
    if full.family and _part_likeness(word, full.family)[0] >= 0.85:
        return Likeness(0.7, ("family name alone",))
    halves = full.family.split("-") if full.family else []
    if word in halves or word in (full.family or "").split():
        return Likeness(0.6, ("half of a double family name",))
    if single.suffix and single.suffix == full.suffix and word in full.given:
        return Likeness(0.7, ("given name and suffix",))
    if any(_part_likeness(word, given)[0] >= 0.95 for given in full.given if len(given) > 1):
        return Likeness(0.5, ("given name alone",))
    return Likeness(0.0, ("differing names",))


def _has_other_initials(one: Person, two: Person) -> bool:
    """Whether two names with middle initials begin them differently: "Joan A. Doe" and "Joan B. Doe"."""
    a, b = (tuple(p for p in person.given[1:] if len(p) == 1) for person in (one, two))
    return bool(a and b) and a[0] != b[0]


def _judge(pairs: list[tuple[int, int, float, str]], left_a: list[str], left_b: list[str], size: int) -> Likeness:
    reasons = tuple(sorted({reason for *_, reason in pairs if reason}))
    if left_a and left_b:
        full = [part for part in (*left_a, *left_b) if len(part) > 1]
        return Likeness(0.25 if full else 0.4, (*reasons, f"{left_a[0]} against {left_b[0]}"))
    if all(reason == "initial" for *_, reason in pairs):
        return Likeness(0.4, ("initials alone",))
    mean = sum(score for _, _, score, _ in pairs) / size
    left = left_a or left_b
    if not left:
        return Likeness(mean, reasons or ("same name",))
    if all(score < 1 for _, _, score, _ in pairs) and size < 3:
        return Likeness(0.5 * mean, (*reasons, "too little in common"))
    initials = all(len(part) == 1 for part in left)
    return Likeness(mean * (0.97 if initials else 0.9), (*reasons, f"without {' '.join(left)}"))


@lru_cache(maxsize=65536)
def compare_persons(a: str, b: str) -> Likeness:
    """How alike two persons' names are: initials, missing middle names, nicknames, spellings, family name alone."""
    one, two = parse_person(a), parse_person(b)
    if one.family is None or two.family is None or not one.parts or not two.parts:
        return Likeness(0.0, ("no name",))
    if "".join(one.parts) == "".join(two.parts):
        return _with_suffix(Likeness(1.0, ("same name",)), one, two)
    if not one.given and not two.given:
        score, reason = _part_likeness(one.family, two.family)
        return _with_suffix(Likeness(score, (reason or "same name",) if score else ("differing names",)), one, two)
    if not one.given or not two.given:
        single, full = (one, two) if not one.given else (two, one)
        return _with_suffix(_compare_single(single, full), one, two)
    pairs, left_a, left_b = _align(one.parts, two.parts)
    if len(pairs) < 2:
        return Likeness(0.1 if pairs else 0.0, ("differing names",))
    if _has_other_initials(one, two):
        return Likeness(0.25, ("differing initials",))
    found = _judge(pairs, left_a, left_b, len(pairs))
    if _is_crossed(pairs, one, two):
        found = Likeness(found.score * 0.7, (*found.reasons, "other order"))
    return _with_suffix(found, one, two)


def _is_crossed(pairs: list[tuple[int, int, float, str]], one: Person, two: Person) -> bool:
    """Whether the family name of one is a given name of the other, in names that put the family last."""
    if {one.parts[0], two.parts[0]} & FIRST_FAMILIES or {one.parts[-1], two.parts[-1]} & FIRST_FAMILIES:
        return False
    last = (len(one.parts) - 1, len(two.parts) - 1)
    return any((i == last[0]) != (j == last[1]) and score == 1 for i, j, score, _ in pairs) and not any(
        i == last[0] and j == last[1] for i, j, *_ in pairs
    )


def _with_suffix(found: Likeness, one: Person, two: Person) -> Likeness:
    if one.suffix == two.suffix:
        return found
    if one.suffix and two.suffix:
        return Likeness(min(found.score, 0.2), (*found.reasons, f"{one.suffix} against {two.suffix}"))
    # A junior is as a rule called so, but not by every report.
    return Likeness(found.score * 0.8, (*found.reasons, f"without {one.suffix or two.suffix}"))


def best_person(names: Iterable[str], used: Mapping[str, int] | None = None) -> str | None:
    """The fullest of the common forms of one person's name, in ordinary case; the first in sort order of equals.

    `used` says how many reports use each form; one that few use beside another full one is not common.
    """
    forms = sorted(set(names))
    counts = used or {}
    full = [form for form in forms if _is_full(form)]
    most = max((counts.get(form, 0) for form in full), default=0)
    common = [form for form in full if counts.get(form, 0) * COMMON >= most]

    def rank(name: str) -> tuple[int, int, bool, int, int]:
        shouted = any(part.isupper() and len(part) > 2 for part in name.split())
        size = len([p for p in parse_person(name).parts if len(p) > 1])
        return -shouted, size, bool(parse_person(name).given), counts.get(name, 0), len(name)

    return max(common or forms, key=rank, default=None)


def _is_full(name: str) -> bool:
    """Whether a form has a given name in full beside the family name."""
    return any(len(given) > 1 for given in parse_person(name).given)
