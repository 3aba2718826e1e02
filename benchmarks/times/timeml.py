"""Documents annotated with TIMEX3 tags, and the scores of TempEval-3's scorer for them."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.options import find_file
from headwater.dates import Day
from training.corpora import read_members

PARTS = {"dev": ("AQUAINT.tar.xz", "TimeBank.tar.xz"), "test": ("te3-platinum.tar.xz",)}
TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
CREATED = re.compile(r"<DCT>\s*<TIMEX3[^>]*\bvalue=\"(\d{4})-?(\d\d)-?(\d\d)")


class Timex(NamedTuple):
    """A TIMEX3 tag: code points of the document's text, type and value; a peer may offer further values."""

    start: int
    end: int
    type: str
    value: str
    others: tuple[str, ...] = ()


class Document(NamedTuple):
    """What stands in the TEXT element without its tags, the day on which it was written, and its tags."""

    name: str
    text: str
    created: Day
    timexes: tuple[Timex, ...]


class Counts(NamedTuple):
    """Tags of both sides, and how many of them match: with equal extents, by overlap, and then with equal values."""

    gold: int
    found: int
    strict: int
    relaxed: int
    valued: int
    typed: int


def read_documents(folder: Path, part: str) -> list[Document]:
    """The documents of a part; LookupError where an archive is not there."""
    archives = [find_file(folder, name) for name in PARTS[part]]
    members = (member for archive in archives for member in read_members(archive))
    return [parse_timeml(Path(name).stem, markup) for name, markup in members if is_document(name)]


def is_document(name: str) -> bool:
    """Whether an archive's member is an annotated document, and not what a file system left beside it."""
    return name.endswith(".tml") and not Path(name).name.startswith("._")


def parse_timeml(name: str, markup: str) -> Document:
    """A document from its markup."""
    created = CREATED.search(markup)
    if created is None:
        raise LookupError(f"{name} has no creation time")
    body = markup.partition("<TEXT>")[2].partition("</TEXT>")[0]
    text, timexes = strip_tags(body)
    return Document(name, text, Day(*map(int, created.groups())), tuple(timexes))


def strip_tags(markup: str) -> tuple[str, list[Timex]]:
    """The text without its tags, and where the TIMEX3 tags stood; an empty tag marks nothing."""
    text, at, timexes, start, opened = "", 0, [], 0, ""
    for tag in TAG.finditer(markup):
        text += unescape(markup[at : tag.start()])
        at = tag.end()
        if tag["name"] != "TIMEX3" or tag["empty"]:
            continue
        if not tag["close"]:
            start, opened = len(text), tag["attributes"]
        elif text[start:].strip():
            timexes.append(Timex(start, len(text), _attribute(opened, "type"), _attribute(opened, "value")))
    return text + unescape(markup[at:]), timexes


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else ""


def match_timexes(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that overlap, each tag in one pair, the longest common stretch first."""
    near = [(min(g.end, f.end) - max(g.start, f.start), g, f) for g in gold for f in found]
    pairs: dict[Timex, Timex] = {}
    taken = set[Timex]()
    for shared, wanted, given in sorted(near, key=lambda n: (-n[0], n[1], n[2])):
        if shared > 0 and wanted not in pairs and given not in taken:
            taken.add(given)
            pairs[wanted] = given
    return list(pairs.items())


def count_matches(gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """The counts of one document."""
    pairs = match_timexes(gold, found)
    strict = sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)
    valued = sum(g.value in (f.value, *f.others) for g, f in pairs)
    return Counts(len(gold), len(found), strict, len(pairs), valued, sum(g.type == f.type for g, f in pairs))


def score_counts(counts: Iterable[Counts]) -> dict[str, float]:
    """F1 over all documents as TempEval-3's scorer gives them, in per cent; a value counts where extents overlap."""
    total = [sum(column) for column in zip(*counts, strict=True)] or [0] * 6
    sides = total[0] + total[1] or 1
    names = ("strict_f1", "relaxed_f1", "value_f1", "type_f1")
    return {name: 200 * hits / sides for name, hits in zip(names, total[2:], strict=True)}


def write_predictions(path: Path, rows: Iterable[tuple[Document, Sequence[Timex]]]) -> None:
    """JSON lines with `doc`, `start`, `end`, `type`, `value`."""
    path.write_text("".join(_lines(rows)), encoding="utf-8")


def _lines(rows: Iterable[tuple[Document, Sequence[Timex]]]) -> Iterator[str]:
    for document, found in rows:
        for one in found:
            row = {"doc": document.name, "start": one.start, "end": one.end, "type": one.type, "value": one.value}
            yield json.dumps(row, ensure_ascii=False) + "\n"
