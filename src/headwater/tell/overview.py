"""What stands above the claims: what was read, what needs care, what is new, what comes when."""

from typing import NamedTuple

from headwater.dates import order
from headwater.record.model import Entry
from headwater.tell.index import Index, find_days, group_texts, list_whole_copies
from headwater.tell.views import Pointer, point_all
from headwater.tell.voices import list_voices
from headwater.tell.wording import count, flatten, join_ranges, limit_words, write_days, write_when

UNDATED = 3  # reports that are named above the claims
ALIKE, TEXTS = 4, 3  # reports of one text that are named there, and texts of which they are


class Moment(NamedTuple):
    """An entry of the timeline: its days in words, its modality where not plainly actual, its claims by number.

    It may stand for its day: `more` others are then of that day.
    """

    days: str
    words: str
    modality: str | None
    claims: tuple[int, ...]
    pointers: tuple[Pointer, ...]
    more: int = 0

    @property
    def reports(self) -> tuple[int, ...]:
        """The numbers of the reports that carry it."""
        return tuple(sorted({p.report for p in self.pointers}))


def write_coverage(index: Index) -> str:
    """`5 reports (4 texts: 003 and 004 are one) · 31 Aug – 10 Sep 2023`."""
    if not index.reports:
        return "no report"
    groups = group_texts(index)
    shared = [[_label(n, index) for n in g] for g in groups if len(g) > 1]
    told = [f"{limit_words(labels, ALIKE)} are one" for labels in shared[:TEXTS]]
    told += [count(left, "more text is shared", "more texts are shared")] if (left := len(shared) - TEXTS) > 0 else []
    inset = f" ({count(len(groups), 'text')}: {'; '.join(told)})" if told else ""
    days = find_days(index)
    when = f" · {write_days(*days)}" if any(days) else ""  # that none is dated stands among the cautions
    return f"{count(len(index.reports), 'report')}{inset}{when}"


def _label(number: int, index: Index) -> str:
    return next(index.labels[key] for key, n in index.numbers.items() if n == number)


def list_cautions(index: Index) -> list[str]:
    """What a reader must know before trusting a date or a count."""
    reports = index.reports.values()
    loose = sum(r.published.is_known and r.published.precision not in ("minute", "day") for r in reports)
    undated = [index.labels[r.id] for r in reports if not r.published.is_known]
    republished = sum(any(c.kind == "republisher" for c in r.credits) for r in reports)
    reused = len(list_whole_copies(index, "reused_passages"))
    wrong = len(index.record.problems)
    lines = [
        (loose, f"{count(loose, 'date')} known only within days"),
        (len(undated), f"{count(len(undated), 'report')} undated ({limit_words(undated, UNDATED)})"),
        (republished, f"{count(republished, 'report')} republished"),
        (reused, f"{count(reused, 'pair')} of reports with reused passages"),
        (wrong, f"{count(wrong, 'thing looks', 'things look')} wrong"),
    ]
    return [words for number, words in lines if number]


def write_rest(index: Index, shown: int) -> str | None:
    """What the claims beyond the first few are: how many, how many of them in one report or without a source."""
    rest = list(index.claims.values())[shown:]
    if not rest:
        return None
    alone = sum(c.reports <= 1 for c in rest)
    bare = sum(not list_voices(c, index) for c in rest)
    parts = [f"{alone} in one report alone"] if alone else []
    parts += [f"{bare} with no identified source"] if bare else []
    return f"{count(len(rest), 'more claim')}{': ' if parts else ''}{', '.join(parts)}"


def list_moments(index: Index) -> list[Moment]:
    """The timeline by when it happened, what has no day at the end."""
    entries = sorted(index.record.timeline, key=lambda e: (order(e.when), e.id))
    return [view_moment(entry, index) for entry in entries]


def view_moment(entry: Entry, index: Index, more: int = 0) -> Moment:
    """An entry as it is shown; `more` others are of its day and are not."""
    return Moment(
        days=write_when(entry.when),
        words=flatten(entry.text),
        modality=entry.modality if entry.modality != "actual" else None,
        claims=tuple(sorted(index.places[c] for c in entry.claims if c in index.places)),
        pointers=point_all(entry.support, index),
        more=more,
    )


def write_numbers(numbers: tuple[int, ...]) -> str:
    """Report numbers in brackets: `[1–3, 5]`."""
    return f"[{join_ranges(numbers)}]" if numbers else ""
