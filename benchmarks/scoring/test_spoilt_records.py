"""What the scorer makes of records that are spoilt on purpose: nothing that guts a record may leave its score high.

pytest benchmarks/scoring.  Both stories with gold are used; baselines.py spoils.
"""
# mypy: disable-error-code="arg-type"
from __future__ import annotations

import contextlib
import copy
import io
import sys
import tempfile
import unittest
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import baselines  # noqa: E402
import gold_to_record  # noqa: E402
import score_story  # noqa: E402
from baselines import forget, kind  # noqa: E402
from record_check import Json, Validator  # noqa: E402

SHARED = HERE.parents[2] / "shared"
STORIES = {name: (SHARED / "gold" / name, SHARED / "stories" / name) for name in ("seeds", "iran_archive")}
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no gold stories in {SHARED.name}/ beside the repository")]
LOWER_IS_BETTER = {"false_merge_rate", "published_wrong", "false_merges", "false_utterances", "timeline_order_errors"}
WITH_GAP = {"new_in_later_f1", "overall", "product"}  # the gold's `new` lists leave out one or two things that are new


class SpoiltRecords(unittest.TestCase):
    perfect: dict[str, list[Json]]

    @classmethod
    def setUpClass(cls) -> None:
        cls.perfect = {name: gold_to_record.build(*paths) for name, paths in STORIES.items()}

    def score(self, name: str, record: list[Json]) -> score_story.Board:
        self.assertEqual(Validator(record, STORIES[name][1]).problems, [])
        return score_story.score(record, *STORIES[name])

    def spoilt(self, name: str) -> list[tuple[str, score_story.Board]]:
        return [(story, self.score(story, getattr(baselines, name)(record))) for story, record in self.perfect.items()]

    def test_perfect(self) -> None:
        for story, record in self.perfect.items():
            for name, metric in self.score(story, record).items():
                with self.subTest(story=story, metric=name):
                    if name in LOWER_IS_BETTER:
                        self.assertEqual(metric.value, 0)
                    elif name in WITH_GAP:
                        self.assertGreater(metric.value, 0.95)
                    elif metric.value is not None:
                        self.assertAlmostEqual(metric.value, 1.0)

    def test_spoiling_leaves_the_argument_as_it_is(self) -> None:
        record = self.perfect["seeds"]
        before = copy.deepcopy(record)
        for spoil in (*baselines.VARIANTS.values(), baselines.one_actor, lambda r: baselines.junk(r, 5)):
            spoil(record)
        self.assertEqual(record, before)

    # -------------------------------------------------------------------------------------- the whole record
    def test_gutted(self) -> None:
        """What was taken out scores 0.  Nine parts of overall and four of product are untouched by it (supports, copies,
        timeline, reading), so no mean of these parts can fall below 9/19 and 4/9: see test_hollow for the rest."""
        for story, board in self.spoilt("gutted"):
            with self.subTest(story):
                for name in ("event_role_f1", "origin_sets_f1", "origins_b3_f1", "denials_f1", "relayed_f1", "differences_f1",
                             "problems_f1"):
                    self.assertLess(board[name].value, 0.1, name)
                self.assertAlmostEqual(board["origins_macro"].value, 1 / 3)
                self.assertIn("constant 1 gives 0.333", board["origins_macro"].counts)
                self.assertGreater(board["origins_exact"].value, 0.65)  # what hid it before
                self.assertLess(board["texts_acc"].value, 0.6)
                self.assertLess(board["event_f1_strict"].value, 0.45)
                self.assertLess(board["overall"].value, 0.6)
                self.assertLess(board["product"].value, 0.6)

    def test_hollow(self) -> None:
        for story, board in self.spoilt("hollow"):
            with self.subTest(story):
                self.assertLess(board["overall"].value, 0.45)
                self.assertLess(board["product"].value, 0.25)

    def test_nothing_linked(self) -> None:
        for story, board in self.spoilt("own_claims"):
            with self.subTest(story):
                self.assertEqual([board[n].value for n in ("claim_pair_f1", "multi_report_claims_f1", "false_merge_rate")], [0, 0, 0])
                self.assertGreater(board["claim_inflation"].value, 2.5)
                self.assertLess(board["product"].value, 0.5)

    def test_everything_linked(self) -> None:
        for story, board in self.spoilt("one_claim"):
            with self.subTest(story):
                self.assertLess(board["claim_pair_f1"].value, 0.1)
                self.assertEqual(board["claim_pair_f1"].recall, 1)
                self.assertGreater(board["false_merge_rate"].value, 0.85)
                for name in ("multi_report_claims_f1", "origins_macro", "origin_sets_f1", "texts_acc", "denials_f1"):
                    self.assertLess(board[name].value, 0.1, name)
                self.assertLess(board["product"].value, 0.4)

    def test_neighbours_joined(self) -> None:
        for story, board in self.spoilt("joined"):
            with self.subTest(story):
                self.assertGreater(board["false_merge_rate"].value, 0.2)
                self.assertLess(board["claim_pair_f1"].value, 0.75)
                self.assertLess(board["origin_sets_f1"].value, 0.35)
                self.assertLess(board["product"].value, 0.75)

    def test_only_reading(self) -> None:
        for story, record in self.perfect.items():
            oracle = gold_to_record.oracle(record)
            self.assertEqual({o["kind"] for o in oracle}, set(gold_to_record.READING))
            self.assertEqual({s["origin"] for s in kind(oracle, "statement")}, {None})
            board = self.score(story, oracle)
            for name in ("published", "times_f1_value", "statement_f1_strict", "entities_b3_f1", "event_f1_strict", "event_role_f1",
                         "relayed_f1", "speaker_acc", "boilerplate_f1", "credits_f1"):
                self.assertAlmostEqual(board[name].value, 1, msg=name)
            self.assertEqual(board["product"].value, 0)

    # -------------------------------------------------------------------------------------- single defences
    def test_one_actor_with_all_names(self) -> None:
        for story, board in self.spoilt("one_actor"):
            with self.subTest(story):
                self.assertLess(board["speaker_acc"].value, 0.3)
                self.assertLess(board["statement_f1_strict"].value, 0.3)
                self.assertLess(board["event_role_f1"].value, 0.3)
                self.assertLess(board["origins_f1"].value, 0.3)

    def test_junk_claims(self) -> None:
        for story, record in self.perfect.items():
            board = self.score(story, baselines.junk(record, 481))
            with self.subTest(story):
                self.assertLess(board["claim_relevance"].value, 0.95)
                self.assertGreater(board["claim_inflation"].value, 10)

    def test_claims_that_are_not_there_are_wrong(self) -> None:
        record = self.perfect["seeds"]
        board = self.score("seeds", forget(record, {c["id"] for c in kind(record, "claim")[10:]}))
        self.assertEqual(board["origins_exact"].value, 1)
        for name in ("texts_acc", "reports_acc", "origin_sets_f1"):
            self.assertAlmostEqual(board[name].value, 10 / 39, msg=name)
        self.assertAlmostEqual(board["origins_macro"].value, (1 / 7 + 8 / 31 + 1 / 1) / 3)

    def test_origin_sets(self) -> None:
        record = copy.deepcopy(self.perfect["seeds"])
        origins = [o["id"] for o in kind(record, "origin")]
        for claim in kind(record, "claim"):
            claim["origins"] = origins  # all origins behind every claim
        self.assertLess(self.score("seeds", record)["origin_sets_f1"].value, 0.3)
        record = copy.deepcopy(self.perfect["seeds"])
        for claim in kind(record, "claim"):
            claim["origins"] += claim["uncertain_origins"]  # counts for nothing
        self.assertAlmostEqual(self.score("seeds", record)["origin_sets_f1"].value, 1)
        for origin in kind(record, "origin"):
            origin.update(speaker=None, institution=None, identified=False)
        board = self.score("seeds", record)
        self.assertLess(board["origin_sets_f1"].value, 0.2)  # only the claims with no identified origin
        self.assertGreater(board["origin_sets_f1"].value, 0)

    def test_differences(self) -> None:
        record = copy.deepcopy(self.perfect["seeds"])
        entries = [d for c in kind(record, "claim") for d in c["differences"] if d["spans"]]
        entries[0]["spans"] = entries[0]["spans"][:1]                    # one span: no difference, not judged
        letters = next(d for d in entries if d["words"].startswith("letters"))
        letters["spans"] = letters["spans"][:2]                          # one side only
        self.assertEqual(self.score("seeds", record)["differences_f1"].counts, "11 of 13 gold, 12 system")
        whole = [{"report": r["id"], "start": 0, "end": len(r["text"]), "text": r["text"]} for r in kind(record, "report")]
        for claim in kind(record, "claim"):
            claim["differences"] = [{"kind": "content", "words": "", "spans": whole}]
        self.assertEqual(self.score("seeds", record)["differences_f1"].value, 0)

    def test_problems(self) -> None:
        record = copy.deepcopy(self.perfect["seeds"])
        problems = kind(record, "problem")
        problems[0]["spans"], problems[1]["spans"] = [], problems[2]["spans"]
        board = self.score("seeds", record)
        self.assertEqual(board["problems_f1"].counts, "12 of 14 gold, 13 system")

    def test_modality_counts(self) -> None:
        record = copy.deepcopy(self.perfect["seeds"])
        for event in kind(record, "event"):
            event["modality"] = "possible" if event["modality"] == "actual" else event["modality"]
        board = self.score("seeds", record)
        self.assertEqual(board["event_f1"].value, 1)
        self.assertAlmostEqual(board["event_f1_strict"].value, board["event_modality_acc"].value)

    # -------------------------------------------------------------------------------------- command line
    def run_main(self, *arguments: str) -> tuple[int, list[str]]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = score_story.main(list(arguments))
        return code, out.getvalue().splitlines()

    def test_many(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            wanted = []
            for name, (gold, reports) in STORIES.items():
                gold_to_record.write(self.perfect[name], Path(folder) / f"{name}.jsonl")
                wanted.append(f"{Path(folder) / name}.jsonl:{gold}:{reports}")
            code, lines = self.run_main("--many", *wanted, "--min", "claim_pair_f1=1", "--max", "false_merge_rate=0")
            self.assertEqual((code, lines[0].split()), (0, ["metric", "seeds", "iran_archive", "mean"]))
            row = next(line.split() for line in lines if line.startswith("claim_pair_f1"))
            self.assertEqual(row[1:], ["1.000"] * 3)
            self.assertEqual(self.run_main("--many", *wanted, "--min", "overall=1")[0], 1)

    def test_baselines_are_printed(self) -> None:
        gold, reports = STORIES["seeds"]
        code, lines = self.run_main("-", str(gold), str(reports), "--baselines")
        self.assertEqual((code, lines[1].split()), (0, ["metric", "perfect", *baselines.VARIANTS]))
        row = next(line.split() for line in lines if line.startswith("claim_pair_f1"))
        self.assertLess(float(row[5]), 0.1)
        self.assertEqual(row[6:], ["0.000", "0.000"])

    def test_oracle_is_written(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "oracle.jsonl"
            gold_to_record.main(["--oracle", *map(str, STORIES["seeds"]), str(path)])
            self.assertEqual(self.run_main(str(path), *map(str, STORIES["seeds"]), "--check-only")[0], 0)


if __name__ == "__main__":
    unittest.main()
