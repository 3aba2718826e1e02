"""Pieces and shapes."""

import numpy as np

from headwater.encoder.features import LONGEST, SHAPES, build_features, word_shapes


def test_shapes_keep_what_the_tokenizer_folds() -> None:
    names = [SHAPES[i] for i in word_shapes("The US told us that I.M. may visit McKay in May 2031 .".split())]
    assert names == (
        "first_title upper lower lower lower dotted lower lower mixed lower title digit punctuation".split()
    )


def test_a_headline_in_capitals_says_little() -> None:
    assert {SHAPES[i] for i in word_shapes("Norland Denies Arms Sale To Brennick".split())} == {"headline_title"}


def test_each_word_has_its_first_and_last_piece() -> None:
    features = build_features(["Petropavlovsk", "is", "far"])
    assert features.count == 3
    assert features.firsts[0] == 1 and features.lasts[0] > 1
    assert list(features.firsts[1:]) == list(features.lasts[1:])
    assert len(features.pieces) == len(features.shapes) == features.lasts[-1] + 2


def test_words_inside_a_quotation_are_marked() -> None:
    outside, inside = build_features(["we", "deny"]), build_features(["we", "deny"], is_quoted=True)
    assert np.array_equal(outside.pieces, inside.pieces)
    assert list(inside.shapes[1:-1] - outside.shapes[1:-1]) == [len(SHAPES)] * 2


def test_what_does_not_fit_is_left_out_at_a_word() -> None:
    features = build_features(["word"] * 1000)
    assert len(features.pieces) <= LONGEST + 1
    assert features.count < 1000
