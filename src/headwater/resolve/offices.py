"""Descriptions that other reports explain: "the Norlandic leader" where they say who leads Norland."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.names import word_key
from headwater.resolve.chains import Chain
from headwater.resolve.profiles import Sources
from headwater.text import words

RULERS = frozenset(
    "leader ruler president premier chancellor dictator monarch king queen emperor sultan minister".split()
)
GENERAL = frozenset(("leader", "ruler"))
# What belongs to a person's state: "the country of …", "his government"; "his state" may be a part of it.
OWNED = frozenset("country nation government regime".split())
# Nouns for one sort of text; two reports mean one text when they use one of a row and name the same party in it.
TEXTS = (
    frozenset("deal agreement accord pact treaty".split()),
    frozenset("lawsuit suit complaint litigation".split()),
    frozenset("resolution resolutions".split()),
    frozenset("sanctions".split()),
    frozenset("files documents archive archives records".split()),
)
Groups = list[list[Chain]]


def join_described(
    groups: Sequence[Sequence[Chain]], described: Sequence[Chain], sources: Sources
) -> tuple[Groups, list[Chain]]:
    """The groups with the descriptions that belong to them, and the descriptions left over."""
    homes = [list(group) for group in groups]
    held = [_offices_of(group, sources) for group in groups]
    left = []
    for chain in described:
        home = _find_home(chain, groups, held, sources)
        if home is None:
            left.append(chain)
        else:
            homes[home].append(chain)
    return homes, left


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
    chain: Chain, groups: Sequence[Sequence[Chain]], held: Sequence[set[tuple[str, str]]], sources: Sources
) -> int | None:
    mention = sources.mention(chain.report, chain.members[0])
    if chain.type == "person" and chain.country:
        fitting = [
            n
            for n, group in enumerate(groups)
            if _is_in(group, chain.report) and _holds(held[n], mention.name, chain.country)
        ]
    elif chain.type == "state":
        nouns = {word_key(w.text) for w in words(mention.name)}
        country = chain.country or (_country_of_owner(chain, groups, sources) if nouns & OWNED else None)
        fitting = [
            n for n, group in enumerate(groups) if group[0].sort == "state" and group[0].country == country and country
        ]
    else:
        fitting = []
    return fitting[0] if len(fitting) == 1 else None


def _is_in(group: Sequence[Chain], report: str) -> bool:
    return group[0].sort == "person" and any(c.report == report for c in group)


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


def join_texts(chains: Sequence[Chain], of: Mapping[tuple[str, int], str], sources: Sources) -> Groups:
    """Texts of several reports that are one: of one sort, with the same party named in the description."""
    groups: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        groups[_text_key(chain, of, sources)].append(chain)
    return [groups[key] for key in sorted(groups)]


def _text_key(chain: Chain, of: Mapping[tuple[str, int], str], sources: Sources) -> tuple[str, ...]:
    alone = ("alone", chain.report, str(chain.members[0]))
    for at in chain.members:
        mention = sources.mention(chain.report, at)
        owner = of.get((chain.report, mention.body)) if mention.body is not None else None
        sort = next(
            (n for n, nouns in enumerate(TEXTS) if nouns & {word_key(w.text) for w in words(mention.name)}), None
        )
        if owner and sort is not None:
            return str(sort), owner
    return alone
