import pytest

from headwater.annotate.reference.goods import find_goods
from headwater.annotate.reference.naming import find_names
from headwater.annotate.reference.tokens import read_lines
from tests.annotate.readings import make_report, read_sentences


def goods_in(body: str) -> list[tuple[str, str]]:
    report = make_report(body)
    scans, names = find_names(read_lines(report.text, read_sentences(report)))
    return [
        (ware.extent.of(scan.line.text), ware.name)
        for scan, found in zip(scans, names, strict=True)
        for ware in find_goods(scan, found)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Peru sold arms to Chile.", [("arms", "weapons")]),
        ("Peru stopped arms sales.", [("arms", "weapons")]),
        ("The arms talks failed.", []),
        ("They sent significant quantities of ammunition.", [("significant quantities of ammunition", "munitions")]),
        ("They sent artillery ammunition.", [("artillery ammunition", "artillery munitions")]),
        ("They sent ammunition for artillery.", [("ammunition for artillery", "artillery munitions")]),
        ("They sent naval rockets and missiles.", [("naval rockets and missiles", "missiles rockets")]),
        ("They offered food for weapons.", [("food", "food"), ("weapons", "weapons")]),
        ("The nuclear weapons program ended.", []),
        ("They need raw materials.", [("raw materials", "raw materials")]),
        ("They wrote to Shell and the Bank.", []),  # a firm
    ],
)
def test_goods(body: str, found: list[tuple[str, str]]) -> None:
    assert goods_in(body) == found
