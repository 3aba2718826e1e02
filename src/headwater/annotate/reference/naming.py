"""Names in a report: pieces of its sentences with what the rest of the report and the words around tell of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headwater.annotate.reference.capitals import WITHIN, is_city, is_us_state, weigh_cities
from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.runs import Piece, find_pieces
from headwater.annotate.reference.scans import Scan, scan_line
from headwater.annotate.reference.tokens import Line, weigh_capitals
from headwater.annotations import Finder
from headwater.names import Entry, compare_persons, find_known, parse_person, word_classes
from headwater.record.model import Level
from headwater.text import Extent

PLACE_NOUNS = frozenset(
    "city town village province region district county island port state suburb municipality".split()
)
SAID = frozenset("said says told added wrote tweeted recalled explained".split())


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
    finder: Finder = "rules"


def name_extent(text: str, scan: Scan, first: int, last: int) -> Extent:
    """Where a name of some tokens stands."""
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    # "(Joan) Doe": the given name in parentheses belongs to it.
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


class Hints(NamedTuple):
    """What of the whole report decides on single names."""

    families: Counter[str]
    given: Counter[str]
    heads: frozenset[str]
    cities: dict[str, bool]
    is_georgia_us: bool
    types: dict[str, str]


def _weigh(pieces: Sequence[tuple[Scan, Piece]]) -> Hints:
    families, given = learn_families(pieces)
    heads = {scan.keys[p.last - 1] for scan, p in pieces if p.last - p.first > 1 and p.type != "person"}
    return Hints(families, given, frozenset(heads), weigh_cities(pieces), is_us_state(pieces), _vote_types(pieces))


def _vote_types(pieces: Sequence[tuple[Scan, Piece]]) -> dict[str, str]:
    """What the words around unknown names make of them, over the whole report."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for scan, piece in pieces:
        if piece.entry is None and not piece.sure and piece.title is None and (kind := _type_by_context(scan, piece)):
            votes[_key_of(scan, piece)][kind] += 1
    return {key: min(found, key=lambda t: (-found[t], t)) for key, found in votes.items()}


def _key_of(scan: Scan, piece: Piece) -> str:
    return " ".join(scan.keys[piece.first : piece.last])


def _type_by_context(scan: Scan, piece: Piece) -> str | None:
    """What the words around a name make of it: "in X", "the singer X", "X said", "the X"."""
    keys, tokens = scan.keys, scan.tokens
    before = keys[piece.first - 1] if piece.first else ""
    behind = tokens[piece.last] if piece.last < len(tokens) else None
    if before in WITHIN or (before == "of" and piece.first > 1 and keys[piece.first - 2] in PLACE_NOUNS):
        return "place"
    if behind and behind.gap == ", " and (known := scan.known[piece.last]) and known[1].kind in ("name", "place"):
        return "place" if before in ("from", "to", "of", "and", "") else None
    found = match_head(keys, piece.first - 1) if piece.first and tokens[piece.first].gap == " " else None
    if found and found[1].type == "person" and not found[1].plural:
        return "person"
    if behind and ((behind.gap == ", " and behind.key == "who") or (behind.gap == " " and behind.key in SAID)):
        return "person" if piece.last - piece.first > 1 or behind.key == "who" else None
    modifies = behind is not None and behind.gap == " " and (word_classes(behind.key) or "").startswith("n")
    return "organization" if before == "the" and not modifies and not tokens[piece.last - 1].possessive else None


def _settle_known(scan: Scan, piece: Piece, entry: Entry, hints: Hints) -> tuple[str, Level] | None:
    """Type and level of a known name."""
    if entry.kind == "capital":
        told = is_city(scan, piece)
        inside = hints.cities.get(scan.keys[piece.first], False) if told is None else told
        exact = any(t.key in ("dc", "d.c") for t in scan.tokens[piece.first : piece.last])
        return ("place" if inside or exact else "state"), "name"
    if entry.kind in ("demonym", "people"):
        return entry.type, "demonym"
    if entry.name == "Georgia" and hints.is_georgia_us:
        return "place", "name"
    if entry.kind == "party" and scan.keys[piece.first : piece.last] in (("democratic",), ("republican",)):
        return entry.type, "demonym"
    return entry.type, "name"


