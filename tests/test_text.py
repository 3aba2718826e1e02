"""Text: what threads share, what stands around a stretch, and figures in words."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text import AROUND, Extent, Stretches, find_figures, list_words, read_figure, stem, surround, words


def test_threads_do_not_mix_their_stems() -> None:
    heads, tails = ("sail", "link", "deliver", "shipp", "deni"), ("ed", "ing", "es", "s")
    words = [f"{head}{tail}" for head in heads for tail in tails]
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(200)))
    assert found == [alone] * 200


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("above\n\n[said]\n\nbelow", "\n\n[said]\n\n"),
        ("line\n[said]\nline", "line\n[said]\nline"),
        (f"{'a' * 99}[said]{'b' * 99}", f"{'a' * AROUND}[said]{'b' * AROUND}"),
        ("[said]", "[said]"),
    ],
)
def test_around_a_stretch_is_its_own_paragraph(text: str, around: str) -> None:
    assert surround(text, text.index("["), text.index("]") + 1).of(text) == around


@pytest.mark.parametrize(
    ("word", "figure"),
    [("Nineteen", "19"), ("forty", "40"), ("twenty-four", "24"), ("1,200", "1200"), ("one", None), ("ferry", None)],
)
def test_figures_are_read_in_digits_and_spelled_below_a_hundred(word: str, figure: str | None) -> None:
    assert read_figure(word) == figure


def test_a_number_is_read_with_the_word_that_multiplies_it() -> None:
    text = "three thousand rifles, 20 hundred men, a dozen ships and forty-two\nthousands"
    assert [figure for _, figure in find_figures(text)] == ["3000", "2000", "12", "42"]
    assert next(place.of(text) for place, _ in find_figures(text)) == "three thousand"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=12), st.integers(0, 40), st.integers(0, 12))
def test_stretches_are_found_by_place_as_by_asking_each(rows: list[tuple[int, int]], start: int, size: int) -> None:
    extents, asked = [Extent(a, a + n) for a, n in rows], Extent(start, start + size)
    found = Stretches(extents)
    assert found.meet(asked) == sorted(e for e in extents if e.overlaps(asked))
    assert not size or found.hold(asked) == any(e.contains(asked) for e in extents)


@given(st.text(alphabet="aB1 .,'’-\n", max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_words_without_their_places_are_the_same(text: str, start: int, size: int) -> None:
    assert list_words(text) == [word.text for word in words(text)]
    assert list_words(text, start, start + size) == [word.text for word in words(text, start, start + size)]
