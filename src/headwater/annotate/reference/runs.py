"""Runs of capitals in a sentence, cut into known names, titles with persons, bodies, and names yet unknown."""

from collections.abc import Iterator
from typing import NamedTuple

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.namesakes import is_family_demonym, is_namesake, may_be_family
from headwater.annotate.reference.scans import Scan, head_type, is_adjacent, title_size
from headwater.annotate.reference.tokens import NEVER_NAMES, NOT_ACTORS
from headwater.names import Entry, given_gender, match_title, word_classes
from headwater.names.people import EASTERN_GIVEN, INNER_PARTICLES, SUFFIXES
from headwater.names.spelling import FIRST_FAMILIES

# What may follow a name behind a comma and belongs to it.
TAILS = SUFFIXES | {"inc", "corp", "ltd", "llc", "plc", "co"}
# Words in front of a name that describe and do not name.
DESCRIBING = frozenset(
    "former current senior top new old late ex then acting deputy-elect incoming outgoing veteran longtime fellow "
    "ousted disgraced embattled jailed exiled retired famed first last next early".split()
)
# Small nouns that make a body of the name before them: "Doe administration", "Doe campaign".
FOLLOWING_BODIES = {"administration": "public_body", "campaign": "organization", "family": "group"}
# Small nouns that belong to the name of a body before them: "Space Research organization".
SMALL_HEADS = frozenset("organization organisation agency commission committee council ministry department".split())
# Small nouns that make a place of it: "Skarholm island".
FOLLOWING_PLACES = frozenset(
    "island islands river province region peninsula airport village district strait valley".split()
)
# With a demonym before them these small words name one body: "French foreign ministry".
SMALL_BODIES = frozenset("ministry parliament".split())
BEFORE_MINISTRY = frozenset(
    "foreign defense defence interior justice health finance trade economy energy oil education".split()
)
# Heads of these types are surnames too: "Linda Hall", "Jack Park".
SURNAME_HEADS = frozenset(("facility", "place", "company", "document"))
# First words of names that are no actors: storms, undertakings, rules.
EVENT_WORDS = frozenset(
    "hurricane typhoon cyclone storm operation project proposition article section highway route flight".split()
)
# Offices that follow "Mr." in address.
ADDRESSED = frozenset(
    "president speaker chairman chairwoman chair secretary ambassador minister prime justice mayor senator "
    "governor vice director commissioner attorney premier chancellor foreign defense leader".split()
)
LINKS = frozenset(("of", "for", "on"))
NOT_FAMILIES = frozenset(("body", "outlet", "party", "demonym", "people"))  # kinds of known names


class Piece(NamedTuple):
    """A name in a sentence by its tokens, half-open; `title` are the tokens of the title before it."""

    first: int
    last: int
    type: str
    entry: Entry | None = None
    title: tuple[int, int] | None = None
    sure: bool = True


def _starts(scan: Scan, at: int) -> bool:
    """Whether a name may begin at a word."""
    token = scan.tokens[at]
    if scan.capital[at] or scan.known[at] or title_size(scan, at):
        return True
    if token.shape != "title" or scan.line.is_headline or at + 1 >= len(scan.tokens) or token.key in NEVER_NAMES:
        return False
    following = scan.tokens[at + 1]
    if token.key in FIRST_FAMILIES and is_adjacent(following, token) and "-" in following.text and scan.capital[at + 1]:
        return all(EASTERN_GIVEN.fullmatch(half) for half in following.key.split("-"))
    classes = word_classes(token.key) or ""
    return (
        scan.capital[at + 1]
        and is_adjacent(following, token)
        and not token.possessive
        and classes[:1] in ("n", "a")
        and token.key not in DESCRIBING
        and (word_classes(following.key) is not None or head_type(following) is not None)
        and not scan.known[at + 1]
        and not title_size(scan, at + 1)
    )


def _joins(scan: Scan, at: int) -> bool:
    """Whether a word goes on with the run of the word before it."""
    token, before = scan.tokens[at], scan.tokens[at - 1]
    if token.gap == ", " and token.key in TAILS and token.shape == "title":
        return True
    if _is_bracketed(scan, at) or _is_partner(scan, at):
        return True
    if not is_adjacent(token, before):
        return False
    if before.possessive and not (_is_ordinary(scan, at - 1) and scan.capital[at] and head_type(token)):
        return False
    if token.key in INNER_PARTICLES and token.shape == "lower":
        follows = at + 1 < len(scan.tokens) and (scan.capital[at + 1] or scan.keys[at + 1] in INNER_PARTICLES)
        return follows and not scan.known[at - 1]
    return scan.capital[at] or scan.known[at] is not None or bool(scan.line.is_headline and title_size(scan, at))


