"""Names in a report: pieces of its sentences with what the rest of the report and the words around tell of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headwater.annotate.runs import Piece, find_pieces
from headwater.annotate.scans import Scan, scan_line
from headwater.annotate.tokens import Line, weigh_capitals
from headwater.names import Entry, find_known, parse_person, word_classes
from headwater.record.model import Level
from headwater.text import Extent

# Words in front of a capital that make it the city and not the government.
WITHIN = frozenset("in at near outside around inside across throughout downtown central into leave left visit visited visiting "
                   "visits reach reached tour toured touring".split())  # fmt: skip
TRAVEL = frozenset(
    "visit visits visited visiting trip trips travel travels traveled travelled traveling travelling journey go goes going went "
    "gone fly flies flew flying flown flight come comes coming came return returns returned returning arrive arrives arrived "
    "arriving arrival drove driving moved move moving back home tour headed heading journeyed train".split()
)
PART_OF_CITY = frozenset(
    "capital city streets street outskirts suburb suburbs centre center mayor airport parts part heart north south east west "
    "northwest northeast southwest southeast region residents people bishop archbishop port skies university".split()
)
OF_CITY = frozenset(
    "mayor airport hotel street streets suburb residents police hospital university school museum restaurant headquartered "
    "headquarters based summit metro time area radio apartment square bridge marathon borough stock home".split()
)
# Prepositions that make a capital the government: "talks with Moscow", "sanctions on Tehran".
TOWARDS = frozenset("between with against by on for toward towards among than".split())
# The US state and not the country, by what else the report names.
GEORGIA = frozenset(("Tbilisi", "Abkhazia", "South Ossetia", "Russia", "Armenia", "Azerbaijan"))


class Found(NamedTuple):
    """A mention by its place in the lines of a report; what of it needs other mentions is filled later."""

    line: int
    first: int
    last: int
    extent: Extent
    level: Level
    type: str
    name: str
    title: Extent | None = None
    entry: Entry | None = None
    country: str | None = None
    confidence: float = 1.0


def _extent(text: str, scan: Scan, first: int, last: int) -> Extent:
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    # "(Vladimir) Putin": the name in parentheses belongs to it.
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    if scan.tokens[last - 1].key in ("jr", "sr", "inc", "corp", "co", "ltd") and text[end : end + 1] == ".":
        end += 1
    return Extent(start, end)


def learn_families(pieces: Iterable[tuple[Scan, Piece]]) -> tuple[Counter[str], Counter[str]]:
    """Family names and given names of the persons that a report names beyond doubt."""
    families: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for scan, piece in pieces:
        if piece.type == "person" and (piece.sure or piece.title):
            person = parse_person(" ".join(t.text for t in scan.tokens[piece.first : piece.last]))
            families[person.family or ""] += 1
            for half in (person.family or "").split("-") if "-" in (person.family or "") else ():
                families[half] += 1
            given.update(person.given)
    return families, given


def _city_context(scan: Scan, piece: Piece) -> bool | None:
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
        return scan.keys[at - 1 : at] != ("and",) and (len(tokens) <= piece.last + 1 or "," in tokens[piece.last + 1].gap)
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


class Report(NamedTuple):
    """What of a report decides on single names."""

    families: Counter[str]
    given: Counter[str]
    heads: frozenset[str]
    cities: dict[str, bool]
    is_georgia_us: bool


def _weigh_cities(pieces: Sequence[tuple[Scan, Piece]]) -> dict[str, bool]:
    """For each capital, whether the report speaks of the city rather than of the government where that can be told."""
    votes: Counter[tuple[str, bool]] = Counter()
    for scan, piece in pieces:
        if piece.entry and piece.entry.kind == "capital":
            context = _city_context(scan, piece)
            if context is not None:
                votes[scan.keys[piece.first], context] += 1
    names = {name for name, _ in votes}
    return {name: votes[name, True] > 2 * votes[name, False] for name in names}


def _is_us_state(pieces: Sequence[tuple[Scan, Piece]]) -> bool:
    entries = [piece.entry for _, piece in pieces if piece.entry]
    near = any(e.name in GEORGIA or (e.country == "ge" and e.name != "Georgia") or e.kind == "demonym" and e.country == "ge"
               for e in entries)  # fmt: skip
    return not near and any(e.kind == "place" and e.country == "us" for e in entries)


def _weigh(pieces: Sequence[tuple[Scan, Piece]]) -> Report:
    families, given = learn_families(pieces)
    heads = {scan.keys[p.last - 1] for scan, p in pieces if p.last - p.first > 1 and p.type != "person"}
    return Report(families, given, frozenset(heads), _weigh_cities(pieces), _is_us_state(pieces))


def _settle_known(scan: Scan, piece: Piece, entry: Entry, report: Report) -> tuple[str, Level] | None:
    """Type and level of a known name."""
    if entry.kind == "capital":
        told = _city_context(scan, piece)
        key = scan.keys[piece.first]
        is_city = report.cities.get(key, False) if told is None else told
        exact = any(t.key in ("dc", "d.c") for t in scan.tokens[piece.first : piece.last])
        return ("place" if is_city or exact else "state"), "name"
    if entry.kind in ("demonym", "people"):
        return entry.type, "demonym"
    if entry.name == "Georgia" and report.is_georgia_us:
        return "place", "name"
    if entry.kind == "party" and scan.keys[piece.first : piece.last] in (("democratic",), ("republican",)):
        return entry.type, "demonym"
    return entry.type, "name"


def _settle_single(scan: Scan, piece: Piece, report: Report) -> tuple[str, Level] | None:
    """Type and level of one unknown word, or None where it is no name."""
    token = scan.tokens[piece.first]
    if report.families[token.key] or report.given[token.key]:
        return "person", "name"
    if token.key in report.heads:
        return "organization", "name"
    if word_classes(token.key) is not None or scan.line.is_headline:
        return None
    if token.key.endswith("ers") and find_known(token.text.removesuffix("ers")):
        return None
    before = scan.keys[piece.first - 1] if piece.first else ""
    if before in ("in", "near", "outside", "at"):
        return "place", "name"
    return piece.type, "name"


def _settle(scan: Scan, piece: Piece, report: Report) -> tuple[str, Level] | None:
    """Type and level of a piece, or None where it is no name."""
    if piece.entry:
        return _settle_known(scan, piece, piece.entry, report)
    if piece.last - piece.first == 1 and not piece.title and (piece.type == "other" or not piece.sure):
        if piece.type in ("public_body", "organization") and scan.tokens[piece.first].shape == "title":
            return (piece.type, "name") if not scan.tokens[piece.first].is_first else None
        return _settle_single(scan, piece, report)
    if not piece.sure and piece.type == "organization" and _is_quoted(scan, piece):
        return None
    return piece.type, "name"


def _is_quoted(scan: Scan, piece: Piece) -> bool:
    """Whether a run of ordinary words stands alone between quotation marks: the title of a work or a slogan."""
    gap = scan.tokens[piece.first].gap
    behind = scan.tokens[piece.last].gap if piece.last < len(scan.tokens) else "”"
    return any(c in gap for c in "“\"‘") and any(c in behind for c in "”\"’")


def find_names(text: str, lines: Sequence[Line]) -> tuple[list[Scan], list[Found]]:
    """The names of a report with their types, and the scans of its lines."""
    evidence = weigh_capitals(lines)
    scans = [scan_line(line, evidence) for line in lines]
    placed = [(number, scan, piece) for number, scan in enumerate(scans) for piece in find_pieces(scan)]
    report = _weigh([(scan, piece) for _, scan, piece in placed])
    found = []
    for number, scan, piece in placed:
        settled = _settle(scan, piece, report)
        if settled is None:
            continue
        extent = _extent(text, scan, piece.first, piece.last)
        title = _extent(text, scan, *piece.title) if piece.title else None
        country = piece.entry.country if piece.entry else None
        found.append(
            Found(number, piece.first, piece.last, extent, settled[1], settled[0], extent.of(text), title, piece.entry,
                  country, 0.95 if piece.sure else 0.7)
        )  # fmt: skip
    return scans, found
