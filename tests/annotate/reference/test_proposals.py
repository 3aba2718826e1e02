"""Names that the encoder reads beside those of the rules: what may stand, and what the rules keep."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.parses import Parse, parse_sentences
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotate.reference.naming import find_names
from headwater.annotate.reference.proposals import mend_names
from headwater.annotate.reference.tokens import read_lines
from headwater.encoder.chains import Span
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import EMPTY
from headwater.encoder.words import split_words
from tests.annotate.readings import make_report, read_sentences

LABELS = ("person", "organization", "location", "norp", "facility", "event", "date")
WORDS = (
    "Minister Ada Quell Quell's al-Torv of the Torvan Peru Peruvian Harbour Council and Mr. said, (Mira) Jr. in "
    "Skarn State “Brave Day” U.S. it Press Secretary White House ."
).split()


def make_parses(text: str, *spans: tuple[str, str, float]) -> list[Parse]:
    """One sentence, with the names of each given words, label and confidence."""
    words = split_words(text)
    found = []
    for name, label, confidence in spans:
        start = text.index(name)
        inside = [n for n, w in enumerate(words) if start <= w.start and w.end <= start + len(name)]
        found.append(Span(inside[0], inside[-1] + 1, label, confidence))
    (sentence,) = read_sentences(make_report(text))
    return [Parse(sentence.extent, msgspec.structs.replace(EMPTY, words=tuple(words), entities=tuple(found)))]


def mend(text: str, *spans: tuple[str, str, float]) -> list[tuple[str, str, str]]:
    report = make_report(text)
    scans, names = find_names(read_lines(text, read_sentences(report)))
    return [(n.name, n.type, n.level) for line in mend_names(scans, names, make_parses(text, *spans)) for n in line]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Police in Oud Velm saw van Torven leave.", ("van Torven", "person", 0.6), ("van Torven", "person", "name")),
        ("Then Skarnu fell silent.", ("Skarnu", "location", 0.4), ("Skarnu", "place", "name")),
        ("The Skarnu elders left.", ("Skarnu", "norp", 0.7), ("Skarnu", "group", "demonym")),
        ("Many watched Angels win.", ("Angels", "organization", 0.9), ("Angels", "organization", "name")),
        ("Shares of Peru Motion fell.", ("Peru Motion", "organization", 0.8), ("Peru Motion", "organization", "name")),
        ("Crowds saw Torv Derby.", ("Torv Derby", "event", 0.9), ("Torv Derby", "other", "name")),
        ("Guards left northern Skarnu.", ("northern Skarnu", "location", 0.6), ("Skarnu", "place", "name")),
    ],
)
def test_what_the_rules_miss_or_guess_is_mended(
    text: str, span: tuple[str, str, float], expected: tuple[str, str, str]
) -> None:
    assert expected in mend(text, span)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Envoys of Peru left.", ("Peru", "person", 0.99)),  # tables
        ("Minister Ada Quell left.", ("Minister Ada Quell", "person", 0.9)),  # a title is no part of a name
        ("White House Press Secretary Ada Quell left.", ("White House Press", "organization", 0.9)),
        ("Leaders of the House and Senate met.", ("House and Senate", "organization", 0.9)),
        ("Peruvian UN envoys left.", ("Peruvian UN", "organization", 0.95)),  # two names of the tables
        ("Skarnu's Trade Ministry denied it.", ("Skarnu's Trade Ministry", "organization", 0.9)),  # owner and owned
        ("President (Ada) Quell left.", ("Quell", "person", 0.99)),
        ("Ada Quell, Jr., left.", ("Ada Quell", "person", 0.99)),
        ("Many watched Angels win.", ("Angels", "organization", 0.6)),
        ("He learnt English there.", ("English", "norp", 0.99)),  # a tongue is no actor
    ],
)
def test_what_the_rules_know_stands(text: str, span: tuple[str, str, float]) -> None:
    assert mend(text, span) == mend(text, (span[0], "date", span[2]))


def test_a_place_behind_a_comma_is_a_name_of_its_own() -> None:
    found = mend("They met in Skarnu, Velmark, twice.", ("Skarnu, Velmark", "location", 0.8))
    assert [name for name, kind, _ in found if kind == "place"] == ["Skarnu", "Velmark"]


def test_a_guessed_body_that_the_encoder_never_reads_is_dropped_unless_it_is_short_for_one() -> None:
    assert "Work Day" not in str(mend("They go to the Work Day there."))
    text = "The Velm Observer erred. It was in the Observer again."
    assert "Velm Observer" in str(find_mentions(make_report(text), read_sentences(make_report(text))))


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.sampled_from(LABELS), st.floats(0, 1)), max_size=5),
)
@settings(max_examples=150, deadline=None)
def test_names_never_overlap_and_stand_in_order(words: list[str], spans: list[tuple[int, int, str, float]]) -> None:
    report = make_report(" ".join(words))
    sentences = read_sentences(report)
    parses = []
    for sentence in sentences:
        places = tuple(split_words(sentence.extent.of(report.text)))
        read = tuple(Span(a, min(a + n, len(places)), k, c) for a, n, k, c in spans if a < len(places))
        parses.append(Parse(sentence.extent, msgspec.structs.replace(EMPTY, words=places, entities=read)))
    scans, names = find_names(read_lines(report.text, sentences))
    mended = mend_names(scans, names, parses)
    assert all(a.extent.end <= b.extent.start for line in mended for a, b in pairwise(line))
    assert all(n.name == n.extent.of(s.line.text) for s, line in zip(scans, mended, strict=True) for n in line)
    assert mend_names(scans, names, parses) == mended


def test_the_shipped_encoder_mends_what_rules_cannot_tell() -> None:
    text = "Sabah al-Torv left Velmar on Friday. Automaker VKM said it would follow."
    report = make_report(text)
    sentences = read_sentences(report)
    mentions = find_mentions(report, sentences, parse_sentences(text, sentences, default_encoder()))
    kinds = {m.name: m.type for m in mentions if m.level == "name"}
    assert kinds["Sabah al-Torv"] == "person"
    assert "person" not in {kind for name, kind in kinds.items() if "VKM" in name}


def test_the_sides_of_a_case_are_two() -> None:
    found = mend("The case is Ada Quell v Joan Torven, they said.", ("Ada Quell v Joan Torven", "person", 0.9))
    assert [name for name, _, _ in found] == ["Ada Quell", "Joan Torven"]


def test_two_owners_are_two() -> None:
    found = mend(
        "The envoys of the Harbour Union and of Norlund met.", ("Harbour Union and of Norlund", "organization", 0.9)
    )
    assert [name for name, _, _ in found] == ["Harbour Union", "Norlund"]


def test_a_word_with_the_capital_of_a_sentence_that_the_encoder_never_reads_is_no_name() -> None:
    assert mend("Velmering past the reef they sang.") == []
