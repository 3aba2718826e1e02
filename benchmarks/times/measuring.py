"""`python -m benchmarks times`: temporal expressions on tempeval3, or on the specifications of Recognizers-Text."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from benchmarks.reader.options import show
from benchmarks.times.peers import OURS, list_finders, run_finder
from benchmarks.times.specs import measure_specs
from benchmarks.times.timeml import count_matches, read_documents, score_counts, write_predictions

PEER_DOCUMENTS = 20  # as many as the published test part has; the peers take minutes for more


def main(arguments: list[str]) -> int:
    """Score temporal expressions as TempEval-3 does, beside two other tools; or try the specifications of one."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="tempeval3 or recognizers_text_*")
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--predictions", type=Path, metavar="OUT")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--peers", type=int, default=PEER_DOCUMENTS, metavar="N", help="documents for the peers (20)")
    options = parser.parse_args(arguments)
    try:
        return show(measure(options), options.json)
    except (OSError, LookupError) as problem:
        print(f"cannot read the {options.part} part of {options.data}: {problem}")
        return 2


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """All figures; those of the peers, and ours beside them, are of the first documents alone and bear their names."""
    if any(options.data.glob("*Parser.json")):
        return measure_specs(options.data)
    documents = read_documents(options.data, options.part)
    finders = list_finders()
    ours = run_finder(finders[OURS], documents)
    if options.predictions:
        write_predictions(options.predictions, zip(documents, ours.found, strict=True))
    rows = zip(documents, ours.found, strict=True)
    figures = score_counts(count_matches(d.timexes, found) for d, found in rows)
    figures |= {"documents": float(len(documents)), "sentences_per_second": ours.speed}
    first = documents[: options.peers]
    for name, finder in finders.items() if first else ():
        run = run_finder(finder, first)
        scores = score_counts(count_matches(d.timexes, found) for d, found in zip(first, run.found, strict=True))
        figures |= {f"{name}_{key}": value for key, value in scores.items()}
        figures[f"{name}_sentences_per_second"] = run.speed
    return figures
