"""What is said not to have happened is never one claim with what is said to have happened."""

import pytest

from headwater.pipeline.tracing import trace_texts


@pytest.mark.parametrize(
    ("negated", "plain"),
    [
        ("Norland has not sanctioned Kestrel Bank.", "Norland sanctioned Kestrel Bank on Monday."),
        ("Norland has not sanctioned Orbel Ltd or Kestrel Bank.", "Norland sanctioned Kestrel Bank on Monday."),
        ("Norland did not ship rifles to Estria.", "Norland shipped rifles to Estria on Monday."),
        ("Ada Lund has not met Tor Berg.", "Ada Lund met Tor Berg on Monday."),
        ("Ada Lund never visited Estria.", "Ada Lund visited Estria on Monday."),
    ],
)
def test_what_is_not_so_is_no_support_of_what_is(negated: str, plain: str) -> None:
    frame = "OSK, {} March 2024 - {}\n"
    record = trace_texts({"a.txt": frame.format(4, negated), "b.txt": frame.format(5, plain)})
    assert {claim.reports for claim in record.claims} == {1}
