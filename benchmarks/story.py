"""The record of a story against its hand-made gold; `scoring/` holds the scorer as it was received."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.scoring import score_story
from benchmarks.scoring.record_check import Validator, read_record

Scores = dict[str, float | None]


def main(arguments: list[str]) -> int:
    """Score a record against a gold story: RECORD GOLD REPORTS, and the options of the scorer."""
    return int(score_story.main(arguments))


def score_record(record: Path, gold: Path, reports: Path) -> Scores:
    """Every metric of one record; None where the gold has nothing to score.  ValueError lists what is not valid."""
    objects, problems = read_record(record)
    problems += Validator(objects, reports).problems
    if problems:
        raise ValueError("\n".join([f"{record.name} breaks the format of the record:", *map(str, problems[:20])]))
    return {name: metric.value for name, metric in score_story.score(objects, gold, reports).items()}


def average_scores(stories: Iterable[Mapping[str, float | None]]) -> Scores:
    """The mean of each metric over the stories where it applies."""
    boards = list(stories)
    means: Scores = {}
    for name in dict.fromkeys(name for board in boards for name in board):
        known = [value for board in boards if (value := board.get(name)) is not None]
        means[name] = sum(known) / len(known) if known else None
    return means
