"""Who met whom: meetings of one with two others are two meetings."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from headwater.link.reading import Reading
from headwater.record.model import Actor, Event
from headwater.text import fold

MEETINGS = ("MEETING", "CONSULT", "NEGOTIATION")
ROLES = ("agent", "counterpart")
# Offices that one person has at a time: the president is not the foreign minister, nor the Queen the prime minister.
OFFICE = re.compile(
    r"(?<!\bvice )(?<!\bdeputy )\b(?P<office>"
    r"(?:foreign|prime|defen[cs]e|interior|finance|justice|health|trade|energy|oil) (?:minister|secretary)|"
    r"secretary[ -]general|secretary of state|crown prince|president|king|queen|pope|chancellor|premier|emir|sultan)\b",
    re.IGNORECASE,
)


class Party(msgspec.Struct, frozen=True):
    """One who takes part: the actor, what he is if he is known by a name, and the offices that he is given.

    `is_titled` says that reports give him some title, so that an office which none of them gives is not his.
    """

    actor: str
    schema: str | None
    offices: frozenset[str] = frozenset()
    is_titled: bool = False


def find_parties(reading: Reading, event: Event) -> tuple[Party, ...]:
    """Those who meet in an event, each once; nobody where it is no meeting."""
    if event.type.partition(":")[2] not in MEETINGS:
        return ()
    met = (r.actor for r in event.roles if r.role in ROLES and r.actor)
    return tuple(_make_party(reading, reading.actors[actor]) for actor in dict.fromkeys(met))


def _make_party(reading: Reading, actor: Actor) -> Party:
    is_known = actor.id in reading.named and actor.schema in ("Person", "Country")
    told = " , ".join((actor.name, *(office.title for office in actor.offices))) if actor.schema == "Person" else ""
    is_titled = is_known and any(office.title for office in actor.offices)
    return Party(actor.id, actor.schema if is_known else None, frozenset(_list_offices(told)), is_titled)


def _list_offices(titles: str) -> Iterator[str]:
    for found in OFFICE.finditer(titles):
        office = re.sub(r"[ -]+", " ", fold(found["office"]))
        yield "prime minister" if office == "premier" else office.replace("defense", "defence")


def parties_exclude(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether one party meets another in each of two meetings, and it is not the same other."""
    mine = [p for p in a if all(p.actor != q.actor for q in b)]
    its = [q for q in b if all(p.actor != q.actor for p in a)]
    is_shared = len(mine) < len(a) and len(its) < len(b)
    return is_shared and bool(mine and its) and all(_are_two(p, q) for p in mine for q in its)


def _are_two(a: Party, b: Party) -> bool:
    """Whether two are surely not one: both named as persons or as states, or of offices that nobody has at once."""
    if a.schema and a.schema == b.schema:
        return True
    is_told = (a.offices and b.offices) or (a.offices and b.is_titled) or (a.is_titled and b.offices)
    return bool(is_told) and a.offices.isdisjoint(b.offices)
