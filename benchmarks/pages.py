"""`python -m benchmarks pages`: the articles of web pages, read as reports, beside what trafilatura alone finds.

The figures are those of the article extraction benchmark: shingles of four words, each page weighing the same.
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from headwater.read.inputs import read_input
from headwater.read.sources import Source
from headwater.record.model import Report, is_furniture

WORD = re.compile(r"\w+")
SHINGLE = 4
OURS, PEER = "headwater", "trafilatura"


class Figures(NamedTuple):
    """How well a reader does: means over the pages, F1 of the two means, and pages a second."""

    precision: float
    recall: float
    f1: float
    speed: float


def main(arguments: list[str]) -> int:
    """Read the pages of the article extraction benchmark as reports and with bare trafilatura; compare both to gold."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ground-truth.json.gz and html/*.html.gz")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--runs", type=int, default=3, help="over all pages, of which the median time counts (3)")
    options = parser.parse_args(arguments)
    gold = json.loads(gzip.decompress((options.data / "ground-truth.json.gz").read_bytes()))
    pages = {name: (options.data / "html" / f"{name}.html.gz").read_bytes() for name in sorted(gold)}
    truth = {name: item["articleBody"] for name, item in gold.items()}
    figures = compare_readers(pages, truth, options.runs)
    if options.json:
        print(json.dumps({f"{name}_{k}": v for name, row in figures.items() for k, v in row._asdict().items()}))
    else:
        print(tabulate_figures(figures))
    return 0


def compare_readers(pages: Mapping[str, bytes], truth: Mapping[str, str], runs: int) -> dict[str, Figures]:
    """The figures of both readers, each page read by the one and then by the other, so that both have the same hour."""
    readers: dict[str, Callable[[bytes], str]] = {PEER: read_bare, OURS: read_article}
    texts: dict[str, dict[str, str]] = {name: {} for name in readers}
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for run in range(max(1, runs)):
        spent = dict.fromkeys(readers, 0.0)
        for page, packed in pages.items():
            for reader in sorted(readers, reverse=bool(run % 2)):
                began = time.process_time()
                texts[reader][page] = readers[reader](packed)
                spent[reader] += time.process_time() - began
        for reader in readers:
            seconds[reader].append(spent[reader])
    return {n: rate_texts(texts[n], truth, len(pages) / statistics.median(seconds[n])) for n in readers}


def read_bare(packed: bytes) -> str:
    """What trafilatura finds in a page, with all that the page states of itself."""
    from trafilatura import bare_extraction

    found = bare_extraction(gzip.decompress(packed), with_metadata=True, include_comments=False)
    return "" if found is None or isinstance(found, dict) else found.text or ""


def read_article(packed: bytes) -> str:
    """What the report of a page says below its headline."""
    found = next(read_input(Source(uri="page.html.gz", file="page.html.gz", content=packed), None))
    return "\n".join(list_prose(found)) if isinstance(found, Report) else ""


def list_prose(report: Report) -> Iterator[str]:
    """The zones of a report that are neither furniture nor headline."""
    for zone in report.zones:
        if not is_furniture(zone) and zone.kind not in ("title", "alt_title"):
            yield report.text[zone.start : zone.end]


def rate_texts(texts: Mapping[str, str], truth: Mapping[str, str], speed: float) -> Figures:
    """The figures of one reader."""
    pairs = [match_shingles(truth[name], texts[name]) for name in truth]
    precision = statistics.mean(p for p, _ in pairs if p is not None)
    recall = statistics.mean(r for _, r in pairs if r is not None)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(*(round(value, 4) for value in (precision, recall, f1, speed)))


def match_shingles(truth: str, text: str) -> tuple[float | None, float | None]:
    """Precision and recall of the shingles of a text; None where there is nothing to divide by."""
    gold, found = count_shingles(truth), count_shingles(text)
    same = (gold & found).total()
    return (same / found.total() if found else None), (same / gold.total() if gold else None)


def count_shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text; a shorter text is one run."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def tabulate_figures(figures: Mapping[str, Figures]) -> str:
    """Both readers, a line each, and what reading costs beside trafilatura."""
    rows = [f"{n:<12} {r.precision:.3f} {r.recall:>7.3f} {r.f1:>6.3f} {r.speed:>8.1f}" for n, r in figures.items()]
    cost = figures[PEER].speed / figures[OURS].speed - 1
    return "\n".join(["reader       prec.  recall     F1  pages/s", *rows, f"overhead {cost:+.0%}"])
