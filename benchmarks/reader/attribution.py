"""`python -m benchmarks attribution`: who says what, on PolNeAR, by CofeNet's rows and over whole documents."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.reader.options import find_file, load_encoder, run
from benchmarks.reader.spans import Labelled, score_exact, score_overlap, write_predictions
from headwater.annotate.sentences import split_text
from headwater.encoder.readings import Encoder, read_sentence, read_words
from headwater.encoder.words import stays_open
from headwater.text import Extent
from training.corpora import parse_brat, read_members, spans_of
from training.examples import read_json_lines

ROWS = {"dev": "polnear_valid.jsonl.gz", "test": "polnear_test.jsonl.gz"}
ARCHIVES = {"dev": "polnear_train_dev.tar.xz", "test": "polnear_test.tar.xz"}
KINDS = ("source", "cue", "content")


def main(arguments: list[str]) -> int:
    """Score source, cue and content on PolNeAR (rows as CofeNet published them; whole documents)."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """The flat figures: of the rows where the folder (or `cofenet` beside it) has them, else of the documents."""
    encoder = load_encoder(options.encoder)
    figures: dict[str, float] = {}
    if rows := _find_rows(options.data, options.part):
        gold, found = list(row_gold(rows)), list(read_rows(rows, encoder))
        figures |= span_figures(gold, found, "")
        if options.predictions:
            write_predictions(options.predictions, found)
    try:
        archive = find_file(options.data, ARCHIVES[options.part])
    except LookupError:
        if not rows:
            raise
        return figures
    gold, found = score_documents(archive, options.part, encoder)
    figures |= span_figures(gold, found, "document_" if rows else "")
    if options.predictions:
        target = options.predictions
        write_predictions(target.with_name(target.name + ".documents") if rows else target, found)
    return figures


def span_figures(gold: list[Labelled], found: list[Labelled], prefix: str) -> dict[str, float]:
    """Exact and overlap F1 by kind."""
    exact, overlap = score_exact(gold, found), score_overlap(gold, found)
    return {f"{prefix}{k}_exact_f1": exact.get(k, 0.0) for k in KINDS} | {
        f"{prefix}{k}_overlap_f1": overlap.get(k, 0.0) for k in KINDS
    }


def _find_rows(folder: Path, part: str) -> Path | None:
    for place in (folder, folder.parent / "cofenet"):
        if (path := place / ROWS[part]).exists():
            return path
    return None


def row_gold(path: Path) -> Iterator[Labelled]:
    """The gold of each row, in tokens."""
    for number, row in enumerate(read_json_lines(path)):
        yield from (Labelled(row["id"], number, *s) for s in spans_of(row["labels"]))


def read_rows(path: Path, encoder: Encoder) -> Iterator[Labelled]:
    """Spans of each row; whether a quotation runs on is carried from one row of an article to the next."""
    article, is_open = None, False
    for number, row in enumerate(read_json_lines(path)):
        words = row["tokens"]
        is_open = is_open and row["id"] == article and words[0] not in ("``", '"', "“")
        reading = read_words(encoder, words, [Extent(i, i + 1) for i in range(len(words))], is_open)
        yield from (Labelled(row["id"], number, s.start, s.end, s.label) for s in reading.attribution)
        article, is_open = row["id"], stays_open(words, is_open)


def score_documents(archive: Path, part: str, encoder: Encoder) -> tuple[list[Labelled], list[Labelled]]:
    """Gold and found stretches of whole articles, in characters."""
    texts, marks = read_archive(archive, part)
    gold, found = [], []
    for name, text in texts.items():
        spans, _ = parse_brat(marks[name])
        gold += [Labelled(name, -1, a, b, kind) for a, b, kind in spans]
        found += list(read_document(name, text, encoder))
    return gold, found


def read_archive(archive: Path, part: str) -> tuple[dict[str, str], dict[str, str]]:
    """Texts of one part and their annotations by name; the first annotator where there are several."""
    texts: dict[str, str] = {}
    marks: dict[str, str] = {}
    for member, text in sorted(read_members(archive)):
        parts = Path(member).parts
        if "text" in parts and (part == "test" or parts[0] == part):
            texts[Path(member).name.removesuffix(".txt")] = text
        elif "attributions" in parts and (part == "test" or parts[0] == part):
            marks.setdefault(Path(member).name.rpartition("_")[0], text)
    return texts, marks


def read_document(name: str, text: str, encoder: Encoder) -> Iterator[Labelled]:
    """Stretches of an article read sentence by sentence; a content that runs through a boundary is one stretch."""
    last: Labelled | None = None
    is_open, behind = False, 0
    for sentence in split_text(text):
        is_open = is_open and "\n" not in text[behind : sentence.start]
        reading = read_sentence(encoder, sentence.of(text), is_open)
        for span in reading.attribution:
            start = sentence.start + reading.words[span.start].start
            end = sentence.start + reading.words[span.end - 1].end
            if last and is_open and last.type == span.label == "content" and last.end >= behind - 1 and span.start == 0:
                last = last._replace(end=end)
                continue
            if last:
                yield last
            last = Labelled(name, -1, start, end, span.label)
        is_open = stays_open([w.of(sentence.of(text)) for w in reading.words], is_open)
        behind = sentence.end
    if last:
        yield last
