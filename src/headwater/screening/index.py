"""Which names of lists are worth comparing with a name: those that share the sound of a part with it.

A pair of names that a screening would show has a part in common by its sound, and a second one nearly so; names of one
word share that word.  What is compared is then a few names of many thousands.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from headwater.names.parts import Sort, take_apart
from headwater.names.spelling import consonant_key, has_vowels, sound_key
from headwater.screening.entries import Entry, ListedName

RARE = 400  # a word that no more names have is enough by itself in the name of a body
JOINED = 6  # consonants of a whole name, without spaces


class Row(NamedTuple):
    """One name of one entry."""

    entry: Entry
    name: ListedName
    sort: Sort


class Keys(NamedTuple):
    """What a name is found by: the sounds of its words, those sounds with one consonant less, and all in one.

    `bare` are the words as a script without vowels leaves them: names in such a script are found by these.
    """

    sounds: tuple[str, ...]
    near: frozenset[str]
    whole: str
    bare: tuple[str, ...]


def list_keys(name: str, sort: Sort) -> Keys:
    """The keys of a name; words that many bodies bear count only where there is no other."""
    parts = take_apart(name, sort).parts
    words = [p.text for p in parts if p.kind in ("word", "patronymic")] or [
        p.text for p in parts if p.kind in ("place", "initial")
    ]
    words = list(dict.fromkeys(words))
    bare = tuple(f"bare {consonant_key(word)}" for word in words)
    sounds = tuple(sound_key(w) or w if has_vowels(w) else b for w, b in zip(words, bare, strict=True))
    near = frozenset(key[:n] + key[n + 1 :] for key in sounds if len(key) > 2 for n in range(len(key)))
    return Keys(
        sounds, near, sound_key("".join(p.text for p in parts if p.kind not in ("title", "suffix", "form"))), bare
    )


class Index:
    """The names of entries by their keys."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.rows: list[Row] = []
        self._sounds: dict[tuple[Sort, str], set[int]] = defaultdict(set)
        self._near: dict[tuple[Sort, str], set[int]] = defaultdict(set)
        self._whole: dict[tuple[Sort, str], set[int]] = defaultdict(set)
        self._single: set[int] = set()
        for entry in entries:
            for sort in (entry.sort,) if entry.sort else ("person", "body"):
                for name in entry.names:
                    self._add(Row(entry, name, sort))

    def _add(self, row: Row) -> None:
        number = len(self.rows)
        self.rows.append(row)
        keys = list_keys(row.name.text, row.sort)
        for key in keys.sounds:
            self._sounds[row.sort, key].add(number)
        for key in keys.near.union(keys.sounds):
            self._near[row.sort, key].add(number)
        self._whole[row.sort, keys.whole].add(number)
        if len(keys.sounds) < 2:
            self._single.add(number)

    def find(self, name: str, sort: Sort) -> list[Row]:
        """The rows that may be this name, in the order of the lists."""
        keys = list_keys(name, sort)
        found = set(self._whole.get((sort, keys.whole), ())) if len(keys.whole) >= JOINED else set()
        pairs = zip(keys.sounds, keys.bare, strict=True)
        exact = [self._sounds.get((sort, a), set()) | self._sounds.get((sort, b), set()) for a, b in pairs]
        near = [self._list_near(key, sort) | own for key, own in zip(keys.sounds, exact, strict=True)]
        for n, own in enumerate(exact):
            if len(exact) == 1 or (sort != "person" and len(own) <= RARE):
                found |= own
            else:
                found |= own & self._single
                found |= own & set().union(*(other for m, other in enumerate(near) if m != n))
        if len(exact) == 1 and len(keys.sounds[0]) > 3:
            found |= near[0] & self._single
        return [self.rows[n] for n in sorted(found)]

    def _list_near(self, key: str, sort: Sort) -> set[int]:
        """The rows with a sound that is one consonant apart from this, by leaving one out on either side or both."""
        shorter = [key[:n] + key[n + 1 :] for n in range(len(key))] if len(key) > 2 else []
        return set().union(*(self._near.get((sort, k), ()) for k in (key, *shorter)))
