"""The lists of the US Treasury (OFAC) as CSV: primary names, aliases and addresses, each in a file of its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.names import find_state
from headwater.names.parts import Sort
from headwater.screening.entries import Entry, ListedName, gather_names

EMPTY = "-0-"
SORTS: Mapping[str, Sort] = {"individual": "person", "vessel": "thing", "aircraft": "thing"}
Rows = Sequence[Sequence[str]]
PRIMARY, ALIAS, ADDRESS = 12, 5, 6  # columns of the three files


def read_treasury(primary: Rows, aliases: Rows, addresses: Rows) -> list[Entry]:
    """The entries; an alias whose primary name is not there is an entry by itself, of an unknown sort."""
    names: dict[str, list[ListedName]] = defaultdict(list)
    rows = {row[0].strip(): row for row in primary if len(row) >= PRIMARY and row[0].strip().isdigit()}
    for key, row in rows.items():
        names[key].append(ListedName(row[1], "primary"))
    for alias in aliases:
        if len(alias) >= ALIAS and alias[0].strip().isdigit():
            names[alias[0].strip()].append(ListedName(alias[3], "alias"))
    countries: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        if len(address) >= ALIAS and (state := find_state(address[4].strip())):
            countries[address[0].strip()].append(state.code)
    entries = [_make_entry(key, rows.get(key), names[key], countries[key]) for key in sorted(names, key=int)]
    return [entry for entry in entries if entry.names]


def _make_entry(key: str, row: Sequence[str] | None, names: list[ListedName], countries: Sequence[str]) -> Entry:
    kind = row[2].strip() if row else ""
    title = row[4].strip() if row else EMPTY
    return Entry(
        id=key,
        sort=SORTS.get(kind, "body") if row else None,
        names=gather_names(names),
        programme=" ".join(row[3].replace("]", " ").replace("[", " ").split()) if row else "",
        countries=tuple(dict.fromkeys(countries)),
        offices=() if title == EMPTY else (title,),
    )
