"""Which events of a report are told, and which are only named again: 'after his VISIT', 'TALKS of the negotiations'."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotations import Happening, Mention
from headwater.text import Extent, fold

DEFINITE = frozenset("the this that these those such its his her their our".split())
# 'following the visit', 'during these talks': the event dates another one and is not told itself.
ADJUNCTS = frozenset("following after since during throughout before amid despite besides until through upon".split())
SETTLED = frozenset(("actual",))
KNOWN = frozenset(("actual", "planned", "possible"))  # how a report speaks of what it has told itself


class Candidate(NamedTuple):
    """An event with what the filters over the whole report ask of it."""

    happening: Happening
    part: str
    kind: str  # the type that it has once it is done: a journey, planned or made
    is_definite: bool
    is_anchored: bool
    is_adjunct: bool
    is_named: bool  # its own phrase, not the subject of a verb above it, says who takes part
    sentence: int
    end: int  # where its clause ends
    is_cue: bool = False  # the cue of a saying, which is a statement already
    is_material: bool = False  # a verb of something done, by a rule of such a type
    is_state: bool = False  # a verb that tells no deed by itself: 'opposed', 'allowed'
    is_silent: bool = False  # a verb of giving no answer: 'declined to comment'
    is_known: bool = False  # named as one that the reader knows: 'THE trial', 'THIS raid'
    is_supposed: bool = False  # the verb of a condition: 'if he comes', 'should he come'
    is_occasion: bool = False  # a verb that names an occasion, whoever tells it: 'stole', 'stepped down'
    is_announced: bool = False  # a verb of what is to come: 'they WILL SUE'
    is_charge: bool = False  # a cue that counts only with an event of its pack in what it charges
    word: Extent | None = None  # the word of the pack, where the event is named by the noun beside it
    about: tuple[Extent, ...] = ()  # the class words beside it, which name no further event


def join_packs(first: Sequence[Candidate], second: Sequence[Candidate]) -> list[Candidate]:
    """The events of a sentence by two packs: where both name one, the second's type is a further one of the first."""
    joined, left = [], list(second)
    for candidate in first:
        trigger = candidate.happening.trigger
        same = [c for c in left if c.happening.trigger.overlaps(trigger)]
        left = [c for c in left if c not in same]
        also = [t for c in same for t in (c.happening.type, *c.happening.also)]
        happening = msgspec.structs.replace(
            candidate.happening,
            also=tuple(dict.fromkeys((*candidate.happening.also, *also))),
            codes={**{k: v for c in same for k, v in c.happening.codes.items()}, **candidate.happening.codes},
        )
        joined.append(candidate._replace(happening=happening))
    return sorted([*joined, *left], key=lambda c: c.happening.trigger)


