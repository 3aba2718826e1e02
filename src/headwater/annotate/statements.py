"""Statements: the spans of attributions composed into sayings with their speaker, marks, channel, day and place in others."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from headwater.annotate.attributions import Attribution, find_attributions
from headwater.annotate.cues import load_lexicon
from headwater.annotate.quotations import Quotation
from headwater.annotate.speakers import find_speaker, is_relay
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.record.model import Directness
from headwater.text import Extent, trim, words

LONELY = re.compile(r"^[\W_]*(?:and|but|or)?[\W_]*$", re.IGNORECASE)
# How sure a reading by rules is of its kind: measured as the share right on stories that the rules were not made on.
CONFIDENCE = {"explicit": 0.8, "inherited": 0.8, "impersonal": 0.7, "agentless": 0.6, "implicit": 0.4}
CONDITIONAL = re.compile(r"\s*Under (?:the|this|that|these|those|such)\b[^.]{0,120}?\b(?:would|could|will)\b")
# An orphan quotation belongs to the speaker before it when no more than this stands between them.
REACH = 400
ADDING = frozenset("added adding continued continuing adds".split())
# A content all in marks of so few words, behind 'described as' or 'called on X to', is a mixed one.
FEW_WORDS = 3


def find_sayings(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
) -> tuple[Saying, ...]:
    """All sayings of a report in text order."""
    attributions = find_attributions(text, sentences, quotations, mentions, times)
    told = _pass_on(text, [_compose(text, a, quotations, mentions, times) for a in attributions], mentions)
    told = _with_orphans(text, sentences, quotations, told)
    told.extend(_free_indirect(text, sentences, told))
    told.sort(key=lambda s: (s.extent[0].start, -s.extent[-1].end))
    return tuple(msgspec.structs.replace(s, nested_in=_home(told, k)) for k, s in enumerate(told))


def _compose(
    text: str, found: Attribution, quotations: Sequence[Quotation], mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> Saying:
    content, quoted, directness = _marks(text, found, quotations)
    speaker, extent = find_speaker(text, found.speaker, mentions)
    return Saying(
        content=content, quoted=quoted, speaker=speaker, speaker_extent=extent, cue=found.cue, directness=directness,
        attribution=found.kind, act=found.act, asserted=found.asserted, occasion=_occasions(text, found),
        said=_day(found, times), relays=_relays(text, found, extent, mentions), confidence=CONFIDENCE[found.kind],
    )  # fmt: skip


def _marks(
    text: str, found: Attribution, quotations: Sequence[Quotation]
) -> tuple[tuple[Extent, ...], tuple[Extent, ...], Directness]:
    """Content, quoted words and directness: a content that is all in marks loses them."""
    content = found.content
    if found.is_quoted:
        return content, content, "direct"
    inside = [q for q in quotations if any(e.overlaps(q.outer) for e in content)]
    if not inside:
        return content, (), "indirect"
    quoted = tuple(q.inner for q in inside)
    bare = [_bare(text, e, inside) for e in content]
    if all(bare):
        size = sum(1 for q in inside for _ in words(text, *q.inner))
        is_fragment = not found.is_bare and size <= FEW_WORDS
        return tuple(e for group in bare for e in group), quoted, "mixed" if is_fragment else "direct"
    if all(q.is_name for q in inside):
        return content, (), "indirect"
    return content, quoted, "mixed"


def _bare(text: str, extent: Extent, quotations: Sequence[Quotation]) -> tuple[Extent, ...]:
    """The insides of the quotations that make up all of an extent; none where words stand outside of marks."""
    inside = [q for q in quotations if q.outer.overlaps(extent)]
    place, rest = extent.start, []
    for quotation in inside:
        rest.append(text[place : quotation.outer.start])
        place = quotation.outer.end
    rest.append(text[place : extent.end])
    return tuple(q.inner for q in inside) if all(LONELY.match(r) for r in rest) else ()


def _relays(text: str, found: Attribution, speaker: Extent | None, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """The channels that the report names: a hearer or a speaker that is an agency or outlet."""
    if found.kind != "explicit":
        return ()
    places = [e for e in (found.hearer, speaker, *found.occasions) if e is not None]
    return tuple(
        k
        for k, m in enumerate(mentions)
        if m.level == "name" and any(m.extent.overlaps(e) for e in places) and (m.type == "media" or is_relay(text, m.extent))
    )


def _occasions(text: str, found: Attribution) -> tuple[Extent, ...]:
    """Venue and medium in the report's words; 'told reporters' with its verb."""
    extra: tuple[Extent, ...] = ()
    if found.hearer and found.cue and found.hearer.start > found.cue.start:
        sets = load_lexicon().sets
        last = [w.text.lower() for w in words(text, *found.hearer)][-1:]
        if last and last[0] in sets["venues"] - sets["hearers"]:
            extra = (found.hearer,)
        elif last and (last[0] in sets["hearers"] or is_relay(text, found.hearer)):
            extra = (Extent(found.cue.start, found.hearer.end),)
    return tuple(sorted({*found.occasions, *extra}))


def _day(found: Attribution, times: Sequence[TimeExpression]) -> int | None:
    """The time expression among the words about the saying itself."""
    places = [*found.days, *found.occasions]
    return next((k for e in places for k, t in enumerate(times) if t.extent.overlaps(e)), None)


