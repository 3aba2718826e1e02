"""The quality gate: every story is traced, scored against its gold, and held to what it has already reached.

Stories made by the lab are linked on perfect reading and held to it too, by kind of difficulty; of the stories written
for this project (benchmarks/written) the means are held, of those that nobody looked into for themselves, and of the
stories with gold those of linking on perfect reading.
`python -m tests.gate` measures and compares; `--write` raises the limits in floors.json to what was measured, and
lowers one only with `--lower`.
"""

import argparse
import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.lab import measuring as lab
from benchmarks.lab.scores import METRICS, ROWS
from benchmarks.lab.stories import make_story
from benchmarks.link import link_oracle, save_record
from benchmarks.story import Scores, average_scores, score_record
from benchmarks.written import measuring as written

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
MEAN = "mean"
LAB = "lab"
WRITTEN, UNSEEN = "written", "unseen"
PERFECT = "perfect"  # the visible stories, linked on the reading of their gold: what linking alone decides
LAB_STORIES = range(40)  # five seconds; with fewer, some kinds of report are in two stories or three
ROUNDING = 1e-9  # a mean of shares is not exact in binary

# A floor is asked for what a reader of the record would miss first; the other metrics are parts of `overall`.
STORY_FLOORED = (
    "overall",
    "product",
    "published",
    "times_f1_value",
    "said_acc",
    "statement_f1_strict",
    "entities_b3_f1",
    "event_f1_strict",
    "claim_pair_f1",
    "multi_report_claims_f1",
    "origins_macro",
    "texts_acc",
    "denials_f1",
    "differences_f1",
    "problems_f1",
    "copies_f1",
    "timeline_lenient_f1",
    "new_in_later_f1",
)
STORY_CEILED = ("false_merge_rate", "published_wrong", "false_merges", "false_utterances")
# Of the lab all metrics over all reports, and by kind of difficulty those that tell most about it.
LAB_FLOORED = (
    *(f"all_{metric}" for metric in METRICS),
    *(f"{row}_{metric}" for row in ROWS[1:] for metric in ("f1", "origins", "relations", "denials")),
)
LAB_CEILED = ("all_false_voices", *(f"{row}_near_merged" for row in ROWS))
# What the authors of the written stories marked: all but what a report holds by itself.
WRITTEN_HELD = (
    "product",
    "claim_pair_f1",
    "false_merge_rate",
    "multi_report_claims_f1",
    "origins_macro",
    "texts_acc",
    "denials_f1",
    "copies_f1",
    "new_in_later_f1",
)
FLOORED = (*STORY_FLOORED, *(metric for metric in LAB_FLOORED if metric not in LAB_CEILED))
CEILED = (*STORY_CEILED, *LAB_CEILED)


class Story(NamedTuple):
    """The reports of one story and the folder of its gold."""

    name: str
    reports: Path
    gold: Path

    @property
    def is_there(self) -> bool:
        """Whether there are reports and gold to measure with."""
        return self.reports.is_dir() and (self.gold / "story.json").is_file()


class Limit(NamedTuple):
    """What a metric of a story must not fall below, or, for a ceiling, not rise above."""

    story: str
    metric: str
    bound: float
    is_ceiling: bool

    def explain_breach(self, value: float | None) -> str | None:
        """What is wrong with this value, or None.  A metric that is not applicable any more has lost its floor."""
        word = "ceiling" if self.is_ceiling else "floor"
        if value is None:
            return None if self.is_ceiling else f"{self.story}: {self.metric} is n/a, its floor is {self.bound:.3f}"
        if (value > self.bound + ROUNDING) if self.is_ceiling else (value < self.bound - ROUNDING):
            side = "above" if self.is_ceiling else "below"
            return f"{self.story}: {self.metric} is {value:.3f}, {side} its {word} {self.bound:.3f}"
        return None


VISIBLE = tuple(
    Story(name, SHARED / "stories" / name, SHARED / "gold" / name)
    for name in ("seeds", "iran_archive", "uk_visit", "dnc_lawsuit")
)
EXAMPLES = Story("examples", ROOT / "examples" / "reports", ROOT / "examples" / "gold")
STORIES = (*VISIBLE, EXAMPLES)

Floors = dict[str, Any]  # floors.json: {story: {metric: floor}, "ceilings": the same, "corpora": {story: digest}}


def list_reports(story: Story) -> list[Path]:
    """The report files of a story, in the order of their names."""
    return sorted(story.reports.glob("*.txt"))


def digest_corpus(story: Story) -> str:
    """A short digest of reports and gold: a floor means something only for the corpus that it was measured on."""
    digest = hashlib.sha256()
    for path in (*list_reports(story), *sorted(story.gold.glob("*.json"))):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def measure_story(story: Story) -> Scores:
    """Trace the reports of one story with the package and score the record that comes of it."""
    from headwater.pipeline.tracing import trace
    from headwater.record.jsonl import write_record

    with tempfile.TemporaryDirectory() as folder:
        record = trace(list_reports(story), Path(folder) / "story.hw")
        path = Path(folder) / f"{story.name}.jsonl"
        with path.open("wb") as stream:
            write_record(record, stream)
        return score_record(path, story.gold, story.reports)


def measure_perfect() -> dict[str, Scores]:
    """The mean scores of the visible stories as they are linked on perfect reading, once all are there."""
    if not all(story.is_there for story in VISIBLE):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        boards = []
        for story in VISIBLE:
            path = Path(folder) / f"{story.name}.jsonl"
            save_record(link_oracle(story.gold, story.reports), path)
            boards.append(score_record(path, story.gold, story.reports))
    mean = average_scores(boards)
    return {PERFECT: {metric: mean[metric] for metric in WRITTEN_HELD}}


