"""Why the forms of a name are one actor: the pairs that joined them, and what a person decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.record.model import Merge
from headwater.resolve.chains import Place
from headwater.resolve.nodes import Pair
from headwater.resolve.verdicts import Ruling


def list_merges(
    pairs: Iterable[Pair],
    known: Iterable[tuple[str, Sequence[str]]],
    rulings: Sequence[Ruling],
    of: Mapping[Place, str],
) -> dict[str, tuple[Merge, ...]]:
    """The merges of each actor, each pair of forms once with its best score; those that were parted again are none.

    `known` are actors with the forms that a table has for one name.
    """
    found: dict[str, dict[tuple[str, str], Merge]] = defaultdict(dict)
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a.id, p.b.id)):
        one, two = (of.get(node.chains[0].place) for node in (pair.a, pair.b))
        names = (pair.a.names[0], pair.b.names[0])
        if one and one == two and names[0] != names[1]:
            merge = Merge(forms=names, score=round(pair.score, 3), reasons=pair.reasons)
            found[one].setdefault((min(names), max(names)), merge)
    for actor, forms in known:
        for form in forms[1:]:
            merge = Merge(forms=(forms[0], form), score=1.0, reasons=("known forms of one name",))
            found[actor].setdefault((min(merge.forms), max(merge.forms)), merge)
    for ruling in rulings:
        one, two = of.get(ruling.a), of.get(ruling.b)
        if ruling.verdict == "same" and one and one == two:
            found[one][ruling.words, str(ruling.a)] = Merge(forms=ruling.names, score=1.0, reasons=(ruling.words,))
    return {actor: tuple(merges[key] for key in sorted(merges)) for actor, merges in found.items()}
