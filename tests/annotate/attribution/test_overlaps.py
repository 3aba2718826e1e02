from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.attribution.overlaps import find_overlapping, shelve
from headwater.text import Extent

EXTENTS = st.builds(lambda start, size: Extent(start, start + size), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(EXTENTS, max_size=20), EXTENTS)
def test_the_shelf_finds_what_a_look_at_all_would_find(extents: list[Extent], wanted: Extent) -> None:
    shelf = shelve((e, k) for k, e in enumerate(extents))
    assert sorted(find_overlapping(shelf, wanted)) == [k for k, e in enumerate(extents) if e.overlaps(wanted)]
