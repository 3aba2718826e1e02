"""`python -m benchmarks soak`: a watcher of feeds that are edited, copied and broken, held to what their server did."""

import argparse
import gc
import json
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.soak.items import FEEDS, LATER, is_edited
from benchmarks.soak.plot import draw_memory
from benchmarks.soak.server import SHOWN, FeedServer
from headwater.fetch.exchange import Limits
from headwater.link.changes import list_changes_after
from headwater.record.store import Store
from headwater.watch.config import Config, PostConfig, SourceConfig
from headwater.watch.news import News
from headwater.watch.polling import read_visited
from headwater.watch.rounds import Watcher

PATIENCE = 0.5  # seconds that the watcher waits for a byte
TRIES = 6  # visits in one step, until no feed is out of order


class Outcome(NamedTuple):
    """What a soak came to; `memory` holds after each step the items that were out and the bytes held."""

    items: int
    seconds: float
    visits: Counter[str]
    faults: Counter[str]
    news: Counter[str]
    asked: dict[str, int]
    memory: list[tuple[int, int]]
    complaints: list[str]


def main(arguments: list[str]) -> int:
    """Serve feeds with edits, copies and errors, watch them, and hold the store to what was served."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--items", type=int, default=20000)
    parser.add_argument("--each", type=int, default=100, metavar="N", help="items a step")
    parser.add_argument("--minutes", type=float, default=25.0, help="stop after the step in which they are over")
    parser.add_argument("--plot", type=Path, help="write the memory as SVG")
    parser.add_argument("--json", action="store_true", help="one flat JSON object")
    options = parser.parse_args(arguments)
    outcome = run_soak(options.items, options.each, options.minutes)
    if options.plot:
        options.plot.write_text(draw_memory(outcome.memory), "utf-8")
    print(json.dumps(flatten_outcome(outcome)) if options.json else tabulate_outcome(outcome))
    return 1 if outcome.complaints else 0


def run_soak(items: int, each: int, minutes: float = 25.0, faults: bool = True) -> Outcome:
    """Watch until all items are out and seen, or the time is over; what was out by then is what counts."""
    with tempfile.TemporaryDirectory() as folder, _serving(items, each, faults) as (addresses, steps, ask):
        config = make_config(Path(folder), addresses)
        log: list[str] = []
        watcher = Watcher(config, log.append, pause=0.0)
        watcher.client.limits = Limits(silence=PATIENCE, whole=2 * PATIENCE, allow_private=True)
        visits: Counter[str] = Counter()
        memory: list[tuple[int, int]] = []
        start, out = time.monotonic(), 0
        for step in range(steps):
            late = time.monotonic() - start > 60 * minutes
            out = out if late else min(items, (step + 1) * each)
            ask(("step", out // each - 1 if late else step))
            visits += _visit_all(watcher)
            memory.append((out, read_memory()))
            if late:
                break
        complaints = check_store(config.store, out, late=out < items, each=each)
        news, more = check_news(Path(folder) / "news.jsonl", out, each, late=out < items)
        complaints += more + check_since(config.store, Path(folder) / "news.jsonl")
        served = ask(("asked", 0))
        faulty = Counter({name: n for name, n in served.items() if name not in ("well", "not changed")})
        return Outcome(out, time.monotonic() - start, visits, faulty, news, served, memory, complaints)


def make_config(folder: Path, addresses: Sequence[str]) -> Config:
    """All feeds into one store, the news into a file; so often that nothing waits but what a server asks for."""
    sources = [SourceConfig(kind="feed", where=a, name=f"feed {n}", every=0.001) for n, a in enumerate(addresses)]
    posts = (PostConfig(kind="file", where=str(folder / "news.jsonl")),)
    return Config(store=folder / "soak.hw", sources=tuple(sources), posts=posts, allow_private=True)


def _visit_all(watcher: Watcher) -> Counter[str]:
    """Rounds until no feed is out of order; how often each outcome."""
    outcomes: Counter[str] = Counter()
    seen: list[str] = []
    watcher.log = seen.append
    for _ in range(TRIES):
        due = watcher.run_once()
        with Store(watcher.config.store) as store:
            failing = [s for s in watcher.config.sources if read_visited(store, s).failures]
        if not failing:
            break
        time.sleep(max(0.0, due - time.time()))
    for line in seen:
        for part in line.partition(": ")[2].partition(". ")[0].split(", "):
            number, _, name = part.partition(" ")
            if number.isdigit() and name in ("added", "revised", "unchanged", "refused"):
                outcomes[name] += int(number)
    return outcomes


@contextmanager
def _serving(items: int, each: int, faults: bool) -> Iterator[tuple[list[str], int, Any]]:
    """The server in a process of its own, so that its memory is not counted; it is spoken to through a pipe."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, items, each, faults), daemon=True)
    process.start()
    addresses, steps = here.recv()

    def ask(words: tuple[str, int]) -> Any:
        here.send(words)
        return here.recv()

    try:
        yield addresses, steps, ask
    finally:
        here.send(("end", 0))
        process.join(10)


