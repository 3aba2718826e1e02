"""The page of results: made of what sections have left, and honest about what was not run."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import TASKS
from benchmarks.costs import SIZES, Check, Stages, flatten_costs
from benchmarks.results import measuring
from benchmarks.results.measuring import NAMES, main, read_kept
from benchmarks.results.page import Result, write_page
from benchmarks.results.sections import SECTIONS, Row, compare, list_cluster, list_copies, list_encoders, list_scale
from benchmarks.scale import Cost, More
from benchmarks.scale import flatten_costs as flatten_scale
from benchmarks.splitting import measure

STAGES = Stages(read=2.0, annotate=30.0, link=8.0, store=50_000.0)
CHECK = Check(reports=1000, processor=44.0, clock=30.0, memory=2**28, store=51_000_000)


def make_result(figures: Mapping[str, float | bool | None], **more: Any) -> Result:
    known = {"command": "python -m benchmarks x", "day": "2025-03-01", "seconds": 3.0, "load": (1.0, 2.0)}
    return Result(
        **{**known, "machine": "a processor, 2 cores", "versions": {"peer": "1.2"}, "figures": dict(figures), **more}
    )


def test_every_section_is_a_task_and_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {section.arguments[0] for section in SECTIONS} <= set(TASKS)


def test_a_page_has_what_was_run_and_says_what_was_not() -> None:
    results = {"costs": make_result(flatten_costs(STAGES, CHECK))}
    page = write_page(SECTIONS, results, {"times": "the set `tempeval3` is not here"})
    assert "| reports/hour/core | 90,000 |" in page
    assert "| 1,000,000 | 11.1 | 0.694 | 0.043 | 46.6 | 0.112 |" in page
    assert "seconds of the processors | 44 | foretold | 40 | 1.10 |" in page
    assert "- Temporal expressions (`times`): the set `tempeval3` is not here." in page
    assert page.count(": not run.") == len(SECTIONS) - 2


def test_what_is_foretold_grows_with_the_reports() -> None:
    figures = flatten_costs(STAGES, None)
    assert [round(figures[f"{size}_hours_1"] / size * 3600, 6) for size in SIZES] == [0.04] * 3
    assert "check_ratio" not in figures


def test_a_peer_that_was_not_there_has_no_figure_and_no_ratio() -> None:
    assert compare("F1", 0.5, "peer", None) == ("F1", "0.500", "peer", "not run", "–")
    rows = list(list_encoders({"headwater_s": 150.0, "bare_s": 200.0, "time_to_bare": 1.5}))
    assert [row.theirs for row in rows] == ["200", "not run", "not run"]
    assert rows[0].ratio == "0.67 (1.50 × the time)"
    alone = {f"headwater_{name}": 1.0 for name in ("documents_s", "recall", "precision")}
    assert all(row.theirs == "not run" for row in list_copies(alone))


def test_a_larger_store_stands_beside_what_the_smallest_foretells() -> None:
    more = (More(150.0, 120.0, 8, 90), More(190.0, 140.0, 8, 90))
    costs = [
        Cost(size, size // 8, seconds, 2**27, 2**26, 2**28, more) for size, seconds in ((1000, 10.0), (10000, 130.0))
    ]
    rows = list(list_scale(flatten_scale(costs)))
    assert Row("1,000 reports: linking, s of the processors", "10") in rows
    assert Row("10,000 reports: linking, s of the processors", "130", "foretold", "100", "1.30") in rows
    assert Row("10,000 reports: the slowest of twenty, ms of the clock", "190") in rows


def test_a_record_that_differs_is_said() -> None:
    found = {"reports": 8, "plain_s": 4.0, "daft_s": 5.0, "daft_same": False}
    (row,) = list_cluster(found)
    assert "another record" in row.what
    assert row.ratio == "1.25"


def test_figures_are_kept_and_a_set_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"bcubed_f1": 0.9, "floor_bcubed_f1": 0.8, "is_same": True}

    def run(command: list[str], **options: Any) -> Any:
        class Done:
            returncode, stdout, stderr = 0, f"a warning\n{json.dumps(told)}\n", ""

        return Done()

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr(measuring, "ask_versions", lambda *arguments: {})
    (tmp_path / "data" / "basil").mkdir(parents=True)
    page, kept = tmp_path / "page.md", tmp_path / "kept"
    places = ["--out", str(page), "--kept", str(kept), "--data", str(tmp_path / "data")]
    assert main(["--only", "stories-basil", "stories-ecbplus", *places]) == 0
    assert read_kept(kept)["stories-basil"].figures == told
    assert "`python -m benchmarks stories --data basil`" in page.read_text()
    assert "(`stories-ecbplus`): the set `ecbplus` is not here." in page.read_text()
    assert str(tmp_path) not in page.read_text()
    assert main(["--only", *places]) == 0
    assert "| BCubed F1 | 0.900 |" in page.read_text()


def test_a_check_that_failed_is_said_beside_its_figures() -> None:
    figures = {"bcubed_f1": 0.9, "floor_bcubed_f1": 0.8}
    assert measuring.read_figures(f"a line\n{json.dumps(figures)}") == figures
    assert measuring.read_figures("no figures") is measuring.read_figures("") is None
    page = write_page(SECTIONS, {"stories-basil": make_result(figures, holds=False)}, {})
    assert "**What this task checks did not hold.**" in page


def test_cutting_is_measured_with_or_without_its_peer() -> None:
    found = measure(["The boat left. It came back on Friday."], 1)
    assert (found["headwater_sentences"], found["headwater_words"]) == (2, 10)
