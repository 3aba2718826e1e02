import pytest

from headwater.link.likeness.contrasts import counts_exclude, find_contrast, list_counts, numbers_exclude


@pytest.mark.parametrize(
    ("a", "b", "contrast"),
    [
        ("his “working visit” to Norland", "the state visit to Norland", "visits"),
        ("his working visit to Norland", "the visit to Norland", None),
        ("a state visit and a working visit", "a working visit", None),
        ("she won the presidential election", "her party won a parliamentary election", "elections"),
        ("she won the first round", "she lost the second presidential round", "rounds"),
        ("the vote of the first day", "the second vote", None),
        ("the Supreme Court of Norland", "the Norland appeals court", "courts"),
        ("the officer opened fire in Osk", "her demand that the officer be fired", "firing"),
        ("he gave no warning that he would fire", "the officer was fired at in Osk", None),
    ],
)
def test_sorts_of_one_thing_set_two_apart(a: str, b: str, contrast: str | None) -> None:
    assert find_contrast(a, b) == contrast
    assert find_contrast(b, a) == contrast


def test_what_is_counted_stands_behind_its_number() -> None:
    found = list_counts("more than 3,000 assault rifles, 23 anti-tank missiles and two young people on May 4 as well")
    assert found == {"rifl": {"3000"}, "missil": {"23"}, "peopl": {"2"}}


def test_other_figures_of_one_thing_exclude_and_those_of_another_do_not() -> None:
    one, shared = "3,000 rifles and 23 missiles were found", frozenset({"23"})
    assert counts_exclude(one, "2,460 rifles and 23 missiles were found", shared)
    assert not counts_exclude(one, "23 missiles and 40 mines were found", shared)
    assert not counts_exclude(one, "2,460 rifles", frozenset())


@pytest.mark.parametrize(
    ("a", "b", "is_apart"),
    [
        ("A man was killed in Ostby", "Two men were killed in Ostby", True),
        ("divers found a deep crack in the hull", "divers found two cracks in the hull", True),
        ("one child was hurt", "three young children were hurt", True),
        ("a man was killed", "two soldiers were killed", False),
        ("a man was killed", "men were killed", False),
        ("a man and two women were killed", "two men were killed", False),
        ("a crack was found", "a crack runs by two cracks of old", False),
    ],
)
def test_one_of_a_thing_is_not_several(a: str, b: str, is_apart: bool) -> None:
    assert numbers_exclude(a, b) is numbers_exclude(b, a) is is_apart
