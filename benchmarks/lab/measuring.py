"""`python -m benchmarks lab`: linking on the perfect reading of made stories, by kind of difficulty."""

import argparse
import json
from collections.abc import Mapping

from benchmarks.lab.assembly import link_encoded
from benchmarks.lab.scores import METRICS, add_tallies, rate_tally, tally_story
from benchmarks.lab.stories import make_story

Board = Mapping[str, Mapping[str, float | None]]


def main(arguments: list[str]) -> int:
    """Make stories from known origins, link their perfect reading, and score it by kind of difficulty."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--stories", type=int, default=40, help="how many stories (40)")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first story (0)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    board = measure_stories(range(options.seed, options.seed + options.stories))
    print(json.dumps(flatten_board(board)) if options.json else tabulate_board(board))
    return 0


def measure_stories(seeds: range) -> Board:
    """Every metric by kind of difficulty over the stories of these seeds."""
    stories = (make_story(seed) for seed in seeds)
    return rate_tally(add_tallies(tally_story(story, link_encoded(story.world, story.reports)) for story in stories))


def flatten_board(board: Board) -> dict[str, float | None]:
    """One figure a name, such as `translation_recall`."""
    return {f"{row}_{metric}": value for row, values in board.items() for metric, value in values.items()}


def tabulate_board(board: Board) -> str:
    """A row for each kind of difficulty, a column for each metric."""
    lines = [f"{'':<22}" + "".join(f"{metric:>14}" for metric in METRICS)]
    for row, values in board.items():
        cells = (values[metric] for metric in METRICS)
        lines.append(f"{row:<22}" + "".join(f"{'–' if v is None else f'{v:.3f}':>14}" for v in cells))
    return "\n".join(lines)
