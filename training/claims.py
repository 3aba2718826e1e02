"""Fit how likely two propositions assert one thing, on stories whose claims people and readers have marked.

    python -m training.claims --basil FOLDER --t17 FOLDER --story GOLD REPORTS …

writes the weights of a `claim` to `src/headwater/resources/odds.json`, and prints how well the claims of stories that
the weights have not seen are found: of every fifth marked event by those fitted on other such events, of a story that
has gold or was written by those fitted on all but that story.  The projection (`training.assertions`) has seen none of
these.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

from headwater.link.clusters import Pair, group_items
from headwater.link.likeness.evidence import find_evidence
from headwater.link.likeness.pairs import list_pairs, reason_apart
from headwater.odds import Evidence, Odds
from headwater.settings import THRESHOLDS
from training.couples import list_told
from training.logistic import fit_odds
from training.marks import FOLDS, Told, read_gold, read_lab, read_marked, read_written
from training.odds import store_odds

# A pair of the gold, which was made by hand, counts more than one that was marked or written; the lab is of one hand.
COUNTS = {"marked": 1.0, "gold": 3.0, "written": 1.0, "lab": 0.3}
LAB_STORIES = range(1000, 1060)  # others than those of the gate


class Row(NamedTuple):
    """A pair of a story: its evidence, and whether both assert the same."""

    pair: Pair
    evidence: Evidence
    is_one: bool


class Story(NamedTuple):
    """A story of a source, with its pairs; those of one fold are found by weights that have seen none of them."""

    source: str
    fold: str
    told: Told
    rows: list[Row]


def main(arguments: list[str]) -> int:
    """Fit, write, and print what was reached on stories that were not seen."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--basil", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--t17", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--story", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "REPORTS"))
    options = parser.parse_args(arguments)
    stories = list(list_stories(options.basil, options.t17, options.story))
    store_odds({"claim": fit_stories(stories)})

    @cache
    def fit_others(source: str, fold: str) -> Odds:
        return fit_stories([s for s in stories if (s.source, s.fold) != (source, fold)])

    for source in ("marked", "gold", "written"):
        part = [s for s in stories if s.source == source]
        _print(source, rate_unseen([s.told for s in part], [fit_others(s.source, s.fold) for s in part]))
    return 0


def _print(title: str, rates: Iterator[tuple[str, float]]) -> None:
    print(f"{title:<8}" + "  ".join(f"{name} {share:.3f}" for name, share in rates), flush=True)


def list_stories(basil: Path, t17: Path, golden: Iterable[tuple[Path, Path]]) -> Iterator[Story]:
    """The stories of all sources; of the marked events those that the projection has not seen."""
    sources: dict[str, Iterable[Told]] = {
        "marked": list(read_marked(basil, t17))[::FOLDS],
        "gold": chain.from_iterable(read_gold(gold, reports) for gold, reports in golden),
        "written": read_written(),
        "lab": read_lab(LAB_STORIES),
    }
    for source, part in sources.items():
        for n, told in enumerate(part):
            yield Story(source, f"{n % FOLDS}" if source == "marked" else told.name, told, list(list_rows(told)))


def fit_stories(stories: Iterable[Story]) -> Odds:
    """The weights for the pairs of some stories."""
    counted = [(row, COUNTS[story.source]) for story in stories for row in story.rows]
    return fit_odds([row.evidence for row, _ in counted], [row.is_one for row, _ in counted], [n for _, n in counted])


def list_rows(told: Told) -> Iterator[Row]:
    """The pairs of a story that would be weighed, where somebody said whether they are one."""
    for i, j, is_one in list_told(told):
        yield Row((i, j), find_evidence(told.items[i], told.items[j]), is_one)


# What was reached.


def rate_unseen(part: Sequence[Told], fitted: Sequence[Odds]) -> Iterator[tuple[str, float]]:
    """Precision, recall and F1 of the pairs that are grouped, and of the claims that two reports carry.

    `fitted` are the weights by which each story is grouped.
    """
    counted = [[0, 0, 0], [0, 0, 0]]  # by kind: right, found, wanted
    for told, odds in zip(part, fitted, strict=True):
        groups = group_told(told, odds)
        for row, more in zip(counted, (count_pairs(told, groups), count_claims(told, groups)), strict=True):
            row[:] = [a + b for a, b in zip(row, more, strict=True)]
    for name, (right, found, wanted) in zip(("pairs", "claims of two reports"), counted, strict=True):
        precision, recall = right / (found or 1), right / (wanted or 1)
        yield from (
            (f"{name}: P", precision),
            ("R", recall),
            ("F1", 2 * precision * recall / (precision + recall or 1)),
        )


def group_told(told: Told, odds: Odds) -> list[list[int]]:
    """The propositions of a story as linking groups them by some weights."""
    items = told.items
    scores = {(i, j): odds.share(find_evidence(items[i], items[j])) for i, j in list_pairs(items)}
    near = {pair: score for pair, score in scores.items() if score >= THRESHOLDS.faint}
    apart = [(i, j) for i, j in near if reason_apart(items[i], items[j], {})]
    return group_items(len(items), near, apart, THRESHOLDS.claim)


def count_pairs(told: Told, groups: Sequence[Sequence[int]]) -> tuple[int, int, int]:
    """How many pairs are together and should be, are together, should be; of those that somebody judged."""
    home = {i: n for n, group in enumerate(groups) for i in group}
    judged = ((home[i] == home[j], told.judge(i, j)) for i, j in combinations(range(len(told.items)), 2))
    known = [(together, is_one) for together, is_one in judged if is_one is not None]
    return sum(t and o for t, o in known), sum(t for t, _ in known), sum(bool(o) for _, o in known)


def count_claims(told: Told, groups: Sequence[Sequence[int]]) -> tuple[int, int, int]:
    """The same of claims in two reports or more.

    One is found by a group that holds half of its propositions, of two reports, and a third of others at most.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for i, claims in enumerate(told.claims):
        for claim in claims or ():
            wanted[claim].append(i)
    judged = [[i for i in group if told.claims[i]] for group in groups]
    found = [group for group in judged if _count_reports(told, group) > 1]
    carried = {name: members for name, members in wanted.items() if _count_reports(told, members) > 1}
    right = sum(any(_finds(told, group, name, members) for group in found) for name, members in carried.items())
    return right, len(found), len(carried)


def _finds(told: Told, group: Sequence[int], claim: str, members: Sequence[int]) -> bool:
    own = [i for i in group if claim in (told.claims[i] or ())]
    return 2 * len(own) >= len(members) and 3 * len(own) >= 2 * len(group) and _count_reports(told, own) > 1


def _count_reports(told: Told, members: Iterable[int]) -> int:
    return len({told.items[i].evidence.report for i in members})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
