"""Events of another field than the story's own, in what somebody says."""

import pytest

from headwater.pipeline.tracing import trace_texts

HEAD = "A day in Norway\n\nPublished: 14 May 2031\n\n"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("agents of Chad hacked the ministry", False),  # the statement tells it already
        ("agents of Chad hacked the ministry on 3 May", True),  # it adds its day
        ("Norway sold rifles to Chad", True),  # of the story's own field
    ],
)
def test_a_statement_tells_what_is_of_another_field(said: str, stands: bool) -> None:
    record = trace_texts({"a.txt": f"{HEAD}The minister, Ana Soler, said that {said}.\n"})
    (event,) = record.events
    assert event.statement is not None
    assert any(s.event == event.id for c in record.claims for s in c.support) == stands
