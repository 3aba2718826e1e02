"""Known names: states, bodies, outlets and places, found at a place in a list of words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from headwater.names.states import state_forms, state_name
from headwater.tables import read_rows, split_forms
from headwater.text import WORDS_KEPT, fold, words

EntryKind = Literal["name", "demonym", "people", "capital", "body", "party", "outlet", "place"]


class Entry(NamedTuple):
    """What a known form stands for.

    `type` is a mention type; `name` the usual form; `part_of` the name of the body that it belongs to.
    """

    name: str
    type: str
    kind: EntryKind
    country: str | None
    part_of: str | None = None


class Form(NamedTuple):
    """A form as words to compare; `exact` holds them as written when the letter case matters."""

    keys: tuple[str, ...]
    exact: tuple[str, ...] | None
    entry: Entry


@lru_cache(maxsize=WORDS_KEPT)
def word_key(word: str) -> str:
    """A word as it is compared: folded, without possessive ending and final stops."""
    return fold(word).removesuffix("'s").rstrip(".")


def _make_form(text: str, entry: Entry, exact: bool = False) -> Form:
    parts = tuple(word.text.rstrip(".") for word in words(text))
    # Acronyms count only as written: "WHO" is a body, "who" is not.
    is_exact = exact or (len(parts) == 1 and parts[0].isupper())
    return Form(tuple(map(word_key, parts)), parts if is_exact else None, entry)


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def _list_states() -> Iterator[Form]:
    # "New Zealand" is a name before it is an adjective.
    for form in sorted(state_forms(), key=lambda f: f.kind != "name"):
        kind: EntryKind = form.kind
        entry = Entry(state_name(form.code) or form.text, "state", kind, form.code)
        yield _make_form(form.text, entry, form.exact)


def _list_bodies() -> Iterator[Form]:
    for name, kind, country, part_of, cell in read_rows("bodies.tsv"):
        party = name.endswith(("Party", "Democrats")) or name == "United Russia"
        entry = Entry(name, kind, "party" if party else "body", _or_none(country), _or_none(part_of))
        for form in (name, *split_forms(cell)):
            yield _make_form(form.removeprefix("="), entry)


def _list_outlets() -> Iterator[Form]:
    for name, country, hosts, cell in read_rows("media.tsv"):
        entry = Entry(name, "media", "outlet", _or_none(country))
        for form in (name, *split_forms(hosts), *split_forms(cell)):
            yield _make_form(form, entry)


def _list_places() -> Iterator[Form]:
    for country, kind, cell in read_rows("places.tsv"):
        for form in split_forms(cell):
            written, _, place = form.partition("=")
            kind_of: EntryKind = "demonym" if kind == "demonym" else "place"
            yield _make_form(written, Entry(place or written, "place", kind_of, _or_none(country)))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Form, ...]]:
    table: dict[str, dict[tuple[tuple[str, ...], tuple[str, ...] | None], Form]] = {}
    for source in (_list_states(), _list_bodies(), _list_outlets(), _list_places()):
        for form in source:
            if form.keys:
                table.setdefault(form.keys[0], {}).setdefault((form.keys, form.exact), form)
    return {first: tuple(sorted(forms.values(), key=lambda f: -len(f.keys))) for first, forms in table.items()}


def list_known(keys: Sequence[str], texts: Sequence[str], at: int) -> Iterator[tuple[int, Entry]]:
    """The known forms that begin at a place in a list of words, longest first: how many words, and what it is."""
    for form in _table().get(keys[at], ()):
        size = len(form.keys)
        if size > 1 and tuple(keys[at : at + size]) != form.keys:
            continue
        if form.exact is None or tuple(text.rstrip(".") for text in texts[at : at + size]) == form.exact:
            yield size, form.entry


@lru_cache(maxsize=8192)
def find_known(text: str) -> Entry | None:
    """What a whole form stands for, if it is known."""
    parts = [word.text for word in words(text)]
    if not parts:
        return None
    found = list_known([word_key(part) for part in parts], parts, 0)
    return next((entry for size, entry in found if size == len(parts)), None)


def host_outlet(host: str) -> Entry | None:
    """The outlet that owns a host name, by the name or a part of it (`www.` and `edition.` do not matter)."""
    parts = host.casefold().split(".")
    for first in range(len(parts) - 1):
        found = find_known(".".join(parts[first:]))
        if found and found.kind == "outlet":
            return found
    return None
