"""An event that only describes a thing is not what the clause around it says."""

import msgspec
import pytest

from headwater.link.likeness.evidence import find_evidence
from headwater.link.likeness.modifiers import is_modifier
from headwater.record.spans import Span
from tests.link.propositions import SAILED, proposition

CASES = [
    ("Estria confirmed the drums seized by the navy as rocket fuel", "seized", True),
    ("The ministry showed letters written in May to the firm", "written", True),
    ("The court freed a skipper arrested in Osk", "arrested", True),
    ("The navy seized the drums in May", "seized", False),
    ("The drums were seized by the navy", "seized", False),
    ("Drums seized by the navy in the strait", "seized", False),
    ("The minister said drums had been seized by the navy", "seized", False),
    ("The navy said it seized from the ship forty drums", "seized", False),
    ("The navy boarded the ship and seized in the hold forty drums", "seized", False),
    ("The ministry paid for the seized drums", "seized", False),
]


@pytest.mark.parametrize(("text", "word", "is_one"), CASES, ids=[case[0] for case in CASES])
def test_a_participle_behind_a_noun_describes_it_where_the_clause_has_another_verb(
    text: str, word: str, is_one: bool
) -> None:
    assert is_modifier(text, text.index(word)) == is_one


def test_a_clause_says_something_else_of_what_an_event_only_describes() -> None:
    text = "Estria confirmed the drums seized by the navy as rocket fuel"
    seized = msgspec.structs.replace(SAILED, trigger=Span(report="rep", start=27, end=33, text="seized"))
    told = proposition("the drums seized by the navy", event="evt", events=(seized,), head="seiz")
    clause = proposition(text, events=(seized,), head="confirm")
    first = proposition("Estria said the navy of Norland seized the drums", events=(seized,), head="say")
    assert [find_evidence(told, p)["aside"] for p in (clause, first)] == [1, 0]
