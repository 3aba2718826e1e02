"""Matters: reports that have to do with each other, in however many steps.  A matter is linked by itself.

Two reports are neighbours when one address had both, when they have runs of words in common, or when their telling
words are alike; a matter is what neighbours connect.  Whether two reports are neighbours rests on these two alone, so
that a new report touches nothing but the matters of its neighbours, and it is nothing in which order reports arrive.
Matters are wider than stories (`headwater.link.neighbours.streams`), which are parted inside of them.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, combinations

import msgspec
import numpy as np
import xxhash

from headwater.dates import Day
from headwater.link.components import find_root
from headwater.link.neighbours.signatures import WORD, Signature, band_signatures, share_runs, sign_text
from headwater.link.neighbours.streams import Sketch, fade_gap, find_least_cosine, liken_sketches, sketch_text
from headwater.record.model import Report, is_furniture

# Likeness of two reports (1: as that of two reports of one story on average) from which they are neighbours.  Lower
# than what joins stories (.68): two of BASIL's 41 events are cut here.  At .55 none is, and of 10,000 made reports 848
# ran into one matter (here 104 at most), which is linked anew with every report that it gets.
NEAR = 0.6
COPIED = 0.3  # share of word runs in common that no background paragraph reaches
# The heaviest terms of a report, by which neighbours are looked up: 16, or as many more as hold this share of all its
# weight, in squares.  With 16 alone, three long reports of one event (of 41 of BASIL) were three stories, because their
# weight lies on many terms; with 32 for all, 10,000 reports took 19 times as long to part, and ran into each other.
TERMS = range(16, 33)
WEIGHT = 0.6
SHARED = 2  # of them two neighbours have in common; one alone ('Russia') is in too many reports
# The part of their likeness (a cosine in millionths, faded by days) that comes of these terms is at least so much; at
# .06 none of 120 pairs of neighbours of BASIL is lost and none of ECB+, and there are four times fewer reports to be
# compared in vain.
LEAST = 60_000
# A report of so many terms, as an entry of a feed is, is looked up by all of them: what two of these share is their
# cosine, but for weights rounded to thousandths, and is known to come to more than LEAST.
BRIEF = range(12, 17)
WIDE = 2000  # reports on one shelf that are compared each with each: two million comparisons, half a minute
RANKED = 16  # bytes of the signature by which a wide shelf is ranked: of a million reports all would be half a gigabyte
NEXT = 20  # on a wider one, those that each is compared with: copies have one signature and stand side by side
ODD = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio: spreads what it multiplies (Knuth, vol. 3, 6.4)


class Profile(msgspec.Struct, frozen=True, dict=True):
    """What of a report decides who its neighbours are; its sketch stays packed until it is asked for."""

    uri: str
    day: Day | None
    heaviest: dict[int, int]  # the hashes of terms, and their weights in thousandths: whole numbers add up in any order
    numbers: bytes  # of the signature; none where there are no words
    packed: bytes

    @cached_property
    def signature(self) -> Signature:
        """The signature of the text without its furniture."""
        return np.frombuffer(self.numbers, dtype="<u4")

    @cached_property
    def sketch(self) -> Sketch:
        """The terms of the report."""
        return msgspec.msgpack.decode(self.packed, type=Sketch)


class Keys(msgspec.Struct, frozen=True):
    """What neighbours are looked up by: a day and terms with their weights (in thousandths), bands, and an address;
    `is_brief` says that the terms are all that the report has."""

    terms: dict[int, int]
    day: Day | None
    others: tuple[int, ...]
    is_brief: bool = False


def profile_report(report: Report) -> Profile:
    """The profile of a report."""
    sketch, text = sketch_text(report.text, report.title, report.published.start), _leave_furniture(report)
    heaviest = {_number(f"term {term}"): round(1000 * weight) for term, weight in _list_heaviest(sketch)}
    numbers = sign_text(text).astype("<u4").tobytes() if WORD.search(text) else b""
    return Profile(report.uri, sketch.day, heaviest, numbers, msgspec.msgpack.encode(sketch))


def _list_heaviest(sketch: Sketch) -> Sequence[tuple[str, float]]:
    """The terms that hold most of a report's weight, the heaviest first."""
    held = list(accumulate(weight * weight for _, weight in sketch.terms))
    enough = bisect_left(held, WEIGHT * held[-1]) + 1 if held else 0
    return sketch.terms[: min(max(enough, TERMS[0]), TERMS[-1])]


def _leave_furniture(report: Report) -> str:
    """The text without what an outlet puts under all its reports."""
    kept, end = [], 0
    for zone in sorted((z for z in report.zones if is_furniture(z)), key=lambda z: z.start):
        kept.append(report.text[end : zone.start])
        end = max(end, zone.end)
    return " ".join((*kept, report.text[end:]))


