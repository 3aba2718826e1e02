"""Statements: the spans of attributions composed into sayings, with speaker, marks, channel, day and nesting."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.issuers import ACTORS, name_issuers
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.obligations import demand_duties
from headwater.annotate.attribution.orphans import LONELY, add_orphans, said_until
from headwater.annotate.attribution.overlaps import Shelf, find_overlapping, shelve
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotate.attribution.refutations import deny_falsehoods, end_denials
from headwater.annotate.attribution.speakers import find_speaker, is_relay
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.record.model import Directness
from headwater.text import Extent, trim, words

# A refusal to answer is no statement.
REFUSING = re.compile(
    r"(?:it|he|she|they|we|I)\s+(?:(?:would|could|will|can|did|do|does)(?:\s+not|n['’]t)|cannot|won['’]t|declined\s+to|"
    r"refused\s+to)\s+(?:immediately\s+)?(?:comment|elaborate|say\s+more|go\s+into\s+details?)\b[^,;:]{0,120}"
    r"|(?:it|he|she|they|we|I)\s+ha(?:d|s|ve)\s+no\s+(?:\w+\s+)?comment\b[^,;:]{0,80}",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(r"\s*Under (?:the|this|that|these|those|such)\b[^.]{0,120}?\b(?:would|could|will)\b")
# What is said next is said to the same agency, and free indirect speech follows a quotation, within so many characters.
REACH = 400
# An agency behind a statement passes on what stands this many sayings before it or nearer.
NEAR = 4
REPORTING = frozenset("report reports reported".split())
ADDING = frozenset("added adding continued continuing adds".split())
# A content all in marks of so few words, behind 'described as' or 'called on X to', is a mixed one.
FEW_WORDS = 3


class Page(NamedTuple):
    """A report's text with what was found in it."""

    text: str
    quotations: Sequence[Quotation]
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    marks: Shelf
    names: Shelf
    days: Shelf


def find_sayings(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
) -> tuple[Saying, ...]:
    """All sayings of a report in text order: its attributions, and what goes on without one."""
    page = Page(
        text,
        quotations,
        mentions,
        times,
        shelve((q.outer, k) for k, q in enumerate(quotations)),
        shelve((m.extent, k) for k, m in enumerate(mentions)),
        shelve((t.extent, k) for k, t in enumerate(times)),
    )
    attributions = [_pass_to_cited(page, a) for a in attributions]
    told = _through_sources(text, attributions, [_compose(page, a) for a in attributions])
    told = [s for s in told if not _refuses(text, s)]
    told = name_issuers(text, sentences, mentions, told)
    told = add_orphans(text, sentences, quotations, _pass_on(text, told), mentions)
    told.extend(_free_indirect(text, sentences, told))
    told.sort(key=lambda s: (s.extent[0].start, -s.extent[-1].end))
    told = demand_duties(text, end_denials(text, deny_falsehoods(text, told)))
    contents = shelve((e, k) for k, s in enumerate(told) for e in s.content)
    return tuple(msgspec.structs.replace(s, nested_in=_home(told, contents, k)) for k, s in enumerate(told))


def _pass_to_cited(page: Page, found: Attribution) -> Attribution:
    """What a channel reports that cites somebody for it: that one speaks, and the channel passes it on."""
    if not found.cited or not found.speaker:
        return found
    channel, cited = (Extent(e[0].start, e[-1].end) for e in (found.speaker, found.cited))
    is_channel = any(_is_channel(page.text, page.mentions[k]) for k in find_overlapping(page.names, channel))
    is_outlet = channel.of(page.text).split()[-1].lower() in load_lexicon().sets["hearers"]
    passes_on = is_channel or is_outlet or (found.cue is not None and found.cue.of(page.text) in REPORTING)
    near = [page.mentions[k] for k in find_overlapping(page.names, cited)]
    best, _ = find_speaker(page.text, found.cited, near)
    if not passes_on or best is None or near[best].type not in ACTORS:
        return found
    return msgspec.structs.replace(found, speaker=found.cited, hearer=channel, cited=())


def _compose(page: Page, found: Attribution) -> Saying:
    content, quoted, directness = _marks(page, found)
    whole = Extent(found.speaker[0].start, found.speaker[-1].end) if found.speaker else None
    near = find_overlapping(page.names, whole) if whole else []
    best, extent = find_speaker(page.text, found.speaker, [page.mentions[k] for k in near])
    return Saying(
        content=content,
        quoted=quoted,
        speaker=None if best is None else near[best],
        speaker_extent=extent if found.kind != "inherited" else None,
        cue=found.cue,
        directness=directness,
        attribution=found.kind,
        act=found.act,
        asserted=found.asserted,
        occasion=_occasions(page, found),
        said=next((k for e in (*found.days, *found.occasions) for k in find_overlapping(page.days, e)), None),
        relays=_relays(page, found, extent),
        finder=found.finder,
    )


def _marks(page: Page, found: Attribution) -> tuple[tuple[Extent, ...], tuple[Extent, ...], Directness]:
    """Content, quoted words and directness: a content that is all in marks loses them."""
    content = found.content
    if found.is_quoted:
        content = tuple(trim(page.text, *e, also="‘’'“”\"") for e in content)
        return content, content, "direct"
    inside = [page.quotations[k] for e in content for k in find_overlapping(page.marks, e)]
    if not inside:
        return content, (), "indirect"
    quoted = tuple(q.inner for q in inside)
    bare = [_bare(page.text, e, inside) for e in content]
    if all(bare):
        is_fragment = not found.is_bare and sum(1 for q in inside for _ in words(page.text, *q.inner)) <= FEW_WORDS
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


