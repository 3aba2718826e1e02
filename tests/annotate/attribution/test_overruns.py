"""Where what somebody says ends, in a sentence that goes on behind it."""

import pytest

from headwater.pipeline.annotation import read_texts


def list_contents(sentence: str) -> list[str]:
    """What is said in a report of one paragraph."""
    [(report, found)] = read_texts({"a.txt": f"A quiet day\n\nOSLO, 26 April 2024 - {sentence}\n"})
    return [c.of(report.text) for s in found.sayings for c in s.content]


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("The clerk who said that the quay would sink has left the town.", ["the quay would sink"]),
        ("A petition urging the council to close the quay triggered a debate in the town hall.", ["close the quay"]),
        ("Ms. Lund, who told the paper in May that the quay would sink, said on Friday that she had been wrong.",
         ["the quay would sink", "she had been wrong"]),
        ("The clerk said that the quay, which he had built, would sink.", ["the quay, which he had built, would sink"]),
    ],
)  # fmt: skip
def test_a_content_ends_with_the_clause_that_says_it(sentence: str, contents: list[str]) -> None:
    assert list_contents(sentence) == contents


def test_what_a_noun_does_whom_a_cue_explains_is_not_said() -> None:
    found = list_contents("The recovery he promised has turned into a cascade of job cuts and bankruptcies.")
    assert not any("turned into" in words for words in found)
