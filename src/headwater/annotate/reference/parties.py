"""Two that a description takes together: "the two countries", "both leaders", "the sides"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from headwater.annotate.reference.scene import FURNITURE, Scene, head_noun, head_of

PAIRED = re.compile(
    r"(?:(?:the|these|those|our|their)\s+two|both)\b|the (?:sides|nations|neighbou?rs|pair|duo|couple|two)$",
    re.IGNORECASE,
)
SIDES = frozenset(
    "countries nations states sides parties governments neighbors neighbours allies adversaries powers capitals".split()
)
WINDOW = 3  # sentences back in which a description finds the one that it stands for


class Target(NamedTuple):
    """What a description stands for: an earlier mention, or several that act together."""

    mention: int | None
    members: tuple[int, ...] = ()


def before(scene: Scene, n: int, window: int) -> Iterator[int]:
    """Mentions before one, nearest first, within some sentences."""
    for m in range(n - 1, -1, -1):
        if scene.sentence[m] == FURNITURE:
            continue
        if scene.sentence[n] - scene.sentence[m] > window:
            return
        if scene.mentions[m].extent.end <= scene.mentions[n].extent.start:
            yield m


def root_of(n: int, links: Mapping[int, int]) -> int:
    """The mention that stands for a name: the first of its fullest form."""
    return links.get(n, n)


def find_pair(scene: Scene, n: int, links: Mapping[int, int]) -> Target | None:
    """The two that 'the two countries', 'both leaders' mean: joined by "and" nearby, else the only two nearby."""
    head = head_of(scene.mentions[n].name)
    noun = head_noun(scene.mentions[n].name)
    persons = (
        not noun
        or noun in ("leaders", "men", "women", "presidents", "ministers", "officials")
        or (head is not None and head.type == "person")
    )
    kind = "person" if persons else "state"
    if not persons and noun not in SIDES:
        return None
    for m in before(scene, n, WINDOW):
        mention = scene.mentions[m]
        is_pair = mention.level == "conjunction" and len(mention.members) == 2
        if is_pair and all(scene.mentions[k].type == kind for k in mention.members):
            return Target(m)
    return _find_named_pair(scene, n, links, kind)


def _find_named_pair(scene: Scene, n: int, links: Mapping[int, int], kind: str) -> Target | None:
    """The last two of a kind joined by "and", the only two of the nearest sentences, or the report's chief two."""
    roots: dict[int, int] = {}
    for m in before(scene, n, WINDOW):
        if scene.mentions[m].type != kind or scene.mentions[m].level not in ("name", "demonym"):
            continue
        if len(set(roots)) >= 2 and scene.sentence[m] != min(roots.values()):
            break
        pair = _joinedbefore(scene, m, kind)
        if pair is not None:
            return Target(None, tuple(sorted((root_of(m, links), root_of(pair, links)))))
        roots[root_of(m, links)] = scene.sentence[m]
    if len(roots) == 2:
        return Target(None, tuple(sorted(roots)))
    chief = Counter(
        root_of(m, links) for m, other in enumerate(scene.mentions) if other.type == kind and other.level == "name"
    )
    ranked = chief.most_common(3)
    clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[2][1] <= 0.6 * ranked[1][1])
    return Target(None, tuple(sorted(root for root, _ in ranked[:2]))) if clear else None


def _joinedbefore(scene: Scene, n: int, kind: str) -> int | None:
    """The name that is joined to this one by "and"."""
    start = scene.mentions[n].title.start if scene.mentions[n].title else scene.mentions[n].extent.start  # type: ignore[union-attr]
    for m in range(n - 1, max(-1, n - 4), -1):
        between = scene.text[scene.mentions[m].extent.end : start]
        if (
            scene.mentions[m].type == kind
            and scene.mentions[m].level == "name"
            and between in (" and ", " and the ", ", and ")
        ):
            return m
    return None
