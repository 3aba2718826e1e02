"""`python -m benchmarks syndication`: reading a stream of which most is wire copy, beside one of distinct reports.

A dispatch is printed by many papers, each under a headline, a line of its own and a credit; some cut it at the end.
Each stream is read and annotated by a process of its own, ten reports of one and ten of the other in turn, from texts
that none of the rounds before had.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import count
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks.crowd import PAPERS, TOWNS
from benchmarks.lab.streams import make_stream
from headwater.garbage import collect_seldom
from headwater.pipeline.outcomes import work_on
from headwater.read.documents import Document, list_documents
from headwater.read.sources import Source

DISTINCT, SYNDICATED = "distinct", "syndicated"
CREDITS = ("(With {0})", "— {0}", "{0} contributed to this report.", "Source: {0}")
TURN = 10  # reports of one stream before as many of the other
CUT = 0.3  # share of the reprints that are cut at the end


class Dispatch(NamedTuple):
    """What an agency sends: its name, the paragraphs, and headlines that papers put above them."""

    agency: str
    paragraphs: tuple[str, ...]
    headlines: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Read and annotate a stream of wire copy and one of distinct reports: reports a second, and how they compare."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, default=200, help="of each stream (200)")
    parser.add_argument("--share", type=float, default=0.6, help="of the reports that repeat another (.6)")
    parser.add_argument("--rounds", type=int, default=3, help="in each of which both are read; medians count (3)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    figures = compare_streams(options.reports, options.share, options.rounds)
    if options.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    else:
        print("\n".join(f"{name:<26}{value:>8.2f}" for name, value in figures.items()))
    return 0


def compare_streams(reports: int, share: float, rounds: int) -> Mapping[str, float]:
    """Milliseconds of the processor for a report of each stream, and how many times as fast wire copy is read."""
    stories = count()
    names = (DISTINCT, SYNDICATED)
    costs: dict[str, list[float]] = {name: [] for name in names}
    with ExitStack() as stack:
        # A process each, so that neither stream takes the other's place among the sentences that are kept.
        spawn = get_context("spawn")
        readers = {
            name: stack.enter_context(ProcessPoolExecutor(1, spawn, initializer=collect_seldom)) for name in names
        }
        warm = list(make_prints(stories, 10, 0.0, random.Random(0)))  # what is loaded on first use
        for reader in readers.values():
            reader.submit(time_stream, warm).result()
        for round_ in range(rounds):
            rng = random.Random(round_)
            streams = {name: list(make_prints(stories, reports, share * (name == SYNDICATED), rng)) for name in names}
            spent = dict.fromkeys(names, 0.0)
            for first in range(0, reports, TURN):  # a machine that slows down for a while slows both
                for name in names:
                    spent[name] += readers[name].submit(time_stream, streams[name][first : first + TURN]).result()
            for name in names:
                costs[name].append(spent[name] / reports)
    ratios = [own / other for own, other in zip(costs[DISTINCT], costs[SYNDICATED], strict=True)]
    medians = {f"{name}_ms": statistics.median(values) for name, values in costs.items()}
    return medians | {"times_as_fast": statistics.median(ratios)}


def make_prints(stories: Iterator[int], reports: int, share: float, rng: random.Random) -> Iterator[str]:
    """So many reports in print; this share of them, spread over the stream, print a dispatch that was printed before.

    Half of these are of one dispatch in ten.
    """
    printed: list[Dispatch] = []
    again = round(reports * share)
    turns = [False] * (reports - again - 1) + [True] * again
    rng.shuffle(turns)
    for is_again in (False, *turns):
        if is_again:
            popular = printed[:: 10 if rng.random() < 0.5 else 1]
            yield print_dispatch(rng.choice(popular), rng, is_cut=rng.random() < CUT)
        else:
            printed.append(write_dispatch(next(stories)))
            yield print_dispatch(printed[-1], rng, is_cut=False)


def write_dispatch(story: int) -> Dispatch:
    """The dispatch of a story of the lab."""
    texts = [text.strip().split("\n\n") for _, text in make_stream(1, story)]
    _, _, *paragraphs, owner = texts[0]  # date and title first, the copyright last
    return Dispatch(owner[1:].strip(" 0123456789"), tuple(paragraphs), tuple({blocks[1] for blocks in texts}))


def print_dispatch(dispatch: Dispatch, rng: random.Random, *, is_cut: bool) -> str:
    """A dispatch as a paper prints it."""
    paper = f"{rng.choice(TOWNS)} {rng.choice(PAPERS)}"
    kept = dispatch.paragraphs[: rng.randint(3, len(dispatch.paragraphs) - 1) if is_cut else None]
    credit = rng.choice(CREDITS).format(dispatch.agency)
    return "\n\n".join((paper, rng.choice(sorted(dispatch.headlines)), *kept, credit)) + "\n"


def time_stream(texts: Sequence[str]) -> float:
    """Milliseconds of the processor that reading and annotating the texts takes."""
    documents = [document for number, text in enumerate(texts) for document in _list(number, text)]
    began = time.process_time()
    for document in documents:
        work_on(document, "full")
    return (time.process_time() - began) * 1000


def _list(number: int, text: str) -> Iterator[Document]:
    return list_documents(Source(uri=f"{number}.txt", file=f"{number}.txt", content=text.encode()))
