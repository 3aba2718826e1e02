"""A list of names as every reader gives it: entries with their names, in one version."""

from typing import Literal, NamedTuple

import msgspec

from headwater.names.parts import Sort

Quality = Literal["primary", "alias", "weak"]


class ListedName(NamedTuple):
    """One name of an entry; a weak alias is one that the list itself holds for a poor identifier."""

    text: str
    quality: Quality


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Who is listed: `sort` is None where the list does not say whether it is a person or a body."""

    id: str
    sort: Sort | None
    names: tuple[ListedName, ...]
    programme: str
    countries: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name by which the list leads the entry: its first one."""
        return self.names[0].text


class WatchList(msgspec.Struct, frozen=True, kw_only=True):
    """A list in one version, which is its own date or, where it states none, the start of its SHA-256."""

    name: str
    version: str
    sha256: str
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many names there are to compare with."""
        return sum(len(entry.names) for entry in self.entries)


def gather_names(names: list[ListedName]) -> tuple[ListedName, ...]:
    """The names that are there, each once, in their order; lists hold empty ones."""
    kept: dict[str, ListedName] = {}
    for name in names:
        text = " ".join(name.text.split()).strip(" ,;")
        if text and text.casefold() not in ("na", "-0-"):
            kept.setdefault(text, ListedName(text, name.quality))
    return tuple(kept.values())
