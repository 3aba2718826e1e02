from pathlib import Path

import pytest

from benchmarks.__main__ import TASKS, main
from benchmarks.story import average_scores, score_record


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_help_lists_every_task_with_what_it_does(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    rows = [line.split(maxsplit=1) for line in capsys.readouterr().out.partition("tasks:\n")[2].splitlines()]
    assert [row[0] for row in rows] == sorted(TASKS)
    assert all(len(row) == 2 for row in rows)


def test_unknown_task_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stroy"]) == 2
    assert capsys.readouterr().err == f"python -m benchmarks: no task 'stroy'; there are: {', '.join(sorted(TASKS))}\n"


def test_mean_leaves_out_what_does_not_apply() -> None:
    assert average_scores([{"a": 1.0, "b": None, "c": None}, {"a": 0.0, "b": 0.5}]) == {"a": 0.5, "b": 0.5, "c": None}


def test_record_that_breaks_the_format_is_named(tmp_path: Path) -> None:
    record = tmp_path / "broken.jsonl"
    record.write_text('{"id": "clm_1", "kind": "claim"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.jsonl breaks the format of the record:\n.*header"):
        score_record(record, tmp_path, tmp_path)
