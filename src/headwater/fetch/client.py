"""A polite reader of the web: robots.txt obeyed, one request at a time, a pause between two to one site."""

import datetime as dt
import email.utils
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

import msgspec

from headwater.errors import FetchError
from headwater.fetch.addresses import Address, split_address
from headwater.fetch.exchange import Answer, Limits, ask_server
from headwater.fetch.robots import LARGEST, Rules, read_rules
from headwater.settings import VERSION

REDIRECTS = (301, 302, 303, 307, 308)
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
PAUSE = 1.0  # seconds between the end of a request and the next to the same site
LONGEST_PAUSE = 30.0  # a longer Crawl-delay is cut to this: a request a minute would let a feed with pages never end
ROBOTS_LAST = 3600.0  # seconds after which robots.txt is read again
MOST_SITES = 1000  # whose rules are kept in memory


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address holds; `content` is None where nothing has changed since the validators that were sent."""

    url: str
    content: bytes | None
    kind: str = ""
    etag: str | None = None
    last_modified: str | None = None


class _Site(NamedTuple):
    rules: Rules
    until: float


class Client:
    """Fetches one address at a time.  `contact` (an address or a page) is told to every server."""

    def __init__(self, limits: Limits | None = None, *, contact: str = "", pause: float = PAUSE) -> None:
        self.limits = limits or Limits()
        self.agent = (
            f"Headwater/{VERSION} ({contact or 'reads news reports for one person; robots.txt name: headwater'})"
        )
        self.pause = pause
        self._sites: OrderedDict[str, _Site] = OrderedDict()
        self._last: OrderedDict[str, float] = OrderedDict()

    def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What an address holds, after at most so many redirects; FetchError says why it cannot be had.

        The validators of an earlier answer save the transfer when nothing has changed.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {key: value for key, value in asked.items() if value}
        address, answer = self._follow(split_address(url), headers, self._ask_allowed)
        if answer.status == 304:
            return Fetched(url=address.url, content=None, etag=etag, last_modified=last_modified)
        if answer.status != 200:
            raise FetchError(
                f"{address.host} answers {answer.status}{_explain(answer.status)}",
                status=answer.status,
                retry_after=_read_wait(answer.headers.get("retry-after")),
            )
        return Fetched(
            url=address.url,
            content=answer.content,
            kind=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )

    def _follow(
        self, address: Address, headers: Mapping[str, str], ask: Callable[[Address, Mapping[str, str]], Answer]
    ) -> tuple[Address, Answer]:
        """The answer behind redirects; every hop is checked like the first."""
        for _ in range(self.limits.hops + 1):
            answer = ask(address, headers)
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or not target:
                return address, answer
            further = split_address(urljoin(address.url, target))
            if address.scheme == "https" and further.scheme == "http":
                raise FetchError(f"{address.host} leads from https to http ({further.url[:200]}). Give that address.")
            address = further
        raise FetchError(f"More than {self.limits.hops} redirects. Give the address where the page is.")

    def _ask_allowed(self, address: Address, headers: Mapping[str, str]) -> Answer:
        rules = self._read_robots(address)
        if not rules.allows(address.target):
            raise FetchError(
                f"The robots.txt of {address.host} forbids {address.target[:200]}. Save the page yourself."
            )
        return self._ask(address, headers)

    def _ask(self, address: Address, headers: Mapping[str, str]) -> Answer:
        """One request, after the pause that the site is due."""
        self._wait(address.site)
        own = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
        try:
            return ask_server(address, {**own, **headers}, self.limits)
        finally:
            self._last[address.site] = time.monotonic()
            self._last.move_to_end(address.site)
            if len(self._last) > MOST_SITES:
                self._last.popitem(last=False)

    def _wait(self, site: str) -> None:
        known = self._sites.get(site)
        asked = known.rules.delay if known else None
        pause = max(self.pause, min(asked or 0.0, LONGEST_PAUSE))
        time.sleep(max(0.0, self._last.get(site, -pause) + pause - time.monotonic()))

    def _read_robots(self, address: Address) -> Rules:
        """The rules of a site; FetchError when it cannot say them: then nothing may be fetched."""
        known = self._sites.get(address.site)
        if known is None or known.until < time.monotonic():
            known = _Site(self._load_robots(address), time.monotonic() + ROBOTS_LAST)
            self._sites[address.site] = known
            if len(self._sites) > MOST_SITES:
                self._sites.popitem(last=False)
        return known.rules

    def _load_robots(self, address: Address) -> Rules:
        target = address._replace(target="/robots.txt")
        _, answer = self._follow(target, {}, self._ask)
        if answer.status >= 500 or answer.status == 429:
            wait = _read_wait(answer.headers.get("retry-after"))
            words = (
                f"The robots.txt of {address.host} answers {answer.status}: nothing is fetched until it can be read."
            )
            raise FetchError(words, status=answer.status, retry_after=wait)
        text = answer.content[:LARGEST].decode("utf-8", "replace") if answer.status == 200 else ""
        return read_rules(text)


def _explain(status: int) -> str:
    reasons = {
        401: ": it wants a password, and none is ever sent",
        403: ": it refuses; save the page yourself",
        404: ": nothing is there; check the address",
        410: ": it is gone for good; take it out",
        429: ": too many requests; ask less often",
    }
    return reasons.get(status, ": try again later" if status >= 500 else "")


def _read_wait(words: str | None) -> float | None:
    """The seconds that Retry-After asks for, given as a number or as a date."""
    if words is None:
        return None
    if words.strip().isdigit():
        return float(words)
    try:
        when = email.utils.parsedate_to_datetime(words)
    except ValueError:
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())
