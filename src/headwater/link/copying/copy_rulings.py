"""What people decided about copies: two passages, or two whole reports, that are or are not one text told again.

What is unsure counts as no copy, and says so.  A judgement on passages leaves the relation of their reports alone,
unless nothing else that the two have in common is left.
"""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.link.copying.alignments import align_translations
from headwater.link.copying.copies import make_copy
from headwater.link.copying.translations import outline_report
from headwater.link.reading import Reading
from headwater.record.judgements import Judgement, Member, current_judgements
from headwater.record.model import Copy
from headwater.record.spans import Side, Span, cut, identify, overlap

TOUCHED = 0.5  # share of the shorter of two stretches from which a judged passage means one that was found


def settle_copies(reading: Reading, copies: Sequence[Copy], judgements: Iterable[Judgement]) -> tuple[Copy, ...]:
    """The copies after what people decided, those of passages first; a later judgement comes after an earlier."""
    settled = list(copies)
    for judgement in current_judgements(judgements, "copies"):
        a, b = sorted(judgement.members)
        if {a.report, b.report} <= reading.reports.keys() and a.is_whole == b.is_whole:
            settle = _settle_reports if a.is_whole and b.is_whole else _settle_passages
            settled = settle(reading, settled, judgement, (a, b))
    return tuple(sorted(settled, key=lambda c: c.is_whole)) if settled != list(copies) else tuple(copies)


def _settle_passages(
    reading: Reading, copies: list[Copy], judgement: Judgement, members: tuple[Member, Member]
) -> list[Copy]:
    """Without what was found between two passages; with a copy of exactly these where they are one utterance."""
    a, b = (cut(reading.reports[m.report], max(m.start, 0), m.end) for m in members)
    kept = [c for c in copies if c.is_whole or not _is_between(c, a, b)]
    if judgement.verdict == "same":
        return [*kept, _make_judged(a, b, judgement)]
    return [_loosen(c, kept, judgement) if _is_of(c, a.report, b.report) else c for c in kept]


def _settle_reports(
    reading: Reading, copies: list[Copy], judgement: Judgement, members: tuple[Member, Member]
) -> list[Copy]:
    """With one text of two reports, whose sentences are then laid side by side; or with two texts."""
    a, b = (m.report for m in members)
    others = [c for c in copies if not (c.is_whole and _is_of(c, a, b))]
    known = next((c for c in copies if c.is_whole and _is_of(c, a, b)), None)
    whole = known or Copy(
        id=identify("cpy", a, b), a=Side(report=a), b=Side(report=b), relation="independent", score=None
    )
    reasons = (*whole.reasons, judgement.words)
    if judgement.verdict != "same":
        if whole.relation != "near_duplicate":
            return [*others, msgspec.structs.replace(whole, reasons=reasons)]
        shared = any(_is_of(c, a, b) for c in others)
        relation = "reused_passages" if shared else "independent"
        return [*others, msgspec.structs.replace(whole, relation=relation, direction=None, reasons=reasons)]
    one = msgspec.structs.replace(whole, relation="near_duplicate", reasons=reasons)
    return [*others, *_align(reading, others, a, b), one]


def _align(reading: Reading, copies: Sequence[Copy], a: str, b: str) -> list[Copy]:
    """The sentences of two reports that mean the same and that no copy holds yet."""
    rows = align_translations(reading, outline_report(reading, a), outline_report(reading, b), ())
    found = [make_copy(reading, row) for row in rows]
    return [c for c in found if not any(_overlap_sides(c, k) for k in copies if not k.is_whole and _is_of(k, a, b))]


def _make_judged(a: Span, b: Span, judgement: Judgement) -> Copy:
    sides = [Side(**msgspec.structs.asdict(span)) for span in (a, b)]
    return Copy(
        id=identify("cpy", *((s.report, s.start, s.end) for s in sides)),
        a=sides[0],
        b=sides[1],
        relation="verbatim" if a.text.split() == b.text.split() else "paraphrase",
        same_utterance=True,
        score=1.0,
        reasons=(judgement.words,),
    )


def _loosen(whole: Copy, copies: Sequence[Copy], judgement: Judgement) -> Copy:
    """Two reports that had passages in common and now have none are independent."""
    left = any(not c.is_whole and _is_of(c, whole.a.report, whole.b.report) for c in copies)
    if left or not whole.is_whole or whole.relation not in ("reused_passages", "shared_quotation"):
        return whole
    return msgspec.structs.replace(whole, relation="independent", reasons=(*whole.reasons, judgement.words))


def _is_of(copy: Copy, a: str, b: str) -> bool:
    return {copy.a.report, copy.b.report} == {a, b}


def _is_between(copy: Copy, a: Span, b: Span) -> bool:
    """Whether the two sides of a copy are these two stretches, or lie mostly in them."""
    sides = [s for s in (copy.a.span, copy.b.span) if s]
    return len(sides) == 2 and any(_is_touched(sides[n], a) and _is_touched(sides[1 - n], b) for n in (0, 1))


def _is_touched(side: Span, wanted: Span) -> bool:
    shared = min(side.end, wanted.end) - max(side.start, wanted.start)
    shorter = min(side.end - side.start, wanted.end - wanted.start)
    return side.report == wanted.report and shared > 0 and shared >= TOUCHED * shorter


def _overlap_sides(new: Copy, known: Copy) -> bool:
    """Whether a copy takes words that another has."""
    spans = [s for s in (known.a.span, known.b.span) if s]
    mine = [s for s in (new.a.span, new.b.span) if s]
    return any(overlap(s, k) for s in mine for k in spans)
