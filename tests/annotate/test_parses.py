"""Sentences of a report as the encoder reads them."""

from headwater.annotate.parses import parse_sentences
from headwater.annotations import Sentence
from headwater.encoder.model import default_encoder
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
