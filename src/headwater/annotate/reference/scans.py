"""What may begin at each word of a sentence: a capitalised name, a known name, a title, the head of a body's name."""

from functools import lru_cache
from itertools import pairwise

import msgspec

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.tokens import (
    CALENDAR,
    KEPT,
    NAME_MONTHS,
    NEVER_NAMES,
    SHORT_DATES,
    Evidence,
    Line,
    Token,
    is_capital,
    keep,
)
from headwater.names import Entry, list_known, match_title, word_classes
from headwater.tables import read_rows, split_forms

BEFORE_MONTH = frozenset("in since until till by last next this early late mid of each every during".split())
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon gen lt maj brig col capt cmdr adm sgt cpl pvt sen sens rep reps gov govs st jr sr "
    "no rear vice messrs pres sec amb supt det insp".split()
)


class Scan(msgspec.Struct, frozen=True, eq=False):
    """A sentence with what each word of it may begin; the same with the same capitals is one object, as its line is."""

    line: Line
    tokens: tuple[Token, ...]
    capital: tuple[bool, ...]
    known: tuple[tuple[int, Entry] | None, ...]
    keys: tuple[str, ...]


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, cell in read_rows("capital_heads.tsv"):
        for form in split_forms(cell):
            table.setdefault(form.casefold(), kind)
    return table


def head_type(token: Token) -> str | None:
    """The kind of name that a capitalised word is the head of: Ministry, Inc, Times, Airport, Island."""
    return find_head(token.key) if token.shape in ("title", "upper") else None


def find_head(key: str) -> str | None:
    """The kind of name that a word is the head of where it is capitalised."""
    return _heads().get(key)


def is_adjacent(token: Token, before: Token) -> bool:
    """Whether nothing but a space, or the stop of an initial or an abbreviation, stands between two words."""
    if token.gap.isspace():
        return token.gap.count("\n") < 2
    stopped = token.gap[:1] == "." and token.gap[1:].isspace()
    return stopped and (len(before.text) == 1 or before.key in ABBREVIATIONS)


def _is_risky(size: int, entry: Entry, token: Token) -> bool:
    """Whether a known form is an ordinary word too: 'House', 'Labour', 'Times'."""
    return size == 1 and entry.type != "state" and token.shape == "title" and word_classes(token.key) is not None


def _accepts(scan_tokens: tuple[Token, ...], at: int, size: int, entry: Entry, capital: tuple[bool, ...]) -> bool:
    part = scan_tokens[at : at + size]
    if any(t.shape == "lower" and t.key not in NEVER_NAMES for t in part) or part[0].shape in ("lower", "digit"):
        return part[0].shape == "digit" and size > 1 and part[-1].shape == "title"
    if any(t.possessive and not t.text.endswith("s") for t in part[:-1]) and size < 3:
        return False
    if any(not (is_adjacent(t, b) or t.gap == ", ") for b, t in pairwise(part)):
        return False
    if not _is_risky(size, entry, part[0]):
        return True
    before = scan_tokens[at - 1].key if at else ""
    following = scan_tokens[at + 1] if at + 1 < len(scan_tokens) else None
    if not capital[at]:
        return False
    if entry.kind == "party":
        return True
    alone = not (
        following and capital[at + 1] and is_adjacent(following, part[0]) and not match_title([following.key], 0)
    )
    return alone and (before == "the" or bool(following and match_title([following.key], 0)))


def _is_short_date(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "Jan", "Sun" and the like are a month or a day: a number or a stop stands beside them."""
    if tokens[at].key not in SHORT_DATES:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    dated = behind is None or behind.shape == "digit" or "." in behind.gap
    return dated or (at > 0 and (tokens[at - 1].shape == "digit" or tokens[at - 1].key in CALENDAR))


def _is_month_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a month that is a person's name in this report is one here."""
    before = tokens[at - 1].key if at else ""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    dated = before in BEFORE_MONTH or before.isdigit() or (behind is not None and behind.shape == "digit")
    return tokens[at].shape != "lower" and not dated


def scan_line(line: Line, evidence: Evidence) -> Scan:
    """Look up what begins at each word."""
    settled, left = keep(_settle_capitals, line)(line)
    capital = list(settled)
    for at in left:
        capital[at] = _has_capital(line, at, evidence)
    return keep(_scan, line)(line, tuple(capital))


@lru_cache(maxsize=KEPT)
def _settle_capitals(line: Line) -> tuple[tuple[bool, ...], tuple[int, ...]]:
    """Which words are written like names, and for which of them the rest of the report has a say in it."""
    unasked = Evidence(frozenset(), frozenset(), frozenset())
    capital = [_has_capital(line, at, unasked) for at in range(len(line.tokens))]
    return tuple(capital), tuple(at for at, token in enumerate(line.tokens) if _asks_report(token, line))


def _asks_report(token: Token, line: Line) -> bool:
    return token.shape not in ("lower", "digit") and (token.is_first or line.is_headline or token.key in NAME_MONTHS)


def _has_capital(line: Line, at: int, evidence: Evidence) -> bool:
    token, tokens = line.tokens[at], line.tokens
    if is_capital(token, line, evidence) and not _is_short_date(tokens, at):
        return True
    return token.key in evidence.months and _is_month_name(tokens, at)


@lru_cache(maxsize=KEPT)
def _scan(line: Line, capital: tuple[bool, ...]) -> Scan:
    tokens = line.tokens
    keys = tuple(t.key for t in tokens)
    texts = tuple(t.text for t in tokens)
    known: list[tuple[int, Entry] | None] = []
    for at, token in enumerate(tokens):
        found = list_known(keys, texts, at) if token.shape != "lower" else ()
        known.append(next((f for f in found if _accepts(tokens, at, *f, capital)), None))
    return Scan(line, tokens, capital, tuple(known), keys)


def _is_calling(scan: Scan, at: int) -> bool:
    """Whether a sentence begins with somebody's calling before his full name: "Firefighter Joan Doe said"."""
    if not scan.tokens[at].is_first or scan.line.is_headline or at + 2 >= len(scan.tokens) or scan.known[at]:
        return False
    found = match_head(scan.keys, at)
    is_person = found is not None and found[1].type == "person" and not found[1].plural
    pair = scan.tokens[at + 1 : at + 3]
    return is_person and all(t.shape == "title" and t.gap == " " for t in pair) and not scan.tokens[at].possessive


def title_size(scan: Scan, at: int) -> int:
    """How many words a capitalised title takes here."""
    token = scan.tokens[at]
    if token.shape not in ("title", "upper") or token.key in CALENDAR:
        return 0
    found = match_title(scan.keys, at)
    if not found:
        return 1 if _is_calling(scan, at) else 0
    size = found[0]
    part = scan.tokens[at : at + size]
    spaced = all(is_adjacent(t, b) for b, t in pairwise(part))
    return size if spaced and not any(t.possessive for t in part[:-1]) and size <= len(part) else 0
