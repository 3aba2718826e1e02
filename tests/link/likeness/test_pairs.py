"""What keeps two propositions apart, and which pairs are weighed, on propositions made by hand."""

import msgspec
import pytest

from headwater.link.assertion.heads import find_head
from headwater.link.assertion.propositions import Proposition
from headwater.link.likeness.pairs import OPPOSITE, list_pairs, reason_apart, score_pairs
from headwater.link.senses import find_sense
from headwater.record.spans import Span
from headwater.text import stem
from tests.link.propositions import SAILED, cast, proposition, vector

BODIES = {"spokesman": "orvessa", "orvessa": "orvessa", "sarrend": "sarrend"}


def test_a_denial_and_an_assertion_are_never_one_claim() -> None:
    denied = proposition("the ship sailed", act="deny", voice="orvessa")
    assert reason_apart(denied, proposition("the ship sailed"), BODIES) == "one is a denial, the other is none"


def test_denials_of_one_institution_may_be_one_and_those_of_two_never_are() -> None:
    one = proposition("the ship sailed", act="deny", voice="orvessa")
    same = proposition("the ship never sailed", act="deny", voice="spokesman")
    other = proposition("the ship sailed", act="deny", voice="sarrend")
    assert reason_apart(one, same, BODIES) is None
    assert reason_apart(one, other, BODIES) is not None


def test_what_is_laid_to_two_is_two_accusations() -> None:
    one, other, same = (
        proposition("selling shells", act="accuse", accused=frozenset((who,)))
        for who in ("orvessa", "sarrend", "spokesman")
    )
    assert reason_apart(one, other, BODIES) == "each accuses another"
    assert reason_apart(one, same, BODIES) is None
    assert reason_apart(one, proposition("selling shells", act="accuse"), BODIES) is None


def test_other_figures_and_a_not_keep_two_apart() -> None:
    forty, fifty = (proposition("ships", figures=frozenset((n,))) for n in ("40", "50"))
    assert reason_apart(forty, fifty, BODIES) == "figures: 40 and 50"
    assert reason_apart(forty, proposition("ships"), BODIES) is None
    assert reason_apart(proposition("the ship sailed"), proposition("the ship never sailed"), BODIES) is not None


def test_a_not_of_a_part_keeps_nothing_apart() -> None:
    whole, part = proposition("no soldier will leave the gate"), proposition("all must leave the gate, and nobody else")
    plain = proposition("all soldiers will leave the gate")
    assert reason_apart(whole, plain, {})
    assert reason_apart(part, plain, {}) is None
    assert reason_apart(proposition("the inquest found that nobody left the gate"), plain, {}) is None


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("the mayor will no doubt see the crowd", "the mayor will see the crowd", False),
        ("no fewer than forty boats sailed", "forty boats sailed", False),
        ("a search of the hold and of the deck found no gun", "no gun was found on board", False),
        ("the guard gave no warning of his shot", "the guard shot without warning", False),
        ("the guard gave no warning of his shot", "the guard warned of his shot", True),
        ("all must go and nobody stays", "nobody stays", True),
    ],
)
def test_a_turn_with_a_not_in_it_negates_nothing(one: str, other: str, is_apart: bool) -> None:
    reason = reason_apart(proposition(one), proposition(other, "rep_b"), {})
    assert (reason == "one says that it is so, the other that it is not") == is_apart


def test_what_is_not_known_is_not_said_not_to_be() -> None:
    none, unknown = proposition("there was no sale of ships"), proposition("he was not aware of any sale of ships")
    assert reason_apart(none, unknown, BODIES) == "one knows nothing of it, the other says what is so"
    assert reason_apart(unknown, unknown, BODIES) is None


def test_what_points_back_is_of_what_stands_before_it() -> None:
    mine, its = (proposition("they were not aware of any such ship", voice=voice) for voice in ("orvessa", "sarrend"))
    assert reason_apart(mine, its, BODIES) == "one points back to what was said before it"
    assert reason_apart(mine, mine, BODIES) is None


def test_who_tells_of_an_accusation_does_not_make_it() -> None:
    whole = proposition("drop a suit in which orvessa accuses it of theft", act="demand", voice="sarrend")
    told = msgspec.structs.replace(whole.evidence, statement="another")
    inner = msgspec.structs.replace(whole, act="accuse", voice="orvessa", evidence=told)
    assert reason_apart(whole, inner, BODIES) == "one tells of an accusation that another makes"
    assert reason_apart(whole, msgspec.structs.replace(inner, voice="sarrend"), BODIES) is None


