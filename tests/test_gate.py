import importlib.util

import pytest

from benchmarks.story import Scores
from tests import gate
from tests.gate import STORIES, Floors

OTHERS = (gate.MEAN, gate.PERFECT, gate.WRITTEN, gate.UNSEEN, gate.LAB)
FLOORED: Floors = {
    "river": {"overall": 0.5},
    "ceilings": {"river": {"false_merge_rate": 0.1}},
    "corpora": {"river": "ab"},
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    if importlib.util.find_spec("headwater.pipeline.tracing") is None:
        pytest.skip("headwater.pipeline.tracing is not written yet")
    if not any(story.is_there for story in STORIES):
        pytest.skip("no story with gold: neither examples/ nor ../shared is there")
    return gate.measure_stories()


@pytest.mark.slow
@pytest.mark.xdist_group("gate")  # one worker measures once for all of these
@pytest.mark.parametrize("name", [*(story.name for story in STORIES), *OTHERS])
def test_story_holds_its_floors(name: str, scores: dict[str, Scores]) -> None:
    if name not in scores:
        pytest.skip(f"{name}: no reports or no gold here")
    floors = gate.read_floors()
    breaches = gate.find_breaches(floors, {name: scores[name]})
    changed = gate.find_changed_corpora(floors, [story for story in STORIES if name in (story.name, gate.MEAN)])
    hint = [f"reports or gold of {', '.join(changed)} have changed since the floors were written"] if changed else []
    assert not breaches, "\n".join([*breaches, *hint])


def test_floors_are_for_known_stories_and_metrics() -> None:
    known = {*gate.FLOORED, *gate.CEILED}
    names = {*(story.name for story in STORIES), *OTHERS}
    for limit in gate.list_limits(gate.read_floors()):
        assert limit.metric in known
        assert limit.story in names
        assert limit.is_ceiling == (limit.metric in gate.CEILED)


@pytest.mark.parametrize(
    ("board", "breaches"),
    [
        pytest.param({"overall": 0.5, "false_merge_rate": 0.1}, [], id="just held"),
        pytest.param(
            {"overall": 0.4, "false_merge_rate": 0.0}, ["overall is 0.400, below its floor 0.500"], id="below"
        ),
        pytest.param({"overall": None}, ["overall is n/a, its floor is 0.500"], id="no longer applicable"),
        pytest.param(
            {"overall": 1.0, "false_merge_rate": 0.2},
            ["false_merge_rate is 0.200, above its ceiling 0.100"],
            id="above",
        ),
    ],
)
def test_breach_names_metric_limit_and_value(board: Scores, breaches: list[str]) -> None:
    assert gate.find_breaches(FLOORED, {"river": board}) == [f"river: {words}" for words in breaches]


def test_story_that_was_not_measured_breaks_nothing() -> None:
    assert gate.find_breaches(FLOORED, {"lake": {"overall": 0.0}}) == []


def test_limits_move_to_the_better_side_only() -> None:
    better = gate.raise_floors(FLOORED, {"river": {"overall": 0.768, "false_merge_rate": 0.021}})
    assert better["river"] == {"overall": 0.76}
    assert better["ceilings"] == {"river": {"false_merge_rate": 0.03}}
    assert gate.raise_floors(better, {"river": {"overall": 0.3, "false_merge_rate": 0.5}}) == better
    assert FLOORED["river"] == {"overall": 0.5}


def test_limits_fall_when_asked() -> None:
    lowered = gate.raise_floors(FLOORED, {"river": {"overall": 0.29, "false_merge_rate": 0.5}}, lower=True)
    assert lowered["river"] == {"overall": 0.29}
    assert lowered["ceilings"] == {"river": {"false_merge_rate": 0.5}}


def test_metric_that_does_not_apply_gets_no_floor() -> None:
    assert gate.raise_floors({}, {"river": {"overall": None}}) == {"ceilings": {}}
