"""A trace that takes too long or fails is given up and said, so that the comparison always ends."""

from pathlib import Path

import pytest

from benchmarks.cluster import Stream, Took, divide, trace_apart
from benchmarks.cluster import _take_median as take_median


def test_a_trace_that_takes_too_long_is_given_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("The boat left on Monday, its owner said.")
    assert trace_apart(Stream(tmp_path / "reports", tmp_path, 0.01), "slow.hw") is None
    assert "slow.hw: given up" in capsys.readouterr().err


def test_a_trace_that_fails_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trace_apart(Stream(tmp_path / "nowhere", tmp_path, 60), "none.hw") is None
    assert "nowhere" in capsys.readouterr().err


def test_a_median_is_of_all_runs_or_none() -> None:
    runs = [Took(3.0, 1.0), Took(1.0, 2.0), Took(2.0, 4.0)]
    assert (take_median([*runs], "clock"), take_median([*runs], "cores")) == (2.0, 2.0)
    assert take_median([*runs, None], "clock") is None
    assert (divide(3.0, 2.0), divide(None, 2.0)) == (1.5, None)
