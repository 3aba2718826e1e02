import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import best_body, compare_bodies
from headwater.names.bodies import holds_no_more
from headwater.names.parts import is_business_stem
from headwater.text import stem

NAMES = st.text(alphabet=st.sampled_from(list("abn UNof.-'")), max_size=30)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Foreign Ministry", "Ministry of Foreign Affairs"),
        ("Polish Foreign Ministry", "Ministry of Foreign Affairs of Poland"),
        ("Department of the Treasury", "Treasury Department"),
        ("White House National Security Council", "National Security Council"),
        ("RCI", "River Commission International"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Rivers Forever UK", "Rivers Forever"),
        ("Associated Press", "AP"),
        ("Tarpan", "Tarpan Motor Company"),
        ("Tarpan LLC", "Tarpan Group"),
        ("Tarpna Group", "Tarpan"),
        ("RV", "River Vessels Corporation"),
    ],
)
def test_one_body(a: str, b: str) -> None:
    assert compare_bodies(a, b).score >= 0.85
    assert compare_bodies(b, a).score == compare_bodies(a, b).score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Polish Foreign Ministry", "Ministry of Foreign Affairs of Peru"),
        ("National Security Council", "UN Security Council"),
        ("White House Security Council", "United Nations Security Council"),
        ("Carver campaign", "Doe campaign"),
        ("RCI", "Harbour Commission"),
        ("River Commission", "River Commission Staff Union"),
        ("Senate", "House of Representatives"),
        ("", "Senate"),
        ("National Bank", "Central Bank"),
        ("Tarpan", "Tarpan Bank"),
        ("River Vessels", "River Valves"),
        ("UN", "U.S. Navy"),
    ],
)
def test_not_surely_one_body(a: str, b: str) -> None:
    assert compare_bodies(a, b).score < 0.85


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert compare_bodies(a, b).score == pytest.approx(compare_bodies(b, a).score)
    assert 0 <= compare_bodies(a, b).score <= 1


def test_best_form() -> None:
    assert best_body(["UN", "U.N."]) == "United Nations"
    assert best_body(["RCI", "River Commission International"]) == "River Commission International"


@pytest.mark.parametrize(
    ("used", "best"),
    [
        ({"Tarpan": 9, "Tarpan Motor Company": 1}, "Tarpan"),
        ({"Tarpan": 2, "Tarpan Motor Company": 1}, "Tarpan Motor Company"),
        ({"RCI": 5, "River Commission International": 1}, "River Commission International"),
        ({"RCI": 30, "River Commission International": 1, "RCI Inc": 9}, "RCI"),
    ],
)
def test_a_body_is_called_by_the_fullest_common_form(used: dict[str, int], best: str) -> None:
    assert best_body(used, used) == best


@pytest.mark.parametrize(
    ("before", "is_former"),
    [
        ("a former Norwegian ", True),
        ("Former federal prosecutor and New York ", True),
        ("the ex-", True),
        ("former minister Ada Lund and Norwegian ", False),
        ("The former mayor, Ada Lund, met the ", False),
        ("the ", False),
    ],
)
def test_an_office_that_is_held_no_more(before: str, is_former: bool) -> None:
    assert holds_no_more(before, len(before)) is is_former


def test_a_word_of_business_is_known_by_its_stem() -> None:
    assert all(is_business_stem(stem(word)) for word in ("shipping", "banks", "logistics", "industries"))
    assert not any(is_business_stem(stem(word)) for word in ("kestrel", "norland", ""))
