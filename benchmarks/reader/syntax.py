"""`python -m benchmarks syntax`: tags and trees on Universal Dependencies, gold words."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.reader.options import find_file, load_encoder, run
from headwater.encoder.readings import Encoder, Reading, read_words
from headwater.text import Extent
from training.corpora import open_text, parse_conllu, read_members
from training.examples import Example


def main(arguments: list[str]) -> int:
    """Score UPOS, UAS and LAS on ud_ewt or gum_ud with gold words."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """Accuracies in per cent of words; `las` compares universal relations (CoNLL 2018), `las_subtypes` whole ones."""
    encoder = load_encoder(options.encoder)
    counts = dict.fromkeys(("words", "upos", "xpos", "uas", "las", "las_subtypes"), 0)
    lines: list[str] = []
    for example in read_part(options.data, options.part):
        reading = read_example(example, encoder)
        count(counts, example, reading)
        lines += [*conllu_lines(example, reading), ""]
    if options.predictions:
        options.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = counts.pop("words") or 1
    return {name: 100 * n / words for name, n in counts.items()}


def read_part(folder: Path, part: str) -> Iterator[Example]:
    """The gold sentences of a treebank's part."""
    if packed := sorted(folder.glob(f"*{part}*.conllu*")):
        with open_text(packed[0]) as file:
            yield from parse_conllu(file, "ud")
        return
    archive = find_file(folder, "gum_test.tar.xz", "*test*.tar.xz") if part == "test" else find_file(folder, "*.tar.xz")
    for member, text in read_members(archive):
        if member.endswith(".conllu") and (part == "test" or f"{part}/" in member):
            yield from parse_conllu(text.splitlines(), "ud")


def read_example(example: Example, encoder: Encoder) -> Reading:
    """A sentence in the treebank's own words."""
    return read_words(encoder, example.words, [Extent(i, i + 1) for i in range(len(example.words))])


def count(counts: dict[str, int], example: Example, reading: Reading) -> None:
    """Add one sentence; words that did not fit the encoder count as wrong."""
    counts["words"] += len(example.words)
    for i in range(len(reading.words)):
        counts["upos"] += reading.upos[i] == (example.upos or [])[i]
        counts["xpos"] += reading.xpos[i] == (example.xpos or [])[i]
        if reading.heads[i] + 1 == (example.heads or [])[i]:
            gold, given = (example.relations or [])[i], reading.relations[i]
            counts["uas"] += 1
            counts["las"] += gold.partition(":")[0] == given.partition(":")[0]
            counts["las_subtypes"] += gold == given


def conllu_lines(example: Example, reading: Reading) -> Iterator[str]:
    """The sentence as CoNLL-U; a word that did not fit hangs on the one before."""
    for i, word in enumerate(example.words):
        if i < len(reading.words):
            cells = (reading.upos[i], reading.xpos[i], str(reading.heads[i] + 1), reading.relations[i])
        else:
            cells = ("X", "_", str(i), "dep")
        yield "\t".join((str(i + 1), word, "_", cells[0], cells[1], "_", cells[2], cells[3], "_", "_"))
