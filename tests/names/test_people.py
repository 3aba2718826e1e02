import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import best_person, compare_persons, match_title, parse_person, person_gender

NAMES = st.text(alphabet=st.sampled_from(list("abcdeé AB.-'(),\u00a0")), max_size=30)


@pytest.mark.parametrize(
    ("name", "given_names", "family", "suffix"),
    [
        ("Joan Doe", ("joan",), "doe", None),
        ("Mr. Doe", (), "doe", None),
        ("Defense Minister Joan B. Doe", ("joan", "b"), "doe", None),
        ("Otto von der Linde", ("otto",), "von der linde", None),
        ("Hamid bin Rashid", ("hamid",), "bin rashid", None),
        ("Park Ji-song", ("ji-song",), "park", None),
        ("Wang Meili", ("meili",), "wang", None),
        ("Kim Carter", ("kim",), "carter", None),
        ("Paul Doe, Jr.", ("paul",), "doe", "jr"),
        ("Robert Doe III", ("robert",), "doe", "iii"),
        ("Doe, Joan", ("joan",), "doe", None),
        ("(Joan) Doe", ("joan",), "doe", None),
        ("J.R. Doe", ("j", "r"), "doe", None),
        ("", (), None, None),
    ],
)
def test_parts(name: str, given_names: tuple[str, ...], family: str | None, suffix: str | None) -> None:
    assert parse_person(name) == (given_names, family, suffix)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergey Volkov", "Sergei Volkov"),
        ("Viktar Holm", "Wiktor Holm"),
        ("Yevgeny Orlov", "Evgeniy Orlov"),
        ("Park Ji Song", "Park Ji-song"),
        ("Dick Carver", "Richard Carver"),
        ("J. Carver", "Joan Carver"),
        ("Joan Carver", "Joan Mary Carver"),
        ("Linda Brook", "Linda Carver-Brook"),
        ("Alexey VOLKOV", "Alexei Volkov"),
        ("Mohammed bin Rashid", "Muhammad bin Rashid"),
        ("Joan Papastefanou", "Joan Papastefannou"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert compare_persons(a, b).score >= 0.84
    assert compare_persons(b, a).score == compare_persons(a, b).score


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Joan Carver", "Peter Carver"),
        ("Park Ji Song", "Park Mi Yong"),
        ("Marco Carver", "Mario Carver"),
        ("Paul Carver", "Paul Carver Jr."),
        ("Paul Carver II", "Paul Carver III"),
        ("Carver", "Joan Carver"),
        ("Joan", "Joan Carver"),
        ("N.N.", "Nora Nolan"),
        ("Hans Peter", "Peter Hans"),
        ("", "Joan Carver"),
    ],
)
def test_not_surely_one_person(a: str, b: str) -> None:
    assert compare_persons(a, b).score < 0.84


def test_a_score_has_its_reasons() -> None:
    assert compare_persons("Carver", "Joan Carver") == (0.7, ("family name alone",))
    assert "without brook" in compare_persons("Linda Carver", "Linda Brook-Carver").reasons


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    there, back = compare_persons(a, b), compare_persons(b, a)
    assert there.score == pytest.approx(back.score)
    assert 0 <= there.score <= 1
    assert there.reasons


def test_best_form_is_full_and_not_shouted() -> None:
    assert best_person(["Doe", "Joan DOE", "Joan Doe", "J. Doe"]) == "Joan Doe"
    assert best_person([]) is None


@pytest.mark.parametrize(
    ("used", "best"),
    [
        ({"Doe": 9, "Joan Doe": 4, "Joan B. Doe": 1}, "Joan Doe"),
        ({"Doe": 9, "Joan Doe": 2, "Joan Beatrix Doe": 1}, "Joan Beatrix Doe"),
        ({"Joan Doe": 3, "J. Doe": 9}, "Joan Doe"),
        ({"Doe": 3, "J. Doe": 1}, "J. Doe"),
        ({"JOAN DOE": 3, "Joan Doe": 2}, "Joan Doe"),
    ],
)
def test_a_person_is_called_by_the_fullest_common_form(used: dict[str, int], best: str) -> None:
    assert best_person(used, used) == best


@pytest.mark.parametrize(
    ("name", "gender"), [("Maria Doe", "f"), ("John Doe", "m"), ("Park Ji-song", None), ("Doe", None)]
)
def test_gender(name: str, gender: str | None) -> None:
    assert person_gender(name) == gender


def test_the_longest_title_is_read() -> None:
    found = match_title(["deputy", "prime", "minister", "joan"], 0)
    assert found is not None
    assert (found[0], found[1].kind) == (3, "office")
    assert match_title(["river"], 0) is None


def test_other_initials_are_another_person() -> None:
    assert compare_persons("Joan A. Doe", "Joan B. Doe").score < 0.5
    assert compare_persons("Joan A.B. Doe", "Joan A. Doe").score >= 0.8
