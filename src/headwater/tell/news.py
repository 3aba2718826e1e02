"""What later reports bring, by day: the record's changes, or the claims by first appearance where it holds none."""

import datetime as dt
from typing import NamedTuple

from headwater.record.model import Change, Claim
from headwater.tell.index import Index, list_new_claims
from headwater.tell.views import Pointer, name_report, point_all
from headwater.tell.wording import CHANGES, flatten, write_days, write_when


class Item(NamedTuple):
    """One thing that is new: of what kind, of which claim, in which words, and what it was before."""

    what: str
    claim: int | None
    words: str
    before: str | None
    pointers: tuple[Pointer, ...]


class Batch(NamedTuple):
    """What is new from one day or one report on."""

    heading: str
    items: tuple[Item, ...]


def list_news(index: Index) -> list[Batch]:
    """What is new, the oldest news first."""
    return _list_changes(index) or _list_first_seen(index)


def _list_changes(index: Index) -> list[Batch]:
    groups: dict[str, list[Item]] = {}
    for change in sorted(index.record.changes, key=lambda c: _order_change(c, index)):
        item = _view_change(change, index)
        if item.words:
            groups.setdefault(_head_change(change), []).append(item)
    return [Batch(heading, tuple(items)) for heading, items in groups.items()]


def _order_change(change: Change, index: Index) -> tuple[str, int, list[tuple[str, int]], str]:
    """By day, by claim; edits in the order in which they stand."""
    places = [(s.report, s.start) for s in reversed(change.support)]
    return str(change.since), index.places.get(change.claim or "", 0), places[:1], change.id


def _head_change(change: Change) -> str:
    try:
        day = dt.date.fromisoformat(str(change.since))
    except ValueError:
        return "In later reports"
    return f"Since {write_days(day, day)}"


def _write_change(change: Change, claim: Claim | None, after: str) -> str:
    """A claim by its proposition where it is new, denied or taken back; anything else by what it is now."""
    if change.what == "report_revised":
        return after or "(left out)"
    if claim is None or not (change.what.startswith("new_") or change.what == "retracted"):
        return after
    words = flatten(claim.proposition)
    return f"{words} — {after}" if change.what == "new_origin" and after else words


def _view_change(change: Change, index: Index) -> Item:
    claim = index.claims.get(change.claim or "")
    after = flatten(change.after or "")
    return Item(
        what=CHANGES.get(change.what, change.what),
        claim=index.places[claim.id] if claim else None,
        words=_write_change(change, claim, after),
        before=flatten(change.before) if change.before and not change.what.startswith("new_") else None,
        pointers=point_all(change.support, index),
    )


def _list_first_seen(index: Index) -> list[Batch]:
    groups: dict[str, list[Item]] = {}
    for claim in list_new_claims(index):
        first = point_all(tuple(e.span for e in claim.support if e.report == claim.first_seen), index)
        item = Item("new claim", index.places[claim.id], flatten(claim.proposition), None, first)
        groups.setdefault(claim.first_seen, []).append(item)
    ordered = [key for key in index.reports if key in groups]
    return [Batch(_head_report(key, index), tuple(groups[key])) for key in ordered]


def _head_report(key: str, index: Index) -> str:
    report = index.reports[key]
    return f"First in report {index.numbers[key]}, {name_report(report, index)}, {write_when(report.published)}"
