import datetime as dt
import itertools
from collections import Counter

import msgspec
import pytest

from benchmarks.crowd import make_crowd
from headwater.record.whole import Record
from headwater.tell.flows import UNKNOWN, Flow, list_ways
from headwater.tell.folds import (
    MOST_AGENCIES,
    MOST_DAYS,
    MOST_ORIGINS,
    MOST_REPORTS,
    MOST_TEXTS,
    MOST_VOICES,
    fold_ways,
)
from headwater.tell.index import index_record
from headwater.tell.river import River, view_river
from tests.tell.affair import AFFAIR, LONE, NOTHING


def draw(record: Record) -> River:
    river = view_river(index_record(record))
    assert river is not None
    return river


@pytest.fixture(scope="module")
def crowd() -> Record:
    return make_crowd(60)


def test_claims_flow_from_origins_by_agencies_to_reports() -> None:
    flows = Counter(flow for _, flow in list_ways(index_record(AFFAIR)))
    assert dict(flows) == {
        Flow("org_briefing", "", "rep_a"): 2,
        Flow("org_briefing", "Northern Wire", "rep_b"): 1,
        Flow(UNKNOWN, "Northern Wire", "rep_b"): 1,
        Flow("org_board", "", "rep_c"): 1,
        Flow(UNKNOWN, "", "rep_c"): 1,
    }
    assert fold_ways(list_ways(index_record(AFFAIR)), index_record(AFFAIR)).flows == flows  # few: nothing is folded


@pytest.mark.parametrize("size", [0, 60])
def test_bars_are_as_high_as_their_claims(size: int, crowd: Record) -> None:
    river = draw(crowd if size else AFFAIR)
    by_column = {c: sum(s.height for s in river.stops if s.column == c) for c in ("origin", "report")}
    assert by_column["origin"] == pytest.approx(by_column["report"])
    assert sum(s.width for s in river.streams) > by_column["origin"]  # an agency makes two ribbons of one
    assert all(s.y >= 0 and s.y + s.height <= river.height for s in river.stops)


@pytest.mark.parametrize("size", [0, 60])
def test_no_label_stands_on_another(size: int, crowd: Record) -> None:
    stops = draw(crowd if size else AFFAIR).stops
    for column in ("origin", "agency", "report"):
        middles = sorted(s.middle for s in stops if s.column == column)
        assert all(b - a >= 35.9 for a, b in itertools.pairwise(middles))


def test_the_widest_voice_leads_and_none_comes_last() -> None:
    river = draw(AFFAIR)
    assert river.leader == "Vallonia"
    assert [s.tone for s in river.stops if s.column == "origin"] == ["lead", "other", "none"]


def test_copies_tie_reports() -> None:
    assert [t.words for t in draw(AFFAIR).ties] == ["Reports 1 and 2: one text"]


def test_a_long_story_is_drawn_between_few_stops(crowd: Record) -> None:
    river = draw(crowd)
    columns = Counter(s.column for s in river.stops)
    assert columns["report"] <= MOST_TEXTS + MOST_DAYS
    assert columns["agency"] <= MOST_AGENCIES + 1
    assert columns["origin"] <= MOST_ORIGINS + MOST_VOICES
    assert len(river.streams) < 200


def test_every_report_and_origin_stands_at_one_stop(crowd: Record) -> None:
    index = index_record(crowd)
    ways = list_ways(index)
    folding = fold_ways(ways, index)
    reports = [key for stem in folding.reports for key in stem.members]
    origins = [key for stem in folding.origins for key in stem.members]
    assert sorted(reports) == sorted({flow.report for _, flow in ways})
    assert sorted(origins) == sorted({flow.origin for _, flow in ways})
    assert len(reports) > MOST_REPORTS
    river = draw(crowd)
    folded = {m.report for fold in river.folds for m in fold.members if m.report}
    alone = {s.report for s in river.stops if s.report}
    assert folded | alone == {index.numbers[key] for key in reports}
    assert not folded & alone


def test_a_text_that_many_carry_is_one_stop_and_counts_once(crowd: Record) -> None:
    index = index_record(crowd)
    river = draw(crowd)
    text = max((s for s in river.stops if s.kind == "text"), key=lambda s: s.sheets)
    fold = next(f for f in river.folds if f.name == text.fold)
    assert text.title == f"One text in {len(fold.members)} reports"
    assert text.sheets > 2
    numbers = {m.report for m in fold.members}
    claims = {c.id for c in index.claims.values() for e in c.support if index.numbers[e.report] in numbers}
    assert text.subtitle.endswith(f" · {len(claims)} claims")


@pytest.mark.parametrize(
    ("step", "titles"),
    [
        (0, ["6 May 2031"]),
        (1, ["5–11 May 2031", "12–18 May 2031", "19–25 May 2031"]),
        (6, ["May 2031", "Jun 2031", "Jul 2031"]),
        (80, ["2031", "2032", "2033"]),
        (400, ["2030s", "2040s", "2050s"]),
    ],
)
def test_reports_stand_together_by_days_weeks_months_years_or_decades(step: int, titles: list[str]) -> None:
    evidence, day = AFFAIR.claims[0].support[0], dt.date(2031, 5, 6)
    days = [day + dt.timedelta(days=step * n) for n in range(30)]
    first = AFFAIR.reports[0]
    reports = tuple(
        msgspec.structs.replace(
            first, id=f"rep_{n}", published=msgspec.structs.replace(first.published, start=days[n], end=days[n])
        )
        for n in range(30)
    )
    support = tuple(msgspec.structs.replace(evidence, report=r.id) for r in reports)
    claim = msgspec.structs.replace(AFFAIR.claims[0], support=support, denials=())
    record = msgspec.structs.replace(AFFAIR, reports=reports, claims=(claim,), copies=())
    shown = [s.title for s in draw(record).stops if s.column == "report"]
    assert shown[: len(titles)] == titles


@pytest.mark.parametrize("record", [NOTHING, LONE])
def test_where_nothing_flows_there_is_no_river(record: Record) -> None:
    assert view_river(index_record(record)) is None
