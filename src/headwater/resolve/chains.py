"""Mentions of one report that stand for one actor, as chains: what is compared between reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from headwater.annotations import Annotations, Mention
from headwater.names import Entry, find_known, host_outlet, parse_person
from headwater.record.model import Report
from headwater.text import WORDS_KEPT, fold

Place = tuple[str, int]  # a mention: the id of its report, and its position there


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of one report: its mentions by position, what sort it is, and the forms of its name.

    `sort` is one of person, state, body, place, group, goods, text, described.  `key` joins chains of several reports
    beyond doubt; None where names must be compared.
    """

    report: str
    members: tuple[int, ...]
    sort: str
    type: str
    names: tuple[str, ...]
    country: str | None
    key: tuple[str, ...] | None
    parts: tuple[int, ...] = ()

    @property
    def place(self) -> Place:
        """The first mention, which tells this chain from all others."""
        return self.report, self.members[0]


Groups = list[list[Chain]]


def follow(mentions: Sequence[Mention], at: int, cuts: frozenset[int] = frozenset()) -> int:
    """The mention at the end of a chain of antecedents; where it is cut, the chain ends."""
    seen = {at}
    while (
        at not in cuts
        and (ahead := mentions[at].antecedent) is not None
        and ahead not in seen
        and 0 <= ahead < len(mentions)
    ):
        seen.add(ahead)
        at = ahead
    return min(seen) if mentions[at].antecedent in seen else at


def list_chains(report: Report, found: Annotations, cuts: frozenset[int] = frozenset()) -> list[Chain]:
    """The chains of a report in text order; a pronoun that stands for nobody known is in none."""
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(found.mentions)):
        root = follow(found.mentions, at, cuts)
        if found.mentions[root].level != "pronoun":
            members[root].append(at)
    return [_make_chain(report, found, root, sorted(places)) for root, places in sorted(members.items())]


def _make_chain(report: Report, found: Annotations, root: int, places: list[int]) -> Chain:
    mentions = [found.mentions[at] for at in places]
    named = [m for m in mentions if m.level in ("name", "demonym")]
    types: Counter[str] = Counter(m.type for m in named or mentions if m.type != "other")
    kind = min(types, key=lambda t: (-types[t], t)) if types else "other"
    sort = _sort_of(named, kind, found.mentions[root])
    countries = Counter(m.country for m in mentions if m.country and m.level != "pronoun")
    country = min(countries, key=lambda c: (-countries[c], c)) if countries else None
    names = tuple(sorted({m.name for m in named}))
    return Chain(
        report=report.id,
        members=tuple(places),
        sort=sort,
        type=kind,
        names=names,
        country=country,
        key=_key_of(sort, names, country, found.mentions[root]),
        parts=next((m.members for m in mentions if m.members), ()),
    )


def _sort_of(named: Sequence[Mention], kind: str, root: Mention) -> str:
    if root.level == "conjunction" or (not named and root.members):
        return "group"
    if kind == "goods":
        return "goods"
    if kind == "state" and named:
        return "state"
    if not named:
        return "text" if kind == "document" else "described"
    if kind == "person":
        return "person"
    return "place" if kind == "place" else "body"


def _key_of(sort: str, names: Iterable[str], country: str | None, root: Mention) -> tuple[str, ...] | None:
    if sort == "state" and country:
        return "state", country
    if sort == "goods":
        return "goods", root.name
    if sort == "place":
        return "place", min(fold(known.name if (known := find_known(name)) else name) for name in names)
    if sort == "body" and (entry := known_entry(names)):
        return "body", entry.name
    return None


def known_entry(names: Iterable[str]) -> Entry | None:
    """The known body, outlet or party that one of the forms names."""
    return next((known for name in sorted(names) if (known := _known_body(name))), None)


@lru_cache(maxsize=WORDS_KEPT)
def _known_body(name: str) -> Entry | None:
    known = find_known(name) or host_outlet(name) or _edition_of(name)
    return known if known and known.type not in ("state", "place") else None


def _edition_of(name: str) -> Entry | None:
    """The outlet of which a form names an edition: "Morning Star London"."""
    parts = name.split()
    for size in range(1, min(3, len(parts))):
        known, place = find_known(" ".join(parts[:-size])), find_known(" ".join(parts[-size:]))
        if known and known.kind == "outlet" and place and place.type in ("place", "state"):
            return known
    return None


def full_names(chain: Chain) -> tuple[str, ...]:
    """The forms of a person's name that have a given name."""
    return tuple(name for name in chain.names if parse_person(name).given)
