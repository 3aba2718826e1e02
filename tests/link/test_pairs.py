"""What keeps two propositions apart and what brings them near, on propositions made by hand."""

from typing import Any

import msgspec

from headwater.dates import unknown
from headwater.link.pairs import (
    reason_apart,
    weigh_actors,
    weigh_figures,
    weigh_heads,
    weigh_voices,
)
from headwater.link.propositions import Proposition
from headwater.record.model import Event
from headwater.record.spans import Evidence, Span

BODIES = {"spokesman": "orvessa", "orvessa": "orvessa", "sarrend": "sarrend"}
SAILED = Event(
    id="evt", report="rep", type="sea:DEPARTURE", trigger=Span(report="rep", start=0, end=6, text="sailed"), roles=(),
    when=unknown("none given"), where=None, modality="actual", polarity="pos", statement=None,
)  # fmt: skip


def proposition(words: str, report: str = "rep", event: str | None = None, **more: Any) -> Proposition:
    """A proposition whose terms are its words; by default an assertion of nobody."""
    fields: dict[str, Any] = {
        "act": "assert", "voice": None, "actors": frozenset(), "people": frozenset(), "figures": frozenset(),
        "events": (), "weights": dict.fromkeys(words.split(), 2.0), "head": None, **more,
    }  # fmt: skip
    return Proposition(
        evidence=Evidence(report=report, start=0, end=len(words), text=words, event=event), words=words, **fields
    )


def test_a_denial_and_an_assertion_are_never_one_claim() -> None:
    denied = proposition("the ship sailed", act="deny", voice="orvessa")
    assert reason_apart(denied, proposition("the ship sailed"), BODIES) == "one is a deny, the other a assert"


def test_denials_of_one_institution_may_be_one_and_those_of_two_never_are() -> None:
    one = proposition("the ship sailed", act="deny", voice="orvessa")
    same = proposition("the ship never sailed", act="deny", voice="spokesman")
    other = proposition("the ship sailed", act="deny", voice="sarrend")
    assert reason_apart(one, same, BODIES) is None
    assert reason_apart(one, other, BODIES) is not None


def test_a_clause_may_tell_with_its_head_of_an_event_that_is_not_marked_in_it() -> None:
    event = proposition("sailed", event="evt", events=(SAILED,), head="sail")
    assert reason_apart(event, proposition("the ship sailed at dawn", head="sail"), BODIES) is None
    assert reason_apart(event, proposition("the crew saw that it sailed", head="see"), BODIES) is not None
    assert reason_apart(event, proposition("the ship never sailed", head="sail"), BODIES) is not None


def test_an_event_that_a_clause_mentions_in_passing_is_not_what_the_clause_says() -> None:
    event = proposition("the ship sailed", event="evt", events=(SAILED,), head="sail")
    drowned = msgspec.structs.replace(SAILED, id="evt_b", type="sea:LOSS")
    aside = proposition("people drowned on the ship that sailed", events=(drowned, SAILED), head="drown")
    assert reason_apart(event, aside, BODIES) is not None
    elsewhere = proposition("people drowned on the ship that sailed", "rep_b", events=(drowned, SAILED), head="drown")
    assert reason_apart(event, elsewhere, BODIES) is None
    negated = proposition("nobody drowned on the ship that sailed", "rep_b", events=(drowned, SAILED), head="drown")
    assert reason_apart(event, negated, BODIES) is not None
    assert reason_apart(event, msgspec.structs.replace(aside, events=(SAILED, drowned)), BODIES) is None


def test_heads_that_stand_in_the_other_bring_two_near() -> None:
    a, b = proposition("ship sail dawn", head="sail"), proposition("ship sail port", head="sail")
    c = proposition("ship sink port", head="sink")
    assert weigh_heads(a, b) > 1 > weigh_heads(a, c)


def test_a_number_in_one_alone_parts_them_a_little() -> None:
    counted = proposition("forty ships", figures=frozenset(("40",)))
    assert weigh_figures(counted, proposition("ships")) < 1 == weigh_figures(counted, counted)


def test_one_speaker_in_two_reports_is_near_two_speakers_are_not() -> None:
    here, there = proposition("ships", voice="mayor"), proposition("ships", "rep_b", voice="mayor")
    assert (
        weigh_voices(here, there) > weigh_voices(here, here) == 1 > weigh_voices(here, proposition("x", voice="crew"))
    )


def test_actors_that_are_not_shared_part_two() -> None:
    a = proposition("x", actors=frozenset(("orvessa", "sarrend")))
    b = proposition("x", actors=frozenset(("orvessa",)))
    c = proposition("x", actors=frozenset(("mayor",)))
    assert 1 == weigh_actors(a, a) > weigh_actors(a, b) > weigh_actors(a, c)
