"""Connected components: what pairs join, in however many steps."""

from collections import defaultdict
from collections.abc import Iterable


def find_root(root: dict[int, int] | list[int], place: int) -> int:
    """The first place of a component; the ways to it are shortened as they are gone (Tarjan and van Leeuwen 1984)."""
    while root[place] != place:
        root[place] = root[root[place]]
        place = root[place]
    return place


def join_pairs(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The components of the places 0 … count-1 under some pairs, each sorted, in order of their first place."""
    root = list(range(count))
    for a, b in pairs:
        first, second = sorted((find_root(root, a), find_root(root, b)))
        root[second] = first
    parts: dict[int, list[int]] = defaultdict(list)
    for place in range(count):
        parts[find_root(root, place)].append(place)
    return list(parts.values())
