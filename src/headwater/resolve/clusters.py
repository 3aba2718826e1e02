"""Chains of several reports that are one actor: agglomeration inside connected components, with cannot-links.

Chains with the same names are one node.  A pair's score rests on its two nodes alone.  Pairs are joined best first,
ties in the order of ids, and never across a cannot-link: two persons whom one report tells apart, differing given
names, differing states.  So the result does not depend on the order in which reports arrive.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from headwater.names import Likeness, compare_bodies, compare_persons, find_known, parse_person
from headwater.names.bodies import parse_body, short_firm
from headwater.names.spelling import spelling_key
from headwater.resolve.chains import Chain, full_names, known_entry
from headwater.text import fold, words

# From here two full names are one person.  Differing by one spelling (0.85) passes, a missing suffix (0.8) does not.
SAME_PERSON = 0.84
# From here two bodies are one: "without its state" (0.85) passes, "without a word that tells" does not.
SAME_BODY = 0.85
# A lone family name (0.7) or half of a double one (0.6) may mean the bearer of a full name; a given name (0.5) may not.
LONE_NAME = 0.55
MAY_BE = 0.55
# Of two namesakes a lone name means the one that is named this many times as often.
FAR_MORE = 4
FIRM_VOTES = 1000  # "Tarpan LLC" in one report settles what "Tarpan" is in all
VOTING = ("body", "person", "place")  # sorts that a reader mixes up in names it has not met; ties go to the first
ORGAN_WORDS = frozenset(
    "ministry ministries of for and the a foreign defence defense interior internal external home finance economy "
    "trade commerce justice health energy industry transport agriculture education culture information affairs "
    "parliament government cabinet senate army navy police prosecutor prosecutors office department "
    "attorney general".split()
)


class Node(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Chains that have the same names."""

    names: tuple[str, ...]
    chains: tuple[Chain, ...]

    @cached_property
    def id(self) -> tuple[str, int]:
        """What tells this node from all others."""
        return min(c.id for c in self.chains)

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
    """Chains by cluster, and pairs that may be one actor but were not joined."""

    groups: list[list[Chain]]
    doubtful: list[Pair]


def settle_sorts(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, each name in one sort: the one that most mentions of all reports give to it.

    A name with a given name, a table's name and a place that is known keep the sort they have.
    """
    families = {
        family for c in chains if c.sort == "person" for name in full_names(c) if (family := parse_person(name).family)
    }
    votes = _count_votes(chains)
    settled = []
    for chain in chains:
        name = fold(chain.names[0]) if chain.names else ""
        if chain.sort == "person" and any(short_firm(n) for n in chain.names):
            chain = msgspec.structs.replace(chain, sort="body", type="organization")
        elif name in votes and _is_unsettled(chain):
            sort, kind, key = min(votes[name], key=lambda v: (-votes[name][v], VOTING.index(v[0]), v[1]))
            chain = msgspec.structs.replace(chain, sort=sort, type=kind, key=key)
        elif chain.type == "other" and name in families:
            chain = msgspec.structs.replace(chain, sort="person", type="person")
        settled.append(chain)
    return settled


Vote = tuple[str, str, tuple[str, ...] | None]


def _count_votes(chains: Sequence[Chain]) -> dict[str, Counter[Vote]]:
    """How many mentions give each sort to a name; a firm's full name votes for its short one."""
    votes: dict[str, Counter[Vote]] = defaultdict(Counter)
    for chain in chains:
        if chain.type == "other" or chain.sort not in VOTING:
            continue
        for name in chain.names:
            if firm := short_firm(name):
                votes[fold(firm)]["body", "organization", None] += FIRM_VOTES
            elif chain.sort != "person" or not full_names(chain):
                votes[fold(name)][chain.sort, chain.type, chain.key] += len(chain.members)
    return votes


def _is_unsettled(chain: Chain) -> bool:
    """Whether other reports may say better what sort a name is of."""
    if chain.type == "other":
        return True
    if chain.sort not in VOTING or (full_names(chain) and chain.sort == "person") or known_entry(chain.names):
        return False
    return chain.sort != "place" or not any(find_known(name) for name in chain.names)


def make_nodes(
    chains: Iterable[Chain],
    names: Callable[[Chain], tuple[str, ...]],
    home: Callable[[Chain], str] = lambda chain: "",
) -> list[Node]:
    """Chains of the same names and the same home together, in the order of their ids."""
    alike: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in sorted(chains, key=lambda c: c.id):
        alike[(home(chain), *sorted({fold(name) for name in names(chain)}))].append(chain)
    nodes = [Node(names=names(group[0]), chains=tuple(group)) for group in alike.values()]
    return sorted(nodes, key=lambda n: n.id)


def agglomerate(pairs: Iterable[Pair], nodes: Sequence[Node], cannot: Callable[[Node, Node], bool]) -> list[list[Node]]:
    """Join pairs best first where no cannot-link stands between the clusters."""
    home = {n.id: [n] for n in nodes}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a.id, p.b.id)):
        one, two = home[pair.a.id], home[pair.b.id]
        if one is two or any(cannot(x, y) for x in one for y in two):
            continue
        joined = sorted([*one, *two], key=lambda n: n.id)
        home |= {n.id: joined for n in joined}
    seen = {group[0].id: group for group in home.values()}
    return [seen[key] for key in sorted(seen)]


