"""Couples of passages of which is known whether they assert one thing: what `training.assertions` learns from.

Three sources: what was marked in events (`training.marks`), passages that a language model wrote for this project
(`passages.jsonl`: some that assert the same in other words, and some that only look alike or are of the same affair),
and clauses of ECB+ whose happenings are, or are not, one.
"""

import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from benchmarks.timelines import join_tokens
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import Reading, read_words
from headwater.link.likeness.pairs import list_pairs
from headwater.text import Extent, stem
from training.examples import Example
from training.marks import Told
from training.topics import read_ecb

WRITTEN = Path(__file__).with_name("passages.jsonl")
AFFAIRS = Path(__file__).with_name("affairs.jsonl")
LONGEST = 80  # words of a sentence of ECB+
CHAIN = 25  # couples of one happening
LIKE, OTHER = 350, 200  # couples of a topic that tell of two happenings: the most alike, and any
ASIDE = frozenset(("conj", "parataxis", "advcl", "acl:relcl"))  # clauses of their own
OUTER = ASIDE | {"list", "cc", "punct", "mark"}


class Known(NamedTuple):
    """Two passages, and whether they assert one thing."""

    first: str
    second: str
    is_one: bool


def list_told(told: Told) -> Iterator[tuple[int, int, bool]]:
    """The pairs of a story that are worth weighing, by number, where somebody said whether they are one."""
    for i, j in list_pairs(told.items):
        if (is_one := told.judge(i, j)) is not None:
            yield i, j, is_one


def list_written() -> Iterator[Known]:
    """Of each line all pairs of `same`, and those of one of `same` with one of `other`."""
    for line in WRITTEN.read_text("utf-8").splitlines():
        row: dict[str, list[str]] = json.loads(line)
        yield from (Known(a, b, True) for a, b in combinations(row["same"], 2))
        yield from (Known(a, b, False) for a, b in product(row["same"], row["other"]))


def list_affairs() -> Iterator[Known]:
    """Of each line, which is one affair, all pairs: two wordings of one of its claims, or of two."""
    for line in AFFAIRS.read_text("utf-8").splitlines():
        told = [(n, words) for n, claim in enumerate(json.loads(line)["claims"]) for words in claim]
        yield from (Known(a, b, m == n) for (m, a), (n, b) in combinations(told, 2))


class Clause(NamedTuple):
    """A clause of ECB+: its report, the chain and the stem of its happening, and all chains inside it."""

    report: str
    chain: str
    text: str
    stem: str
    inside: frozenset[str]


def list_happenings(data: Path) -> Iterator[Known]:
    """Clauses of ECB+ from two reports of a topic: of one happening, or with none in common and as alike as can be."""
    rng = random.Random(0)
    topics: dict[str, dict[Clause, None]] = defaultdict(dict)
    for _, example in read_ecb(data):
        if len(example.words) <= LONGEST:
            topics[example.doc.partition("_")[0]].update(dict.fromkeys(cut_clauses(example)))
    for clauses in topics.values():
        chains: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            chains[clause.chain].append(clause)
        for row in chains.values():
            one = [(a, b) for a, b in combinations(row, 2) if a.report != b.report and a.text != b.text]
            yield from (Known(a.text, b.text, True) for a, b in rng.sample(one, min(CHAIN, len(one))))
        two = [p for p in combinations(clauses, 2) if p[0].report != p[1].report and not p[0].inside & p[1].inside]
        alike = sorted(two, key=lambda pair: -_rate_likeness(*pair))[:LIKE]
        yield from (Known(a.text, b.text, False) for a, b in (*alike, *rng.sample(two, min(OTHER, len(two)))))


def _rate_likeness(a: Clause, b: Clause) -> float:
    """The share of words in common; more where both happenings are named by one word."""
    own, its = set(a.text.lower().split()), set(b.text.lower().split())
    return len(own & its) / len(own | its) + 0.5 * (a.stem == b.stem)


def cut_clauses(example: Example) -> Iterator[Clause]:
    """The clause of each happening of a sentence: what hangs on its word, or on the verb that this hangs on."""
    places, at = [], 0
    for word in example.words:
        places.append(Extent(at, at + len(word)))
        at += len(word) + 1
    reading = read_words(default_encoder(), list(example.words), places)
    children: dict[int, list[int]] = defaultdict(list)
    for n, head in enumerate(reading.heads):
        children[head].append(n)
    happenings = example.events or []
    for start, end, chain in happenings:
        top = _find_top(reading, start, end)
        span = sorted(_hang(reading, children, top, OUTER)) if top is not None else []
        if top is not None and len(span) > 1:
            inside = frozenset(c for s, e, c in happenings if any(s <= n < e for n in span))
            text = join_tokens(" ".join(example.words[n] for n in span)).strip(" ,;")
            yield Clause(example.doc, chain, text, stem(example.words[start].lower()), inside)


def _find_top(reading: Reading, start: int, end: int) -> int | None:
    """The word on which a happening hangs: itself where it is a verb."""
    words = range(start, min(end, len(reading.heads)))
    head = next((n for n in words if reading.heads[n] not in words), None)
    if head is None or reading.upos[head] in ("VERB", "AUX"):
        return head
    above = reading.heads[head]
    return above if above >= 0 and reading.upos[above] == "VERB" else head


def _hang(
    reading: Reading, children: Mapping[int, Sequence[int]], top: int, left_out: Collection[str]
) -> Iterator[int]:
    """The words of a clause, without the clauses that hang on it."""
    yield top
    for n in children[top]:
        if reading.relations[n] not in left_out:
            yield from _hang(reading, children, n, ASIDE)
