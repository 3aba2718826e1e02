"""The day of publication that a report states: in a header, its address, a date line or a byline; never a guess."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.dates import When, on, unknown
from headwater.read.headers import DATED, read_field
from headwater.read.stamps import Stamp, find_stamps, month_numbers
from headwater.record.model import Zone
from headwater.text import fold

# In the order in which they are believed: a header names the day, an address keeps it, lines may be of an update.
HEADER, ADDRESS, LINE, BYLINE, NOTE = (
    "header line",
    "date in the address",
    "date line",
    "byline",
    "note on the publication",
)
KEY = "key in the address"
ORDER = (HEADER, ADDRESS, LINE, "dateline", BYLINE, NOTE)
IN_PATH = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)(?P<by>[/-]?)(?P<month>0[1-9]|1[0-2]|[a-z]{3,9})(?P=by)(?P<day>0[1-9]|[12]\d|3[01])(?=[/._?-]|$)"
)
# Where articles are kept under keys of MongoDB, addresses end in one, and it begins with the second when it was made.
# Most articles are printed on that day, by the clock of New York where most such sites are; some are revised later.
KEY_IN_PATH = re.compile(r"(?<![0-9a-z])(?P<second>[0-9a-f]{8})[0-9a-f]{16}(?![0-9a-z])")
BEHIND = dt.timezone(-dt.timedelta(hours=5))
FIRST_KEYS, LAST_KEYS = dt.date(2009, 2, 11), dt.date(2038, 1, 1)  # from the first release of MongoDB on
MONTH_IN_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0[1-9]|1[0-2])(?:/|$)")
LATER = re.compile(
    r"\b(?:updated?|modified|revised|edited|corrected|actualizado|aktualisiert|mis a jour|aggiornato|atualizado)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:published|posted|created|publicado|publie|veroffentlicht|pubblicato|first published)\b", re.IGNORECASE
)


class Evidence(NamedTuple):
    """A date in a zone of the report, and what it is the date of."""

    basis: str
    stamp: Stamp
    is_later: bool = False


def find_published(text: str, zones: Sequence[Zone]) -> When:
    """The day of publication, or an unknown one with the reason."""
    evidence = list(_gather(text, zones))
    first = [e for e in evidence if not e.is_later and e.basis != KEY]
    for basis in ORDER:
        days = {e.stamp.day: e for e in first if e.basis == basis and e.stamp.day}
        if len(days) == 1:
            day, found = days.popitem()
            return on(day, basis, found.stamp.text) if day else unknown(basis)
        if days:
            words = " and ".join(sorted(f"'{e.stamp.text}'" for e in days.values()))
            return unknown(f"two dates are given ({basis}): {words}")
    return _complete(text, zones, first) or _bound(evidence) or _bound_by_key(evidence) or _explain(first)


def _gather(text: str, zones: Sequence[Zone]) -> Iterator[Evidence]:
    """Every date in the zones that may hold the day of publication; none of the body."""
    body = [z for z in zones if z.kind == "body"]
    end = body[-1].end if body else 0
    for zone in zones:
        line = text[zone.start : zone.end]
        is_tail = bool(body) and zone.start >= end
        match zone.kind:
            case "boilerplate:header_line":
                yield from _read_header(line)
            case "boilerplate:url" if not is_tail:
                yield from (Evidence(ADDRESS, stamp) for stamp in find_path_dates(line))
                yield from (Evidence(KEY, stamp) for stamp in find_keys(line))
            case "dateline" | "byline":
                basis = BYLINE if zone.kind == "byline" else LINE
                starts_body = any(
                    z.start - zone.end < 6 and "\n" not in text[zone.end : z.start] for z in body if z.start >= zone.end
                )
                yield from _read_line(line, "dateline" if starts_body else basis, is_tail)
            case "boilerplate:republication":
                yield from _read_line(line, NOTE, is_tail)


def _read_header(line: str) -> Iterator[Evidence]:
    field = read_field(line)
    if field and field.key in ("date", "later"):
        yield from (Evidence(HEADER, s, field.key == "later") for s in find_stamps(line[field.start :])[:1])
    elif field is None and DATED.match(line):
        yield from (Evidence(HEADER, stamp) for stamp in find_stamps(line)[:1])


@lru_cache(maxsize=1024)
def _read_line(line: str, basis: str, is_tail: bool) -> tuple[Evidence, ...]:
    return tuple(_list_dates(line, basis, is_tail))


def _list_dates(line: str, basis: str, is_tail: bool) -> Iterator[Evidence]:
    """The dates of a line, each under the last label before it; behind the body only labelled ones count."""
    for stamp in find_stamps(line):
        before = fold(line[: stamp.start])
        later = [m.start() for m in LATER.finditer(before)]
        label = [m.start() for m in LABEL.finditer(before)]
        if is_tail and not label and not later:
            continue
        yield Evidence(basis, stamp, bool(later) and max(later) > max(label, default=-1))


def find_path_dates(address: str) -> Iterator[Stamp]:
    """The date in the path of an address: /2024/06/03/, /2024/jun/03/, /20240603/, -2024-06-03."""
    for found in IN_PATH.finditer(address.lower()):
        number = found["month"] if found["month"].isdigit() else str(month_numbers().get(found["month"], ""))
        if number:
            words = address[found.start() + 1 : found.end()]
            stamp = next(iter(find_stamps(f"{found['year']}-{int(number):02}-{found['day']}")), None)
            if stamp:
                yield stamp._replace(text=words)


def _complete(text: str, zones: Sequence[Zone], evidence: Sequence[Evidence]) -> When | None:
    """A dateline without a year, completed by an address that names the same month of a year."""
    lines = (text[z.start : z.end] for z in zones if z.kind == "boilerplate:url")
    months = {(int(m["year"]), int(m["month"])) for line in lines for m in MONTH_IN_PATH.finditer(line)}
    for item in evidence:
        month, number = item.stamp.month, item.stamp.number
        for year in (y for y, m in months if m == month and number and len(months) == 1):
            stamp = next(iter(find_stamps(f"{year}-{month:02}-{number:02}")), None)
            if stamp and stamp.day:
                return on(stamp.day, f"{item.basis}, with the year and month in the address", item.stamp.text)
    return None


def _bound(evidence: Sequence[Evidence]) -> When | None:
    """Only the day of an update: the report was published no later."""
    days = {e.stamp.day: e.stamp for e in evidence if e.is_later and e.stamp.day and e.basis != HEADER}
    if not days:
        return None
    last = max(days, key=lambda d: d.toordinal() if d else 0)
    return When(end=last, precision="open", basis="no later than its last update", text=days[last].text)


def _bound_by_key(evidence: Sequence[Evidence]) -> When | None:
    """Only the day on which the key in the address was made: the report was published no earlier."""
    keys = {e.stamp.text: e.stamp for e in evidence if e.basis == KEY}
    if len(keys) != 1:
        return None
    key = next(iter(keys.values()))
    return When(start=key.day, precision="open", basis="no earlier than the key in its address", text=key.text)


def find_keys(address: str) -> Iterator[Stamp]:
    """The keys in an address that tell when they were made, with the day."""
    for found in KEY_IN_PATH.finditer(address):
        day = dt.datetime.fromtimestamp(int(found["second"], 16), BEHIND).date()
        if FIRST_KEYS <= day < LAST_KEYS and not found[0].isdecimal():
            yield Stamp(found.start(), found.end(), found[0], day)


def _explain(evidence: Sequence[Evidence]) -> When:
    """Why no day is known."""
    for item in evidence:
        if item.stamp.why:
            return When(basis=f"the {item.basis} has '{item.stamp.text}': {item.stamp.why}", text=item.stamp.text)
    for item in evidence:
        return When(basis=f"the {item.basis} has '{item.stamp.text}' without a year", text=item.stamp.text)
    return unknown("the report states no date")
