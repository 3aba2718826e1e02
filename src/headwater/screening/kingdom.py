"""The UK sanctions list as two tables: the names of the subjects, and the subjects."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.names.parts import Sort
from headwater.screening.entries import Entry, ListedName, Quality, gather_names

Row = Mapping[str, str]
SORTS: Mapping[str, Sort] = {"individual": "person", "entity": "body", "ship": "thing"}
NAME_COLUMNS = frozenset(("unique_id", "name_type", "full_name"))


def read_kingdom(names: Sequence[Row], subjects: Sequence[Row]) -> tuple[str, list[Entry]]:
    """The version (the latest day on which an entry was updated) and the entries; their ids begin with the regime."""
    of: dict[str, list[ListedName]] = defaultdict(list)
    for row in sorted(names, key=lambda r: r["name_type"] != "primary"):
        of[row["unique_id"]].append(ListedName(row["full_name"], _quality(row)))
    by_id = {row["unique_id"]: row for row in subjects}
    days = [day for row in subjects if (day := _read_day(row.get("last_updated") or row.get("date_designated") or ""))]
    entries = [
        Entry(
            id=key,
            sort=SORTS.get(by_id[key]["subject_type"].casefold()) if key in by_id else None,
            names=gather_names(of[key]),
            programme=key.rstrip("0123456789"),
        )
        for key in sorted(of)
    ]
    return (max(days).isoformat() if days else ""), [entry for entry in entries if entry.names]


def _quality(row: Row) -> Quality:
    if row["name_type"] == "primary":
        return "primary"
    return "weak" if "low" in row.get("alias_strength", "").casefold() else "alias"


def _read_day(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return None
