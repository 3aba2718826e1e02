"""The timeline: happenings by when they happened, and who spoke when; published and collected stay apart."""

from collections.abc import Mapping, Sequence

from headwater.dates import When, order
from headwater.link.origins import Voices
from headwater.link.reading import Reading
from headwater.record.model import Claim, Entry, Event, Modality, Origin, Span, identify

LONGEST = 400  # days: an interval that is wider orders nothing
FIRMNESS: tuple[Modality, ...] = ("actual", "alleged", "planned", "demanded", "possible", "denied")


def order_timeline(reading: Reading, claims: Sequence[Claim], voices: Voices) -> tuple[Entry, ...]:
    """One entry for each claim with a dated happening, and one for each dated occasion on which somebody spoke."""
    events = {e.id: e for row in reading.events.values() for e in row}
    homes: dict[str, list[Claim]] = {}
    for claim in claims:
        for evidence in claim.support:
            homes.setdefault(evidence.statement or "", []).append(claim)
    happened = [entry for claim in claims if (entry := _enter_happening(claim, events))]
    spoken = [entry for o in voices.origins if (entry := _enter_occasion(reading, o, homes))]
    return tuple(sorted((*happened, *spoken), key=lambda e: (order(e.when), e.id)))


def _enter_happening(claim: Claim, events: Mapping[str, Event]) -> Entry | None:
    told = [event for e in claim.support if (event := events.get(e.event or ""))]
    dated = [e for e in told if _orders(e.when)]
    if not dated:
        return None
    return Entry(
        id=identify("tml", claim.id),
        when=_narrowest([e.when for e in dated]),
        text=claim.proposition,
        support=tuple(sorted(dict.fromkeys(e.trigger for e in told))),
        claims=(claim.id,),
        modality=min((e.modality for e in told), key=FIRMNESS.index),
    )


def _enter_occasion(reading: Reading, origin: Origin, homes: Mapping[str, Sequence[Claim]]) -> Entry | None:
    """What an identified speaker said on one occasion, in the words of the broadest claim that it supports."""
    if not (origin.identified and origin.speaker and origin.when and _orders(origin.when)):
        return None
    claims = {c.id: c for s in origin.statements for c in homes.get(s, ())}
    lead = max(claims.values(), key=lambda c: (c.reports, len(c.support), c.id), default=None)
    spans: list[Span] = [span for s in origin.statements for span in reading.said[s].extent]
    if lead is None or not spans:
        return None
    return Entry(
        id=identify("tml", origin.id),
        when=origin.when,
        text=f"{reading.actors[origin.speaker].name}: {lead.proposition}",
        support=tuple(sorted(spans)),
        claims=tuple(claims),
        modality="alleged",
    )


def _orders(when: When) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= LONGEST)


def _narrowest(whens: Sequence[When]) -> When:
    """The narrowest interval, the earliest of equals."""
    return min(whens, key=lambda w: ((w.end - w.start).days if w.start and w.end else LONGEST, order(w)))
