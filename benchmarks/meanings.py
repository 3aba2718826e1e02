"""Meanings for reports whose reading was given and not made: by gold, or by the lab."""

from collections.abc import Iterable, Mapping, Sequence

from headwater.annotate.meanings import pool_meanings
from headwater.annotate.parses import parse_sentences
from headwater.annotations import Meaning, Sentence
from headwater.clauses import cut_clauses
from headwater.encoder.model import default_encoder
from headwater.link.assertion.propositions import stretch_event
from headwater.record.whole import Record
from headwater.text import Extent


def encode_reports(record: Record, sentences: Mapping[str, Sequence[Extent]]) -> dict[str, tuple[Meaning, ...]]:
    """The meanings of every report's sentences, of their clauses and those of statements, and of events."""
    contents: dict[str, set[Extent]] = {r.id: set(sentences[r.id]) for r in record.reports}
    texts = {r.id: r.text for r in record.reports}
    for key, extents in sentences.items():
        contents[key].update(clause for sentence in extents for clause in cut_clauses(texts[key], sentence))
    for statement in record.statements:
        for span in statement.content:
            contents[span.report].update(cut_clauses(texts[span.report], Extent(span.start, span.end)))
    for event in record.events:
        contents[event.report].add(stretch_event(texts[event.report], event))
    return {key: _encode(texts[key], sentences[key], extents) for key, extents in contents.items()}


def _encode(text: str, sentences: Sequence[Extent], extents: Iterable[Extent]) -> tuple[Meaning, ...]:
    rows = [Sentence(extent=extent, zone="body", paragraph=n) for n, extent in enumerate(sentences)]
    return tuple(pool_meanings(parse_sentences(text, rows, default_encoder()), sorted(extents)))
