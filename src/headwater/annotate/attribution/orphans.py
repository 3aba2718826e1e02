"""Quotations without a cue of their own: they belong to the speaker before them, or repeat what is attributed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.overlaps import find_overlapping, shelve
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotations import Mention, Saying, Sentence
from headwater.text import Extent, fold

LONELY = re.compile(r"^[\W_]*(?:and|but|or)?[\W_]*$", re.IGNORECASE)
TOPIC = re.compile(r"\s*On [^:.“”\"]{2,60}:\s*$")
ANNOUNCED = re.compile(r":\s+$")
FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our)\b")
LONGEST_RUN = 100  # paragraphs of one quotation
OPENS = 24  # characters of a sentence before the person with whom it begins: an article, a title
# An orphan quotation belongs to the speaker before it when no more than this stands between them.
REACH = 400
# Two quotations that begin with as many equal characters are one: a pull quote and its source.
OPENING = 40


def add_orphans(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    told: Sequence[Saying],
    mentions: Sequence[Mention] = (),
) -> list[Saying]:
    """The sayings with those added that nobody introduces."""
    result = list(told)
    page = _Page(text, sentences, quotations, mentions, [m.extent.start for m in mentions])
    used = shelve((e, k) for k, s in enumerate(told) for e in s.content)
    openings = {_opening(text, s.content[0]): s for s in reversed(told) if s.content and s.directness == "direct"}
    ends, order = _ends(told)
    last: Saying | None = None
    runs = {s.content[-1]: k for k, s in enumerate(told) if s.content}
    heads = {s.content[0]: k for k, s in enumerate(told) if s.content}
    for index, quotation in enumerate(quotations):
        if find_overlapping(used, quotation.outer) or not _is_alone(page, quotation):
            continue
        run = runs.get(quotations[index - 1].inner) if index and quotations[index - 1].continues else None
        run = run if run is not None and len(result[run].content) < LONGEST_RUN else None
        ahead = _tag_ahead(quotations, index, heads) if run is None else None
        if run is not None or ahead is not None:
            k = run if run is not None else ahead or 0
            result[k] = _lengthen(result[k], quotation.inner)
            runs[quotation.inner] = k
            continue
        before = _last_before(ends, order, quotation.outer.start, last)
        source = openings.get(_opening(text, quotation.inner)) or _take_over(page, quotation, before) or before
        if source is not None:
            runs[quotation.inner] = len(result)
            result.append(_inherit(quotation, source))
            last = result[-1]
    return result


class _Page(NamedTuple):
    text: str
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    mentions: Sequence[Mention]
    starts: Sequence[int]


def _tag_ahead(quotations: Sequence[Quotation], index: int, heads: Mapping[Extent, int]) -> int | None:
    """The saying whose quotation closes the run of paragraphs that this one opens."""
    for ahead in range(index + 1, min(index + LONGEST_RUN, len(quotations))):
        if not quotations[ahead - 1].continues:
            return None
        if (found := heads.get(quotations[ahead].inner)) is not None:
            return found
    return None


def _lengthen(saying: Saying, more: Extent) -> Saying:
    content = tuple(sorted((*saying.content, more)))
    return msgspec.structs.replace(saying, content=content, quoted=tuple(sorted((*saying.quoted, more))))


def _take_over(page: _Page, quotation: Quotation, before: Saying | None) -> Saying | None:
    """Whom the sentences since the last saying are about, where the quotation says "I" or nobody spoke before."""
    start = said_until(before) if before is not None else 0
    is_announced = ANNOUNCED.search(page.text, max(0, quotation.outer.start - 10), quotation.outer.start) is not None
    if before is not None and not is_announced and not FIRST_PERSON.search(page.text, *quotation.inner):
        return None
    own = bisect_right(page.sentences, quotation.outer.start, key=lambda s: s.extent.start) - 1
    at = own - 1
    if at < 0 or page.sentences[at].extent.start < start or not page.sentences[at].zone.startswith("body"):
        return None
    is_same = page.sentences[at].paragraph == page.sentences[own].paragraph
    is_topic = TOPIC.match(page.text, page.sentences[own].extent.start, quotation.outer.start) is not None
    is_near = before is not None or is_same or is_topic or is_announced
    person = _subject(page, page.sentences[at].extent, is_announced=is_announced) if is_near else None
    return None if person is None else _silent(person)


def _subject(page: _Page, sentence: Extent, *, is_announced: bool) -> int | None:
    """The person, or where a colon announces the quotation the paper, with whom a sentence begins."""
    first = bisect_left(page.starts, sentence.start)
    for at in range(first, min(len(page.mentions), first + 3)):
        mention = page.mentions[at]
        if mention.extent.start - sentence.start > OPENS or mention.extent.end > sentence.end:
            return None
        word = mention.extent.of(page.text).lower()
        is_known = mention.level == "name" or (word in ("he", "she") and mention.antecedent is not None)
        if (
            (mention.type == "person" or is_announced)
            and is_known
            and page.text[mention.extent.end : mention.extent.end + 1] in " ,"
        ):
            return at
    return None


def _silent(person: int) -> Saying:
    """A saying of nothing, for a person who has said nothing yet."""
    return Saying(
        content=(), speaker=person, speaker_extent=None, cue=None, directness="direct", attribution="inherited",
        act="assert",
    )  # fmt: skip


def said_until(saying: Saying) -> int:
    """Where the last word of a saying, or of its attribution, ends."""
    return max([*(e.end for e in saying.extent), saying.cue.end if saying.cue else 0])


def _opening(text: str, extent: Extent) -> str:
    """How a quotation begins; of a short one, nothing that another would share."""
    opening = fold(extent.of(text)[: 2 * OPENING])[:OPENING]
    return opening if len(opening) == OPENING else f"{extent.start}"


def _ends(told: Sequence[Saying]) -> tuple[list[int], list[Saying]]:
    """The sayings of named speakers by where they end; what is said inside another's words quotes for nobody."""
    contents = shelve((e, k) for k, s in enumerate(told) for e in s.content)
    speaking = [
        s
        for k, s in enumerate(told)
        if (s.directness != "indirect" or (s.attribution == "explicit" and s.asserted))
        and not (s.cue and set(find_overlapping(contents, s.cue)) - {k})
    ]
    speaking.sort(key=said_until)
    return [said_until(s) for s in speaking], speaking


