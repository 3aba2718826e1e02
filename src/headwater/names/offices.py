"""Offices of people: what a title is made of, and which two nobody holds at one time."""

from typing import NamedTuple

from headwater.names.gazetteer import word_key
from headwater.text import words

HEADS_OF_STATE = frozenset("president premier chancellor king queen emperor sultan emir".split()) | {"prime minister"}
GENERAL = frozenset("leader ruler dictator strongman".split())
FORMER = frozenset("former ex then deputy vice acting current new".split())
DEPUTIES = frozenset("deputy vice".split())
# Offices and grades of which a person has one.
SINGLE = (HEADS_OF_STATE - {"premier"}) | frozenset("governor mayor senator representative".split())
GRADES = frozenset("general colonel major lieutenant sergeant corporal brigadier admiral".split())
# Posts of which a person has one in one field: a campaign's manager is not its chairman.
POSTS = frozenset(
    "chair manager director treasurer minister adviser aide strategist consultant volunteer coordinator spokesperson "
    "counsel deputy".split()
)
# One office by one word: for men and women, in two countries, written out.
ONE_OFFICE = {
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "chair"),
    **dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson"),
    **dict.fromkeys(("rep", "congressman", "congresswoman"), "representative"),
    "premier": "prime minister",
    "secretary": "minister",
    "advisor": "adviser",
    "gov": "governor",
    "sen": "senator",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "lt": "lieutenant",
    "adm": "admiral",
}
ONE_FIELD = {
    "defense": "defence",
    "labor": "labour",
    "transportation": "transport",
    "economic": "economy",
    "home": "interior",
    "internal": "interior",
    "external": "foreign",
    "commerce": "trade",
    "treasury": "finance",
}
NO_FIELD = FORMER | frozenset("chief senior top main the of for and s state affairs".split())


class Position(NamedTuple):
    """An office in parts: what it is of, the office, whether it is a deputy's, and whether of another time."""

    field: tuple[str, ...]
    office: str
    is_deputy: bool
    is_past: bool


def office_words(title: str) -> list[str]:
    """The words of a title, folded."""
    return [word_key(w.text) for w in words(title)]


def read_office(title: str) -> Position | None:
    """The parts of a title; None where it has no words."""
    keys = office_words(title)
    at = next((n for n, key in enumerate(keys) if n and key in ("of", "for")), len(keys))
    keys = [*keys[at + 1 :], *keys[:at]]
    if not keys:
        return None
    is_premier = keys[-2:] == ["prime", "minister"]
    office, before = ("prime minister", keys[:-2]) if is_premier else (ONE_OFFICE.get(keys[-1], keys[-1]), keys[:-1])
    return Position(
        field=tuple(ONE_FIELD.get(key, key) for key in before if key not in NO_FIELD),
        office=office,
        is_deputy=bool(DEPUTIES & set(before)),
        is_past=bool((FORMER - DEPUTIES) & set(before)),
    )


def exclude_each_other(a: str, b: str) -> bool:
    """Whether nobody is called both at one time."""
    one, other = read_office(a), read_office(b)
    if one is None or other is None:
        return False
    if one.office != other.office and one.field[-1:] == other.field[-1:] != ():
        return {one.office, other.office} <= POSTS and not (one.is_deputy or other.is_deputy)
    return not (one.is_past or other.is_past) and _are_two_offices(one, other)


def _are_two_offices(one: Position, other: Position) -> bool:
    """A deputy and his chief, the heads of two ministries, two grades, or two offices of which one is enough."""
    if one.office != other.office:
        both = {one.office, other.office}
        is_plain = not (one.field or other.field or one.is_deputy or other.is_deputy)
        return is_plain and (both <= GRADES or both <= SINGLE)
    if one.is_deputy != other.is_deputy:
        return one.field == other.field
    return one.office == "minister" and bool(one.field and other.field) and not set(one.field) & set(other.field)
