"""The soak in small, and the plan by which its server misbehaves."""

from collections import Counter

import pytest

from benchmarks.soak.items import is_edited, make_item
from benchmarks.soak.measuring import count_edited, flatten_outcome, run_soak
from benchmarks.soak.plot import draw_memory
from benchmarks.soak.server import FAULTS, FeedServer


def test_items_are_made_anew_each_time_and_edited_once() -> None:
    assert make_item(7, 0, 0) == make_item(7, 5, 0)
    before, after = make_item(50, 1, 0), make_item(50, 2, 0)
    assert is_edited(50) and before.revision == 0 and after.revision == 1 and before.text != after.text
    assert len({make_item(n, 0, 0).text for n in range(5)}) == 1  # five feeds, one text
    assert count_edited(120, 10, late=False) == {0, 50, 100}
    assert count_edited(20, 10, late=True) == set()  # its edit was not out yet


def test_every_fault_comes_and_a_third_try_never_fails() -> None:
    server = FeedServer(20_000, 200)
    tries = [_try_three_times(server, step, feed) for step in range(server.steps) for feed in range(5)]
    assert set(Counter(row[0] for row in tries)) == {"", *FAULTS}
    assert any(row[0] and row[1] for row in tries) and not any(row[2] for row in tries)


def _try_three_times(server: FeedServer, step: int, feed: int) -> list[str]:
    server.step = step
    return [server.choose_fault(feed) for _ in range(3)]


@pytest.mark.slow
def test_a_small_soak_is_exact() -> None:
    outcome = run_soak(50, 25)
    assert outcome.complaints == []
    figures = flatten_outcome(outcome)
    assert (figures["items"], figures["visits_added"], figures["visits_revised"]) == (50, 50, 1)
    assert figures["news_report_revised"] >= 1 and sum(outcome.faults.values()) >= 1
    assert draw_memory(outcome.memory).startswith("<svg")
