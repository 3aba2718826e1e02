"""The timeline: happenings by when they happened, and who spoke when; published and collected stay apart.

A line of it is one thing to know of a day, not one claim: what is told of the same days by the same doers, or is of the
same type, stands in one line with all its claims, and so does all that one institution says on one occasion.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.dates import WHERE_MET, Day, When, intersect, is_within, order
from headwater.link.phrasing.completeness import find_subject, is_clause
from headwater.link.provenance.origins import UNNAMED_BODY, Voices
from headwater.link.reading import Reading
from headwater.record.model import Claim, Entry, Event, Modality, Origin
from headwater.record.spans import identify

LONGEST = 731  # days: an interval that is wider than two years orders nothing
MONTH = 31  # days: what is told of a longer time can be several things
READABLE = 200  # code points: a longer line is read by nobody
FEW = 3  # a day that less than one in so many reports of a claim gives is not that of the claim
MEETINGS = ("MEETING", "VISIT", "CONSULT")  # types of what something is said at
ONLOOKERS = frozenset(
    "professor lecturer researcher scholar academic historian economist analyst expert fellow pundit".split()
)
FIRMNESS: tuple[Modality, ...] = ("actual", "alleged", "planned", "demanded", "possible", "denied")


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before it is joined with others: its doers, its event types, who speaks, how many reports carry it.

    `is_clause` says that its words can be read alone.
    """

    entry: Entry
    doers: frozenset[str]
    types: frozenset[str] = frozenset()
    reports: int
    speaker: str | None = None
    is_clause: bool = False

    @property
    def days(self) -> tuple[Day | None, Day | None]:
        """Both ends of its interval."""
        return self.entry.when.start, self.entry.when.end


def order_timeline(reading: Reading, claims: Sequence[Claim], voices: Voices) -> tuple[Entry, ...]:
    """The lines of the timeline: dated happenings, and dated occasions on which somebody spoke."""
    events = {e.id: e for row in reading.events.values() for e in row}
    happened = [moment for claim in claims if (moment := _enter_happening(claim, events))]
    homes = _index_homes(claims)
    heard = _list_heard(reading, voices, events)
    spoken = [moment for o in heard if (moment := _enter_occasion(reading, o, homes))]
    laid = [_lay_there(m, happened) if m.entry.when.basis.startswith(WHERE_MET) else m for m in spoken]
    said = [_merge_moments(group) for group in join_moments([m for m in laid if not m.types])]
    told = (_merge_moments(group) for group in lay_wide(join_moments([*happened, *(m for m in laid if m.types)])))
    lines = [*said, *(e for e in told if not any(_repeats(e, s) for s in said))]
    return tuple(sorted(lines, key=lambda e: (order(e.when), e.id)))


