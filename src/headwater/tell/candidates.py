"""Candidates of arms transfers as a table in the shape of SIPRI's trade registers: what the reports say, to be checked.

One row is one supplier, recipient and designation, whatever the number of reports.  Every cell has its sources beside
it, in the column of its name with `_source`.  What is no more than an estimate stands in parentheses, as SIPRI prints
it, and `estimated` names its columns.  A row is no register entry, and nothing here is a trend-indicator value.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from headwater.record.model import Event, Role
from headwater.record.whole import Record, list_told
from headwater.tell.index import Index, index_record
from headwater.tell.tables.columns import cite
from headwater.tell.wording import NUMERALS, count, flatten

CELLS = (
    "recipient",
    "supplier",
    "designation",
    "description",
    "number",
    "order_year",
    "delivery_year",
    "status",
    "comments",
)
COLUMNS = (*(column for cell in CELLS for column in (cell, f"{cell}_source")), "estimated")
TYPE = "ARMS_TRANSFER"
DELIVERING = frozenset(("actual", "alleged"))
# From the firmest that is told to the least; a row has the first that any of its reports tells.
STATUSES = ("delivered", "delivery alleged", "planned", "possible", "demanded", "denied", "not delivered")
BARE_NUMBER = re.compile(r"\d[\d,. ]*")


class Cell(NamedTuple):
    """A value with the spans that it rests on, and whether it is an estimate."""

    value: str
    sources: tuple[str, ...] = ()
    is_estimate: bool = False


def write_candidates(record: Record) -> bytes:
    """The candidates of a record as CSV, with a header."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(list_candidates(record))
    return table.getvalue().encode("utf-8")


def list_candidates(record: Record) -> Iterator[dict[str, str]]:
    """The rows, in the order in which the reports first tell of them."""
    index = index_record(record)
    groups: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in list_told(record):
        if TYPE in {kind.partition(":")[2] for kind in event.kinds} and _has_party(event):
            groups[_key(event)].append(event)
    for events in groups.values():
        yield _row(events, index)


def _has_party(event: Event) -> bool:
    return any(r.role in ("supplier", "recipient") and r.actor for r in event.roles)


def _key(event: Event) -> tuple[str, ...]:
    """What makes two events one candidate: who gives, who gets, and what."""
    return tuple(
        "|".join(sorted({r.actor or flatten(r.span.text if r.span else "").casefold() for r in _of(event, role)}))
        for role in ("supplier", "recipient", "item")
    )


def _of(event: Event, role: str) -> list[Role]:
    return [r for r in event.roles if r.role == role]


def _row(events: Sequence[Event], index: Index) -> dict[str, str]:
    cells = {
        "recipient": _parties(events, "recipient", index),
        "supplier": _parties(events, "supplier", index),
        "designation": _parties(events, "item", index),
        "description": _words(events, "item", index),
        "number": _number(events, index),
        "order_year": _year(events, index, lambda e: e.modality == "planned" and e.polarity == "pos"),
        "delivery_year": _year(events, index, lambda e: e.modality in DELIVERING and e.polarity == "pos"),
        "status": _status(events, index),
        "comments": _comments(events, index),
    }
    row = {"estimated": " ".join(name for name, cell in cells.items() if cell.is_estimate)}
    for name, cell in cells.items():
        row[name] = f"({cell.value})" if cell.is_estimate and cell.value else cell.value
        row[f"{name}_source"] = "; ".join(dict.fromkeys(cell.sources))
    return row


def _cite(role: Role, event: Event, index: Index) -> str:
    """Where a participant stands: its own words, or the trigger where it is understood."""
    return cite(role.span or event.trigger, index)


def _parties(events: Iterable[Event], role: str, index: Index) -> Cell:
    """Who, or what at the level that the reports state, fills a role."""
    found = [(r, e) for e in events for r in _of(e, role)]
    names = dict.fromkeys(_name(r, index) for r, _ in found)
    return Cell(" / ".join(names), tuple(_cite(r, e, index) for r, e in found))


def _name(role: Role, index: Index) -> str:
    if role.actor in index.actors:
        return index.actors[role.actor].name
    return flatten(role.span.text) if role.span else ""


def _words(events: Iterable[Event], role: str, index: Index) -> Cell:
    found = [(r, e) for e in events for r in _of(e, role) if r.span]
    words = dict.fromkeys(flatten(r.span.text) for r, _ in found if r.span)
    return Cell(" / ".join(words), tuple(_cite(r, e, index) for r, e in found))


def _number(events: Iterable[Event], index: Index) -> Cell:
    """The amounts as they are told; whatever is no plain number, or differs between reports, is an estimate."""
    found = [(r, e) for e in events for r in _of(e, "quantity") if r.span]
    words = list(dict.fromkeys(flatten(r.span.text) for r, _ in found if r.span))
    is_plain = len(words) == 1 and (BARE_NUMBER.fullmatch(words[0]) or words[0].casefold() in NUMERALS[1:])
    return Cell(" / ".join(words), tuple(_cite(r, e, index) for r, e in found), bool(words) and not is_plain)


def _year(events: Iterable[Event], index: Index, tells: Callable[[Event], bool]) -> Cell:
    """The year of the events that tell of an order or a delivery; an estimate where alleged or in a longer stretch."""
    dated = [e for e in events if tells(e) and e.when.start is not None and e.when.end is not None]
    years = sorted({day.year for e in dated for day in (e.when.start, e.when.end) if day is not None})
    if not years:
        return Cell("")
    value = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    is_alleged = any(e.modality != "actual" for e in dated)
    return Cell(value, tuple(cite(e.trigger, index) for e in dated), len(years) > 1 or is_alleged)


def name_status(event: Event) -> str:
    """How far along one report has it."""
    if event.modality == "denied" or (event.polarity == "neg" and event.modality == "alleged"):
        return "denied"
    if event.polarity == "neg":
        return "demanded" if event.modality == "demanded" else "not delivered"
    return {"actual": "delivered", "alleged": "delivery alleged"}.get(event.modality, event.modality)


def _status(events: Sequence[Event], index: Index) -> Cell:
    status = min((name_status(e) for e in events), key=STATUSES.index)
    return Cell(status, tuple(cite(e.trigger, index) for e in events if name_status(e) == status))


def _comments(events: Sequence[Event], index: Index) -> Cell:
    """How each standing is supported and by whom it is said, and what is given in return."""
    parts = []
    for status in STATUSES:
        telling = [e for e in events if name_status(e) == status]
        if telling:
            reports = count(len({e.report for e in telling}), "report")
            voices = dict.fromkeys(name for e in telling if (name := _speaker(e, index)))
            parts.append(f"{status} in {reports}" + (f", said by {', '.join(voices)}" if voices else ""))
    swapped = _parties(events, "in_exchange_for", index)
    if swapped.value:
        parts.append(f"in exchange for {swapped.value}")
    return Cell("; ".join(parts), (*(cite(e.trigger, index) for e in events), *swapped.sources))


def _speaker(event: Event, index: Index) -> str | None:
    statement = index.statements.get(event.statement or "")
    actor = statement.actor if statement else None
    return index.actors[actor].name if actor in index.actors else None
