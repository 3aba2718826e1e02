import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.blocks import INVISIBLE
from headwater.read.credits import find_credits
from headwater.read.published import find_published
from headwater.read.zones import mark_zones

LAYOUTS = Path(__file__).parents[1] / "cases" / "layouts.txt"
GAPS = {"": "\n\n", "+": " ", "|": "\n"}
Zones = list[tuple[str, str]]


class Layout(NamedTuple):
    name: str
    text: str
    zones: Zones
    published: str
    credits: list[str]


def read_layouts(source: str) -> Iterator[Layout]:
    """The cases of tests/cases/layouts.txt, whose first lines say how they are written."""
    for block in re.split(r"^== ", source, flags=re.MULTILINE)[1:]:
        name, published, *lines = block.strip().split("\n")
        credits = [c for line in lines if line.startswith("credits") for c in line[9:].split("; ") if c != "-"]
        text = ""
        spans: list[tuple[str, int, int]] = []
        for mark, kind, words in re.findall(r"^([+|]?)([\w:]+)> (.*)$", block, flags=re.MULTILINE):
            text += (GAPS[mark] if text else "") + words
            if spans and spans[-1][0] == kind == "body":
                spans[-1] = (kind, spans[-1][1], len(text))
            else:
                spans.append((kind, len(text) - len(words), len(text)))
        zones = [(kind, text[start:end]) for kind, start, end in spans]
        yield Layout(name, text, zones, published.removeprefix("published: "), sorted(credits))


@pytest.mark.parametrize("layout", list(read_layouts(LAYOUTS.read_text("utf-8"))), ids=lambda layout: layout.name)
def test_layout(layout: Layout) -> None:
    zones = mark_zones(layout.text)
    assert [(z.kind, layout.text[z.start : z.end]) for z in zones] == layout.zones
    when = find_published(layout.text, zones)
    assert (str(when.start) if when.is_definite else "unknown") == layout.published
    found = find_credits("rep_0", layout.text, zones)
    assert sorted(f"{credit.kind} {credit.name}" for credit in found) == layout.credits
    assert all(layout.text[c.span.start : c.span.end] == c.span.text for c in found)


PARTS = (
    "By Jane Doe|(Reuters)|LIMA, June 3 (AFP) - |Ships left the port at dawn on Monday, the owner said.|Share|© 2024|\n"
    "|\n\n|\r\n|\ufeff|\u2028|\u00a0|“We stay,”|?|: |date 2024-06-03 |Photo: Jane Doe/AP|Source link|# |---|Related"
    "|http://a.org/2024/06/03/"
).split("|")
messy = st.lists(st.sampled_from(PARTS) | st.text(max_size=12), max_size=24).map("".join)


@given(messy | st.text())
def test_zones_hold_every_visible_character_once(text: str) -> None:
    zones = mark_zones(text)
    assert all(0 <= z.start < z.end <= len(text) for z in zones)
    assert all(a.end <= b.start for a, b in pairwise(zones))
    covered = {i for z in zones for i in range(z.start, z.end)}
    left_out = {c for i, c in enumerate(text) if i not in covered}
    assert all(c.isspace() or c in INVISIBLE for c in left_out)


@given(messy | st.text())
def test_dates_and_credits_come_from_any_text(text: str) -> None:
    zones = mark_zones(text)
    assert find_published(text, zones).basis
    assert all(text[c.span.start : c.span.end] == c.span.text != "" for c in find_credits("rep_0", text, zones))


@pytest.mark.parametrize("unit", ["word ", "x", "(", "- ", "A.", "By Jane Doe and ", "/AP", "http://", '"', "June 3 "])
def test_a_long_line_takes_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert sum(z.end - z.start for z in mark_zones(text)) > 900_000


@pytest.mark.parametrize(
    "unit", ["ab\r\n", "What now?\n\nThe port opened again on Monday, the owner of the pier said.\n\n"]
)
def test_many_lines_take_linear_time(unit: str) -> None:
    assert mark_zones(unit * (200_000 // len(unit)))
