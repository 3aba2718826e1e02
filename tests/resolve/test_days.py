"""The day of the news, and what is dated by it."""

import pytest

from headwater.pipeline.tracing import trace_texts

HEAD = "Norway accuses Chad of shipping rifles\n\nPublished: 14 May 2031\n\n"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Norway on Tuesday accused Chad of shipping rifles to Mali.", "2031-05-13"),  # the accusation is the news
        ("Ana Soler said that Norway sold rifles to Chad on Tuesday.", None),  # the day of what is told
        (
            "According to Ana Soler, the ship creaked on Tuesday.",
            None,
        ),  # no event, and yet told
    ],
)
def test_the_day_of_a_cue_is_that_of_the_news(lead: str, day: str | None) -> None:
    record = trace_texts(
        {"a.txt": f'{HEAD}{lead}\n\n"The harbour is full of rifles," said Tomas Brandt, a minister.\n'}
    )
    (said,) = (s.said for s in record.statements if "harbour" in s.content[0].text)
    assert (said.start.isoformat() if said.start else None) == day
