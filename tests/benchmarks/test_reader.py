"""The figures of the reader's benchmarks on cases small enough to count by hand."""

import numpy as np
import pytest

from benchmarks.reader.attribution import read_document
from benchmarks.reader.entities import name_crossner, name_re3d, name_worldwide
from benchmarks.reader.factuality import macro_f1, mean_error
from benchmarks.reader.likeness import Assertion, make_assertion, near_pairs, story_auc
from benchmarks.reader.mentions import join_words, place_words, score_names
from benchmarks.reader.spans import Labelled, score_exact, score_overlap
from benchmarks.reader.syntax import conllu_lines, count, read_example
from benchmarks.reader.topics import pair_auc
from headwater.encoder.model import default_encoder
from headwater.text import Extent
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


def test_pairs_of_one_report_do_not_count() -> None:
    vectors = np.array([[1, 0], [1, 0], [0.9, 0.1], [0, 1]], np.float32)
    same = np.array([[False, False, True, False]] * 4) | np.array([[False, False, True, False]] * 4).T
    assert pair_auc(vectors, same, ["a", "a", "b", "c"]) == 1.0
    assert pair_auc(vectors[:2], same[:2, :2], ["a", "a"]) is None


def test_a_passage_is_found_in_each_sentence_that_it_touches() -> None:
    text = "Talks failed. Norland left the room."
    made = make_assertion(text, [Extent(6, 21)], "a")
    assert made.text == "failed. Norland"
    assert [place.of(sentence) for sentence, place in made.places] == ["failed.", "Norland"]


def test_labels_are_named_as_each_set_names_them() -> None:
    assert name_worldwide("weapon", "Hammer-3") == "Product" and name_worldwide("weapon", "rockets") is None
    assert name_re3d("platform", "Mi-9") == "MilitaryPlatform" and name_re3d("event", "the summit") is None
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


GUM = [
    "1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref",
    "2\tVance\tVance\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)|SpaceAfter=No",
    "3\tsold\tsell\tVERB\tVBD\t_\t0\troot\t_\t_",
    "4\tNorland\tNorland\tPROPN\tNNP\t_\t6\tnmod:poss\t_\tEntity=(2-object-new-cf3-3-sgl(3-place-new-cf2-1-sgl)",
    "5\t's\t's\tPART\tPOS\t_\t4\tcase\t_\t_",
    "6\trockets\trocket\tNOUN\tNNS\t_\t3\tobj\t_\tEntity=2)",
]


def test_phrases_open_and_close_in_one_another() -> None:
    (example,) = parse_conllu(GUM, "gum")
    assert sorted(example.phrases or ()) == [(0, 2, "person"), (3, 4, "place"), (3, 6, "object")]


def test_a_set_whose_phrases_lie_in_one_another_keeps_them_all() -> None:
    text = "Norland's defence minister left."
    layers = {"phrases": [(0, 26, "Person"), (0, 7, "Location")], "entities": [(0, 26, "Person"), (0, 7, "Location")]}
    (example,) = cut_text(text, "own", "d", layers)
    assert example.phrases == [(0, 1, "Location"), (0, 4, "Person")]
    assert example.entities == [(0, 4, "Person")]


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


def test_words_are_printed_as_a_newspaper_prints_them() -> None:
    words = 'Al - Torv ( 41 ) of the U . S . said : " It \'s ours , " twice .'.split()
    line = join_words(words)
    assert line == 'Al-Torv (41) of the U.S. said: "It\'s ours," twice.'
    assert [e.of(line) for e in place_words(words, 0)] == words


def test_persons_are_missed_where_nothing_touches_them_and_misbound_where_bounds_differ() -> None:
    gold = [Labelled("d", -1, 0, 5, "Person"), Labelled("d", -1, 10, 20, "Person"), Labelled("d", -1, 30, 35, "Person")]
    found = [Labelled("d", -1, 0, 5, "Location"), Labelled("d", -1, 10, 15, "Person")]
    scores = score_names(gold, found)
    assert (scores["persons_missed"], scores["persons_misbound"]) == (1.0, 1.0)
    assert scores["person_f1"] == 0.0
    assert scores["untyped_f1"] == pytest.approx(2 / 5)
