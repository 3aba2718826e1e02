"""Propositions that are one utterance told again: in copies, cuts and translations of one text, or by one report twice.

They are fused before claims are formed, so that a copy adds a support to a claim and nothing else: it cannot bring two
claims together, and it cannot raise the number of origins.  What keeps two claims apart keeps an edit apart that turns
what it copies: giver and taker, place, figure or verb.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from headwater.link.assertion.propositions import Proposition, compare_meanings, likeness
from headwater.link.clusters import Pair
from headwater.link.components import join_pairs
from headwater.link.likeness.edits import find_exchange
from headwater.link.likeness.opposites import are_opposite
from headwater.link.likeness.pairs import reason_apart
from headwater.record.model import Copy
from headwater.record.spans import Side

COVERED = 0.95  # share of a proposition that must lie in the copied passage: figures and days stand at its ends
ALIKE = 0.35  # two clauses of aligned passages are one from here on; the alignment has said the rest
MEANT = 0.8  # the same by their meanings, where the words are others
NONE = re.compile(r"(?:no|none|nobody)\b", re.IGNORECASE)  # "no hostages had been freed"


class Shelf:
    """The propositions by their reports, and which of them a copied passage holds: it is one of many copies."""

    def __init__(self, items: Sequence[Proposition]) -> None:
        self._of: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._in: dict[tuple[str, int, int], list[int]] = {}
        for n, item in enumerate(items):
            self._of[item.evidence.report].append((n, item.evidence.start, item.evidence.end))

    def list_in(self, side: Side) -> list[int]:
        """The numbers of the propositions that lie nearly whole in one side of a copy."""
        key = report, start, end = side.report, side.start or 0, side.end or 0
        if key not in self._in:
            rows = self._of.get(report, ())
            self._in[key] = [n for n, a, b in rows if min(end, b) - max(start, a) >= COVERED * (b - a)]
        return self._in[key]


def fuse_copies(items: Sequence[Proposition], copies: Sequence[Copy], bodies: Mapping[str, str]) -> list[list[int]]:
    """Groups of propositions, each one utterance (most are of one member), every group sorted, in order.

    `bodies` are the institutions of actors.
    """
    shelf = Shelf(items)
    copied = (pair for copy in copies for pair in _match_clauses(items, shelf, copy, bodies))
    return join_pairs(len(items), chain(_match_repeats(items), copied))


def _match_repeats(items: Sequence[Proposition]) -> Iterator[Pair]:
    """What one report says again in the very same words: the same speaker, act, days and events."""
    first: dict[tuple[object, ...], int] = {}
    for n, item in enumerate(items):
        told = tuple((e.type, e.modality, e.polarity) for e in item.events)
        heard = (item.evidence.report, bool(item.evidence.statement), item.is_event, item.act, item.voice)
        before = first.setdefault((*heard, item.words, item.actors, item.days, told), n)
        if before != n:
            yield before, n


def _match_clauses(items: Sequence[Proposition], shelf: Shelf, copy: Copy, bodies: Mapping[str, str]) -> Iterator[Pair]:
    """The propositions of two aligned passages that are each other's best match."""
    if copy.is_whole or copy.same_utterance is False:
        return
    left, right = (shelf.list_in(side) for side in (copy.a, copy.b))
    is_edit = copy.relation != "paraphrase"  # a translation may say "lacks" for "has no"
    pairs = ((i, j) for i in left for j in right if _is_same_kind(items[i], items[j]))
    alike = ((rate, i, j) for i, j in pairs if (rate := _rate(items[i], items[j])) >= 1.0)
    rows = [(-rate, i, j) for rate, i, j in alike if not _is_turned(items[i], items[j], is_edit, bodies)]
    taken: set[int] = set()
    for _, i, j in sorted(rows):
        if not {i, j} & taken:
            taken |= {i, j}
            yield i, j


def _is_turned(a: Proposition, b: Proposition, is_edit: bool, bodies: Mapping[str, str]) -> bool:
    """Whether one says something else than the other; of a translation 'no …', an opposite or another word tells it."""
    if is_edit:
        return bool(reason_apart(a, b, bodies))
    is_said = a.voice is not None and a.head is not None and a.head == b.head
    is_negated = is_said and bool(NONE.match(a.words)) != bool(NONE.match(b.words))
    return is_negated or are_opposite(a, b) or find_exchange(a, b, bodies) is not None


def _rate(a: Proposition, b: Proposition) -> float:
    """How surely two clauses of aligned passages are one, by their words or their meanings; from 1 on they are."""
    return max(likeness(a, b) / ALIKE, compare_meanings(a, b) / MEANT)


def _is_same_kind(a: Proposition, b: Proposition) -> bool:
    """Both events of one type that are, or are not, or both clauses of one act by one speaker."""
    if a.is_event or b.is_event:
        mine, its = ((item.events[0].type, item.events[0].polarity) if item.is_event else None for item in (a, b))
        return mine == its
    attributed = bool(a.evidence.statement), bool(b.evidence.statement)
    return a.act == b.act and attributed[0] == attributed[1] and a.voice == b.voice
