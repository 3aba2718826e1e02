"""The published test specifications of Recognizers-Text: sentences with the readings that it would accept."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from headwater.annotate.timing.loose import LOOSE
from headwater.annotate.timing.times import find_plain, find_times
from headwater.annotations import Sentence
from headwater.dates import Day, ground, on
from headwater.text import Extent

SCORED = ("date", "daterange")  # the kinds of result that are days
BOUNDS = re.compile(
    r"\b(?:(?P<from>(?:on or )?after|since|start(?:ing|s)?(?: on| from)?|beginning(?: on)?|later than)|"
    r"(?P<until>until|till|by|no later than|on or before|as late as|ending (?:with|on))|"
    r"(?P<before>before|prior to|earlier than|sooner than))(?: the)?\s+$",
    re.IGNORECASE,
)
Interval = tuple[str | None, str | None]


class Case(NamedTuple):
    """A stretch of a sentence, seen from a day, and the intervals of days that it may mean."""

    file: str
    text: str
    today: Day
    extent: Extent
    kind: str
    accepted: tuple[Interval, ...]


def read_inputs(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every case of every file, with the name of its file."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise LookupError(f"{folder} holds no specification (*.json)")
    for path in files:
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            yield path.name, case


def list_cases(inputs: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Case]:
    """The results that are days; those are left out that the specification does not ask of the Python build."""
    for file, case in inputs:
        skipped = f"{case.get('NotSupported', '')} {case.get('NotSupportedByDesign', '')}".lower()
        today = _today(case)
        if "python" in skipped or today is None:
            continue
        for result in case["Results"]:
            kind = str(result.get("TypeName") or result.get("Type")).rpartition(".")[2]
            accepted = tuple(dict.fromkeys(_intervals(result, kind))) if kind in SCORED else ()
            if accepted:
                start = int(result["Start"])
                end = start + len(result["Text"])
                yield Case(file, case["Input"], today, Extent(start, end), kind, accepted)


def _today(case: Mapping[str, Any]) -> Day | None:
    written = (case.get("Context") or {}).get("ReferenceDateTime")
    return dt.datetime.fromisoformat(written).date() if written else None


def _intervals(result: Mapping[str, Any], kind: str) -> Iterator[Interval]:
    """What a result may mean; its end is the first day behind it, or the one that "from 4 to 22" names."""
    for value in _values(result):
        if kind == "date" and (day := value.get("value") or value.get("date")):
            if _is_day(day):
                yield day, day
        elif kind == "daterange":
            start, end = value.get("start") or value.get("startDate"), value.get("end") or value.get("endDate")
            if start or end:
                yield start, end
                yield start, _day_before(end)


def _values(result: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    value = result.get("Resolution") or result.get("Value") or {}
    if "values" in value:
        yield from value["values"] or ()
    else:
        yield from (value.get(name) or {} for name in ("PastResolution", "FutureResolution"))


def _is_day(day: str) -> bool:
    return day[:1].isdigit() and not day.startswith("0001")


def _day_before(day: str | None) -> str | None:
    """The day before a written one; what the specification calls "not resolved" or the year 1 is no day."""
    try:
        return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() if day else None
    except (ValueError, OverflowError):
        return None


def is_held(case: Case) -> bool:
    """Whether it means a week, month or year that holds an accepted day: "two years ago" is a year in the news."""
    return any(
        e.overlaps(case.extent) and start and end and any(a and b and start <= a and b <= end for a, b in case.accepted)
        for e, (start, end) in read_days(case.text, case.today)
    )


def read_days(text: str, today: Day) -> list[tuple[Extent, Interval]]:
    """Where times stand in a sentence, and the days that they mean."""
    whole = Sentence(extent=Extent(0, len(text)), zone="body", paragraph=0)
    found = [(one.extent, one.expression) for one in find_times(text, [whole], [])]
    beside = find_plain(text, [(0, len(text))], LOOSE)  # "the week": no time of a record, but one of these
    found += [(Extent(b.start, b.end), b.expression) for b in beside]
    rows = []
    for extent, expression in found:
        when = ground(expression, on(today, "the day of the case"))[1]
        start, end = (day.isoformat() if day else None for day in (when.start, when.end))
        rows.append((extent, _bound(text[: extent.start], (start, end))))
    return rows


def _bound(before: str, days: Interval) -> Interval:
    """The days with the preposition in front: the record keeps the day that is named, these specifications the span."""
    found = BOUNDS.search(before)
    start, end = days
    if not found or not start or not end:
        return days
    if found["from"]:
        is_after = "after" in found["from"].lower() or "than" in found["from"].lower()
        return (_day_after(end) if is_after and start != end else start), None
    return None, end if found["until"] and start == end else _day_before(start)


def _day_after(day: str) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def is_resolved(case: Case) -> bool:
    """Whether something in the stretch means one of the accepted intervals."""
    return any(e.overlaps(case.extent) and days in case.accepted for e, days in read_days(case.text, case.today))


def measure_specs(folder: Path) -> dict[str, float]:
    """Crashes over all inputs, and the share of dates and of periods that are resolved to an accepted reading."""
    inputs = list(read_inputs(folder))
    crashes = sum(_crashes(case) for _, case in inputs)
    cases = list(list_cases(inputs))
    hits = {kind: [is_resolved(c) for c in cases if c.kind == kind] for kind in SCORED}
    figures = {f"{kind}_resolved": sum(rows) / len(rows) if rows else 0.0 for kind, rows in hits.items()}
    both = [hit for rows in hits.values() for hit in rows]
    return {
        "inputs": float(len(inputs)),
        "crashes": float(crashes),
        "cases": float(len(both)),
        **figures,
        "resolved": sum(both) / len(both) if both else 0.0,
        "resolved_or_held": sum(is_resolved(c) or is_held(c) for c in cases) / len(cases) if cases else 0.0,
    }


def _crashes(case: Mapping[str, Any]) -> bool:
    try:
        read_days(case["Input"], _today(case) or dt.date(2020, 1, 1))
    except Exception:  # what is counted is that nothing at all is raised
        return True
    return False
