"""PLV: the root of what a source does to a target in one sentence; published: zero-shot inference, macro-F1 .82."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.events.reading import read_passage, score_f1
from headwater.annotations import Annotations, Happening
from headwater.domain.pack import load_pack
from headwater.tell.plover import code_root
from headwater.text import Extent

PARTS = {"dev": "PLV_train.tsv", "test": "PLV_test.tsv"}
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # older data has one root for both
DOERS = frozenset(("agent",))


class Row(NamedTuple):
    """A sentence with a source and a target marked."""

    key: str
    text: str
    source: Extent
    target: Extent
    root: str


def measure_roots(folder: Path, part: str) -> tuple[dict[str, float], list[dict[str, object]]]:
    """Macro-F1 and accuracy over the roots, the share of sentences with an answer, and each answer."""
    pack = load_pack("politics")
    gold: list[str] = []
    found: list[str | None] = []
    rows: list[dict[str, object]] = []
    for row in read_rows(folder / PARTS[part]):
        root = choose_root(row, read_passage(row.text, [pack]))
        gold.append(row.root)
        found.append(root)
        rows.append({"sentence": row.key, "root": root, "gold": row.root})
    figures = {
        "root_macro_f1": macro_f1(gold, found),
        "root_accuracy": sum(a == b for a, b in zip(gold, found, strict=True)) / max(1, len(gold)),
        "root_answered": sum(f is not None for f in found) / max(1, len(found)),
        "sentences": len(gold),
    }
    return figures, rows


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a part."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmark(row["marked_sentence"])
            source, target = (spans.get(tag, Extent(0, 0)) for tag in "st")  # a few have one of the two alone
            yield Row(row["sentence_id"], text, source, target, row["gold_root"])


def unmark(marked: str) -> tuple[str, dict[str, Extent]]:
    """A marked sentence as its text and the extents of its first source and target."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, Extent] = {}
    at = 0
    while at < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, at)), None)
        if tag is None:
            text += marked[at]
            at += 1
            continue
        if tag[1] != "/":
            opened[tag[1]] = len(text)
        else:
            spans.setdefault(tag[2], Extent(opened[tag[2]], len(text)))
        at += len(tag)
    return text, spans


def choose_root(row: Row, read: Annotations) -> str | None:
    """The root of the event that joins source and target best; of equals, the first."""
    ranked = [
        (rate_event(h, row, read), -n, h) for n, h in enumerate(read.happenings) if h.type.startswith("politics:")
    ]
    ranked = [r for r in ranked if not r[2].type.endswith(":OTHER")]
    if not ranked:
        return None
    _, _, best = max(ranked, key=lambda r: r[:2])
    root = code_root(best.type.partition(":")[2], best.modality, best.polarity)
    return YIELD.get(root, root)


def rate_event(happening: Happening, row: Row, read: Annotations) -> float:
    """How well an event fits: its doer in the source, its other side in the target."""
    score = 0.0
    for participant in happening.roles:
        extent = participant.extent
        if extent is None and participant.mention is not None:
            extent = read.mentions[participant.mention].extent
        if extent is None:
            continue
        wanted, other = (row.source, row.target) if participant.role in DOERS else (row.target, row.source)
        score += 2 * extent.overlaps(wanted) - extent.overlaps(other)
    return score


def macro_f1(gold: Sequence[str], found: Sequence[str | None]) -> float:
    """The mean F1 of the roots that the gold has."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    wanted, had = Counter(gold), Counter(f for f in found if f is not None)
    return sum(score_f1(right[root], had[root], wanted[root]) for root in wanted) / max(1, len(wanted))
