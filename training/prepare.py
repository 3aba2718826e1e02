"""Prepare the training examples.

    python -m training.prepare DATA_FOLDER WORK_FOLDER

writes `train.jsonl.gz` and `dev.jsonl.gz` and `digests.json` (counts and digests a set and part).  The text of the
collections stays in the work folder: it belongs to its publishers and never enters the repository.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpora import READERS
from training.examples import Example, write_examples
from training.labels import ALLOWED, UNMARKED
from training.topics import read_ecb


def gather(folder: Path) -> dict[tuple[str, str], list[Example]]:
    """All examples by set and part."""
    found = defaultdict(list)
    for reader in (*READERS, read_ecb):
        for part, example in reader(folder):
            found[example.set, part].append(example)
    words = kind_words([e for (_, part), members in found.items() if part == "train" for e in members])
    for (name, _), examples in found.items():
        for example in examples if name in UNMARKED else ():
            example.unmarked = list(unmarked_words(example, words))
    return dict(found)


def kind_words(examples: list[Example]) -> dict[str, set[str]]:
    """For each of our labels, the words that the sets which mark it mostly mark so (half and more, twice at least)."""
    inside: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for example in examples:
        for label in marked_labels(example.set):
            seen.update((label, word_form(w)) for w in example.words)
        for start, end, label in example.entities or ():
            if " " not in (kind := ALLOWED[example.set].get(label, " ")):
                inside.update((kind, word_form(w)) for w in example.words[start:end])
    kept: dict[str, set[str]] = defaultdict(set)
    for (label, word), count in inside.items():
        if count > 1 and count >= 0.5 * seen[label, word] and word[0].isalnum():
            kept[label].add(word)
    return dict(kept)


def marked_labels(name: str) -> set[str]:
    """The labels that a set tells apart from all others."""
    return {v for v in ALLOWED.get(name, {}).values() if " " not in v}


def word_form(word: str) -> str:
    """A word without case, every figure alike."""
    return re.sub(r"\d+", "0", word.casefold())


def unmarked_words(example: Example, words: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Words outside every span that may be of a kind which this set does not mark."""
    covered = {i for start, end, _ in example.entities or () for i in range(start, end)}
    for at, word in enumerate(example.words):
        for label in UNMARKED[example.set].split() if at not in covered else ():
            if word_form(word) in words.get(label, ()):
                yield at, label


def prepare(folder: Path, work: Path) -> dict[str, dict[str, object]]:
    """Write the prepared files; counts and digests by `SET.PART`."""
    work.mkdir(parents=True, exist_ok=True)
    report: dict[str, dict[str, object]] = {}
    for (name, part), examples in sorted(gather(folder).items()):
        count, digest = write_examples(work / f"{name}.{part}.jsonl.gz", examples)
        report[f"{name}.{part}"] = {"sentences": count, "words": sum(_lengths(examples)), "digest": digest}
    (work / "digests.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return report


def _lengths(examples: list[Example]) -> Iterator[int]:
    return (len(e.words) for e in examples)


if __name__ == "__main__":
    for key, row in prepare(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"{key:28}{row['sentences']:>8}{row['words']:>10}  {row['digest']}")
