import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.tell.context import cut_sentence


@pytest.mark.parametrize(
    ("text", "passage", "sentence"),
    [
        ("It rained. The pump stood still. Nobody came.", "stood still", "The pump stood still."),
        ("Mr. Ode and J. Pell met Dr. Sand there. They ate.", "met", "Mr. Ode and J. Pell met Dr. Sand there."),
        ("A title\n\nThe pump stood", "pump", "The pump stood"),
        ("He asked: “Why?” Then he left.", "Why", "He asked: “Why?”"),
        ("Sold for 3.5 million. Gone.", "million", "Sold for 3.5 million."),
        ("It ended here.", "It ended here.", "It ended here."),
    ],
)
def test_a_passage_stands_in_its_sentence(text: str, passage: str, sentence: str) -> None:
    start = text.index(passage)
    assert "".join(cut_sentence(text, start, start + len(passage))) == sentence


def test_furniture_before_the_body_is_left_out() -> None:
    text = "date 2031-05-02 The pump stood still."
    assert "".join(cut_sentence(text, 25, 30, 15)).strip() == "The pump stood still."


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_the_passage_itself_is_never_cut(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = cut_sentence(text, start, end).passage
    assert found.replace(" ", "").replace("\ufffd", "") in "".join(text[start:end].split()) or "\ufffd" in found
