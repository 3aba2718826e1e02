"""Text: what threads share, and what stands around a stretch."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from headwater.text import AROUND, stem, surround


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