def _is_partner(scan: Scan, at: int) -> bool:
    """Whether a word is the second of a firm's two names: "Quill & DOE"."""
    if scan.tokens[at].gap != " & " or not (scan.capital[at - 1] and scan.capital[at]):
        return False
    if scan.known[at - 1] or scan.known[at] or scan.line.is_headline or _is_personal(scan, at):
        return False  # "Joan Quill & Jan Doe" are two
    return at < 2 or not (scan.capital[at - 2] and is_adjacent(scan.tokens[at - 1], scan.tokens[at - 2]))


def _is_ordinary(scan: Scan, at: int) -> bool:
    """Whether a word is no name by itself: "the Prosecutor's Office", "the Ombudsman's Office"."""
    return word_classes(scan.keys[at]) is not None or title_size(scan, at) > 0


def _is_bracketed(scan: Scan, at: int) -> bool:
    """Whether a given name stands in brackets between a title and the family name: "President (Joan) Doe"."""
    tokens = scan.tokens
    if tokens[at].gap == " (":
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        return behind is not None and behind.gap == ") " and scan.capital[at] and title_size(scan, at - 1) == 1
    return (
        tokens[at].gap == ") "
        and tokens[at - 1].gap == " ("
        and at > 1
        and title_size(scan, at - 2) == 1
        and scan.capital[at]
    )


def _run_end(scan: Scan, at: int) -> int:
    end = at + max(1, scan.known[at][0] if scan.known[at] else 0, title_size(scan, at))  # type: ignore[index]
    while end < len(scan.tokens) and _joins(scan, end):
        end += max(1, scan.known[end][0] if scan.known[end] else 0)  # type: ignore[index]
    return end


def _is_personal(scan: Scan, at: int) -> bool:
    """Whether a word looks like the given name with which a person's name begins."""
    token = scan.tokens[at]
    return given_gender(token.key) is not None and (token.key not in FIRST_FAMILIES or not head_type(token))


def _find_head(scan: Scan, first: int, end: int) -> int | None:
    """The last head word of the body whose name begins at `first`, before any title or person."""
    found = None
    for at in range(first, end):
        if at > first and title_size(scan, at) and not _leads_to_head(scan, at, end):
            break
        if at > first and scan.keys[at] in SUFFIXES:
            break
        if head_type(scan.tokens[at]):
            found = at
        if scan.tokens[at].possessive and at + 1 < end and not head_type(scan.tokens[at + 1]):
            break
    return found


def _leads_to_head(scan: Scan, at: int, end: int) -> bool:
    behind = at + title_size(scan, at)
    return behind < end and head_type(scan.tokens[behind]) is not None


def _extend_tail(scan: Scan, end: int) -> int:
    """Where a body's name ends that goes on with 'of …', 'for …', 'on …'; the same end where it does not."""
    tokens = scan.tokens
    at = end
    while at < len(tokens) and tokens[at].key in LINKS and tokens[at].gap == " " and not tokens[at - 1].possessive:
        at += 1
        if at < len(tokens) and tokens[at].key == "the":
            at += 1
        if at >= len(tokens) or not (scan.capital[at] or scan.known[at]) or tokens[at].shape == "lower":
            break
        if (_is_personal(scan, at) and not scan.known[at]) or _is_titled(scan, at):
            break
        end = at = _tail_end(scan, at)
    return end


def _is_titled(scan: Scan, at: int) -> bool:
    """Whether a title stands here with its person: "Cabinet of Prime Minister Doe", but not "Office of the Mayor"."""
    size = title_size(scan, at)
    behind = at + size
    if not size or behind >= len(scan.tokens) or not is_adjacent(scan.tokens[behind], scan.tokens[behind - 1]):
        return False
    return scan.capital[behind] and not head_type(scan.tokens[behind]) and not scan.tokens[behind - 1].possessive


