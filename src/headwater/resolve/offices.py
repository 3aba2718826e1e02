"""Descriptions that other reports explain: "the Norlandic leader" where they say who leads Norland."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headwater.names import word_key
from headwater.resolve.chains import Chain, Groups, Place
from headwater.resolve.profiles import Sources
from headwater.text import ANOTHER, fold, words

RULERS = frozenset(
    "leader ruler president premier chancellor dictator monarch king queen emperor sultan minister".split()
)
GENERAL = frozenset(("leader", "ruler"))
# What belongs to a person's state: "the country of …", "his government"; "his state" may be a part of it.
OWNED = frozenset("country nation government regime".split())
GOVERNMENTS = frozenset(("government", "regime", "administration"))
OF_PEOPLE = frozenset(("campaign", "administration"))
EMPTY = frozenset("the a an mr mrs ms dr sir president".split())  # what a description has more than a name
# Nouns for one sort of text; two reports mean one text when they use one of a row and name the same party in it.
TEXTS = (
    frozenset("deal agreement accord pact treaty".split()),
    frozenset("lawsuit suit complaint litigation".split()),
    frozenset("resolution resolutions".split()),
    frozenset("sanctions".split()),
    frozenset("files documents archive archives records".split()),
    frozenset("investigation probe inquiry".split()),
)
# What a state or somebody else has one of, by the word that is said of it most plainly.
FORCES = frozenset("military army forces troops".split())
ARMS = frozenset("military armed army land ground".split())
BODIES = frozenset(("organization", "public_body"))
PRESS = frozenset("press reporters journalists media newsmen".split())  # whom somebody tells something
DEFINITE = frozenset("the this its his her their our my".split())
ASIDES = frozenset("in at from for with that which who".split())


class Homes(NamedTuple):
    """Where a description may belong: persons and ships by report, states by country, bodies too by name."""

    persons: dict[str, list[int]]
    crafts: dict[str, list[int]]
    states: dict[str, list[int]]
    named: dict[str, int]


def join_described(
    groups: Sequence[Sequence[Chain]], described: Sequence[Chain], sources: Sources
) -> tuple[Groups, list[Chain]]:
    """The groups with the descriptions that belong to them, and the descriptions left over."""
    joined = [list(group) for group in groups]
    held = [_offices_of(group, sources) for group in groups]
    homes = _list_homes(groups)
    left = []
    for chain in described:
        home = _find_home(chain, groups, homes, held, sources)
        if home is None:
            left.append(chain)
        else:
            joined[home].append(chain)
    return joined, left


def _list_homes(groups: Sequence[Sequence[Chain]]) -> Homes:
    homes = Homes(defaultdict(list), defaultdict(list), defaultdict(list), {})
    for n, group in enumerate(groups):
        sort = group[0].sort
        if sort == "person":
            for report in {chain.report for chain in group}:
                homes.persons[report].append(n)
        elif group[0].type == "craft":
            for report in {chain.report for chain in group}:
                homes.crafts[report].append(n)
        elif sort in ("state", "body"):
            for name in {name for chain in group for name in chain.names}:
                homes.named.setdefault(_plain(name), n)
            if sort == "state" and group[0].country:
                homes.states[group[0].country].append(n)
    return homes


def _plain(phrase: str) -> str:
    """A description as a name might say it: "Mr. Doe's campaign" is the Doe campaign."""
    return " ".join(key for w in words(phrase) if (key := word_key(w.text)) not in EMPTY)


def _offices_of(group: Sequence[Chain], sources: Sources) -> set[tuple[str, str]]:
    """Words of the offices of a person with the country of each."""
    held = set()
    for chain in group:
        for at in chain.members if chain.sort == "person" else ():
            mention = sources.mention(chain.report, at)
            if mention.title and mention.country:
                title = mention.title.of(sources.reports[chain.report].text)
                held |= {(word_key(w.text), mention.country) for w in words(title)}
    return held


def _find_home(
    chain: Chain,
    groups: Sequence[Sequence[Chain]],
    homes: Homes,
    held: Sequence[set[tuple[str, str]]],
    sources: Sources,
) -> int | None:
    mention = sources.mention(chain.report, chain.members[0])
    if chain.type == "person":
        country = chain.country
        near = homes.persons.get(chain.report, ()) if country else ()
        fitting = [n for n in near if country and _holds(held[n], mention.name, country)]
        return fitting[0] if len(fitting) == 1 else None
    if chain.type == "craft":  # "the ship", where all reports name one and this one too
        near, keys = homes.crafts.get(chain.report, ()), fold(mention.name).split()
        is_only = len({n for found in homes.crafts.values() for n in found}) == 1
        return near[0] if len(near) == 1 and is_only and keys[0] in DEFINITE and not ANOTHER & set(keys) else None
    if chain.type == "state":
        nouns = {word_key(w.text) for w in words(mention.name)}
        country = chain.country or (_country_of_owner(chain, groups, sources) if nouns & OWNED else None)
        states = homes.states.get(country or "", [])
        if len(states) == 1:
            return states[0]
    owner, _, last = _plain(mention.name).rpartition(" ")
    named = homes.named.get(owner) if last in GOVERNMENTS else None
    if named is not None and groups[named][0].sort == "state":
        return named
    whole = (
        f"{owner.rpartition(' ')[2]} {last}" if last in OF_PEOPLE else ""
    )  # "Joan Doe's campaign" is the Doe campaign
    same = homes.named.get(f"{owner} {last}", homes.named.get(whole)) if owner else None
    return same if same is not None and groups[same][0].sort == "body" else None


def _holds(held: set[tuple[str, str]], description: str, country: str) -> bool:
    keys = [word_key(w.text) for w in words(description)]
    if keys[0] not in ("the", "this") or not keys:
        return False
    noun = keys[-1]
    offices = RULERS if noun in GENERAL else frozenset((noun,))
    needed = {noun} if noun in GENERAL else set(keys) & RULERS
    return any((office, country) in held for office in offices) and bool(needed)


def _country_of_owner(chain: Chain, groups: Sequence[Sequence[Chain]], sources: Sources) -> str | None:
    """The country of the person named inside a description: 'the country of Joan Doe'."""
    outer = sources.mention(chain.report, chain.members[0]).extent
    for group in groups:
        if group[0].sort != "person":
            continue
        inside = any(
            c.report == chain.report and outer.contains(sources.mention(c.report, at).extent)
            for c in group
            for at in c.members
        )
        if inside:
            return next((c.country for c in group if c.country), None)
    return None


def join_owned(chains: Sequence[Chain], of: Mapping[Place, str], sources: Sources) -> Groups:
    """Descriptions that name whose body or forces they are, those of one owner in the same words together."""
    groups: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        key = _owned_key(chain, of, sources)
        groups[key or ("alone", chain.report, str(chain.members[0]))].append(chain)
    return [groups[key] for key in sorted(groups)]


def _owned_key(chain: Chain, of: Mapping[Place, str], sources: Sources) -> tuple[str, ...] | None:
    for at in chain.members:
        mention = sources.mention(chain.report, at)
        keys = _own_words(chain.report, at, sources) if mention.level == "nominal" else []
        if len(keys) == 1 and keys[0] in PRESS and len(mention.name.split()) < 3:
            return ("press",)
        owner = _find_owner(chain.report, at, of, sources) if keys else None
        if owner is None or any(c.isdigit() for c in mention.name):
            continue
        if keys[-1:] and keys[-1] in FORCES and set(keys[:-1]) <= ARMS:
            return owner, "forces"
        is_one = fold(mention.name).split()[0] in DEFINITE or "'s " in mention.name or "’s " in mention.name
        if mention.type in BODIES and is_one and not keys[-1].endswith("s"):
            return (owner, *keys)
    return None


def _own_words(report: str, at: int, sources: Sources) -> list[str]:
    """The words of a description without the names and pronouns in it, up to "in …"."""
    mention = sources.mention(report, at)
    others = [m.extent for m in sources.found[report].mentions[at + 1 : at + 5] if mention.extent.contains(m.extent)]
    text = sources.reports[report].text
    keys: list[str] = []
    for word in words(text, *mention.extent):
        if (key := word_key(word.text)) in ASIDES:
            break
        if key not in EMPTY and not any(e.start <= word.start < e.end for e in others):
            keys.append(key)
    return keys


def _find_owner(report: str, at: int, of: Mapping[Place, str], sources: Sources) -> str | None:
    """Whose a description is: of the body that it names, or of whoever stands in it as its owner."""
    mention = sources.mention(report, at)
    if mention.body is not None:
        return of.get((report, mention.body))
    text = sources.reports[report].text
    for other in range(max(0, at - 1), min(len(sources.found[report].mentions), at + 4)):
        inside = sources.mention(report, other)
        if other != at and mention.extent.contains(inside.extent):
            is_own = inside.level == "pronoun" or text[inside.extent.end : inside.extent.end + 2] in ("'s", "’s")
            return of.get((report, other)) if is_own else None
    return None


def join_texts(chains: Sequence[Chain], of: Mapping[Place, str], sources: Sources) -> Groups:
    """Texts of several reports that are one: of one sort, with the same party named in the description."""
    groups: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        groups[_text_key(chain, of, sources)].append(chain)
    return [groups[key] for key in sorted(groups)]


def _text_key(chain: Chain, of: Mapping[Place, str], sources: Sources) -> tuple[str, ...]:
    alone = ("alone", chain.report, str(chain.members[0]))
    for at in chain.members:
        mention = sources.mention(chain.report, at)
        owner = _find_owner(chain.report, at, of, sources)
        sort = next(
            (n for n, nouns in enumerate(TEXTS) if nouns & {word_key(w.text) for w in words(mention.name)}), None
        )
        if owner and sort is not None:
            return str(sort), owner
    return alone
