import pytest

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.naming import find_names
from headwater.annotate.reference.nominals import find_nominals, nominal_type
from headwater.annotate.reference.tokens import read_lines
from tests.annotate.readings import make_report, read_sentences


def describe(body: str) -> list[tuple[str, str]]:
    report = make_report(body)
    scans, names = find_names(read_lines(report.text, read_sentences(report)))
    return [
        (scan.line.text[scan.tokens[n.first].start : scan.tokens[n.last - 1].end], nominal_type(n))
        for scan, found in zip(scans, names, strict=True)
        for n in find_nominals(scan, found)
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The spokesman denied it.", [("The spokesman", "person")]),
        ("A senior Polish official said so.", [("A senior Polish official", "person")]),
        ("An official at the Fisheries Ministry said so.", [("An official at the Fisheries Ministry", "person")]),
        ("Analysts expect rain.", [("Analysts", "group")]),
        ("At least four Polish officials came.", [("four Polish officials", "group")]),
        ("Officials there agreed.", [("Officials there", "group")]),
        ("Few in Norway expect rain.", [("Few in Norway", "group")]),
        ("Another group of Polish officials came.", [("Another group of Polish officials", "group")]),
        (
            "The leaders of the two countries met.",
            [("The leaders of the two countries", "group"), ("the two countries", "group")],
        ),
        ("The communist regime agreed.", [("The communist regime", "state")]),
        ("The Asian country agreed.", [("The Asian country", "state")]),
        ("Norway's intelligence agency knew.", [("Norway's intelligence agency", "public_body")]),
        ("The interior ministry of Norway agreed.", [("The interior ministry of Norway", "public_body")]),
        ("The fishing company of Norway agreed.", [("The fishing company", "organization")]),
        ("The new fisheries deal holds.", [("The new fisheries deal", "document")]),
        ("The former secretary of state agreed.", [("The former secretary of state", "person")]),
        ("A glaciologist agreed.", [("A glaciologist", "person")]),
        ("Former and current naval officers agreed.", [("Former and current naval officers", "group")]),
        ("The Malta-based company agreed.", [("The Malta-based company", "organization")]),
        ("Tens of thousands of secret files fell out.", [("Tens of thousands of secret files", "document")]),
        ("Police searched it.", [("Police", "group")]),
        ("The Czech presidency agreed.", [("The Czech presidency", "organization")]),
        ("The Quill campaign agreed.", []),
        ("Quill's election campaign agreed.", [("Quill's election campaign", "organization")]),
    ],
)
def test_descriptions(body: str, found: list[tuple[str, str]]) -> None:
    assert describe(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "The state visit began.",
        "An official visit began.",
        "Any official would agree.",
        "They spent money.",
        "A country road was closed.",
        "Spokesman of the year is a prize.",
        "During the campaign it rained.",
        "The 2016 election campaign began.",
        "A smear campaign began.",
        "Her presidency began.",
        "She spoke at her daily briefing.",
        "He missed other official ceremonies.",
        "They watched the joint military exercises.",
        "It hires 400 cooks.",
    ],
)
def test_no_description(body: str) -> None:
    assert [words for words, _ in describe(body) if words.lower() != "spokesman of the year"] == []


def test_a_verb_is_not_part_of_its_object() -> None:
    assert ("resolutions", "document") in describe("Such talks violate resolutions.")
    assert ("letters", "document") in describe("The two have exchanged letters.")


def test_heads_by_ending() -> None:
    assert match_head(["filmmaker"], 0) is not None
    assert match_head(["list"], 0) is None
    assert match_head(["blacklists"], 0) is None
    assert match_head(["lobbyists"], 0) is not None
    assert match_head(["prime", "minister"], 1) is not None