def _index_homes(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """By statement the claims that it supports with what it says, and not with what it mentions by the way."""
    homes: dict[str, list[Claim]] = {}
    for claim in claims:
        for evidence in claim.support:
            if evidence.event is None:
                homes.setdefault(evidence.statement or "", []).append(claim)
    return homes


def _list_heard(reading: Reading, voices: Voices, events: Mapping[str, Event]) -> Iterator[Origin]:
    """The origins of whom it is news that they spoke: no paper or agency, and nobody who only explains."""
    outlets = {m.actor for row in reading.mentions.values() for m in row if m.type == "media"}
    busy = {r.actor for e in events.values() for r in e.roles}
    for origin in voices.origins:
        if origin.speaker not in outlets and (origin.speaker in busy or not _is_onlooker(reading, origin)):
            yield origin


def _is_onlooker(reading: Reading, origin: Origin) -> bool:
    """Whether a voice only explains what others do: 'a professor of law'."""
    actor = reading.actors.get(origin.speaker or "")
    titles = {word for o in actor.offices for word in o.title.lower().split()} if actor else set()
    return not titles.isdisjoint(ONLOOKERS)


def _lay_there(moment: Moment, met: Sequence[Moment]) -> Moment:
    """An occasion with the type of the meeting at which it was, to be laid to the line of that and give it no words."""
    near = (m for m in met if m.days == moment.days and moment.speaker in m.doers)
    types = frozenset(t for m in near for t in m.types if t.rpartition(":")[2] in MEETINGS)
    return msgspec.structs.replace(moment, doers=frozenset(), types=types, reports=0) if types else moment


def _repeats(happening: Entry, saying: Entry) -> bool:
    """Whether a line says of the same days in the same words what another says with the name of who says so."""
    is_same = happening.modality == "alleged" and happening.when == saying.when
    return is_same and saying.text.endswith(happening.text) and set(happening.claims) <= set(saying.claims)


def join_moments(moments: Sequence[Moment]) -> list[list[Moment]]:
    """Moments of the same days that have a doer or a type in common, directly or through others; in order."""
    groups: list[list[Moment]] = []
    for moment in moments:
        near = [g for g in groups if any(_is_same_line(moment, m) for m in g)]
        groups = [g for g in groups if not any(g is n for n in near)]
        groups.append([*(m for g in near for m in g), moment])
    return groups


def _is_same_line(a: Moment, b: Moment) -> bool:
    return a.days == b.days and bool(a.doers & b.doers or a.types & b.types)


def lay_wide(groups: Sequence[list[Moment]]) -> list[list[Moment]]:
    """With what is told of a month or less laid to the one that tells of a day in it the same of the same doers."""
    kept = [list(group) for group in groups]
    for group in kept:
        fits = [other for other in kept if other and group and _is_closer(other, group)]
        if len(fits) == 1:
            fits[0].extend(group)
            group.clear()
    return [group for group in kept if group]


def _is_closer(group: Sequence[Moment], wide: Sequence[Moment]) -> bool:
    """Whether one group of moments can be that of another, on days that lie inside of its own."""
    inner, outer = group[0].entry.when, wide[0].entry.when
    if inner == outer or not is_within(inner, outer) or _count_days(outer) > MONTH:
        return False
    return any(b.doers <= a.doers and a.types & b.types for a in group for b in wide)


def _count_days(when: When) -> int:
    return (when.end - when.start).days + 1 if when.start and when.end else LONGEST


def _merge_moments(group: Sequence[Moment]) -> Entry:
    """One line for all of them, in the words of the one that most reports carry, the shortest of equals.

    A full clause, which tells what happened, counts twice.
    """
    lead = min(group, key=lambda m: (-m.reports * (1 + m.is_clause), len(m.entry.text), m.entry.id)).entry
    entries = [m.entry for m in group]
    return msgspec.structs.replace(
        lead,
        id=entries[0].id,
        when=min((e.when for e in entries), key=_count_days),
        support=tuple(sorted({s for e in entries for s in e.support})),
        claims=tuple(dict.fromkeys(c for e in entries for c in e.claims)),
    )


def _enter_happening(claim: Claim, events: Mapping[str, Event]) -> Moment | None:
    """What a claim tells of, on the days that most of its dated reports give.

    Nothing where no place and nobody is in it, or where few of its reports give the days: a claim can hold an event of
    another time that was taken for its own.
    """
    told = [event for e in claim.support if (event := events.get(e.event or ""))]
    dated = [e for e in told if _orders(e.when)]
    if not dated or not any(e.roles or e.where for e in told):
        return None
    when = max({e.when for e in dated}, key=lambda w: (*_rate_days(w, dated), identify("day", str(w))))
    carried = {e.report for e in dated if intersect(e.when, when)}
    if len(carried) * FEW < claim.reports:
        return None
    entry = Entry(
        id=identify("tml", claim.id),
        when=when,
        text=claim.proposition,
        support=tuple(sorted(dict.fromkeys(e.trigger for e in told))),
        claims=(claim.id,),
        modality=min((e.modality for e in told), key=FIRMNESS.index),
    )
    doers = frozenset(r.actor for e in told for r in e.roles if r.actor and r.role != "place")
    types = frozenset(e.subtype or e.type for e in told if e.subtype or not e.type.endswith(":OTHER"))
    readable = is_clause(claim.proposition) and len(claim.proposition) <= READABLE
    return Moment(entry=entry, doers=doers, types=types, reports=len(carried), is_clause=readable)


def _rate_days(when: When, dated: Sequence[Event]) -> tuple[int, int, int]:
    """How many reports these days fit, then how narrow and how early they are."""
    start, end = when.start, when.end
    fits = len({e.report for e in dated if intersect(e.when, when)})
    return fits, -(end - start).days if start and end else -LONGEST, -start.toordinal() if start else 0


def _enter_occasion(reading: Reading, origin: Origin, homes: Mapping[str, Sequence[Claim]]) -> Moment | None:
    """What a speaker with a name said on one occasion: of the claims in a full clause that which most reports carry.

    What many reports say on other days is none the better known for it here.  Of which day it is must be known, unless
    several reports have it.
    """
    is_named = origin.identified and UNNAMED_BODY not in origin.reasons
    if not (is_named and origin.speaker and origin.when and _orders(origin.when)):
        return None
    if _is_between_days(origin.when) and len({reading.said[s].report for s in origin.statements}) == 1:
        return None
    claims = {c.id: c for s in origin.statements for c in homes.get(s, ())}
    if not claims:
        return None
    carried = {key: _count_reports(reading, origin, c, homes) for key, c in claims.items()}
    lead = min(claims.values(), key=lambda c: (not is_clause(c.proposition), -carried[c.id], -c.reports))
    entry = Entry(
        id=identify("tml", origin.id),
        when=origin.when,
        text=_attribute(reading.actors[origin.speaker].name, lead.proposition),
        support=tuple(sorted(span for s in origin.statements for span in reading.said[s].extent)),
        claims=tuple(claims),
        modality="alleged",
    )
    doers = frozenset({origin.institution or origin.speaker})
    return Moment(
        entry=entry,
        doers=doers,
        reports=carried[lead.id],
        speaker=origin.speaker,
        is_clause=is_clause(lead.proposition),
    )


def _is_between_days(when: When) -> bool:
    """Whether a day is meant, and only known to be one of several."""
    return when.precision == "day" and when.start != when.end


def _count_reports(reading: Reading, origin: Origin, claim: Claim, homes: Mapping[str, Sequence[Claim]]) -> int:
    """The reports in which a claim is said on this occasion."""
    said = (s for s in origin.statements if any(c.id == claim.id for c in homes.get(s, ())))
    return len({reading.said[s].report for s in said})


def _attribute(speaker: str, proposition: str) -> str:
    """What somebody says, with the name in front where the words do not begin with it ('Berg urged them to stay')."""
    line = proposition if speaker.split()[-1] in find_subject(proposition) else f"{speaker}: {proposition}"
    return line[:1].upper() + line[1:]


def _orders(when: When) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= LONGEST)
