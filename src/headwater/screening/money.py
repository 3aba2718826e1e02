"""Entities of FollowTheMoney as JSON lines: whole entities, or the operations of a delta."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from headwater.names.parts import Sort
from headwater.screening.entries import Entry, ListedName, gather_names

SORTS: Mapping[str, Sort] = {
    "Person": "person", "Company": "body", "Organization": "body", "PublicBody": "body", "LegalEntity": "body",
    "Vessel": "thing", "Airplane": "thing",
}  # fmt: skip
Properties = Mapping[str, list[str]]


def read_money(lines: Iterable[bytes]) -> tuple[str, list[Entry]]:
    """The version (the latest day on which an entity was seen) and the entries: persons, bodies, ships, aircraft.

    A line that deletes an entity takes it out; sanctions give their programme to the entity that they are laid on.
    """
    items: dict[str, dict[str, Any]] = {}
    for line in lines:
        if line.strip():
            item = msgspec.json.decode(line)
            operation, item = item.get("op"), item.get("entity", item)
            if operation == "DEL":
                items.pop(item["id"], None)
            else:
                items[item["id"]] = item
    programmes: dict[str, list[str]] = defaultdict(list)
    for item in items.values():
        if item.get("schema") == "Sanction":
            properties = item.get("properties", {})
            for entity in properties.get("entity", ()):
                programmes[entity] += [*properties.get("authority", ()), *properties.get("program", ())]
    entries = [_read_item(item, programmes[key]) for key, item in sorted(items.items()) if item.get("schema") in SORTS]
    days = [str(day)[:10] for item in items.values() if (day := item.get("last_seen"))]
    return max(days, default=""), [entry for entry in entries if entry.names]


def _read_item(item: Mapping[str, Any], programmes: Iterable[str]) -> Entry:
    properties: Properties = item.get("properties", {})
    names = [ListedName(item.get("caption", ""), "primary")]
    names += [
        ListedName(name, "alias") for key in ("name", "alias", "previousName") for name in properties.get(key, ())
    ]
    names += [ListedName(name, "weak") for name in properties.get("weakAlias", ())]
    countries = [code for key in ("country", "nationality", "citizenship") for code in properties.get(key, ())]
    return Entry(
        id=item["id"],
        sort=SORTS[item["schema"]],
        names=gather_names(names),
        programme="; ".join(dict.fromkeys([*programmes, *properties.get("programId", ()), *item.get("datasets", ())])),
        countries=tuple(dict.fromkeys(code.casefold()[:2] for code in countries)),
        offices=tuple(properties.get("position", ())),
    )