def _pass_on(text: str, told: Sequence[Saying], mentions: Sequence[Mention]) -> list[Saying]:
    """An agency behind somebody else's statement is its channel: '…, X said, the agency reported', '“…,” he added'."""
    result: list[Saying] = []
    for saying in told:
        inner = [k for k, other in enumerate(result) if _is_wrapped(saying, other)]
        if inner and saying.relays and saying.cue and saying.content[-1].end <= saying.cue.start:
            for k in inner:
                result[k] = msgspec.structs.replace(result[k], relays=tuple(dict.fromkeys((*result[k].relays, *saying.relays))))
            continue
        if saying.cue and saying.cue.of(text).lower() in ADDING and not saying.relays and result:
            before = result[-1]
            is_same = before.relays and before.speaker not in before.relays and saying.cue.start - _end(before) < REACH
            saying = msgspec.structs.replace(saying, relays=before.relays) if is_same else saying
        result.append(saying)
    return result


def _is_wrapped(outer: Saying, inner: Saying) -> bool:
    """Whether the outer saying is about nothing but the inner one."""
    if inner.cue is None or inner.attribution != "explicit" or not outer.content or not outer.content[0].contains(inner.cue):
        return False
    shared = sum(min(e.end, outer.content[0].end) - max(e.start, outer.content[0].start) for e in inner.content)
    return shared > 0 and (inner.speaker_extent is None or inner.speaker_extent.start - outer.content[0].start < REACH)


def _with_orphans(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], told: list[Saying]
) -> list[Saying]:
    """Adds quotations without a cue of their own: they belong to the speaker before them."""
    result = list(told)
    used = [e for s in told for e in s.content]
    for index, quotation in enumerate(quotations):
        if any(e.overlaps(quotation.outer) for e in used) or not _is_alone(text, sentences, quotation, quotations):
            continue
        run = _running(result, quotations[index - 1]) if index and quotations[index - 1].continues else None
        if run is not None:
            longer = {"content": (*result[run].content, quotation.inner), "quoted": (*result[run].quoted, quotation.inner)}
            result[run] = msgspec.structs.replace(result[run], **longer)
        elif before := _speaker_before(text, result, quotation.outer.start):
            result.append(_inherit(quotation, before))
    return result


def _is_alone(text: str, sentences: Sequence[Sentence], quotation: Quotation, quotations: Sequence[Quotation]) -> bool:
    """Whether nothing but quotations stands in the sentences of this one."""
    near = [s for s in sentences if s.extent.overlaps(quotation.outer)]
    if not near or not quotation.is_speech:
        return False
    start, end = near[0].extent.start, near[-1].extent.end
    place, rest = start, ""
    for other in (q for q in quotations if q.outer.end > start and q.outer.start < end):
        rest += text[place : max(place, other.outer.start)]
        place = max(place, other.outer.end)
    return bool(LONELY.match(rest + text[place:end]))


def _end(saying: Saying) -> int:
    return max([*(e.end for e in saying.extent), saying.cue.end if saying.cue else 0])


def _speaker_before(text: str, told: Sequence[Saying], place: int) -> Saying | None:
    """The last quoting saying that ends before `place`, if it is near."""
    before = [s for s in told if _end(s) <= place and s.directness != "indirect" and not _is_quoted_by_other(s, told)]
    last = max(before, key=_end, default=None)
    return last if last and (last.speaker_extent or last.attribution == "inherited") and place - _end(last) < REACH else None


def _is_quoted_by_other(saying: Saying, told: Sequence[Saying]) -> bool:
    return saying.cue is not None and any(e.contains(saying.cue) for s in told if s is not saying for e in s.content)


def _running(told: Sequence[Saying], quotation: Quotation) -> int | None:
    """The saying that ends with this quotation, which the next paragraph goes on with."""
    return next((k for k, s in enumerate(told) if s.content and s.content[-1] == quotation.inner), None)


def _inherit(quotation: Quotation, before: Saying) -> Saying:
    return Saying(
        content=(quotation.inner,), quoted=(quotation.inner,), speaker=before.speaker, speaker_extent=None, cue=None,
        directness="direct", attribution="inherited", act=before.act, occasion=before.occasion, said=before.said,
        relays=before.relays, confidence=CONFIDENCE["inherited"],
    )  # fmt: skip


def _free_indirect(text: str, sentences: Sequence[Sentence], told: Sequence[Saying]) -> Iterator[Saying]:
    """'Under the deal, X would …' right after a quotation: the quoted speaker's thought, nobody's words."""
    for sentence in sentences:
        if not CONDITIONAL.match(text, *sentence.extent) or any(e.overlaps(sentence.extent) for s in told for e in s.extent):
            continue
        before = [s for s in told if _end(s) <= sentence.extent.start]
        last = max(before, key=_end, default=None)
        if last and last.directness == "direct" and sentence.extent.start - _end(last) < REACH:
            yield Saying(
                content=(trim(text, *sentence.extent, also="."),), speaker=None, speaker_extent=None, cue=None,
                directness="indirect", attribution="implicit", act="assert", said=last.said,
                confidence=CONFIDENCE["implicit"],
            )  # fmt: skip


def _home(told: Sequence[Saying], index: int) -> int | None:
    """The smallest saying whose content holds the cue of this one."""
    saying = told[index]
    own = saying.cue or saying.extent[0]
    homes = [
        (sum(e.end - e.start for e in other.content), k)
        for k, other in enumerate(told)
        if k != index
        and any(e.contains(own) for e in other.content)
        and not (other.cue and any(e.contains(other.cue) for e in saying.content))
    ]
    return min(homes)[1] if homes else None
