"""Chains of several reports that are one actor: agglomeration inside connected components, with cannot-links.

Chains with the same names are one node.  A pair's score rests on its two nodes alone.  Pairs are joined best first,
ties in the order of ids, and never across a cannot-link: two persons whom one report tells apart, differing given
names, differing states.  So the result does not depend on the order in which reports arrive.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import msgspec

from headwater.names import Likeness, parse_person
from headwater.names.spelling import spelling_key
from headwater.resolve.chains import Chain, Groups, Place
from headwater.text import fold


class Node(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Chains that have the same names."""

    names: tuple[str, ...]
    chains: tuple[Chain, ...]

    @cached_property
    def id(self) -> Place:
        """What tells this node from all others."""
        return min(c.place for c in self.chains)

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that use these names."""
        return frozenset(c.report for c in self.chains)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The states that the reports connect with these names."""
        return frozenset(c.country for c in self.chains if c.country)

    @cached_property
    def families(self) -> frozenset[str]:
        """Family names as any transliteration spells them, double ones in halves."""
        people = [parse_person(name) for name in self.names]
        return frozenset(spelling_key(half) for p in people for half in (p.family or "").replace("-", " ").split())

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """Junior, III and the like."""
        return frozenset(suffix for name in self.names if (suffix := parse_person(name).suffix))


class Pair(NamedTuple):
    """Two nodes that may be one actor."""

    score: float
    a: Node
    b: Node
    reasons: tuple[str, ...]


class Clusters(NamedTuple):
    """Chains by cluster, pairs that may be one actor but were not joined, and pairs that say why others were."""

    groups: Groups
    doubtful: list[Pair]
    joined: list[Pair]


def make_nodes(
    chains: Iterable[Chain],
    names: Callable[[Chain], tuple[str, ...]],
    home: Callable[[Chain], str] = lambda chain: "",
) -> list[Node]:
    """Chains of the same names and the same home together, in the order of their ids."""
    alike: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in sorted(chains, key=lambda c: c.place):
        alike[(home(chain), *sorted({fold(name) for name in names(chain)}))].append(chain)
    nodes = [Node(names=names(group[0]), chains=tuple(group)) for group in alike.values()]
    return sorted(nodes, key=lambda n: n.id)


def agglomerate(
    pairs: Iterable[Pair], nodes: Sequence[Node], cannot: Callable[[Node, Node], bool]
) -> tuple[list[list[Node]], list[Pair]]:
    """Clusters by joining pairs best first where no cannot-link stands between, and the pairs that joined them."""
    home = {n.id: [n] for n in nodes}
    joining = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a.id, p.b.id)):
        one, two = home[pair.a.id], home[pair.b.id]
        if one is two or any(cannot(x, y) for x in one for y in two):
            continue
        joined = sorted([*one, *two], key=lambda n: n.id)
        home |= {n.id: joined for n in joined}
        joining.append(pair)
    seen = {group[0].id: group for group in home.values()}
    return [seen[key] for key in sorted(seen)], joining


def block_pairs(nodes: Iterable[Node], keys: Callable[[Node], Iterable[str]]) -> list[tuple[Node, Node]]:
    """Pairs of nodes that share a key."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for key in set(keys(node)):
            blocks[key].append(node)
    pairs = {(a.id, b.id): (a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    return [pairs[key] for key in sorted(pairs)]


def best_likeness(found: Iterable[Likeness]) -> Likeness:
    """The highest of several likenesses."""
    return max(found, key=lambda like: like.score, default=Likeness(0.0, ()))
