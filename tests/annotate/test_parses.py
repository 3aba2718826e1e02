"""Sentences of a report as the encoder reads them."""

import gc
import weakref

from headwater.annotate.parses import parse_sentences
from headwater.annotations import Sentence
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import read_sentence
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.engine import default_packs
from headwater.read.plain import read_plain
from headwater.text import Extent

TEXT = "Norland shipped rockets. “We saw them. They were new,” said Ada Vance."


def cut(*marks: str) -> list[Sentence]:
    starts = [TEXT.index(m) for m in marks]
    ends = [*starts[1:], len(TEXT) + 1]
    return [Sentence(extent=Extent(a, b - 1), zone="body", paragraph=1) for a, b in zip(starts, ends, strict=True)]


def test_words_point_at_characters_of_the_report() -> None:
    parses = parse_sentences(TEXT, cut("Norland", "“We", "They"), default_encoder())
    for parse in parses:
        words = [parse.place(i).of(TEXT) for i in range(len(parse.reading.words))]
        assert "".join(words) == "".join(parse.extent.of(TEXT).split())
    last = parses[-1]
    assert last.place(0, 3).of(TEXT) == "They were new"


def test_a_quotation_that_runs_on_is_read_as_one() -> None:
    *_, last = parse_sentences(TEXT, cut("Norland", "“We", "They"), default_encoder())
    contents = [last.place(s.start, s.end).of(TEXT) for s in last.reading.attribution if s.label == "content"]
    assert contents and contents[0].startswith("They were new")


def test_what_is_remembered_of_a_reading_does_not_hold_it() -> None:
    words = "Quarrel Mills sold 41 looms to Ostby in May, the mayor of Ostby, Ada Finch, said on Monday."
    report = read_plain("looms.txt", "looms.txt", f"Looms for Ostby\n\n{words}\n".encode(), None)
    annotate_report(report, default_packs(), default_encoder())
    misses = read_sentence.cache_info().misses
    reading = weakref.ref(read_sentence(default_encoder(), words, False))
    assert read_sentence.cache_info().misses == misses and reading() is not None
    read_sentence.cache_clear()
    gc.collect()
    assert reading() is None
