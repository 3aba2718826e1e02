"""Whether the name of a capital is the government or the city, and Georgia the country or the state of the union."""

from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.annotate.reference.runs import Piece
from headwater.annotate.reference.scans import Scan
from headwater.names import Entry, word_classes

# Words in front of a capital that make it the city and not the government.
WITHIN = frozenset(
    "in at near outside around inside across throughout downtown central into leave left visit visited visiting "
    "visits reach reached tour toured touring".split()
)
TRAVEL = frozenset(
    "visit visits visited visiting trip trips travel travels traveled travelled traveling travelling journey go "
    "goes going went gone fly flies flew flying flown flight come comes coming came return returns returned "
    "returning arrive arrives arrived arriving arrival drove driving moved move moving back home tour headed "
    "heading journeyed train".split()
)
PART_OF_CITY = frozenset(
    "capital city streets street outskirts suburb suburbs centre center mayor airport parts part heart north "
    "south east west northwest northeast southwest southeast region residents people bishop archbishop port skies "
    "university".split()
)
OF_CITY = frozenset(
    "mayor lord archbishop bishop taxi cab student students airport "
    "hotel street streets suburb residents police hospital university school museum restaurant "
    "headquartered headquarters based summit metro time area radio apartment square bridge marathon borough stock "
    "home".split()
)
# Prepositions that make a capital the government: "talks with Moscow", "sanctions on Tehran".
TOWARDS = frozenset("between with against by on for toward towards among than".split())
# The US state and not the country, by what else the report names.
GEORGIA = frozenset(("Tbilisi", "Abkhazia", "South Ossetia", "Russia", "Armenia", "Azerbaijan"))


def is_city(scan: Scan, piece: Piece) -> bool | None:
    """Whether a capital is the city here (True), the government (False), or cannot be told (None)."""
    keys, at = scan.keys, piece.first
    before = keys[at - 1] if at else ""
    tokens = scan.tokens
    behind = tokens[piece.last] if piece.last < len(tokens) else None
    if before in WITHIN or (before in ("central", "downtown", "greater")):
        return True
    if behind and behind.key in OF_CITY and behind.gap in (" ", "-"):
        return True
    if behind and behind.gap == ", " and scan.known[piece.last] and _is_state(scan.known[piece.last]):
        return scan.keys[at - 1 : at] != ("and",) and (
            len(tokens) <= piece.last + 1 or "," in tokens[piece.last + 1].gap
        )
    if before in ("to", "from"):
        return any(key in TRAVEL for key in keys[max(0, at - 5) : at - 1])
    if before == "of":
        return True if at > 1 and keys[at - 2] in PART_OF_CITY else None
    if before in TOWARDS:
        return False
    if behind and not tokens[piece.last - 1].possessive and behind.gap == " " and behind.shape == "lower":
        return False if (word_classes(behind.key) or "").startswith(("v", "r")) else None
    return None


def _is_state(known: tuple[int, Entry] | None) -> bool:
    return known is not None and known[1].kind == "name"


def weigh_cities(told: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """For each capital, whether the report speaks of the city rather than of the government where that can be told."""
    votes = Counter(told)
    names = {name for name, _ in votes}
    return {name: votes[name, True] > 2 * votes[name, False] for name in names}


def is_us_state(entries: Sequence[Entry]) -> bool:
    """Whether Georgia is the state of the union: other places of it are named, and nothing near the country is."""
    near = any(
        e.name in GEORGIA or (e.country == "ge" and (e.name != "Georgia" or e.kind == "demonym")) for e in entries
    )
    return not near and any(e.kind == "place" and e.country == "us" for e in entries)
