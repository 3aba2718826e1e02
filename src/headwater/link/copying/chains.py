"""Copies of one passage are copies of each other: a translation, and what a later report reuses of the other one.

Only through words that stand in both reports is a copy passed on, so that a doubt does not grow along the chain.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from headwater.link.copying.alignments import Aligned, Known, is_same_utterance, judge_passages
from headwater.link.copying.passages import Passage
from headwater.link.reading import Reading

SAME = 0.6  # share of two stretches taken together that both hold: then they are one passage of the middle report


def pass_on(reading: Reading, known: Known) -> None:
    """Put among the aligned passages those that are copies of one passage of a third report.

    `known` has the aligned passages by both reports, the smaller id first.
    """
    partners: dict[str, list[tuple[Passage, Passage, Aligned]]] = defaultdict(list)
    for rows in known.values():
        for row in rows:
            if row.a.report != row.b.report:
                partners[row.a.report].append((row.a, row.b, row))
                partners[row.b.report].append((row.b, row.a, row))
    for found in [row for links in partners.values() for row in _link_ends(reading, links)]:
        rows = known[found.a.report, found.b.report]
        if not any(found.meets(k) for k in rows):
            rows.append(found)


def _link_ends(reading: Reading, links: Sequence[tuple[Passage, Passage, Aligned]]) -> Iterator[Aligned]:
    """The far sides of the copies of each passage of one report, where one of them has its words."""
    for (mine, one, first), (its, other, second) in combinations(links, 2):
        in_other_words = first.relation == second.relation == "paraphrase"
        if one.report == other.report or in_other_words or not _is_one(mine, its):
            continue
        a, b = sorted((one, other), key=lambda p: p.report)
        row = judge_passages(a, b) or Aligned(a, b, "paraphrase", round(first.score * second.score, 3))
        if is_same_utterance(reading, row) is not False:
            yield row


def _is_one(a: Passage, b: Passage) -> bool:
    both = min(a.extent.end, b.extent.end) - max(a.extent.start, b.extent.start)
    return both >= SAME * (max(a.extent.end, b.extent.end) - min(a.extent.start, b.extent.start))
