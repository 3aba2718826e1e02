"""One quotation, printed with another word in another report."""

from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Problem


def differences(a: str, b: str) -> list[Problem]:
    record = trace_texts({"a.txt": a, "b.txt": b})
    return [p for p in record.problems if p.what == "quotation differs"]


QUOTED = "“We know that the harbour will be closed to all ships until the end of the week,” Anna Berg said in Oslo.\n"


def test_another_word_inside_the_marks_is_shown_on_both_sides() -> None:
    (problem,) = differences(QUOTED, QUOTED.replace("will be", "would be"))
    assert {span.text for span in problem.spans} == {"will", "would"}
    assert len({span.report for span in problem.spans}) == 2


def test_will_and_would_are_seen_near_the_beginning_of_a_quotation_too() -> None:
    short = "“Further details will be given in due course,” Anna Berg said in Oslo.\n"
    (problem,) = differences(short, short.replace("will be", "would be"))
    assert {span.text for span in problem.spans} == {"will", "would"}
    assert differences(short, short.replace("details", "plans")) == []


def test_the_same_words_a_cut_and_another_spelling_are_no_difference() -> None:
    assert differences(QUOTED, QUOTED) == []
    assert differences(QUOTED, QUOTED.replace(" until the end of the week", "")) == []
    assert differences(QUOTED.replace("week", "mid-week"), QUOTED.replace("week", "midweek")) == []
