"""Words as treebanks cut them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.encoder.words import quote_states, split_words

CASES = [
    ("We don't know, the rebels' chief said.", "We do n't know , the rebels ' chief said ."),
    ("The U.S.-led force isn't state-owned.", "The U.S. - led force is n't state - owned ."),
    ("Gen. A. Orlov met Dr. Lund at 6:30 p.m. on Aug. 30", "Gen. A. Orlov met Dr. Lund at 6:30 p.m. on Aug. 30"),
    ("It cost $1,000.50 (20% more)...", "It cost $ 1,000.50 ( 20 % more ) ..."),
    ("Norland’s minister’ll go", "Norland ’s minister ’ll go"),
    (
        "see https://example.org/a?b=1, then write to desk@example.org.",
        "see https://example.org/a?b=1 , then write to desk@example.org .",
    ),
    ("“Yes,” he said -- 'no'", "“ Yes , ” he said -- ' no '"),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=[c[0][:24] for c in CASES])
def test_words_are_cut_as_in_treebanks(text: str, words: str) -> None:
    assert " ".join(e.of(text) for e in split_words(text)) == words


@given(st.text(max_size=80))
def test_words_cover_everything_but_space_once_and_in_order(text: str) -> None:
    places = split_words(text)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert "".join(e.of(text) for e in places) == "".join(text.split())


def test_a_quotation_holds_its_marks_and_may_run_on() -> None:
    words = '" No , " he said'.split()
    assert quote_states(words) == [True, True, True, True, False, False]
    assert quote_states(["still", "open", "”", "he"], is_open=True) == [True, True, True, False]
