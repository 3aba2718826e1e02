import ipaddress
import socket

import pytest

from headwater.errors import FetchError
from headwater.fetch.addresses import find_machine, is_public, split_address


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
    ],
)
def test_public_machines(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://a.example/x", "no web address"),
        ("https:///x", "no web address"),
        ("http://user:pw@a.example/", "name or a password"),
        ("http://a.example:99999/", "no address"),
        ("http://a..example/", "no address"),
        ("file:///etc/passwd", "no web address"),
    ],
)
def test_addresses_that_are_refused(url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        split_address(url)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://News.Example:443/a b?q=ü#top", "https://news.example/a%20b?q=%C3%BC"),
        ("http://bücher.example", "http://xn--bcher-kva.example/"),
        ("http://[2001:db8::1]:8080/a%20b", "http://[2001:db8::1]:8080/a%20b"),
    ],
)
def test_one_form_of_an_address(url: str, normal: str) -> None:
    assert split_address(url).url == normal


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1"])
def test_names_of_this_machine_lead_nowhere(name: str) -> None:
    with pytest.raises(FetchError, match=r"--allow-private|not found"):
        find_machine(split_address(f"http://{name}/"), allow_private=False)


def test_a_name_with_a_private_machine_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(FetchError, match=r"10\.0\.0\.7"):
        find_machine(split_address("http://rebind.example/"), allow_private=False)
    assert find_machine(split_address("http://rebind.example/"), allow_private=True) == ("93.184.216.34", 80)
