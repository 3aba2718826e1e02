"""What later reports bring: new claims, new origins behind old ones, new denials, changed figures, edits.

A report is later than another when its whole interval of publication is: reports that may be of one day are not new
against each other.  A version is later than the one that it replaced, whatever their days.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.dates import When
from headwater.link.provenance.origins import Voices, recall_voices
from headwater.link.reading import Reading, index_reading
from headwater.link.versions import find_revisions, list_older
from headwater.record.model import Change, ChangeKind, Claim, Report
from headwater.record.spans import Evidence, identify
from headwater.record.whole import Record


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are new, and against which; `since` is the day or the `seq` that parts them."""

    since: str | int
    fresh: frozenset[str]
    known: frozenset[str]


def list_changes(reading: Reading, claims: Sequence[Claim], voices: Voices) -> tuple[Change, ...]:
    """The changes that each later report makes against all that were certainly published before it."""
    sides = (_part_by_report(reading, report) for report in reading.reports)
    found = [change for s in sides if s.known for change in _compare_all(reading.reports, claims, voices, s)]
    return tuple({c.id: c for c in found}.values())


def list_changes_since(record: Record, day: dt.date) -> tuple[Change, ...]:
    """What the reports published from a day on change against those published before it."""
    reading = index_reading(record, {}, {})
    days = {key: r.published for key, r in reading.reports.items()}
    fresh = {key for key, when in days.items() if when.start and when.start >= day}
    fresh |= {key for key in days if _is_revised_since(reading.reports, key, day)}
    sides = Sides(
        since=day.isoformat(),
        fresh=frozenset(fresh),
        known=frozenset(key for key, when in days.items() if when.end and when.end < day and key not in fresh),
    )
    return tuple(_compare_all(reading.reports, record.claims, recall_voices(record), sides))


def list_changes_after(record: Record, seq: int, fresh: frozenset[str]) -> tuple[Change, ...]:
    """What the reports that came after a run, `fresh`, change against those that were there; nothing at the first."""
    is_first = all(r.id in fresh for r in record.reports)
    return () if is_first else list_changes_of(record, seq, fresh)


def list_changes_of(part: Record, seq: int, fresh: frozenset[str]) -> tuple[Change, ...]:
    """What the reports of a part of a record that came after a run change; the part may be new as a whole."""
    reports = {r.id: r for r in part.reports}
    sides = Sides(since=seq, fresh=fresh & reports.keys(), known=frozenset(reports) - fresh)
    return tuple(_compare_all(reports, part.claims, recall_voices(part), sides))


def _is_revised_since(reports: Mapping[str, Report], key: str, day: dt.date) -> bool:
    """Whether an edit came from a day on: the version before was collected by then, and this one was not."""
    report = reports[key]
    before = reports.get(report.version_of or "")
    times = [r.collected[:10] for r in (before, report) if r and r.collected]
    return len(times) == 2 and times[0] < day.isoformat() <= times[1]


def _compare_all(
    reports: Mapping[str, Report], claims: Sequence[Claim], voices: Voices, sides: Sides
) -> Iterator[Change]:
    yield from compare_sides(claims, voices, sides)
    yield from find_revisions(reports, claims, sides.since, sides.fresh, sides.known)


def compare_sides(claims: Sequence[Claim], voices: Voices, sides: Sides) -> Iterator[Change]:
    """Every change that the new reports make to a claim."""
    for claim in claims:
        new, old = ([e for e in claim.support if e.report in side] for side in (sides.fresh, sides.known))
        if new and not old:
            changed = tuple(_find_new_figure(claim, sides))
            yield from changed or (_make("new_claim", sides, claim, new, None, claim.proposition),)
        elif new:
            yield from _find_new_origin(claim, voices, sides, new, old)
            yield from _find_new_figure(claim, sides)
        denied, known = ([e for e in claim.denials if e.report in side] for side in (sides.fresh, sides.known))
        if denied and not known and (old or new):
            yield _make("new_denial", sides, claim, denied, None, denied[0].text)


def _part_by_report(reading: Reading, report: str) -> Sides:
    when = reading.reports[report].published
    earlier = {k for k, r in reading.reports.items() if is_earlier(r.published, when)}
    earlier.update(list_older(reading.reports, report))
    return Sides(since=str(when.start or when.end or "undated"), fresh=frozenset((report,)), known=frozenset(earlier))


def is_earlier(one: When, other: When) -> bool:
    """Whether a report came out before another; one of several possible days is later than one of the first of them."""
    if one.end is None or other.start is None:
        return False
    is_wide = one.start == one.end and other.start != other.end
    return one.end <= other.start if is_wide else one.end < other.start


def _find_new_origin(
    claim: Claim, voices: Voices, sides: Sides, new: Sequence[Evidence], old: Sequence[Evidence]
) -> Iterator[Change]:
    """An origin that counts for the claim and stands behind no earlier support of it."""
    before = {voices.find_behind(e) for e in old}
    names = voices.by_id()
    for origin in claim.origins:
        behind = [e for e in new if voices.find_behind(e) == origin]
        if behind and origin not in before and names[origin].identified:
            yield _make("new_origin", sides, claim, behind, None, names[origin].occasion)


def _find_new_figure(claim: Claim, sides: Sides) -> Iterator[Change]:
    """A figure that differs between an earlier report and a new one; the last of several earlier ones."""
    for difference in claim.differences:
        new, old = ([s for s in difference.spans if s.report in side] for side in (sides.fresh, sides.known))
        if difference.kind == "figure" and new and old:
            evidence = [Evidence(report=s.report, start=s.start, end=s.end, text=s.text) for s in new]
            yield _make("figure_changed", sides, claim, evidence, old[-1].text, new[0].text)


def _make(
    what: ChangeKind, sides: Sides, claim: Claim, support: Sequence[Evidence], before: str | None, after: str | None
) -> Change:
    spans = tuple(e.span for e in support)
    return Change(
        id=identify("chg", what, sides.since, sorted({s.report for s in spans}), claim.id, spans[0]),
        since=sides.since,
        what=what,
        claim=claim.id,
        before=before,
        after=after,
        support=spans,
    )
