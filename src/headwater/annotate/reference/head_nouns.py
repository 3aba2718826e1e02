"""Nouns that head descriptions of actors, with what each tells: type, number, gender."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.names import word_classes
from headwater.tables import read_rows, split_forms

CALLINGS = ("ist", "maker", "writer", "worker", "holder", "keeper", "goer", "ologist", "organizer", "organiser")
LISTS = ("black", "white", "check", "short", "wait", "wish")  # before 'list': a list, and to put on it


# What nouns outside the table end in when they name people: "striker", "54-year-old", "mum-of-three".
PEOPLE = (
    "er",
    "or",
    "ist",
    "ian",
    "eer",
    "ee",
    "ant",
    "ate",
    "man",
    "woman",
    "mum",
    "mom",
    "dad",
    "star",
    "ace",
    "hero",
    "year-old",
)
THINGS = frozenset(
    "number paper letter order center centre matter chapter tower computer poster banner sticker flyer folder paper "
    "offer answer layer border river water winter summer weather disaster error mirror factor sector motor minor "
    "committee guarantee coffee fee degree debate climate certificate candidate estimate update template plate state "
    "rate date site grant plant restaurant newsletter".split()
)


class Head(NamedTuple):
    """A noun that heads descriptions."""

    type: str
    plural: bool
    gender: str | None
    collective: bool = False


@lru_cache(maxsize=1)
def _head_table() -> dict[str, dict[tuple[str, ...], Head]]:
    table: dict[str, dict[tuple[str, ...], Head]] = {}
    for kind, number, gender, cell in read_rows("heads.tsv"):
        for form in split_forms(cell):
            parts = tuple(form.split())
            head = Head(kind, number == "p", None if gender == "-" else gender, number == "c")
            table.setdefault(parts[-1], {}).setdefault(parts, head)
    return table


@lru_cache(maxsize=8192)
def _read_ending(word: str) -> Head | None:
    """What the ending of a noun outside the table tells: callings in -ist, -maker, -writer."""
    bare = word.removesuffix("s")
    if not bare.endswith(CALLINGS) or len(bare) < 7 or not (word_classes(word) or "n").startswith("n"):
        return None
    if bare.removesuffix("list").endswith(LISTS):
        return None
    return Head("group" if word != bare else "person", word != bare, None)


def match_head(keys: Sequence[str], at: int) -> tuple[int, Head] | None:
    """The longest head noun that ends at a word: how many words it takes, and what it tells."""
    forms = _head_table().get(keys[at])
    if not forms:
        return (1, made) if (made := _read_ending(keys[at])) else None
    for parts in sorted(forms, key=len, reverse=True):
        if at + 1 >= len(parts) and tuple(keys[at + 1 - len(parts) : at + 1]) == parts:
            return len(parts), forms[parts]
    return None


def may_name_person(noun: str) -> bool:
    """Whether a singular noun that the table lacks is by its form a word for people."""
    return (noun.endswith(PEOPLE) and noun not in THINGS and len(noun) > 3) or "-of-" in noun
