from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.read.blocks import INVISIBLE, count_sentences, is_prose, split_blocks

WRAPPED = """The ferry

The ferry to Gozo stayed in the harbour on Tuesday because of the wind,
the owners said in a short note. Two hundred passengers waited in the
hall, where volunteers handed out water and bread, and most of them
went home in the evening.
   An indent begins a paragraph, even where no line is left blank, and
it is wrapped as well.
"""


def test_lines_are_blocks() -> None:
    blocks = split_blocks("\ufeffOne\r\n\r\nTwo \nThree\rFour\u2028\u2028Five")
    assert [(b.text, b.gap) for b in blocks] == [
        ("One", False),
        ("Two", True),
        ("Three", False),
        ("Four", False),
        ("Five", True),
    ]


def test_wrapped_lines_are_one_block() -> None:
    assert [b.text.split()[0] for b in split_blocks(WRAPPED)] == ["The", "The", "An"]


def test_a_line_that_goes_on_in_small_letters_is_not_over() -> None:
    text = "The ferry to Gozo stayed in the harbour on Tuesday because\nof the wind, the owners said.\nNext line"
    assert len(split_blocks(text)) == 2


@given(st.text() | st.text(alphabet="ab .\n\r\u2028\ufeff"))
def test_blocks_are_slices_and_hold_every_visible_character(text: str) -> None:
    blocks = split_blocks(text)
    assert all(text[b.start : b.end] == b.text != "" for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    covered = {i for b in blocks for i in range(b.start, b.end)}
    assert all(c.isspace() or c in INVISIBLE for i, c in enumerate(text) if i not in covered)


def test_prose() -> None:
    assert is_prose("The ferry to Gozo stayed in the harbour.")
    assert not is_prose("Ferry to Gozo stays in harbour again today")
    assert not is_prose("He said no.")


def test_sentences_are_counted_past_titles() -> None:
    assert count_sentences("Mr. Doe went home. Here is why.") == 2
    assert count_sentences("The U.S. Navy came.") == 1
