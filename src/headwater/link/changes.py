"""What a later report brings: new claims, new origins behind old ones, new denials.

A report is later than another when its whole interval of publication is: reports that may be of one day are not new
against each other.
"""

from collections.abc import Iterator, Mapping, Sequence

from headwater.link.origins import Voices
from headwater.link.reading import Reading
from headwater.record.model import Change, ChangeKind, Claim, Evidence, Span, identify


def list_changes(reading: Reading, claims: Sequence[Claim], voices: Voices) -> tuple[Change, ...]:
    """The changes that each later report makes, by publication."""
    names = {o.id: o.occasion or "" for o in voices.origins}
    found = [
        c
        for report in reading.reports
        for claim in claims
        for c in _change_claim(reading, report, claim, voices, names)
    ]
    return tuple({c.id: c for c in found}.values())


def _change_claim(
    reading: Reading, report: str, claim: Claim, voices: Voices, names: Mapping[str, str]
) -> Iterator[Change]:
    mine = [e for e in claim.support if e.report == report]
    before = [e for e in claim.support if _is_earlier(reading, e.report, report)]
    same_day = [
        e
        for e in claim.support
        if e.report != report and e not in before and not _is_earlier(reading, report, e.report)
    ]
    if mine and not before and not same_day and _has_earlier_report(reading, report):
        yield _make("new_claim", reading, report, claim, mine, None, claim.proposition)
    if mine and before:
        old = {voices.of.get(e.statement or "") for e in (*before, *same_day)}
        fresh = [e for e in mine if (o := voices.of.get(e.statement or "")) in claim.origins and o not in old]
        if fresh:
            new = names[voices.of[fresh[0].statement or ""]]
            yield _make("new_origin", reading, report, claim, fresh, None, new)
    denied = [e for e in claim.denials if e.report == report]
    known = [e for e in claim.denials if _is_earlier(reading, e.report, report)]
    if denied and before and not known:
        yield _make("new_denial", reading, report, claim, denied, None, denied[0].text)


def _is_earlier(reading: Reading, a: str, b: str) -> bool:
    """Whether report a was certainly published before report b."""
    first, second = reading.reports[a].published, reading.reports[b].published
    return bool(first.end and second.start and first.end < second.start)


def _has_earlier_report(reading: Reading, report: str) -> bool:
    return any(_is_earlier(reading, other, report) for other in reading.reports)


def _make(
    what: ChangeKind,
    reading: Reading,
    report: str,
    claim: Claim,
    support: Sequence[Evidence],
    before: str | None,
    after: str | None,
) -> Change:
    spans: tuple[Span, ...] = tuple(e.span for e in support)
    return Change(
        id=identify("chg", what, report, claim.id),
        since=str(reading.reports[report].published.start),
        what=what,
        claim=claim.id,
        before=before,
        after=after,
        support=spans,
    )