def drop_repetitions(found: Sequence[Candidate], mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The candidates that say something; a bare repetition is a further trigger of the event that it repeats."""
    kept: list[Candidate] = []
    again: dict[int, list[Extent]] = {}
    types = Counter(c.happening.type for c in found)
    for at, candidate in enumerate(found):
        if _says_something(candidate, found[at + 1 : at + 2], kept, types, mentions):
            kept.append(candidate)
        elif (told := _find_told(candidate, kept, mentions)) is not None:
            again.setdefault(told, []).append(candidate.happening.trigger)
    for at, candidate in enumerate(kept):
        happening = msgspec.structs.replace(candidate.happening, again=tuple(again.get(at, ())))
        yield candidate._replace(happening=happening)


def _says_something(
    candidate: Candidate,
    after: Sequence[Candidate],
    kept: Sequence[Candidate],
    types: Mapping[str, int],
    mentions: Sequence[Mention],
) -> bool:
    """Whether a candidate is an event of its own: no bare repetition, no second word for one event in one phrase."""
    if candidate.part == "noun" and not _adds(candidate, types[candidate.happening.type] == 1):
        return False
    if _is_retold(candidate, kept, mentions):
        return False
    is_passed_over = candidate.is_adjunct or _is_granted(candidate)
    if candidate.part == "noun" and is_passed_over and _is_known(candidate, _list_told(candidate, kept), mentions):
        return False
    return not _is_doubled(candidate, after) and not (kept and _is_object(kept[-1], candidate))


def _is_retold(candidate: Candidate, kept: Sequence[Candidate], mentions: Sequence[Mention]) -> bool:
    """Whether a verb only supposes what is told elsewhere: 'IF he comes', 'SHOULD he come'."""
    if not candidate.is_supposed or candidate.happening.when is not None:
        return False
    own = _participants(candidate.happening, mentions)
    return bool(own) and any(k.kind == candidate.kind and own <= _participants(k.happening, mentions) for k in kept)


def _is_granted(candidate: Candidate) -> bool:
    """Whether an event is spoken of as one that is known: 'the mayor opposes her VISIT'.

    What is alleged, denied or demanded on somebody's word is said of it for the first time.
    """
    happening = candidate.happening
    known = KNOWN if happening.saying is None else SETTLED
    return candidate.is_definite and happening.modality in known


def _list_told(candidate: Candidate, kept: Sequence[Candidate]) -> list[Candidate]:
    """The earlier events that make another known: what is taken for granted in a saying, the report itself has told."""
    if candidate.happening.saying is None or candidate.is_adjunct:
        return list(kept)
    return [k for k in kept if k.happening.saying is None]


def _find_told(candidate: Candidate, kept: Sequence[Candidate], mentions: Sequence[Mention]) -> int | None:
    """The last event of the type before a repetition that has all of its participants, where it names any itself."""
    own = _participants(candidate.happening, mentions) if candidate.is_named else set()
    for at in range(len(kept) - 1, -1, -1):
        told = kept[at].happening
        if kept[at].kind == candidate.kind and own <= _participants(told, mentions):
            return at
    return None


def _adds(candidate: Candidate, is_only: bool) -> bool:
    """Whether a noun says something of its event: who takes part, that it is wanted or denied, or that it is at all."""
    if candidate.is_anchored and (candidate.is_named or not candidate.is_definite):
        return True
    is_marked = candidate.happening.modality in ("demanded", "denied") or is_only
    return is_marked and (candidate.is_anchored or candidate.is_definite)


def _is_doubled(candidate: Candidate, after: Sequence[Candidate]) -> bool:
    """Whether the next trigger, close by, names the same event with as much, but for who acts in the verb above both.

    'They denied TALKS of the negotiations with Norland'.
    """
    return candidate.part == "noun" and any(
        n.part == "noun" and _is_close(candidate, n) and len(n.happening.roles) + 1 >= len(candidate.happening.roles)
        for n in after
    )


def _is_object(before: Candidate, candidate: Candidate) -> bool:
    """Whether a noun is the object of a verb that names the same event: 'received two SHIPMENTS of rifles'."""
    return before.part == "verb" and candidate.part == "noun" and _is_close(before, candidate)


def _is_close(a: Candidate, b: Candidate) -> bool:
    return a.sentence == b.sentence and a.happening.type == b.happening.type and b.happening.trigger.start < a.end


def _is_known(candidate: Candidate, kept: Iterable[Candidate], mentions: Sequence[Mention]) -> bool:
    """Whether an earlier event of the type has all of its participants, and it adds no time."""
    if candidate.happening.when is not None:
        return False
    own = _participants(candidate.happening, mentions)
    return any(k.kind == candidate.kind and own <= _participants(k.happening, mentions) for k in kept)


def _participants(happening: Happening, mentions: Sequence[Mention]) -> set[str]:
    return {_key(mentions, p.mention) for p in happening.roles if p.mention is not None}


def _key(mentions: Sequence[Mention], index: int) -> str:
    """What makes two mentions one participant: their country, their first mention, or their last word."""
    seen: set[int] = set()
    while (before := mentions[index].antecedent) is not None and before not in seen and before < len(mentions):
        seen.add(before)
        index = before
    mention = mentions[index]
    if mention.type in ("state", "place") and mention.country:
        return mention.country
    return (fold(mention.name).split() or [mention.name])[-1]
