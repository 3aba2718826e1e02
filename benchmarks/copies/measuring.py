"""`python -m benchmarks copies`: which pairs of reports are taken for one text, and how fast near-copies are found."""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.copies.peers import flatten_trials, make_documents, tabulate_trials, try_finders
from headwater.pipeline.tracing import trace_texts

SET = Path(__file__).with_name("set.jsonl")
SAME_WORDS, OTHER_WORDS = ("verbatim", "near"), ("translation",)


class Judged(NamedTuple):
    """A labelled pair and what the record says of it."""

    id: str
    kind: str
    label: str
    relation: str

    @property
    def is_one_text(self) -> bool:
        """Whether the record takes the pair for one text."""
        return self.relation == "near_duplicate"


def main(arguments: list[str]) -> int:
    """Trace labelled pairs of reports and compare what is taken for one text; time the finder beside its peers."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--errors", action="store_true", help="list the pairs that are judged wrongly")
    parser.add_argument("--documents", type=int, default=2000, help="how many to time the finders on; 0: no timing")
    parser.add_argument("--runs", type=int, default=5, help="of each finder, of which the median counts (5)")
    options = parser.parse_args(arguments)
    rows = judge_pairs(options.part)
    figures = rate_pairs(rows)
    trials = try_finders(make_documents(options.documents), options.runs) if options.documents else {}
    if options.json:
        print(json.dumps(figures | flatten_trials(trials)))
    else:
        print(tabulate_pairs(rows, figures), tabulate_trials(trials), sep="\n\n")
    if options.errors:
        wrong = [r for r in rows if r.is_one_text != (r.label in (*SAME_WORDS, *OTHER_WORDS))]
        print(*(f"{r.id} {r.kind}: is {r.label}, record {r.relation}" for r in wrong), sep="\n")
    return 0


def judge_pairs(part: str) -> list[Judged]:
    """The pairs of a part with the relation that the record of the two reports gives."""
    pairs = [json.loads(line) for line in SET.read_text("utf-8").splitlines() if line.strip()]
    return [
        Judged(p["id"], p["kind"], p["label"], relate_texts(p["a"]["text"], p["b"]["text"]))
        for p in pairs
        if p["part"] == part
    ]


def relate_texts(a: str, b: str) -> str:
    """The relation of two reports in their record; `independent` when it says nothing of them."""
    record = trace_texts({"a.txt": a, "b.txt": b})
    return next((copy.relation for copy in record.copies if copy.is_whole), "independent")


def rate_pairs(rows: Sequence[Judged]) -> dict[str, float]:
    """Precision of 'one text', and its recall for the same words and for other words."""
    taken = [r for r in rows if r.is_one_text]
    right = [r for r in taken if r.label in (*SAME_WORDS, *OTHER_WORDS)]
    return {
        "precision": len(right) / len(taken) if taken else 0.0,
        "near_recall": _recall(rows, SAME_WORDS),
        "translation_recall": _recall(rows, OTHER_WORDS),
    }


def _recall(rows: Iterable[Judged], labels: Sequence[str]) -> float:
    asked = [r for r in rows if r.label in labels]
    return sum(r.is_one_text for r in asked) / len(asked) if asked else 0.0


def tabulate_pairs(rows: Sequence[Judged], figures: dict[str, float]) -> str:
    """The relations by kind of rewriting, then the figures."""
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        kinds[row.label, row.kind][row.relation] += 1
    lines = [
        f"{label:<12}{kind:<28}" + ", ".join(f"{relation} {n}" for relation, n in sorted(found.items()))
        for (label, kind), found in sorted(kinds.items())
    ]
    return "\n".join([*lines, "", *(f"{name:<20}{value:.3f}" for name, value in figures.items())])
