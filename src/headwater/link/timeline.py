"""The timeline: happenings by when they happened, and who spoke when; published and collected stay apart."""

from collections.abc import Mapping, Sequence

from headwater.dates import When, order
from headwater.link.origins import Voices
from headwater.link.reading import Reading
from headwater.record.model import Claim, Entry, Event, Modality, Origin, Statement, identify

LONGEST = 400  # days: an interval that is wider orders nothing
LONG = 160  # code points of a statement that a line of the timeline shows
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
    """What an identified speaker said on one occasion, in the words of the statement that most reports carry."""
    if not (origin.identified and origin.speaker and origin.when and _orders(origin.when)):
        return None
    said = [reading.said[s] for s in origin.statements if homes.get(s)]
    lead = max(said, key=lambda s: (max(c.reports for c in homes[s.id]), len(_words(s)) <= LONG, s.id), default=None)
    if lead is None:
        return None
    return Entry(
        id=identify("tml", origin.id),
        when=origin.when,
        text=f"{reading.actors[origin.speaker].name}: {_words(lead)}",
        support=tuple(sorted(span for s in origin.statements for span in reading.said[s].extent)),
        claims=tuple(dict.fromkeys(c.id for s in said for c in homes[s.id])),
        modality="alleged",
    )


def _words(statement: Statement) -> str:
    """The content in one line, cut at a word where it is long."""
    plain = " ".join(" ".join(span.text for span in statement.extent).split()).strip(' ,.“”"')
    return plain if len(plain) <= LONG else plain[:LONG].rsplit(" ", 1)[0] + " …"


def _orders(when: When) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= LONGEST)


def _narrowest(whens: Sequence[When]) -> When:
    """The narrowest interval, the earliest of equals."""
    return min(whens, key=lambda w: ((w.end - w.start).days if w.start and w.end else LONGEST, order(w)))
