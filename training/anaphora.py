"""Fit what speaks for a pronoun's antecedent and for its having none, on GUM and on news.

    python -m training.anaphora --gum FOLDER --basil FOLDER --t17 FOLDER --story GOLD REPORTS …

Every pronoun of the third person chooses among the mentions before it that agree with it, and nobody: a log-linear
model (Denis and Baldridge, 2008, with nobody among the options as in Rahman and Ng, 2009) whose right options are
all the mentions of whom it is. GUM says so of its texts; `pronouns.jsonl` holds, as places without any text, what a
language model said of some hundred articles of BASIL and Timeline17; these and the stories with gold count more, since
news reports what others say. What is fitted on five sixths of the documents is measured on the last, in turn; then
all are fitted, and `antecedent` and `nobody` of `resources/odds.json` written. A pronoun is weighed after those
before it have found theirs: where the evidence has changed, fit twice.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.reader.pronouns import Choice, follow, rate, read_choices
from headwater.annotate.reference.antecedents import choose_root, find_absence, find_evidence
from headwater.annotate.reference.entities import Entities
from headwater.text import Extent
from training.marks import read_articles, read_basil
from training.odds import TARGET

FOLDS = 6
NEWS = "marked"
RIDGE = 2.0  # half of what one pronoun says
STEPS = 200
MARKS = Path(__file__).with_name("pronouns.jsonl")
# How the pronouns of a kind of text count: some of GUM's are far from news.
COUNTS = {"podcast": 0.4, "letter": 0.7, "voyage": 0.7, "court": 0.7, "academic": 0.7, "textbook": 0.7, NEWS: 3.0}

Vector = NDArray[np.float64]


class Row(NamedTuple):
    """A pronoun as it is fitted: the evidence of nobody and of each option, which of these are right, how it counts."""

    choice: Choice
    evidence: tuple[dict[str, float], ...]
    right: tuple[int, ...]
    count: float


def describe(choice: Choice) -> Row:
    """The evidence while it holds: the actors of later pronouns change it."""
    options = [{f"antecedent {k}": v for k, v in find_evidence(choice.case, m).items()} for m in choice.options]
    nobody = {f"nobody {k}": v for k, v in find_absence(choice.case).items()}
    roots = [choice.case.entity.roots[m] for m in choice.options]
    right = tuple(k for k, root in enumerate(roots, 1) if root in choice.right) or (0,)
    return Row(choice, (nobody, *options), right, COUNTS.get(choice.document.split("_")[1], 1.0))


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each evidence."""
    names = sorted({name for row in rows for evidence in row.evidence for name in evidence})
    places = {name: k for k, name in enumerate(names)}
    flat = [evidence for row in rows for evidence in row.evidence]
    cells = [(n, places[name], value) for n, evidence in enumerate(flat) for name, value in evidence.items()]
    at, of, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (at, of)), (len(flat), len(names)))
    ends = np.cumsum([len(row.evidence) for row in rows])

    def lose(weights: Vector) -> tuple[float, Vector]:
        scores, slope, loss = matrix @ weights, np.zeros(len(flat)), 0.0
        for row, end in zip(rows, ends, strict=True):
            start, right = end - len(row.evidence), list(row.right)
            shares = np.exp(scores[start:end] - scores[start:end].max())
            hit = shares[right].sum()
            loss -= row.count * np.log(hit / shares.sum())
            part = shares / shares.sum()
            part[right] -= shares[right] / hit
            slope[start:end] = row.count * part
        return loss + RIDGE * float(weights @ weights), matrix.T @ slope + 2 * RIDGE * weights

    found = minimize(lose, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return {name: round(float(w), 2) + 0.0 for name, w in zip(names, found.x, strict=True)}


def choose(row: Row, weights: dict[str, float]) -> Choice:
    """The choice that some weights make."""
    scores = np.array([sum(weights.get(k, 0.0) * v for k, v in evidence.items()) for evidence in row.evidence])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    roots: dict[int | None, float] = {None: float(shares[0])}
    for m, share in zip(row.choice.options, shares[1:], strict=True):
        root = row.choice.case.entity.roots[m]
        roots[root] = roots.get(root, 0.0) + float(share)
    return row.choice._replace(found=choose_root(row.choice.case, roots))


def _fold(row: Row) -> int:
    return int(hashlib.sha256(row.choice.document.encode()).hexdigest(), 16) % FOLDS


def write(weights: dict[str, float]) -> None:
    """Put the weights into the file of all weights."""
    odds = json.loads(TARGET.read_bytes())
    for kind in ("antecedent", "nobody"):
        own = {name.partition(" ")[2]: w for name, w in weights.items() if name.startswith(f"{kind} ") and w}
        odds[kind] = {"bias": 0.0, "weights": own}
    TARGET.write_text(json.dumps(odds, indent=1) + "\n", encoding="utf-8")


class Marked(msgspec.Struct):
    """What was said of one article: where each pronoun stands, and where its antecedent is named; None is nobody."""

    report: str
    marks: list[tuple[int, int, tuple[int, int] | None]]


def read_marked(basil: Path, t17: Path) -> Iterator[Choice]:
    """The pronouns of the articles that were marked."""
    events, articles = read_basil(basil), read_articles(t17)
    for number, line in enumerate(MARKS.read_bytes().splitlines()):
        marked = msgspec.json.decode(line, type=Marked)
        event, _, outlet = marked.report.partition(" ")
        text = events[event][f"{outlet}.txt"] if outlet else articles[event]
        said = {start: (Extent(*of),) if of else () for start, _, of in marked.marks}
        yield from follow(f"article_{NEWS}_{number}", text, partial(_find_marked, said=said))


def read_golden(gold: Path, reports: Path) -> Iterator[Choice]:
    """The pronouns that a story's gold has: those that speak or take part."""
    for path in sorted(p for p in gold.glob("*.json") if p.name != "story.json"):
        report = json.loads(path.read_text(encoding="utf-8"))
        mentions = report["mentions"]
        named = defaultdict(list)
        for mention in mentions:
            if mention["level"] != "PRO":
                named[mention["entity"]].append(Extent(mention["span"]["start"], mention["span"]["end"]))
        said = {m["span"]["start"]: tuple(named[m["entity"]]) for m in mentions if m["level"] == "PRO"}
        text = (reports / report["file"]).read_text(encoding="utf-8")
        yield from follow(f"{gold.name.replace('_', '-')}_{NEWS}_{path.stem}", text, partial(_find_marked, said=said))


def _find_marked(
    entity: Entities, n: int, options: Sequence[int], *, said: Mapping[int, Sequence[Extent]]
) -> list[int] | None:
    mentions = entity.scene.mentions
    start = mentions[n].extent.start
    if start not in said:
        return None
    before = [k for k in range(n) if mentions[k].level != "pronoun"]
    named = {entity.roots[k] for k in before if any(mentions[k].extent.overlaps(of) for of in said[start])}
    return [m for m in options if entity.roots[m] in named]


def main(arguments: list[str]) -> int:
    """Fit, write, and print what was reached on documents that were not seen."""
    parser = argparse.ArgumentParser(prog="python -m training.anaphora", description=(__doc__ or "").splitlines()[0])
    for name in ("gum", "basil", "t17"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--story", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "REPORTS"))
    options = parser.parse_args(arguments)
    golden = chain.from_iterable(read_golden(gold, reports) for gold, reports in options.story)
    read = (
        golden,
        *(read_choices(options.gum, part) for part in ("train", "dev")),
        read_marked(options.basil, options.t17),
    )
    rows = [describe(choice) for choice in chain.from_iterable(read)]
    unseen = [
        choose(row, weights)
        for fold in range(FOLDS)
        for weights in [fit([row for row in rows if _fold(row) != fold])]
        for row in rows
        if _fold(row) == fold
    ]
    for title, part in (("all", unseen), ("news", [c for c in unseen if c.document.split("_")[1] == NEWS])):
        print(title, *(f"{key:<24} {value}" for key, value in rate(part).items()), sep="\n")
    write(fit(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
