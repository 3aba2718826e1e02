"""Signatures: a report as a few numbers, by which reports with many runs of words in common are found (MinHash).

The share of equal numbers of two signatures estimates the share of word runs that the two texts have in common
(Broder 1997).  Numbers are taken together in bands; two reports with one band alike are candidates (Indyk and Motwani
1998), and what they share is then counted over the whole signature.  Nothing depends on other reports or on chance: the
multipliers are hashes of their places.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import xxhash

from headwater.text import WORDS_KEPT

Hashes = npt.NDArray[np.uint64]
Signature = npt.NDArray[np.uint32]

RUN = 5  # words: long enough that two reports of one event rarely share many, short enough to live through edits
BANDS, ROWS = 42, 3  # find 24 in 25 pairs with .42 of their runs in common, and look at one in 50 of those with .08
ALIKE = 0.2  # share of equal numbers from which two reports have text in common; background alone stays at .17
WORD = re.compile(r"\w+")
PLACES = range(BANDS * ROWS)
HIGH = np.uint64(32)
# Numbers of 32 bits: an odd multiplier permutes them, and a processor multiplies eight of them at once.
MULTIPLIERS = np.array([xxhash.xxh32_intdigest(f"times {n}".encode()) | 1 for n in PLACES], dtype=np.uint32)[:, None]
ADDENDS = np.array([xxhash.xxh32_intdigest(f"plus {n}".encode()) for n in PLACES], dtype=np.uint32)[:, None]
SALTS = np.array([xxhash.xxh3_64_intdigest(f"band {n}".encode()) for n in range(BANDS)], dtype=np.uint64)
STEP = np.uint64(xxhash.xxh3_64_intdigest(b"step") | 1)


def sign_text(text: str) -> Signature:
    """The signature of a text; case, punctuation and white space do not count."""
    permuted = MULTIPLIERS * (hash_runs(text) >> HIGH).astype(np.uint32)
    permuted += ADDENDS
    smallest: Signature = permuted.min(axis=1, initial=np.iinfo(np.uint32).max)
    return smallest


def hash_runs(text: str) -> Hashes:
    """A hash of every run of words; of a shorter text, of all its words."""
    found = WORD.findall(text.lower())
    single = np.fromiter(map(_hash_word, found), dtype=np.uint64, count=len(found))
    length = min(RUN, len(found))
    runs = np.zeros(len(found) - length + 1 if found else 0, dtype=np.uint64)
    for place in range(length):
        runs = runs * STEP + single[place : place + len(runs)]
    return _stir(runs)


@lru_cache(maxsize=WORDS_KEPT)
def _hash_word(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.encode())


def _stir(numbers: Hashes) -> Hashes:
    """The numbers with their bits spread: a sum of products keeps its low bits apart."""
    numbers = (numbers ^ (numbers >> HIGH)) * STEP
    return numbers ^ (numbers >> HIGH)


def band_signatures(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """The key of every band, of one signature or of a row for each; two bands have a key in common by chance only."""
    rows = signatures.reshape(*signatures.shape[:-1], BANDS, ROWS).astype(np.uint64)
    keys = np.broadcast_to(SALTS, rows.shape[:-1])
    for place in range(ROWS):
        keys = _stir(keys * STEP + rows[..., place])
    return keys.view(np.int64)  # what SQLite holds


def share_runs(a: Signature, b: Signature) -> float:
    """The share of word runs that two texts have in common, as their signatures tell, from 0 to 1."""
    return float(np.count_nonzero(a == b)) / len(a)


def pair_texts(texts: Sequence[str], alike: float = ALIKE) -> list[tuple[int, int, float]]:
    """Pairs of texts (by their places) with this share of their word runs in common, in order."""
    if len(texts) < 2:
        return []
    signatures = np.stack([sign_text(text) for text in texts])
    found = np.unique(
        np.array([pair for band in band_signatures(signatures).T for pair in _meet(band)], dtype=np.int64)
    )
    first, second = found // len(texts), found % len(texts)
    shares = (signatures[first] == signatures[second]).mean(axis=1)
    kept = shares >= alike
    rows = zip(first[kept].tolist(), second[kept].tolist(), shares[kept].tolist(), strict=True)
    return [(i, j, share) for i, j, share in rows]


def _meet(keys: npt.NDArray[np.int64]) -> Iterator[int]:
    """Pairs of places with one key, each as one number: the smaller place times their count, and the other."""
    order = np.argsort(keys, kind="stable")
    bounds = np.concatenate(([0], np.flatnonzero(np.diff(keys[order])) + 1, [len(keys)]))
    for row in np.flatnonzero(np.diff(bounds) > 1).tolist():
        places = order[bounds[row] : bounds[row + 1]]  # in order, because the sort is stable
        left, right = np.triu_indices(len(places), 1)
        yield from (places[left] * len(keys) + places[right]).tolist()
