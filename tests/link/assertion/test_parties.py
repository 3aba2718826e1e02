import pytest

from headwater.link.assertion.parties import Party, parties_exclude
from headwater.pipeline.tracing import trace_texts

LUND, BERG, HALE = (Party(name, "Person") for name in ("lund", "berg", "hale"))
SHE, STATE, OTHER = Party("she", None), Party("norland", "Country"), Party("estria", "Country")
HEAD, MINISTER = Party("head", None, frozenset({"president"})), Party("minister", None, frozenset({"foreign minister"}))

MANAGER = Party("manager", "Person", frozenset(), is_titled=True)


@pytest.mark.parametrize(
    ("a", "b", "are_two"),
    [
        ((LUND, BERG), (LUND, HALE), True),
        ((LUND, BERG), (BERG, LUND), False),
        ((LUND, BERG), (LUND, SHE), False),
        ((LUND, BERG), (HALE, SHE), False),
        ((LUND, BERG), (LUND, STATE), False),
        ((LUND, OTHER), (LUND, STATE), True),
        ((LUND, BERG, HALE), (LUND, BERG), False),
        ((LUND, HEAD), (LUND, MINISTER), True),
        ((LUND, MINISTER), (LUND, MANAGER), True),
        ((LUND, MINISTER), (LUND, HALE), False),
        ((LUND,), (LUND, BERG), False),
    ],
)
def test_one_who_meets_two_others_has_two_meetings(a: tuple[Party], b: tuple[Party], are_two: bool) -> None:
    assert parties_exclude(a, b) is are_two
    assert parties_exclude(b, a) is are_two


def test_the_premier_and_the_queen_are_met_one_by_one() -> None:
    story = "OSLO, 26 April 2024 - President Ada Lund will meet {} in Oslo.\n"
    who = ("Prime Minister Tor Berg", "Queen Sonja")
    record = trace_texts({f"{n}.txt": story.format(name) for n, name in enumerate(who)})
    assert all(len({s.report for s in claim.support}) == 1 for claim in record.claims)
    assert record.claims
