"""Persons of several reports: full names first, then lone family names to the only person they can mean."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain as concat

from headwater.names import Likeness, compare_persons, parse_person
from headwater.names.spelling import spelling_key
from headwater.resolve.chains import Chain, full_names
from headwater.resolve.nodes import Clusters, Node, Pair, agglomerate, best_likeness, block_pairs, make_nodes

# From here two full names are one person.  Differing by one spelling (0.85) passes, a missing suffix (0.8) does not.
SAME_PERSON = 0.84
# A lone family name (0.7) or half of a double one (0.6) may mean the bearer of a full name; a given name (0.5) may not.
LONE_NAME = 0.55
MAY_BE = 0.55
# Of two namesakes a lone name means the one that is named this many times as often.
FAR_MORE = 4


@lru_cache(maxsize=65536)
def _compare_people(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    return best_likeness(compare_persons(x, y) for x in a for y in b)


def _without_suffixes(names: Sequence[str]) -> tuple[str, ...]:
    cut = []
    for name in names:
        suffix = parse_person(name).suffix
        cut.append(" ".join(p for p in name.split() if p.strip(".,").casefold() != suffix) if suffix else name)
    return tuple(cut)


def _told_apart(nodes: Sequence[Node]) -> frozenset[str]:
    """Families in which some report names two people alike but for "junior"."""
    return frozenset(
        family
        for a, b in block_pairs(nodes, lambda n: n.families)
        if a.suffixes != b.suffixes and a.reports & b.reports
        for family in a.families & b.families
        if _compare_people(_without_suffixes(a.names), _without_suffixes(b.names)).score >= LONE_NAME
    )


def cluster_persons(chains: Sequence[Chain]) -> Clusters:
    """Persons of all reports: full names first, then lone family names to the only one they can mean."""
    nodes = make_nodes([c for c in chains if full_names(c)], full_names)
    lone = make_nodes([c for c in chains if not full_names(c)], lambda c: c.names)
    apart = _told_apart([*nodes, *lone])
    pairs = []
    # Four letters let slips of the pen meet: "Papastefanou" and "Papastefaniou".
    for a, b in block_pairs(nodes, lambda n: {family[:4] for family in n.families}):
        like = _compare_people(a.names, b.names)
        score = like.score
        if bool(a.suffixes) != bool(b.suffixes) and not a.families & apart:
            score = _compare_people(_without_suffixes(a.names), _without_suffixes(b.names)).score
        pairs.append(Pair(score, a, b, like.reasons))
    groups, joined = agglomerate([p for p in pairs if p.score >= SAME_PERSON], nodes, _differ)
    doubtful = [p for p in pairs if p.score < SAME_PERSON and _may_be_one(p)]
    lone_ones = _add_lone(groups, lone, apart)
    return Clusters(lone_ones.groups, doubtful + lone_ones.doubtful, joined + lone_ones.joined)


def _differ(a: Node, b: Node) -> bool:
    """Whether two nodes cannot be one person: one report names both, or given names differ."""
    return bool(a.reports & b.reports) or _compare_people(a.names, b.names).score < 0.5


def _may_be_one(pair: Pair) -> bool:
    """Whether a pair is shown as possibly the same: near, or a double family name under two given names."""
    if pair.score >= MAY_BE:
        return True
    people = [parse_person(name) for node in (pair.a, pair.b) for name in node.names]
    families = [frozenset((*person.given[1:], person.family)) for person in people]
    return pair.score >= 0.25 and all(f == families[0] and len(f) > 1 for f in families)


def _add_lone(named: Sequence[Sequence[Node]], lone: Sequence[Node], apart: frozenset[str]) -> Clusters:
    """Give each lone name its person, report by report; those of one name that fit nobody are one."""
    homes: dict[int, list[Chain]] = defaultdict(list)
    found = Clusters([], [], [])
    shelves = _shelve(named)
    for node in lone:
        bearers = _list_bearers(node, named, shelves)
        left: list[Chain] = []
        for chain in node.chains:
            options = _options(node, chain, bearers, named, apart)
            alone = Node(names=node.names, chains=(chain,))
            pairs = [Pair(bearers[g], alone, named[g][0], ("family name alone",)) for g in options]
            if len(options) == 1:
                homes[options[0]].append(chain)
                found.joined.extend(pairs)
            else:
                left.append(chain)
                found.doubtful.extend(pairs)
        # Ambiguous ones stay apart, a report each: two reports may mean two people.
        ambiguous = any(_options(node, chain, bearers, named, apart) for chain in left)
        found.groups.extend([[chain] for chain in left] if ambiguous else [left] if left else [])
    groups = [[*concat.from_iterable(n.chains for n in group), *homes[k]] for k, group in enumerate(named)]
    return found._replace(groups=[*(sorted(g, key=lambda c: c.place) for g in groups), *found.groups])


def _shelve(named: Sequence[Sequence[Node]]) -> dict[str, set[int]]:
    """The persons by the beginning of each part of their names: a lone name that is like one begins as it does."""
    shelves: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(named):
        for name in (name for node in group for name in node.names):
            for part in parse_person(name).parts:
                shelves[part[:1]].add(number)
                shelves[_start(part)].add(number)
    return shelves


def _start(part: str) -> str:
    return spelling_key(part)[:3]


def _list_bearers(node: Node, named: Sequence[Sequence[Node]], shelves: dict[str, set[int]]) -> dict[int, float]:
    """The persons whose names a lone name is like enough, with how like."""
    near = {n for name in node.names for part in parse_person(name).parts for n in shelves.get(_start(part), ())}
    scores = {n: max(_compare_people(node.names, x.names).score for x in named[n]) for n in sorted(near)}
    return {n: score for n, score in scores.items() if score >= LONE_NAME}


def _options(
    node: Node, chain: Chain, bearers: dict[int, float], named: Sequence[Sequence[Node]], apart: frozenset[str]
) -> list[int]:
    """The persons whom a lone name can mean, cut by suffix, country and report."""
    fitting = [n for n in bearers if not any(chain.report in x.reports for x in named[n])]
    if len(fitting) > 1 and not node.suffixes and node.families & apart:
        fitting = [n for n in fitting if not any(x.suffixes for x in named[n])] or fitting
    if len(fitting) > 1 and chain.country:
        fitting = [n for n in fitting if any(chain.country in x.countries for x in named[n])] or fitting
    if len(fitting) > 1:
        sizes = sorted(((sum(len(c.members) for x in named[n] for c in x.chains), n) for n in fitting), reverse=True)
        fitting = [sizes[0][1]] if sizes[0][0] >= FAR_MORE * sizes[1][0] else fitting
    return sorted(fitting)
