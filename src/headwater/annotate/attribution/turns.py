"""Turns: what each one says in an interview, a transcript or an embedded post, where a label tells whose it is.

Reading has named questions and labels by their zones (`read/dialogues`).  What stands under a speaker's label is that
speaker's own words, as if it stood in quotation marks; what answers a question without one is of the person whom the
text before the first question is about.  A post has its label behind it: '… — Ada Lund (@adalund) March 3, 2024'.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotations import Mention, Sentence, TimeExpression
from headwater.record.model import Report, Zone
from headwater.text import ASIDE, FIRST_PERSON, Extent, Stretches, fold, trim

ASKED = ("boilerplate:question", "boilerplate:label")
WITHIN = ("body", "boilerplate:stage_direction")
DAYS = ("weekday", "date")  # kinds of expressions that name a day
LABEL = re.compile(r"[*_]{0,3}(?P<name>[^,(:*]+)(?:,\s*(?P<office>[^(:*]+))?")
POST = re.compile(
    r"\s*(?:(?:pic\.twitter\.com/|https?://)\S+?)?(?P<mark>[”\"]?)\s*(?:—|–|--)\s*(?P<name>[^()\n—–]{2,60}?)\s*\(@\w+\)\s*"
    r"(?P<day>[A-Z]\w+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z]\w+\.? \d{4})?\s*$"
)
LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/|https?://)\S+)+$")
STAGE = re.compile(rf"{ASIDE.pattern}\s*")  # '(through interpreter)' before the words, '[crosstalk]' behind
STAGE_BEHIND = re.compile(rf"(?:\s*{ASIDE.pattern})+$")


class Turn(NamedTuple):
    """What one says: the label, where there is one, and the paragraphs; of a post, where its label names its day."""

    label: Extent | None
    content: tuple[Extent, ...]
    day: Extent | None = None


def find_turns(report: Report, sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    """The turns of a report in text order; none where nobody talks in turns."""
    zones = sorted(report.zones, key=lambda z: z.start)
    starts = [k for k, z in enumerate(zones) if z.kind in ASKED or _is_label(report.text, z)]
    read = (
        _read_turn(report.text, zones[first:end], sentences, is_last=end == len(zones))
        for first, end in pairwise((*starts, len(zones)))
    )
    turns = [*(t for t in read if t), *_find_posts(report.text, sentences)]
    return tuple(sorted(turns, key=lambda t: t.content[0]))


def _find_posts(text: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """The insets that are posts, each with its label behind it."""
    own = [s for s in sentences if s.zone == "inset"]
    for group in (list(g) for _, g in groupby(own, key=lambda s: s.paragraph)):
        whole = Extent(group[0].extent.start, group[-1].extent.end)
        found = POST.search(text, *whole)
        if found is None:
            continue
        said = Extent(whole.start, found.start())
        links = LINKS.search(text, *said)
        said = trim(text, said.start, links.start() if links else said.end, also='“”"')
        if said.start < said.end:
            day = Extent(*found.span("day")) if found["day"] else None
            yield Turn(Extent(*found.span("name")), (said,), day)


def _is_label(text: str, zone: Zone) -> bool:
    return zone.kind == "heading" and text[zone.start : zone.end].rstrip("*_").endswith(":")


def _read_turn(text: str, zones: Sequence[Zone], sentences: Sequence[Sentence], *, is_last: bool) -> Turn | None:
    """What stands under a label or a question, the first of these zones, up to what is no body."""
    asked, *behind = zones
    under = [z for z in takewhile(lambda z: z.kind in WITHIN, behind) if z.kind == "body"]
    own = (s for z in under for s in _begin_in(sentences, z.extent))
    paragraphs = [[s.extent for s in group] for _, group in groupby(own, key=lambda s: s.paragraph)]
    said = [_bare(text, Extent(p[0].start, p[-1].end)) for p in paragraphs]
    if is_last:  # behind the last turn somebody else may tell something again
        said = [e for n, e in enumerate(said) if n == 0 or FIRST_PERSON.search(text, *e)]
    said = [e for e in said if e.start < e.end]
    label = asked.extent if asked.kind == "heading" else None
    return Turn(label, tuple(said)) if said else None


def _begin_in(sentences: Sequence[Sentence], zone: Extent) -> Sequence[Sentence]:
    """The sentences that begin in a zone; they are found by their place, for a long interview has very many of both."""
    first = bisect_left(sentences, zone.start, key=lambda s: s.extent.start)
    return sentences[first : bisect_left(sentences, zone.end, lo=first, key=lambda s: s.extent.start)]


def _bare(text: str, extent: Extent) -> Extent:
    """A paragraph without stage directions, and the marks that stand around all of it."""
    while (stage := STAGE.match(text, *extent)) and stage.end() < extent.end:
        extent = Extent(stage.end(), extent.end)
    behind = STAGE_BEHIND.search(text, *extent)
    extent = Extent(extent.start, behind.start()) if behind and behind.start() > extent.start else extent
    return trim(text, *extent)


def quote_turns(turns: Sequence[Turn], quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of a report with each paragraph of a turn as one of its own; those inside of it are part of it."""
    said = [(e, n + 1 < len(t.content)) for t in turns for n, e in enumerate(t.content)]
    spoken_at = Stretches(e for e, _ in said)
    outside = [q for q in quotations if not spoken_at.meet(q.outer)]
    spoken = (Quotation(outer=e, inner=e, is_speech=True, continues=more) for e, more in said)
    return tuple(sorted((*outside, *spoken), key=lambda q: q.outer))


