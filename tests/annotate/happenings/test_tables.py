"""The tables of raw sentences through the whole of annotation: figures that must not fall, as percentages of cases.

First run, before anything was mended: modality 72 of 100 with polarity (76 without); arms_transfers recall 91,
precision 98, modality 93, roles 86; politics (a first draft of the pack) recall 86, precision 88, roles 82.
"""

from collections.abc import Sequence

import pytest

from headwater.domain.cases import Outcome
from tests.annotate.tables import judge, load_table, try_table


def share(right: int, of: int) -> float:
    return 100 * right / of


def list_faults(outcomes: Sequence[Outcome]) -> str:
    return "\n".join(f"{o.case.text}\n    " + "\n    ".join(o.faults) for o in outcomes if o.faults)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "least"), [("modality.yaml", 98), ("modality_second.yaml", 92)])
def test_modality_of_the_table(table: str, least: float) -> None:
    cases = load_table(table)
    assert len({case["name"] for case in cases}) == len(cases)
    wrong = [c["name"] for c in cases if judge(c) != f"{c['modality']} {c['polarity']}"]
    assert share(len(cases) - len(wrong), len(cases)) >= least, wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pack", "recall", "precision", "modality", "roles"),
    [("arms_transfers", 97, 98, 98, 94), ("politics", 98, 97, 99, 95)],
)
def test_events_of_the_table(pack: str, recall: float, precision: float, modality: float, roles: float) -> None:
    outcomes = try_table(pack)
    wanted = sum(len(o.case.events) for o in outcomes)
    found, typed = sum(o.found for o in outcomes), sum(o.typed for o in outcomes)
    asked = sum(o.roles_right + o.roles_wrong + o.roles_missed for o in outcomes)
    assert share(typed, wanted) >= recall, list_faults(outcomes)
    assert share(typed, found + sum(o.false for o in outcomes)) >= precision, list_faults(outcomes)
    assert share(sum(o.judged for o in outcomes), found) >= modality, list_faults(outcomes)
    assert share(sum(o.roles_right for o in outcomes), asked) >= roles, list_faults(outcomes)
