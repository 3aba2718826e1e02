"""Nouns of what is only ahead, and what a rank shows to be done."""

import pytest

from headwater.pipeline.tracing import trace_texts

CASES = [
    ("Bran Holt's visit to Chad next month will be his first.", "visit", "planned"),
    ("The visit by Bran Holt to Chad next month is a risk.", "visit", "planned"),
    ("The invitation to Bran Holt for a state visit to Chad remains open.", "state visit", "possible"),
    ("The idea of a visit to Chad by Bran Holt is an old one.", "visit", "possible"),
    ("Norland rejected a proposed visit by Bran Holt.", "visit", "possible"),
    ("Bran Holt announced a trip to Chad in May.", "trip", "planned"),
    ("The announcement of Bran Holt's visit to Chad drew anger.", "visit", "planned"),
    ("Ada Vance is looking forward to Bran Holt's visit to Chad.", "visit", "planned"),
    ("Bran Holt's visit to Chad in March drew anger.", "visit", "actual"),
    ("Bran Holt returned from a visit to Chad.", "visit", "actual"),
    ("Ada Vance was the first mayor to visit Chad.", "visit", "actual"),
    ("Ada Vance would be the first mayor to visit Chad.", "visit", "possible"),
    ("Bran Holt is expected to land in Chad and to meet Ada Vance.", "meet", "planned"),
    ("Bran Holt is unlikely to greet Ada Vance or visit Chad.", "visit", "possible"),
    ("Had Ada Vance visited Chad, Bran Holt would have gone home.", "visited", "possible"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), CASES, ids=[c[0][:40] for c in CASES])
def test_what_is_ahead_is_not_told_as_done(sentence: str, trigger: str, modality: str) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\nPublished: 12 May 2031\n\n{sentence}\n"})
    assert [e.modality for e in record.events if e.trigger.text == trigger] == [modality]


def test_a_trip_told_as_planned_is_not_told_again_by_a_condition() -> None:
    told = "Bran Holt will visit Chad in June. If he comes to Chad, said Ada Vance, there will be music."
    record = trace_texts({"a.txt": f"A day in Norland\n\nPublished: 12 May 2031\n\n{told}\n"})
    assert [e.trigger.text for e in record.events if "TRIP" in e.type] == ["visit"]
