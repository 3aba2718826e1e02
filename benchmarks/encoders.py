"""`python -m benchmarks encoders`: reading, beside the bare network on onnxruntime and MiniLM-L6 on torch."""

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from benchmarks.lab.streams import make_stream
from benchmarks.reader.options import show
from benchmarks.reader.speed import bare_session
from headwater.annotate.sentences import split_text
from headwater.encoder.features import build_features
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import read_sentence
from headwater.encoder.words import split_words

PEER = Path(__file__).parent / "results" / "torch_peer.py"
BATCHES = {"torch_batch": 32, "torch_single": 1}  # as sentence-transformers does by itself, and as Headwater reads

Timer = Callable[[], float]


def main(arguments: list[str]) -> int:
    """Sentences a second of reading, of the bare network, and of MiniLM-L6 by sentence-transformers on torch."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="with texts; else those of the lab")
    parser.add_argument("--torch", type=Path, metavar="PYTHON", help="an interpreter with sentence-transformers")
    parser.add_argument("--sentences", type=int, default=300, help="so many that differ (300)")
    parser.add_argument("--runs", type=int, default=5, help="of all in turn, of which the medians count (5)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    sentences = list_sentences(options.data, options.sentences)
    with tempfile.TemporaryDirectory() as folder, start_peer(options.torch, sentences, Path(folder)) as peers:
        timers = {"headwater": lambda: _time(lambda: _read_all(sentences)), "bare": make_bare(sentences, Path(folder))}
        return show(measure(timers | peers, len(sentences), options.runs), options.json)


def list_sentences(folder: Path | None, most: int) -> list[str]:
    """Sentences that differ, of the texts of a folder or of stories of the lab."""
    paths = sorted(folder.rglob("*.txt")) if folder else []
    texts = (p.read_text(encoding="utf-8") for p in paths) if folder else (text for _, text in make_stream(40))
    return list(dict.fromkeys(e.of(text) for text in texts for e in split_text(text)))[:most]


def measure(timers: Mapping[str, Timer], sentences: int, runs: int) -> dict[str, float]:
    """Sentences a second, and the median over the runs of our time to theirs."""
    rounds = [{name: timer() for name, timer in timers.items()} for _ in range(runs)]
    speeds = {f"{name}_s": sentences / statistics.median(one[name] for one in rounds) for name in timers}
    ratios = {
        f"time_to_{name}": statistics.median(one["headwater"] / one[name] for one in rounds)
        for name in timers
        if name != "headwater"
    }
    return speeds | ratios | {"sentences": float(sentences)}


def make_bare(sentences: list[str], folder: Path) -> Timer:
    """The shipped network without its heads; the word pieces are there before the clock starts."""
    session = bare_session(default_encoder().path, folder)
    features = [build_features([e.of(s) for e in split_words(s)]) for s in sentences]
    return lambda: _time(
        lambda: [session.run(None, {"pieces": f.pieces, "shapes": f.shapes}) for f in features],
    )


@contextmanager
def start_peer(python: Path | None, sentences: list[str], folder: Path) -> Iterator[dict[str, Timer]]:
    """A process that encodes the same sentences when asked; none without an interpreter for it."""
    if python is None:
        yield {}
        return
    (folder / "sentences.json").write_text(json.dumps(sentences), encoding="utf-8")
    tokenizer = resources.files("headwater.encoder").joinpath("weights", "tokenizer.json")
    command = [str(python), str(PEER), str(tokenizer), str(folder / "sentences.json")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        asked, told = process.stdin, process.stdout
        if asked is None or told is None or not told.readline():
            raise OSError(f"{python} did not start the peer: it needs torch and sentence-transformers")

        def ask(size: int) -> float:
            asked.write(f"{size}\n")
            asked.flush()
            return float(told.readline())

        yield {name: lambda size=size: ask(size) for name, size in BATCHES.items()}  # type: ignore[misc]
        asked.close()


def _read_all(sentences: list[str]) -> None:
    read_sentence.cache_clear()
    encoder = default_encoder()
    for sentence in sentences:
        read_sentence(encoder, sentence)


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
