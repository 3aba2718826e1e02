import pytest

from headwater.fetch.robots import read_rules

RULES = """
# for everybody
User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/press/
Crawl-delay: 2

User-agent: otherbot
User-agent: Headwater/2.0
Disallow: /drafts
"""


@pytest.mark.parametrize(
    ("text", "token", "path", "allowed"),
    [
        (RULES, "somebot", "/", True),
        (RULES, "somebot", "/private/a", False),
        (RULES, "somebot", "/private/press/a", True),
        (RULES, "somebot", "/a/b.pdf", False),
        (RULES, "somebot", "/a/b.pdf?page=2", True),
        (RULES, "somebot", "/%70rivate/a", False),
        (RULES, "headwater", "/private/a", True),  # our own group counts alone
        (RULES, "headwater", "/drafts/1", False),
        ("User-agent: *\nDisallow:", "headwater", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /$", "headwater", "/", True),
        ("User-agent: *\nDisallow: /\nAllow: /$", "headwater", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "headwater", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "headwater", "/ab", False),
        ("<html>not found</html>", "headwater", "/a", True),
        ("", "headwater", "/a", True),
    ],
)
def test_rules(text: str, token: str, path: str, allowed: bool) -> None:
    assert read_rules(text, token).allows(path) is allowed


def test_the_delay_is_that_of_the_own_group() -> None:
    assert read_rules(RULES, "somebot").delay == 2.0
    assert read_rules(RULES).delay is None


def test_many_wildcards_take_no_time() -> None:
    rules = read_rules("User-agent: *\nDisallow: /" + "*a" * 12 + "$")
    assert rules.allows("/" + "a" * 60 + "b")
