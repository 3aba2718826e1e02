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
    homes = find_demonyms(name for c in chains if _may_be_state(c) for name in c.names)
    return [_settle(chain, homes) if _may_be_state(chain) else chain for chain in chains]


def _may_be_state(chain: Chain) -> bool:
    """Whether nothing tells that it is none: a reader takes "Norlund" for somebody of that name."""
    return chain.sort in SORTS or (chain.sort == "person" and all(" " not in name for name in chain.names))


def find_demonyms(names: Iterable[str]) -> dict[str, str]:
    """Demonym -> name of the home, and the home -> itself, for single words of which both forms are there."""
    single = sorted({n for n in names if " " not in n and len(n) >= SHORTEST and n[:1].isupper() and not find_known(n)})
    known = {fold(n): n for n in single}
    homes: dict[str, str] = {}
    for name in single:
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
