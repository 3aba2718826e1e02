import pytest

from headwater.read.captions import is_caption


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 3, 2019, file photo, water runs over the wall of the dam.",
        "FILE PHOTO: The harbour of Lima at dawn",
        "Mayor Jane Doe, left, and the owner of the port on Monday in Lima.",
        "In this photo released by the port, cranes stand still.",
        "A view of the harbour from the upper town.",
        "A protest in Lima last year against the new harbour law.",
        "President Jane Doe with her daughters at the opening of the pier in 1998.",
    ],
)
def test_caption_anywhere(text: str) -> None:
    assert is_caption(text, is_head=False)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Jane Doe at the opening of the pier in Lima.",
        "Mayor Jane Doe meets with workers at the new pier of the port of Lima on April 25, 2019.",
        "Two lorries broke through the ice. Newsreel's Jane Doe has that story.",
    ],
)
def test_caption_above_the_body_only(text: str) -> None:
    assert is_caption(text, is_head=True)
    assert not is_caption(text, is_head=False)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the pier in Lima in 1998.",
        "Mayor Jane Doe (R) signed the harbour law in Lima on Monday.",
        "But back then, in 2014, no one in Lima wanted a pier.",
        "Jane Doe, who owns the pier in Lima, plans to sell it in 2025.",
        "“In this photo you can see the pier,” the mayor said.",
        "In a sign of calm, Ms. Doe brushed the question aside on Monday in Lima.",
        "The Doe family own the pier and a hotel near the harbour.",
        "Schools stay closed",
    ],
)
@pytest.mark.parametrize("is_head", [True, False])
def test_no_caption(text: str, is_head: bool) -> None:
    assert not is_caption(text, is_head)
