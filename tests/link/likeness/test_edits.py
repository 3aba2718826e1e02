"""Two reports alike but for a word: where it decides, what they say is no claim of both."""

import pytest

from headwater.link.likeness.edits import Edit, find_edit
from headwater.pipeline.tracing import trace_texts

SHIPPED = "Norland shipped rifles to Peru."
APART = [
    (SHIPPED, "Peru shipped rifles to Norland."),
    (SHIPPED, "Norland shipped missiles to Peru."),
    (SHIPPED, "Norland shipped rifles to Chile."),
    (SHIPPED, "Norland plans to ship rifles to Peru."),
    (SHIPPED, "Norland may ship rifles to Peru."),
    (SHIPPED, "Norland refused to ship rifles to Peru."),
    ("The rebels captured Osk.", "The army captured Osk."),
    ("Three soldiers were killed in Osk.", "Three soldiers were wounded in Osk."),
    ("Three soldiers were killed in Osk.", "Three civilians were killed in Osk."),
    ("Ada Lund won the election in Norland.", "Tor Berg won the election in Norland."),
    ("Norland lifted sanctions on Kestrel Bank.", "Norland imposed sanctions on Kestrel Bank."),
    ("Norland will send troops to Peru.", "Norland will withdraw troops from Peru."),
    ("Ada Lund met Tor Berg in Osk.", "Ada Lund met Pavel Grodin in Osk."),
    ("Norland signed the treaty with Peru.", "Norland left the treaty with Peru."),
    ("Norland tested a missile on Monday.", "Norland tested a missile on Friday."),
]
ONE = [
    (SHIPPED, "Norland delivered rifles to Peru."),
    (SHIPPED, "Rifles were shipped to Peru by Norland."),
    ("Ada Lund resigned on Monday.", "Ada Lund stepped down on Monday."),
    ("Police arrested Pavel Grodin in Osk.", "Police detained Pavel Grodin in Osk."),
]


@pytest.mark.parametrize(("a", "b", "is_one"), [*((a, b, False) for a, b in APART), *((a, b, True) for a, b in ONE)])
def test_the_word_decides(a: str, b: str, is_one: bool) -> None:
    frame = "OSK, 6 March 2024 - {}\n"
    claims = trace_texts({"a.txt": frame.format(a), "b.txt": frame.format(b)}).claims
    assert (max(claim.reports for claim in claims) == 2) is is_one


@pytest.mark.parametrize(
    ("a", "b", "edit"),
    [
        ("The army captured Osk", "the rebels captured Osk", Edit("army", "rebels")),
        ("Norland shipped rifles", "Norland refused to ship rifles", None),
        ("Norland shipped rifles to Osk", "Norland refused to ship rifles to Osk", Edit("shipped", "refused to ship")),
        ("Norland shipped a rifle to Osk", "Norland shipped the rifle to Osk", None),
        ("Norland shipped rifles to Osk", "Veska shipped rifles to Marest", None),
    ],
)
def test_an_edit_is_in_one_place(a: str, b: str, edit: Edit | None) -> None:
    assert find_edit(a, b) == edit
