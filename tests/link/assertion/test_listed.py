"""Of those whom a list holds each has his own claim, where another report speaks of some of them alone."""

import pytest

from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Claim

WHOLE = "LONDON, 4 March 2024 - Britain on Monday sanctioned Orbel Ltd, Kestrel Bank and the trader Pavel Grodin."


def trace(*texts: str) -> tuple[Claim, ...]:
    return trace_texts({f"{n}.txt": f"{text}\n" for n, text in enumerate(texts)}).claims


def count_reports(claims: tuple[Claim, ...], *words: str) -> list[int]:
    """In how many reports each claim stands whose words hold all of these."""
    return sorted(claim.reports for claim in claims if all(word in claim.proposition for word in words))


@pytest.mark.parametrize(
    ("other", "who"),
    [
        ("LONDON, 5 March 2024 - The United Kingdom blacklisted Orbel Ltd on Monday.", "Orbel"),
        ("LONDON, 5 March 2024 - The Foreign Office has imposed sanctions on Kestrel Bank.", "Kestrel"),
        ("LONDON, 5 March 2024 - The trader Pavel Grodin was designated on Monday.", "Grodin"),
    ],
)
def test_one_of_a_list_is_what_another_report_tells_of_alone(other: str, who: str) -> None:
    claims = trace(WHOLE, other)
    assert max(count_reports(claims, who)) == 2
    assert all(
        n == 1 for name in {"Orbel", "Kestrel", "Grodin"} - {who} for n in count_reports(claims, name, "sanction")
    )


def test_who_is_named_behind_several_is_one_of_them() -> None:
    some = "LONDON, 4 March 2024 - Britain on Monday sanctioned five firms, including Orbel Ltd and Kestrel Bank."
    claims = trace(some, "LONDON, 5 March 2024 - The Foreign Office has imposed sanctions on Kestrel Bank.")
    assert max(count_reports(claims, "Kestrel")) == 2


def test_the_words_of_one_leave_out_the_others() -> None:
    claims = trace(WHOLE, "LONDON, 5 March 2024 - The Foreign Office has imposed sanctions on Orbel Ltd.")
    worded = {claim.proposition for claim in claims}
    assert "Britain on Monday [4 March 2024] sanctioned … Kestrel Bank" in worded
    assert "Britain on Monday [4 March 2024] sanctioned … the trader Pavel Grodin" in worded


def test_a_list_that_all_give_alike_stays_whole() -> None:
    claims = trace(WHOLE, WHOLE.replace("LONDON, 4 March", "LONDON, 5 March").replace("sanctioned", "blacklisted"))
    assert [claim.reports for claim in claims] == [2]


def test_two_of_whom_each_report_names_one_are_two_claims() -> None:
    frame = "LONDON, 4 March 2024 - Britain on Monday sanctioned {} over the supply of drone parts."
    assert count_reports(trace(frame.format("Orbel Ltd"), frame.format("Kestrel Bank")), "sanction") == [1, 1]


def test_those_who_are_charged_together_are_charged_each() -> None:
    both = "OSK, 4 March 2024 - Tor Berg and Ada Lund were charged in January with fraud."
    one = "OSK, 6 March 2024 - Ada Lund, who was charged with fraud in January, left Norland."
    assert max(count_reports(trace(both, one), "Lund", "charged")) == 2
    assert set(count_reports(trace(both, one), "Tor Berg", "charged")) == {1}


def test_an_age_is_of_whom_it_stands_behind() -> None:
    both = "OSK, 4 March 2024 - Pavel Grodin, 44, and Ada Lund, 39, both of Osk, were arrested on Monday."
    worded = {c.proposition for c in trace(both, "OSK, 5 March 2024 - Ada Lund was detained on Monday, police said.")}
    assert "Pavel Grodin, 44 …, both of Osk, were arrested on Monday [4 March 2024]" in worded


def test_a_suit_against_several_is_one() -> None:
    both = "OSK, 4 March 2024 - The Green Union sued Tarpan Plc and Orbel Ltd on Monday."
    one = "OSK, 5 March 2024 - The Green Union sued Tarpan Plc on Monday."
    assert max(count_reports(trace(both, one), "sued")) == 2
