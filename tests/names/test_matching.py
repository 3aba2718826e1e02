"""Names as a screening compares them: cases of our own, and what must hold of any two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import match_names
from headwater.names.matching import SAME
from headwater.names.parts import Sort, take_apart
from headwater.names.scripts import latin_parts

ONE: list[tuple[Sort, str, str]] = [
    ("person", "IVANENKO, Petro", "Petro Ivanenko"),
    ("person", "Gen. Petro Ivanenko", "Petro Mykolayovych IVANENKO"),
    ("person", "Yevgeny Karpushin", "Evgeniy KARPUSHIN"),
    ("person", "Евгений Карпушин", "Yevgeny Karpushin"),
    ("person", "حسين المصري", "Hussein al-Masri"),
    ("person", "خالد بن سليم", "Khalid bin Salim"),
    ("person", "YevgenyKarpushin", "Yevgeny Karpushin"),
    ("person", "Yevgeny Karp ushin", "Yevgeny Viktorovich Karpushin"),
    ("person", "Y. Karpushin", "Yevgeny Karpushin"),
    ("person", "Yevgeny Karpuhsin", "Yevgeny Karpushin"),
    ("person", "Haji Nooruddin Ben Saleh", "Nuruddin bin Salih"),
    ("person", "HAN Sol-ju", "Han Sol Ju"),
    ("person", "Bill Harroway", "William Harroway"),
    ("body", "Tarpan Motors OAO", "Open Joint Stock Company Tarpan Motors"),
    ("body", "Red Pine Trading Co., Ltd.", "RED PINE TRADING COMPANY LIMITED"),
    ("body", "Brigade Forty-Two", "42 Brigade"),
    ("body", "Banco Altamar S.A.", "Altamar Bank"),
    ("body", "ООО «Тарпан»", "Tarpan LLC"),
    ("body", "NVRC", "National Volga River Company"),
    ("thing", "Morning Heron", "Morning Heron"),
]
TWO: list[tuple[Sort, str, str]] = [
    ("person", "Petro Ivanenko", "Petro Danylenko"),
    ("person", "Hamid Salim Qasir al-Basri", "Hamid Salim Qasir al-Mosuli"),
    ("person", "Andrei Pavlovich Melnik", "Andrei Sergeyevich Melnik"),
    ("person", "Hans Friedrich", "Friedrich Hans"),
    ("person", "Mario Bellucci", "Maria Bellucci"),
    ("person", "Han Sol Ju", "Han Kum Chol"),
    ("person", "Ivanenko", "Petro Ivanenko"),
    ("person", "한솔주", "한설주"),
    ("person", "حسين المصري", "Hassan al-Tamimi"),
    ("body", "Tarpan Motors AG", "Lynx Motors AG"),
    ("body", "Bank of Chad", "Bank of China"),
    ("body", "Altamar Bank", "Altamar Bank Mexico"),
    ("body", "Varna Oil Company", "Varna Gas Company"),
    ("thing", "Morning Heron", "Morning Gull"),
]


@pytest.mark.parametrize(("sort", "a", "b"), ONE)
def test_forms_of_one_name_are_found(sort: Sort, a: str, b: str) -> None:
    assert match_names(a, b, sort).score >= SAME, match_names(a, b, sort)


@pytest.mark.parametrize(("sort", "a", "b"), TWO)
def test_two_names_are_told_apart_and_the_reasons_say_how(sort: Sort, a: str, b: str) -> None:
    found = match_names(a, b, sort)
    assert found.score < SAME, found
    assert found.reasons


def test_a_name_that_many_bear_proves_less_than_a_rare_one() -> None:
    common, rare = match_names("Li Wei", "Li Wei"), match_names("Zurab Okropiridze", "Zurab Okropiridze")
    assert SAME <= common.score < rare.score < 1
    assert "a name that many bear" in common.reasons


def test_the_reasons_name_what_stands_against() -> None:
    assert "danylenko against melnik" in match_names("Petro Melnik", "Petro Danylenko").reasons
    assert "without pavlovich" in match_names("Andrei Pavlovich Melnik", "Andrei Melnik").reasons


NAMES = st.text(alphabet="abdeiklmnorstuvz АБВЕИКЛМНО金正张'-.,", max_size=24)


@given(NAMES, NAMES, st.sampled_from(["person", "body", "thing"]))
def test_a_score_has_no_order_and_lies_between_0_and_1(a: str, b: str, sort: Sort) -> None:
    assert match_names(a, b, sort).score == pytest.approx(match_names(b, a, sort).score)
    assert 0 <= match_names(a, b, sort).score < 1


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    if latin_parts(name) and any(p.kind == "word" and len(p.text) > 2 for p in take_apart(name, "person").parts):
        assert match_names(name, name).score >= SAME
