"""An engine that loses processes or machines under a step: it is taken again, and any other fault goes on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.scale import engines
from headwater.scale.engines import LIGHT, LIVES, Engine

ray = pytest.importorskip("ray", reason="the extra [scale] is not installed")


@pytest.fixture
def machines(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    found = {"a", "b"}
    monkeypatch.setattr(engines, "_name_alive", lambda: set(found))
    return found


def test_a_step_that_loses_a_process_begins_again_in_an_empty_folder(machines: set[str], tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def step(out: Path) -> None:
        seen.append([path.name for path in out.iterdir()])
        (out / "half").touch()
        if len(seen) < 3:
            raise ray.exceptions.ActorDiedError()

    (out := tmp_path / "step").mkdir()
    Engine("cluster").outlive(step)(out)
    assert seen == [[], [], []]


def test_a_step_that_loses_a_machine_begins_again(machines: set[str], tmp_path: Path) -> None:
    def step(out: Path) -> None:
        if "b" in machines:
            machines.remove("b")
            raise OSError("whatever the engine says of it")

    (out := tmp_path / "step").mkdir()
    Engine("cluster").outlive(step)(out)
    assert machines == {"a"}


@pytest.mark.parametrize(("error", "begun"), [(ValueError("a fault"), 1), (ray.exceptions.ActorDiedError(), LIVES)])
def test_what_no_loss_explains_goes_on(error: Exception, begun: int, machines: set[str], tmp_path: Path) -> None:
    taken: list[Path] = []

    def step(out: Path) -> None:
        taken.append(out)
        raise error

    (out := tmp_path / "step").mkdir()
    with pytest.raises(type(error)):
        Engine("cluster").outlive(step)(out)
    assert len(taken) == begun


def test_on_one_machine_a_step_is_taken_as_it_is() -> None:
    def step(out: Path) -> None:
        """Nothing is done."""

    assert Engine("cores").outlive(step) is step


@pytest.mark.slow
@pytest.mark.xdist_group("scale")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that Daft leaves to the end
@pytest.mark.parametrize(("size", "is_apart"), [(LIGHT - 1, False), (LIGHT, True)])
def test_light_work_starts_processes_only_for_very_many_reports(size: int, *, is_apart: bool) -> None:
    daft = pytest.importorskip("daft")

    def tell_process(number: int) -> Iterator[int]:
        yield os.getpid()

    run = Engine("cores", size).spread(tell_process, daft.DataType.int64(), is_light=True)
    (found,) = daft.from_pydict({"n": [1]}).select(run(daft.col("n")).alias("pid")).to_pydict()["pid"]
    assert (found != os.getpid()) == is_apart
