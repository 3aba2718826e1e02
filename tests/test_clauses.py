import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.clauses import LONGEST, cut_clauses, stretch_clause
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
        "'and that' goes on with what is said",
        "the drones were unloaded at night and that none of them has been seen since",
        ["the drones were unloaded at night", "none of them has been seen since"],
    ),
    (
        "however short they are",
        "the ship was seized and that the crew was safe",
        ["the ship was seized", "the crew was safe"],
    ),
    (
        "'and that' of a verb in the content does not",
        "the crew denied that the drones were unloaded and that nobody had been told of it",
        ["the crew denied that the drones were unloaded and that nobody had been told of it"],
    ),
    (
        "a comma and a new subject",
        "the freighter carried tractors and ploughs, and the ministry has seen the papers",
        ["the freighter carried tractors and ploughs", "the ministry has seen the papers"],
    ),
    (
        "any new subject with a verb of its own",
        "the master has been held since Monday, and nobody in the harbour has seen his ship",
        ["the master has been held since Monday", "nobody in the harbour has seen his ship"],
    ),
    (
        "a participle is no verb of its own",
        "the harbour was closed to the ferries, and a tug found by divers lay on its side",
        ["the harbour was closed to the ferries, and a tug found by divers lay on its side"],
    ),
    (
        "nor is that of a relative clause",
        "the police held the master, and two sailors who had come ashore",
        ["the police held the master, and two sailors who had come ashore"],
    ),
    (
        "what joins two things in a phrase starts none",
        "in spite of the gale from the west, and of the ice that had closed the harbour",
        ["in spite of the gale from the west, and of the ice that had closed the harbour"],
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
    (
        "a limit of what is not done",
        "the crew would not leave the freighter before the first boat of the coast guard arrived",
        ["the crew would not leave the freighter before the first boat of the coast guard arrived"],
    ),
    (
        "titles and initials end nothing",
        "the charge was a theory that had been pushed for months by Rep. Stell and Donald J. Quill of the committee",
        ["the charge was a theory that had been pushed for months by Rep. Stell and Donald J. Quill of the committee"],
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


def test_an_event_with_a_far_part_is_its_trigger_alone() -> None:
    text = "x" * (LONGEST + 20)
    assert stretch_clause(text, Extent(0, 5), [Extent(LONGEST, LONGEST + 9)]) == Extent(0, 5)
    assert stretch_clause(text, Extent(40, 45), [Extent(10, 20), Extent(60, 70)]) == Extent(10, 70)
