import pytest

from headwater.pipeline.annotation import read_texts


def voices_in(body: str) -> list[str]:
    ((_, found),) = read_texts({"mines.txt": f"LIMA, 3 May 2024 - {body}\n"})
    return [m.name for m in found.mentions if m.finder == "voice"]


def test_who_says_something_is_an_actor() -> None:
    assert voices_in("The plumber said on Monday that the mine had closed.") == ["The plumber"]


@pytest.mark.parametrize(
    "body",
    [
        "Closing a range of mines says nothing about the harbour, the council wrote.",
        "The papers available to four states said on Monday that the mine had closed.",
    ],
)
def test_what_has_no_noun_at_its_head_is_nobody(body: str) -> None:
    assert not [name for name in voices_in(body) if name.startswith(("Closing", "available"))]


def test_a_relative_clause_is_told_of_the_noun_before_it() -> None:
    body = "The fishing company Quill has already set up ahead of the next season called the plan a dream on Monday."
    ((_, found),) = read_texts({"mines.txt": f"LIMA, 3 May 2024 - {body}\n"})
    assert not [m.name for m in found.mentions if m.name.startswith("set up")]


def test_what_was_let_out_is_one_thing_and_nobody() -> None:
    body = "Information made available to the White House shows that Norway sold shells to Chad. Images show a ship."
    ((_, found),) = read_texts({"mines.txt": f"LIMA, 3 May 2024 - {body}\n"})
    (saying,) = (s for s in found.sayings if s.cue)
    assert saying.speaker is not None and saying.attribution == "impersonal"
    assert found.mentions[saying.speaker].name == "Information made available to the White House"


def test_a_described_body_and_another_say_it_together() -> None:
    body = "In a joint statement the union and Quill Mines said that work would resume. The clerk and Ada said so."
    ((_, found),) = read_texts({"mines.txt": f"LIMA, 3 May 2024 - {body}\n"})
    (saying, *_) = found.sayings
    assert saying.speaker is not None
    speaker = found.mentions[saying.speaker]
    assert (speaker.level, speaker.name) == ("conjunction", "the union and Quill Mines")
    assert [found.mentions[m].name for m in speaker.members] == ["the union", "Quill Mines"]
