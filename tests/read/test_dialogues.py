"""Who talks in turns, and what only looks like it."""

import pytest

from headwater.read.zones import mark_zones

INTRO = "Who runs the ice road\n\nIvan Petrov has kept the ice road of the north open for thirty winters in a row.\n\n"
TURNS = {
    "letters": ("Q: When does it close?\n\nA: It closes in March.", ["Q: When does it close?"], ["A:"]),
    "letters in bold": ("**Q:** When does it close?\n\n**A:** In March.", ["**Q:** When does it close?"], ["**A:**"]),
    "outlet and name": (
        "Ledger: When does it close?\n\nPetrov: It closes in March.", ["Ledger: When does it close?"], ["Petrov:"],
    ),
    "an office, a question that goes on": (
        "HOST: When does it close?\n\nAnd who shuts it?\n\nIVAN PETROV, ROAD KEEPER: It closes in March.",
        ["HOST: When does it close?", "And who shuts it?"],
        ["IVAN PETROV, ROAD KEEPER:"],
    ),
    "a question without a label": (
        "Ledger: When does it close?\n\nPetrov: In March, if at all.\n\n**Who shuts it?**\n\nPetrov: I shut it.",
        ["Ledger: When does it close?", "**Who shuts it?**"],
        ["Petrov:", "Petrov:"],
    ),
    "two who talk to each other": (
        "MR. PETROV: The road is safe in May.\n\nMS. HOLM: The road is not safe in May.",
        [],
        ["MR. PETROV:", "MS. HOLM:"],
    ),
    "questions alone, answered in the first person": (
        "We spoke to him on Monday. This interview has been edited for length.\n\nWhen does it close?\n\n"
        "I close it in March.\n\nWho pays you?\n\nNobody has paid me since May, and I do not complain.",
        ["When does it close?", "Who pays you?"],
        [],
    ),
}  # fmt: skip
OTHERS = {
    "fields": "Name: Ivan Petrov\n\nBorn: In a village of the north.\n\nReason: He closed the road in May.",
    "one post": "Anna Holm: The road is not safe in May, and everybody there knows it.",
    "an explainer": "When does it close?\n\nIt closes in March.\n\nWho pays for it?\n\nThe towns pay for it.",
    "states with figures": "Norland: It lost three boats in May.\n\nEstria: It lost two boats in May.",
    "a demand behind a colon": "The result: The road stays shut.\n\nNote: A crown is worth two dollars.",
}


def labels(text: str) -> tuple[list[str], list[str]]:
    """The questions, and the labels of those who answer."""
    zones = [(z.kind, text[z.start : z.end]) for z in mark_zones(text)]
    asked = [words for kind, words in zones if kind == "boilerplate:question"]
    return asked, [w for kind, w in zones if kind == "boilerplate:label" or (kind == "heading" and w.endswith(":"))]


@pytest.mark.parametrize(("talk", "asked", "named"), TURNS.values(), ids=TURNS)
def test_turns_are_told_from_what_is_asked(talk: str, asked: list[str], named: list[str]) -> None:
    assert labels(INTRO + talk) == (asked, named)


@pytest.mark.parametrize("talk", OTHERS.values(), ids=OTHERS)
def test_what_nobody_says_in_turns_stays_as_it_is(talk: str) -> None:
    assert labels(INTRO + talk) == ([], [])
