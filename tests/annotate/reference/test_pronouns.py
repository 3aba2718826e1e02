import pytest

from headwater.annotate.reference.naming import find_names
from headwater.annotate.reference.pronouns import find_joints, find_pronouns
from headwater.annotate.reference.tokens import read_lines
from tests.annotate.readings import make_report, read_sentences


def pronouns_in(body: str) -> list[str]:
    report = make_report(body)
    scans, _ = find_names(read_lines(report.text, read_sentences(report)))
    return [scan.tokens[at].text for scan in scans for at in find_pronouns(scan)]


def joints_in(body: str) -> list[str]:
    report = make_report(body)
    scans, names = find_names(read_lines(report.text, read_sentences(report)))
    return [
        scan.line.text[scan.tokens[j.first].start : scan.tokens[j.last - 1].end]
        for scan, found in zip(scans, names, strict=True)
        for j in find_joints(scan, found)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("He left and she stayed.", ["He", "she"]),
        ("Peru said it would pay.", ["it"]),
        ("It is unclear who paid.", []),
        ("It's raining.", []),
        ("Peru kept its fleet.", ["its"]),
        ("They thanked him.", ["They"]),
        ("He wished her a happy year.", ["He"]),
        ("“We know,” I said.", ["We", "I"]),
        ("“But I know. When I left, I was sad.” World War I was over.", ["I", "I", "I"]),
    ],
)
def test_pronouns(body: str, found: list[str]) -> None:
    assert pronouns_in(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Peru and Chile agreed.", ["Peru and Chile"]),
        ("Peru, Chile and Brazil said so.", ["Peru, Chile and Brazil"]),
        ("The envoy accused Peru and Chile of delay.", ["Peru and Chile"]),
        ("Talks between Peru and Chile failed.", []),
        ("According to Mira Stell, Joan Quill and Aldo Brandt have met.", ["Joan Quill and Aldo Brandt"]),
        ("President Quill and Norway agreed.", ["President Quill and Norway"]),
        ("Joan Quill and Polish President Aldo Brandt have met.", ["Joan Quill and Polish President Aldo Brandt"]),
        ("Peru's and Chile's fleets left.", []),
    ],
)
def test_parties_that_act_as_one(body: str, found: list[str]) -> None:
    assert joints_in(body) == found
