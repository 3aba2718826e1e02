"""Questions to a record: answered in other words too, and left open where no report says so."""

from functools import cache

import pytest

from headwater.pipeline.asking import ask
from headwater.pipeline.tracing import trace_texts
from headwater.record.whole import Record

SAID = """OSLO, 3 May 2031 - Foreign Minister Ada Lund said on Friday that Norway had supplied ammunition to Chile.

The union of dock workers said it had closed the port of Hamar on Monday. The central bank raised its key rate to 5
percent, its governor Jan Berg announced.

A ferry sank off Bergen with 40 people on board, police said.
"""
TOLD = """OSLO, 4 May 2031 - The court sentenced the former mayor Ola Moe to six years in prison for taking bribes, its
spokeswoman said on Saturday.

Peru's army crossed the border at dawn, the governor of Tacna said. Miners at the Kestrel pit walked out over pay, the
union said.
"""


@cache
def trace_both() -> Record:
    return trace_texts({"said.txt": SAID, "told.txt": TOLD})


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("did Norway send shells to Chile?", "Norway had supplied ammunition to Chile"),
        ("Has Norway armed Chile?", "Norway had supplied ammunition to Chile"),
        ("did dockers shut the port of Hamar?", "had closed the port of Hamar"),
        ("is the harbour at Hamar shut?", "had closed the port of Hamar"),
        ("did the central bank increase interest rates?", "The central bank raised its key rate"),
        ("did a boat go down near Bergen?", "A ferry sank off Bergen"),
        ("how many passengers were aboard the ferry?", "40 people on board"),
        ("was Ola Moe jailed?", "to six years in prison"),
        ("did Peruvian troops invade?", "Peru's army crossed the border"),
        ("did the pit's workers stop working?", "Miners at the Kestrel pit walked out"),
    ],
)
def test_a_question_is_answered_in_other_words(question: str, claim: str) -> None:
    assert claim in ask(trace_both(), question)[0].claim.proposition


@pytest.mark.parametrize(
    "question",
    [
        "did Sweden supply ammunition to Chile?",
        "did Norway buy submarines from Peru?",
        "did Chile give Norway a loan?",
        "did Chile supply Norway with ammunition?",
        "has Chile sent ammunition to Norway?",
        "did the central bank sack its governor?",
        "was the ferry hijacked?",
        "did Ola Moe win the election?",
        "was Ada Lund jailed?",
        "did Peru's army lose a battle?",
        "did the miners find gold?",
        "is the port of Hamar to be sold?",
        "who won the football match?",
    ],
)
def test_what_nobody_says_is_not_answered(question: str) -> None:
    assert ask(trace_both(), question) == ()
