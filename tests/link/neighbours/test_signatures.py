"""Near-copies by MinHash: what is found, and that nothing but the two texts decides it."""

from itertools import pairwise

import numpy as np
import pytest

from benchmarks.copies.peers import FINDERS, make_documents
from headwater.link.neighbours.signatures import (
    BANDS,
    ROWS,
    band_signatures,
    hash_runs,
    pair_texts,
    share_runs,
    sign_text,
)

DISPATCH = (
    "The ministry of trade said on Monday that eleven crates of engine parts had been found in the harbour of Meldis. "
    "A spokeswoman told reporters that the vessel had come from the north. Nobody was on board, she said."
)


def share_exactly(a: str, b: str) -> float:
    one, other = set(hash_runs(a).tolist()), set(hash_runs(b).tolist())
    return len(one & other) / len(one | other)


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(DISPATCH.upper(), id="case"),
        pytest.param(DISPATCH.replace(" ", "\n\n"), id="white space"),
        pytest.param(DISPATCH.replace(".", "!"), id="punctuation"),
    ],
)
def test_what_is_no_word_does_not_count(same: str) -> None:
    assert share_runs(sign_text(DISPATCH), sign_text(same)) == 1.0


@pytest.mark.parametrize("text", ["", "Fire", "Fire in the harbour"])
def test_short_texts_have_signatures_too(text: str) -> None:
    assert sign_text(text).shape == (BANDS * ROWS,)
    assert share_runs(sign_text(text), sign_text(DISPATCH)) == 0.0


def test_estimate_is_near_the_share_of_runs() -> None:
    texts = make_documents(24).texts
    for a, b in pairwise(texts):
        assert abs(share_runs(sign_text(a), sign_text(b)) - share_exactly(a, b)) < 0.16  # four standard deviations


def test_bands_of_one_signature_are_those_of_a_row() -> None:
    signatures = np.stack([sign_text(text) for text in ("", DISPATCH)])
    assert (band_signatures(signatures)[1] == band_signatures(signatures[1])).all()


def test_signature_is_the_same_on_every_machine() -> None:
    assert sign_text(DISPATCH)[:3].tolist() == [7345067, 27504784, 101429180]


def test_pairs_do_not_depend_on_the_other_texts_or_their_order() -> None:
    texts = make_documents(40).texts
    all_pairs = {frozenset((texts[i], texts[j])): share for i, j, share in pair_texts(texts)}
    backwards = {frozenset((texts[-1 - i], texts[-1 - j])): share for i, j, share in pair_texts(texts[::-1])}
    assert all_pairs == backwards
    few = texts[:12]
    assert {frozenset((few[i], few[j])) for i, j, _ in pair_texts(few)} == {p for p in all_pairs if p <= set(few)}


def test_no_text_and_one_text_have_no_pairs() -> None:
    assert pair_texts([]) == pair_texts([DISPATCH]) == []
    assert pair_texts([DISPATCH, DISPATCH, "Snow fell early"]) == [(0, 1, 1.0)]


@pytest.mark.parametrize("name", sorted(FINDERS))
def test_copies_are_found_and_nothing_else(name: str) -> None:
    pytest.importorskip("headwater" if name == "headwater" else name)
    documents = make_documents(64)
    assert FINDERS[name](documents.texts) == documents.copies
