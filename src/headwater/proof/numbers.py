"""One number of two things in a row, where other reports give it of one of them alone: it may have been set twice."""

import re
from collections.abc import Iterator

from headwater.record.model import Problem, Report, is_furniture
from headwater.record.spans import cut, identify
from headwater.record.whole import Record
from headwater.text import fold

TWICE = re.compile(r"\b(?P<number>\d[\d,.]*\d) (?P<first>\w+) and (?P=number) (?P<second>\w+)")


def find_repeated_numbers(record: Record) -> list[Problem]:
    """The places where a report gives two things one number, and another report one of them and never the other."""
    return [problem for report in record.reports for problem in _find_in(record, report)]


def _find_in(record: Record, report: Report) -> Iterator[Problem]:
    others = [r for r in record.reports if r.id != report.id]
    for zone in (z for z in report.zones if not is_furniture(z)):
        for match in TWICE.finditer(report.text, zone.start, zone.end):
            things = [f"{match['number']} {match[name]}" for name in ("first", "second")]
            said = [next((r for r in others if fold(thing) in fold(r.text)), None) for thing in things]
            if (said[0] is None) != (said[1] is None):
                lone = said.index(None)
                span = cut(report, *match.span())
                yield Problem(
                    id=identify("prb", "number repeated", report.id, span.start, span.end),
                    uri=report.uri,
                    what="number repeated",
                    detail=f"{span.text}: {_name(said)} has “{things[1 - lone]}” and no “{things[lone]}”",
                    spans=(span,),
                )


def _name(said: list[Report | None]) -> str:
    return next(r.file for r in said if r)
