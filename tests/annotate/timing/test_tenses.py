"""Which way the verbs around some words look."""

import pytest

from headwater.annotate.timing.tenses import find_cues, find_tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The fleet withdrew on Friday", "past"),
        ("The envoy fled on Friday", "past"),
        ("The envoy will travel on Friday", "future"),
        ("The envoy on Friday", "unknown"),
    ],
)
def test_the_nearest_verb_decides(text: str, tense: str) -> None:
    start = text.index("Friday")
    assert find_tense(text, find_cues(text, 0, len(text)), start, len(text)) == tense
