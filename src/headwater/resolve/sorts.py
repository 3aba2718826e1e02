"""What sort of actor a name stands for, where the reports do not agree: one name, one sort."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from headwater.names import find_known, parse_person, person_gender
from headwater.names.bodies import short_firm
from headwater.resolve.chains import Chain, full_names, known_entry
from headwater.resolve.profiles import Sources
from headwater.text import fold

FIRM_VOTES = 1000  # "Tarpan LLC" in one report settles what "Tarpan" is in all
VOTING = ("body", "person", "place")  # sorts that a reader mixes up in names it has not met; ties go to the first

HIS = frozenset(("he", "him", "his", "himself"))  # a ship is "she"


def settle_ships(chains: Sequence[Chain], sources: Sources) -> list[Chain]:
    """The chains, in which a full name is that of a ship where one report says so and none tells of a person by it.

    "The ferry Joan Berg" in one report says what "the Joan Berg" of another is.
    """
    ships = {fold(name) for c in chains if c.type == "craft" for name in c.names}
    ships -= {fold(name) for c in chains if ships and _is_somebody(c, sources) for name in c.names}
    return [
        msgspec.structs.replace(c, sort="body", type="craft")
        if c.sort == "person" and ships.issuperset(map(fold, c.names))
        else c
        for c in chains
    ]


def _is_somebody(chain: Chain, sources: Sources) -> bool:
    """Whether it is told of as no ship is: by office, as "he", by the family name alone, as who says something."""
    if chain.sort != "person":
        return False
    mentions = [sources.mention(chain.report, at) for at in chain.members]
    told = any(m.title or (m.level == "pronoun" and fold(m.name) in HIS) for m in mentions)
    described = any(m.level == "nominal" and m.type == "person" for m in mentions)
    speaks = any(saying.speaker in chain.members for saying in sources.found[chain.report].sayings)
    return told or described or speaks or len(chain.names) > 1


def settle_sorts(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, each name in one sort: the one that most mentions of all reports give to it.

    A name with a given name, a table's name and a place that is known keep the sort they have.
    """
    families = {
        family for c in chains if c.sort == "person" for name in full_names(c) if (family := parse_person(name).family)
    }
    votes = _count_votes(chains)
    settled = []
    for chain in chains:
        name = fold(chain.names[0]) if chain.names else ""
        if chain.sort == "person" and any(short_firm(n) and not person_gender(n) for n in chain.names):
            chain = msgspec.structs.replace(chain, sort="body", type="organization")
        elif name in votes and _is_unsettled(chain):
            sort, kind, key = min(votes[name], key=lambda v: (-votes[name][v], VOTING.index(v[0]), v[1]))
            chain = msgspec.structs.replace(chain, sort=sort, type=kind, key=key)
        elif chain.type == "other" and name in families:
            chain = msgspec.structs.replace(chain, sort="person", type="person")
        settled.append(chain)
    return settled


Vote = tuple[str, str, tuple[str, ...] | None]


def _count_votes(chains: Sequence[Chain]) -> dict[str, Counter[Vote]]:
    """How many mentions give each sort to a name; a firm's full name votes for its short one."""
    votes: dict[str, Counter[Vote]] = defaultdict(Counter)
    for chain in chains:
        if chain.type == "other" or chain.sort not in VOTING:
            continue
        for name in chain.names:
            if firm := short_firm(name):
                votes[fold(firm)]["body", "organization", None] += FIRM_VOTES
            elif chain.sort != "person" or name not in full_names(chain) or not person_gender(name):
                votes[fold(name)][chain.sort, chain.type, chain.key] += len(chain.members)
    return votes


def _is_unsettled(chain: Chain) -> bool:
    """Whether other reports may say better what sort a name is of."""
    if chain.type == "other":
        return True
    named = chain.sort == "person" and (len(chain.names) > 1 or any(person_gender(n) for n in full_names(chain)))
    if chain.sort not in VOTING or named or known_entry(chain.names):
        return False
    return chain.sort != "place" or not any(find_known(name) for name in chain.names)
