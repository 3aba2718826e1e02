import pytest

from headwater.dates import unknown
from headwater.link.assertion.propositions import ADJUNCT, COUNT, GRANTED, MOOTED, is_told_twice, stretch_event
from headwater.record.model import Event, Role
from headwater.record.spans import Span

SAILING = "The minister will sail to Port Ansel on Monday for a voyage with the crew"


def event(trigger: str, *players: str, kind: str = "sea:VOYAGE") -> Event:
    """An event of SAILING; its first player is the doer."""
    roles = ("agent", "counterpart")
    return Event(
        id=trigger, report="rep", type=kind, trigger=span(trigger), when=unknown("none"), where=None, statement=None,
        roles=tuple(Role(role=r, actor=p, span=span(p)) for r, p in zip(roles, players, strict=False)),
        modality="planned", polarity="pos",
    )  # fmt: skip


def span(words: str) -> Span:
    start = SAILING.index(words)
    return Span(report="rep", start=start, end=start + len(words), text=words)


def test_an_event_reaches_from_its_first_player_to_its_last() -> None:
    assert stretch_event(SAILING, event("sail", "The minister", "Monday")).of(SAILING) == SAILING[:46]


def test_an_event_ends_where_a_purpose_of_its_own_begins() -> None:
    assert stretch_event(SAILING, event("sail", "The minister", "the crew")).of(SAILING) == SAILING[:46]


def test_what_one_clause_tells_with_two_words_is_told_once() -> None:
    sail, voyage = event("sail", "The minister"), event("voyage", "The minister", "the crew")
    assert is_told_twice(voyage, sail) and not is_told_twice(sail, voyage)
    assert not is_told_twice(event("voyage", "The minister", kind="sea:RACE"), sail)
    assert not is_told_twice(event("voyage", "the crew"), sail)
    assert not is_told_twice(voyage, event("sail", "The minister", "Port Ansel"))


def test_the_year_of_a_day_before_an_event_is_no_figure_of_it() -> None:
    assert COUNT.search("Introduced in December 2022, ") is None
    assert [m[1] for m in map(COUNT.search, ("some 1,400 ", "2.5 ")) if m] == ["1,400", "2.5"]


def test_an_event_that_only_says_when_something_was_is_not_what_is_told() -> None:
    assert ADJUNCT.search("He will meet crowds during his first “working ") and ADJUNCT.search("Ahead of the ")
    assert not any(map(ADJUNCT.search, ("During the summer she will ", "He will be hurt in the ")))


@pytest.mark.parametrize(
    ("before", "is_mooted"),
    [
        ("The invitation to the president for a ", True),
        ("She repeated her request for ", True),
        ("She threatened to ", False),
        ("She proposed to ", False),
        ("A march against the proposed ", True),
        ("There were rumours that Lund would make a ", True),
        ("The invitation was sent and the ", False),
        ("Her offer of May stands. The ", False),
        ("She called him before the ", False),
    ],
)
def test_what_somebody_is_only_invited_to_is_not_said_to_happen(before: str, is_mooted: bool) -> None:
    assert (MOOTED.search(before) is not None) is is_mooted


def test_what_is_somebodys_is_taken_for_granted_by_who_speaks_of_it() -> None:
    assert all(map(GRANTED.search, ("the cost of his ", "Lund's “", "against this planned ", "of her first ")))
    assert not any(map(GRANTED.search, ("it could include the ", "his officials ", "She will ", "Lund's men ")))
