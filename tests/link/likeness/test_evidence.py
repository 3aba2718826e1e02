"""What speaks for and against two propositions being one, on propositions made by hand."""

import msgspec
import pytest

from headwater.link.likeness.evidence import find_evidence
from headwater.odds import load_odds
from tests.link.propositions import SAILED, proposition, vector


def test_every_evidence_lies_between_nothing_and_one_and_has_a_weight() -> None:
    told = proposition("the ship sailed", event="evt", events=(SAILED,), head="sail", meaning=vector(1, 0))
    other = proposition(
        "the crew never sailed", "rep_b", voice="mayor", figures=frozenset(("40",)), meaning=vector(1, 2)
    )
    for a, b in ((told, other), (told, told), (other, other)):
        evidence = find_evidence(a, b)
        assert evidence.keys() == load_odds()["claim"].weights.keys()
        assert all(-1 <= value <= 1 + 1e-6 for value in evidence.values())
        assert evidence == pytest.approx(find_evidence(b, a))


def test_heads_that_stand_in_the_other_speak_for_two() -> None:
    a, b = proposition("ship sail dawn", head="sail"), proposition("ship sail port", head="sail")
    c = proposition("ship sink port", head="sink")
    assert find_evidence(a, b)["heads"] == 1 > find_evidence(a, c)["heads"] == 0


def test_one_voice_counts_in_two_reports_alone() -> None:
    here, there = proposition("ships", voice="mayor"), proposition("ships", "rep_b", voice="mayor")
    assert find_evidence(here, there)["one_voice"] == 1 > find_evidence(here, here)["one_voice"]
    assert find_evidence(here, proposition("ships", "rep_b", voice="crew"))["one_voice"] == 0


def test_actors_count_by_those_of_the_one_that_names_fewer() -> None:
    a = proposition("x", actors=frozenset(("orvessa", "sarrend")))
    b = proposition("x", actors=frozenset(("orvessa",)))
    c = proposition("x", actors=frozenset(("orvessa", "mayor")))
    assert [find_evidence(a, p)["actors"] for p in (b, c, proposition("x"))] == [1, 0.5, 0]


def test_a_clause_may_tell_with_its_head_of_an_event_that_is_not_marked_in_it() -> None:
    event = proposition("sailed", event="evt", events=(SAILED,), head="sail")
    same, seen, never = (
        proposition("the ship sailed at dawn", head="sail"),
        proposition("the crew saw that it sailed", head="see"),
        proposition("the ship never sailed", head="sail"),
    )
    assert [find_evidence(event, p)["other_happening"] for p in (same, seen, never)] == [0, 1, 1]


def test_an_event_that_a_clause_mentions_in_passing_is_not_what_the_clause_says() -> None:
    event = proposition("the ship sailed", event="evt", events=(SAILED,), head="sail")
    drowned = msgspec.structs.replace(SAILED, id="evt_b", type="sea:LOSS")
    aside = proposition("people drowned on the ship that sailed", events=(drowned, SAILED), head="drown")
    elsewhere = proposition("people drowned on the ship that sailed", "rep_b", events=(drowned, SAILED), head="drown")
    negated = proposition("nobody drowned on the ship that sailed", "rep_b", events=(drowned, SAILED), head="drown")
    first = msgspec.structs.replace(aside, events=(SAILED, drowned))
    assert [find_evidence(event, p)["aside"] for p in (aside, elsewhere, negated, first)] == [1, 0, 1, 0]


def test_a_plan_is_not_as_real_as_what_happened_and_what_is_alleged_may_be() -> None:
    def tell(modality: str) -> float:
        event = msgspec.structs.replace(SAILED, id="evt_b", modality=modality)
        here = proposition("sailed", event="evt", events=(SAILED,))
        return find_evidence(here, proposition("sailed", "rep_b", event="evt_b", events=(event,)))["other_reality"]

    assert [tell(modality) for modality in ("alleged", "planned")] == [0, 1]
