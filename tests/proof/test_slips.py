"""Slips that a report's own words give away, and the like words that are right."""

import pytest

from headwater.proof.slips import find_slips
from headwater.proof.spelling import find_misspelt
from headwater.read.plain import read_plain

WRONG = [
    ("He left before the the storm came.", "doubled word", "the"),
    ("The owners ' boat sank off the coast.", "stray space", "owners '"),
    ("It sank for ‘lack of oil ' in May.", "stray space", "oil '"),
    ("“We asked, ‘Who owns the boat? '” Berg said.", "stray space", "boat? '"),
    ("There were ten sailors, all of who drowned.", "grammar", "all of who"),
    ("Because the boat is old, it means that it may sink.", "grammar", "Because the boat is old, it means"),
    ("Crowds waved flags-in honour of the crew.", "hyphen for dash", "flags-in"),
    ("The ministry assures that the boat is safe.", "translation", "assures"),
    ("Norland assures Anna Berg wants to sell the boat.", "translation", "assures"),
    ("The mayor of Bergen, Anna Berg said that it sank.", "comma missing", "The mayor of Bergen, Anna Berg said"),
    ("The governmnet will pay.", "misspelt", "governmnet"),
    ("They are meetin again in May.", "misspelt", "meetin"),
]
RIGHT = [
    "He had had enough, and that that was so nobody knew.",
    "The owners' boat sank. “It was the owners’,” she said.",
    "There were ten sailors, all of whom drowned, and asked all of those who knew.",
    "Because the boat is old, it may sink.",
    "The passers-by saw a built-in engine and a father-in-law.",
    "Rest assured that the boat is safe; he assured her that it was, and a source said Berg assured that it would be.",
    "Norland assures Anna Berg that the boat is safe.",
    "The mayor of Bergen, Anna Berg, said that it sank.",
    "The treaty was initialled beside a transmitter.",
    "A skipper called it duress, and spoke of parity, protectees and knots.",
    "Long, long ago they sang la la la, and said so very very often.",
]


def slips(text: str) -> list[tuple[str, str]]:
    report = read_plain("a.txt", "a.txt", f"Boat sinks off Bergen\n\n{text}\n".encode(), None)
    return [(s.what, s.extent.of(report.text)) for s in (*find_slips(report), *find_misspelt(report))]


@pytest.mark.parametrize(("text", "what", "words"), WRONG)
def test_a_slip_is_found_where_it_stands(text: str, what: str, words: str) -> None:
    assert slips(text) == [(what, words)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert slips(text) == []


def test_a_headline_that_breaks_off_is_a_slip() -> None:
    report = read_plain(
        "a.txt", "a.txt", b"Norland tells the skippers of the fleet to\n\nThe boats are to stay.\n", None
    )
    assert [s.what for s in find_slips(report)] == ["title cut off"]


def test_a_passage_that_stands_twice_is_a_slip() -> None:
    passage = "The harbour master of Bergen told the owners in May that the boat was not fit to sail."
    text = f"A boat sank on Monday.\n\n{passage}\n\nThe owners did not answer.\n\n{passage}"
    report = read_plain("a.txt", "a.txt", f"Boat sinks off Bergen\n\n{text}\n".encode(), None)
    (slip,) = find_slips(report)
    places = (slip.extent, *slip.others)
    assert (slip.what, [p.of(report.text) for p in places]) == ("passage repeated", [passage, passage])
    assert len(set(places)) == 2


def test_what_a_page_does_throughout_is_one_slip() -> None:
    text = " ".join(f"The {n} ' boat sank." for n in "owners crews sailors skippers masters".split())
    report = read_plain("a.txt", "a.txt", f"Boat sinks off Bergen\n\n{text}\n".encode(), None)
    (slip,) = find_slips(report)
    assert [e.of(report.text) for e in (slip.extent, *slip.others)] == [
        f"{n} '" for n in "owners crews sailors skippers masters".split()
    ]
