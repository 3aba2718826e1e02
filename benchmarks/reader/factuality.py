"""`python -m benchmarks factuality`: how certain a predicate is made to be, from -3 to +3."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.reader.options import load_encoder, run
from headwater.encoder.features import build_features
from headwater.encoder.readings import Encoder
from training.examples import read_json_lines
from training.labels import FACT_STYLES

SETS = {"UW": "uw", "MEANTIME": "meantime", "UDS_IH2": "ewt", "CB": "cb", "RP": "rp", "MV2": "mv2"}
CERTAIN, NEGATED = 2.0, -0.5  # at and above, at and below; between them is uncertain


def main(arguments: list[str]) -> int:
    """Score the certainty of predicates on UW, MEANTIME, UDS-IH2 and three probes."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """MAE, and macro-F1 over certain, uncertain, negated; `mae` and `macro_f1` are UW's."""
    encoder = load_encoder(options.encoder)
    figures: dict[str, float] = {}
    rows: list[dict[str, object]] = []
    for name, key in SETS.items():
        path = options.data / f"{name}.{options.part}.jsonl.gz"
        if not path.exists():
            continue
        gold, found = read_set(path, encoder, FACT_STYLES[key], rows)
        figures |= set_figures(name.lower(), gold, found)
    if not figures:
        raise LookupError(f"no *.{options.part}.jsonl.gz")
    if options.predictions:
        options.predictions.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    own = {k.removeprefix("uw_"): v for k, v in figures.items() if k.startswith("uw_")}
    return own | figures


def read_set(
    path: Path, encoder: Encoder, style: int, rows: list[dict[str, object]]
) -> tuple[list[float], list[float]]:
    """Gold and found values of a file's events; every prediction is added to `rows`."""
    gold, found = [], []
    for number, row in enumerate(read_json_lines(path)):
        facts = encoder.encode(build_features(row["text"].split())).facts[:, style]
        for target in row["targets"]:
            start, end = target["span1"]
            value = float(facts[start].clip(-3, 3)) if start < len(facts) else 3.0
            gold.append(float(target["label"]))
            found.append(value)
            rows.append({"doc": path.name, "sentence": number, "start": start, "end": end, "value": round(value, 3)})
    return gold, found


def set_figures(name: str, gold: Sequence[float], found: Sequence[float]) -> dict[str, float]:
    """The figures of one set beside those of always +3."""
    always = [3.0] * len(gold)
    return {
        f"{name}_mae": mean_error(gold, found),
        f"{name}_macro_f1": macro_f1(gold, found),
        f"{name}_mae_always": mean_error(gold, always),
        f"{name}_macro_f1_always": macro_f1(gold, always),
    }


def mean_error(gold: Sequence[float], found: Sequence[float]) -> float:
    """Mean absolute error."""
    return sum(abs(a - b) for a, b in zip(gold, found, strict=True)) / max(1, len(gold))


def macro_f1(gold: Sequence[float], found: Sequence[float]) -> float:
    """The mean F1 of the three classes."""
    pairs = [(name_class(a), name_class(b)) for a, b in zip(gold, found, strict=True)]
    scores = []
    for kind in ("certain", "uncertain", "negated"):
        hits = sum(a == b == kind for a, b in pairs)
        total = sum(a == kind for a, _ in pairs) + sum(b == kind for _, b in pairs)
        scores.append(2 * hits / total if total else 0.0)
    return sum(scores) / 3


def name_class(value: float) -> str:
    """Certain, uncertain or negated."""
    return "certain" if value >= CERTAIN else "negated" if value <= NEGATED else "uncertain"