def _last_before(ends: Sequence[int], order: Sequence[Saying], place: int, orphan: Saying | None) -> Saying | None:
    """The last quoting saying, or orphan, that ends before `place`, if it has a speaker and is near."""
    index = bisect_right(ends, place) - 1
    options = [order[index]] if index >= 0 else []
    last = max([*options, *([orphan] if orphan else [])], key=said_until, default=None)
    has_speaker = last is not None and (last.speaker_extent is not None or last.attribution == "inherited")
    return last if last and has_speaker and place - said_until(last) < REACH else None


def _is_alone(page: _Page, quotation: Quotation) -> bool:
    """Whether nothing but quotations, or a topic with a colon, stands in the sentences of this one."""
    first = bisect_right(page.sentences, quotation.outer.start, key=lambda s: s.extent.end)
    after = bisect_left(page.sentences, quotation.outer.end, key=lambda s: s.extent.start)
    if first >= after or not quotation.is_speech:
        return False
    start, end = page.sentences[first].extent.start, page.sentences[after - 1].extent.end
    if end - start > quotation.outer.end - quotation.outer.start + REACH:
        return False
    place, rest = start, []
    within = range(
        bisect_right(page.quotations, start, key=lambda q: q.outer.end),
        bisect_left(page.quotations, end, key=lambda q: q.outer.start),
    )
    for other in (page.quotations[k] for k in within):
        rest.append(page.text[place : max(place, other.outer.start)])
        place = max(place, other.outer.end)
    rest.append(page.text[place:end])
    return all(LONELY.match(r) for r in (TOPIC.sub("", rest[0]), *rest[1:]))


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
    )
