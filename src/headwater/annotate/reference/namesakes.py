"""Known names that are family names too: "Joan England", "Victor Dane", "Joan Tarpan" of the firm Tarpan."""

from headwater.annotate.reference.scans import Scan, is_adjacent
from headwater.names import given_gender, word_classes

# Types of known names that may be a family name too: "Joan Tarpan" of "Tarpan".
NAMED_AFTER_PEOPLE = frozenset(("company", "media"))


def may_be_family(scan: Scan, first: int, at: int) -> bool:
    """Whether a known name may be a family name: "Joan England"; in capitals it begins a dateline."""
    if is_namesake(scan, first, at) or is_family_demonym(scan, first, at):
        return True
    known = scan.known[at]
    shouted = scan.tokens[at].shape == "upper" and scan.tokens[at - 1].shape == "title"
    return known is not None and known[0] == 1 and known[1].kind in ("name", "place", "capital") and not shouted


def is_family_demonym(scan: Scan, first: int, at: int) -> bool:
    """Whether a given name stands before a word for a people that describes nothing: "Joan French said"."""
    known = scan.known[at]
    if known is None or known[0] > 1 or known[1].kind not in ("demonym", "people") or at != first + 1:
        return False
    return given_gender(scan.keys[first]) is not None and scan.tokens[at].shape == "title" and ends_name(scan, at)


def ends_name(scan: Scan, at: int) -> bool:
    """Whether nothing follows a word that it could describe: "Dane said", and not "Danish ships"."""
    behind = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    if behind is None or behind.gap != " " or scan.tokens[at].possessive:
        return True
    return behind.shape == "lower" and (word_classes(behind.key) or "n")[0] not in "na"


def is_namesake(scan: Scan, first: int, at: int) -> bool:
    """Whether a given name stands before the name of a firm or an outlet that is called after a person."""
    known = scan.known[at]
    if known is None or known[0] > 1 or at != first + 1 or scan.tokens[at].shape != "title":
        return False
    behind = at + 1 < len(scan.tokens) and scan.capital[at + 1] and is_adjacent(scan.tokens[at + 1], scan.tokens[at])
    return known[1].type in NAMED_AFTER_PEOPLE and given_gender(scan.keys[first]) in ("m", "f") and not behind
