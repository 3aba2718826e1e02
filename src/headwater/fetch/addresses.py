"""Addresses of the web: which may be fetched, and to which machine a connection for one may go."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from headwater.errors import FetchError

SAFE = "/%:=&?~#+!$,;'@()*[]"  # what stays as it is in a path; the rest is escaped
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}

Numbers = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(NamedTuple):
    """A web address in parts; `target` is the path with the query, `url` the whole without a fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what has one robots.txt, and one connection at a time."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}{port}"

    @property
    def url(self) -> str:
        """The address in one normal form."""
        return self.site + self.target


def is_web_address(words: str) -> bool:
    """Whether what a user named is an address and no file."""
    return words.lower().startswith(("http://", "https://"))


def split_address(url: str) -> Address:
    """The parts of an address; FetchError where it is none that can be fetched."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"'{url[:200]}' is no address ({error}). Give it as https://host/path.") from error
    if parts.scheme not in PORTS or not name:
        raise FetchError(f"'{url[:200]}' is no web address. Give it as https://host/path.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("The address holds a name or a password; none is ever sent. Give it without.")
    target = quote(parts.path or "/", SAFE) + (f"?{quote(parts.query, SAFE)}" if parts.query else "")
    return Address(parts.scheme, name, port or PORTS[parts.scheme], target)


def find_machine(address: Address, allow_private: bool) -> tuple[str, int]:
    """The number and port to connect to; FetchError when the name is unknown or leads into a private network.

    The connection goes to the number that was checked: a name that is asked again could answer something else.
    """
    try:
        rows = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"The host '{address.host}' is not found ({error}). Check the address and the network."
        ) from error
    numbers = list(dict.fromkeys(str(row[4][0]) for row in rows))
    private = [number for number in numbers if not is_public(ipaddress.ip_address(number.partition("%")[0]))]
    if private and not allow_private:
        raise FetchError(
            f"'{address.host}' is the machine {private[0]}, which is not on the public network. "
            "Allow it with --allow-private if it is yours."
        )
    return numbers[0], address.port


def is_public(number: Numbers) -> bool:
    """Whether a machine is on the public network, looked at through every way of writing an IPv4 number as IPv6."""
    inner = _unwrap(number)
    if inner is not None:
        return is_public(inner)
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def _unwrap(number: Numbers) -> ipaddress.IPv4Address | None:
    if not isinstance(number, ipaddress.IPv6Address):
        return None
    if number in NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if (int(number) >> 32) == 0 and int(number) > 1:  # ::a.b.c.d, long out of use
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
