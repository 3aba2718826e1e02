"""Where the words of an event end."""

import pytest

from headwater.pipeline.tracing import trace_texts

CASES = [
    (
        "what a headline goes on with",
        "Norway taps Ada Berg as envoy to Peru\n\nOSLO, 2 May 2031 - The council met.",
        "Norway taps Ada Berg as envoy to Peru",
    ),
    (
        "what is behind a verb without an object",
        "Ada Berg resigns as mayor of Oslo and Bergen\n\nOSLO, 2 May 2031 - The council met.",
        "Ada Berg resigns as mayor of Oslo and Bergen",
    ),
    (
        "no subject of the next clause",
        "OSLO, 2 May 2031 - Norway captured a tanker, and Ms Berg said the crew was safe.",
        "Norway captured a tanker",
    ),
    (
        "a noun is not made a sentence of something else",
        "OSLO, 2 May 2031 - Norway said the arms sale to Peru would break the law.",
        "The arms sale to Peru would break the law",
    ),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_words_of_an_event_end_with_what_they_say_of_it(text: str, words: str) -> None:
    found = [c.proposition for c in trace_texts({"a.txt": text + "\n"}).claims]
    assert words in found, found
