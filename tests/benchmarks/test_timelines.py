import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from benchmarks.timelines import join_tokens, main, pick_days, read_topic, score
from headwater.pipeline.tracing import trace_texts

ARTICLES = [
    ("2031-05-03", "The weir of Marrow broke on Friday , Mayor Ada Berg said on Friday ."),
    ("2031-05-10", "The crews of Marrow went on strike on Friday after the weir broke on May 2 ."),
    ("2031-07-01", "The weir of Marrow was opened on Monday ."),
]
TIMELINE = [["2031-05-09", ["Strike ."]], ["2031-05-02", ["The weir breaks ."]], ["2031-05-02", ["Again ."]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    topic = tmp_path / "weir_courier"
    topic.mkdir()
    with gzip.open(topic / "articles.tokenized.jsonl.gz", "wt", encoding="utf-8") as lines:
        for number, (day, text) in enumerate(ARTICLES):
            lines.write(json.dumps({"id": str(number), "time": day, "text": text}) + "\n")
    (topic / "timelines.jsonl").write_text(json.dumps(TIMELINE) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("` ` We 're fine , '' Berg said .", "“We're fine,” Berg said."),
        ("It cost $ 5 -LRB- so far -RRB- .", "It cost $5 (so far)."),
        ("Berg 's day - to - day work did n't stop ?", "Berg's day-to-day work didn't stop?"),
        ("`` Go '' , she said : 9\\/11 .", "“Go”, she said: 9/11."),
    ],
)
def test_tokens_become_running_text(tokens: str, text: str) -> None:
    assert join_tokens(tokens) == text


def test_days_that_are_unordered_and_repeated_count_once(folder: Path) -> None:
    topic = read_topic(folder / "weir_courier")
    assert topic.gold == (frozenset({dt.date(2031, 5, 2), dt.date(2031, 5, 9)}),)
    assert topic.articles[0].text.startswith(" date 2031-05-03\n\nThe weir of Marrow broke on Friday, Mayor")


def test_days_are_picked_between_the_first_and_the_last_of_the_gold() -> None:
    days = [dt.date(2031, 5, day) for day in range(1, 8)]
    assert pick_days(days, frozenset({days[2], days[5]})) == {days[2], days[3]}


def test_a_ranking_is_scored_by_as_many_days_as_the_gold_has() -> None:
    record = trace_texts({f"{n}.txt": f" date {day}\n\n{text}\n" for n, (day, text) in enumerate(ARTICLES)})
    figures = score(record, frozenset({dt.date(2031, 5, 2), dt.date(2031, 5, 9)}))
    assert figures == {"date_f1": 1.0, "report_count_f1": 0.0, "mention_count_f1": 1.0}


def test_the_table_has_the_means_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures)[:4] == ["date_f1", "report_count_f1", "mention_count_f1", "weir_courier_date_f1"]


def test_a_topic_that_is_not_there_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(folder), "--topics", "flood_courier"])
    assert "has no topic flood_courier" in capsys.readouterr().err
