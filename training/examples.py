"""One training sentence: words, and the layers that its data set annotates; an absent layer trains nothing."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import xxhash

Spans = list[tuple[int, int, str]]  # first word, word behind the last, label


class Example(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Words with their annotation; positions are of words, heads count from 1 with 0 for the root.

    `links` binds the first word of a cue to the first words of its source and of its content (-1: it has none here).
    `unmarked` are (word, label): outside every span, but of a kind that the set does not mark and others do.
    `facts` are (word, value) with the value between -3 (certainly not) and +3 (certainly).
    """

    set: str
    doc: str
    words: list[str]
    is_quoted: bool = False
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    entities: Spans | None = None
    phrases: Spans | None = None  # may lie in one another
    unmarked: list[tuple[int, str]] = []
    attribution: Spans | None = None
    links: list[tuple[int, int, int]] | None = None
    times: Spans | None = None
    facts: list[tuple[int, float]] | None = None
    events: Spans | None = None  # what happens, under the name of its chain: mentions of one happening in any document


def is_dev(document: str, share: int = 10) -> bool:
    """Whether a document of a set without an official dev part is in ours: one in `share`, by the hash of its name."""
    return xxhash.xxh64_intdigest(document.encode()) % share == 0


def write_examples(path: Path, examples: Iterable[Example]) -> tuple[int, str]:
    """Write JSON lines, gzipped without a date; the count and the digest of what was written."""
    digest, count = xxhash.xxh3_128(), 0
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0, compresslevel=4) as file:
        for example in examples:
            line = msgspec.json.encode(example) + b"\n"
            digest.update(line)
            file.write(line)
            count += 1
    return count, digest.hexdigest()


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of one prepared file."""
    with gzip.open(path, "rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Example)


def read_json_lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    """Objects of a JSON lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
