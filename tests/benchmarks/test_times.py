"""The scores of the benchmark of times, on markup of our own."""

import datetime as dt
import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.times.specs import is_held, is_resolved, list_cases
from benchmarks.times.timeml import Timex, count_matches, parse_timeml, score_counts

MARKUP = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-09-16">20210916</TIMEX3></DCT>
<TEXT>Smith &amp; Sons <EVENT eid="e1">shut</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-09-13">Monday</TIMEX3>
<TIMEX3 tid="t2" type="DURATION" value="P3D"/>after
<TIMEX3 tid="t3" type="DURATION" value="P2Y">two years</TIMEX3>.</TEXT>
</TimeML>"""


def test_markup_is_stripped_and_an_empty_tag_marks_nothing() -> None:
    document = parse_timeml("a", MARKUP)
    assert document.text == "Smith & Sons shut on Monday\nafter\ntwo years."
    assert document.created == dt.date(2021, 9, 16)
    assert [document.text[t.start : t.end] for t in document.timexes] == ["Monday", "two years"]


def test_scores_are_those_of_the_task() -> None:
    """Of two tags one is equal, one overlaps with another value, and a third is found too many."""
    gold = [Timex(0, 6, "DATE", "2021-09-13"), Timex(10, 19, "DURATION", "P2Y")]
    found = [Timex(0, 6, "DATE", "2021-09-13"), Timex(14, 19, "DURATION", "PXY"), Timex(30, 33, "DATE", "2021")]
    scores = score_counts([count_matches(gold, found)])
    assert scores == pytest.approx({"strict_f1": 40.0, "relaxed_f1": 80.0, "value_f1": 40.0, "type_f1": 80.0})


def test_two_found_in_one_tag_count_once() -> None:
    counts = count_matches([Timex(0, 10, "DATE", "x")], [Timex(0, 4, "DATE", "x"), Timex(5, 10, "DATE", "x")])
    assert (counts.relaxed, counts.found) == (1, 2)


SPEC = {
    "Input": "He left two years ago and not on 31 August.",
    "Context": {"ReferenceDateTime": "2021-09-16T00:00:00"},
    "Results": [
        {"Text": "two years ago", "Start": 8, "TypeName": "datetimeV2.date",
         "Resolution": {"values": [{"type": "date", "value": "2019-09-16"}]}},
        {"Text": "31 August", "Start": 33, "TypeName": "datetimeV2.date",
         "Resolution": {"values": [{"type": "date", "value": "2021-08-31"}, {"type": "date", "value": "2022-08-31"}]}},
    ],
}  # fmt: skip


def test_a_specification_is_met_by_one_of_its_readings() -> None:
    first, second = list_cases([("DateTimeModel.json", SPEC)])
    assert (is_resolved(first), is_held(first)) == (False, True)
    assert is_resolved(second)


def test_what_python_need_not_read_is_left_out() -> None:
    assert list(list_cases([("DateTimeModel.json", SPEC | {"NotSupported": "javascript, python"})])) == []


def test_specifications_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "DateParser.json").write_text(json.dumps([SPEC]), encoding="utf-8-sig")
    assert main(["times", "--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["crashes"], figures["resolved"], figures["resolved_or_held"]) == (0.0, 0.5, 1.0)


def test_missing_data_says_what_was_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["times", "--data", str(tmp_path), "--part", "test"]) == 2
    assert "te3-platinum.tar.xz" in capsys.readouterr().out
