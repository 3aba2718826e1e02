"""What the encoder says of one sentence, in words of that sentence: plain values, independent of where it stands."""

from functools import lru_cache
from typing import Protocol

import msgspec
import numpy as np

from headwater.encoder.chains import Chain, Scores, Span, find_spans
from headwater.encoder.features import Features, build_features
from headwater.encoder.trees import best_heads
from headwater.encoder.words import split_words
from headwater.text import Extent


class Output(msgspec.Struct, frozen=True):
    """Raw scores for one sentence of W words: what the network gives, before anything is decided.

    `upos`, `xpos` (W × tags), `arcs` (W × W + 1, column 0 the root), `relations` (W × labels), `entities`,
    `attribution`, `times`, `outer` and `inner` phrases (W × BIO tags), `content_cue` and `cue_source` (W × W + 1,
    column 0 for none), `facts` (W × 3: as news, web text and embedded clauses were annotated; −3 certainly not,
    +3 certainly), `senses` (W × 384: what each word adds to the meaning of a span), `vector` (384).
    """

    upos: Scores
    xpos: Scores
    arcs: Scores
    relations: Scores
    entities: Scores
    attribution: Scores
    times: Scores
    outer: Scores
    inner: Scores
    content_cue: Scores
    cue_source: Scores
    facts: Scores
    senses: Scores
    vector: Scores


class Labels(msgspec.Struct, frozen=True):
    """What the columns of an `Output` stand for, with the transitions of the span heads."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    chains: dict[str, Chain]


class Encoder(Protocol):
    """Anything that scores a sentence; the same sentence gives the same bytes, whatever was encoded before."""

    labels: Labels

    def encode(self, features: Features) -> Output:
        """The scores of one sentence."""
        ...

    def __hash__(self) -> int: ...


class Reading(msgspec.Struct, frozen=True, weakref=True):
    """One sentence as read: every tuple has one entry a word, spans and links count in words.

    `words` are extents from the beginning of the sentence.  `heads` are positions of words, -1 for the root.
    `entities` are names.  `facts` are certainty from −3 to +3, as news is annotated.  `cues` and `sources` bind a
    content's first word to its cue and a cue's first word to its source.  `vector` is of the sentence.  What not every
    reader of it needs is left as scores: `headwater.encoder.phrases` finds whole noun phrases by `outer` and `inner`,
    `headwater.encoder.meanings` makes vectors of spans from `senses`.
    """

    words: tuple[Extent, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[Span, ...]
    attribution: tuple[Span, ...]
    times: tuple[Span, ...]
    cues: dict[int, int]
    sources: dict[int, int]
    facts: tuple[float, ...]
    outer: Scores
    inner: Scores
    senses: Scores
    vector: Scores


NONE = np.zeros((0, 384), np.float32)
EMPTY = Reading((), (), (), (), (), (), (), (), {}, {}, (), NONE, NONE, NONE, np.zeros(384, np.float32))


@lru_cache(maxsize=2048)  # some 35 kB each: 70 MB at most
def read_sentence(encoder: Encoder, text: str, is_quoted: bool = False) -> Reading:
    """Read one sentence; `is_quoted` says that it begins inside a quotation.  Wire copy recurs: it is read once."""
    places = split_words(text)
    return read_words(encoder, [e.of(text) for e in places], places, is_quoted) if places else EMPTY


def read_words(encoder: Encoder, words: list[str], places: list[Extent], is_quoted: bool = False) -> Reading:
    """Read a sentence that is cut into words already."""
    features = build_features(words, is_quoted)
    output, labels = encoder.encode(features), encoder.labels
    attribution = find_spans(labels.chains["attribution"], output.attribution)
    return Reading(
        words=tuple(places[: features.count]),
        upos=tuple([labels.upos[i] for i in output.upos.argmax(-1).tolist()]),
        xpos=tuple([labels.xpos[i] for i in output.xpos.argmax(-1).tolist()]),
        heads=tuple([h - 1 for h in best_heads(output.arcs)]),
        relations=tuple([labels.relations[i] for i in output.relations.argmax(-1).tolist()]),
        entities=find_spans(labels.chains["entities"], output.entities),
        attribution=attribution,
        times=find_spans(labels.chains["times"], output.times),
        cues=_bind(output.content_cue, attribution, "content", "cue"),
        sources=_bind(output.cue_source, attribution, "cue", "source"),
        facts=tuple(output.facts[:, 0].round(3).tolist()),
        outer=output.outer,
        inner=output.inner,
        senses=output.senses,
        vector=output.vector,
    )


def _bind(scores: Scores, spans: tuple[Span, ...], lower: str, upper: str) -> dict[int, int]:
    """For each span of one kind, the span of the other kind on which it hangs; both by their first words."""
    targets = [s.start for s in spans if s.label == upper]
    bound = {}
    for span in spans:
        if span.label == lower and targets:
            best = max(targets, key=lambda t: float(scores[span.start, t + 1]))
            if scores[span.start, best + 1] > scores[span.start, 0]:
                bound[span.start] = best
    return bound
