"""Which of very many reports may be neighbours, from what of their profiles fits in memory.

A pair is compared for good by `matters`.  That takes twenty times as long as to see here that most pairs
are none: their likeness as this counts it, and what they share of word runs, is never less than what it is.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import xxhash

from headwater.link.neighbours.matters import BRIEF, COPIED, NEAR, Profile
from headwater.link.neighbours.signatures import PLACES
from headwater.link.neighbours.streams import CUTS

# Terms are told apart by 16 bits of their hashes; where two are one number, products are added that are none.
NUMBERS = 2**16
ROUNDING = 1.01  # makes up for weights of 16 bits


class Crowd:
    """Reports by their numbers, in ascending order: some 600 bytes each."""

    def __init__(self, rows: Iterable[tuple[int, Profile]]) -> None:
        numbers, ends, terms, weights, signatures = [], [0], [np.empty(0, np.uint16)], [np.empty(0, np.float16)], []
        for number, profile in rows:
            numbers.append(number)
            terms.append(np.array([_hash(term) for term, _ in profile.sketch.terms], np.uint16))
            weights.append(np.array([weight for _, weight in profile.sketch.terms], np.float16))
            ends.append(ends[-1] + len(terms[-1]))
            signatures.append(np.resize(profile.signature.astype(np.uint8), len(PLACES)))
        self._numbers = np.array(numbers)
        self._ends = np.array(ends)
        self._terms = np.concatenate(terms)
        self._weights = np.concatenate(weights)
        self._signatures = np.array(signatures)
        self._own = np.zeros(NUMBERS, np.float32)

    @property
    def briefs(self) -> frozenset[int]:
        """The numbers of the brief reports."""
        terms = np.diff(self._ends)
        return frozenset(self._numbers[(terms >= BRIEF.start) & (terms < BRIEF.stop)].tolist())

    def leave_near(self, number: int, others: Sequence[int]) -> list[int]:
        """The reports among others that may be neighbours of one."""
        (own, *_), rows = np.searchsorted(self._numbers, [number]), np.searchsorted(self._numbers, others)
        may = self._limit_likeness(own, rows) >= NEAR
        may |= (self._signatures[rows] == self._signatures[own]).mean(axis=1) >= COPIED
        return [other for other, is_near in zip(others, may.tolist(), strict=True) if is_near]

    def _limit_likeness(self, own: int, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """What the likeness of a report to each of others is at most."""
        starts, lengths = self._ends[rows], self._ends[rows + 1] - self._ends[rows]
        mine = slice(self._ends[own], self._ends[own + 1])
        np.add.at(self._own, self._terms[mine], self._weights[mine].astype(np.float32))
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        products = self._own[self._terms[places]] * self._weights[places]
        self._own[self._terms[mine]] = 0
        dots = np.bincount(np.repeat(np.arange(len(rows)), lengths), weights=products, minlength=len(rows))
        shorter = np.maximum(np.minimum(lengths, mine.stop - mine.start), 1)
        likeness: npt.NDArray[np.float64] = ROUNDING * dots / CUTS.cohesion * (1 + CUTS.terms / shorter)
        return likeness


def _hash(term: str) -> int:
    return xxhash.xxh32_intdigest(term.encode()) % NUMBERS
