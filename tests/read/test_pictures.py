import pytest

from headwater.read.pictures import find_presenter, find_trailing_credit, parse_picture_credit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Photo: Jane Doe/AP", "Jane Doe/AP"),
        ("Cover photo: imago / Doe", "imago / Doe"),
        ("(Photo by Jane DOE / SPUTNIK / AFP)", "Jane DOE / SPUTNIK / AFP"),
        ("Photograph: Jane Doe/The Example Post", "Jane Doe/The Example Post"),
        ("Image credit: Getty Images", "Getty Images"),
        ("Credit: Jane Doe", "Jane Doe"),
        ("REUTERS/Jane Doe/File Photo", "REUTERS/Jane Doe/File Photo"),
        ("(AP Photo/Jane Doe)", "AP Photo/Jane Doe"),
        ("Jane Doe / Reuters", "Jane Doe / Reuters"),
        ("Jane Doe/AFP via Getty Images", "Jane Doe/AFP via Getty Images"),
        ("Getty Images", "Getty Images"),
        ("Photo courtesy of Jane Doe", "Jane Doe"),
    ],
)
def test_picture_credit(line: str, name: str) -> None:
    part = parse_picture_credit(line)
    assert part is not None
    assert line[part.start : part.end] == name


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The cranes of the port stand still on Monday.",
        "Video of the strike shows the cranes",
        "Credit to the workers, the owner said.",
        "Portugal/Spain talks",
        "Reuters",
        "Jane Doe | Reuters",
        "Images from the port",
        "",
    ],
)
def test_no_picture_credit(line: str) -> None:
    assert parse_picture_credit(line) is None


def test_trailing_credit() -> None:
    text = "The cranes of the port on Monday. (Photo by Jane Doe / AFP)"
    found = find_trailing_credit(text)
    assert found is not None
    assert text[found[0] :] == "(Photo by Jane Doe / AFP)"
    assert text[found[1].start : found[1].end] == "Jane Doe / AFP"
    assert find_trailing_credit("The cranes stood still (for a day).") is None


def test_presenter() -> None:
    text = "Two lorries broke through the ice. Newsreel's Jane Doe has that story."
    found = find_presenter(text)
    assert found is not None
    assert text[found.start : found.end] == "Newsreel"
    assert find_presenter("The owner's Jane Doe boat sank.") is None
