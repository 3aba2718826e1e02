"""What one speaker is quoted with in two reports is one utterance, however much of it either prints."""

import pytest

from headwater.pipeline.tracing import trace_texts

WHOLE = (
    "VARDE, 7 March 2031 - “They gave the whole harbour away and what did we get for it, a rusty lie and a bill,” "
    "the mayor of Varde, Ada Lund, said in council on Friday.\n"
)
CASES = [
    (
        "a fragment of it",
        "The mayor of Varde, Ada Lund, said the ministry's plan for the port was a “rusty lie”.",
        True,
    ),
    ("of another", "The mayor of Osk, Tor Lind, said the ministry's plan for the port was a “rusty lie”.", False),
    ("in nobody's words", "The mayor of Varde, Ada Lund, said the ministry's plan for the port was bad.", False),
    (
        "of any talk",
        "The mayor of Varde, Ada Lund, said “what did we” hear in the end of the plan for the port.",
        False,
    ),
]


@pytest.mark.parametrize(("later", "is_one"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_speaker_quoted_with_the_same_words_has_said_one_thing(later: str, is_one: bool) -> None:
    record = trace_texts({"a.txt": WHOLE, "b.txt": f"OSK, 8 March 2031 - {later}\n"})
    assert any(c.reports == 2 for c in record.claims) == is_one
