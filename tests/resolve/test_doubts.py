import pytest

from tests.resolve.stories import resolve


def doubts_of(*bodies: str) -> list[tuple[str, str]]:
    return [(doubt.what, doubt.spans[0].text) for doubt in resolve(*bodies).doubts]


@pytest.mark.parametrize(
    ("bodies", "found"),
    [
        (
            ("Linda Brook left.", "Linda Carver-Brook left.", "Linda Carver-Brook slept."),
            [("name_cut", "Linda Brook")],
        ),
        (
            ("Joan Papastefanou left. Papastefanou slept.", "Joan Papastefanou ate.", "Joan Papastefaniou ate."),
            [("name_misspelt", "Joan Papastefaniou")],
        ),
        (
            (
                "Polish leader Jan Kowalski left. Polish leader Jan Kowalski slept.",
                "Polish leader Jan Kowalski ate.",
                "Polish President Jan Kowalski left.",
            ),
            [("office_differs", "President")],
        ),
        (
            (
                "Defence Minister Jan Kowalski left.",
                "Defence Minister Jan Kowalski slept.",
                "Polish Prime Minister Jan Kowalski ate.",
            ),
            [("office_differs", "Prime Minister")],
        ),
        (
            (
                "Campaign chairman Jan Kowalski left.",
                "Harbour campaign chairman Jan Kowalski slept.",
                "The campaign manager Jan Kowalski ate.",
            ),
            [("office_differs", "campaign manager")],
        ),
        (
            (
                "The White House Security Council wrote to the UN Security Council.",
                "The National Security Council slept.",
            ),
            [("body_misnamed", "White House Security Council")],
        ),
        (
            ("Maria Holm Stell left. Maria Holm Stell slept.", "Wilma Holm Stell ate."),
            [("name_differs", "Wilma Holm Stell")],
        ),
        (("Sergei Volkov left.", "Sergey Volkov slept."), []),
        (("President Jan Kowalski left.", "Jan Kowalski, the Polish leader, slept.", "President Kowalski ate."), []),
        (("Joan Mary Quill left.", "Joan Quill slept."), []),
        (("Premier Joan Quill left.", "Prime Minister Joan Quill slept.", "Prime Minister Joan Quill ate."), []),
    ],
)
def test_doubts(bodies: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert doubts_of(*bodies) == found


def test_a_doubt_points_at_words_and_says_why() -> None:
    (doubt,) = resolve("Linda Brook left.", "Linda Carver-Brook left.").doubts
    assert doubt.uri == "file:0.txt"
    assert "Carver-Brook" in doubt.detail
