"""States: their names, demonyms and capitals as news writes them."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from headwater.tables import read_rows, split_forms
from headwater.text import fold

StateKind = Literal["name", "demonym", "people", "capital"]
KINDS: dict[str, StateKind] = {
    "name": "name",
    "exact": "name",
    "demonym": "demonym",
    "people": "people",
    "capital": "capital",
}


class StateForm(NamedTuple):
    """One way to write a state: what kind of word it is, and whether only in this letter case."""

    code: str
    kind: StateKind
    text: str
    exact: bool


class _Country(msgspec.Struct, frozen=True):
    name: str | None = None
    demonym: str | None = None
    capital: str | list[str] | None = None
    ISO: dict[str, str | None] = {}
    altSpellings: list[str] = []


def _read_countries() -> Iterator[_Country]:
    # The library's own loader takes 50 ms, most of it geometry; this one skips it and takes 6.
    place = find_spec("countryinfo")
    folders = place.submodule_search_locations if place else None
    decode = msgspec.json.Decoder(_Country).decode
    for path in sorted(Path(next(iter(folders)), "data").glob("*.json")) if folders else ():
        yield decode(path.read_bytes())


def _library_forms(country: _Country, code: str) -> Iterator[StateForm]:
    names = [country.name or "", *country.altSpellings]
    for name in names:
        # Two and three letters in capitals are codes ("IN", "GEO"), which no report writes for the state.
        if len(name) > 3 and "," not in name and "(" not in name:
            yield StateForm(code, "name", name.removeprefix("The "), False)
    for demonym in (country.demonym or "").replace("/", ",").split(","):
        if demonym:
            yield StateForm(code, "demonym", demonym, False)
    if isinstance(country.capital, str) and country.capital and "/" not in country.capital:
        yield StateForm(code, "capital", country.capital, False)


def _own_forms() -> Iterator[StateForm]:
    for code, kind, cell in read_rows("states.tsv"):
        if kind in KINDS:
            for form in split_forms(cell):
                yield StateForm(code, KINDS[kind], form, kind == "exact")


def _peoples(demonym: StateForm) -> Iterator[StateForm]:
    # "the Russians", "two Iraqis"; "the French" and "the Chinese" are the demonym itself.
    if demonym.text.endswith(("n", "i", "k", "t", "c")) and demonym.text not in ("Lao", "Thai"):
        yield StateForm(demonym.code, "people", demonym.text + "s", False)


@lru_cache(maxsize=1)
def state_forms() -> tuple[StateForm, ...]:
    """Every form of every state; of two forms that are written alike the first one counts."""
    rows = read_rows("states.tsv")
    territories = {code for _, kind, cell in rows if kind == "territory" for code in cell.split()}
    dropped = {(code, fold(form)) for code, kind, cell in rows if kind == "drop" for form in split_forms(cell)}
    forms = list(_own_forms())
    for country in _read_countries():
        code = (country.ISO.get("alpha2") or "").lower()
        if code and code not in territories:
            found = _library_forms(country, code)
            forms += [f for f in found if (code, fold(f.text)) not in dropped or f.kind == "name"]
    forms += [people for form in forms if form.kind == "demonym" for people in _peoples(form)]
    return tuple(forms)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {code: cell for code, kind, cell in read_rows("states.tsv") if kind == "shown"}
    own = len(tuple(_own_forms()))
    # The library's names are the short ones ("Russia"), the forms of our own table also the long ones.
    for form in (*state_forms()[own:], *state_forms()[:own]):
        if form.kind == "name" and not form.exact:
            names.setdefault(form.code, form.text)
    return names


def state_name(code: str) -> str | None:
    """The usual name of a state by its ISO 3166-1 alpha-2 code in lower case."""
    return _names().get(code)


@lru_cache(maxsize=1)
def _lookup() -> tuple[dict[str, StateForm], dict[str, StateForm]]:
    exact: dict[str, StateForm] = {}
    folded: dict[str, StateForm] = {}
    for form in state_forms():
        exact.setdefault(form.text, form)
        if not form.exact:
            folded.setdefault(fold(form.text), form)
    return exact, folded


def find_state(text: str) -> StateForm | None:
    """The state that a whole form names, by name, demonym or capital; acronyms count in their own case only."""
    exact, folded = _lookup()
    return exact.get(text) or folded.get(fold(text).removeprefix("the "))
