"""Linking on perfect reading, beside linking on the project's own: whose error is it?"""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.meanings import encode_reports
from benchmarks.scoring.gold_to_record import build, oracle, write
from benchmarks.story import Scores, score_record
from headwater.annotate.sentences import split_text
from headwater.link.copying.copies import find_copies
from headwater.link.reading import index_reading
from headwater.pipeline.linking import complete_record
from headwater.pipeline.tracing import trace
from headwater.record.jsonl import read_record, write_record
from headwater.record.whole import Record

# What linking decides; the other metrics are those of reading, and 1.0 where reading is the gold's.
SHOWN = (
    "claim_pair_f1 false_merge_rate multi_report_claims_f1 claim_relevance claim_inflation origins_macro "
    "origin_sets_f1 origins_b3_f1 texts_acc denials_f1 differences_f1 copies_f1 copy_label_acc report_relations_acc "
    "timeline_lenient_f1 new_in_later_f1 false_utterances product overall"
).split()


def main(arguments: list[str]) -> int:
    """Link the gold's reading of a story (--oracle) and score it, with the project's own reading beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", nargs=2, type=Path, required=True, metavar=("GOLD", "REPORTS"))
    parser.add_argument("--record", type=Path, metavar="OUT", help="write the linked record of the oracle's reading")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    gold, reports = options.oracle
    with tempfile.TemporaryDirectory() as folder:
        linked, own = Path(folder) / "oracle.jsonl", Path(folder) / "own.jsonl"
        save_record(link_oracle(gold, reports), linked)
        save_record(trace([reports], ":memory:"), own)
        boards = [score_record(path, gold, reports) for path in (linked, own)]
        if options.record:
            options.record.write_bytes(linked.read_bytes())
    show_boards(*boards, as_json=options.json)
    return 0


def link_oracle(gold: Path, reports: Path) -> Record:
    """The record that linking makes of perfect reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "oracle.jsonl"
        write(oracle(build(gold, reports)), path)
        with path.open("rb") as lines:
            record = read_record(lines)
    sentences = {report.id: tuple(split_text(report.text)) for report in record.reports}
    reading = index_reading(record, sentences, encode_reports(record, sentences))
    return complete_record(record, reading, find_copies(reading))


def save_record(record: Record, path: Path) -> None:
    """Write a record to a file."""
    with path.open("wb") as stream:
        write_record(record, stream)


def show_boards(oracle_board: Scores, own_board: Scores, *, as_json: bool) -> None:
    """Print both columns; in JSON the own reading's names begin with `own_`."""
    if as_json:
        print(json.dumps({**oracle_board, **{f"own_{name}": value for name, value in own_board.items()}}))
        return
    print(f"{'metric':<26}{'oracle':>8}{'own':>8}")
    for name in SHOWN:
        cells = (oracle_board.get(name), own_board.get(name))
        print(f"{name:<26}" + "".join(f"{'n/a' if c is None else f'{c:.3f}':>8}" for c in cells))
