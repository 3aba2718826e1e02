"""States that no table knows, by their own name and that of their people."""

from headwater.resolve.chains import Chain
from headwater.resolve.polities import settle_polities


def chain(name: str, sort: str, at: int, kind: str = "") -> Chain:
    return Chain(report="a.txt", members=(at,), sort=sort, type=kind or sort, names=(name,), country=None, key=None)


def test_a_state_and_its_people_are_one_even_where_reading_took_it_for_somebody() -> None:
    settled = settle_polities([chain("Norlund", "person", 0), chain("Norlundian", "body", 1, "group")])
    assert [(c.sort, c.names) for c in settled] == [("state", ("Norlund",))] * 2


def test_somebody_with_a_name_of_his_own_is_no_state() -> None:
    settled = settle_polities([chain("Per Norlund", "person", 0), chain("Norlundian", "body", 1, "group")])
    assert [c.sort for c in settled] == ["person", "body"]


def test_two_people_whose_names_are_made_like_a_state_and_its_people_stay_two_people() -> None:
    names = [chain("Karim", "person", 0), chain("Karimi", "person", 1), chain("Selmar", "person", 2)]
    assert [c.sort for c in settle_polities([*names, chain("Selmari", "body", 3, "organization")])] == [
        *["person"] * 3,
        "body",
    ]
