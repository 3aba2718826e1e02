import numpy as np

from headwater.annotate.meanings import find_meanings, pool_meanings
from headwater.annotate.parses import parse_sentences
from headwater.annotate.sentences import split_text
from headwater.annotations import Saying, Sentence
from headwater.encoder.model import default_encoder
from headwater.link.reading import unpack_vector
from headwater.text import Extent

TEXT = "The harbour is closed, the mayor said, and they will not open it. Ships lie idle. The port has been shut."
SENTENCES = [Sentence(extent=e, zone="body", paragraph=0) for e in split_text(TEXT)]
PARSES = parse_sentences(TEXT, SENTENCES, default_encoder())


def place(words: str) -> Extent:
    start = TEXT.index(words)
    return Extent(start, start + len(words))


def cosine(a: str, b: str) -> float:
    rows = [unpack_vector(m.vector) for w in (a, b) for m in pool_meanings(PARSES, [place(w)])]
    return float(rows[0] @ rows[1])


def test_every_sentence_and_clause_said_has_a_meaning_in_text_order() -> None:
    content = place("The harbour is closed")
    said = Saying(
        content=(content,), speaker=None, speaker_extent=None, cue=place("said"), directness="indirect",
        attribution="explicit", act="assert",
    )  # fmt: skip
    found = [m.extent for m in find_meanings(TEXT, PARSES, [said], [])]
    assert found == sorted({content, *(s.extent for s in SENTENCES)})


def test_so_has_every_clause_of_a_sentence_that_nobody_says() -> None:
    told = "The ferries lie idle at the old pier, and they will not sail before the spring."
    sentence = Sentence(extent=Extent(0, len(told)), zone="body", paragraph=0)
    found = find_meanings(told, parse_sentences(told, [sentence], default_encoder()), [], [])
    assert [m.extent.of(told) for m in found] == [told[:36], told, told[42:]]


def test_what_means_the_same_is_nearer_than_what_stands_beside_it() -> None:
    same = cosine("The harbour is closed", "The port has been shut.")
    assert same > cosine("Ships lie idle.", "The port has been shut.")


def test_a_stretch_without_words_has_none() -> None:
    assert list(pool_meanings(PARSES, [Extent(place(" Ships").start, place(" Ships").start)])) == []


def test_a_sentence_means_the_same_alone_and_among_others() -> None:
    alone = parse_sentences(TEXT, SENTENCES[1:2], default_encoder())
    extent = SENTENCES[1].extent
    assert list(pool_meanings(alone, [extent])) == list(pool_meanings(PARSES, [extent]))


def test_a_packed_direction_has_unit_length() -> None:
    vectors = [unpack_vector(m.vector) for m in pool_meanings(PARSES, [s.extent for s in SENTENCES])]
    assert np.allclose([np.linalg.norm(v) for v in vectors], 1.0)
