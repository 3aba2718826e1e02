"""Fit how likely two propositions assert one thing, on stories whose claims people and readers have marked.

    python -m training.claims --basil FOLDER --story GOLD REPORTS …

writes the weights of a `claim` to `src/headwater/resources/odds.json`, and prints how well the claims of stories that
the weights have not seen are found: of BASIL's by those fitted on the other four fifths, of a story with gold by those
fitted on all but that story.  `claims.jsonl` holds what was marked, as places without any text: 41 events as three
outlets tell them, in which a language model read every proposition by the rules of the gold and said which assert the
same, which do so in part (these are left out), which deny another and which assert nothing.  Two readings of one event
agreed at F1 .94.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.lab.assembly import link_encoded
from benchmarks.lab.stories import make_story
from benchmarks.lab.truth import list_told
from benchmarks.link import link_oracle
from benchmarks.meanings import encode_reports
from headwater.annotate.sentences import split_text
from headwater.link.clusters import Pair, group_items
from headwater.link.evidence import find_evidence
from headwater.link.narration import find_supports
from headwater.link.pairs import list_pairs, reason_apart
from headwater.link.propositions import Proposition
from headwater.link.reading import Meanings, Sentences, index_reading
from headwater.link.utterances import fuse_copies
from headwater.odds import Evidence, Odds
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter
from headwater.record.whole import Record
from headwater.settings import THRESHOLDS
from training.corpora import read_files
from training.logistic import fit_odds
from training.odds import store_odds

LABELS = Path(__file__).with_name("claims.jsonl")
FOLDS = 5
GOLD_COUNTS = 3.0  # a pair of the gold, which was made by hand, as often as a pair that was marked
LAB_STORIES = range(1000, 1060)  # others than those of the gate
LAB_COUNTS = 0.3  # they are of one hand
SAME_PLACE = 0.5  # share of two stretches together that both cover


class Marked(msgspec.Struct):
    """What was marked in one event: propositions as (outlet, start, end, kind), and what was said of them by number."""

    story: str
    spans: list[tuple[str, int, int, str]]
    groups: list[list[int]]
    partly: list[Pair]
    denies: list[Pair]
    unclear: list[int]


class Told(NamedTuple):
    """The propositions of a story, each utterance once, with the claims that each asserts; None where nobody said.

    `skipped` are pairs of which one asserts the other in part.
    """

    name: str
    items: list[Proposition]
    claims: list[frozenset[str] | None]
    skipped: frozenset[Pair]

    def judge(self, i: int, j: int) -> bool | None:
        """Whether two assert the same; None where nobody said."""
        mine, its = self.claims[i], self.claims[j]
        return None if mine is None or its is None or (i, j) in self.skipped else bool(mine & its)


class Row(NamedTuple):
    """A pair of a story: its evidence, and whether both assert the same."""

    pair: Pair
    evidence: Evidence
    is_one: bool


def main(arguments: list[str]) -> int:
    """Fit, write, and print what was reached on stories that were not seen."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--basil", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--story", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "REPORTS"))
    options = parser.parse_args(arguments)
    marked = list(read_marked(options.basil))
    golden = [told for gold, reports in options.story for told in read_gold(gold, reports)]
    pairs, given = [list(list_rows(told)) for told in marked], [list(list_rows(told)) for told in golden]
    made = [list(list_rows(told)) for told in read_lab(LAB_STORIES)]
    store_odds({"claim": fit_rows(pairs, given, made)})

    @cache
    def fit_fold(fold: int) -> Odds:
        return fit_rows([rows for n, rows in enumerate(pairs) if n % FOLDS != fold], given, made)

    @cache
    def fit_story(name: str) -> Odds:
        others = [rows for told, rows in zip(golden, given, strict=True) if told.name != name]
        return fit_rows(pairs, others, made)

    _print("marked", rate_unseen(marked, lambda n: fit_fold(n % FOLDS)))
    _print("gold", rate_unseen(golden, lambda n: fit_story(golden[n].name)))
    return 0


def _print(title: str, rates: Iterator[tuple[str, float]]) -> None:
    print(f"{title:<8}" + "  ".join(f"{name} {share:.3f}" for name, share in rates), flush=True)


def fit_rows(marked: Sequence[Sequence[Row]], golden: Sequence[Sequence[Row]], made: Sequence[Sequence[Row]]) -> Odds:
    """The weights for pairs of some stories that were marked, have gold, or were made."""
    parts = ((marked, 1.0), (golden, GOLD_COUNTS), (made, LAB_COUNTS))
    counted = [(row, count) for stories, count in parts for story in stories for row in story]
    return fit_odds([row.evidence for row, _ in counted], [row.is_one for row, _ in counted], [n for _, n in counted])


def list_rows(told: Told) -> Iterator[Row]:
    """The pairs of a story that would be weighed, where somebody said whether they are one."""
    for i, j in list_pairs(told.items):
        if (is_one := told.judge(i, j)) is not None:
            yield Row((i, j), find_evidence(told.items[i], told.items[j]), is_one)


# What was marked.


def read_marked(folder: Path) -> Iterator[Told]:
    """The events of BASIL with what was marked in them."""
    texts = read_basil(folder)
    for line in LABELS.read_bytes().splitlines():
        label = msgspec.json.decode(line, type=Marked)
        yield lay_marks(label, *list_utterances(texts[label.story]))