def name_talkers(turns: Sequence[Turn], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with whoever has a label a person where a capital alone made it a place or a thing."""
    labels = {t.label.start for t in turns if t.label is not None}
    return [
        msgspec.structs.replace(m, type="person")
        if m.finder == "guess" and m.type in ("place", "other") and m.extent.start in labels
        else m
        for m in mentions
    ]


def attribute_turns(
    text: str,
    turns: Sequence[Turn],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
) -> Iterator[Attribution]:
    """The attribution of each turn: to its label, or to the person interviewed; of the one day that is named before."""
    talks = [t for t in turns if t.day is None]
    first = min((t.label or t.content[0] for t in talks), default=Extent(0, 0)).start
    ahead = Stretches(s.extent for s in sentences if s.extent.start < first)
    interviewee = _find_interviewee(ahead, mentions) if any(t.label is None for t in turns) else None
    named = [t.extent for t in times if t.expression.kind in DAYS and ahead.hold(t.extent)]
    days = tuple(named) if len(named) == 1 else ()
    for turn in turns:
        if turn.label is not None and turn.label.start > turn.content[0].start:
            yield Attribution(
                cue=None, speaker=(turn.label,), content=turn.content, act="assert",
                days=(turn.day,) if turn.day else (), clause=turn.content[0].start, is_bare=True,
            )  # fmt: skip
        elif turn.label is not None:
            found = LABEL.match(text, *turn.label)
            parts = [trim(text, *found.span(k)) for k in ("name", "office") if found[k]] if found else []
            colon = text.rindex(":", *turn.label)
            yield Attribution(
                cue=Extent(colon, colon + 1), speaker=tuple(parts), content=turn.content, act="assert",
                days=days, clause=turn.label.start, is_bare=True,
            )  # fmt: skip
        elif interviewee is not None:
            yield Attribution(
                cue=None, speaker=(interviewee,), content=turn.content, act="assert", kind="inherited",
                days=days, clause=turn.content[0].start, is_bare=True,
            )  # fmt: skip


def _find_interviewee(ahead: Stretches, mentions: Sequence[Mention]) -> Extent | None:
    """The person whom the text before the first turn names most often; of several, the first."""
    people = [m for m in mentions if m.level == "name" and m.type == "person" and ahead.hold(m.extent)]
    counts = Counter(fold(m.name).split()[-1] for m in people)
    named = sorted(people, key=lambda m: (-counts[fold(m.name).split()[-1]], " " not in m.name, m.extent.start))
    return named[0].extent if named else None
