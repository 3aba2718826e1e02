"""Which claims the brief speaks of, and where: each in one sentence only."""

from collections.abc import Iterable
from typing import NamedTuple

from headwater.record.model import Claim
from headwater.tell.index import Index, list_new_claims
from headwater.tell.voices import list_voices


class Selection(NamedTuple):
    """Examples for each sentence of the brief, best first; no claim stands in two of them."""

    lead: list[Claim]
    denied: list[Claim]
    new: list[Claim]
    single: list[Claim]
    bare: list[Claim]


def select_claims(index: Index) -> Selection:
    """The claims to speak of: the first three, then the first of every kind that a reader must know."""
    claims = list(index.claims.values())
    told: set[str] = set()
    lead = _pick(claims, 3, told)
    denied = _pick((c for c in claims if c.denials), 2, told)
    new = _pick(list_new_claims(index), 2, told)
    single = _pick((c for c in claims if c.reports > 1 and c.independent_origins == 1), 1, told)
    bare = _pick((c for c in claims if not list_voices(c, index)), 1, told)
    return Selection(lead, denied, new, single, bare)


def _pick(claims: Iterable[Claim], most: int, told: set[str]) -> list[Claim]:
    found = [c for c in claims if c.id not in told][:most]
    told.update(c.id for c in found)
    return found
