"""What no report says: numbers, prices and days that the record finds for none of the transfers and plans it holds."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from headwater.record.model import Event
from headwater.record.spans import Span
from headwater.record.whole import list_told
from headwater.tell.index import Index

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|hundreds?|thousands?|[mb]illions?)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds|roubles?|rubles?|yuan|yen)\b", re.IGNORECASE)
_AHEAD = ("planned", "possible")
_FEW = 3  # a transfer that less than one in so many reports speaks of is not their matter


class Absence(NamedTuple):
    """Things that are not said, of what, and the places where they could have stood.

    `is_past_dated` says that a day is told of some of them, and missing of those to come.
    """

    things: tuple[str, ...]
    subject: str
    spans: tuple[Span, ...]
    is_past_dated: bool = False


def name_absences(index: Index) -> Absence | None:
    """What the reports leave out of the transfers that they speak of, or of what is planned; None for nothing."""
    events = [e for e in list_told(index.record) if e.polarity == "pos"]
    transfers = [e for e in events if _is_transfer(e)]
    if transfers and len({e.report for e in transfers}) * _FEW >= len(index.record.reports):
        things = [name for name, is_said in _ask_of(transfers) if not is_said]
        found = _absence(things, "the transfer" if len(transfers) == 1 else "the transfers", transfers)
        past = any(e.modality not in _AHEAD and _is_dated(e) for e in transfers)
        return found._replace(is_past_dated=past and "date" in things) if found else None
    plans = [e for e in events if e.modality == "planned"]
    undated = len(plans) > 1 and not any(_is_dated(e) for e in plans)
    return _absence(["date"] if undated else [], "what is planned", plans)


def _absence(things: list[str], subject: str, events: list[Event]) -> Absence | None:
    return Absence(tuple(things), subject, tuple(e.trigger for e in events)) if things else None


def _is_dated(event: Event) -> bool:
    """Whether the report dates it; what is only bounded by the day of the telling has no words of its own."""
    return event.when.is_definite or (event.when.is_known and event.when.text is not None)


def _is_transfer(event: Event) -> bool:
    roles = {r.role for r in event.roles}
    return "item" in roles and bool(roles & {"supplier", "recipient"})


def _ask_of(transfers: list[Event]) -> Iterable[tuple[str, bool]]:
    amounts = [r.span.text for e in transfers for r in e.roles if r.span and r.role in ("quantity", "in_exchange_for")]
    ahead = [e for e in transfers if e.modality in _AHEAD]
    yield "number", any(_NUMBER.search(t) and not _MONEY.search(t) for t in amounts)
    yield "price", any(_MONEY.search(t) for t in amounts)
    yield "date", not ahead or any(_is_dated(e) for e in ahead)
