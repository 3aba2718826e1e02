"""What screenings found: runs with their hits, as they are kept, laid to the actors, and compared between versions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from headwater.record.judgements import Judgement, Member, current_judgements
from headwater.record.model import Actor
from headwater.record.spans import Span, Value
from headwater.record.whole import Record

Key = tuple[str, str, str, int]


class Appearance(Value, frozen=True, kw_only=True):
    """A role in which a party appears in the reports, and where."""

    role: str
    spans: tuple[Span, ...]


class Hit(Value, frozen=True, kw_only=True):
    """A party that may be an entry of a list; `anchor` is the mention that names it first and that decisions name."""

    list: str
    list_version: str
    entry: str
    name: str
    listed_as: str
    programme: str
    party: str
    anchor: Span
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    roles: tuple[Appearance, ...]

    @property
    def key(self) -> Key:
        """What a decision is about, in every version of the list."""
        return self.list, self.entry, self.anchor.report, self.anchor.start

    @property
    def members(self) -> tuple[Member, ...]:
        """The members of a judgement on this hit."""
        place = Member(report=self.anchor.report, start=self.anchor.start, end=self.anchor.end)
        return place, Member(list=self.list, entry=self.entry)

    @property
    def reason(self) -> str:
        """The reasons for and against in one line."""
        sides = (("for: ", self.reasons), ("against: ", self.against))
        return "; ".join(head + ", ".join(words) for head, words in sides if words)


Decided = tuple[Hit, Judgement | None]  # a hit with what people decided of it


class Screening(Value, frozen=True, kw_only=True):
    """One run of a list in one version over the parties of a record."""

    list: str
    version: str
    sha256: str
    entries: int
    parties: int
    at: str
    hits: tuple[Hit, ...]


class Comparison(NamedTuple):
    """What another version of a list changes in the hits."""

    old: Screening
    new: Screening
    added: tuple[Hit, ...]
    removed: tuple[Hit, ...]
    changed: tuple[tuple[Hit, Hit], ...]


def compare_screenings(old: Screening, new: Screening) -> Comparison:
    """Hits that a newer version adds, removes, or gives with another name, programme or score."""
    before, after = ({hit.key: hit for hit in run.hits} for run in (old, new))
    both = [(before[key], after[key]) for key in before if key in after]
    return Comparison(
        old,
        new,
        tuple(hit for key, hit in after.items() if key not in before),
        tuple(hit for key, hit in before.items() if key not in after),
        tuple(pair for pair in both if _told(pair[0]) != _told(pair[1])),
    )


def _told(hit: Hit) -> tuple[str, str, str, float]:
    return hit.name, hit.listed_as, hit.programme, hit.score


def latest_screenings(screenings: Iterable[Screening]) -> list[Screening]:
    """The last run of each list, by name."""
    return list({run.list: run for run in sorted(screenings, key=lambda s: s.list)}.values())


def decide_hits(hits: Iterable[Hit], judgements: Iterable[Judgement]) -> list[Decided]:
    """Each hit with the decision on it, if there is one."""
    decided = {judgement.key: judgement for judgement in current_judgements(judgements, "screening")}
    return [(hit, decided.get(("screening", tuple(sorted(hit.members))))) for hit in hits]


def lay_screenings(record: Record, screenings: Sequence[Screening], judgements: Sequence[Judgement]) -> Record:
    """The record with what the last run of each list found, at the actors whose mentions anchor the hits."""
    hits = [hit for run in latest_screenings(screenings) for hit in run.hits]
    if not hits:
        return record
    owner = {(m.span.report, m.span.start, m.span.end): m.actor for m in record.mentions if m.actor}
    found: dict[str, list[dict[str, Any]]] = {}
    for hit, decision in decide_hits(hits, judgements):
        if actor := owner.get((hit.anchor.report, hit.anchor.start, hit.anchor.end)):
            found.setdefault(actor, []).append(describe_hit(hit, decision))
    return msgspec.structs.replace(record, actors=tuple(_lay(actor, found) for actor in record.actors))


def _lay(actor: Actor, found: Mapping[str, list[dict[str, Any]]]) -> Actor:
    if actor.id not in found:
        return actor
    return msgspec.structs.replace(actor, screening=tuple(found[actor.id]))


def describe_hit(hit: Hit, decision: Judgement | None) -> dict[str, Any]:
    """A hit as the record's key `screening` holds it."""
    decided = {"verdict": decision.verdict, "by": decision.by, "at": decision.at} if decision else None
    told = {key: getattr(hit, key) for key in ("list", "list_version", "entry", "name", "listed_as", "programme")}
    return {
        **told,
        "score": hit.score,
        "reason": hit.reason,
        "roles": msgspec.to_builtins(hit.roles),
        "decision": decided,
    }