def _block(nodes: Iterable[Node], keys: Callable[[Node], Iterable[str]]) -> list[tuple[Node, Node]]:
    """Pairs of nodes that share a key."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for key in set(keys(node)):
            blocks[key].append(node)
    pairs = {(a.id, b.id): (a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    return [pairs[key] for key in sorted(pairs)]


def _best(found: Iterable[Likeness]) -> Likeness:
    return max(found, key=lambda like: like.score, default=Likeness(0.0, ()))


@lru_cache(maxsize=65536)
def _compare_people(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    return _best(compare_persons(x, y) for x in a for y in b)


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
        for a, b in _block(nodes, lambda n: n.families)
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
    for a, b in _block(nodes, lambda n: {family[:4] for family in n.families}):
        like = _compare_people(a.names, b.names)
        score = like.score
        if bool(a.suffixes) != bool(b.suffixes) and not a.families & apart:
            score = _compare_people(_without_suffixes(a.names), _without_suffixes(b.names)).score
        pairs.append(Pair(score, a, b, like.reasons))
    groups = agglomerate([p for p in pairs if p.score >= SAME_PERSON], nodes, _differ)
    doubtful = [p for p in pairs if p.score < SAME_PERSON and _may_be_one(p)]
    return _add_lone([[c for n in group for c in n.chains] for group in groups], groups, lone, doubtful, apart)


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


def _add_lone(
    groups: list[list[Chain]],
    named: Sequence[Sequence[Node]],
    lone: Sequence[Node],
    doubtful: list[Pair],
    apart: frozenset[str],
) -> Clusters:
    """Give each lone name its person, report by report; those of one name that fit nobody are one."""
    homes: dict[int, list[Chain]] = defaultdict(list)
    rest: list[list[Chain]] = []
    for node in lone:
        left = []
        for chain in node.chains:
            options = _options(node, chain, named, apart)
            if len(options) == 1:
                homes[options[0]].append(chain)
                continue
            left.append(chain)
            alone = Node(names=node.names, chains=(chain,))
            doubtful = [*doubtful, *(Pair(0.5, alone, named[g][0], ("family name alone",)) for g in options)]
        # Ambiguous ones stay apart, a report each: two reports may mean two people.
        ambiguous = any(_options(node, chain, named, apart) for chain in left)
        rest += [[chain] for chain in left] if ambiguous else [left] if left else []
    return Clusters([*(sorted([*g, *homes[n]], key=lambda c: c.id) for n, g in enumerate(groups)), *rest], doubtful)


def _options(node: Node, chain: Chain, named: Sequence[Sequence[Node]], apart: frozenset[str]) -> list[int]:
    """The persons whom a lone name can mean, cut by suffix, country and report."""
    fitting = [
        number
        for number, group in enumerate(named)
        if not any(chain.report in n.reports for n in group)
        and max(_compare_people(node.names, n.names).score for n in group) >= LONE_NAME
    ]
    if len(fitting) > 1 and not node.suffixes and node.families & apart:
        fitting = [n for n in fitting if not any(x.suffixes for x in named[n])] or fitting
    if len(fitting) > 1 and chain.country:
        fitting = [n for n in fitting if any(chain.country in x.countries for x in named[n])] or fitting
    if len(fitting) > 1:
        sizes = sorted(((sum(len(c.members) for x in named[n] for c in x.chains), n) for n in fitting), reverse=True)
        fitting = [sizes[0][1]] if sizes[0][0] >= FAR_MORE * sizes[1][0] else fitting
    return sorted(fitting)


def cluster_bodies(chains: Sequence[Chain]) -> Clusters:
    """Bodies by the table of known ones and by likeness of their names."""
    nodes = make_nodes(chains, lambda c: c.names, _home_of)
    pairs = []
    for a, b in _block(nodes, _body_keys):
        like = _compare_names(a.names, b.names)
        pairs.append(Pair(like.score, a, b, like.reasons))
    groups = agglomerate([p for p in pairs if p.score >= SAME_BODY], nodes, _differ_as_bodies)
    doubtful = [p for p in pairs if MAY_BE <= p.score < SAME_BODY and not p.a.reports & p.b.reports]
    return Clusters([[c for n in group for c in n.chains] for group in groups], doubtful)


def _home_of(chain: Chain) -> str:
    """What an organ of any state belongs to: its state, or only this report where none is known."""
    if not any(is_organ(name) for name in chain.names):
        return ""
    return chain.country or chain.report


def is_organ(name: str) -> bool:
    """Whether a name could be that of an organ of any state: 'Foreign Ministry', 'Ministry of Defence'."""
    return known_entry((name,)) is None and {fold(w.text) for w in words(name)} <= ORGAN_WORDS


@lru_cache(maxsize=65536)
def _compare_names(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    one, two = known_entry(a), known_entry(b)
    if one and two:
        return Likeness(float(one.name == two.name), ("known forms",))
    return _best(compare_bodies(x, y) for x in a for y in b)


def _body_keys(node: Node) -> set[str]:
    keys: set[str] = set()
    for name in node.names:
        body = parse_body(name)
        keys |= body.stems | {body.initials}
        keys |= {body.acronym} if body.acronym else set()
        known = known_entry((name,))
        keys |= {f"= {known.name}"} if known else set()
    return keys


def _differ_as_bodies(a: Node, b: Node) -> bool:
    apart = bool(a.countries and b.countries and not a.countries & b.countries)
    organs = [n for n in (a, b) if not n.countries and any(is_organ(name) for name in n.names)]
    if organs and not a.reports & b.reports:
        return True
    return apart or _compare_names(a.names, b.names).score < 0.5
