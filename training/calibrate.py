"""Fit how sure the reader may be of a span, on development documents.

    python -m training.calibrate WORK_FOLDER WEIGHTS_FOLDER

adds `calibration` to the chains of `labels.json`, and prints how far the mean confidence of ten equal groups of spans
lies from the share of them that is right (expected calibration error), before and after.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.reader.entities import name_worldwide
from headwater.encoder.chains import Chain, Scores, find_spans, log_odds, span_evidence
from headwater.encoder.features import build_features
from headwater.encoder.model import OnnxEncoder
from training.examples import Example, read_examples
from training.labels import PHRASE_LABELS

SETS = {
    "attribution": "polnear_sentences",
    "entities": "worldwide",
    "times": "tempeval",
    "outer": "re3d",
    "inner": "re3d",
}
FEWEST = 30  # spans of a label; with fewer the label stays as it is
ROUNDS = 50


def calibrate(work: Path, folder: Path) -> dict[str, tuple[float, float]]:
    """Write the calibration; the error before and after by head."""
    encoder = OnnxEncoder(folder)
    data = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    errors = {}
    for head, name in SETS.items():
        chain = encoder.labels.chains[head]._replace(calibration={})
        found = list(judge_spans(encoder, chain, head, read_examples(work / f"{name}.dev.jsonl.gz")))
        by_label = defaultdict(list)
        for label, evidence, is_right, _ in found:
            by_label[label].append((evidence, is_right))
        fitted = {label: fit(rows) for label, rows in by_label.items() if len(rows) >= FEWEST}
        data["chains"][head]["calibration"] = fitted
        after = [(fitted_share(fitted, label, e, plain), right) for label, e, right, plain in found]
        errors[head] = (calibration_error([(p, r) for _, _, r, p in found]), calibration_error(after))
    (folder / "labels.json").write_text(json.dumps(data) + "\n", encoding="utf-8")
    return errors


def judge_spans(
    encoder: OnnxEncoder, chain: Chain, head: str, examples: Iterator[Example]
) -> Iterator[tuple[str, tuple[float, float, float], bool, float]]:
    """Every found span: label, evidence, whether the gold has it, its confidence before."""
    for example in examples:
        emissions: Scores = getattr(encoder.encode(build_features(example.words, example.is_quoted)), head)
        odds = log_odds(emissions)
        gold = gold_spans(example, head)
        for span in find_spans(chain, emissions):
            words = " ".join(example.words[span.start : span.end])
            named = name_worldwide(span.label, words) if head == "entities" else span.label
            if named is not None:
                evidence = span_evidence(chain, odds, span.start, span.end, span.label)
                yield span.label, evidence, (span.start, span.end, named) in gold, span.confidence


def gold_spans(example: Example, head: str) -> set[tuple[int, int, str]]:
    """What the head should find; phrases by our names for them."""
    if head in ("outer", "inner"):
        kinds = PHRASE_LABELS[example.set]
        return {(a, b, kinds[label]) for a, b, label in example.phrases or () if label in kinds}
    return {(a, b, label) for a, b, label in getattr(example, head) or ()}


def fit(rows: Sequence[tuple[tuple[float, float, float], bool]]) -> list[float]:
    """Bias and weights of a logistic model, by Newton's steps with a little ridge."""
    x = np.array([[1.0, *e] for e, _ in rows])
    y = np.array([float(r) for _, r in rows])
    weights: NDArray[np.float64] = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + 0.1 * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(x.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return [round(float(w), 4) for w in weights]


def fitted_share(fitted: dict[str, list[float]], label: str, evidence: tuple[float, ...], plain: float) -> float:
    """The confidence by the fitted model, or as it was."""
    if label not in fitted:
        return plain
    bias, *weights = fitted[label]
    return float(1 / (1 + np.exp(-bias - np.dot(weights, evidence))))


def calibration_error(pairs: Sequence[tuple[float, bool]], groups: int = 10) -> float:
    """The mean distance of confidence from truth over equal groups (Naeini et al., 2015)."""
    order = sorted(pairs)
    parts = [part for part in np.array_split(np.array(order, float), groups) if len(part)]
    return float(sum(len(p) * abs(p[:, 0].mean() - p[:, 1].mean()) for p in parts) / len(order))


if __name__ == "__main__":
    for head, (before, after) in calibrate(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"{head:<14} expected calibration error {before:.3f} -> {after:.3f}")
