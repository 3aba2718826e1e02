"""Whom a question names in a record of several stories, where a person is an actor of each."""

from headwater.link.questions import find_answers
from headwater.pipeline.tracing import trace_texts

PORT = "3 May 2031\n\nHARBOUR\n\nJoan Doe said that Norway had shipped forty howitzers to Chad by way of Port Ansel."


def test_a_namesake_in_another_story_takes_nothing_from_an_answer() -> None:
    record = trace_texts({"port.txt": PORT})
    chad, norway = (next(a.id for a in record.actors if a.name == name) for name in ("Chad", "Norway"))
    alone = [frozenset((norway,)), frozenset((chad,))]
    also = [frozenset((norway, "act_1", "act_2")), frozenset((chad, "act_3"))]
    answers = [find_answers(record, "howitzers", parties, ()) for parties in (alone, also)]
    assert answers[0] and answers[0] == answers[1]
    assert not find_answers(record, "howitzers", [frozenset((n,)) for n in ("act_1", "act_2", "act_3")], ())
