"""`python -m benchmarks confidence`: how often statements and mentions are right, and how sure the record is."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.confidence.judging import Judged, judge_polnear, judge_story
from benchmarks.confidence.marking import judge_gum, judge_newswire

BINS = 10
Figures = dict[str, float]


def main(arguments: list[str]) -> int:
    """Score confidences (share right, calibration error, Brier) of statements on PolNeAR and stories, of mentions."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    add_sources(parser)
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    try:
        boards = rate_all(list(read_judged(options)))
    except (OSError, LookupError) as problem:
        print(f"cannot read the {options.part} part: {problem}")
        return 2
    if options.json:
        print(json.dumps({f"{name}_{k}": round(v, 4) for name, board in boards.items() for k, v in board.items()}))
    else:
        print(tabulate(boards))
    return 0


def add_sources(parser: argparse.ArgumentParser) -> None:
    """The options that name what people have read."""
    parser.add_argument("--polnear", type=Path, metavar="FOLDER", help="statements against its attributions")
    parser.add_argument("--newswire", type=Path, metavar="FOLDER", help="names against worldwide_newswire")
    parser.add_argument("--gum", type=Path, metavar="FOLDER", help="descriptions and pronouns against gum_ud")
    parser.add_argument("--story", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "REPORTS"))
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="of polnear and the newswire")


def read_judged(options: argparse.Namespace) -> Iterator[Judged]:
    """All that was judged in the sources that the options name."""
    sources: list[Iterator[Judged]] = []
    if options.polnear:
        sources.append(judge_polnear(options.polnear, options.part))
    if options.newswire:
        sources.append(judge_newswire(options.newswire, options.part))
    if options.gum:
        sources.append(judge_gum(options.gum))
    return chain(*sources, *(judge_story(gold, reports) for gold, reports in options.story))


def rate_all(rows: Sequence[Judged]) -> dict[str, Figures]:
    """The figures of each corpus, of all stories together, and of each group in a corpus."""
    parts: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        parts[f"{row.corpus}_{row.kind}"].append(row)
    for row in rows:
        parts[f"{row.corpus}_{row.kind}_{row.group}"].append(row)
    return {name: rate(part) for name, part in parts.items()}


def rate(rows: Sequence[Judged]) -> Figures:
    """Share right, mean confidence, expected calibration error and Brier score of some readings."""
    pairs = [(row.confidence, row.is_right) for row in rows]
    return {
        "count": len(pairs),
        "share": sum(right for _, right in pairs) / (len(pairs) or 1),
        "confidence": sum(sure for sure, _ in pairs) / (len(pairs) or 1),
        "ece": calibration_error(pairs),
        "brier": sum((sure - right) ** 2 for sure, right in pairs) / (len(pairs) or 1),
    }


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean distance of confidence from truth over ten bins of equal width (Naeini et al., 2015; Guo et al., 2017).

    Of equal width, because confidences in hundredths have many ties, which bins of equal mass would have to cut.
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in pairs:
        bins[min(int(sure * BINS + 1e-9), BINS - 1)].append((sure, right))
    return sum(abs(sum(sure - right for sure, right in part)) for part in bins.values()) / (len(pairs) or 1)


def tabulate(boards: dict[str, Figures]) -> str:
    """One row a part."""
    rows = [f"{'':<48}{'count':>7}{'right':>8}{'conf.':>8}{'ECE':>8}{'Brier':>8}"]
    for name, board in boards.items():
        count, *shares = board.values()
        rows.append(f"{name:<48}{count:>7.0f}" + "".join(f"{share:>8.3f}" for share in shares))
    return "\n".join(rows)