def _settle_single(scan: Scan, piece: Piece, hints: Hints) -> tuple[str, Level] | None:
    """Type and level of one unknown word, or None where it is no name."""
    token = scan.tokens[piece.first]
    if hints.families[token.key] or hints.given[token.key]:
        return "person", "name"
    if word_classes(token.key) is None and any(compare_persons(token.key, f).score >= 0.85 for f in hints.families):
        return "person", "name"  # a slip of the pen
    if token.key in hints.heads:
        return "organization", "name"
    if word_classes(token.key) is not None or scan.line.is_headline:
        return None
    if token.key.endswith("ers") and find_known(token.text.removesuffix("ers")):
        return None
    return hints.types.get(token.key, piece.type), "name"


def _settle(scan: Scan, piece: Piece, hints: Hints) -> tuple[str, Level] | None:
    """Type and level of a piece, or None where it is no name."""
    if piece.type == "event":
        return None
    if piece.entry:
        return _settle_known(scan, piece, piece.entry, hints)
    if piece.last - piece.first == 1 and not piece.title and (piece.type == "other" or not piece.sure):
        if piece.type in ("public_body", "organization") and scan.tokens[piece.first].shape == "title":
            return (piece.type, "name") if not scan.tokens[piece.first].is_first else None
        return _settle_single(scan, piece, hints)
    if not piece.sure and piece.type == "organization" and _is_quoted(scan, piece):
        return None
    kind = piece.type if piece.sure or piece.title else hints.types.get(_key_of(scan, piece), piece.type)
    return kind, "name"


def _cut_plural(scan: Scan, piece: Piece, hints: Hints) -> Piece:
    """A person's name without the ordinary plural behind it: "Doe Emails"."""
    key = scan.keys[piece.last - 1]
    plural = key.endswith("s") and (word_classes(key) or "").startswith("n")
    if (
        piece.type == "person"
        and not piece.sure
        and plural
        and piece.last - piece.first > 1
        and not hints.families[key]
        and hints.families[scan.keys[piece.last - 2]]
    ):
        return piece._replace(last=piece.last - 1)
    return piece


def _hangs_on(scan: Scan, piece: Piece, before: Piece) -> bool:
    """Whether an unknown word behind a body's name only goes on with it: "River Council Stakeout"."""
    follows = piece.first == before.last and scan.tokens[piece.first].gap == " "
    body = before.type in ("organization", "public_body", "media", "company")
    return follows and body and piece.type == "other" and not scan.tokens[before.last - 1].possessive


def _is_quoted(scan: Scan, piece: Piece) -> bool:
    """Whether a run of ordinary words stands alone between quotation marks: the title of a work or a slogan."""
    gap = scan.tokens[piece.first].gap
    behind = scan.tokens[piece.last].gap if piece.last < len(scan.tokens) else "”"
    return any(c in gap for c in '“"‘') and any(c in behind for c in '”"’')


def find_names(text: str, lines: Sequence[Line]) -> tuple[list[Scan], list[Found]]:
    """The names of a report with their types, and the scans of its lines."""
    evidence = weigh_capitals(lines)
    scans = [scan_line(line, evidence) for line in lines]
    placed = [(number, scan, piece) for number, scan in enumerate(scans) for piece in find_pieces(scan)]
    hints = _weigh([(scan, piece) for _, scan, piece in placed])
    found = []
    for (_, _, before), (number, scan, piece) in zip([(-1, None, None), *placed], placed, strict=False):
        if before is not None and _hangs_on(scan, piece, before) and not hints.families[scan.keys[piece.first]]:
            continue
        piece = _cut_plural(scan, piece, hints)
        settled = _settle(scan, piece, hints)
        if settled is None:
            continue
        extent = name_extent(text, scan, piece.first, piece.last)
        title = name_extent(text, scan, *piece.title) if piece.title else None
        country = piece.entry.country if piece.entry else None
        found.append(
            Found(
                number,
                piece.first,
                piece.last,
                extent,
                settled[1],
                settled[0],
                extent.of(text),
                title,
                piece.entry,
                country,
                0.95 if piece.sure else 0.7,
                "rules" if piece.sure else "guess",
            )
        )
    return scans, found