def test_a_giver_who_is_the_taker_elsewhere_keeps_two_apart() -> None:
    sold = cast(SAILED, supplier="orvessa", recipient="sarrend")
    bought = cast(SAILED, supplier="sarrend", recipient="orvessa")
    here, there = (proposition("the sale", event=e.id, events=(e,)) for e in (sold, bought))
    assert reason_apart(here, there, BODIES) is not None
    assert reason_apart(here, here, BODIES) is None


def _event_at(words: str, report: str, around: str) -> Proposition:
    """An event of a report by the word that names it, stretched over what is written here."""
    at = around.index(words)
    trigger = Span(report=report, start=at, end=at + len(words), text=words)
    event = msgspec.structs.replace(SAILED, id=words, report=report, trigger=trigger)
    return proposition(around, report, event=event.id, events=(event,))


def test_clauses_of_one_sentence_tell_each_of_its_own() -> None:
    sentence = "The ferry had left Port Ansel late on Monday and was bound for Tarpan Bay in the south"
    left, bound = _event_at("left", "a", sentence.partition(" late")[0]), _event_at("bound", "a", sentence)
    assert reason_apart(left, bound, BODIES) == "two clauses of one sentence, each of its own happening"
    assert reason_apart(bound, left, BODIES) is not None
    assert reason_apart(left, _event_at("bound", "b", sentence), BODIES) is None  # of two reports: weighed
    assert reason_apart(left, _event_at("Monday", "a", sentence), BODIES) is None


def test_two_who_condemn_one_thing_do_so_each_for_himself() -> None:
    condemned = msgspec.structs.replace(SAILED, type="sea:REJECT")
    one, same, other = (cast(condemned, agent=who) for who in ("orvessa", "spokesman", "sarrend"))
    mine, its, theirs = (proposition("rejected the treaty", event=e.id, events=(e,)) for e in (one, same, other))
    assert reason_apart(mine, its, BODIES) is None
    assert reason_apart(mine, theirs, BODIES) == "two did so, each for itself"
    sailed = [proposition("sailed", events=(cast(SAILED, agent=who),)) for who in ("orvessa", "sarrend")]
    assert reason_apart(sailed[0], sailed[1], BODIES) is None


def test_a_thing_that_is_counted_in_both_is_counted_alike() -> None:
    words = "3,000 rifles and 23 missiles", "2,460 rifles and 23 missiles"
    one, other = (proposition(w, figures=frozenset((w.split()[0].replace(",", ""), "23"))) for w in words)
    assert reason_apart(one, other, BODIES) == "figures: 3000 and 2460"


def test_a_pair_is_weighed_for_its_words_or_for_what_it_asserts() -> None:
    words = proposition("ship sailed dawn"), proposition("ship sailed dawn", "rep_b"), proposition("mayor resigned")
    assert list_pairs(words) == [(0, 1)]
    directions = vector(1, 0), vector(0, 1), vector(9, 3)
    told = [msgspec.structs.replace(p, assertion=v) for p, v in zip(words, directions, strict=True)]
    assert list_pairs(told) == [(0, 2)]


def test_the_same_words_in_two_reports_are_likely_one_claim_and_other_words_are_not() -> None:
    items = [proposition("the ship sailed at dawn", r) for r in ("rep", "rep_b")] + [proposition("the ship sank")]
    scores = score_pairs([msgspec.structs.replace(p, head="sail" if "sailed" in p.words else "sink") for p in items])
    assert scores[0, 1] > 0.5 > scores.get((0, 2), 0.0)


@pytest.mark.parametrize(
    ("one", "other", "is_opposite"),
    [
        ("prices fell in April", "prices rose in April", True),
        ("the union accepted the offer", "the union rejected the offer", True),
        ("she voted against the plan", "she voted for the plan", True),
        ("she voted against the plan", "she voted against the whole plan", False),
        ("the port was not closed", "the port was opened", False),
        ("prices fell", "prices dropped", False),
    ],
)
def test_opposites_are_never_one(one: str, other: str, is_opposite: bool) -> None:
    a, b = (
        proposition(words, head=find_head(words), weights={find_sense(stem(w)): 2.0 for w in words.split()})
        for words in (one, other)
    )
    assert (reason_apart(a, b, BODIES) == OPPOSITE) is is_opposite
