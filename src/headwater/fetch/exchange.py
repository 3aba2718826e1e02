"""One request and its answer: a connection to a machine that was checked, with limits of time and size."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from typing import NamedTuple

from headwater.errors import FetchError
from headwater.fetch.addresses import Address, find_machine

CHUNK = 65536
LARGEST_RATIO = 200  # times the packed size, as for files; a bomb packs to a thousandth
SMALL = 10_000_000  # bytes that may be unpacked at any ratio


class Limits(NamedTuple):
    """Seconds without a byte, seconds for the whole answer, bytes as sent and unpacked, hops, and private machines."""

    silence: float = 20.0
    whole: float = 60.0
    largest: int = 20_000_000
    hops: int = 5
    allow_private: bool = False


class Answer(NamedTuple):
    """What a server said; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def ask_server(address: Address, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Send one GET; FetchError when no whole answer comes within the limits.  Redirects are answers like others."""
    machine = find_machine(address, limits.allow_private)
    connection = _connect(address, machine, limits)
    with closing(connection), _explained(address), _bounded(connection, limits.whole):
        connection.request("GET", address.target, headers=dict(headers))
        response = connection.getresponse()
        found = {key.lower(): value for key, value in response.getheaders()}
        content = _read_body(response, found, limits) if response.status < 300 else b""
        return Answer(response.status, found, content)


def _connect(address: Address, machine: tuple[str, int], limits: Limits) -> http.client.HTTPConnection:
    """An open connection to the machine, whatever the name would answer now."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=limits.silence)
    with _explained(address):
        plain = socket.create_connection(machine, timeout=limits.silence)
        try:
            secure = _trust().wrap_socket(plain, server_hostname=address.host) if address.scheme == "https" else plain
        except BaseException:
            plain.close()
            raise
    connection.sock = secure
    connection.default_port = 443 if address.scheme == "https" else 80  # so that Host names the port only where odd
    return connection


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _bounded(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Cut the connection after some time: a server that sends a byte now and then never runs into the other limit."""
    cut, line = threading.Event(), connection.sock  # http.client lets go of it when the head of the answer is there

    def stop() -> None:
        cut.set()
        with suppress(OSError):  # it may have ended just now; TLS has nothing more to say
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    late = FetchError(f"The answer took more than {seconds:g} seconds. Try again later.")
    try:
        yield
    except (OSError, http.client.HTTPException, FetchError, ValueError) as error:
        if cut.is_set():
            raise late from error
        raise
    finally:
        timer.cancel()
    if cut.is_set():  # what came looks whole where no length was told
        raise late


def _read_body(response: http.client.HTTPResponse, headers: Mapping[str, str], limits: Limits) -> bytes:
    packing = headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"The answer is packed as '{packing[:40]}', which was not asked for.")
    unpacker = zlib.decompressobj(wbits=47) if packing not in ("", "identity") else None
    received, parts, size = 0, [], 0
    while chunk := response.read1(CHUNK):
        received += len(chunk)
        while chunk:
            part = unpacker.decompress(chunk, CHUNK) if unpacker else chunk
            chunk = unpacker.unconsumed_tail if unpacker else b""
            size += len(part)
            parts.append(part)
            if received > limits.largest or size > max(SMALL, LARGEST_RATIO * received) or size > 5 * limits.largest:
                raise FetchError(f"The answer is larger than {limits.largest // 1_000_000} MB, or swells. It is left.")
    if response.length or (unpacker and not unpacker.eof and received):
        raise FetchError("The answer was cut off. Try again.")
    return b"".join(parts)


@contextmanager
def _explained(address: Address) -> Iterator[None]:
    """Turn the errors of the network into ones that say what happened."""
    try:
        yield
    except TimeoutError as error:
        raise FetchError(f"{address.host} did not answer in time. Try again later.") from error
    except ssl.SSLError as error:
        raise FetchError(f"{address.host} has no certificate that can be trusted ({error.reason or error}).") from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        words = str(error) or type(error).__name__
        raise FetchError(f"No whole answer came from {address.host} ({words[:200]}). Try again later.") from error
