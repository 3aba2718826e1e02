"""Goods in a sentence: noun phrases whose head is a ware, with a name by which one kind is known again."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.annotate.reference.naming import Found
from headwater.annotate.reference.nominal_words import COUNTING, DEFINITE, OUTSIDE, QUANTITIES, STOPPING
from headwater.annotate.reference.scans import Scan
from headwater.annotate.reference.tokens import Token
from headwater.names import word_classes
from headwater.tables import read_rows, split_forms
from headwater.text import Extent

# Behind a ware these do not make it a mere modifier: "arms sales" are sales of arms, "arms talks" are talks.
TRADE = frozenset(
    "supply supplies shipment shipments delivery deliveries sale sales purchase purchases exchange exchanges "
    "transfer transfers export exports import imports handover".split()
)
# Adjectives that tell one kind of ware from another; others only count or praise.
KINDS = frozenset(
    "nuclear ballistic chemical biological conventional heavy light small raw humanitarian military hypersonic "
    "lethal solar crude refined natural infantry anti-tank anti-aircraft anti-ship long-range short-range "
    "precision tactical strategic".split()
)
# Nouns before a ware that tell nothing of its kind.
VAGUE = frozenset("future past present number supply state government record weapons-grade other".split())
# Wares whose purpose belongs to their kind: "ammunition for artillery".
PURPOSED = frozenset(("munitions", "shells", "components", "technology", "fuel"))


class Ware(NamedTuple):
    """A mention of goods by its tokens, with the name of its kind."""

    first: int
    last: int
    extent: Extent
    name: str


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[tuple[str, ...], str]]:
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, cell in read_rows("goods.tsv"):
        for form in split_forms(cell):
            for written in (form, form + "s", form[:-1] + "ies" if form.endswith("y") else form):
                parts = tuple(written.split())
                table.setdefault(parts[-1], {})[parts] = kind
    return table


def _match_ware(scan: Scan, at: int) -> tuple[int, str] | None:
    """The longest ware that ends at a word: how many words it takes, and its kind."""
    forms = _table().get(scan.keys[at], {})
    for parts in sorted(forms, key=len, reverse=True):
        if at + 1 >= len(parts) and scan.keys[at + 1 - len(parts) : at + 1] == parts:
            return len(parts), forms[parts]
    return None


def _is_named(scan: Scan, at: int) -> bool:
    """Whether a ware has the capital of a name and is in no plural: the firm "Shell"."""
    token = scan.tokens[at]
    return token.shape == "title" and not (token.is_first or scan.line.is_headline or token.key.endswith("s"))


def _is_free(scan: Scan, at: int) -> bool:
    """Whether a ware is not the modifier of a noun behind it."""
    if at + 1 >= len(scan.tokens) or scan.tokens[at + 1].gap != " " or scan.tokens[at].possessive:
        return True
    following = scan.tokens[at + 1]
    if following.shape != "lower" or following.key in TRADE or following.key in OUTSIDE:
        return True
    classes = word_classes(following.key) or ""
    return not classes.startswith("n") or ("v" in classes and following.key.endswith("ed"))


def _is_plain(token: Token) -> bool:
    classes = word_classes(token.key)
    if token.key in OUTSIDE or token.possessive or token.shape not in ("lower", "digit"):
        return token.shape == "digit"
    return classes is None or classes[0] in "an" or (classes[0] == "v" and token.key.endswith("ed"))


def _walk_left(scan: Scan, at: int, owned: frozenset[int]) -> int:
    """Where the phrase begins: behind names, verbs and prepositions, "a range of" taken in."""
    while at > 0 and at - 1 not in owned and scan.tokens[at].gap in (" ", "-", "\n", "” ", " “"):
        before = scan.tokens[at - 1]
        if before.key in DEFINITE or before.key in STOPPING:
            return at - 1
        if (before.key == "of" and at > 1 and scan.keys[at - 2] in QUANTITIES) or (
            before.key == "and" and at > 1 and scan.keys[at - 2] in QUANTITIES
        ):
            at -= 2
        elif before.key in COUNTING or before.key in QUANTITIES or _is_plain(before):
            at -= 1
        else:
            break
    return at


def _skip_verb(scan: Scan, first: int, start: int) -> int:
    """Where the phrase begins behind a verb whose object it is: "stopped arms sales", "need raw materials"."""
    while first < start and "v" in (word_classes(scan.keys[first]) or "") and scan.keys[first] not in QUANTITIES:
        first += 1
    return first


def _name_ware(scan: Scan, first: int, start: int, kinds: Sequence[str]) -> str:
    """The name of a kind: what it is made for and what it is, without amounts."""
    words = set()
    for at in range(first, start):
        token = scan.tokens[at]
        telling = token.key in KINDS or "-" in token.text or (word_classes(token.key) or "a").startswith("n")
        if telling and token.shape == "lower" and token.key not in VAGUE | QUANTITIES | DEFINITE | OUTSIDE:
            words.add(token.key)
    return " ".join((*sorted(words - set(kinds)), *sorted(set(kinds))))


def find_goods(scan: Scan, names: Sequence[Found]) -> Iterator[Ware]:
    """The goods in a sentence, from left to right."""
    owned = frozenset(at for name in names for at in range(name.first, name.last))
    at = 0
    while at < len(scan.tokens):
        found = _match_ware(scan, at) if at not in owned and not _is_named(scan, at) else None
        longer = at + 1 < len(scan.tokens) and (ahead := _match_ware(scan, at + 1)) is not None and ahead[0] > 1
        if found is None or longer or not _is_free(scan, at):
            at += 1
            continue
        start = at - found[0] + 1
        first = _skip_verb(scan, _walk_left(scan, start, owned), start)
        last, kinds = _extend(scan, at + 1, [found[1]])
        name = _name_ware(scan, first, start, kinds)
        yield Ware(first, last, Extent(scan.tokens[first].start, scan.tokens[last - 1].end), name)
        at = last


def _extend(scan: Scan, at: int, kinds: list[str]) -> tuple[int, list[str]]:
    """Take in "rockets AND MISSILES", "ammunition FOR ARTILLERY"."""
    while at + 1 < len(scan.tokens) and scan.tokens[at].gap == " ":
        joins = scan.keys[at] == "and" or (scan.keys[at] == "for" and kinds[0] in PURPOSED)
        ends = [e for e in (at + 1, at + 2) if e < len(scan.tokens) and (f := _match_ware(scan, e)) and f[0] == e - at]
        if not joins or not ends or not _is_free(scan, ends[-1]):
            return at, kinds
        found = _match_ware(scan, ends[-1])
        kinds = [*kinds, found[1]] if found else kinds
        at = ends[-1] + 1
    return at, kinds