def _serve(pipe: Connection, items: int, each: int, faults: bool) -> None:
    server = FeedServer(items, each, patience=PATIENCE, **({} if faults else {"faults": ()}))
    with server.running():
        pipe.send(([server.address(feed) for feed in range(FEEDS)], server.steps))
        while True:
            word, value = pipe.recv()
            if word == "end":
                return
            if word == "step":
                server.step = value
            pipe.send(dict(server.asked))


def count_edited(out: int, each: int, late: bool) -> set[int]:
    """The items whose edit was shown, when so many are out."""
    last = out // each - 1 if late else -(-out // each) + SHOWN
    return {n for n in range(out) if is_edited(n) and n // each + LATER <= last}


def check_store(path: Path, out: int, late: bool, each: int) -> list[str]:
    """What in the store is not as it was served."""
    edited = count_edited(out, each, late)
    with Store(path) as store:
        found = Counter(int(report.uri.rpartition("/")[2]) for report, _, _ in store.reports())
        undated = sum(1 for report, _, _ in store.reports() if report.published.start is None)
        refused = len(store.refusals())
    expected = Counter({n: 1 + (n in edited) for n in range(out)})
    complaints = [
        f"{n}: {found[n]} versions, served {expected[n]}" for n in found | expected if found[n] != expected[n]
    ]
    wrong = sum(n % 5 == 4 and n // 5 % 10 == 5 for n in range(out))
    complaints += [f"{undated} reports with a bound for a day, served {wrong} wrong dates"] if undated != wrong else []
    return complaints + ([f"{refused} inputs refused, none was to be"] if refused else [])


def check_news(path: Path, out: int, each: int, late: bool) -> tuple[Counter[str], list[str]]:
    """The news by kind, and where they are not what the server did: an edit told for each edited item and no other."""
    kinds: Counter[str] = Counter()
    told: dict[str, set[int]] = {"report_revised": set(), "retracted": set()}
    for news in read_news(path):
        kinds[news.what] += 1
        if news.what in told:
            told[news.what] |= {int(place.uri.rpartition("/")[2]) for place in news.places}
    edited = count_edited(out, each, late)
    complaints = [f"{what}: {n} told and not edited" for what, numbers in told.items() for n in numbers - edited]
    return kinds, complaints + [f"{n}: edited and not told" for n in sorted(edited - told["report_revised"])]


def check_since(store: Path, path: Path) -> list[str]:
    """Whether the record as a whole answers `since` a late run as the watcher told it then.

    Where more came after that run and told nothing new, as copies do, the claims are no longer what they were: there is
    nothing to compare.
    """
    last = max((news.run for news in read_news(path)), default=0)
    told = {news.id for news in read_news(path) if news.run == last}
    with Store(store) as kept:
        if kept.find_last() > last + 1:
            return []
        answer = {change.id for change in list_changes_after(kept.read_record(), last, kept.list_reports_after(last))}
    return [] if answer == told else [f"since {last} says {len(answer)} things, the watcher told {len(told)}"]


def read_news(path: Path) -> Iterator[News]:
    """The news in a file of JSON lines."""
    if path.exists():
        with path.open("rb") as lines:
            yield from (msgspec.json.decode(line, type=News) for line in lines)


def read_memory() -> int:
    """The bytes that this process holds now; where the system does not say, the most it has held."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * 4096


def flatten_outcome(outcome: Outcome) -> dict[str, float]:
    """One figure a name."""
    late = [size for items, size in outcome.memory if items > outcome.items // 2]
    half = next((size for items, size in outcome.memory if items >= outcome.items // 2), 0)
    return {
        "items": outcome.items,
        "seconds": round(outcome.seconds, 1),
        **{f"visits_{name}": n for name, n in sorted(outcome.visits.items())},
        **{f"faults_{name}": n for name, n in sorted(outcome.faults.items())},
        **{f"news_{name}": n for name, n in sorted(outcome.news.items())},
        "not_changed": outcome.asked.get("not changed", 0),
        "memory_mb_at_half": round(half / 2**20, 1),
        "memory_mb_most_after_half": round(max(late, default=0) / 2**20, 1),
        "complaints": len(outcome.complaints),
    }


def tabulate_outcome(outcome: Outcome) -> str:
    """A row a figure, then what was not as it should be."""
    rows = [f"{name:<28}{value:>12,}" for name, value in flatten_outcome(outcome).items()]
    return "\n".join([*rows, *outcome.complaints[:20]])
