"""Names behind descriptions: where one alone in the report can be meant, and nowhere else."""

import pytest

from headwater.pipeline.tracing import trace_texts

LEAD = "OSLO, 2 May 2031 - Mayor Ada Berg opened the new port of Bergen. "
CASES = [
    (
        "the one who holds the office",
        "Ada Berg spoke of peace. Norway said on Friday that the mayor had sold two ships to Peru.",
        "The mayor [Ada Berg] had sold two ships to Peru",
    ),
    (
        "behind what is hers",
        "Ada Berg spoke of peace. Norway said on Friday that police had searched the mayor's house in Bergen.",
        "Police had searched the mayor's [Ada Berg] house in Bergen",
    ),
    (
        "not where the name stands in the words",
        "Ada Berg spoke. Norway said on Friday that the mayor had sold two ships to Peru for a firm of Ada Berg.",
        "The mayor had sold two ships to Peru for a firm of Ada Berg",
    ),
    (
        "of two mayors none",
        "Mayor Ola Moe of Hamar thanked her. Norway said on Friday that the mayor had sold two ships to Peru.",
        "The mayor had sold two ships to Peru",
    ),
    (
        "no office, no name",
        "Ada Berg spoke of peace. Norway said on Friday that the woman had sold two ships to Peru.",
        "The woman had sold two ships to Peru",
    ),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_description_has_the_name_of_the_one_who_can_be_meant(text: str, words: str) -> None:
    found = [c.proposition for c in trace_texts({"a.txt": LEAD + text + "\n"}).claims]
    assert words in found, found
