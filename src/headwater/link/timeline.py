"""The timeline: happenings by when they happened, each with its support; said, published and collected stay apart."""

from collections.abc import Mapping, Sequence

from headwater.dates import When, intersect, order
from headwater.link.reading import Reading
from headwater.record.model import Claim, Entry, Event, Modality, Span, identify

LONGEST = 400  # days: an interval that is wider orders nothing
FIRMNESS: tuple[Modality, ...] = ("actual", "alleged", "planned", "demanded", "possible", "denied")


def order_timeline(reading: Reading, claims: Sequence[Claim]) -> tuple[Entry, ...]:
    """One entry for each claim with a dated happening, and one for each statement act that dates itself, in order."""
    events = {e.id: e for row in reading.events.values() for e in row}
    entries = [entry for claim in claims if (entry := _enter_claim(reading, claim, events))]
    return tuple(sorted(entries, key=lambda e: (order(e.when), e.id)))


def _enter_claim(reading: Reading, claim: Claim, events: Mapping[str, Event]) -> Entry | None:
    told = [events[e.event] for e in claim.support if e.event in events]
    dated = [e for e in told if _orders(e.when)]
    if dated:
        when = _agree([e.when for e in dated])
        spans = tuple(dict.fromkeys(e.trigger for e in told))
        modality = min((e.modality for e in told), key=FIRMNESS.index)
    else:
        said = [s.said for e in claim.support if (s := reading.said.get(e.statement or "")) and _orders(s.said)]
        if not said:
            return None
        when, spans, modality = _agree(said), tuple(e.span for e in claim.support), "alleged"
    text = claim.proposition
    return Entry(id=identify("tml", claim.id), when=when, text=text, support=_first(spans), claims=(claim.id,), modality=modality)


def _orders(when: When) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= LONGEST)


def _agree(whens: Sequence[When]) -> When:
    """The narrowest interval, which the others do not exclude as long as they can."""
    narrow = sorted(whens, key=lambda w: ((w.end - w.start).days if w.start and w.end else LONGEST, order(w)))
    best = narrow[0]
    for other in narrow[1:]:
        if intersect(best, other) is None:
            return best
    return best


def _first(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans))
