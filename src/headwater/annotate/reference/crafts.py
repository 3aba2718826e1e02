"""Ships by name, which no word of the name tells from a person or a firm: "the tanker TARPAN", "JOAN DOE, a ferry"."""

from collections.abc import Iterable, Iterator

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.runs import Piece
from headwater.annotate.reference.scans import Scan
from headwater.names import word_classes

# Letters before the name of a ship: of merchants, of fishers, of navies.
PREFIXES = frozenset("mv m/v mt m/t fv f/v ss hms hmas hmcs hmnz uss usns uscgc ins hnlms hdms knm rms".split())
LONGEST = 6  # words between a name and the craft that it is said to be


def list_crafts(scan: Scan, pieces: Iterable[Piece]) -> Iterator[str]:
    """The names of ships among those of a sentence, with and without the letters before them."""
    for piece in pieces:
        if piece.entry is None and piece.title is None:
            has_prefix = _is_prefix(scan, piece.first) and piece.last > piece.first + 1
            if has_prefix or _is_of_craft(scan, piece):
                yield " ".join(scan.keys[piece.first : piece.last])
            if has_prefix:
                yield " ".join(scan.keys[piece.first + 1 : piece.last])


def _is_prefix(scan: Scan, at: int) -> bool:
    return scan.keys[at] in PREFIXES and scan.tokens[at].shape == "upper"


def _is_of_craft(scan: Scan, piece: Piece) -> bool:
    """Whether the words around a name say that it is of a ship."""
    tokens = scan.tokens
    before = piece.first - 1
    is_close = before >= 0 and tokens[piece.first].gap in (" ", " “", ' "', " ‘", " '")
    if is_close and (_is_prefix(scan, before) or (tokens[before].shape == "lower" and _is_craft(scan, before))):
        return True
    return _is_explained(scan, piece.last)


def _is_explained(scan: Scan, at: int) -> bool:
    """Whether "…, a Panama-flagged bulk carrier" stands behind a name."""
    tokens = scan.tokens
    if (
        at >= len(tokens)
        or tokens[at].gap not in (", ", ' ," ', '", ', "”, ")
        or scan.keys[at] not in ("a", "an", "the")
    ):
        return False
    for here in range(at + 1, min(at + LONGEST, len(tokens))):
        if tokens[here].gap not in (" ", "-"):
            return False
        if _is_craft(scan, here) and not _goes_on(scan, here + 1):
            return True
        classes = word_classes(scan.keys[here])
        if classes is not None and classes[0] not in "anv" and scan.known[here] is None:
            return False
    return False


def _is_craft(scan: Scan, at: int) -> bool:
    found = match_head(scan.keys, at)
    return found is not None and found[1].type == "craft" and not found[1].plural


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether a noun or a name follows that the craft describes: "a ship owner", "Joan Doe, the ferry Aurelia …"."""
    if at >= len(scan.tokens) or scan.tokens[at].gap not in (" ", "-"):
        return False
    return scan.capital[at] or (word_classes(scan.keys[at]) or "f").startswith("n")
