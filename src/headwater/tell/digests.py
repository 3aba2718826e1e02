"""Stories as lines of a list: what each holds, how firm it stands, and what is new in it."""

from collections.abc import Mapping
from typing import NamedTuple

from headwater.tell.index import Index, find_days, find_eve, group_texts
from headwater.tell.news import Item, count_latest, list_latest
from headwater.tell.stories import name_title
from headwater.tell.wording import count, write_days


class Digest(NamedTuple):
    """A story as a line of a list; `agreed` are its claims of several independent origins, `news` what is latest."""

    number: int
    key: str
    title: str
    reports: int
    texts: int
    claims: int
    agreed: int
    denied: int
    days: str
    eve: str
    news: tuple[Item, ...]

    @property
    def latest(self) -> str:
        """What is new, by kind."""
        return count_latest(self.news)


def list_digests(parts: Mapping[str, Index]) -> list[Digest]:
    """The stories as lines of a list, in the order of their numbers."""
    return [_digest(number, part) for number, part in enumerate(parts.values(), 1)]


def _digest(number: int, part: Index) -> Digest:
    story, claims, eve = part.record.stories[0], part.claims.values(), find_eve(part)
    return Digest(
        number=number,
        key=story.id,
        title=name_title(story),
        reports=len(part.reports),
        texts=len(group_texts(part)),
        claims=len(part.claims),
        agreed=sum(c.independent_origins > 1 for c in claims),
        denied=sum(bool(c.denials) for c in claims),
        days=write_days(*find_days(part)),
        eve=write_days(eve, eve) if eve else "",
        news=tuple(list_latest(part)),
    )


def write_facts(digest: Digest) -> str:
    """`3–9 May 2031 · 4 claims with several independent origins · 2 denied`."""
    agreed = f"{count(digest.agreed, 'claim') if digest.agreed else 'no claim'} with several independent origins"
    denied = f"{digest.denied:,} denied" if digest.denied else ""
    is_told = digest.agreed or (digest.claims and digest.reports > 1)  # nobody expects it of one report
    return " · ".join(filter(None, (digest.days, agreed if is_told else "", denied)))
