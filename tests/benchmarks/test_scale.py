"""The stream that linking is timed on, and the figures of its costs."""

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.lab.streams import STORY, make_stream
from benchmarks.retold import retell
from benchmarks.scale import Cost, More, flatten_costs, tabulate_costs
from headwater.link.neighbours.matters import part_matters, profile_report
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports

MORE = tuple(More(clock, clock / 2, 8, 70) for clock in (10.0, 30.0, 20.0))
COST = Cost(reports=1000, matters=125, seconds=10.0, memory=64 * 2**20, beside=96 * 2**20, store=2**20, more=MORE)


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
    assert (figures["1000_one_more_processor_ms"], figures["1000_one_more_matter"]) == (10, 8)
    assert (figures["1000_peak_mb"], figures["1000_beside_peak_mb"]) == (64, 96)
    assert "1000" in tabulate_costs([COST])


def test_a_story_told_again_is_another_one_of_the_same_build() -> None:
    rows = read_texts(dict(make_stream(1, 3)))
    told = list(retell(rows, 1))
    assert [(len(r.text), r.published) for r, _ in told] == [(len(r.text), r.published) for r, _ in rows]
    assert all(c.span.text == r.text[c.span.start : c.span.end] for r, _ in told for c in r.credits)
    ones, others = link_reports(rows), link_reports(told)
    # Not origins: with other words of other rarity other passages are copies, and who is described in them is one.
    kinds = ("reports", "mentions", "actors", "statements", "events", "copies", "claims")
    assert [len(getattr(ones, kind)) for kind in kinds] == [len(getattr(others, kind)) for kind in kinds]
    common = {c.proposition for c in ones.claims} & {c.proposition for c in others.claims}
    assert len(common) < len(ones.claims) / 4  # those without a name and a rarer word
    matters = part_matters([profile_report(report) for report, _ in (*rows, *told)])
    assert not any(min(matter) < len(rows) <= max(matter) for matter in matters)


@pytest.mark.slow
def test_scale_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scale", "--reports", "16", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {name.partition("_")[2] for name in figures} == {name.partition("_")[2] for name in flatten_costs([COST])}
