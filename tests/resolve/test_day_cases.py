"""Cases of days: those that a careful reader gives to times, sayings and happenings of short reports.

On the first run 20 of the first 43 were right as a whole.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from headwater.dates import When
from headwater.pipeline.tracing import trace_texts
from headwater.record.whole import Record

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "days.yaml").read_text("utf-8"))


def list_days(record: Record, kind: str, report: str, words: str) -> list[When]:
    """The days of what these words stand in: of times, of sayings, of triggers."""
    match kind:
        case "times":
            return [t.when for t in record.times if t.span.report == report and words in t.span.text]
        case "said":
            said = (s for s in record.statements if s.report == report)
            return [s.said for s in said if any(words in span.text for span in s.extent)]
        case _:
            return [e.when for e in record.events if e.report == report and words in e.trigger.text]


def list_faults(case: dict[str, Any]) -> Iterator[str]:
    """What is wrong in a case; nothing where it is read as the table has it."""
    record = trace_texts({f"{name}.txt": text for name, text in case["reports"].items()})
    reports = {r.file.removesuffix(".txt"): r.id for r in record.reports}
    for kind in ("times", "said", "happened"):
        for one in case.get(kind, ()):
            report = reports[one.get("in", next(iter(case["reports"])))]
            allowed = one["days"] if isinstance(one["days"][0], list) else [one["days"]]
            found = [
                [str(d) if d else None for d in (w.start, w.end)] for w in list_days(record, kind, report, one["words"])
            ]
            if not any(days in allowed for days in found[-1:]):
                yield f"{kind} '{one['words']}' is {found}, not {allowed[0]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_days(case: dict[str, Any]) -> None:
    assert list(list_faults(case)) == []
