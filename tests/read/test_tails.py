import pytest

from headwater.read.zones import mark_zones

TITLE = "Ferry to Gozo stays in harbour"
BODY = (
    "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in a short note.\n\n"
    "Some two hundred passengers waited in the hall, where volunteers handed out water and bread.\n\n"
    "“We will sail when the wind allows it,” said the captain, who has been at sea for thirty years."
)


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        (
            "Source link\n\nExample Daily\n\nThe best stories of the island, told by those who live there.",
            "boilerplate:",
        ),
        ("Wind to ease on Thursday", "boilerplate:site_furniture"),
        ("Jane Doe is a reporter for Example Times.", "boilerplate:author_bio"),
        ("“We will see.”", "body"),
        ("He laughed.", "body"),
    ],
)
def test_last_line(tail: str, kind: str) -> None:
    text = f"{TITLE}\n\n{BODY}\n\n{tail}"
    last = mark_zones(text)[-1]
    assert last.kind.startswith(kind)
    assert last.end == len(text)


def test_a_long_text_behind_a_closing_mark_stays() -> None:
    text = f"{TITLE}\n\n{BODY}\n\n3 comments\n\n{BODY}"
    assert mark_zones(text)[-1].kind == "body"
