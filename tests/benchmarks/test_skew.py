"""A shelf that very many reports are on: time and memory grow with their number, and no copy is missed."""

import pytest

from benchmarks.skew import Cost, draw_profiles, flatten_costs, tabulate_costs
from headwater.link.neighbours import matters
from headwater.link.neighbours.matters import NEXT, WIDE, are_neighbours, join_shelf


def test_a_wide_shelf_is_compared_with_the_next_ones_and_its_copies_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def count(a: matters.Profile, b: matters.Profile) -> bool:
        asked.append(1)
        return are_neighbours(a, b)

    monkeypatch.setattr(matters, "are_neighbours", count)
    size = 2 * WIDE
    profiles = list(draw_profiles(size))
    assert not are_neighbours(profiles[0], profiles[1])
    pairs = set(join_shelf(range(size), profiles.__getitem__))
    assert pairs == {(number - 1, number) for number in range(9, size, 10)}
    assert len(asked) <= size * NEXT


def test_figures_of_a_shelf() -> None:
    costs = [Cost(reports=20000, seconds=2.0, memory=2**27, copies=2000, found=1999)]
    assert flatten_costs(costs) == {"20000_shelf_s": 2.0, "20000_peak_mb": 128.0, "20000_missed": 1}
    assert "0.10" in tabulate_costs(costs)
