"""Attributions beyond the lexicon of the rules."""

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.proposals import SURE, SURE_OF_CLAUSE, propose
from headwater.annotate.parses import Parse
from headwater.annotations import Sentence
from headwater.encoder.chains import Span
from headwater.encoder.readings import EMPTY
from headwater.encoder.words import split_words
from headwater.text import Extent

TEXT = "Envoy Vance trumpeted that the deal was done ."
OTHER = "Envoy Vance trumpeted his deal with the guild ."


def parse(sureness: float, text: str = TEXT) -> Parse:
    spans = (Span(0, 2, "source", 0.9), Span(2, 3, "cue", sureness), Span(3, 8, "content", 0.1))
    words = tuple(split_words(text))
    heads, tags = (
        (1, 2, -1, *[2] * (len(words) - 3)),
        ("NOUN", "PROPN" if "Vance" in text else "NOUN", *["VERB"] * (len(words) - 2)),
    )
    reading = msgspec.structs.replace(
        EMPTY, words=words, heads=heads, upos=tags, attribution=spans, cues={3: 2}, sources={2: 0}
    )
    return Parse(Extent(0, len(text)), reading)


SENTENCE = Sentence(extent=Extent(0, len(TEXT)), zone="body", paragraph=1)


def test_a_sure_cue_with_its_source_and_content_is_proposed() -> None:
    (found,) = propose(TEXT, [SENTENCE], [parse(SURE + 0.1)], [])
    assert found.cue and found.cue.of(TEXT) == "trumpeted" and found.kind == "explicit"
    assert found.speaker[0].of(TEXT) == "Envoy Vance"
    assert found.content[0].of(TEXT) == "the deal was done"


def test_a_clause_asks_for_less_than_an_object() -> None:
    assert len(list(propose(TEXT, [SENTENCE], [parse(SURE_OF_CLAUSE + 0.1)], []))) == 1
    assert not list(propose(TEXT, [SENTENCE], [parse(SURE_OF_CLAUSE - 0.1)], []))
    assert len(list(propose(OTHER, [SENTENCE], [parse(SURE + 0.05, OTHER)], []))) == 1
    assert not list(propose(OTHER, [SENTENCE], [parse(SURE - 0.1, OTHER)], []))


def test_what_the_rules_found_stands() -> None:
    known = Attribution(cue=Extent(12, 21), speaker=(), content=(), act="assert")
    assert not list(propose(TEXT, [SENTENCE], [parse(0.9)], [known]))


def test_a_thing_that_shows_something_is_nobody() -> None:
    text = "Mobile data trumpeted that the deal was done ."
    (found,) = propose(text, [SENTENCE], [parse(SURE + 0.1, text)], [])
    assert found.kind == "impersonal"
