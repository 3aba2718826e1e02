"""What others say of two names: string distances, and nomenklatura's logic-v2 where it is installed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from headwater.names import match_names
from headwater.names.matching import SAME
from headwater.names.parts import Sort
from headwater.text import fold

Score = Callable[[str, str, str], float]


class Matcher(NamedTuple):
    """A way to compare two names of a schema, and from which score on it calls them one."""

    name: str
    score: Score
    same: float


def list_matchers() -> Iterator[Matcher]:
    """Headwater first.  The cuts of the string distances are those that were best for them on all pairs."""
    yield Matcher("headwater", lambda a, b, schema: match_names(a, b, sort_of(schema)).score, SAME)
    yield Matcher("jaro_winkler", lambda a, b, _: JaroWinkler.similarity(fold(a), fold(b)), 0.69)
    yield Matcher("token_set", lambda a, b, _: fuzz.token_set_ratio(fold(a), fold(b)) / 100, 0.90)
    if peer := _load_logic():
        yield Matcher("logic_v2", peer, 0.70)


def sort_of(schema: str) -> Sort:
    """The sort of name that an entity of a FollowTheMoney schema bears."""
    if schema == "Person":
        return "person"
    return "thing" if schema in ("Vessel", "Airplane", "Vehicle") else "body"


def _load_logic() -> Score | None:
    try:
        from followthemoney.proxy import EntityProxy
        from nomenklatura.matching import LogicV2
    except ImportError:
        return None
    config = LogicV2.default_config()
    count = 0

    def score(a: str, b: str, schema: str) -> float:
        nonlocal count
        count += 1  # it caches by id
        pair = [
            EntityProxy.from_dict({"id": f"{side}{count}", "schema": schema, "properties": {"name": [name]}})
            for side, name in (("a", a), ("b", b))
        ]
        return float(LogicV2.compare(*pair, config).score)

    score("Warm", "Up", "Person")  # it loads its tables on first use
    score("Warm", "Up", "Company")
    return score
