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


def test_what_stands_between_two_notices_on_comments_is_what_readers_wrote() -> None:
    letters = "I have sailed on this ferry for years and never saw a vest.\n\nThe captain is right, I say."
    text = f"{TITLE}\n\n{BODY}\n\nThis discussion is now closed.\n\n{letters}\n\nWe welcome comments on this page.\n"
    kinds = [(text[z.start : z.end], z.kind) for z in mark_zones(text)]
    assert [kind for words, kind in kinds if words in letters] == ["boilerplate:comment"] * 2
    assert [words for words, kind in kinds if kind == "body"] == [BODY]


def test_a_notice_on_comments_above_the_report_takes_nothing_of_it() -> None:
    text = f"{TITLE}\n\nComments are closed.\n\n{BODY}\n\nThis discussion is now closed.\n"
    assert BODY in [text[z.start : z.end] for z in mark_zones(text) if z.kind == "body"]