def read_basil(folder: Path) -> dict[str, dict[str, str]]:
    """By event, the reports of the development part as plain text by file."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for path, data in read_files(folder / "basil_dev.tar.xz"):
        row = json.loads(data) if path.endswith(".json") else {}
        if "body-paragraphs" in row:
            body = "\n\n".join(" ".join(sentences) for sentences in row["body-paragraphs"])
            texts[row["triplet-uuid"]][f"{row['source']}.txt"] = f" date {row['date']}\n{row['title']}\n\n{body}\n"
    return texts


def lay_marks(label: Marked, items: list[Proposition], files: Mapping[str, str]) -> Told:
    """What was marked, laid to the propositions that are read at the same places now."""
    group = {n: g for g, members in enumerate(label.groups) for n in members}
    names = [f"group {group[n]}" if n in group else f"alone {n}" for n in range(len(label.spans))]
    found = [_find_span(label, item, files[item.evidence.report]) for item in items]
    claims = [None if n is None or n in label.unclear else frozenset({names[n]}) for n in found]
    partly = {frozenset((names[a], names[b])) for a, b in label.partly}
    skipped = {
        (i, j)
        for i, j in combinations(range(len(items)), 2)
        if (a := claims[i]) and (b := claims[j]) and a | b in partly
    }
    return Told(label.story, items, claims, frozenset(skipped))


def _find_span(label: Marked, item: Proposition, file: str) -> int | None:
    """The number of the marked proposition of this kind that covers most of the same place."""
    kind = "event" if item.is_event else "told" if item.is_narrated else "said"
    e = item.evidence
    shares = (
        (share_place(start, end, e.start, e.end), -n)
        for n, (outlet, start, end, of) in enumerate(label.spans)
        if of == kind and file == f"{outlet}.txt"
    )
    share, n = max(shares, default=(0.0, 0))
    return -n if share >= SAME_PLACE else None


def share_place(start: int, end: int, other_start: int, other_end: int) -> float:
    """The share of two stretches together that both cover."""
    common = min(end, other_end) - max(start, other_start)
    return max(common, 0) / (max(end, other_end) - min(start, other_start))


# What the gold says.


def read_gold(gold: Path, reports: Path) -> Iterator[Told]:
    """A story as it is read, and as its gold reads it, with the claims that the gold's supports stand for."""
    supports: dict[str, list[tuple[int, int, bool, str]]] = defaultdict(list)
    for claim in json.loads((gold / "story.json").read_text(encoding="utf-8"))["claims"]:
        for s in claim["supporting"]:
            supports[s["file"]].append((s["start"], s["end"], "event" in s, claim["id"]))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(reports.glob("*.txt"))}
    for items, files in (list_utterances(texts), _list_given(link_oracle(gold, reports))):
        claims = [_find_claims(item, supports[files[item.evidence.report]]) for item in items]
        yield Told(gold.name, items, claims, frozenset())


def _find_claims(item: Proposition, supports: Sequence[tuple[int, int, bool, str]]) -> frozenset[str] | None:
    e = item.evidence
    found = set()
    for start, end, is_event, claim in supports:
        if is_event and item.is_event:
            fits = start <= item.events[0].trigger.start < end
        else:
            fits = not is_event and share_place(start, end, e.start, e.end) > (0.8 if item.is_event else SAME_PLACE)
        if fits:
            found.add(claim)
    return frozenset(found) or None


# What the lab made.


def read_lab(numbers: Iterable[int]) -> Iterator[Told]:
    """Stories that the lab makes from facts in several wordings, some of them near one another and not the same."""
    for number in numbers:
        story = make_story(number)
        items, _ = _list_given(link_encoded(story.world, story.reports))
        facts = {told.id: told.fact for told in list_told(story.reports)}
        keys = [item.evidence.event or item.evidence.statement or "" for item in items]
        whole = {key for key, count in Counter(keys).items() if count == 1}  # a clause alone need not say the fact
        claims = [frozenset({facts[key]}) if key in whole and key in facts else None for key in keys]
        yield Told(f"lab {number}", items, claims, frozenset())


# How a story is told.


def list_utterances(texts: Mapping[str, str]) -> tuple[list[Proposition], dict[str, str]]:
    """The propositions of reports, copies once; and the file of each report."""
    rows = read_texts(dict(texts))
    record = link_matter(rows, {report.id for report, _ in rows})
    sentences = {report.id: tuple(s.extent for s in found.sentences) for report, found in rows}
    return _list_first(record, sentences, {report.id: found.meanings for report, found in rows})


def _list_given(record: Record) -> tuple[list[Proposition], dict[str, str]]:
    """The same of a record whose reading was given."""
    sentences = {report.id: tuple(split_text(report.text)) for report in record.reports}
    return _list_first(record, sentences, encode_reports(record, sentences))


def _list_first(record: Record, sentences: Sentences, meanings: Meanings) -> tuple[list[Proposition], dict[str, str]]:
    items = find_supports(index_reading(record, sentences, meanings))
    first = [items[members[0]] for members in fuse_copies(items, record.copies)]
    return first, {report.id: report.file for report in record.reports}


# What was reached.


def rate_unseen(part: Sequence[Told], fit_others: Callable[[int], Odds]) -> Iterator[tuple[str, float]]:
    """Precision, recall and F1 of the pairs that are grouped, and of the claims that two reports carry.

    `fit_others` gives the weights by which the story with this number is grouped.
    """
    counted = [[0, 0, 0], [0, 0, 0]]  # by kind: right, found, wanted
    for n, told in enumerate(part):
        groups = group_told(told, fit_others(n))
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
