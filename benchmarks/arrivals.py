"""A folder of whatever arrives, killed while it is read, then read to its end: memory, and a tally known beforehand."""

import gzip
import io
import json
import multiprocessing
import os
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import NamedTuple

from headwater.pipeline.reading import Tally, read_into
from headwater.read.sources import gather_sources
from headwater.record.store import Store
from tests.printing import make_docx, make_pdf

FOLDER = 1000  # files in one
EACH = 3  # reports in a file that has several
LOOK = 0.1  # seconds between two looks at the memory
MEGABYTE = 2**20


class Sort(NamedTuple):
    """A sort of file: its ending, how many of a hundred are such, the reports in one, and its bytes for these texts."""

    ending: str
    share: int
    reports: int
    write: Callable[[list[str]], bytes]


class Cost(NamedTuple):
    """Of a run that was killed and of the one that ended it: seconds, and the most bytes that a process of theirs held;
    with what the second one read, passed over and refused, and what there was to read and to refuse."""

    files: int
    killed: float
    seconds: float
    memory: tuple[int, int]
    tally: Tally
    expected: tuple[int, int]
    told: int


def _write_page(texts: list[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in texts[0].split("\n") if line)
    return f"<html lang=en><body><article>{body}</article></body></html>".encode()


def _write_lines(texts: list[str]) -> bytes:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()


def _write_feed(texts: list[str]) -> bytes:
    items = "".join(f"<item><title>No. {n}</title><description>{t}</description></item>" for n, t in enumerate(texts))
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def _write_table(texts: list[str]) -> bytes:
    return "".join(["title,text\n", *(f'No. {n},"{text}"\n' for n, text in enumerate(texts))]).encode()


def _write_word(texts: list[str]) -> bytes:
    return make_docx({"document": f"<w:p><w:r><w:t>{texts[0]}</w:t></w:r></w:p>"})


def _write_print(texts: list[str]) -> bytes:
    words = texts[0].split()
    rows = [" ".join(words[n : n + 12]) for n in range(0, len(words), 12)]
    return make_pdf([[(60, 780 - 13 * n, 10, row) for n, row in enumerate(rows)]])


def _write_archive(texts: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, text in enumerate(texts):
            archive.writestr(f"{n}.txt", text)
    return stream.getvalue()


SORTS = (
    Sort(".txt", 52, 1, lambda texts: texts[0].encode()),
    Sort(".html", 14, 1, _write_page),
    Sort(".txt.gz", 6, 1, lambda texts: gzip.compress(texts[0].encode(), 1)),
    Sort(".jsonl", 6, EACH, _write_lines),
    Sort(".rss", 5, EACH, _write_feed),
    Sort(".csv", 5, EACH, _write_table),
    Sort(".zip", 4, EACH, _write_archive),
    Sort(".docx", 3, 1, _write_word),
    Sort(".pdf", 3, 1, _write_print),
    Sort(".htm", 2, 0, lambda texts: b""),  # empty: refused
)


def make_arrivals(folder: Path, files: int, texts: Iterator[str]) -> tuple[int, int]:
    """Files of every sort, mixed; how many reports they hold, and how many files will be refused."""
    order = [sort for sort in SORTS for _ in range(sort.share)]
    reports = refused = 0
    for number in range(files):
        sort = order[number * 37 % len(order)]
        inner = folder / f"{number // FOLDER:05}"
        inner.mkdir(exist_ok=True)
        content = sort.write([next(texts) for _ in range(sort.reports)])
        (inner / f"{number:07}{sort.ending}").write_bytes(content)
        reports += sort.reports
        refused += not sort.reports
    return reports, refused


def measure_arrivals(folder: Path, store: Path, files: int, expected: tuple[int, int], workers: int | None) -> Cost:
    """Read a folder into a store, kill the run in the middle, and run it again to its end."""
    context = multiprocessing.get_context("spawn")
    kept, told = context.Value("q", 0), context.Value("q", 0)
    start = time.perf_counter()
    first, _ = _watch(context, (folder, store, workers, kept, told), lambda: kept.value > expected[0] // 2)
    between = time.perf_counter()
    second, tally = _watch(context, (folder, store, workers, kept, told), lambda: False)
    seconds = time.perf_counter() - between
    return Cost(files, between - start, seconds, (first, second), tally, expected, told.value)


def _watch(
    context: SpawnContext,
    arguments: tuple[Path, Path, int | None, "Synchronized[int]", "Synchronized[int]"],
    is_over: Callable[[], bool],
) -> tuple[int, Tally]:
    """Run to the end, or kill when it is over; the most that the process held, and the tally (none when killed)."""
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(*arguments, there))
    process.start()
    there.close()
    most = 0
    while process.is_alive() and not here.poll(LOOK):
        most = max(most, _read_memory(process.pid or 0))
        if is_over():
            os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    with closing(here):
        return most, here.recv() if process.exitcode == 0 else Tally()


def _read(
    folder: Path,
    store: Path,
    workers: int | None,
    kept: "Synchronized[int]",
    told: "Synchronized[int]",
    pipe: Connection,
) -> None:
    def tell(step: str, done: int, total: int | None) -> None:
        told.value += 1
        if step == "reports":
            kept.value = done

    with Store(store) as opened:
        pipe.send(read_into(opened, gather_sources([folder]), tell, "bare", workers))


def _read_memory(process: int) -> int:
    """The most that a running process has held, in bytes; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def tabulate_arrivals(cost: Cost) -> str:
    """What it came to, and whether it is what it had to come to."""
    tally, (reports, refused) = cost.tally, cost.expected
    rows = (
        ("files", f"{cost.files:,}"),
        ("killed after", f"{cost.killed:.0f} s, with {tally.known:,} reports kept"),
        ("then to the end", f"{cost.seconds:.0f} s, {tally.read:,} reports read"),
        ("refused", f"{tally.refused:,}"),
        ("peak of either run", " and ".join(f"{memory / MEGABYTE:.0f} MB" for memory in cost.memory)),
        ("progress was told", f"{cost.told:,} times"),
        (
            "the tally is",
            "exact" if is_exact(cost) else f"wrong: there are {reports:,} reports, and {refused:,} to refuse",
        ),
    )
    return "\n".join(f"{name:<22}{value}" for name, value in rows)


def is_exact(cost: Cost) -> bool:
    """Whether every report was read once, and what cannot be read was refused."""
    return (cost.tally.read + cost.tally.known, cost.tally.refused) == cost.expected
