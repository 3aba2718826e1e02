"""`python -m benchmarks timelines`: which days of a long story matter, beside counts of reports and of mentions."""

import argparse
import datetime as dt
import gzip
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.options import show
from headwater.dates import Day
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports
from headwater.record.model import is_furniture
from headwater.record.whole import Record
from headwater.tell.index import index_record
from headwater.tell.milestones import rank_days

# The texts are cut as the Penn Treebank does it, some twice: '` ` We 're - LRB- so far -RRB- fine , '' he said .'
MARKS = (
    (re.compile(r"` ?`"), "“"),
    (re.compile(r"''"), "”"),
    (re.compile(r"-L[RSC]B-"), "("),
    (re.compile(r"-R[RSC]B-"), ")"),
    (re.compile(r"\\/"), "/"),
    (re.compile(r"(?<=[“(]) | (?=[”)])"), ""),
    (re.compile(r"(?<=[$#]) (?=\d)"), ""),
    (re.compile(r" (?=[.,;:!?%])"), ""),
    (re.compile(r" (?=(?:['’](?:s|re|ve|ll|d|m)?|n['’]t)(?!\w))", re.IGNORECASE), ""),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)


class Article(NamedTuple):
    """A report of a topic by its day."""

    name: str
    day: Day
    text: str


class Topic(NamedTuple):
    """The reports of one outlet on one topic, and the days of each timeline that its editors made of it."""

    name: str
    articles: tuple[Article, ...]
    gold: tuple[frozenset[Day], ...]


def main(arguments: list[str]) -> int:
    """Days that a record puts first in its timeline against those of editors (Timeline17), by Date-F1."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="with a folder for each topic")
    parser.add_argument("--topics", nargs="+", metavar="NAME", help="only these folders")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    folders = sorted(path.parent for path in options.data.glob("*/timelines.jsonl"))
    chosen = [f for f in folders if not options.topics or f.name in options.topics]
    missing = set(options.topics or ()) - {f.name for f in chosen}
    if missing or not chosen:
        parser.error(f"{options.data} has no topic {', '.join(sorted(missing)) or 'at all'}")
    return show(average([measure(read_topic(folder)) for folder in chosen]), options.json)


def measure(topic: Topic) -> dict[str, float]:
    """Date-F1 of the record and of both floors, as means over the timelines of a topic, under its name."""
    rows = [score(trace_articles(topic, gold), gold) for gold in topic.gold]
    return {f"{topic.name}_{name}": statistics.fmean(row[name] for row in rows) for name in rows[0]}


def average(topics: Iterable[dict[str, float]]) -> dict[str, float]:
    """What was measured of every topic, and the means over the topics."""
    rows = {name: value for topic in topics for name, value in topic.items()}
    means = {}
    for name in RANKINGS:
        means[name] = statistics.fmean(value for key, value in rows.items() if key.endswith(f"_{name}"))
    return {**means, **rows}


def score(record: Record, gold: frozenset[Day]) -> dict[str, float]:
    """The Date-F1 of as many days as the gold has, of those between its first and its last, by each ranking."""
    found = {name: pick_days(rank(record), gold) for name, rank in RANKINGS.items()}
    return {name: 2 * len(days & gold) / (len(days) + len(gold)) for name, days in found.items()}


def pick_days(ranked: Sequence[Day], gold: frozenset[Day]) -> frozenset[Day]:
    """The first days of a ranking within the days of the gold."""
    first, last = min(gold), max(gold)
    return frozenset([day for day in ranked if first <= day <= last][: len(gold)])


def rank_by_record(record: Record) -> list[Day]:
    """As the record's timeline ranks its days."""
    return list(rank_days(index_record(record)))


def rank_by_reports(record: Record) -> list[Day]:
    """PubCount: the days on which most reports were published."""
    return _rank(day for report in record.reports if (day := report.published.start))


def rank_by_mentions(record: Record) -> list[Day]:
    """The days that temporal expressions of the running text mean most often."""
    furniture = {r.id: [z for z in r.zones if is_furniture(z)] for r in record.reports}
    return _rank(
        time.when.start
        for time in record.times
        if time.when.start
        and time.when.start == time.when.end
        and not any(z.start <= time.span.start < z.end for z in furniture[time.span.report])
    )


def _rank(days: Iterable[Day]) -> list[Day]:
    counts = Counter(days)
    return sorted(counts, key=lambda day: (-counts[day], day))


RANKINGS: dict[str, Callable[[Record], list[Day]]] = {
    "date_f1": rank_by_record,
    "report_count_f1": rank_by_reports,
    "mention_count_f1": rank_by_mentions,
}


def trace_articles(topic: Topic, gold: frozenset[Day]) -> Record:
    """The record of the reports that appeared within the days of a timeline, as its literature takes them."""
    articles = [a for a in topic.articles if min(gold) <= a.day <= max(gold)]
    rows = []
    for number, article in enumerate(articles, 1):
        print(f"\r{topic.name}: report {number} of {len(articles)}", end="", file=sys.stderr, flush=True)
        rows += read_texts({article.name: article.text})
    print(f"\r{topic.name}: linking {len(articles)} reports", file=sys.stderr, flush=True)
    return link_reports(rows)


def read_topic(folder: Path) -> Topic:
    """A topic in the layout of news-tls; the days of its timelines in no order and repeated, as they are."""
    with gzip.open(folder / "articles.tokenized.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    with (folder / "timelines.jsonl").open(encoding="utf-8") as lines:
        timelines = [json.loads(line) for line in lines]
    return Topic(
        name=folder.name,
        articles=tuple(_make_article(n, a["time"], a["text"]) for n, a in enumerate(articles)),
        gold=tuple(frozenset(_read_day(day) for day, _ in timeline) for timeline in timelines),
    )


def _make_article(number: int, time: str, text: str) -> Article:
    """An article as a plain-text report that gives its day."""
    paragraphs = [join_tokens(line) for line in text.splitlines() if line.strip()]
    return Article(f"{number:03}.txt", _read_day(time), "\n\n".join((f" date {time[:10]}", *paragraphs)))


def join_tokens(line: str) -> str:
    """Running text of one that was cut into tokens."""
    for mark, plain in MARKS:
        line = mark.sub(plain, line)
    return line.strip()


def _read_day(time: str) -> Day:
    return dt.date.fromisoformat(time[:10])
