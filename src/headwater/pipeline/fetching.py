"""What was fetched as reports: a page, a text, or the entries of a feed."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from headwater.dates import When
from headwater.errors import FetchError, ReadError
from headwater.fetch.addresses import is_web_address
from headwater.fetch.client import Client, Fetched
from headwater.read.articles import compose_report
from headwater.read.feeds import read_feed
from headwater.read.fields import read_fields
from headwater.read.inputs import read_input, refuse
from headwater.read.kinds import BY_SUFFIX, tell_kind
from headwater.read.packing import unpack
from headwater.read.reports import Origin
from headwater.read.sources import Source
from headwater.read.streams import load, open_bytes
from headwater.read.tables import read_row
from headwater.record.model import Problem, Report
from headwater.record.moves import move_report

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/json": ".json",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
}
SPACE = re.compile(r"\s+")


class Entry(NamedTuple):
    """An entry of a feed: what it is known by there, a digest of its words, the link, and what it states."""

    key: str
    digest: str
    link: str
    fields: dict[str, Any]
    payload: bytes


def part_inputs(inputs: Sequence[Any]) -> tuple[list[Any], list[str]]:
    """The inputs that are files, and those that are addresses."""
    addresses = [str(given) for given in inputs if is_web_address(str(given))]
    return [given for given in inputs if not is_web_address(str(given))], addresses


def fetch_reports(
    addresses: Sequence[str], client: Client, collected: str, *, follow: bool = False
) -> Iterator[Report | Problem]:
    """The reports at these addresses; with `follow` those at the links of a feed in place of its entries.

    What cannot be fetched or read is a problem under its address.
    """
    for address in dict.fromkeys(addresses):
        try:
            fetched = client.fetch(address)
            if is_feed(fetched):
                yield from _read_feed(fetched, client, collected, follow)
            else:
                yield from read_page_at(fetched, collected)
        except ReadError as error:
            yield refuse(address, str(error))


def _read_feed(fetched: Fetched, client: Client, collected: str, follow: bool) -> Iterator[Report | Problem]:
    for entry in list_entries(fetched):
        if not follow or not entry.link:
            yield read_entry(entry, fetched.url, collected)
            continue
        try:
            yield from read_page_at(client.fetch(entry.link), collected)
        except FetchError as error:
            yield refuse(entry.link, str(error))


def is_feed(fetched: Fetched) -> bool:
    """Whether an answer is a feed: by its first bytes, or by what the server calls it."""
    told = SUFFIXES.get(fetched.kind, "") in (".rss", ".atom") or fetched.kind in ("application/xml", "text/xml")
    return tell_kind("", fetched.content or b"") == "feed" or (told and b"<" in (fetched.content or b"")[:200])


def list_entries(fetched: Fetched) -> Iterator[Entry]:
    """The entries of a fetched feed; ReadError for one that is broken.

    An entry is known by its id, else by its link, else by its words: its place changes with every new entry.
    """
    for row in read_feed(fetched.content or b""):
        stated = read_row(row)
        link = urljoin(fetched.url, str(stated.get("url") or ""))
        fields = {**stated, "url": link if stated.get("url") else ""}
        words = SPACE.sub(" ", " ".join(str(fields.get(name) or "") for name in ("title", "text")))
        digest = hashlib.sha256(words.encode()).hexdigest()[:32]
        key = str(fields.get("id") or fields["url"] or digest)
        yield Entry(key, digest, fields["url"], fields, row.payload)


def read_entry(entry: Entry, feed: str, collected: str) -> Report | Problem:
    """The report that an entry itself is; its locator is its link, else the feed's address and what it is known by."""
    uri = f"{feed}#{entry.key}"
    origin = Origin(uri, _name_file(entry.link or uri), hashlib.sha256(entry.payload).hexdigest(), collected)
    try:
        return bound_day(compose_report(read_fields(_leave_alien_id(entry.fields)), origin))
    except ReadError as error:
        return refuse(entry.link or uri, str(error))


def _leave_alien_id(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields without an id that looks like an address, where there is a link: some feeds use their front page."""
    return {key: value for key, value in fields.items() if key != "id" or not fields["url"]}


def read_page_at(fetched: Fetched, collected: str) -> Iterator[Report | Problem]:
    """The reports of a fetched page or file.  A page goes by the address that it states only on its own host: any
    page can claim to be that of another."""
    packed = fetched.content or b""
    content = load(unpack(open_bytes(packed), len(packed)))
    source = Source(uri=fetched.url, file=_name_file(fetched.url, fetched.kind, content), content=content)
    for found in read_input(source, collected):
        if isinstance(found, Report):
            yield bound_day(
                found if _is_at_home(found.uri, fetched.url) else move_report(found, fetched.url, source.file)
            )
        else:
            yield found


def _is_at_home(uri: str, address: str) -> bool:
    return urlsplit(uri).hostname == urlsplit(address).hostname


def bound_day(report: Report) -> Report:
    """A report without a day, or with one that had not come when it was fetched, was published no later than that."""
    if not report.collected:
        return report
    day = dt.date.fromisoformat(report.collected[:10])
    when = report.published
    late = when.start is not None and when.start > day + dt.timedelta(days=1)
    if (when.start or when.end) and not late:
        return report
    why = f"it states {when.start}, a day that had not come" if late else when.basis
    bound = When(end=day, precision="open", basis=f"no later than it was fetched ({why})", text=when.text)
    return msgspec.structs.replace(report, published=bound)


def _name_file(address: str, kind: str = "", content: bytes = b"") -> str:
    """A name to show: the last part of the path, with the ending of what it is."""
    parts = urlsplit(address)
    name = unquote(PurePath(parts.path).name) or parts.hostname or "page"
    name = re.sub(r"[^\w.\-~ ]+", "_", name)[:120]
    suffix = ".html" if tell_kind("", content) == "page" else SUFFIXES.get(kind, "")
    known = PurePath(name).suffix.lower()
    if suffix and BY_SUFFIX.get(known) != BY_SUFFIX.get(suffix, suffix):
        name += suffix
    return name
