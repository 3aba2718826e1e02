"""Steps: whole or made again, and never those of another run."""

from pathlib import Path

import pytest

from headwater.errors import StoreError
from headwater.read.sources import Source
from headwater.scale.steps import open_run, take_step


def make_source(folder: Path, text: str) -> Source:
    path = folder / "a.txt"
    path.write_text(text)
    return Source(uri="a.txt", file="a.txt", path=path)


def test_a_whole_step_is_not_taken_again(tmp_path: Path) -> None:
    taken: list[Path] = []
    for _ in range(2):
        take_step(tmp_path / "step", taken.append)
    assert taken == [tmp_path / "step"]


def test_half_of_a_step_is_thrown_away(tmp_path: Path) -> None:
    def break_off(folder: Path) -> None:
        (folder / "half").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_step(tmp_path / "step", break_off)
    take_step(tmp_path / "step", lambda folder: (folder / "whole").write_text("whole"))
    assert sorted(path.name for path in (tmp_path / "step").iterdir()) == ["_SUCCESS", "whole"]


def test_a_run_goes_on_with_the_time_at_which_it_began(tmp_path: Path) -> None:
    source = make_source(tmp_path, "one")
    begun = open_run(tmp_path / "run", [source], "2024-05-14T12:00:00Z")
    assert open_run(tmp_path / "run", [source], "2024-05-15T12:00:00Z") == begun


def test_a_run_of_other_reports_is_refused(tmp_path: Path) -> None:
    open_run(tmp_path / "run", [make_source(tmp_path, "one")], "2024-05-14T12:00:00Z")
    with pytest.raises(StoreError, match="other reports"):
        open_run(tmp_path / "run", [make_source(tmp_path, "another")], "2024-05-14T12:00:00Z")


def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    source = make_source(tmp_path, "one")
    with pytest.raises(StoreError, match="not empty"):
        open_run(tmp_path, [source], "2024-05-14T12:00:00Z")
