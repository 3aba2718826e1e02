"""One quotation in two reports with other words in it: one of them has changed what was said, or was misprinted."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from typing import NamedTuple

from headwater.record.model import Problem, Report
from headwater.record.spans import Span, cut, identify
from headwater.record.whole import Record
from headwater.text import STOPWORDS

RUN = 4  # words in a row that two quotations share before they are compared
KEPT = 3  # words that are the same on either side of what differs
SHORTER = 2  # the same on one side where 'will' has become 'would', if there are more on the other
CHANGED = 2  # words that differ, at most: more are a cut or another sentence
LIKE = 0.75  # of the shorter quotation's words that the other has in the same order
_TOKEN = re.compile(r"[\w$€£%]+(?:['’.,-][\w]+)*")


class Quoted(NamedTuple):
    """A stretch between quotation marks, as words with their places."""

    report: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def find_altered(record: Record) -> list[Problem]:
    """The places where a quotation of several reports has one or two words exchanged; all of one place together."""
    reports = {r.id: r for r in record.reports}
    groups: list[set[Span]] = []
    for one, two in _list_pairs(_list_quoted(record, reports)):
        for a, b in _list_changes(one, two):
            spans = {_span(one, a, reports), _span(two, b, reports)}
            near = [group for group in groups if group & spans]
            groups = [*(group for group in groups if group not in near), spans.union(*near)]
    return sorted((_make_problem(group, reports) for group in groups), key=lambda p: p.id)


def _list_quoted(record: Record, reports: dict[str, Report]) -> list[Quoted]:
    spans = sorted({span for s in record.statements for span in s.quoted})
    quoted = []
    for span in spans:
        tokens = list(_TOKEN.finditer(reports[span.report].text, span.start, span.end))
        words = tuple(t[0].casefold().replace("’", "'") for t in tokens)
        quoted.append(Quoted(span.report, words, tuple(t.span() for t in tokens)))
    return quoted


def _list_pairs(quoted: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Pairs of quotations of two reports that share a run of words."""
    shelves: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, item in enumerate(quoted):
        for at in range(len(item.words) - RUN + 1):
            shelves[item.words[at : at + RUN]].add(n)
    pairs = {(a, b) for shelf in shelves.values() for a in shelf for b in shelf if a < b}
    for a, b in sorted(pairs):
        if quoted[a].report != quoted[b].report:
            yield quoted[a], quoted[b]


def _list_changes(one: Quoted, two: Quoted) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where words were exchanged between words that are the same."""
    matcher = SequenceMatcher(None, one.words, two.words, autojunk=False)
    steps = matcher.get_opcodes()
    same = sum(j - i for tag, i, j, *_ in steps if tag == "equal")
    if same < LIKE * min(len(one.words), len(two.words)):
        return
    for n, (tag, a, b, c, d) in enumerate(steps):
        if tag != "replace" or max(b - a, d - c) > CHANGED or not 0 < n < len(steps) - 1:
            continue
        around = sorted(j - i if t == "equal" else 0 for t, i, j, *_ in (steps[n - 1], steps[n + 1]))
        least = SHORTER if {*one.words[a:b], *two.words[c:d]} <= MODALS else KEPT
        if around[0] >= least and sum(around) >= 2 * KEPT and _is_change(one.words[a:b], two.words[c:d]):
            yield (a, b), (c, d)


def _is_change(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the words are others, and not the same ones spelt or cut otherwise."""
    one, two = "".join(a).replace("'", "").replace("-", ""), "".join(b).replace("'", "").replace("-", "")
    return one != two and not {one, two} <= STOPWORDS - MODALS


MODALS = frozenset("will would can could may might shall should must is was are were has had do did".split())


def _span(quoted: Quoted, place: tuple[int, int], reports: dict[str, Report]) -> Span:
    first, last = quoted.places[place[0]], quoted.places[place[1] - 1]
    return cut(reports[quoted.report], first[0], last[1])


def _make_problem(spans: Set[Span], reports: Mapping[str, Report]) -> Problem:
    """The wording of the fewest reports is doubted; of two that as many have, the later one."""
    wordings: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(spans, key=lambda s: (reports[s.report].rank, s.start)):
        wordings[span.text.casefold()].append(span)
    doubted = min(reversed(wordings.values()), key=lambda row: len({s.report for s in row}))
    others = [span for row in wordings.values() if row is not doubted for span in row]
    told = ", ".join(f"{reports[s.report].file} has “{s.text}”" for s in others)
    first = doubted[0]
    return Problem(
        id=identify("prb", "quotation differs", first.report, first.start, others[0].report, others[0].start),
        uri=reports[first.report].uri,
        what="quotation differs",
        detail=f"“{first.text}” inside the quotation marks: {told}",
        spans=(*doubted, *others),
    )
