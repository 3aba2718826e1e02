"""What later reports bring, by day: the record's changes, or the claims by first appearance where it holds none."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from headwater.dates import Day
from headwater.record.model import Change, Claim
from headwater.tell.index import Index, find_eve, list_new_claims
from headwater.tell.views import Pointer, name_report, point_all
from headwater.tell.voices import write_voices
from headwater.tell.wording import CHANGES, count, flatten, write_days, write_when

# The kinds of news in the order of a page: what takes from a claim, what changes it, what is there for the first time.
KINDS = {
    "new denial": "New denials",
    "retracted": "Retracted",
    "figure changed": "Figures changed",
    "status changed": "Status changed",
    "report revised": "Edits",
    "new origin": "New origins",
    "new claim": "New claims",
}
# The same in the order of a first screen, on which few have room: edits tell least and are left out there.
FIRST = ("new denial", "retracted", "figure changed", "status changed", "new claim", "new origin")


class Item(NamedTuple):
    """One thing that is new: of what kind, of which claim, in which words, what it was before.

    `who` stands behind a new claim, or is the new origin.
    """

    what: str
    claim: int | None
    words: str
    before: str | None
    pointers: tuple[Pointer, ...]
    who: str = ""

    @property
    def told(self) -> str:
        """Its words on one line, with the origin where that is what is new."""
        return f"{self.words} — {self.who}" if self.what == "new origin" and self.who else self.words


class Batch(NamedTuple):
    """What is new from one day or one report on."""

    heading: str
    items: tuple[Item, ...]

    @property
    def kinds(self) -> list[tuple[str, list[Item]]]:
        """The items under what they are, for a page."""
        return [(KINDS.get(kind, kind), list(items)) for kind, items in groupby(self.items, lambda item: item.what)]


def list_news(index: Index) -> list[Batch]:
    """What is new, the latest news first."""
    return (_list_changes(index) or _list_first_seen(index))[::-1]


def cut_news(news: Iterable[Batch], most: int) -> list[Batch]:
    """The first batches of news, as much as there is room for."""
    kept: list[Batch] = []
    for batch in news:
        room = most - sum(len(b.items) for b in kept)
        if room > 0:
            kept.append(batch._replace(items=batch.items[:room]))
    return kept


def list_latest(index: Index) -> list[Item]:
    """What the latest reports bring to claims: denials first, what changed, new claims, new origins of old ones."""
    eve = find_eve(index)
    fresh = [c for c in index.record.changes if eve and (day := _find_day(c)) and day > eve]
    items = _join_items(_view_change(c, index) for c in sorted(fresh, key=lambda c: _order_change(c, index)))
    items = [item for item in items if item.claim and item.what in FIRST] or _list_claims(list_new_claims(index), index)
    return sorted(items, key=lambda item: FIRST.index(item.what))


def count_latest(items: Iterable[Item]) -> str:
    """`1 denial, 2 origins, 5 claims`: what is new, by kind."""
    kinds = Counter(item.what for item in items)
    return ", ".join(count(kinds[kind], kind.removeprefix("new ")) for kind in FIRST if kinds[kind])


def _list_changes(index: Index) -> list[Batch]:
    """By the day from which they are, one alone as what is new since; of several each is what its own day brings."""
    groups: dict[Day | None, list[Item]] = {}
    for change in sorted(index.record.changes, key=lambda c: _order_change(c, index)):
        item = _view_change(change, index)
        if item.words:
            groups.setdefault(_find_day(change), []).append(item)
    since = "Since " if len(groups) == 1 else ""
    return [
        Batch(f"{since}{write_days(day, day)}" if day else "In later reports", tuple(_join_items(items)))
        for day, items in groups.items()
    ]


def _join_items(items: Iterable[Item]) -> list[Item]:
    """What several reports of one day bring alike is one thing, with the places of all; a page that is cut keeps the
    first kinds."""
    found: dict[tuple[object, ...], Item] = {}
    for item in items:
        key = (item.what, item.claim, item.words, item.before, item.who)
        old = found.get(key)
        found[key] = item._replace(pointers=tuple(sorted({*old.pointers, *item.pointers}))) if old else item
    kinds = list(KINDS)
    return sorted(found.values(), key=lambda item: kinds.index(item.what) if item.what in KINDS else len(kinds))


def _order_change(change: Change, index: Index) -> tuple[str, int, list[tuple[str, int]], str]:
    """By day, by claim; edits in the order in which they stand."""
    places = [(s.report, s.start) for s in reversed(change.support)]
    return str(change.since), index.places.get(change.claim or "", 0), places[:1], change.id


def _find_day(change: Change) -> Day | None:
    """The day from which a change is; None for one of a run or of a report without a date."""
    try:
        return dt.date.fromisoformat(str(change.since))
    except ValueError:
        return None


def _write_change(change: Change, claim: Claim | None, after: str) -> str:
    """A claim by its proposition where it is new, denied or taken back; anything else by what it is now."""
    if change.what == "report_revised":
        return after or "(left out)"
    if claim is None or not (change.what.startswith("new_") or change.what == "retracted"):
        return after
    return flatten(claim.proposition)


def _view_change(change: Change, index: Index) -> Item:
    claim = index.claims.get(change.claim or "")
    after = flatten(change.after or "")
    return Item(
        what=CHANGES.get(change.what, change.what),
        claim=index.places[claim.id] if claim else None,
        words=_write_change(change, claim, after),
        before=flatten(change.before) if change.before and not change.what.startswith("new_") else None,
        pointers=point_all(change.support, index),
        who=_name_who(change, claim, after, index),
    )


def _name_who(change: Change, claim: Claim | None, after: str, index: Index) -> str:
    if change.what == "new_origin" and claim:
        return after
    return write_voices(claim, index) if change.what == "new_claim" and claim else ""


def _list_first_seen(index: Index) -> list[Batch]:
    """Every claim but those of the first day, by the report that first carries it."""
    dated = [r.published.end for r in index.reports.values() if r.published.is_definite and r.published.end]
    first = min(dated, default=None)
    groups: dict[str, list[Claim]] = {}
    for claim in index.claims.values():
        report = index.reports.get(claim.first_seen)
        if first and report and report.published.start and report.published.start > first:
            groups.setdefault(claim.first_seen, []).append(claim)
    ordered = [key for key in index.reports if key in groups]
    return [Batch(_head_report(key, index), tuple(_list_claims(groups[key], index))) for key in ordered]


def _list_claims(claims: Iterable[Claim], index: Index) -> list[Item]:
    """Claims as what is new, each with the places in the report that first carries it."""
    return [
        Item(
            "new claim",
            index.places[claim.id],
            flatten(claim.proposition),
            None,
            point_all(tuple(e.span for e in claim.support if e.report == claim.first_seen), index),
            write_voices(claim, index),
        )
        for claim in claims
    ]


def _head_report(key: str, index: Index) -> str:
    report = index.reports[key]
    return f"First in report {index.numbers[key]}, {name_report(report, index)}, {write_when(report.published)}"
