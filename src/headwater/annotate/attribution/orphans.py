"""Quotations without a cue of their own: they belong to the speaker before them, or repeat what is attributed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from headwater.annotate.attribution.overlaps import find_overlapping, shelve
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotations import Saying, Sentence
from headwater.text import Extent, fold

LONELY = re.compile(r"^[\W_]*(?:and|but|or)?[\W_]*$", re.IGNORECASE)
# An orphan quotation belongs to the speaker before it when no more than this stands between them.
REACH = 400
# Two quotations that begin with as many equal characters are one: a pull quote and its source.
OPENING = 40
# As sure as a reading of its cue would be: a quotation goes on with its speaker nearly always.
CONFIDENCE = 0.9


def add_orphans(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], told: Sequence[Saying]
) -> list[Saying]:
    """The sayings with those added that nobody introduces."""
    result = list(told)
    used = shelve((e, k) for k, s in enumerate(told) for e in s.content)
    openings = {_opening(text, s.content[0]): s for s in reversed(told) if s.content and s.directness == "direct"}
    ends, order = _ends(told)
    last: Saying | None = None
    runs = {s.content[-1]: k for k, s in enumerate(told) if s.content}
    for index, quotation in enumerate(quotations):
        if find_overlapping(used, quotation.outer) or not _is_alone(text, sentences, quotation, quotations):
            continue
        run = runs.get(quotations[index - 1].inner) if index and quotations[index - 1].continues else None
        if run is not None:
            result[run] = _lengthen(result[run], quotation.inner)
            runs[quotation.inner] = run
            continue
        before = _last_before(ends, order, quotation.outer.start, last)
        source = openings.get(_opening(text, quotation.inner)) or before
        if source is not None:
            runs[quotation.inner] = len(result)
            result.append(_inherit(quotation, source))
            last = result[-1]
    return result


def _lengthen(saying: Saying, more: Extent) -> Saying:
    return msgspec.structs.replace(saying, content=(*saying.content, more), quoted=(*saying.quoted, more))


def said_until(saying: Saying) -> int:
    """Where the last word of a saying, or of its attribution, ends."""
    return max([*(e.end for e in saying.extent), saying.cue.end if saying.cue else 0])


def _opening(text: str, extent: Extent) -> str:
    """How a quotation begins; of a short one, nothing that another would share."""
    opening = fold(extent.of(text)[: 2 * OPENING])[:OPENING]
    return opening if len(opening) == OPENING else f"{extent.start}"


def _ends(told: Sequence[Saying]) -> tuple[list[int], list[Saying]]:
    """The quoting sayings by where they end; what is said inside another's words quotes for nobody."""
    contents = shelve((e, k) for k, s in enumerate(told) for e in s.content)
    quoting = [
        s
        for k, s in enumerate(told)
        if s.directness != "indirect" and not (s.cue and set(find_overlapping(contents, s.cue)) - {k})
    ]
    quoting.sort(key=said_until)
    return [said_until(s) for s in quoting], quoting


def _last_before(ends: Sequence[int], order: Sequence[Saying], place: int, orphan: Saying | None) -> Saying | None:
    """The last quoting saying, or orphan, that ends before `place`, if it has a speaker and is near."""
    index = bisect_right(ends, place) - 1
    options = [order[index]] if index >= 0 else []
    last = max([*options, *([orphan] if orphan else [])], key=said_until, default=None)
    has_speaker = last is not None and (last.speaker_extent is not None or last.attribution == "inherited")
    return last if last and has_speaker and place - said_until(last) < REACH else None


def _is_alone(text: str, sentences: Sequence[Sentence], quotation: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether nothing but quotations stands in the sentences of this one."""
    first = bisect_right(sentences, quotation.outer.start, key=lambda s: s.extent.end)
    after = bisect_left(sentences, quotation.outer.end, key=lambda s: s.extent.start)
    if first >= after or not quotation.is_speech:
        return False
    start, end = sentences[first].extent.start, sentences[after - 1].extent.end
    if end - start > quotation.outer.end - quotation.outer.start + REACH:
        return False
    place, rest = start, []
    within = range(
        bisect_right(quotations, start, key=lambda q: q.outer.end),
        bisect_left(quotations, end, key=lambda q: q.outer.start),
    )
    for other in (quotations[k] for k in within):
        rest.append(text[place : max(place, other.outer.start)])
        place = max(place, other.outer.end)
    return all(LONELY.match(r) for r in (*rest, text[place:end]))


def _inherit(quotation: Quotation, before: Saying) -> Saying:
    return Saying(
        content=(quotation.inner,),
        quoted=(quotation.inner,),
        speaker=before.speaker,
        speaker_extent=None,
        cue=None,
        directness="direct",
        attribution="inherited",
        act=before.act,
        occasion=before.occasion,
        said=before.said,
        relays=before.relays,
        confidence=CONFIDENCE,
    )
