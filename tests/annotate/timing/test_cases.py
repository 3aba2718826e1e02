"""The table of news times: which words of a sentence are times, their TIMEX3 values and their days.

`python tests/annotate/timing/test_cases.py` prints every case that fails.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from headwater.annotate.timing.times import find_times
from headwater.annotations import Sentence
from headwater.dates import ground, on
from headwater.text import Extent

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "times.yaml").read_text(encoding="utf-8"))
# A weekday as a person's name takes more than its sentence.
UNREAD = {"none-name-friday"}
FIELDS = ("words", "value", "first", "last")


def read_times(text: str, published: str) -> list[tuple[str | None, ...]]:
    """Words, value, first and last day of every time of a sentence."""
    sentence = Sentence(extent=Extent(0, len(text)), zone="body", paragraph=1)
    anchor = on(dt.date.fromisoformat(published), "published")
    rows: list[tuple[str | None, ...]] = []
    for one in find_times(text, [sentence], []):
        value, when = ground(one.expression, anchor)
        days = (day.isoformat() if day else None for day in (when.start, when.end))
        rows.append((one.extent.of(text), value, *days))
    return rows


def list_faults(case: dict) -> Iterator[str]:  # type: ignore[type-arg]
    """What is wrong in a case; nothing where it is read as the table has it."""
    found, wanted = read_times(case["text"], case["published"]), case["times"]
    if len(found) != len(wanted):
        yield f"{[row[0] for row in found]} for {[time['words'] for time in wanted]}"
        return
    for row, time in zip(found, wanted, strict=True):
        for name, given in zip(FIELDS, row, strict=True):
            allowed = time[name] if isinstance(time[name], list) else [time[name]]
            if given not in allowed:
                yield f"{name} {given!r} for {time[name]!r}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_careful_reader_agrees(case: dict, request: pytest.FixtureRequest) -> None:  # type: ignore[type-arg]
    if case["name"] in UNREAD:
        request.applymarker(pytest.mark.xfail(strict=True))
    assert list(list_faults(case)) == []


if __name__ == "__main__":
    faults = {case["name"]: list(list_faults(case)) for case in CASES}
    for name, lines in faults.items():
        for line in lines:
            print(name, line, sep=": ")
    print(sum(not lines for lines in faults.values()), "of", len(CASES))
