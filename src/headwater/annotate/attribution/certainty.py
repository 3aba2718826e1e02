"""How sure a saying is: who found it, how its speaker is named, and what the encoder reads in the same place."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.overlaps import Shelf, find_overlapping, shelve
from headwater.annotate.parses import Parse
from headwater.annotations import Mention, Saying
from headwater.odds import Evidence, load_odds
from headwater.text import Extent

KEPT = 4096  # contents of which is kept how well they agree with what the encoder reads: wire copy recurs within hours
LONGEST = 3000  # characters of a content that is kept
JOINED = ("conjunction", "demonym")
SPOKEN = ("explicit", "inherited")  # attributions that have a speaker


class Seen(NamedTuple):
    """The spans of one kind that the encoder reads in a report, with how sure it is of each."""

    spans: tuple[tuple[Extent, float], ...]
    shelf: Shelf


def weigh_sayings(
    text: str, mentions: Sequence[Mention], sayings: Sequence[Saying], parses: Sequence[Parse]
) -> tuple[Saying, ...]:
    """The sayings with their confidence: the share of sayings with like evidence that is right, speaker included."""
    odds = load_odds()["saying"]
    weighed = zip(sayings, list_evidence(text, mentions, sayings, parses), strict=True)
    return tuple(msgspec.structs.replace(s, confidence=odds.share(evidence)) for s, evidence in weighed)


def list_evidence(
    text: str, mentions: Sequence[Mention], sayings: Sequence[Saying], parses: Sequence[Parse]
) -> Iterator[Evidence]:
    """For each saying, what speaks for and against it.

    Without any stands an attribution by a cue that the rules know, to a name or a pronoun, of which the encoder sees
    nothing.  `content_agreed` is the share of letters that both read as said, `source_agreed` the encoder's own
    certainty of a source that touches the words for the speaker.  Its certainty of the cue adds nothing to that.
    """
    seen = {label: _gather(parses, label) for label in ("content", "source")}
    for saying in sayings:
        level = None if saying.speaker is None else mentions[saying.speaker].level
        yield {
            "content_agreed": _share(text, saying.content, seen["content"]),
            "source_agreed": _certainty(saying.speaker_extent, seen["source"]),
            "found_by_encoder": float(saying.finder == "encoder"),
            "inherited": float(saying.attribution == "inherited"),
            "implicit": float(saying.attribution == "implicit"),
            "impersonal": float(saying.attribution == "impersonal"),
            "agentless": float(saying.attribution == "agentless"),
            "speaker_nominal": float(level == "nominal"),
            "speaker_joined": float(level in JOINED),
            "speaker_unknown": float(level is None and saying.attribution in SPOKEN),
            "nested": float(saying.nested_in is not None),
        }


def _gather(parses: Sequence[Parse], label: str) -> Seen:
    found = ((p.place(s.start, s.end), s.confidence) for p in parses for s in p.reading.attribution if s.label == label)
    spans = tuple(found)
    return Seen(spans, shelve((extent, k) for k, (extent, _) in enumerate(spans)))


def _certainty(extent: Extent | None, seen: Seen) -> float:
    if extent is None:
        return 0.0
    return max((seen.spans[k][1] for k in find_overlapping(seen.shelf, extent)), default=0.0)


def _share(text: str, content: Sequence[Extent], seen: Seen) -> float:
    """Letters that are content to both, of the letters that are to either."""
    near = sorted({k for e in content for k in find_overlapping(seen.shelf, e)})
    other = [seen.spans[k][0] for k in near]
    start, end = (
        min((e.start for e in (*content, *other)), default=0),
        max((e.end for e in (*content, *other)), default=0),
    )
    compare = _compare if end - start <= LONGEST else _compare.__wrapped__
    return compare(text[start:end], tuple(e.shift(-start) for e in content), tuple(e.shift(-start) for e in other))


@lru_cache(maxsize=KEPT)
def _compare(text: str, own: tuple[Extent, ...], other: tuple[Extent, ...]) -> float:
    ours, theirs = _letters(text, own), _letters(text, other)
    return len(ours & theirs) / (len(ours | theirs) or 1)


def _letters(text: str, extents: Sequence[Extent]) -> set[int]:
    return {k for e in extents for k in range(*e) if text[k].isalnum()}
