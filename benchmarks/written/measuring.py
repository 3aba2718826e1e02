"""`python -m benchmarks written`: the stories written for this project, traced and scored."""

import argparse
import tempfile
from pathlib import Path

from benchmarks.link import save_record
from benchmarks.reader.options import show
from benchmarks.story import Scores, average_scores, score_record
from benchmarks.written.building import StoryError, build_gold, write_gold
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports

STORIES = Path(__file__).with_name("stories")
# Nobody looked into these while rules or weights were made: they tell what a new story is read like.
UNSEEN = frozenset(("budget_vote", "court_suit", "drone_strike", "minister_resigns", "nuclear_files", "submarine_deal"))
SHOWN = (
    "product",
    "claim_pair_f1",
    "false_merge_rate",
    "multi_report_claims_f1",
    "origins_macro",
    "origin_sets_f1",
    "origins_b3_f1",
    "texts_acc",
    "denials_f1",
    "copies_f1",
    "report_relations_acc",
    "differences_f1",
    "timeline_lenient_f1",
    "new_in_later_f1",
)


def list_stories(folder: Path = STORIES) -> list[Path]:
    """The folders of the written stories, in order of their names."""
    return sorted(path.parent for path in folder.glob("*/story.yaml"))


def main(arguments: list[str]) -> int:
    """Stories written for this project, with their claims marked, traced and scored as the gold is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("stories", nargs="*", type=Path, metavar="FOLDER", help="only these (default: all)")
    parser.add_argument("--check", action="store_true", help="only look whether the marks fit the reports")
    parser.add_argument("--gold", type=Path, metavar="OUT", help="write the gold of each story to a folder in OUT")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    folders = options.stories or list_stories()
    try:
        if options.check:
            print(*(describe(folder) for folder in folders), sep="\n")
            return 0
        if options.gold:
            for folder in folders:
                write_gold(folder, options.gold / folder.name)
            return 0
    except StoryError as error:
        print(error)
        return 1
    boards = {folder.name: measure(folder) for folder in folders}
    unseen = [board for name, board in boards.items() if name in UNSEEN]
    boards |= {"mean": average_scores(boards.values())} | ({"unseen": average_scores(unseen)} if unseen else {})
    return show({f"{name}_{key}": board[key] for name, board in boards.items() for key in SHOWN}, options.json)


def describe(folder: Path) -> str:
    """How much a story holds, once its marks fit."""
    story = build_gold(folder)["story"]
    many = sum(claim["n_reports"] > 1 for claim in story["claims"])
    supports = sum(len(claim["supporting"]) for claim in story["claims"])
    denied = sum(bool(claim["denying"]) for claim in story["claims"])
    return (
        f"{folder.name}: {len(story['files'])} reports, {len(story['claims'])} claims ({many} in two or more reports, "
        f"{denied} denied) with {supports} passages, {len(story['origins'])} origins: fits"
    )


def measure(folder: Path) -> Scores:
    """Every metric of one story, read and linked anew."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    with tempfile.TemporaryDirectory() as temporary:
        record, gold = Path(temporary) / "record.jsonl", Path(temporary) / "gold"
        write_gold(folder, gold)
        save_record(link_reports(read_texts(texts)), record)
        return score_record(record, gold, folder)
