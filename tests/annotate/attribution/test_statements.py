"""Who says what: a table of own cases, what holds of any text, and that length costs no more than its share."""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.attribution.attributions import find_attributions
from headwater.annotate.attribution.quotations import find_quotations
from headwater.annotate.attribution.statements import find_sayings
from headwater.annotate.sentences import split_text
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.dates import Expression
from headwater.text import Extent
from tests.sayings import expect_saying

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "sayings.yaml").read_text("utf-8"))
BLANK_LINE = re.compile(r"\n\s*\n")
PIECES = [
    "Voss", " said", " that", " the bridge", " was", " closed", ", ", ". ", "“", "”", '"', "‘", "’", "'", ": ", " and",
    " denied", " according to", " he", " added", " told", " Reuters", " accused", " of", " to", " called", "\n\n", "\n",
    " — ", " pledged", " its", " denials", "(", ")", " who", " on Monday", " in a statement", " claims", "😀", "\u00a0",
    "? ",
]  # fmt: skip


def split(text: str, zone: str = "body") -> tuple[Sentence, ...]:
    breaks = [m.start() for m in BLANK_LINE.finditer(text)]
    return tuple(Sentence(extent=e, zone=zone, paragraph=sum(b < e.start for b in breaks)) for e in split_text(text))


def compose(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention] = (), times: Sequence[TimeExpression] = ()
) -> tuple[Saying, ...]:
    quotations = find_quotations(text, sentences)
    attributions = find_attributions(text, sentences, quotations, mentions, times)
    return find_sayings(text, sentences, quotations, mentions, times, attributions)


def locate(text: str, wanted: list[str]) -> list[Extent]:
    return [Extent(text.index(w), text.index(w) + len(w)) for w in dict.fromkeys(wanted)]


def read(case: dict[str, Any]) -> tuple[Saying, ...]:
    text = case["text"]
    sentences = split(text, case.get("zone", "body"))
    media = locate(text, [name for said in case["says"] for name in said.get("via", ())])
    days = locate(text, [said["said"] for said in case["says"] if "said" in said])
    mentions = tuple(Mention(extent=e, level="name", type="media", name=e.of(text)) for e in sorted(media))
    times = tuple(TimeExpression(extent=e, expression=Expression(kind="weekday")) for e in sorted(days))
    return compose(text, sentences, mentions, times)


def show(text: str, saying: Saying) -> dict[str, Any]:
    """A saying as its case would write it."""
    return {
        "by": saying.speaker_extent.of(text) if saying.speaker_extent else None,
        "cue": saying.cue.of(text) if saying.cue else None,
        "says": [e.of(text) for e in saying.content],
        "how": saying.directness,
        "as": saying.attribution,
        "act": saying.act,
        "asserted": saying.asserted,
        "nested": saying.nested_in is not None,
        "via": len(saying.relays),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_sayings(case: dict[str, Any]) -> None:
    found = [show(case["text"], s) for s in read(case)]
    wanted = [expect_saying(s) for s in case["says"]]
    assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    "case", [c for c in CASES if any("at" in s or "said" in s for s in c["says"])], ids=lambda c: str(c["name"])
)
def test_day_and_occasion(case: dict[str, Any]) -> None:
    found = read(case)
    for said in case["says"]:
        assert "said" not in said or any(s.said is not None for s in found)
        if "at" in said:
            assert said["at"] in [[e.of(case["text"]) for e in s.occasion] for s in found]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_whatever_the_text_every_extent_is_a_stretch_of_it(text: str) -> None:
    sentences = split(text)
    found = compose(text, sentences)
    for index, saying in enumerate(found):
        for extent in (
            *saying.content,
            *saying.quoted,
            *saying.occasion,
            *filter(None, [saying.cue, saying.speaker_extent]),
        ):
            assert 0 <= extent.start < extent.end <= len(text)
            assert extent.of(text) == extent.of(text).strip()
        assert saying.content or (saying.act in ("deny", "pledge") and saying.cue)
        assert saying.nested_in is None or (saying.nested_in != index and 0 <= saying.nested_in < len(found))
    assert found == compose(text, sentences)


@given(st.sampled_from(CASES), st.integers(0, 400), st.sampled_from(["“", "”", '"', "'", "", "\n\n", ",", "😀"]))
def test_a_spoilt_text_is_read_without_an_error(case: dict[str, Any], place: int, piece: str) -> None:
    text = case["text"]
    spoilt = text[:place] + piece + text[place + 1 :]
    sentences = split(spoilt)
    for saying in compose(spoilt, sentences):
        assert saying.extent


@pytest.mark.parametrize("piece", ["Voss said that ", "“We are here,” Voss said. ", "Voss and Lund, ", 'He said "yes '])
def test_a_line_of_a_quarter_megabyte_takes_linear_time(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    sentences = (Sentence(extent=Extent(0, len(text)), zone="body", paragraph=1),)
    began = time.perf_counter()
    compose(text, sentences)
    assert time.perf_counter() - began < 5
