"""The client against a server on the loopback: what it asks, and what it refuses."""

import email.utils
import gzip
import time
from datetime import UTC, datetime, timedelta

import pytest

from headwater.errors import FetchError
from headwater.fetch.client import Client
from headwater.fetch.exchange import Limits
from tests.serving import Reply, serve

LIMITS = Limits(silence=0.3, whole=0.8, largest=200_000, allow_private=True)
PAGE = Reply(200, b"<html>hello</html>", {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'})


def make_client(pause: float = 0.0) -> Client:
    return Client(LIMITS, contact="ana@desk.example", pause=pause)


def test_a_page_is_fetched_with_its_kind_and_its_validators() -> None:
    with serve({"/a": PAGE}) as site:
        found = make_client().fetch(f"{site.address}/a#part")
        assert (found.url, found.content, found.kind, found.etag) == (
            f"{site.address}/a",
            PAGE.body,
            "text/html",
            '"1"',
        )
        assert site.paths() == ["/robots.txt", "/a"]
        assert "ana@desk.example" in site.asked[1][1]["user-agent"]
        assert make_client().fetch(f"{site.address}/a", '"1"').content is None


def test_robots_are_obeyed_and_asked_once() -> None:
    with serve({"/robots.txt": Reply(200, b"User-agent: *\nDisallow: /no"), "/a": PAGE}) as site:
        client = make_client()
        for _ in range(2):
            client.fetch(f"{site.address}/a")
        with pytest.raises(FetchError, match=r"robots\.txt .* forbids /no/x"):
            client.fetch(f"{site.address}/no/x")
        assert site.paths() == ["/robots.txt", "/a", "/a"]


def test_where_robots_cannot_be_read_nothing_is_fetched() -> None:
    with serve({"/robots.txt": Reply(503, headers={"Retry-After": "7"}), "/a": PAGE}) as site:
        with pytest.raises(FetchError, match="answers 503") as error:
            make_client().fetch(f"{site.address}/a")
        assert error.value.retry_after == 7.0 and "/a" not in site.paths()


def test_redirects_are_followed_so_far_and_checked_each_time() -> None:
    with serve(
        {
            "/old": Reply(301, headers={"Location": "/a"}),
            "/round": Reply(302, headers={"Location": "/round"}),
            "/inside": Reply(302, headers={"Location": "file:///etc/passwd"}),
            "/barred": Reply(302, headers={"Location": "/no/a"}),
            "/robots.txt": Reply(200, b"User-agent: headwater\nDisallow: /no"),
            "/a": PAGE,
        }
    ) as site:
        client = make_client()
        assert client.fetch(f"{site.address}/old").url == f"{site.address}/a"
        for path, words in (("round", "redirects"), ("inside", "no web address"), ("barred", "forbids")):
            with pytest.raises(FetchError, match=words):
                client.fetch(f"{site.address}/{path}")


def test_private_machines_are_refused_unless_allowed() -> None:
    with serve({"/a": PAGE}) as site:
        with pytest.raises(FetchError, match="--allow-private"):
            Client().fetch(f"{site.address}/a")
        assert site.asked == []


def wait(seconds: float) -> Reply:
    return Reply(200, b"late", pause=lambda: time.sleep(seconds))


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(404), "answers 404: nothing is there"),
        (Reply(500), "answers 500: try again later"),
        (wait(0.5), "did not answer in time"),
        (Reply(200, b"abc", {"Content-Length": "9000"}), "cut off|No whole answer"),
        (Reply(200, b"x" * 300_000), "larger than"),
        (Reply(200, gzip.compress(b"x" * 50_000_000), {"Content-Encoding": "gzip"}), "larger than|swells"),
        (Reply(200, b"no gzip", {"Content-Encoding": "gzip"}), "No whole answer"),
        (Reply(200, gzip.compress(b"hello" * 99)[:20], {"Content-Encoding": "gzip"}), "cut off"),
        (Reply(200, b"?", {"Content-Encoding": "br"}), "packed as 'br'"),
    ],
)
def test_what_does_not_come_whole_is_an_error(reply: Reply, words: str) -> None:
    with serve({"/a": reply}) as site, pytest.raises(FetchError, match=words):
        make_client().fetch(f"{site.address}/a")


def test_an_answer_that_drips_is_cut() -> None:
    body = b"x" * 9
    with serve({"/a": Reply(200, body, {"Content-Length": ""}, pause=None)}) as site:
        assert make_client().fetch(f"{site.address}/a").content == body  # no length: the end of the line is the end
    limits = LIMITS._replace(silence=5.0, whole=0.3)
    with (
        serve({"/a": wait(1.0)}) as site,
        pytest.raises(FetchError, match=r"more than 0\.3 seconds"),
    ):
        Client(limits, pause=0.0).fetch(f"{site.address}/a")


def test_packed_answers_are_unpacked() -> None:
    with serve({"/a": Reply(200, gzip.compress(b"hello"), {"Content-Encoding": "gzip"})}) as site:
        assert make_client().fetch(f"{site.address}/a").content == b"hello"


def test_two_requests_to_one_site_are_a_pause_apart() -> None:
    with serve({"/a": PAGE}) as site:
        start = time.monotonic()
        make_client(0.15).fetch(f"{site.address}/a")  # robots.txt is the first
        assert time.monotonic() - start >= 0.15


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_told(form: str) -> None:
    later = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    reply = Reply(429, headers={"Retry-After": "100" if form == "seconds" else later})
    with serve({"/a": reply}) as site, pytest.raises(FetchError, match="429") as error:
        make_client().fetch(f"{site.address}/a")
    assert 95 <= (error.value.retry_after or 0) <= 100
