"""`python -m benchmarks desk`: what the pages of the desk cost on one story of hundreds of reports; how they scroll."""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from starlette.testclient import TestClient

from benchmarks.crowd import CLAIMS, make_crowd
from benchmarks.scrolling import Smoothness, find_browser, measure_scrolling
from headwater.record.jsonl import write_record
from headwater.tell.index import Index, index_record
from headwater.web.app import create_app

TIMES = 7


class Cost(NamedTuple):
    """A page: milliseconds until its first byte (of the processor: a busy machine is none of the page's doing), bytes,
    elements.  Pages are not streamed: the first byte comes when all are there."""

    name: str
    first_ms: float
    median_ms: float
    size: int
    nodes: int


class Elements(HTMLParser):
    """Counts what a browser makes elements of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.total = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more."""
        self.total += 1


def main(arguments: list[str]) -> int:
    """Ask for every kind of page of a made story and tell its time, its bytes and its elements."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, default=500, help="of how many reports the story is (500)")
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"how many claims it has at least ({CLAIMS})")
    parser.add_argument("--keep", metavar="FILE", help="where to leave the record in JSON lines, to look at its pages")
    parser.add_argument("--scroll", action="store_true", help="also scroll through each page in Chromium")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    record = make_crowd(options.reports, options.claims)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.keep or Path(folder) / "story.jsonl")
        with path.open("wb") as stream:
            write_record(record, stream)
        pages = list_pages(index_record(record))
        costs = measure_pages(path, pages)
        browser = find_browser() if options.scroll else None
        frames = measure_scrolling(path, pages, browser) if browser else {}
    if options.scroll and not frames:
        print("no Chromium here to scroll in: apt-get install chromium", file=sys.stderr)
    print(json.dumps(flatten_costs(costs) | flatten_frames(frames)) if options.json else tabulate_costs(costs))
    if frames and not options.json:
        print(f"\n{tabulate_frames(frames)}")
    return 0


def list_pages(index: Index) -> dict[str, str]:
    """One address of each kind: of claims and actors the one with most to show, of reports the one that says most."""
    claim = max(index.claims.values(), key=lambda c: len(c.support))
    spoken = [s.report for s in index.statements.values()]
    report = max(index.reports, key=spoken.count)
    actor = max(index.actors.values(), key=lambda a: sum(len(n.spans) for n in a.names))
    return {
        "story": "/",
        "river": "/river",
        "timeline": "/timeline",
        "claims": "/claims",
        "a claim": f"/claims/{claim.id}",
        "reports": "/reports",
        "a report": f"/reports/{report}",
        "actors": "/actors",
        "an actor": f"/actors/{actor.id}",
        "search": "/search?q=minister",
        "news": "/news",
    }


def measure_pages(path: Path, pages: dict[str, str]) -> list[Cost]:
    """Every page as often as it takes for a median; the first time of the first page includes reading the record."""
    desk = TestClient(create_app(path), base_url="http://127.0.0.1")
    return [_measure(desk, name, address) for name, address in pages.items()]


def _measure(desk: TestClient, name: str, address: str) -> Cost:
    times = []
    for _ in range(TIMES + 1):
        start = time.process_time()
        answer = desk.get(address)
        times.append((time.process_time() - start) * 1000)
        answer.raise_for_status()
    return Cost(name, times[0], statistics.median(times[1:]), len(answer.content), Elements(answer.text).total)


def flatten_costs(costs: Iterable[Cost]) -> dict[str, float]:
    """One figure a name, such as `story_median_ms`."""
    return {
        f"{cost.name.rpartition(' ')[2]}_{field}": value
        for cost in costs
        for field, value in zip(cost._fields[1:], cost[1:], strict=True)
    }


def flatten_frames(frames: Mapping[str, Smoothness]) -> dict[str, float]:
    """One figure a name, such as `story_p95_ms`."""
    return {
        f"{name.rpartition(' ')[2]}_frame_{field}": value
        for name, found in frames.items()
        for field, value in found._asdict().items()
    }


def tabulate_frames(frames: Mapping[str, Smoothness]) -> str:
    """A row for each page: milliseconds a frame while it is scrolled through."""
    lines = [f"{'scrolling':<12}{'median ms':>12}{'p95 ms':>12}{'worst ms':>12}{'longest task ms':>18}"]
    lines += [
        f"{name:<12}{f.median_ms:>12.1f}{f.p95_ms:>12.1f}{f.worst_ms:>12.1f}{f.longest_task_ms:>18.0f}"
        for name, f in frames.items()
    ]
    return "\n".join(lines)


def tabulate_costs(costs: Iterable[Cost]) -> str:
    """A row for each page."""
    lines = [f"{'page':<12}{'first ms':>12}{'median ms':>12}{'kB':>10}{'elements':>12}"]
    lines += [f"{c.name:<12}{c.first_ms:>12.0f}{c.median_ms:>12.1f}{c.size / 1000:>10.0f}{c.nodes:>12}" for c in costs]
    return "\n".join(lines)
