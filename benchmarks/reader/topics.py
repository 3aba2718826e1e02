"""Likeness on ECB+: are mentions of one happening, in reports of one topic, nearer than mentions of others?"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.encoder.meanings import span_vector
from headwater.encoder.readings import Encoder, Reading, read_words
from headwater.text import Extent
from training.examples import Example
from training.topics import read_ecb

Vectors = NDArray[np.float32]


Encode = Callable[[list[str]], Vectors]


def measure_topics(folder: Path, encoder: Encoder, original: Encode | None) -> Mapping[str, float | None]:
    """AUC over pairs of different reports, the mean of the topics held out from training.

    `mentions_auc`: mentions of one happening against those of two; `sentences_auc`: whole sentences that share a
    happening against those that share none, also with the published vectors where these are installed.
    """
    topics: dict[str, list[Example]] = defaultdict(list)
    for part, example in read_ecb(folder.parent):
        if part == "dev":
            topics[example.doc.partition("_")[0]].append(example)
    figures: dict[str, list[float | None]] = defaultdict(list)
    for examples in topics.values():
        readings = [_read(encoder, example) for example in examples]
        figures["mentions_auc"].append(mention_auc(examples, readings))
        figures["sentences_auc"].append(sentence_auc(examples, np.array([r.vector for r in readings])))
        if original:
            figures["original_sentences_auc"].append(
                sentence_auc(examples, original([" ".join(e.words) for e in examples]))
            )
    return {name: _mean(values) for name, values in figures.items()} | {"topics": float(len(topics))}


def _read(encoder: Encoder, example: Example) -> Reading:
    return read_words(encoder, example.words, [Extent(i, i + 1) for i in range(len(example.words))])


def _mean(values: list[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def mention_auc(examples: list[Example], readings: list[Reading]) -> float | None:
    """AUC of one topic over pairs of mentions."""
    found = [
        (span_vector(reading, start, end), chain, example.doc)
        for example, reading in zip(examples, readings, strict=True)
        for start, end, chain in example.events or ()
        if end <= len(reading.words)
    ]
    vectors, chains, documents = zip(*found, strict=True)
    same = np.array([[a == b for b in chains] for a in chains])
    return pair_auc(np.array(vectors), same, documents)


def sentence_auc(examples: list[Example], vectors: Vectors) -> float | None:
    """AUC of one topic over pairs of sentences."""
    chains = [{chain for _, _, chain in e.events or ()} for e in examples]
    same = np.array([[bool(a & b) for b in chains] for a in chains])
    return pair_auc(vectors, same, [e.doc for e in examples])


def pair_auc(vectors: Vectors, same: NDArray[np.bool_], documents: Sequence[str]) -> float | None:
    """AUC over the pairs whose two come from different documents."""
    rows, columns = np.triu_indices(len(vectors), 1)
    names = np.array(documents)
    apart = names[rows] != names[columns]
    near = (vectors @ vectors.T)[rows, columns]
    return area(near[apart], same[rows, columns][apart])


def area(near: Vectors, same: NDArray[np.bool_]) -> float | None:
    """The chance that a pair of one is nearer than a pair of two (Mann & Whitney, 1947); None without both kinds."""
    if not len(same) or same.all() or not same.any():
        return None
    order = np.argsort(near, kind="stable")
    ranks = np.empty(len(near))
    ranks[order] = np.arange(1, len(near) + 1)
    positive = int(same.sum())
    return float((ranks[same].sum() - positive * (positive + 1) / 2) / (positive * (len(near) - positive)))
