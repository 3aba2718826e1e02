"""Feeds that were saved as files: the entries of RSS and Atom as rows."""

from collections.abc import Iterator
from typing import Any

import msgspec

from headwater.errors import ReadError
from headwater.read.encodings import refuse_signatures
from headwater.read.tables import Row

ENTRIES = frozenset({"item", "entry"})
FEEDS = frozenset({"rss", "feed", "RDF"})
# Where an entry has its text, the fullest first.
TEXTS = ("encoded", "content", "description", "summary")
FIELDS = {"title": "title", "pubDate": "pubDate", "published": "published", "date": "date", "updated": "updated"}


def read_feed(payload: bytes) -> Iterator[Row]:
    """The entries of a feed; ReadError for other XML, and for XML that declares entities, which can swell."""
    root = _parse(payload)
    if _name(root) not in FEEDS:
        raise ReadError(f"It is XML, but no feed (its root is '{_name(root)}'). Give the texts in it as JSON lines.")
    channel = next((child for child in root if _name(child) == "channel"), root)
    outlet = next((_words(child) for child in channel if _name(child) == "title"), "")
    language = next((_words(child) for child in channel if _name(child) == "language"), "") or _language(root)
    for number, entry in enumerate((e for e in root.iter() if _name(e) in ENTRIES), 1):
        fields = _read_entry(entry) | {"outlet": outlet, "language": language}
        yield Row(number, msgspec.json.encode(fields))


def _parse(payload: bytes) -> Any:
    from lxml import etree  # as slow to import as the package; plain text needs none of it

    refuse_signatures(payload)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(payload.strip(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"The XML is broken ({error}). Fetch the feed again.") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise ReadError("The XML declares entities, which can swell without end. Fetch a feed without them.")
    return root


def _read_entry(entry: Any) -> dict[str, Any]:
    children = [(_name(child), child) for child in entry]
    fields: dict[str, Any] = {FIELDS[name]: _words(child) for name, child in reversed(children) if name in FIELDS}
    texts = {name: _words(child) for name, child in reversed(children) if name in TEXTS}
    fields["text"] = next((texts[name] for name in TEXTS if texts.get(name)), "")
    links = [child for name, child in children if name == "link" and child.get("rel", "alternate") == "alternate"]
    fields["url"] = next((link.get("href") or _words(link) for link in links), "")
    fields["id"] = next((_words(child) for name, child in children if name in ("guid", "id")), "")
    fields["authors"] = [_words(child) for name, child in children if name in ("creator", "author") and _words(child)]
    return fields


def _words(element: Any) -> str:
    """The words of an element; of a person the name alone."""
    names = [child for child in element if _name(child) == "name"]
    return "".join((names[0] if names else element).itertext()).strip()


def _name(element: Any) -> str:
    """The name without its name space; none for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _language(root: Any) -> str:
    return root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
