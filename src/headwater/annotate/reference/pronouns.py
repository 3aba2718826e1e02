"""Pronouns that can stand for a participant, and names joined by "and" that act as one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import POSSESSIVES
from headwater.annotate.reference.naming import Found
from headwater.annotate.reference.scans import Scan
from headwater.names import word_classes
from headwater.text import STOPWORDS

SUBJECTS = frozenset("he she they we i".split())
ARTICLES = frozenset("a an the this that these those no any some".split())
# Behind these "it" stands for nobody: "it is likely", "it was unclear", "it remains to be seen".
EMPTY_IT = frozenset(
    "is was 's be seems seemed appears appeared remains remained would could may might has had does took takes".split()
)
CLAUSE_MARKS = frozenset(
    "clear unclear likely unlikely possible impossible important hard difficult easy time true because been only "
    "good".split()
)
AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must shall should do does did both also all have "
    "jointly said say says agreed signed held met announced continue".split()
)
JOINABLE = frozenset(("person", "state", "organization", "public_body", "media", "company", "other"))
FRONTING = frozenset(
    "according at in on for like unlike with after before during besides alongside to from as under".split()
)
NOT_A_PARTY_AFTER = frozenset("between of with from in among for like as to on over than".split())


class Joint(NamedTuple):
    """Names joined by commas and "and": their positions among the names of the line, and the tokens they span."""

    first: int
    last: int
    members: tuple[int, ...]


def _is_empty_it(scan: Scan, at: int) -> bool:
    keys = scan.keys
    following = keys[at + 1] if at + 1 < len(keys) else ""
    if scan.tokens[at].possessive:
        return True
    return (following in EMPTY_IT and bool(CLAUSE_MARKS & set(keys[at + 2 : at + 5]))) or following in (
        "takes",
        "remains",
        "emerged",
    )


def find_pronouns(scan: Scan) -> Iterator[int]:
    """The tokens of a sentence that are pronouns for a participant: subjects, and possessives."""
    for at, token in enumerate(scan.tokens):
        key = token.key
        if key == "i":
            if token.text == "I" and not _is_number(scan, at):
                yield at
        elif key in SUBJECTS:
            if token.shape in ("lower", "title"):
                yield at
        elif key in POSSESSIVES and token.shape != "upper" and at + 1 < len(scan.tokens):
            if scan.tokens[at + 1].gap in (" ", " “", ' "') and _may_be_owned(scan, at + 1):
                yield at
        elif key == "it" and token.shape != "upper" and not _is_empty_it(scan, at) and _is_subject(scan, at):
            yield at


def _is_number(scan: Scan, at: int) -> bool:
    """Whether an "I" counts what a name before it is of ("World War I"); words such as "But" begin a sentence."""
    before = scan.tokens[at - 1] if at and not scan.tokens[at].is_first else None
    return before is not None and before.shape != "lower" and before.key not in STOPWORDS


def _may_be_owned(scan: Scan, at: int) -> bool:
    classes = word_classes(scan.keys[at])
    if scan.keys[at] in ARTICLES:
        return False  # 'wished her A happy birthday'
    return classes is None or classes[0] in "anv"


def _is_subject(scan: Scan, at: int) -> bool:
    if at + 1 >= len(scan.keys) or not scan.tokens[at + 1].gap.isspace():
        return False
    classes = word_classes(scan.keys[at + 1]) or ""
    return classes.startswith(("v", "r")) or scan.keys[at + 1] in AUXILIARIES or "v" in classes


def _links(scan: Scan, left: Found, right: Found) -> str | None:
    """How two neighbouring names are joined: 'comma', 'and', or not at all."""
    between = scan.tokens[left.last : right.first]
    start = right.title.start if right.title else scan.tokens[right.first].start
    words = [t.key for t in between if t.start < start and t.key != "the"]
    if scan.tokens[left.last - 1].possessive:
        return None
    gap_at = between[0].gap if between else scan.tokens[right.first].gap
    if words == ["and"] and gap_at in (" ", ", "):
        return "and"
    if not words and gap_at == ", ":
        return "comma"
    return None


def _joins_members(scan: Scan, names: Sequence[Found], at: int) -> list[int]:
    """Positions of the names that are joined from one on, by commas and a last "and"."""
    members = [at]
    while members[-1] + 1 < len(names):
        here = members[-1]
        nearest = _skip_titles(names, here + 1)
        if names[nearest].level == "demonym" and names[nearest].type == "state" and nearest + 1 < len(names):
            nearest += 1  # "Joan Doe and Norlandic President Jan Berg"
        right = names[nearest]
        if right.level != "name" or right.type not in JOINABLE:
            break
        link = _links_over(scan, names, here, nearest)
        if link is None:
            break
        members.append(nearest)
        if link == "and":
            return members
    return []


def _skip_titles(names: Sequence[Found], at: int) -> int:
    """The next name that is not part of the title of a later one: "the leader of Norland, Joan Doe"."""
    for later in range(at + 1, min(at + 3, len(names))):
        title = names[later].title
        if title and title.start < names[at].extent.start and names[later].type == "person":
            return later
    return at


def _links_over(scan: Scan, names: Sequence[Found], left: int, right: int) -> str | None:
    if right == left + 1 or names[right - 1].level != "demonym":
        return _links(scan, names[left], names[right])
    demonym = names[right - 1]
    title = names[right].title
    behind = scan.tokens[demonym.last].start if demonym.last < len(scan.tokens) else -1
    return _links(scan, names[left], demonym) if title and title.start == behind else None


def _first_token(scan: Scan, names: Sequence[Found], at: int) -> int:
    """The first token of a name with its title, the demonym before that, and the article."""
    first = names[at].first
    title = names[at].title
    while title and first > 0 and scan.tokens[first - 1].start >= title.start:
        first -= 1
    if title and at > 0 and names[at - 1].last == first and names[at - 1].level == "demonym":
        first = names[at - 1].first
    if first > 0 and scan.keys[first - 1] == "the" and scan.tokens[first].gap == " ":
        first -= 1
    return first


def find_joints(scan: Scan, names: Sequence[Found]) -> Iterator[Joint]:
    """Names that act as one party: joined subjects, and joined objects of a verb."""
    used = -1
    for at, name in enumerate(names):
        if at <= used or name.level != "name" or name.type not in JOINABLE:
            continue
        members = _joins_members(scan, names, at)
        if not members:
            continue
        if len(members) > 2 and _is_fronted(scan, names[at]):
            members = members[1:]  # "According to A, B and C have …": A stands outside
        first, last = _first_token(scan, names, members[0]), names[members[-1]].last
        if _acts(scan, first, last):
            used = members[-1]
            yield Joint(first, last, tuple(members))


def _is_fronted(scan: Scan, name: Found) -> bool:
    """Whether a name ends the phrase with which its sentence begins: "According to A,", "At the United Nations,"."""
    opening = scan.keys[: name.first]
    return 0 < len(opening) <= 6 and opening[0] in FRONTING


def _acts(scan: Scan, first: int, last: int) -> bool:
    """Whether joined names do something together, or something is done to them."""
    before = scan.keys[first - 1] if first else ""
    if scan.tokens[last - 1].possessive or before in NOT_A_PARTY_AFTER:
        return False
    if before and (word_classes(before) or "").startswith("v") and scan.tokens[first].gap == " ":
        return True
    if last >= len(scan.tokens):
        return False
    following = scan.tokens[last]
    if following.gap == ", ":
        return following.key in ("both", "who", "which")
    if before in ("at", "by", "against") and following.gap == " ":
        return True
    acting = following.key in AUXILIARIES or (word_classes(following.key) or "").startswith(("v", "r"))
    return following.gap == " " and following.shape == "lower" and acting