def _tail_end(scan: Scan, at: int) -> int:
    end = _run_end(scan, at)
    tokens = scan.tokens
    while (
        end + 1 < len(tokens)
        and tokens[end].key in ("and", "&")
        and tokens[end].gap == " "
        and scan.capital[end + 1]
        and not scan.known[end + 1]
        and word_classes(tokens[end - 1].key) is not None
        and word_classes(tokens[end + 1].key) is not None
        and not title_size(scan, end + 1)
    ):
        end = _run_end(scan, end + 1)
    return end


def _match_body(scan: Scan, first: int, end: int) -> Piece | None:
    """A body that begins here, by a head word."""
    head = _find_head(scan, first, end)
    if head is None:
        return None
    kind = head_type(scan.tokens[head]) or "organization"
    last = _extend_tail(scan, head + 1) if head + 1 == end or scan.tokens[head + 1].key in LINKS else head + 1
    if head == first and last == head + 1 and kind not in ("public_body", "organization"):
        return None
    found = scan.known[last] if last < end else None
    if found and found[1].kind == "name" and last + found[0] == end and kind == "organization":
        last = end  # "Rivers Forever International UK"
    return Piece(first, last, kind, sure=head > first or last > head + 1)


def _is_left_over(scan: Scan, at: int, first: int) -> bool:
    """Whether a third word is an ordinary plural behind a person's name: 'Joan Carver Doe Servers'."""
    key, before = scan.keys[at], scan.keys[at - 1]
    plural = key.endswith("s") and (word_classes(key) or "").startswith("n")
    return at - first >= 2 and plural and len(before) > 1 and word_classes(before) is None


def _person_end(scan: Scan, at: int, end: int) -> int:
    """Where a person's name ends: before a title, a body or a state that follows it."""
    here = at + 1
    while here < end:
        known = scan.known[here]
        if (
            known
            and known[1].kind in NOT_FAMILIES
            and not (is_namesake(scan, at, here) or is_family_demonym(scan, at, here))
        ):
            break
        if (known and known[0] > 1) or _is_left_over(scan, here, at):
            break
        if title_size(scan, here) and scan.keys[here] not in SUFFIXES and scan.keys[here] not in FIRST_FAMILIES:
            break
        here += 1
    return here


def _is_honorific(scan: Scan, at: int) -> bool:
    """Whether a word that is a title may be a surname behind another title: "Mr. Prince", but not "Mr. President"."""
    found = match_title(scan.keys, at)
    return found is not None and (found[1].kind != "office" or scan.keys[at] not in ADDRESSED)


def _match_titled(scan: Scan, at: int, end: int) -> Piece | None:
    """A person behind a title, or behind 'Minister of …'."""
    first = last = at
    while at < end and (size := title_size(scan, at)):
        last, at = at, at + size
    if at >= end and last > first and _is_honorific(scan, last):
        at = last  # "Mr. Prince"
    if at >= end or (at < end and scan.tokens[at - 1].possessive):
        return None
    if head_type(scan.tokens[at]) and not _is_personal(scan, at) and _find_head(scan, at, end) is not None:
        return None
    known = scan.known[at]
    if (
        known
        and known[1].type in ("state", "place", "media", "public_body", "organization")
        and not _is_personal(scan, at)
    ):
        return None
    return Piece(at, _person_end(scan, at, end), "person", title=(first, at))


def _is_given_state(scan: Scan, at: int, end: int) -> bool:
    """Whether a state's or a place's name is a given name here: 'Jordan Baker', 'Paris Miller'."""
    if at + 1 >= end or given_gender(scan.keys[at]) is None or scan.known[at + 1] or scan.tokens[at].possessive:
        return False
    following = scan.tokens[at + 1]
    plural = following.key.endswith("s") and word_classes(following.key) is not None
    return not plural and not head_type(following) and not title_size(scan, at + 1) and following.shape == "title"


def _guess(scan: Scan, first: int, last: int) -> Piece:
    """What an unknown run of capitals is, by its own words."""
    tokens = scan.tokens[first:last]
    if any(t.gap == " & " for t in tokens[1:]):
        return Piece(first, last, "company")
    if tokens[0].key in EVENT_WORDS:
        return Piece(first, last, "event")
    if len(tokens) == 1:
        token = tokens[0]
        if token.shape == "upper" and len(token.text) <= 6 and not scan.line.is_headline:
            return Piece(first, last, "organization", sure=False)
        return Piece(first, last, "other", sure=False)
    numbered = tokens[-1].key in SUFFIXES and any(word_classes(t.key) is None for t in tokens[:-1])
    if any(len(t.text) == 1 for t in tokens[:-1]) or _is_personal(scan, first) or numbered:
        return Piece(first, last, "person")
    eastern = all(EASTERN_GIVEN.fullmatch(half) for t in tokens[1:] for half in t.key.split("-"))
    if tokens[0].key in FIRST_FAMILIES and eastern and len(tokens) <= 3:
        return Piece(first, last, "person")
    ordinary = sum(word_classes(t.key) is not None for t in tokens)
    if ordinary == len(tokens):
        return Piece(first, last, "organization", sure=False)
    return Piece(first, last, "person" if len(tokens) <= 4 and ordinary <= 1 else "organization", sure=False)


