"""A number that may have been set twice."""

import pytest

from headwater.pipeline.tracing import trace_texts

TWICE = "Lena Aro said that the agents took 5,500 letters and 5,500 tapes from the mine near Brod.\n"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Lena Aro said that the agents took 5,500 letters and 18 tapes from the mine near Brod.\n", 1),
        (TWICE, 0),
        ("Lena Aro said that the agents took many letters from the mine near Brod.\n", 0),
    ],
    ids=["another number elsewhere", "the same elsewhere", "no number elsewhere"],
)
def test_a_number_twice_is_doubted_where_another_report_has_it_once(other: str, found: int) -> None:
    record = trace_texts({"a.txt": TWICE, "b.txt": other})
    doubts = [p for p in record.problems if p.what == "number repeated"]
    assert [p.spans[0].text for p in doubts] == ["5,500 letters and 5,500 tapes"] * found
