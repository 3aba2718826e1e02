"""A name as the parts that are compared, each with its kind: what tells its bearer from others, and what does not."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from headwater.names.gazetteer import list_known
from headwater.names.lexicon import given_gender
from headwater.names.people import PARTICLES, SUFFIXES, match_title
from headwater.names.scripts import is_written_in_signs, latin_parts, list_signs
from headwater.names.spelling import FIRST_FAMILIES
from headwater.tables import read_rows, split_forms
from headwater.text import stem

Sort = Literal["person", "body", "thing"]
Kind = Literal[
    "word", "patronymic", "byname", "initial", "particle", "title", "suffix", "number", "form", "business", "place"
]
# What a part weighs when it is there on both sides or on one: particles and legal forms come and go.
WEIGHTS: dict[Kind, float] = {
    "word": 1.0, "patronymic": 0.5, "byname": 0.5, "initial": 0.4, "particle": 0.1, "title": 0.1, "suffix": 0.3,
    "number": 0.5, "form": 0.1, "business": 0.5, "place": 0.7,
}  # fmt: skip
# Particles that one language writes for another's.
_ONE_PARTICLE = {"el": "al", "ul": "al", "ben": "bin", "ibn": "bin", "abdel": "abdul", "abd": "abdul"}
_BYNAMES = frozenset("abu abou umm".split())  # "father of": Abu Salim is not Salim
_RESPECT = frozenset(
    "haji hajji hajj shaykh sheikh shaikh mullah mulla maulavi mawlawi qari sayyid sayyed ustad".split()
)
# Russian and Ukrainian father's names, which reports leave out and lists do not.
_PATRONYMIC = re.compile(r"\w{3}(?:[oeiy]vi[cj]h?|[oey]vych|[oei]vn[ay]|ichna)$")
_NAMELESS = frozenset("na none unknown".split())  # what lists write where a part is missing
_JOINERS = frozenset("of the for and on in to de la du des der die das et y e at a an und del di do da dos i".split())
_NUMBERS = {
    name: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "i ii iii iv v vi vii viii ix x xi xii",
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th",
    )
    for number, name in enumerate(words.split(), start=1)
} | {"xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xx": 20}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}


class Part(NamedTuple):
    """A part of a name in Latin letters; `key` is one for all forms of one word, where a table knows it."""

    text: str
    kind: Kind
    key: str

    @property
    def weight(self) -> float:
        """What the part weighs in a comparison."""
        return WEIGHTS[self.kind]


class Wording(NamedTuple):
    """A name taken apart: its parts, and whether a comma says which of them is the family name."""

    parts: tuple[Part, ...]
    is_inverted: bool

    @property
    def joined(self) -> str:
        """All letters but those of titles: what a typist who forgets the spaces leaves."""
        return "".join(p.text for p in self.parts if p.kind not in ("title", "suffix")).replace(" ", "")


@lru_cache(maxsize=131072)
def take_apart(name: str, sort: Sort) -> Wording:
    """The parts of a name of a person, a body or a thing (a ship, an aircraft)."""
    if is_written_in_signs(name):
        return Wording(tuple(Part(sign, "word", sign) for sign in list_signs(name)), False)
    inverted = sort == "person" and "," in name
    texts = latin_parts(name)
    parts = _of_person(texts) if sort == "person" else _of_body(texts)
    return Wording(tuple(parts), inverted)


def _of_person(texts: list[str]) -> list[Part]:
    at = 0
    while at < len(texts) and (found := match_title(texts, at)) and at + found[0] < len(texts):
        at += found[0]
    parts = [Part(t, "title", t) for t in texts[:at]]
    for n, text in enumerate(texts[at:]):
        kind = _kind_in_person(text, n == 0)
        parts.append(Part(text, kind, {"particle": _ONE_PARTICLE.get(text, text), "byname": "abu"}.get(kind, text)))
    return parts


def _kind_in_person(text: str, is_first: bool) -> Kind:
    if is_first and given_gender(text) is not None:  # "Ben" is a name before it is "son of"
        return "word"
    if text in SUFFIXES and len(text) > 1:
        return "suffix"
    if len(text) == 1:
        return "initial"
    if text in _RESPECT or text in _NAMELESS:
        return "title"
    if text in _BYNAMES:
        return "byname"
    if text in PARTICLES or text in _ONE_PARTICLE:
        return "particle"
    return "patronymic" if not is_first and _PATRONYMIC.search(text) else "word"


@lru_cache(maxsize=1)
def _business_forms() -> dict[tuple[str, ...], tuple[Kind, str]]:
    forms: dict[tuple[str, ...], tuple[Kind, str]] = {}
    tables: tuple[tuple[str, Kind], ...] = (("business_words.tsv", "business"), ("legal_forms.tsv", "form"))
    for table, kind in tables:
        for key, cell in read_rows(table):
            for form in split_forms(cell):
                forms.setdefault(tuple(form.split()), (kind, f"{kind} {key}"))
    return forms


def is_business_stem(word: str) -> bool:
    """Whether a stem is that of a single word that many bodies bear in their names."""
    return word in _business_stems(word[:1])


@lru_cache(maxsize=64)
def _business_stems(initial: str) -> frozenset[str]:
    """Those with one initial, which a stem has from its word: to stem all takes longer than to link a small matter."""
    words = (form[0] for form, (kind, _) in _business_forms().items() if len(form) == 1 and kind == "business")
    return frozenset(stem(word) for word in words if word[0] == initial)


@lru_cache(maxsize=1)
def _longest_form() -> dict[str, int]:
    longest: dict[str, int] = {}
    for form in _business_forms():
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return longest


def _of_body(texts: list[str]) -> list[Part]:
    parts: list[Part] = []
    at = 0
    while at < len(texts):
        size, part = _next_of_body(texts, at)
        parts.append(part)
        at += size
    # A name of business words alone ("Steel Company") has nothing else to be told by.
    if not any(p.kind == "word" for p in parts):
        parts = [p._replace(kind="word") if p.kind == "business" else p for p in parts]
    return parts


def _next_of_body(texts: list[str], at: int) -> tuple[int, Part]:
    text = texts[at]
    if found := _read_number(texts, at):
        return found[0], Part(str(found[1]), "number", f"number {found[1]}")
    if place := _find_state(texts, at):
        return place
    for size in range(min(_longest_form().get(text, 0), len(texts) - at), 0, -1):
        if (known := _business_forms().get(tuple(texts[at : at + size]))) and size < len(texts):
            return size, Part(" ".join(texts[at : at + size]), *known)
    return 1, Part(text, "particle" if text in _JOINERS else "word", text)


def _find_state(texts: list[str], at: int) -> tuple[int, Part] | None:
    if texts[at] in _JOINERS:
        return None
    short = texts[at].upper() if len(texts[at]) < 4 else texts[at]  # acronyms count in capitals only
    for size, known in list_known(texts, [*texts[:at], short, *texts[at + 1 :]], at):
        if known.country and known.type in ("state", "place") and size < len(texts):
            return size, Part(" ".join(texts[at : at + size]), "place", f"place {known.country}")
    return None


def _read_number(texts: list[str], at: int) -> tuple[int, int] | None:
    text = texts[at]
    if text in _TENS:
        unit = texts[at + 1] if at + 1 < len(texts) else ""
        units = int(unit) if unit.isdigit() and len(unit) == 1 else _NUMBERS.get(unit, 0)
        return (2, _TENS[text] + units) if 0 < units < 10 else (1, _TENS[text])
    if text.isdigit():
        return 1, int(text)
    # "I" and "V" alone at the head of a name are letters.
    return (1, _NUMBERS[text]) if text in _NUMBERS and (at or len(text) > 2) else None


def bits(part: Part) -> float:
    """How much a part that two names share tells: a name that many bear says little, a long rare one much."""
    if part.kind not in ("word", "patronymic"):
        return 2.0 * part.weight
    if part.text in FIRST_FAMILIES or given_gender(part.text) is not None:
        return 4.0
    return min(12.0, 2.0 * len(part.text))