def _unknown_end(scan: Scan, at: int, end: int) -> int:
    here = at + 1
    while here < end and not scan.tokens[here - 1].possessive:
        known = scan.known[here]
        if known and not (_is_personal(scan, at) and may_be_family(scan, at, here)):
            break
        if title_size(scan, here) and scan.keys[here] not in SUFFIXES and not _is_personal(scan, at):
            break
        if _is_left_over(scan, here, at):
            break
        here += 1
    return here


def _is_sort(scan: Scan, at: int, last: int) -> bool:
    """Whether a sentence begins with the sort of body whose name follows: "Insurer Tarpan said"."""
    if not scan.tokens[at].is_first or scan.line.is_headline or at + 1 >= last or scan.tokens[at].shape != "title":
        return False
    found = match_head(scan.keys, at)
    return found is not None and found[0] == 1 and found[1].type == "organization" and not found[1].plural


def _next_piece(scan: Scan, at: int, end: int) -> tuple[Piece | None, int]:
    """The name that begins at a word of a run, if any, and where to go on."""
    if title_size(scan, at) and not (scan.known[at] and scan.known[at][0] > 1):  # type: ignore[index]
        if piece := _match_titled(scan, at, end):
            return piece, piece.last
        if (body := _match_body(scan, at, end)) and body.last > at + title_size(scan, at):
            return body, body.last
        return None, at + title_size(scan, at)
    known = scan.known[at]
    body = _match_body(scan, at, end)
    if known and (body is None or body.last <= at + known[0]) and not _is_given_state(scan, at, end):
        return Piece(at, at + known[0], known[1].type, known[1]), at + known[0]
    if body and not (_is_personal(scan, at) and not known and body.last - at == 2 and body.type in SURNAME_HEADS):
        return body, body.last
    last = _unknown_end(scan, at, end)
    while at < last and (scan.keys[at] in NOT_ACTORS or _is_sort(scan, at, last)):
        at += 1
    return (_guess(scan, at, last), last) if at < last else (None, last)


def _grow(scan: Scan, piece: Piece) -> Piece:
    """A piece with the small nouns that make a body of it."""
    at = piece.last
    if at >= len(scan.tokens) or scan.tokens[at].gap != " " or scan.tokens[at - 1].possessive:
        return piece
    following = scan.keys[at]
    if piece.type in ("person", "other") and following in FOLLOWING_BODIES and piece.title is None:
        return Piece(piece.first, at + 1, FOLLOWING_BODIES[following])
    if piece.entry is None and piece.type in ("organization", "company", "public_body") and following in SMALL_HEADS:
        return Piece(piece.first, at + 1, "organization")
    if (
        piece.type == "media"
        and at < len(scan.known)
        and (known := scan.known[at])
        and known[1].kind in ("place", "capital")
    ):
        return Piece(piece.first, at + known[0], "media", piece.entry)
    if piece.type == "other" and following in FOLLOWING_PLACES:
        return Piece(piece.first, at + 1, "place")
    if piece.entry and piece.entry.kind == "demonym":
        if following in SMALL_BODIES:
            return Piece(piece.first, at + 1, "public_body")
        if following in BEFORE_MINISTRY and at + 1 < len(scan.keys) and scan.keys[at + 1] in SMALL_BODIES:
            return Piece(piece.first, at + 2, "public_body")
    return piece


def find_pieces(scan: Scan) -> Iterator[Piece]:
    """The names of a sentence, from left to right."""
    at = 0
    while at < len(scan.tokens):
        if not _starts(scan, at):
            at += 1
            continue
        end = _run_end(scan, at)
        while at < end:
            piece, behind = _next_piece(scan, at, end)
            if piece:
                piece = _grow(scan, piece)
                yield piece
            at = max(behind, piece.last if piece else behind, at + 1)
