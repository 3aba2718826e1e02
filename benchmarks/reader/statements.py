"""`python -m benchmarks statements`: the statements of a record against PolNeAR's attributions, in whole documents.

The encoder's own spans are measured by `attribution`; this measures what a reader of the record is given.  Every
stretch of letters counts, marks and spaces do not.  PolNeAR calls intentions and beliefs attributions too, which the
record means to leave out in part, so the figures tell more beside each other than alone.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from benchmarks.reader.attribution import ARCHIVES, read_archive
from benchmarks.reader.options import find_file, run
from benchmarks.reader.spans import Labelled, write_predictions
from headwater.pipeline.annotation import read_texts
from headwater.text import Extent

ENOUGH = 0.5  # of the letters of both together, as stories are scored


class Told(NamedTuple):
    """One saying of one document: the letters of its content, the stretches of its speaker, its cue."""

    document: str
    letters: frozenset[int]
    speaker: tuple[Extent, ...]
    cue: tuple[Extent, ...]


def main(arguments: list[str]) -> int:
    """Score whole statements on PolNeAR's documents: contents by overlap, and with the right speaker."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """Precision, recall and F1 of contents, the share of them with the right speaker, and what is found anywhere."""
    texts, marks = read_archive(find_file(options.data, ARCHIVES[options.part]), options.part)
    gold = [t for name, text in texts.items() for t in find_wanted(name, text, marks[name])]
    found = [t for name, text in texts.items() for t in find_told(name, text)]
    pairs = match(gold, found)
    if options.predictions:
        write_predictions(options.predictions, _rows(found))
    hits, sourced = len(pairs), [(g, f) for g, f in pairs if g.speaker and f.speaker]
    right = sum(any(a.overlaps(b) for a in g.speaker for b in f.speaker) for g, f in sourced)
    return {
        "content_precision": hits / (len(found) or 1),
        "content_recall": hits / (len(gold) or 1),
        "content_f1": 2 * hits / (len(found) + len(gold) or 1),
        "speaker_acc": right / (len(sourced) or 1),
        "touched_recall": _touched(gold, found),
        "touched_precision": _touched(found, gold),
    }


def find_wanted(name: str, text: str, marks: str) -> Iterator[Told]:
    """The attributions that PolNeAR marks in one document, those that have a content."""
    stretches = {
        m.group(1): [Extent(*map(int, pair.split())) for pair in m.group(2).split(";")]
        for m in re.finditer(r"^(T\d+)\t\w+ ([\d ;]+)\t", marks, re.MULTILINE)
    }
    for event in re.finditer(r"^E\d+\t.*", marks, re.MULTILINE):
        parts: dict[str, list[Extent]] = defaultdict(list)
        for kind, number in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", event.group()):
            parts[kind] += stretches.get(number, [])
        if parts["Content"]:
            yield Told(name, gather_letters(text, parts["Content"]), tuple(parts["Source"]), tuple(parts["Cue"]))


def find_told(name: str, text: str) -> Iterator[Told]:
    """What the record says is said in one document."""
    for report, annotations in read_texts({f"{name}.txt": text}):
        for saying in annotations.sayings:
            speaker = (saying.speaker_extent,) if saying.speaker_extent else ()
            cue = (saying.cue,) if saying.cue else ()
            yield Told(name, gather_letters(report.text, saying.extent), speaker, cue)


def gather_letters(text: str, extents: Iterable[Extent]) -> frozenset[int]:
    """Where the letters and figures of some stretches stand."""
    return frozenset(k for e in extents for k in range(*e) if text[k].isalnum())


def match(gold: list[Told], found: list[Told]) -> list[tuple[Told, Told]]:
    """Pairs of one another's contents, the most alike first; each side is used once."""
    shares = sorted(
        ((share, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (share := _share(g, f)) >= ENOUGH),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    pairs, left, right = [], set(), set()
    for _, i, j in shares:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _share(a: Told, b: Told) -> float:
    if a.document != b.document or a.letters.isdisjoint(b.letters):
        return 0.0
    return len(a.letters & b.letters) / len(a.letters | b.letters)


def _touched(these: list[Told], those: list[Told]) -> float:
    """The share of contents of which the other side attributes any letter to anybody."""
    attributed: dict[str, set[int]] = {}
    for told in those:
        attributed.setdefault(told.document, set()).update(told.letters)
    return sum(bool(t.letters & attributed.get(t.document, set())) for t in these) / (len(these) or 1)


def _rows(found: list[Told]) -> Iterator[Labelled]:
    for told in found:
        if told.letters:
            yield Labelled(told.document, -1, min(told.letters), max(told.letters) + 1, "content")
        yield from (Labelled(told.document, -1, *e, "source") for e in told.speaker)
        yield from (Labelled(told.document, -1, *e, "cue") for e in told.cue)
