"""`python -m benchmarks splitting`: sentences and words cut, beside spaCy's rules on the same texts."""

import argparse
import contextlib
import importlib
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.lab.streams import make_stream
from benchmarks.reader.options import show
from headwater.annotate.sentences import split_text
from headwater.encoder.words import split_words

Cutter = Callable[[str], tuple[int, int]]  # how many sentences and words a text has


def main(arguments: list[str]) -> int:
    """Characters a second that are cut into sentences and words, beside spaCy's tokenizer and its sentencizer."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="with texts; else those of the lab")
    parser.add_argument("--runs", type=int, default=5, help="of both in turn, of which the medians count (5)")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    paths = sorted(options.data.rglob("*.txt")) if options.data else []
    texts = [path.read_text(encoding="utf-8") for path in paths] or [text for _, text in make_stream(60)]
    return show(measure(texts, options.runs), options.json)


def measure(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Speeds, how much each found, and the median over the runs of our time to theirs."""
    cutters: dict[str, Cutter] = {"headwater": cut_text}
    with contextlib.suppress(ImportError):  # the extra [peers] is not installed: its rows are left out
        cutters["spacy"] = load_spacy()
    rounds = [{name: _time(cutter, texts) for name, cutter in cutters.items()} for _ in range(runs)]
    size = sum(map(len, texts))
    found: dict[str, float] = {"texts": len(texts), "characters": size}
    for name, cutter in cutters.items():
        seconds = statistics.median(one[name] for one in rounds)
        counts = [cutter(text) for text in texts]
        found |= {f"{name}_characters_s": size / seconds, f"{name}_sentences": sum(s for s, _ in counts)}
        found[f"{name}_words"] = sum(words for _, words in counts)
    if "spacy" in cutters:
        found["time_to_spacy"] = statistics.median(one["headwater"] / one["spacy"] for one in rounds)
    return found


def cut_text(text: str) -> tuple[int, int]:
    """As reading a report cuts it."""
    sentences = split_text(text)
    return len(sentences), sum(len(split_words(sentence.of(text))) for sentence in sentences)


def load_spacy() -> Cutter:
    """spaCy's English tokenizer, and its rules for the ends of sentences; no model."""
    language = importlib.import_module("spacy").blank("en")
    language.add_pipe("sentencizer")

    def cut(text: str) -> tuple[int, int]:
        found = language(text)
        return sum(1 for _ in found.sents), len(found)

    return cut


def _time(cutter: Cutter, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        cutter(text)
    return time.perf_counter() - began
