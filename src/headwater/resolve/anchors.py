"""On which days an event was that a time only names: "during the visit", "since their talks".

The same event told elsewhere with its days gives them: one of the same kind, by whom the words name, or by those of the
last one before.  The report itself comes first, then the others of its matter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotations import Annotations, Happening, TimeExpression
from headwater.clauses import UPCOMING
from headwater.dates import Grounded, When, intersect
from headwater.record.model import AHEAD, Report

KINDS = {
    word: kind
    for kind, words in {
        "visit": "visits visited visiting trip trips tour tours travel travels traveled travelled traveling travelling "
        "arrive arrives arrived arriving come comes coming",
        "meeting": "meetings meet meets met talks summit summits hands",
        "vote": "votes voted election elections elected referendum",
        "attack": "attacks attacked strike strikes struck raid raids raided bombing bombed",
        "blast": "blasts explosion explosions exploded",
        "protest": "protests protested protesting rally rallies marched demonstration demonstrations",
        "launch": "launches launched test tests tested",
        "arrest": "arrests arrested detained",
        "resignation": "resign resigns resigned",
        "ruling": "ruled verdict verdicts convicted acquitted",
        "death": "deaths die dies died",
        "crash": "crashes crashed",
        "speech": "speeches address",
        "hearing": "hearings",
    }.items()
    for word in (kind, *words.split())
}
HELD = ("meeting", "speech")  # what is done on a visit
PAST = re.compile(r"\b(?:past|previous|earlier|prior|former)\b", re.I)  # "after past TESTS": none of the news
VISIT = re.compile(r"\b(?:visit|trip|tour)(?:s|ed|ing)?\b", re.I)
WORD = re.compile(r"[^\W\d_]+")
OF = re.compile(r"\s+(?:of|by|between)\s")
BEHIND = 40  # code points in which stands whose visit it was
BACK = 400  # code points, about three sentences: "that visit" is one of which so near before was told


class Occurrence(NamedTuple):
    """An event of a kind with who took part in it, and its days."""

    kind: str
    parties: frozenset[str]
    when: When


def list_occurrences(
    report: Report, found: Annotations, days: Sequence[When], actor_of: Mapping[int, str]
) -> Iterator[Occurrence]:
    """The events of a report whose days words of their own give; `days` are those of its times."""
    for one in found.happenings:
        kind = find_kind(one.trigger.of(report.text))
        if kind is None or one.when is None:
            continue
        time = found.times[one.when]
        if days[one.when].is_definite and time.expression.kind != "event" and not time.quoted:
            yield Occurrence(kind, list_parties(one, actor_of), days[one.when])


def list_parties(one: Happening, actor_of: Mapping[int, str]) -> frozenset[str]:
    """The actors that take part in a happening."""
    return frozenset(actor_of[p.mention] for p in one.roles if p.mention is not None and p.mention in actor_of)


def find_anchor(
    report: Report,
    found: Annotations,
    time: TimeExpression,
    actor_of: Mapping[int, str],
    own: Sequence[Occurrence],
    others: Sequence[Occurrence],
) -> When | None:
    """The days of the event that a time names and does not date; None where nothing tells them, or not alike."""
    words, e = time.extent.of(report.text), time.expression
    kind = find_kind(words)
    if kind is None or e.kind != "event" or e.first is not None or e.unit is not None or PAST.search(words):
        return None
    parties = _list_owners(report, found, time, kind, actor_of)
    is_ahead = e.tense == "future" or UPCOMING.search(words) is not None

    def fits(one: Occurrence) -> bool:
        is_over = bool(one.when.end and report.published.start and one.when.end < report.published.start)
        return one.kind == kind and not (parties and parties.isdisjoint(one.parties)) and not (is_ahead and is_over)

    near = [one.when for one in own if fits(one)]
    return _settle(near or [one.when for one in others if parties and fits(one)])


def recall_day(
    found: Annotations, one: Happening, times: Sequence[Grounded], actor_of: Mapping[int, str]
) -> When | None:
    """The day that the same happening has elsewhere in the report: of one type, by two of the same, looking one way."""
    if one.when is not None or one.type.endswith(":OTHER"):
        return None
    mine = list_parties(one, actor_of)
    days = [
        times[other.when][1]
        for other in found.happenings
        if other.when is not None
        and other.type == one.type
        and _look_alike(one, other)
        and len(mine & list_parties(other, actor_of)) >= 2
    ]
    known = {(w.start, w.end): w for w in days if w.is_definite}
    if len(known) != 1:
        return None
    when = next(iter(known.values()))
    return msgspec.structs.replace(when, text=None, basis=f"the same, told elsewhere in the report: {when.basis}")


def _look_alike(one: Happening, other: Happening) -> bool:
    """Whether both are over, or both ahead and as firm: that somebody wants to meet is not when they will."""
    is_ahead = one.modality in AHEAD
    return one.modality == other.modality if is_ahead else other.modality not in AHEAD


def find_visit(
    report: Report, found: Annotations, one: Happening, times: Sequence[Grounded], actor_of: Mapping[int, str]
) -> When | None:
    """The days of a visit that is planned, for what is to be done there: 'will visit Osk in July, Lund said on Monday,
    where he will MEET the mayor'.

    Farther off in the report only where it plans a visit on one day alone: 'he is expected to MEET the queen'.
    """
    if one.when is not None or not _may_be_there(report, one):
        return None
    around = next((s.extent for s in found.sentences if s.extent.contains(one.trigger)), one.trigger)
    mine = list_parties(one, actor_of)
    visits = [
        (other, times[other.when][1])
        for other in found.happenings
        if other.when is not None
        and other.modality == "planned"
        and find_kind(other.trigger.of(report.text)) == "visit"
        and times[other.when][1].is_definite
    ]
    near = [when for v, when in visits if around.contains(v.trigger) and mine & list_parties(v, actor_of)]
    if near and one.modality == "planned":
        when = _settle(near)
    else:
        days = {(w.start, w.end) for _, w in visits if w.start == w.end}
        guests = {p for v, _ in visits for p in list_parties(v, actor_of)}
        beside = any(around.contains(v.trigger) for v, _ in visits) or VISIT.search(around.of(report.text))
        is_there = bool(mine & guests) or bool(beside)
        when = next(w for _, w in visits if w.start == w.end) if len(days) == 1 and is_there else None
    return msgspec.structs.replace(when, text=None, basis=f"on the visit: {when.basis}") if when else None


def _may_be_there(report: Report, one: Happening) -> bool:
    """Whether something to come may be done on a visit: a meeting, a speech, a protest, the visit itself."""
    kind = find_kind(one.trigger.of(report.text))
    if kind in (*HELD, "protest"):
        return one.modality in ("planned", "possible")
    return kind == "visit" and one.modality == "planned" and one.polarity == "pos"


def find_kind(words: str) -> str | None:
    """The kind of event that the last word of a phrase that is one names."""
    return next((KINDS[word] for word in reversed(WORD.findall(words.lower())) if word in KINDS), None)


def _list_owners(
    report: Report, found: Annotations, time: TimeExpression, kind: str, actor_of: Mapping[int, str]
) -> frozenset[str]:
    """Whom the words of a time name, or who took part in the last such event that is told before them."""
    start, end = time.extent.start, time.extent.end
    end += BEHIND if OF.match(report.text, end) else 0
    inside = {actor_of[n] for n, m in enumerate(found.mentions) if start <= m.extent.start < end and n in actor_of}
    if inside:
        return frozenset(inside)
    before = [
        h
        for h in found.happenings
        if start - BACK < h.trigger.start < start and find_kind(h.trigger.of(report.text)) == kind
    ]
    return list_parties(max(before, key=lambda h: h.trigger.start), actor_of) if before else frozenset()


def _settle(days: Iterable[When]) -> When | None:
    """The narrowest of these days, where it can be that of all."""
    ranked = sorted(days, key=lambda w: ((w.end - w.start).days if w.start and w.end else 0, str(w.start), w.basis))
    return ranked[0] if ranked and all(intersect(ranked[0], other) for other in ranked) else None
