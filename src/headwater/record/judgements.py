"""What people decide: judgements on members (a span, an object, an entry of a list), appended and never edited.

The last verdict on the same members counts; `withdrawn` undoes those before it.  A judgement never names a cluster, so
that it holds whatever the clusters become.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, TypeVar, get_args

import msgspec

from headwater.record.spans import Value

Subject = Literal["mentions", "screening", "claims", "denials", "copies", "statements", "sources"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
Verdict = Literal["same", "different", "unsure", "accept", "reject", Letter, "withdrawn"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
PAIRS: tuple[Subject, ...] = ("mentions", "screening", "claims", "denials", "copies")  # of two members; others have one
_DONE = {"accept": "accepted", "reject": "rejected", "withdrawn": "withdrawn"}

K = TypeVar("K", bound=Hashable)


class Member(Value, frozen=True, kw_only=True, omit_defaults=True, order=True):
    """One thing that is judged: characters of a report, a whole one, or an entry of a list.

    `id` tells which statement or event of those characters is meant, where several stand there.
    """

    report: str = ""
    start: int = -1
    end: int = -1
    id: str = ""
    list: str = ""
    entry: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole report."""
        return bool(self.report) and self.start < 0


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
        done = _DONE.get(self.verdict) or f"{'given' if self.verdict in LETTERS else 'judged'} {self.verdict}"
        return f"{done} by {self.by} on {self.at[:10]}"


def current_judgements(judgements: Iterable[Judgement], *subjects: Subject) -> tuple[Judgement, ...]:
    """The judgements of some subjects (or of all) that count, in the order in which they were made."""
    last: dict[tuple[str, tuple[Member, ...]], Judgement] = {}
    for judgement in judgements:
        if not subjects or judgement.subject in subjects:
            last.pop(judgement.key, None)
            last[judgement.key] = judgement
    return tuple(judgement for judgement in last.values() if judgement.verdict != "withdrawn")


def settle_pairs(rulings: Sequence[tuple[K, K, Verdict]]) -> list[bool]:
    """Which of these verdicts on two things hold, in the order in which they were made.

    Where they cannot all hold (one is same as another, which is same as a third, which differs from the first) the
    later ones do.
    """
    home: dict[K, K] = {}
    apart: list[tuple[K, K]] = []

    def find(key: K) -> K:
        while home.get(key, key) != key:
            key = home[key]
        return key

    holds = [False] * len(rulings)
    for n, (a, b, verdict) in reversed(list(enumerate(rulings))):
        one, other = find(a), find(b)
        if verdict == "same":
            holds[n] = not any({find(x), find(y)} == {one, other} for x, y in apart)
            if holds[n]:
                home[other] = one
        elif one != other:
            holds[n] = True
            apart.append((a, b))
    return holds


def encode_members(members: tuple[Member, ...]) -> bytes:
    """The members as JSON, for the store."""
    return msgspec.json.encode(members)


def decode_members(data: bytes) -> tuple[Member, ...]:
    """The members from JSON."""
    return msgspec.json.decode(data, type=tuple[Member, ...])