def _relays(page: Page, found: Attribution, speaker: Extent | None) -> tuple[int, ...]:
    """The channels that the report names: a hearer, a venue or a speaker that is an agency or outlet."""
    if found.kind != "explicit":
        return ()
    places = [e for e in (found.hearer, speaker, *found.occasions) if e is not None]
    near = sorted({k for e in places for k in find_overlapping(page.names, e)})
    return tuple(k for k in near if _is_channel(page.text, page.mentions[k]))


def _is_channel(text: str, mention: Mention) -> bool:
    return mention.level == "name" and (mention.type == "media" or is_relay(text, mention.extent))


def _occasions(page: Page, found: Attribution) -> tuple[Extent, ...]:
    """Venue and medium in the report's words; 'told reporters' with its verb."""
    text = page.text
    extra: tuple[Extent, ...] = ()
    if found.hearer and found.cue and found.hearer.start > found.cue.start:
        sets = load_lexicon().sets
        last = [w.text.lower() for w in words(text, *found.hearer)][-1:]
        if last and last[0] in sets["venues"] - sets["hearers"]:
            extra = (found.hearer,)
        elif last and (last[0] in sets["hearers"] or _is_heard_by_channel(page, found.hearer)):
            extra = (Extent(found.cue.start, found.hearer.end),)
    return tuple(sorted({*found.occasions, *extra}))


def _is_heard_by_channel(page: Page, hearer: Extent) -> bool:
    near = (page.mentions[k] for k in find_overlapping(page.names, hearer))
    return is_relay(page.text, hearer) or any(m.extent.end == hearer.end and _is_channel(page.text, m) for m in near)


def _refuses(text: str, saying: Saying) -> bool:
    """Whether all that somebody says is that he says nothing: 'said it would not comment'."""
    return len(saying.content) == 1 and REFUSING.fullmatch(text, *saying.content[0]) is not None


def _through_sources(text: str, attributions: Sequence[Attribution], told: Sequence[Saying]) -> list[Saying]:
    """What stands behind 'According to the agency,' in the same sentence comes through the agency."""
    result: list[Saying] = []
    source: tuple[int, tuple[int, ...]] = (-1, ())
    for found, saying in zip(attributions, told, strict=True):
        if found.cue is not None and found.cue.start == found.clause and found.cue.of(text).lower() == "according to":
            source = (found.clause, saying.relays)
        is_through = source[1] and found.clause == source[0] and not found.is_quoted and found.kind == "explicit"
        result.append(_with_relays(saying, source[1]) if is_through else saying)
    return result


def _pass_on(text: str, told: Sequence[Saying]) -> list[Saying]:
    """An agency behind somebody else's statement is its channel: '…, X said, the agency reported', '“…,” he added'."""
    result: list[Saying] = []
    for saying in told:
        inner = [k for k in range(max(0, len(result) - NEAR), len(result)) if _is_wrapped(saying, result[k])]
        if inner and saying.relays and saying.cue and saying.content[-1].end <= saying.cue.start:
            for k in inner:
                result[k] = _with_relays(result[k], saying.relays)
            continue
        if result and _adds_to(text, saying, result[-1]):
            saying = _with_relays(saying, result[-1].relays)
        result.append(saying)
    return result


def _with_relays(saying: Saying, relays: tuple[int, ...]) -> Saying:
    return msgspec.structs.replace(saying, relays=tuple(dict.fromkeys((*saying.relays, *relays))))


def _adds_to(text: str, saying: Saying, before: Saying) -> bool:
    """Whether 'he added' goes on with what somebody told an agency just before."""
    if saying.cue is None or saying.relays or not before.relays or before.speaker in before.relays:
        return False
    return saying.cue.of(text).lower() in ADDING and saying.cue.start - said_until(before) < REACH


def _is_wrapped(outer: Saying, inner: Saying) -> bool:
    """Whether the outer saying is about nothing but the inner one."""
    if inner.cue is None or inner.attribution != "explicit" or not outer.content:
        return False
    first = outer.content[0]
    is_near = inner.speaker_extent is None or inner.speaker_extent.start - first.start < REACH
    return first.contains(inner.cue) and any(first.overlaps(e) for e in inner.content) and is_near


def _free_indirect(text: str, sentences: Sequence[Sentence], told: Sequence[Saying]) -> Iterator[Saying]:
    """'Under the deal, X would …' right after a quotation: the quoted speaker's thought, nobody's words."""
    contents = shelve((e, k) for k, s in enumerate(told) for e in s.extent)
    for sentence in sentences:
        if not CONDITIONAL.match(text, *sentence.extent) or find_overlapping(contents, sentence.extent):
            continue
        before = find_overlapping(contents, Extent(max(0, sentence.extent.start - REACH), sentence.extent.start))
        last = max((told[k] for k in before), key=said_until, default=None)
        if last and last.directness == "direct":
            yield Saying(
                content=(trim(text, *sentence.extent, also="."),),
                speaker=None,
                speaker_extent=None,
                cue=None,
                directness="indirect",
                attribution="implicit",
                act="assert",
                said=last.said,
            )


def _home(told: Sequence[Saying], contents: Shelf, index: int) -> int | None:
    """The smallest saying whose content holds the cue of this one."""
    saying = told[index]
    own = saying.cue or saying.extent[0]
    homes = []
    for place in find_overlapping(contents, own):
        other = told[place]
        is_around = place != index and any(e.contains(own) for e in other.content)
        if is_around and not (other.cue and any(e.contains(other.cue) for e in saying.content)):
            homes.append((sum(e.end - e.start for e in other.content), place))
    return min(homes)[1] if homes else None
