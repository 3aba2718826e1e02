import pytest

from headwater.read.blocks import split_blocks
from headwater.read.headers import count_header_blocks, find_dated_prefix, read_field


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Title: Ferry stays in harbour", "title"),
        ("URL: https://example.org", "url"),
        ("Date: 3 June 2024", "date"),
        ("Last updated: 3 June 2024", "later"),
        ("Source: Example Daily", "source"),
        ("Author: Jane Doe", "author"),
        ("Titel: Fähre bleibt im Hafen", "title"),
        ("Link: the ferry and the bridge", None),
        ("Date: with destiny", None),
        ("Source: Ferry to Gozo stays in harbour for a week.", None),
        ("Ferry: no trips today", None),
        ("Ferry stays in harbour", None),
    ],
)
def test_field(line: str, key: str | None) -> None:
    field = read_field(line)
    assert (field.key if field else None) == key


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("date 2024-06-03 Ferry stays", "Ferry stays"),
        ("Date: 2024-06-03 14:05:00 Ferry stays", "Ferry stays"),
        ("published 2024-06-03T14:05:00Z | Ferry stays", "Ferry stays"),
        ("date 3 June 2024 Ferry stays", "Ferry stays"),
        ("date of 2024-06-03", None),
        ("date June 3 Ferry stays", None),
        ("Ferry stays", None),
    ],
)
def test_dated_prefix(line: str, rest: str | None) -> None:
    at = find_dated_prefix(line)
    assert (line[at:] if at is not None else None) == rest


def test_header_ends_at_the_first_other_line() -> None:
    assert count_header_blocks(split_blocks("---\ntitle: Ferry\n---\nBody of it\ndate: 3 June 2024")) == 3
