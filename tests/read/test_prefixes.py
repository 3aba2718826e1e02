"""What pasted pages glue to the first sentence: bylines, places, dates with their times."""

import time

import pytest

from headwater.read.plain import read_plain
from headwater.read.prefixes import find_prefix, find_rest, find_suffix, is_bare_dateline
from headwater.record.model import Report


@pytest.mark.parametrize(
    ("prefix", "behind", "kind"),
    [
        ("LIMA | Mon May 3, 2021 4:56 pm EDT ", "LIMA (Reuters) - Ships left the port.", "dateline"),
        ("PORT ANSEL, Norland | Mon May 3, 2021 4:56 pm EDT PORT ANSEL, Norland (", "", "dateline"),
        ("PORT ANSEL/LIMA, May 3 | We d May 5, 2021 12:09 am BST ", "PORT ANSEL/LIMA, May 3 (Reuters)", "dateline"),
        ("Wednesday 5 May 2021 18.17 GMT ", "The harbour was closed.", "dateline"),
        ("5 May 2021 Last updated at 10:48 GMT ", "The harbour was closed.", "dateline"),
        ("Page last updated at 08:14 GMT, Wednesday, 5 May 2021 09:14 UK ", "The harbour was closed.", "dateline"),
        ("May 5, 2021 | ", "By Jane Doe, CNN The harbour was closed.", "dateline"),
        ("By Jane Doe, CNN ", "Is the harbour closed for good?", "byline"),
        ("By Jane Doe and John Roe, Special to CNN ", "The harbour was closed.", "byline"),
        ("By the Associated Press Staff ", "The harbour was closed.", "byline"),
        ("Photograph: Jane Doe/AFP ", "The harbour was closed.", "credit"),
        ("Photo credit: Jane Doe\\/Getty Images ", "Ships left the port.", "credit"),
        ("By Jane Doe, John Roe and Ann Poe ", "LIMA | Mon May 3, 2021 4:56 pm EDT Ships left.", "byline"),
    ],
)
def test_what_is_glued_to_the_first_sentence_is_found(prefix: str, behind: str, kind: str) -> None:
    found = find_prefix(prefix + behind)
    assert found is not None
    assert (found.start, (prefix + behind)[: found.end].strip(), found.kind) == (0, prefix.strip(), kind)


def test_a_headline_before_a_place_and_its_date_stands_for_itself() -> None:
    title, dateline = "Grain ships leave the port again ", "LIMA | Mon May 3, 2021 4:56 pm EDT "
    found = find_prefix(f"{title}{dateline}LIMA (Reuters) - Ships left.")
    assert found is not None
    assert (found.start, found.end) == (len(title), len(title + dateline))


@pytest.mark.parametrize(
    "text",
    [
        "May 3, 2021 will be remembered in the harbour.",
        "May 3, 2021 was a Monday, and the ships left.",
        "On Monday ships left the harbour at 4:56 pm.",
        "In 2021 ships left the harbour.",
        "By Monday, ships had left the harbour.",
        "By Jane Doe's account ships left on May 3, 2021.",
        "By Jane Doe, CNN",
        "Photograph: Jane Doe/AFP",
        "Photographs by Jane Doe of the harbour were sold.",
        "The score was 3 | 4 when the lights went out.",
        "",
    ],
)
def test_sentences_have_no_prefix(text: str) -> None:
    assert find_prefix(text) is None


@pytest.mark.parametrize(
    ("text", "before", "rest"),
    [
        ("Reuters)-Ships left.", "LIMA | Mon May 3, 2021 4:56 pm EDT LIMA (", "Ships left."),
        ("GMT Ships left.", "Monday 3 May 2021 04.56", "Ships left."),
        ("PORT ANSEL,", "PORT ANSEL, Norland | Mon May 3, 2021 4:56 pm EDT", ""),
        ("Ships) left.", "The harbour (", None),
        ("IST ships left.", "Ships left at 12", None),
    ],
)
def test_the_rest_of_a_broken_dateline(text: str, before: str, rest: str | None) -> None:
    found = find_rest(text, before)
    assert (None if found is None else text[found:].strip()) == rest


@pytest.mark.parametrize(
    ("title", "suffix"),
    [
        ("Grain ships leave the port again Monday 3 May 2021 04.56", "Monday 3 May 2021 04.56"),
        ("Grain ships leave the port again May 3, 2021 |", "May 3, 2021 |"),
        ("What changed in the port on Monday, May 3, 2021", None),
        ("Transcript of the hearing, May 3, 2021", None),
        ("Monday 3 May 2021 04.56", None),
    ],
)
def test_a_date_behind_a_headline(title: str, suffix: str | None) -> None:
    found = find_suffix(title)
    assert (None if found is None else title[found:]) == suffix


def test_a_line_that_is_a_dateline_and_nothing_else() -> None:
    assert is_bare_dateline("LIMA (Reuters) -")
    assert not is_bare_dateline("LIMA (Reuters) - Ships left.")
    assert not is_bare_dateline("Ships left (again) -")


def read(text: str) -> Report:
    return read_plain("a.txt", "a.txt", text.encode(), None)


def test_a_pasted_page_gives_its_day_its_credits_and_no_title() -> None:
    body = "Ships left the port of Lima on Monday, the harbour master said.\n\nNone came back.\n"
    report = read(f"By Jane Doe LIMA | Mon May 3, 2021 4:56 pm EDT LIMA (\n\nReuters)-{body}")
    assert report.title is None
    assert str(report.published.start) == "2021-05-03"
    assert {(c.kind, c.name) for c in report.credits} == {("byline", "Jane Doe"), ("agency", "Reuters")}
    assert [report.text[z.start :] for z in report.zones if z.kind == "body"] == [body]


def test_time_is_linear_in_what_is_looked_at() -> None:
    start = time.process_time()
    for text in ("AAA " * 5000, "A" * 20000, "1 " * 9000, "By A " * 5000, "12:00 " * 5000, "LIMA, | 1 May " * 2000):
        find_prefix(text)
        find_suffix(text)
        find_rest(text, text)
    assert time.process_time() - start < 5
