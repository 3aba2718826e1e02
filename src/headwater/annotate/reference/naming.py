"""Names in a report: pieces of its sentences with what the rest of the report and the words around tell of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.annotate.reference.capitals import WITHIN, is_city, is_us_state, weigh_cities
from headwater.annotate.reference.crafts import list_crafts
from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.namesakes import NAMED_AFTER_PEOPLE, ends_name
from headwater.annotate.reference.runs import Piece, find_pieces
from headwater.annotate.reference.scans import Scan, scan_line
from headwater.annotate.reference.tokens import KEPT, Line, keep, weigh_capitals
from headwater.annotations import Finder
from headwater.names import Entry, compare_persons, find_known, parse_person, word_classes
from headwater.record.model import Level
from headwater.text import Extent

PLACE_NOUNS = frozenset(
    "city town village province region district county island port state suburb municipality".split()
)
BEFORE_PLACES = WITHIN | frozenset("the a an of to from between and with against into for".split())  # of a state
SORTS = {"person": "person", "organization": "company"}  # what a description right before a name makes of it
SAID = frozenset("said says told added wrote tweeted recalled explained".split())


class Found(NamedTuple):
    """A mention in a line, in its offsets; what of it needs other mentions is filled later."""

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


def name_extent(scan: Scan, first: int, last: int) -> Extent:
    """Where a name of some tokens stands in the text of its line."""
    text = scan.line.text
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    # "(Joan) Doe": the given name in parentheses belongs to it.
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        start -= 1
    if scan.tokens[last - 1].key in ("jr", "sr", "inc", "corp", "co", "ltd") and text[end : end + 1] == ".":
        end += 1
    return Extent(start, end)


class Told(NamedTuple):
    """The names of a line, and what they tell of those in the rest of the report.

    `families` and `given` are names of persons beyond doubt, `heads` the last words of longer names of bodies; `cities`
    says of capitals whether the city is meant; `types` are what the words around unknown names make of them; `marked`
    are last words to which an "'s" belongs, `crafts` the names of ships.
    """

    pieces: tuple[Piece, ...]
    families: frozenset[str]
    given: frozenset[str]
    heads: frozenset[str]
    cities: tuple[tuple[str, bool], ...]
    types: tuple[tuple[str, str], ...]
    marked: frozenset[str]
    crafts: frozenset[str]


@lru_cache(maxsize=KEPT)
def _read_pieces(scan: Scan) -> Told:
    pieces = tuple(find_pieces(scan))
    persons = [
        parse_person(" ".join(t.text for t in scan.tokens[p.first : p.last]))
        for p in pieces
        if p.type == "person" and (p.sure or p.title)
    ]
    families = [person.family or "" for person in persons]
    unknown = (p for p in pieces if p.entry is None and not p.sure and p.title is None)
    return Told(
        pieces,
        families=frozenset((*families, *(half for family in families if "-" in family for half in family.split("-")))),
        given=frozenset(name for person in persons for name in person.given),
        heads=frozenset(scan.keys[p.last - 1] for p in pieces if p.last - p.first > 1 and p.type != "person"),
        cities=tuple(_tell_cities(scan, pieces)),
        types=tuple((_key_of(scan, p), kind) for p in unknown if (kind := _type_by_context(scan, p))),
        marked=frozenset(scan.keys[p.last - 1] for p in pieces if p.entry is None and _owns_nothing(scan, p)),
        crafts=frozenset(list_crafts(scan, pieces)),
    )


def _owns_nothing(scan: Scan, piece: Piece) -> bool:
    """Whether an "'s" belongs to the name before it: "Quill's said", which nobody writes of what is Quill's."""
    behind = scan.tokens[piece.last] if piece.last < len(scan.tokens) else None
    is_marked = scan.tokens[piece.last - 1].possessive and not scan.tokens[piece.last - 1].text.endswith("s")
    return is_marked and piece.title is None and behind is not None and behind.gap == " " and behind.key in SAID


def _tell_cities(scan: Scan, pieces: Sequence[Piece]) -> Iterator[tuple[str, bool]]:
    for piece in pieces:
        if piece.entry and piece.entry.kind == "capital" and (context := is_city(scan, piece)) is not None:
            yield scan.keys[piece.first], context


class Hints(NamedTuple):
    """What of the whole report decides on single names."""

    families: frozenset[str]
    given: frozenset[str]
    heads: frozenset[str]
    cities: dict[str, bool]
    is_georgia_us: bool
    types: dict[str, str]
    marked: frozenset[str]
    crafts: frozenset[str]


def _weigh(told: Sequence[Told]) -> Hints:
    nothing: frozenset[str] = frozenset()
    return Hints(
        nothing.union(*(line.families for line in told)),
        nothing.union(*(line.given for line in told)),
        nothing.union(*(line.heads for line in told)),
        weigh_cities(city for line in told for city in line.cities),
        is_us_state([piece.entry for line in told for piece in line.pieces if piece.entry]),
        _vote_types(told),
        nothing.union(*(line.marked for line in told)),
        nothing.union(*(line.crafts for line in told)),
    )