def list_keys(profile: Profile) -> Keys:
    """The keys of a report, as numbers that SQLite holds."""
    bands = band_signatures(profile.signature).tolist() if profile.numbers else []
    others = (*bands, _number(f"address {profile.uri}"))
    return Keys(profile.heaviest, profile.day, others, len(profile.sketch.terms) in BRIEF)


def _number(words: str) -> int:
    """A signed number of 64 bits."""
    return xxhash.xxh3_64_intdigest(words.encode()) - 2**63


def are_neighbours(a: Profile, b: Profile) -> bool:
    """Whether two reports are of one matter without a third that connects them."""
    if a.uri == b.uri or (a.numbers and b.numbers and share_runs(a.signature, b.signature) >= COPIED):
        return True
    return _share_terms(a, b) and liken_sketches(a.sketch, b.sketch) >= NEAR


def _share_terms(a: Profile, b: Profile) -> bool:
    """Whether enough of the likeness of two reports can come of their heaviest terms."""
    shared = [weight * a.heaviest[term] for term, weight in b.heaviest.items() if term in a.heaviest]
    if len(shared) < SHARED or sum(shared) < LEAST:
        return False
    return a.day is None or b.day is None or sum(shared) * fade_gap(abs((a.day - b.day).days)) >= LEAST


def find_least_shared() -> int:
    """What the terms that two brief neighbours share come to at least, in millionths, faded by the days between.

    Each weight is off by half a thousandth at most, and so their products together by √16 thousandths.
    """
    return round(1_000_000 * find_least_cosine(NEAR, BRIEF[0])) - round(1000 * math.sqrt(BRIEF[-1]))


def part_matters(profiles: Sequence[Profile]) -> list[list[int]]:
    """The matters of reports, each as its sorted places, in order of their first."""
    root, apart = list(range(len(profiles))), set[tuple[int, int]]()
    for shelf in _shelve(map(list_keys, profiles)):
        for a, b in combinations(shelf, 2):
            first, second = sorted((find_root(root, a), find_root(root, b)))
            if first == second or (a, b) in apart:
                continue
            if are_neighbours(profiles[a], profiles[b]):
                root[second] = first
            else:
                apart.add((a, b))
    parts: dict[int, list[int]] = defaultdict(list)
    for place in range(len(profiles)):
        parts[find_root(root, place)].append(place)
    return list(parts.values())


def _shelve(rows: Iterable[Keys]) -> Iterator[list[int]]:
    """The places of reports that may be neighbours, by what they share."""
    shelves: dict[int, list[int]] = defaultdict(list)
    for place, keys in enumerate(rows):
        for key in list_shelves(keys):
            shelves[key].append(place)
    return (shelf for shelf in shelves.values() if len(shelf) > 1)


def list_shelves(keys: Keys) -> set[int]:
    """What two neighbours have at least one in common of, as numbers of 64 bits: a band, an address, or terms."""
    return {*keys.others, *(_stir(group) for group in combinations(sorted(keys.terms), SHARED))}


def _stir(group: Sequence[int]) -> int:
    """One number of 64 bits for several."""
    number = 0
    for one in group:
        number = (number * ODD + one) % 2**64
    return number - 2**63


def join_shelf(shelf: Sequence[int], load: Callable[[int], Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours that connect what is connected among the reports of one shelf, and no more pairs than that.

    On a shelf of more than WIDE reports each is compared with the next ones by text alone: what so many share tells
    little, and neighbours meet on other shelves.
    """
    root = {place: place for place in shelf}
    for a, b in _pair_shelf(shelf, load):
        first, second = sorted((find_root(root, a), find_root(root, b)))
        if first != second and are_neighbours(load(a), load(b)):
            root[second] = first
            yield a, b


def _pair_shelf(shelf: Sequence[int], load: Callable[[int], Profile]) -> Iterator[tuple[int, int]]:
    if len(shelf) <= WIDE:
        yield from combinations(sorted(shelf), 2)
        return
    ranked = sorted(shelf, key=lambda place: (load(place).numbers[:RANKED], place))
    for start, place in enumerate(ranked):
        yield from ((place, other) for other in ranked[start + 1 : start + 1 + NEXT])


def find_homes(profile: Profile, near: Iterable[tuple[int, bytes]]) -> set[int]:
    """The matters that a new report is of; `near` are profiles of reports with keys in common, each with its matter.

    A matter that is known to be the report's own is asked no more.
    """
    homes: set[int] = set()
    for matter, data in near:
        if matter not in homes and are_neighbours(profile, decode_profile(data)):
            homes.add(matter)
    return homes


def encode_profile(profile: Profile) -> bytes:
    """A profile as a store keeps it."""
    return msgspec.msgpack.encode(profile)


def decode_profile(data: bytes) -> Profile:
    """A profile as it was encoded."""
    return msgspec.msgpack.decode(data, type=Profile)