def measure_lab() -> Scores:
    """The scores of the lab's stories, with the kind of difficulty in the name of each."""
    return dict(lab.flatten_board(lab.measure_stories(LAB_STORIES)))


def digest_lab() -> str:
    """A short digest of the texts that the lab makes."""
    texts = [story.texts for story in map(make_story, LAB_STORIES)]
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()[:16]


def measure_written() -> dict[str, Scores]:
    """The mean scores of the written stories, and of those among them that nobody looked into."""
    boards = {folder.name: written.measure(folder) for folder in written.list_stories()}
    known = [board for name, board in boards.items() if name not in written.UNSEEN]
    unseen = [board for name, board in boards.items() if name in written.UNSEEN]
    means = {WRITTEN: average_scores(known), UNSEEN: average_scores(unseen)}
    return {row: {metric: mean[metric] for metric in WRITTEN_HELD} for row, mean in means.items()}


def digest_written() -> str:
    """A short digest of the written stories."""
    paths = [path for folder in written.list_stories() for path in sorted(folder.iterdir())]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def measure_stories(stories: Iterable[Story] = STORIES) -> dict[str, Scores]:
    """The scores of every story that is there, their mean once all visible stories are, and those of the other rows."""
    scores = {story.name: measure_story(story) for story in stories if story.is_there}
    if all(story.name in scores for story in VISIBLE):
        scores[MEAN] = average_scores(scores[story.name] for story in VISIBLE)
    return scores | measure_perfect() | measure_written() | {LAB: measure_lab()}


def read_floors(path: Path = FLOORS) -> Floors:
    """The limits as they were written."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the limits, one a line, in an order that does not change."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def list_limits(floors: Floors) -> Iterator[Limit]:
    """Every floor and every ceiling."""
    ceilings: dict[str, dict[str, float]] = floors.get("ceilings", {})
    stories = {name: limits for name, limits in floors.items() if name not in ("ceilings", "corpora")}
    for bounds, is_ceiling in ((stories, False), (ceilings, True)):
        for story, limits in bounds.items():
            for metric, bound in limits.items():
                yield Limit(story, metric, bound, is_ceiling)


def find_breaches(floors: Floors, scores: Mapping[str, Scores]) -> list[str]:
    """Every limit of the measured stories that is broken: metric, limit and value in words."""
    held = (limit for limit in list_limits(floors) if limit.story in scores)
    return [words for limit in held if (words := limit.explain_breach(scores[limit.story].get(limit.metric)))]


def find_changed_corpora(floors: Floors, stories: Iterable[Story] = STORIES) -> list[str]:
    """The stories whose reports or gold are not those that their floors were measured on; made ones among them."""
    known: dict[str, str] = floors.get("corpora", {})
    there = [story for story in stories if story.name in known and story.is_there]
    changed = [story.name for story in there if digest_corpus(story) != known[story.name]]
    made = {LAB: digest_lab, WRITTEN: digest_written}
    return [*changed, *(name for name, digest in made.items() if name in known and digest() != known[name])]


def raise_floors(floors: Floors, scores: Mapping[str, Scores], lower: bool = False) -> Floors:
    """The limits moved to what was measured, rounded to the lenient side; a worse value moves one only with `lower`.

    Two decimals: less than a hundredth is a single span in one story, not a loss of quality.
    """
    raised: Floors = json.loads(json.dumps(floors))
    ceilings = raised.setdefault("ceilings", {})
    for story, board in scores.items():
        for metric in (*FLOORED, *CEILED):
            if (value := board.get(metric)) is None:
                continue
            limits = (ceilings if metric in CEILED else raised).setdefault(story, {})
            limits[metric] = _move_limit(limits.get(metric), value, metric in CEILED, lower)
    return raised


def _move_limit(old: float | None, value: float, is_ceiling: bool, lower: bool) -> float:
    # 1e-9: a share such as 0.29 * 100 is 28.999…96 in binary.
    new = math.ceil(value * 100 - 1e-9) / 100 if is_ceiling else math.floor(value * 100 + 1e-9) / 100
    if old is None or lower:
        return new
    return min(old, new) if is_ceiling else max(old, new)


def tabulate_scores(scores: Mapping[str, Scores]) -> str:
    """The gated metrics, a row each, with a column for every story; then the lab's, a row for each difficulty."""
    boards = {name: board for name, board in scores.items() if name != LAB}
    rows = [["metric", *boards]]
    for metric in (*STORY_FLOORED, *STORY_CEILED):
        values = (board.get(metric) for board in boards.values())
        rows.append([metric, *("n/a" if value is None else f"{value:.3f}" for value in values)])
    table = "\n".join(f"{row[0]:<24}" + "".join(f"{cell:>14}" for cell in row[1:]) for row in rows)
    made = scores.get(LAB, {})
    return f"{table}\n\n" + lab.tabulate_board({r: {m: made.get(f"{r}_{m}") for m in METRICS} for r in ROWS})


def main(arguments: list[str] | None = None) -> int:
    """Measure every story; compare with the limits, or write them."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="Hold the record to what it has reached.")
    parser.add_argument("--write", action="store_true", help="raise the limits to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --write: also lower those that are not reached")
    options = parser.parse_args(arguments)
    if options.lower and not options.write:
        parser.error("--lower needs --write")
    floors, scores = read_floors(), measure_stories()
    print(tabulate_scores(scores))
    if options.write:
        floors = raise_floors(floors, scores, options.lower)
        floors["corpora"] = {story.name: digest_corpus(story) for story in STORIES if story.is_there}
        floors["corpora"] |= {LAB: digest_lab(), WRITTEN: digest_written()}
        write_floors(floors)
    breaches = find_breaches(floors, scores)
    print(*breaches, sep="\n", end="\n" if breaches else "")
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main())
