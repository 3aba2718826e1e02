"""What stands in a stretch of a report is found by its place: a long report is not walked for each of its passages."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec
import pytest

from headwater.link.phrasing.wording import word_proposition
from headwater.link.reading import Reading, index_reading
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports
from headwater.record.spans import Evidence
from headwater.text import Extent
from tests.link.propositions import proposition

TEXT = """Transcript of the talk

MAYOR ADA LUND: The ferry left the harbour on 3 March, and Boris Keller said on 5 April that it came back.

BORIS KELLER: “The bridge,” I said, “was closed since the storm of 7 May,” and the port denied it on Monday.
"""
T = TypeVar("T")


class Unwalked(tuple[T, ...]):
    """A row of which a place may be looked at and a part be cut, and that nobody may go through."""

    def __iter__(self) -> Iterator[T]:
        raise AssertionError("walked")


@pytest.fixture(scope="module")
def reading() -> Reading:
    [(report, found)] = pairs = read_texts({"talk.txt": TEXT})
    return index_reading(link_reports(pairs), {report.id: tuple(s.extent for s in found.sentences)}, {})


def test_looking_up_finds_what_going_through_finds(reading: Reading) -> None:
    (key, times), *_ = reading.times.items()
    assert times and reading.events[key] and reading.statements[key]
    for start in range(0, len(TEXT), 7):
        for end in range(start + 1, len(TEXT), 11):
            around = Extent(start, end)
            held = [e for e in reading.events[key] if around.contains(e.trigger.extent)]
            said = [s for s in reading.statements[key] if any(p.extent.overlaps(around) for p in s.extent)]
            assert reading.times_in(key, around) == tuple(t for t in times if around.contains(t.span.extent))
            assert reading.events_in(key, around) == tuple(held)
            assert reading.statements_in(key, around) == tuple(said)
        assert reading.sentence_at(key, start) == next(
            (s for s in reading.sentences[key] if s.start <= start < s.end), None
        )


def test_a_claim_is_worded_without_going_through_its_report(reading: Reading) -> None:
    (key, times), *_ = reading.times.items()
    long = msgspec.structs.replace(reading, times={key: Unwalked(times)})
    around = Extent(TEXT.index("The ferry"), TEXT.index(", and Boris"))
    evidence = Evidence(report=key, start=around.start, end=around.end, text=around.of(TEXT))
    item = msgspec.structs.replace(proposition(evidence.text, key), evidence=evidence)
    assert word_proposition(long, [item]) == word_proposition(reading, [item])
