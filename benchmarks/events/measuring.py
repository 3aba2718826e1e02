"""`python -m benchmarks events`: events of the packs against whichever published set a folder holds."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.events.codings import measure_codings
from benchmarks.events.documents import measure_documents
from benchmarks.events.incidents import measure_incidents
from benchmarks.events.plover import PARTS, measure_roots
from benchmarks.reader.options import run
from training.corpora import open_text


def main(arguments: list[str]) -> int:
    """Score events on PLV (roots), WikiEvents (triggers, arguments), MUC-3/4 (incidents) or PETRARCH (codings)."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """The figures of the set that the folder holds; `--predictions` writes one line a sentence or document."""
    figures, rows = measure_set(options.data, options.part)
    if options.predictions:
        options.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return figures


def measure_set(folder: Path, part: str) -> tuple[dict[str, float], list[dict[str, object]]]:
    """Figures and answers for a folder, by what files it has, and by what their lines hold."""
    if (folder / PARTS[part]).is_file():
        return measure_roots(folder, part)
    keys = _read_keys(folder, part)
    if "templates" in keys:
        return measure_incidents(folder, part)
    if "event_mentions" in keys:
        return measure_documents(folder, part)
    if list(folder.rglob("*.xml")):
        return measure_codings(folder)
    raise LookupError(f"neither {PARTS[part]}, {part}.jsonl* of MUC or WikiEvents, nor PETRARCH's *.xml")


def _read_keys(folder: Path, part: str) -> set[str]:
    """The keys of the first line of a part; none where it has no such file."""
    for path in sorted(folder.glob(f"{part}.jsonl*"))[:1]:
        with open_text(path) as file:
            return set(json.loads(next(iter(file), "{}")))
    return set()
