"""Versions: what an address has said before, what it says now, and what an edit took away."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from headwater.record.model import Change, ChangeKind, Claim, Report
from headwater.record.revisions import Edit, compare_versions
from headwater.record.spans import Evidence, Span, cut, identify

# A sentence in which an outlet takes back a whole report.
NOTICE = re.compile(
    r"[^.\n]*\b(?:this|the|our|an earlier)\s+(?:\w+\s+)?"
    r"(?:article|story|report|item|post|piece|page|release|statement)\s+(?:has been|was|is|have been)\s+"
    r"(?:\w+ly\s+)?(?:retracted|withdrawn|removed|taken down|killed|deleted|unpublished)"
    r"[^.\n]*\.?",
    re.IGNORECASE,
)
# A paragraph that says what an earlier version had wrong.
CORRECTION = re.compile(
    r"\s*(?:correction|clarification|corrected|editor[’']?s[’']? note)\b|.*\b(?:earlier|previous) version of this\b",
    re.I,
)


def chain_versions(reports: Iterable[Report]) -> list[Report]:
    """Each report at an address that had another before is a version of that one.

    The earlier published comes first; of one day, or where one of them has no day, the earlier collected: nothing else
    tells which one was replaced.
    """
    shelves: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        shelves[report.uri].append(report)
    chained = []
    for shelf in shelves.values():
        is_dated = all(report.published.start for report in shelf)
        rows = sorted(shelf, key=lambda r: (str(r.published.start) if is_dated else "", r.collected or "", r.id))
        before = [None, *(r.id for r in rows[:-1])]
        chained += [msgspec.structs.replace(r, version_of=b) for r, b in zip(rows, before, strict=True)]
    return chained


def find_newest(reports: Mapping[str, Report]) -> dict[str, str]:
    """For each report that has been replaced the newest version of it."""
    after = {r.version_of: r.id for r in reports.values() if r.version_of in reports}
    newest: dict[str, str] = {}
    for key in (k for k in after if k):
        last = key
        while last in after:
            last = after[last]
        newest[key] = last
    return newest


def list_older(reports: Mapping[str, Report], report: str) -> list[str]:
    """The versions before a report, the newest of them first."""
    found: list[str] = []
    key = reports[report].version_of
    while key and key in reports and key not in found:
        found.append(key)
        key = reports[key].version_of
    return found


def are_withdrawn(reports: Mapping[str, Report], newest: Mapping[str, str], support: Sequence[Evidence]) -> bool:
    """Whether all the words stand in versions that have been replaced, and in the newest no more.

    A correction that says what was wrong before does not say it again.
    """
    if not any(e.report in newest for e in support):
        return False
    rows = [e for e in support if not _stands_in_correction(reports[e.report], e)]
    return bool(rows) and all(e.report in newest and not _holds(reports[newest[e.report]], e.text) for e in rows)


def _stands_in_correction(report: Report, evidence: Evidence) -> bool:
    start = report.text.rfind("\n", 0, evidence.start) + 1
    return CORRECTION.match(report.text[start : evidence.end]) is not None


def _holds(report: Report, words: str) -> bool:
    return " ".join(words.split()) in " ".join(report.text.split())


def find_revisions(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    since: str | int,
    fresh: Collection[str],
    known: Collection[str],
) -> Iterator[Change]:
    """What the new versions of known reports changed: their edits, notices, and claims that they make no more."""
    for key in sorted(fresh):
        older = next((k for k in list_older(reports, key) if k in known), None)
        if older is None:
            continue
        edits = compare_versions(reports[older], reports[key])
        yield from (_tell_edit(since, edit) for edit in edits)
        yield from _find_notices(since, reports[older], reports[key], edits)
        if edits and key not in find_newest({k: reports[k] for k in reports if k in fresh or k in known}):
            yield from _find_lost_claims(since, reports[older], reports[key], claims)


def _tell_edit(since: str | int, edit: Edit) -> Change:
    spans = tuple(s for s in (edit.before, edit.after) if s)
    words = [s.text if s else None for s in (edit.before, edit.after)]
    return _make("report_revised", since, None, words[0], words[1], spans)


def _find_notices(since: str | int, older: Report, newer: Report, edits: Iterable[Edit]) -> Iterator[Change]:
    """Sentences that an edit brought in which the outlet takes the report back."""
    for edit in edits:
        for found in NOTICE.finditer(newer.text, edit.after.start, edit.after.end + 1) if edit.after else ():
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            span = cut(newer, start, found.end())
            yield _make("retracted", since, None, older.title, span.text, (span,))


def _find_lost_claims(since: str | int, older: Report, newer: Report, claims: Iterable[Claim]) -> Iterator[Change]:
    """Claims that the older version made and the newer makes no more, in these words, in others or of other figures."""
    for claim in claims:
        if any(d.kind == "figure" and any(s.report == newer.id for s in d.spans) for d in claim.differences):
            continue
        lost = [e for e in claim.support if e.report == older.id and not _stands_in_correction(older, e)]
        kept = any(e.report == newer.id and not _stands_in_correction(newer, e) for e in claim.support)
        if lost and not kept and not any(_holds(newer, e.text) for e in lost):
            yield _make("retracted", since, claim.id, lost[0].text, None, tuple(e.span for e in lost))


def _make(
    what: ChangeKind, since: str | int, claim: str | None, before: str | None, after: str | None, spans: Sequence[Span]
) -> Change:
    key = identify("chg", what, since, claim, *((s.report, s.start, s.end) for s in spans))
    return Change(id=key, since=since, what=what, claim=claim, before=before, after=after, support=tuple(spans))
