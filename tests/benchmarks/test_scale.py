"""The stream that linking is timed on, and the figures of its costs."""

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.lab.streams import STORY, make_stream
from benchmarks.scale import Cost, flatten_costs, round_size, tabulate_costs

COST = Cost(reports=980, linked=490, seconds=4.9, memory=64 * 2**20, store=2**20, more=(10.0, 30.0, 20.0))


def test_stream_is_the_same_every_time_and_every_story_by_itself() -> None:
    texts = dict(make_stream(3))
    assert len(texts) == 3 * STORY
    assert texts == dict(make_stream(3))
    assert dict(make_stream(1, 2)) == {name: text for name, text in texts.items() if name.startswith("000002")}


def test_stories_of_a_stream_share_no_names() -> None:
    first, second = ({w for _, text in make_stream(1, n) for w in text.split() if w.istitle()} for n in (0, 1))
    assert len(first & second) < len(first) / 2  # months, weekdays, beginnings of sentences


def test_figures_of_a_cost() -> None:
    figures = flatten_costs([COST])
    assert figures["1000_link_ms_a_report"] == pytest.approx(10)
    assert (figures["1000_one_more_ms"], figures["1000_one_more_ms_worst"]) == (20, 30)
    assert figures["1000_peak_mb"] == 64
    assert "980" in tabulate_costs([COST])


@pytest.mark.parametrize(("reports", "size"), [(980, 1000), (9980, 10000), (100140, 100000), (4, 4), (60, 60)])
def test_a_size_goes_by_what_was_asked_for(reports: int, size: int) -> None:
    assert round_size(reports) == size


@pytest.mark.slow
def test_scale_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scale", "--reports", "16", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {name.partition("_")[2] for name in figures} == {name.partition("_")[2] for name in flatten_costs([COST])}
