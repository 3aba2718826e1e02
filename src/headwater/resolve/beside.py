"""What the other reports of a matter tell of days: the first one of the news, and those of events."""

from collections.abc import Mapping, Sequence

import msgspec

from headwater.annotations import Annotations
from headwater.dates import Day, When
from headwater.record.model import Report
from headwater.resolve.anchors import Occurrence, list_occurrences
from headwater.resolve.news import find_news, find_since, ground_from


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What the other reports of a matter tell of days: the first one of the news, those of events, and those of the
    statements that they have too (`heard`, by the id of the statement)."""

    since: Day | None = None
    occurrences: tuple[Occurrence, ...] = ()
    heard: Mapping[str, When] = {}


ALONE = Beside()


def look_beside(
    rows: Sequence[tuple[Report, Annotations]], actors: Mapping[str, Mapping[int, str]]
) -> dict[str, Beside]:
    """For each report of a matter what the others tell; `actors` has those of the mentions of each."""
    known: dict[str, tuple[Day, Day]] = {}
    told: dict[str, tuple[Occurrence, ...]] = {}
    for report, found in rows:
        plain = [ground_from(report, t, None, report.published) for t in found.times]
        told[report.id] = tuple(list_occurrences(report, found, [w for _, w in plain], actors.get(report.id, {})))
        day = find_news(report, found, plain)
        if day and day.start and day.start == day.end and report.published.start:
            known[report.id] = report.published.start, day.start
    return {
        report.id: Beside(
            since=find_since(report, [both for key, both in known.items() if key != report.id]),
            occurrences=tuple(one for key, row in told.items() if key != report.id for one in row),
        )
        for report, _ in rows
    }
