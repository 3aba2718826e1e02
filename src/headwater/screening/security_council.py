"""The consolidated list of the UN Security Council, as XML."""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from headwater.names import find_state
from headwater.names.parts import Sort
from headwater.screening.entries import Entry, ListedName, Quality, gather_names

NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
SORTS: tuple[tuple[str, Sort], ...] = (("INDIVIDUAL", "person"), ("ENTITY", "body"))


def read_security_council(data: bytes) -> tuple[str, list[Entry]]:
    """The version (the day on which the file was made) and the entries."""
    root = ElementTree.fromstring(data)
    entries = [_read_entry(item, tag, sort) for tag, sort in SORTS for item in root.iter(tag)]
    return (root.get("dateGenerated") or "")[:10], [entry for entry in entries if entry.names]


def _read_entry(item: Element, tag: str, sort: Sort) -> Entry:
    whole = " ".join(text for part in NAME_PARTS if (text := _text(item, part)))
    names = [ListedName(whole, "primary"), *_aliases(item, tag)]
    if original := _text(item, "NAME_ORIGINAL_SCRIPT"):
        names.append(ListedName(original, "alias"))
    places = [v.text or "" for tag in ("NATIONALITY/VALUE",) for v in item.findall(tag)]
    places += [v.text or "" for v in item.findall(f"{tag}_ADDRESS/COUNTRY")]
    states = [state.code for place in places if (state := find_state(place.strip()))]
    return Entry(
        id=_text(item, "REFERENCE_NUMBER") or _text(item, "DATAID"),
        sort=sort,
        names=gather_names(names),
        programme=_text(item, "UN_LIST_TYPE"),
        countries=tuple(dict.fromkeys(states)),
        offices=tuple((v.text or "").strip() for v in item.findall("DESIGNATION/VALUE") if v.text),
    )


def _aliases(item: Element, tag: str) -> Iterator[ListedName]:
    for alias in item.findall(f"{tag}_ALIAS"):
        quality: Quality = "weak" if _text(alias, "QUALITY").casefold() == "low" else "alias"
        for text in _text(alias, "ALIAS_NAME").split(";"):  # several in one field
            yield ListedName(text, quality)


def _text(item: Element, tag: str) -> str:
    return " ".join((item.findtext(tag) or "").split())
