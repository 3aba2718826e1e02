"""States that no table knows: a name and its demonym in the same story, as 'Varonia' and 'Varonian'.

A name that forms a demonym names a people's home: states of fiction, new and unrecognised ones, regions that act like
one.  Both forms become one state; a demonym alone proves nothing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.names import find_known
from headwater.resolve.chains import Chain
from headwater.text import fold

ENDINGS = ("n", "an", "ian", "i", "ese", "ish")
SORTS = ("body", "place")
SHORTEST = 4  # letters: 'Iran' forms 'Irani' but 'Ada' no 'Adan'


def settle_polities(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, those that name an unknown state or its people with the sort and the key of that state."""
    known = _list_single(c for c in chains if c.sort in SORTS)
    # A reader takes "Norlund" for somebody of that name; but "Karim" and "Karimi" are two such, and no people.
    bare, peoples = _list_single(c for c in chains if _is_bare(c)), _list_single(c for c in chains if _is_people(c))
    homes = find_demonyms(known, known) | find_demonyms(bare, peoples)
    return [_settle(c, homes) if c.sort in SORTS or _is_bare(c) else c for c in chains]


def _is_bare(chain: Chain) -> bool:
    return chain.sort == "person" and all(" " not in name for name in chain.names)


def _is_people(chain: Chain) -> bool:
    return chain.sort in SORTS and chain.type == "group"


def _list_single(chains: Iterable[Chain]) -> list[str]:
    """The names of one word that no table knows."""
    names = {n for c in chains for n in c.names if " " not in n and len(n) >= SHORTEST and n[:1].isupper()}
    return sorted(n for n in names if not find_known(n))


def find_demonyms(names: Iterable[str], peoples: Iterable[str]) -> dict[str, str]:
    """Demonym -> name of the home, and the home -> itself, for those of the names that have one among the peoples."""
    known = {fold(n): n for n in peoples}
    homes: dict[str, str] = {}
    for name in names:
        for form in derive_demonyms(name):
            if form in known and known[form] != name:
                homes |= {known[form]: name, name: name}
    return homes


def derive_demonyms(name: str) -> set[str]:
    """The forms that the people of a place may have, folded."""
    plain = fold(name)
    stem = plain.rstrip("aeiouy")
    return {base + ending for base in (plain, stem) for ending in ENDINGS} - {plain}


def _settle(chain: Chain, homes: dict[str, str]) -> Chain:
    named = {homes[name] for name in chain.names if name in homes}
    if len(named) != 1:
        return chain
    home = named.pop()
    return msgspec.structs.replace(chain, sort="state", type="state", key=("polity", fold(home)), names=(home,))
