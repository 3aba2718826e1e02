import time

import pytest

from headwater.read.blocks import split_blocks
from headwater.read.pieces import label_lines
from headwater.read.titles import choose_title, find_site_suffix, is_copy, is_headline

LEDE = "Six ships loaded with grain left the harbour of Odesa at dawn on Monday, the port authority said in a note."


@pytest.mark.parametrize(
    "line",
    [
        "Grain ships leave Odesa again",
        "GRAIN SHIPS LEAVE ODESA AGAIN",
        "Why do grain ships leave Odesa again?",
        "Grain ships leave: 'They are on their way'",
        "Grain Ships Leave Odesa Again After Pause, Says U.S.",
        "Grain Ships Leave Odesa Again After Long Pause.",
        "Grain ships leave Odesa after a pause of ten weeks.",
        "Grain ships leave Odesa after…",
    ],
)
def test_headline(line: str) -> None:
    assert is_headline(line, LEDE, after_address=False)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Union of Grain Shippers (UGS)", "Grain ships leave Odesa again"], "Grain ships leave Odesa again"),
        (["MINISTRY OF TRANSPORT", "PRESS RELEASE", "Grain ships leave"], "Grain ships leave"),
        (["Port Workers' Union", "3 June 2024"], None),
        (["Union of Shippers Says No to Talks"], "Union of Shippers Says No to Talks"),
        (["Ministry of Transport Warns of Long Delays"], "Ministry of Transport Warns of Long Delays"),
        (["Ministry of Transport: grain ships leave"], "Ministry of Transport: grain ships leave"),
    ],
)
def test_a_letterhead_is_no_title(head: list[str], title: str | None) -> None:
    pieces = label_lines(split_blocks("\n\n".join([*head, LEDE])), (), {})
    found = choose_title(pieces)
    assert (pieces[found.title].text if found else None) == title


@pytest.mark.parametrize(
    "line",
    [
        LEDE,
        "The first ships of the year left the harbour of Odesa on Monday.",
        "Six ships left the harbour of Odesa on Wednesday (30) after weeks of talks about the grain.",
        "ODESA (Reuters) - Grain ships leave again",
        "ODESA — Six ships loaded with grain left the harbour at dawn, the port authority said.",
        "June 3, 2024",
        "- Jane Doe is professor of ship building.",
        "Good evening, everyone.",
        "A ship is seen near the harbour of Odesa June 3, 2024.",
        "What we know:",
        "word " * 40,
    ],
)
def test_no_headline(line: str) -> None:
    assert not is_headline(line.strip(), LEDE, after_address=False)


def test_a_stop_is_no_hindrance_behind_an_address_or_above_a_dateline() -> None:
    line = "The first ships of the year left Odesa. Here is why they did."
    assert not is_headline(line, LEDE, after_address=False)
    assert is_headline(line, LEDE, after_address=True)
    assert is_headline(line, f"ODESA (Reuters) - {LEDE}", after_address=False)


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Grain ships leave Odesa again", "Grain ships leave Odesa again", True),
        ("Grain ships leave Odesa again", "GRAIN SHIPS LEAVE ODESA AGAIN", True),
        ("Grain ships leave Odesa again after", "Grain ships leave Odesa again after ten weeks", True),
        ("Grain ships leave Odesa again …", "Grain ships leave Odesa again after ten weeks.", True),
        ("Grain ships leave Odesa again", "Grain ships leave Odesa again after ten weeks, the owner said.", False),
        ("Grain ships leave Odesa again", "Grain ships reach the Bosphorus", False),
        ("Grain", "Grain ships reach the Bosphorus", False),
    ],
)
def test_copy(title: str, line: str, expected: bool) -> None:
    assert is_copy(title, line) is expected


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Grain ships leave Odesa | Example Daily", " | Example Daily"),
        ("Grain ships leave Odesa | World | Example Daily", " | World | Example Daily"),
        ("Grain ships leave Odesa - Example News", " - Example News"),
        ("Grain ships leave Odesa - sources", None),
        ("Grain ships leave Odesa – what we know", None),
        ("News | Example", None),
    ],
)
def test_site_suffix(title: str, site: str | None) -> None:
    at = find_site_suffix(title)
    assert (title[at:] if at is not None else None) == site


def test_the_name_of_the_site_is_no_title() -> None:
    pieces = label_lines(split_blocks(f"Example News\n\nGrain ships leave Odesa again\n\n{LEDE}"))
    headline = choose_title(pieces)
    assert headline is not None
    assert pieces[headline.title].text == "Grain ships leave Odesa again"


@pytest.mark.parametrize("title", [f"t@{':' * 120} inh", f"{'x :: ' * 60}{'y' * 55}", f"Ferry {'| ' * 150}{'x' * 60}"])
def test_a_line_of_marks_is_read_in_one_way(title: str) -> None:
    began = time.process_time()
    find_site_suffix(title)
    assert time.process_time() - began < 1


def test_the_scene_above_a_picture_credit_is_no_title() -> None:
    scene = (
        "Jane Doe by the harbour of Odesa.\n\nPhotograph: John Roe/AFP Six ships left the harbour at dawn on Monday."
    )
    assert choose_title(label_lines(split_blocks(f"{scene}\n\n{LEDE}\n"))) is None
