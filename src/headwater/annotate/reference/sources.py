"""What unnamed sources know of: "two officials BRIEFED ON THE TALKS", "a person WITH KNOWLEDGE OF the plan"."""

from collections.abc import Mapping

from headwater.annotate.reference.naming import Found
from headwater.annotate.reference.nominal_words import DEFINITE, OUTSIDE
from headwater.annotate.reference.scans import Scan
from headwater.names import word_classes

PRIVY = (
    ("briefed", "on"),
    ("briefed", "about"),
    ("familiar", "with"),
    ("acquainted", "with"),
    ("involved", "in"),
    ("close", "to"),
    ("with", "knowledge", "of"),
    ("with", "direct", "knowledge", "of"),
    ("with", "firsthand", "knowledge", "of"),
)


def skip_privy(scan: Scan, at: int, owner: Mapping[int, Found]) -> int:
    """Behind what a source is told to know of, from the place behind its noun; that place where nothing tells."""
    tokens, keys = scan.tokens, scan.keys
    length = next((len(words) for words in PRIVY if tuple(keys[at : at + len(words)]) == words), None)
    if length is None:
        return at
    first = at + length
    first += first < len(keys) and keys[first] in DEFINITE
    here = first
    while here < len(tokens) and tokens[here].gap == " " and (here in owner or _is_thing(keys[here])):
        here = owner[here].last if here in owner else here + 1
    return here if here > first else at


def _is_thing(key: str) -> bool:
    """Whether a word may stand in a noun phrase and begins no verb."""
    return (word_classes(key) or "n").startswith(("n", "a")) and key not in OUTSIDE
