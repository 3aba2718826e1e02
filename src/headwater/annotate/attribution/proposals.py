"""Attributions that the encoder reads where no rule knows the cue: 'Norland's envoy brushed aside the report'.

The rules name what they know and are precise there; beyond their lexicon the trained head goes on.  It was taught more
than sayings (beliefs and intentions are attributions to it), so only a cue of which it is sure counts.
"""

from collections.abc import Iterable, Iterator, Sequence

from headwater.annotate.attribution.attributions import SILENT, Attribution
from headwater.annotate.parses import Parse
from headwater.annotations import Sentence
from headwater.encoder.chains import Span
from headwater.text import Extent, trim

SURE = 0.9  # of the cue, as calibrated; of what lies below most are no sayings as the record means them
FEWEST = 3  # words of a content; a shorter one is an object ('asked the court')
SHOWN = " ,;:.“”\"'"


def add_proposals(
    text: str, sentences: Sequence[Sentence], parses: Sequence[Parse], known: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What the rules found, and beyond their lexicon what the encoder is sure of, in the order of their clauses."""
    return tuple(sorted((*known, *propose(text, sentences, parses, known)), key=lambda a: a.clause))


def propose(
    text: str, sentences: Sequence[Sentence], parses: Sequence[Parse], found: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Attributions with a source, a cue and a content that share no character with those found already."""
    taken = [e for a in found for e in (*a.content, *([a.cue] if a.cue else []))]
    for sentence, parse in zip(sentences, parses, strict=True):
        if sentence.zone.startswith(SILENT):
            continue
        for cue, source, content in _triples(parse):
            extents = [parse.place(s.start, s.end) for s in (cue, source, content)]
            if cue.confidence >= SURE and content.end - content.start >= FEWEST and not _touches(extents, taken):
                yield Attribution(
                    cue=extents[0],
                    speaker=(extents[1],),
                    content=(trim(text, *extents[2], also=SHOWN),),
                    act="assert",
                    clause=parse.extent.start,
                )


def _triples(parse: Parse) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content that the encoder binds to each other."""
    reading = parse.reading
    spans = {(s.label, s.start): s for s in reading.attribution}
    for content, cue in reading.cues.items():
        source = reading.sources.get(cue)
        if source is not None:
            yield spans["cue", cue], spans["source", source], spans["content", content]


def _touches(extents: Iterable[Extent], taken: Iterable[Extent]) -> bool:
    cue, _, content = extents
    return any(e.overlaps(cue) or e.overlaps(content) for e in taken)
