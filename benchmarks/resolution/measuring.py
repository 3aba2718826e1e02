"""`python -m benchmarks resolution`: entities across documents, from given mentions."""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.resolution.answers import ANSWERS, Answer
from benchmarks.resolution.corpus import Document, GoldMention, read_corpus
from benchmarks.resolution.crowd import time_crowd
from benchmarks.resolution.figures import rate_answer


def main(arguments: list[str]) -> int:
    """Score which mentions of all documents mean one entity (MEANTIME), beside two baselines of strings."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path(), metavar="FOLDER", help="MEANTIME, unpacked or as tar")
    parser.add_argument("--predictions", type=Path, metavar="OUT", help="JSON lines: doc, start, end, cluster")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the N most frequent pairs of an error")
    parser.add_argument("--crowd", action="store_true", help="time 100,000 made mentions of 5,000 actors instead")
    options = parser.parse_args(arguments)
    if options.crowd:
        crowd = time_crowd(100_000, 5_000)
        print(json.dumps(crowd) if options.json else tabulate(crowd))
        return 0
    try:
        documents = read_corpus(options.data)
    except (OSError, LookupError) as problem:
        print(f"cannot read the documents of {options.data}: {problem}")
        return 2
    answers = {name: answer(documents) for name, answer in ANSWERS.items()}
    if options.predictions:
        write_predictions(options.predictions, answers["headwater"])
    figures: dict[str, float] = {}
    for name, answer in answers.items():
        prefix = "" if name == "headwater" else f"{name}_"
        figures |= {f"{prefix}{key}": round(value, 4) for key, value in rate_answer(answer).items()}
    figures |= count_errors(answers["headwater"])
    print(json.dumps(figures) if options.json else tabulate(figures))
    if options.errors:
        print(*list_errors(documents, answers["headwater"], options.errors), sep="\n")
    return 0


def write_predictions(path: Path, answer: Answer) -> None:
    """A line for each mention; words are counted from 0 in their document, `end` is the first word after it."""
    lines = [
        json.dumps({"doc": m.doc, "start": m.start, "end": m.end, "cluster": cluster})
        for m, cluster in sorted(answer.items())
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pair_errors(answer: Answer) -> dict[str, list[tuple[GoldMention, GoldMention]]]:
    """Pairs that are wrongly joined or parted: within a document or across, by the level of the mentions."""
    shelves: dict[str, set[GoldMention]] = defaultdict(set)
    for mention, cluster in answer.items():
        shelves[f"= {mention.entity}"].add(mention)
        shelves[f"? {cluster}"].add(mention)
    found: dict[str, set[tuple[GoldMention, GoldMention]]] = defaultdict(set)
    for shelf in shelves.values():
        for a, b in combinations(sorted(shelf), 2):
            same, joined = a.entity == b.entity, answer[a] == answer[b]
            if same != joined:
                where = "within" if a.doc == b.doc else "across"
                found[f"{'merged' if joined else 'missed'}_{where}_{_level(a, b)}"].add((a, b))
    return {kind: sorted(pairs) for kind, pairs in sorted(found.items())}


def _level(a: GoldMention, b: GoldMention) -> str:
    return "names" if all("NAM" in m.level for m in (a, b)) else "others"


def count_errors(answer: Answer) -> dict[str, int]:
    """How many pairs there are of each kind of error."""
    return {kind: len(pairs) for kind, pairs in pair_errors(answer).items()}


def list_errors(documents: Sequence[Document], answer: Answer, most: int) -> list[str]:
    """The most frequent pairs of words of each kind of error."""
    by_name: Mapping[str, Document] = {d.name: d for d in documents}
    lines = []
    for kind, pairs in pair_errors(answer).items():
        words = Counter(" | ".join(sorted(by_name[m.doc].phrase(m) for m in pair)) for pair in pairs)
        lines += [f"{kind:<24}{n:>6}  {text}" for text, n in words.most_common(most)]
    return lines


def tabulate(figures: Mapping[str, float]) -> str:
    """One figure a line."""
    return "\n".join(f"{name:<28}{value:>10}" for name, value in figures.items())
