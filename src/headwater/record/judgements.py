"""What people decide: judgements on members (a span, an object, an entry of a list), appended and never edited.

The last verdict on the same members counts; `withdrawn` undoes those before it.  A judgement never names a cluster, so
that it holds whatever the clusters become.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from headwater.record.spans import Value

Subject = Literal["mentions", "screening", "claims", "copies", "statements"]
Verdict = Literal["same", "different", "unsure", "withdrawn"]


class Member(Value, frozen=True, kw_only=True, omit_defaults=True, order=True):
    """One thing that is judged: characters of a report, an object of the record by its id, or an entry of a list."""

    report: str = ""
    start: int = -1
    end: int = -1
    id: str = ""
    list: str = ""
    entry: str = ""


class Judgement(Value, frozen=True, kw_only=True):
    """Who holds what of which members, since when."""

    subject: Subject
    members: tuple[Member, ...]
    verdict: Verdict
    by: str
    at: str
    note: str = ""

    @property
    def key(self) -> tuple[str, tuple[Member, ...]]:
        """What is judged, whatever the order in which its members were named."""
        return self.subject, tuple(sorted(self.members))

    @property
    def words(self) -> str:
        """Who decided, and when."""
        return f"judged {self.verdict} by {self.by} on {self.at[:10]}"


def current_judgements(judgements: Iterable[Judgement], subject: Subject) -> tuple[Judgement, ...]:
    """The judgements of a subject that count, in the order in which they were made."""
    last: dict[tuple[str, tuple[Member, ...]], Judgement] = {}
    for judgement in judgements:
        if judgement.subject == subject:
            last.pop(judgement.key, None)
            last[judgement.key] = judgement
    return tuple(judgement for judgement in last.values() if judgement.verdict != "withdrawn")


def encode_members(members: tuple[Member, ...]) -> bytes:
    """The members as JSON, for the store."""
    return msgspec.json.encode(members)


def decode_members(data: bytes) -> tuple[Member, ...]:
    """The members from JSON."""
    return msgspec.json.decode(data, type=tuple[Member, ...])
