"""Two names side by side: which parts answer to one another, and what is left of either."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.names.parts import Part, Sort, Wording, take_apart
from headwater.names.spelling import Nearness, compare_words

FULL = frozenset(
    ("word", "patronymic", "business", "place")
)  # a part of these kinds that has no like tells two bearers apart
JOINED = 5  # letters: below, two parts written as one are too short to be known again


class Tie(NamedTuple):
    """Parts of two names that answer to one another, and how alike they are."""

    a: Part
    b: Part
    near: Nearness

    @property
    def weight(self) -> float:
        """What the tie weighs: the mean of its ends."""
        return (self.a.weight + self.b.weight) / 2


class Alignment(NamedTuple):
    """Two names, the ties between them, and the parts that are left of either."""

    one: Wording
    two: Wording
    ties: tuple[Tie, ...]
    left: tuple[tuple[Part, ...], tuple[Part, ...]]

    def full_left(self, side: int) -> list[Part]:
        """The parts left on one side that tell bearers apart."""
        return [p for p in self.left[side] if p.kind in FULL]


def align_names(a: str, b: str, sort: Sort) -> Alignment:
    """The best ties between two names: each part once, the most alike first, then parts that were run together."""
    one, two = take_apart(a, sort), take_apart(b, sort)
    options = [
        (-near.score, abs(i - j), i, j, near)
        for i, x in enumerate(one.parts)
        for j, y in enumerate(two.parts)
        if (near := compare_parts(x, y)).score
    ]
    ties: list[Tie] = []
    free = ([*one.parts], [*two.parts])
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j, near in sorted(options, key=lambda o: o[:4]):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            ties.append(Tie(one.parts[i], two.parts[j], near))
    left = tuple([p for n, p in enumerate(parts) if n not in used[side]] for side, parts in enumerate(free))
    ties += _join_left(left[0], left[1], False) + _join_left(left[1], left[0], True)
    if not left[0] or not left[1]:  # a part that one name has twice: "Abdul Aziz Aziz"
        twice = {p.text for t in ties for p in t[:2]}
        left = tuple([p for p in rest if p.text not in twice] for rest in left)
    return Alignment(one, two, tuple(ties), (tuple(left[0]), tuple(left[1])))


def compare_parts(a: Part, b: Part) -> Nearness:
    """How alike two parts are: by their key, or by their letters where both are words that no table knows."""
    return _compare_keys(a.key, a.kind, b.key, b.kind, a.text, b.text)


@lru_cache(maxsize=262144)
def _compare_keys(key_a: str, kind_a: str, key_b: str, kind_b: str, text_a: str, text_b: str) -> Nearness:
    if key_a == key_b:
        same = text_a == text_b or kind_a == "particle"
        return Nearness(1.0, "" if same else f"{text_a}, {text_b}: one word")
    if kind_a in ("particle", "number", "form", "title", "suffix") or kind_b in ("number", "particle", "form", "title"):
        return Nearness(0.0, "")
    # Two known words, or two known places, are two: Chad and China, Oil and Gas.
    if kind_a == kind_b and kind_a != "word" and kind_a != "initial":
        return Nearness(0.0, "")
    return compare_words(text_a, text_b)


def _join_left(several: list[Part], single: list[Part], swapped: bool) -> list[Tie]:
    """Ties of two or three neighbouring parts of one name to one part of the other; what is tied is taken out."""
    ties = []
    for target in tuple(single):
        found = _find_join(several, target)
        if found is None:
            continue
        at, size, near = found
        joined = Part("".join(p.text for p in several[at : at + size]), "word", "")
        del several[at : at + size]
        single.remove(target)
        ties.append(Tie(target, joined, near) if swapped else Tie(joined, target, near))
    return ties


def _find_join(several: Sequence[Part], target: Part) -> tuple[int, int, Nearness] | None:
    if len(target.text) < JOINED:
        return None
    for size in (2, 3, 4):
        for at in range(len(several) - size + 1):
            near = compare_words("".join(p.text for p in several[at : at + size]), target.text)
            if near.score >= 0.8:
                return at, size, Nearness(near.score, f"{target.text}: written as {size} words")
    return None
