"""What somebody calls false he denies: a table of contents, with what of each is denied."""

import pytest

from headwater.annotate.attribution.refutations import deny_falsehoods
from headwater.annotations import Saying
from headwater.text import Extent


def say(text: str, content: str) -> Saying:
    start = text.index(content)
    return Saying(
        content=(Extent(start, start + len(content)),), speaker=None, speaker_extent=None, cue=None,
        directness="indirect", attribution="explicit", act="assert",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("it was untrue that the quay had sunk", "the quay had sunk"),
        ("It’s not true that we sank the quay.", "we sank the quay"),
        ("it is a complete lie that the quay was sold", "the quay was sold"),
        ("a report that the quay had sunk was false", "a report that the quay had sunk"),
        ("Rumours that two cranes were sunk are untrue", "Rumours that two cranes were sunk"),
        ("reports in the press that the quay had sunk were “pure fiction”",
         "reports in the press that the quay had sunk"),
        ("Norland's claims it had bought the quay were utterly baseless and malicious",
         "Norland's claims it had bought the quay"),
        ("the report of a sunken quay was wrong", "the report of a sunken quay"),
        ("There is no truth in the story that the quay has sunk.", "the story that the quay has sunk"),
        ("The allegations are lies,", "The allegations"),
        ("That isn't true.", "That isn't true."),
    ],
)  # fmt: skip
def test_what_is_called_false_is_denied(content: str, denied: str) -> None:
    text = f"The mayor said {content}"
    (found,) = deny_falsehoods(text, [say(text, content)])
    assert (found.act, [e.of(text) for e in found.content]) == ("deny", [denied])


@pytest.mark.parametrize(
    "content",
    [
        "the claim that the quay had sunk was true",
        "the claim was not false",
        "it was wrong to sell the quay",
        "the report says the figures are false",
        "The report is out. It is false.",
        "the story was false and the mayor had left",
        "the minister who made the claim was a myth",
        "the quay was a fake",
    ],
)
def test_what_is_called_something_else_is_not(content: str) -> None:
    text = f"The mayor said {content}"
    told = [say(text, content)]
    assert deny_falsehoods(text, told) == told


def test_a_claim_within_ends_before_it_is_called_false() -> None:
    text = "The mayor said the report that the quay had sunk was false"
    told = [say(text, "the report that the quay had sunk was false"), say(text, "the quay had sunk was false")]
    assert [s.content[0].of(text) for s in deny_falsehoods(text, told)] == [
        "the report that the quay had sunk",
        "the quay had sunk",
    ]
