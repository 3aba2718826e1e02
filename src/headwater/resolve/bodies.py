"""Bodies of several reports, by the table of known ones and by likeness of their names."""

from collections.abc import Sequence
from functools import lru_cache

from headwater.names import Likeness, compare_bodies
from headwater.names.bodies import parse_body
from headwater.names.parts import is_business_stem
from headwater.resolve.chains import Chain, known_entry
from headwater.resolve.nodes import Clusters, Node, Pair, agglomerate, best_likeness, block_pairs, make_nodes
from headwater.text import fold, words

# From here two bodies are one: "without its state" (0.85) passes, "without a word that tells" does not.
SAME_BODY = 0.85
MAY_BE = 0.55
ORGAN_WORDS = frozenset(
    "ministry ministries of for and the a foreign defence defense interior internal external home finance economy "
    "trade commerce justice health energy industry transport agriculture education culture information affairs "
    "parliament government cabinet senate army navy police prosecutor prosecutors office department "
    "attorney general".split()
)


def cluster_bodies(chains: Sequence[Chain]) -> Clusters:
    """Bodies by the table of known ones and by likeness of their names."""
    nodes = make_nodes(chains, lambda c: c.names, _home_of)
    pairs = []
    for a, b in block_pairs(nodes, _body_keys):
        like = _compare_names(a.names, b.names)
        pairs.append(Pair(like.score, a, b, like.reasons))
    groups, joined = agglomerate([p for p in pairs if p.score >= SAME_BODY], nodes, _differ_as_bodies)
    doubtful = [p for p in pairs if MAY_BE <= p.score < SAME_BODY and not p.a.reports & p.b.reports]
    return Clusters([[c for n in group for c in n.chains] for group in groups], doubtful, joined)


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
    return best_likeness(compare_bodies(x, y) for x in a for y in b)


def _body_keys(node: Node) -> set[str]:
    """What the names of one body have in common: a word, but not one that many bodies have where there is another."""
    keys: set[str] = set()
    for name in node.names:
        body = parse_body(name)
        keys |= ({s for s in body.stems if not is_business_stem(s)} or body.stems) | {body.initials, body.core_initials}
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
