"""Amounts of a telling: the words are read once, and each place that has them has its own spans."""

import pytest

from headwater.link.difference import amounts
from headwater.link.difference.amounts import read_amounts
from headwater.link.reading import Reading, index_reading
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports
from headwater.text import Extent

TELLING = "More than 300 workers left the port, and several ships stayed"
TEXT = f"Port of Westmark closed\n\n{TELLING}.\n\nA day later it was told again. {TELLING}.\n"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return index_reading(link_reports(read_texts({"port.txt": TEXT})), {}, {})


def test_each_place_of_the_same_words_has_its_own_spans(reading: Reading) -> None:
    (key,) = reading.reports
    starts = TEXT.index(TELLING), TEXT.rindex(TELLING)
    rows = [list(read_amounts(reading, key, Extent(start, start + len(TELLING)))) for start in starts]
    for row in rows:
        assert [(a.noun, a.is_vague) for a in row] == [(a.noun, a.is_vague) for a in rows[0]]
        assert [a.span.text for a in row] == ["More than 300 workers", "several ships"]
        assert all(TEXT[a.span.start : a.span.end] == a.span.text for a in row)


def test_a_telling_is_read_once_however_often_it_is_asked_for(reading: Reading) -> None:
    (key,) = reading.reports
    amounts._count.cache_clear()
    for _ in range(3):
        assert list(read_amounts(reading, key, Extent(TEXT.index(TELLING), TEXT.index(TELLING) + len(TELLING))))
    assert (amounts._count.cache_info().misses, amounts._count.cache_info().hits) == (1, 2)


def test_an_amount_begins_with_a_word_of_the_report(reading: Reading) -> None:
    """The 00 of 300 is none, wherever a telling is cut."""
    (key,) = reading.reports
    start = TEXT.index("00 workers")
    assert [a.span.text for a in read_amounts(reading, key, Extent(start, start + len("00 workers left")))] == []