def _vote_types(told: Sequence[Told]) -> dict[str, str]:
    """What the words around unknown names make of them, over the whole report."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind in (vote for line in told for vote in line.types):
        votes[key][kind] += 1
    return {key: min(found, key=lambda t: (-found[t], t)) for key, found in votes.items()}


def _key_of(scan: Scan, piece: Piece) -> str:
    return " ".join(scan.keys[piece.first : piece.last])


def _type_by_context(scan: Scan, piece: Piece) -> str | None:
    """What the words around a name make of it: "in X", "the singer X", "the insurer X", "the X"."""
    keys, tokens = scan.keys, scan.tokens
    before = keys[piece.first - 1] if piece.first else ""
    behind = tokens[piece.last] if piece.last < len(tokens) else None
    if before in WITHIN or (before == "of" and piece.first > 1 and keys[piece.first - 2] in PLACE_NOUNS):
        return "place"
    if behind and behind.gap == ", " and (known := scan.known[piece.last]) and known[1].kind in ("name", "place"):
        return "place" if before in ("from", "to", "of", "and", "") else None
    found = match_head(keys, piece.first - 1) if piece.first and tokens[piece.first].gap == " " else None
    if found and found[1].type in SORTS and not found[1].plural:
        return SORTS[found[1].type]
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
    if len(token.text) == 1:
        return None  # a letter alone, as behind "Plan" or in the sign of a share
    if token.key in hints.families or token.key in hints.given:
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
    if piece.title is None and piece.entry is None and _key_of(scan, piece) in hints.crafts:
        return "craft", "name"
    if piece.entry:
        if _is_namesake(scan, piece, piece.entry, hints):
            return "person", "name"
        return _settle_known(scan, piece, piece.entry, hints)
    if piece.last - piece.first == 1 and not piece.title and (piece.type == "other" or not piece.sure):
        if piece.type in ("public_body", "organization") and scan.tokens[piece.first].shape == "title":
            return (piece.type, "name") if not scan.tokens[piece.first].is_first else None
        return _settle_single(scan, piece, hints)
    if not piece.sure and piece.type == "organization" and _is_quoted(scan, piece):
        return None
    kind = piece.type if piece.sure or piece.title else hints.types.get(_key_of(scan, piece), piece.type)
    return kind, "name"


def _is_namesake(scan: Scan, piece: Piece, entry: Entry, hints: Hints) -> bool:
    """Whether a known name is here the family name of somebody whom the report names in full."""
    at = piece.first
    is_family = scan.tokens[at].shape == "title" and scan.keys[at] in hints.families
    if piece.last - at > 1 or not is_family or entry.type in NAMED_AFTER_PEOPLE:
        return piece.last - at == 1 and is_family
    before = scan.keys[at - 1] if at else ""
    return entry.type in ("state", "place") and before not in BEFORE_PLACES and ends_name(scan, at)


def _cut_plural(scan: Scan, piece: Piece, hints: Hints) -> Piece:
    """A person's name without the ordinary plural behind it: "Doe Emails"."""
    key = scan.keys[piece.last - 1]
    plural = key.endswith("s") and (word_classes(key) or "").startswith("n")
    if (
        piece.type == "person"
        and not piece.sure
        and plural
        and piece.last - piece.first > 1
        and key not in hints.families
        and scan.keys[piece.last - 2] in hints.families
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


def find_names(lines: Sequence[Line]) -> tuple[list[Scan], list[list[Found]]]:
    """The scans of a report's lines, and in each the names with their types."""
    evidence = weigh_capitals(lines)
    scans = [scan_line(line, evidence) for line in lines]
    told = [keep(_read_pieces, scan.line)(scan) for scan in scans]
    hints = _weigh(told)
    found: list[list[Found]] = []
    before: Piece | None = None
    for scan, line in zip(scans, told, strict=True):
        found.append([])
        for piece in line.pieces:
            hangs = before is not None and _hangs_on(scan, piece, before)
            before = piece
            if not hangs or scan.keys[piece.first] in hints.families:
                piece = _cut_plural(scan, piece, hints)
                if marked := _name_marked(scan, piece, hints):
                    found[-1].append(marked)
                elif settled := _settle(scan, piece, hints):
                    found[-1].append(_name(scan, piece, *settled))
    return scans, found


def _name_marked(scan: Scan, piece: Piece, hints: Hints) -> Found | None:
    """The name of a body with the "'s" that belongs to it; None for any other name."""
    key, end = scan.keys[piece.last - 1], scan.tokens[piece.last - 1].end
    is_marked = scan.tokens[piece.last - 1].possessive and key in hints.marked and key not in hints.families
    if piece.entry or piece.title or not is_marked or scan.line.text[end + 1 : end + 2] != "s":
        return None
    extent = Extent(name_extent(scan, piece.first, piece.last).start, end + 2)
    return Found(piece.first, piece.last, extent, "name", "organization", extent.of(scan.line.text))


def _name(scan: Scan, piece: Piece, kind: str, level: Level) -> Found:
    extent = name_extent(scan, piece.first, piece.last)
    return Found(
        piece.first,
        piece.last,
        extent,
        level,
        kind,
        extent.of(scan.line.text),
        name_extent(scan, *piece.title) if piece.title else None,
        piece.entry,
        piece.entry.country if piece.entry else None,
        0.95 if piece.sure else 0.7,
        "rules" if piece.sure else "guess",
    )
