"""Attributions that the encoder reads where no rule knows the cue: 'Norland's envoy brushed aside the report'.

The rules name what they know and are precise there; beyond their lexicon the trained head goes on.  It was taught more
than sayings (beliefs and intentions are attributions to it), so only a cue of which it is sure counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import cast

from headwater.annotate.attribution.attributions import SILENT, Attribution
from headwater.annotate.attribution.cue_readings import FIRST_PERSONS
from headwater.annotate.attribution.cue_targets import COVER
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.closed_classes import MODALS
from headwater.annotate.parses import Glance, Parse
from headwater.annotations import Sentence
from headwater.encoder.chains import Span
from headwater.encoder.readings import Reading
from headwater.record.model import Attribution as Kind
from headwater.text import Extent, Stretches, trim, words

KEPT = 4096  # sentences of which is kept what the encoder is sure of: wire copy recurs within hours
SURE = 0.9  # of the cue, as calibrated; of what lies below most are no sayings as the record means them,
SURE_OF_CLAUSE = 0.5  # but where 'that' or
SURE_OF_WORDS = 0.7  # a quotation follows they are
THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
MARKED = re.compile(r"[“\"«]([^“”\"«»]+)")
UNSAID = MODALS | frozenset(("to", "appear", "appears", "appeared", "seems", "seemed", "seem"))
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
    taken = Stretches(e for a in found for e in (*a.content, *a.cited, *([a.cue] if a.cue else [])))
    for sentence, parse in zip(sentences, parses, strict=True):
        if sentence.zone.startswith(SILENT):
            continue
        start = parse.extent.start
        for own in _read(Glance(parse.reading), parse.extent.of(text)):
            cue, source, content, said = (e.shift(start) for e in own)
            if not (taken.meet(cue) or taken.meet(content)):
                kind: Kind = "impersonal" if _is_evidence(text, parse, source) else "explicit"
                yield Attribution(
                    cue=cue, speaker=(source,), content=(said,), act="assert", kind=kind, finder="encoder", clause=start
                )


@lru_cache(maxsize=KEPT)
def _read(glance: Glance, text: str) -> tuple[tuple[Extent, Extent, Extent, Extent], ...]:
    """Cues with their sources and contents of which the encoder is sure in a sentence, and what is said in those."""
    parse, found = Parse(Extent(0, len(text)), cast(Reading, glance.reading)), []
    for cue, source, content in _triples(parse.reading):
        where = parse.place(cue.start, cue.end), parse.place(source.start, source.end)
        what = parse.place(content.start, content.end)
        if cue.confidence >= _least(text, *where, what) and content.end - content.start >= FEWEST:
            found.append((*where, what, _said(text, what)))
    return tuple(found)


def _least(text: str, cue: Extent, source: Extent, content: Extent) -> float:
    """How sure of its cue the encoder must be, by the form of what is said; more than it can be of what nobody said."""
    cue_words = cue.of(text).lower().split()
    is_unsaid = cue_words[0] in UNSAID or "no" in cue_words
    if is_unsaid or COVER & set(content.of(text).lower().split()[:6]) or source.of(text).lower() in FIRST_PERSONS:
        return 2.0
    opening = content.of(text)[:5].lower()
    if opening == "that " or THAT.search(text, max(0, content.start - 8), content.start):
        return SURE_OF_CLAUSE
    marked = [Extent(*m.span(1)) for m in MARKED.finditer(text, *content)]
    is_title = all(w.text[0].isupper() for e in marked for w in words(text, *e) if len(w.text) > 3)  # of a song
    return SURE_OF_WORDS if marked and not is_title else SURE


def _is_evidence(text: str, parse: Parse, source: Extent) -> bool:
    """Whether a source is a thing that shows something, by its head: 'the leaked emails', 'shipping data'."""
    inside, reading = parse.words_in(source), parse.reading
    heads = [w for w in inside if reading.heads[w] not in inside and reading.upos[w] == "NOUN"]
    return any(parse.place(w).of(text).lower() in load_lexicon().sets["evidence"] for w in heads)


def _triples(reading: Reading) -> Iterator[tuple[Span, Span, Span]]:
    """Cue, source and content that the encoder binds to each other."""
    spans = {(s.label, s.start): s for s in reading.attribution}
    for content, cue in reading.cues.items():
        source = reading.sources.get(cue)
        if source is not None:
            yield spans["cue", cue], spans["source", source], spans["content", content]


def _said(text: str, content: Extent) -> Extent:
    """The content without 'that', marks and stops at its ends."""
    start = content.start + 5 if content.of(text)[:5].lower() == "that " else content.start
    bare = trim(text, start, content.end, also=SHOWN)
    is_whole = not any(mark in bare.of(text) for mark in '“”"')
    return bare if is_whole else trim(text, start, content.end, also=" ,;:.")
