import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.sentences import LONGEST, split_text

CASES = json.loads((Path(__file__).parents[1] / "cases" / "sentences.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_boundary(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [extent.of(text) for extent in split_text(text)] == case["sentences"]


@given(st.text(alphabet=st.sampled_from(list('aA.?! \n\r"“”’)(1U.SMr,-\u00a0😀'))))
def test_sentences_hold_every_character_that_is_no_space_once(text: str) -> None:
    extents = split_text(text)
    kept = "".join(extent.of(text) for extent in extents)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(extents))
    assert all(extent.of(text).strip() == extent.of(text) != "" for extent in extents)


def test_a_long_line_takes_linear_time() -> None:
    assert len(split_text("The ministry denied it. " * 20_000)) == 20_000


def test_a_line_without_a_full_stop_is_cut_at_blanks() -> None:
    text = "the minister said that " * 1000
    pieces = [extent.of(text) for extent in split_text(text)]
    assert len(pieces) > 5
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == text.strip()


def test_marks_without_a_blank_are_cut_all_the_same() -> None:
    text = "“" * (2 * LONGEST + 1)
    assert [len(extent.of(text)) for extent in split_text(text)] == [LONGEST, LONGEST, 1]
