"""The near-duplicate finder beside datasketch and rensa: the same documents, the same bands, one run."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import NamedTuple

from benchmarks.lab.plans import COPIES, Plan
from benchmarks.lab.stories import LabStory, make_story
from headwater.link.neighbours.signatures import ALIKE, BANDS, ROWS, RUN, WORD, pair_texts

SIZE = BANDS * ROWS
STORY = 8  # reports of a lab story
OTHER_WORDS = "translation"  # a copy that shares no runs of words: none of the three can find it by its nature
OURS = "headwater"
VOCABULARY = tuple("".join(word) for word in product("bdklmnprstv", "aeiou", "lmnrst", "aeiou", ("", "n", "s")))

Pairs = set[tuple[int, int]]
Finder = Callable[[Sequence[str]], Pairs]


class Documents(NamedTuple):
    """Made documents, and the pairs (by places) of which one is a copy of the other in its own words."""

    texts: tuple[str, ...]
    copies: frozenset[tuple[int, int]]


class Trial(NamedTuple):
    """How a finder did: documents a second in the median run, and how right its pairs are."""

    speed: float
    recall: float
    precision: float


def make_documents(count: int, seed: int = 0) -> Documents:
    """This many documents of 2 to 4 kB: stories of the lab, each copied and followed up in different ways.

    What makes a document long is the same in all copies of a text and differs between texts.
    """
    texts: list[str] = []
    copies: set[tuple[int, int]] = set()
    for number in range(-(-count // STORY)):
        story = make_story(seed + number)
        rng = random.Random(f"{seed} {number}")
        tails = {_name_words(r.plan): _draw_tail(rng) for r in story.reports}
        copies |= {(len(texts) + i, len(texts) + j) for i, j in _list_copies(story)}
        texts += [f"{r.report.text}\n{tails[_name_words(r.plan)]}" for r in story.reports]
    return Documents(tuple(texts[:count]), frozenset(p for p in copies if max(p) < count))


def _list_copies(story: LabStory) -> list[tuple[int, int]]:
    same = [n for n, r in enumerate(story.reports) if r.plan.kind in (*COPIES, "dispatch")]
    own = [n for n in same if story.reports[n].plan.kind != OTHER_WORDS]
    return list(combinations(own, 2))


def _name_words(plan: Plan) -> str:
    """What texts with the same words have in common; a translation has its own words."""
    return plan.file if plan.kind == OTHER_WORDS else plan.text


def _draw_tail(rng: random.Random) -> str:
    """A text's own detail, of which a news report is full and the lab's are not."""
    return " ".join(rng.choices(VOCABULARY, k=rng.randint(180, 320)))


def find_with_headwater(texts: Sequence[str]) -> Pairs:
    """The pairs of `headwater.link.neighbours.signatures`."""
    return {(i, j) for i, j, _ in pair_texts(texts)}


def find_with_datasketch(texts: Sequence[str]) -> Pairs:
    """The pairs of datasketch: MinHash in batches, its LSH with the same bands, the same cut."""
    from datasketch import MinHash, MinHashLSH

    index, known, found = MinHashLSH(num_perm=SIZE, params=(BANDS, ROWS)), {}, set()
    for n, text in enumerate(texts):
        known[n] = MinHash(num_perm=SIZE)
        known[n].update_batch([run.encode() for run in _list_runs(text)])
        near = (other for other in index.query(known[n]) if known[n].jaccard(known[other]) >= ALIKE)
        found |= {(other, n) for other in near}
        index.insert(n, known[n])
    return found


def find_with_rensa(texts: Sequence[str]) -> Pairs:
    """The pairs of rensa (Rust): R-MinHash, its LSH with the same bands, the same cut."""
    from rensa import RMinHash, RMinHashLSH

    index, known, found = RMinHashLSH(threshold=ALIKE, num_perm=SIZE, num_bands=BANDS), {}, set()
    for n, text in enumerate(texts):
        known[n] = RMinHash(num_perm=SIZE, seed=42)
        known[n].update(_list_runs(text))
        near = (other for other in index.query(known[n]) if known[n].jaccard(known[other]) >= ALIKE)
        found |= {(other, n) for other in near}
        index.insert(n, known[n])
    return found


FINDERS: dict[str, Finder] = {
    OURS: find_with_headwater,
    "datasketch": find_with_datasketch,
    "rensa": find_with_rensa,
}


def _list_runs(text: str) -> list[str]:
    """Every run of words, as our own finder cuts them."""
    words = WORD.findall(text.lower())
    return [" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))]


def try_finders(documents: Documents, runs: int) -> dict[str, Trial]:
    """Every finder on the same documents, in turns, so that a busy moment of the machine hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in FINDERS}
    found: dict[str, Pairs] = {}
    for _ in range(runs):
        for name, find in FINDERS.items():
            start = time.perf_counter()
            found[name] = find(documents.texts)
            times[name].append(time.perf_counter() - start)
    return {name: _rate(documents, statistics.median(times[name]), found[name]) for name in FINDERS}


def _rate(documents: Documents, seconds: float, found: Pairs) -> Trial:
    hit = len(found & documents.copies)
    return Trial(len(documents.texts) / seconds, hit / len(documents.copies), hit / max(1, len(found)))


def flatten_trials(trials: dict[str, Trial]) -> dict[str, float]:
    """One figure a name, such as `datasketch_documents_s` and `times_datasketch`."""
    figures = {
        f"{name}_{figure}": value
        for name, trial in trials.items()
        for figure, value in (("documents_s", trial.speed), ("recall", trial.recall), ("precision", trial.precision))
    }
    ratios = {f"times_{name}": trials[OURS].speed / trial.speed for name, trial in trials.items() if name != OURS}
    return figures | ratios


def tabulate_trials(trials: dict[str, Trial]) -> str:
    """A row for each finder; the last column says how many times as fast ours is."""
    lines = [f"{'':<12}{'documents/s':>12}{'recall':>8}{'precision':>11}{'ours is':>9}"]
    for name, trial in trials.items():
        times = f"{trials[OURS].speed / trial.speed:.1f}×"
        lines.append(f"{name:<12}{trial.speed:>12.0f}{trial.recall:>8.3f}{trial.precision:>11.3f}{times:>9}")
    return "\n".join(lines)
