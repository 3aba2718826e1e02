"""`python -m benchmarks names`: pairs of names, one bearer or two, beside string distances and logic-v2."""

import argparse
import csv
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.names.peers import Matcher, list_matchers

Row = Mapping[str, str]


class Trial(NamedTuple):
    """The scores that a matcher gives to the rows, and how many pairs a second it took."""

    matcher: Matcher
    scores: list[float]
    speed: float


def main(arguments: list[str]) -> int:
    """Score pairs of names at a fixed threshold, with the pairs a second of each matcher."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="with name_bench.csv")
    parser.add_argument("--predictions", type=Path, metavar="OUT", help="the rows with `score` and `match`, as CSV")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--errors", action="store_true", help="list the pairs that are judged wrongly")
    options = parser.parse_args(arguments)
    try:
        rows = read_rows(options.data)
    except (OSError, LookupError) as problem:
        print(f"cannot read the pairs of {options.data}: {problem}")
        return 2
    trials = [try_matcher(matcher, rows) for matcher in list_matchers()]
    if options.predictions:
        write_predictions(options.predictions, rows, trials[0])
    figures = {k: v for trial in trials for k, v in rate_trial(trial, rows).items()}
    print(json.dumps(figures) if options.json else tabulate(figures))
    if options.errors:
        print(*list_errors(trials[0], rows), sep="\n")
    return 0


def read_rows(folder: Path) -> list[Row]:
    """The rows of the first table of the folder that holds pairs of names."""
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else [folder]:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        if rows and {"name1", "name2"} <= rows[0].keys():
            return [row for row in rows if row["name1"] and row["name2"]]
    raise LookupError("no table has the columns name1 and name2")


def try_matcher(matcher: Matcher, rows: Sequence[Row]) -> Trial:
    """Scores and pairs a second; tables are read before the clock starts."""
    matcher.score("warm", "up", "Person")
    matcher.score("warm", "up", "Company")
    start = time.perf_counter()
    scores = [matcher.score(row["name1"], row["name2"], row.get("schema") or "LegalEntity") for row in rows]
    return Trial(matcher, scores, len(rows) / (time.perf_counter() - start))


def is_match(row: Row) -> bool:
    """Whether the pair is labelled as one bearer."""
    return row.get("is_match", "").casefold() == "true"


def rate_trial(trial: Trial, rows: Sequence[Row]) -> dict[str, float]:
    """F1, precision and recall at the matcher's cut, and its speed; Headwater's F1 is called `f1`."""
    taken = [score >= trial.matcher.same for score in trial.scores]
    labels = [is_match(row) for row in rows]
    both = sum(t and m for t, m in zip(taken, labels, strict=True))
    precision, recall = both / (sum(taken) or 1), both / (sum(labels) or 1)
    prefix = "" if trial.matcher.name == "headwater" else f"{trial.matcher.name}_"
    return {
        f"{prefix}f1": round(2 * both / (sum(taken) + sum(labels) or 1), 4),
        f"{prefix}precision": round(precision, 4),
        f"{prefix}recall": round(recall, 4),
        f"{prefix}pairs_s": round(trial.speed, 0),
    }


def write_predictions(path: Path, rows: Sequence[Row], trial: Trial) -> None:
    """The rows with `score` and `match`."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, [*rows[0], "score", "match"])
        writer.writeheader()
        for row, score in zip(rows, trial.scores, strict=True):
            match = "true" if score >= trial.matcher.same else "false"
            writer.writerow({**row, "score": f"{score:.4f}", "match": match})


def tabulate(figures: Mapping[str, float]) -> str:
    """One figure a line."""
    return "\n".join(f"{name:<28}{value:>12}" for name, value in figures.items())


def list_errors(trial: Trial, rows: Sequence[Row]) -> list[str]:
    """The pairs on the wrong side of the cut, the farthest first."""
    wrong = [
        (abs(s - trial.matcher.same), s, row)
        for s, row in zip(trial.scores, rows, strict=True)
        if (s >= trial.matcher.same) != is_match(row)
    ]
    ordered = sorted(wrong, key=lambda w: -w[0])
    return [
        f"{s:.2f} {row.get('schema')} {row.get('is_match')}: {row['name1']} | {row['name2']}" for _, s, row in ordered
    ]
