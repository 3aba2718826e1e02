"""The figures of the reader's benchmarks on cases small enough to count by hand."""

import numpy as np
import pytest

from benchmarks.reader.attribution import read_document
from benchmarks.reader.entities import name_crossner, name_re3d, name_worldwide
from benchmarks.reader.factuality import macro_f1, mean_error
from benchmarks.reader.likeness import Assertion, near_pairs, story_auc
from benchmarks.reader.spans import Labelled, score_exact, score_overlap
from benchmarks.reader.syntax import conllu_lines, count, read_example
from headwater.encoder.model import default_encoder
from training.corpora import cut_text, parse_brat, parse_conllu, spans_of
from training.examples import is_dev


def span(start: int, end: int, kind: str = "cue") -> Labelled:
    return Labelled("d", 0, start, end, kind)


def test_exact_spans_count_once_each() -> None:
    scores = score_exact([span(0, 1), span(2, 4), span(5, 6, "source")], [span(0, 1), span(2, 3)])
    assert scores["cue"] == 0.5
    assert scores["source"] == 0.0
    assert scores["all"] == pytest.approx(2 / 5)


def test_overlap_is_by_type_and_place() -> None:
    assert score_overlap([span(2, 4)], [span(3, 9)])["cue"] == 1.0
    assert score_overlap([span(2, 4)], [span(4, 9)])["cue"] == 0.0
    assert score_overlap([span(2, 4)], [span(2, 4, "source")])["cue"] == 0.0


def test_certainty_is_scored_by_class_and_distance() -> None:
    assert mean_error([3.0, -3.0], [3.0, 3.0]) == 3.0
    assert macro_f1([3.0, 0.0, -3.0], [2.5, 1.0, -1.0]) == 1.0
    assert macro_f1([3.0, 3.0], [3.0, -3.0]) == pytest.approx(2 / 9)


def test_auc_is_the_chance_that_the_pair_of_one_claim_is_nearer() -> None:
    story = [
        Assertion("rockets were sold", "a"),
        Assertion("it sold rockets", "a"),
        Assertion("rockets were seen", "b"),
    ]
    pairs = list(near_pairs(story))
    assert sum(p.same for p in pairs) == 1 and len(pairs) == 3
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1]], np.float32)
    assert story_auc(vectors, pairs) == 1.0
    assert story_auc(vectors, [p for p in pairs if p.same]) is None


def test_labels_are_named_as_each_set_names_them() -> None:
    assert name_worldwide("weapon", "Hammer-3") == "Product" and name_worldwide("weapon", "rockets") is None
    assert name_re3d("vehicle", "two trucks") == "Vehicle" and name_re3d("vehicle", "Mi-9") == "MilitaryPlatform"
    assert name_crossner("event", "2031 general election") == "election"


CONLLU = [
    "# newdoc id = own",
    "1\tNorland\tNorland\tPROPN\tNNP\t_\t2\tnsubj\t_\t_",
    "2\tsells\tsell\tVERB\tVBZ\t_\t0\troot\t_\t_",
    "3\trockets\trocket\tNOUN\tNNS\t_\t2\tobj\t_\t_",
]


def test_trees_are_counted_and_written_word_by_word() -> None:
    (example,) = parse_conllu(CONLLU, "own")
    reading = read_example(example, default_encoder())
    counts = dict.fromkeys(("words", "upos", "xpos", "uas", "las", "las_subtypes"), 0)
    count(counts, example, reading)
    assert counts["words"] == 3 and counts["las"] == 3
    assert [line.split("\t")[6] for line in conllu_lines(example, reading)] == ["2", "0", "2"]


def test_brat_spans_become_words() -> None:
    text = "Ada Vance said the deal is done."
    marks = "T1\tSource 0 9\tAda Vance\nT2\tCue 10 14\tsaid\nT3\tContent 15 31\tthe deal is done\n" + (
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    )
    spans, bonds = parse_brat(marks)
    (example,) = cut_text(text, "own", "d", {"attribution": spans}, bonds)
    assert example.attribution == [(0, 2, "source"), (2, 3, "cue"), (3, 7, "content")]
    assert example.links == [(2, 0, 3)]


def test_a_broken_tag_begins_a_span_of_its_own() -> None:
    assert spans_of(["I-cue", "I-cue", "B-cue", "O", "I-source"]) == [(0, 2, "cue"), (2, 3, "cue"), (4, 5, "source")]


def test_the_dev_part_is_fixed_by_the_names_of_documents() -> None:
    assert [is_dev(f"outlet_{i}") for i in range(5)] == [is_dev(f"outlet_{i}") for i in range(5)]
    assert 50 < sum(is_dev(str(i)) for i in range(1000)) < 150


def test_a_document_is_read_in_its_own_characters() -> None:
    text = "“We sell nothing. We never did,” Ada Vance said."
    found = list(read_document("own", text, default_encoder()))
    assert all(text[s.start : s.end].strip() for s in found)
    assert {s.type for s in found} >= {"source", "cue", "content"}
