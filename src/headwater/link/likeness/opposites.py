"""Whether two propositions say the opposite of one matter: prices rose, and fell; she voted for it, and against it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from headwater.inflection import verb_forms
from headwater.link.assertion.propositions import Proposition
from headwater.link.senses import find_sense
from headwater.text import stem

OPPOSITES = (
    "rise/fall rise/cut open/close win/lose accept/reject approve/reject allow/ban strengthen/weaken support/oppose "
    "support/condemn welcome/condemn widen/narrow lift/impose fail/succeed resume/suspend join/leave "
    "enter/leave arrive/leave sign/leave capture/lose hit/miss free/arrest free/seize confirm/deny send/withdraw "
    "kill/wound advance/retreat build/destroy convict/acquit extend/expire"
)
SIDE = re.compile(
    r"\b(?:vot|rul|decid|argu|campaign|testif|spoke|speak|demonstrat|protest)\w*\s+(?:\w+ly\s+)?"
    r"(?:(?P<with>for|in favou?r of)|against)\b",
    re.IGNORECASE,
)

KEPT = 16_384  # propositions whose side is remembered: each is compared with many others


def are_opposite(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions have opposite verbs, of which one is a head, or one is for what the other is against."""
    if a.is_negated != b.is_negated:
        return False
    sides = {_find_side(a.words), _find_side(b.words)}
    if sides == {"for", "against"}:
        return True
    heads, turned = {a.head, b.head}, _map_opposites()
    return any(
        its in b.weights and mine not in b.weights and its not in a.weights
        for mine in turned.keys() & a.weights.keys()
        for its in turned[mine]
        if not heads.isdisjoint((mine, its))
    )


@lru_cache(maxsize=KEPT)
def _find_side(words: str) -> str | None:
    """The side that somebody takes in words: each is asked for with many others."""
    found = SIDE.search(words)
    return None if found is None else "for" if found["with"] else "against"


@lru_cache(maxsize=1)
def _map_opposites() -> Mapping[str, frozenset[str]]:
    """The opposites of each sense of a verb that has some, and of the irregular forms that are a sense of their own."""
    turned: dict[str, set[str]] = defaultdict(set)
    for pair in OPPOSITES.split():
        one, other = ({find_sense(stem(form)) for form in verb_forms(verb)} for verb in pair.split("/"))
        for mine, its in product(one, other):
            turned[mine].add(its)
            turned[its].add(mine)
    return {sense: frozenset(others) for sense, others in turned.items()}
