"""Events that are one happening whatever their words, by who takes part and when."""

import pytest

from headwater.pipeline.tracing import trace_texts

MEETING = "OSK, {} - President Ada Lund met Tor Berg, the premier of Estria, in Osk on Monday."
SENTENCE = "A court in Osk sentenced Pavel Grodin to nine years for fraud."


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (MEETING.format("4 March 2024"), "ESTRIA, 5 March 2024 - Tor Berg held talks with Ada Lund on Monday.", True),
        (MEETING.format("4 March 2024"), "ESTRIA, 12 March 2024 - Tor Berg held talks with Ada Lund on Monday.", False),
        (f"OSK, 4 March 2024 - {SENTENCE}", "OSK, 5 March 2024 - Pavel Grodin was jailed in Osk for fraud.", True),
        (f"OSK, 4 March 2024 - {SENTENCE}", "OSK, 5 March 2024 - Pavel Grodin was arrested in Osk for fraud.", False),
    ],
)
def test_who_takes_part_and_when_decide(one: str, other: str, is_one: bool) -> None:
    claims = trace_texts({"a.txt": f"{one}\n", "b.txt": f"{other}\n"}).claims
    assert (max(claim.reports for claim in claims) == 2) is is_one
