import pytest

from headwater.read.credits import find_credits
from headwater.read.zones import mark_zones

BODY = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in a short note."


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"https://www.example.org/a\n\nFerry stays\n\n{BODY}", ["outlet example.org"]),
        (f"Source: AFP\nTitle: Ferry stays\n\n{BODY}", ["agency AFP"]),
        (f"Ferry stays\n\nVALLETTA, June 3 (XYZ) - {BODY}", ["agency XYZ"]),
        (f"Ferry stays\n\n(With Lantern News Agency)\n\n{BODY}", ["agency Lantern News Agency"]),
        (f"Ferry stays\n\n{BODY}\n\n(With Lantern News Agency)", ["agency Lantern News Agency"]),
        (f"Ferry stays\n\n{BODY}\n\n© 2024 AFP", ["agency AFP"]),
        (f"Ferry stays\n\nBy Staff Reporter\n\n{BODY}", []),
        (f"Ferry stays\n\nBy Ana Silva and Staff Reporter\n\n{BODY}", ["byline Ana Silva"]),
        (f"Ferry stays\n\n{BODY}\n\nCopyright 2024 Example News. All rights reserved.", ["outlet Example News"]),
        (f"Ferry stays\n\n{BODY}\n\nThis article was first published by Example News.", ["outlet Example News"]),
        (f"Ferry stays\n\n{BODY}\n\nSource link\nExample Valley Courier", ["republisher Example Valley Courier"]),
        (f"Ferry stays\n\n{BODY}\n\nSource: https://example.org/a", ["outlet example.org"]),
        (f"Ferry stays\n\n{BODY}\n\nhttps://example.org/a", []),
        (f"Ferry stays\n\n{BODY} The harbour master told AFP so.", []),
    ],
)
def test_credits(text: str, credits: list[str]) -> None:
    found = find_credits("rep_0", text, mark_zones(text))
    assert [f"{credit.kind} {credit.name}" for credit in found] == credits
    assert all(credit.span.text == text[credit.span.start : credit.span.end] for credit in found)
