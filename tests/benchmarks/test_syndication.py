import random
from itertools import count

import pytest

from benchmarks.syndication import compare_streams, make_prints, print_dispatch, write_dispatch


def test_as_many_reports_repeat_a_dispatch_as_were_asked_for() -> None:
    prints = list(make_prints(count(), 20, 0.6, random.Random(1)))
    assert len(prints) == 20
    firsts = {text.split("\n\n")[2] for text in prints}
    assert len(firsts) == 8
    assert len(set(prints)) > 15  # under other headlines, papers and credits


def test_a_reprint_keeps_the_words_and_may_be_cut() -> None:
    dispatch = write_dispatch(3)
    whole = print_dispatch(dispatch, random.Random(1), is_cut=False)
    cut = print_dispatch(dispatch, random.Random(1), is_cut=True)
    assert all(paragraph in whole for paragraph in dispatch.paragraphs)
    assert sum(paragraph in cut for paragraph in dispatch.paragraphs) in range(3, len(dispatch.paragraphs))
    assert dispatch.agency in whole and dispatch.agency in cut


@pytest.mark.slow
def test_both_streams_are_timed() -> None:
    figures = compare_streams(4, 0.5, 1)
    assert set(figures) == {"distinct_ms", "syndicated_ms", "times_as_fast"}
    assert all(value > 0 for value in figures.values())
