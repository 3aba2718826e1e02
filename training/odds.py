"""Fit how sure the record may be of a statement and of a mention, on reports that people have read.

    python -m training.odds --polnear FOLDER --newswire FOLDER --gum FOLDER --story GOLD REPORTS …

writes `src/headwater/resources/odds.json` and prints, for each corpus, the expected calibration error of what was
fitted on all, and of what was fitted without the very documents: on the other four fifths of PolNeAR, the newswire and
GUM, and for a story on all but that story.  Of PolNeAR and the newswire the development parts are read, because the
encoder knows the others by heart.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.confidence.judging import Judged
from benchmarks.confidence.measuring import add_sources, rate, read_judged
from headwater.odds import Odds
from training.logistic import fit_odds

TARGET = Path(__file__).resolve().parents[1] / "src" / "headwater" / "resources" / "odds.json"
FOLDS = 5


def fit(rows: Sequence[Judged]) -> Odds:
    """The weights of all evidence of these readings."""
    return fit_odds([row.evidence for row in rows], [row.is_right for row in rows])


def weigh(rows: Sequence[Judged], odds: Odds) -> list[Judged]:
    """The readings with the confidence that some weights give them."""
    return [row._replace(confidence=odds.share(row.evidence)) for row in rows]


def weigh_unseen(rows: Sequence[Judged]) -> list[Judged]:
    """The readings with the confidence that the others' documents give them."""
    folds: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        folds[_fold(row)].append(row)
    return [
        unseen
        for name, fold in folds.items()
        for unseen in weigh(fold, fit([row for other, part in folds.items() if other != name for row in part]))
    ]


def _fold(row: Judged) -> str:
    """A story as a whole; of a corpus with many documents one of five parts, whose documents a hash chooses."""
    if row.corpus in ("polnear", "worldwide_newswire", "gum"):
        return f"part {int(hashlib.sha256(row.document.encode()).hexdigest(), 16) % FOLDS}"
    return row.corpus


def main(arguments: list[str]) -> int:
    """Fit, write, and print what was reached."""
    parser = argparse.ArgumentParser(prog="python -m training.odds", description=(__doc__ or "").splitlines()[0])
    add_sources(parser)
    rows = list(read_judged(parser.parse_args(arguments)))
    fitted = {}
    for kind in sorted({row.kind for row in rows}):
        own = [row for row in rows if row.kind == kind]
        fitted[kind] = fit(own)
        _report(kind, weigh(own, fitted[kind]), weigh_unseen(own))
    store_odds(fitted)
    return 0


def store_odds(fitted: Mapping[str, Odds]) -> None:
    """Put fitted weights in their places; those of other kinds stay."""
    old = json.loads(TARGET.read_text(encoding="utf-8"))
    new = {kind: {"bias": odds.bias, "weights": odds.weights} for kind, odds in fitted.items()}
    TARGET.write_text(json.dumps({**old, **new}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _report(kind: str, known: Sequence[Judged], unseen: Sequence[Judged]) -> None:
    print(f"{kind:<28}{'count':>7}{'right':>8}{'ECE':>8}{'unseen':>8}{'Brier':>8}{'unseen':>8}")
    stories = {r.corpus for r in known if _fold(r) == r.corpus}
    parts: list[tuple[str, Callable[[Judged], bool]]] = [("all stories", lambda row: row.corpus in stories)]
    parts += [(corpus, lambda row, own=corpus: row.corpus == own) for corpus in sorted({r.corpus for r in known})]  # type: ignore[misc]
    for name, is_of in parts:
        if own := [row for row in known if is_of(row)]:
            a, b = rate(own), rate([row for row in unseen if is_of(row)])
            shares = (a["share"], a["ece"], b["ece"], a["brier"], b["brier"])
            print(f"{name:<28}{a['count']:>7.0f}" + "".join(f"{share:>8.3f}" for share in shares))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
