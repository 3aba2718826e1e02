import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dates import unknown
from headwater.link.propositions import cut_clauses, is_told_twice, stretch_event
from headwater.record.model import Event, Role, Span
from headwater.text import Extent

CASES = [
    ("one clause", "the port would reopen within a week", ["the port would reopen within a week"]),
    (
        "two sentences",
        "The ship left the harbour on Friday. Its crew of nine was taken ashore.",
        ["The ship left the harbour on Friday.", "Its crew of nine was taken ashore."],
    ),
    (
        "names are joined by 'and' too",
        "talks between Orvessa and Varonia are moving ahead quickly",
        ["talks between Orvessa and Varonia are moving ahead quickly"],
    ),
    (
        "a pronoun after 'and' starts a clause",
        "the drones were unloaded at night and they have not been seen since",
        ["the drones were unloaded at night", "they have not been seen since"],
    ),
    (
        "a comma and a new subject",
        "the freighter carried tractors and ploughs, and the ministry has seen the papers",
        ["the freighter carried tractors and ploughs", "the ministry has seen the papers"],
    ),
    (
        "a short adverbial is none",
        "the crew had left the freighter after the fire in the hold",
        ["the crew had left the freighter after the fire in the hold"],
    ),
    (
        "a colon",
        "This was the worst of winters: the harbour froze for a month",
        ["This was the worst of winters", "the harbour froze for a month"],
    ),
    (
        "a second predicate of one subject",
        "the company will sell the old ferries and will order two new ones abroad",
        ["the company will sell the old ferries", "will order two new ones abroad"],
    ),
    (
        "a subordinate clause of time",
        "the crew had left the freighter before the first boat of the coast guard arrived",
        ["the crew had left the freighter", "before the first boat of the coast guard arrived"],
    ),
    ("too short to cut", "it left. It sank.", ["it left. It sank."]),
]


@pytest.mark.parametrize(("text", "clauses"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [extent.of(text) for extent in cut_clauses(text, Extent(0, len(text)))] == clauses


@given(st.lists(st.sampled_from([*"aA. ,;”“\n", " and they are ", ", which "]), max_size=80).map("".join))
def test_clauses_lie_inside_their_content_in_order(text: str) -> None:
    extents = cut_clauses(text, Extent(0, len(text)))
    assert all(0 <= e.start <= e.end <= len(text) for e in extents)
    assert all(a.end <= b.start for a, b in itertools.pairwise(extents))


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
