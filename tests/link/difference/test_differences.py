import datetime as dt

import pytest

from headwater.dates import on
from headwater.link.assertion.propositions import Proposition
from headwater.link.difference.differences import Near, find_differences, grade_bound, grade_scope, grade_strength
from headwater.link.reading import Reading
from headwater.record.model import Report, Zone
from headwater.record.spans import Evidence
from headwater.text import stems
from tests.link.propositions import vector

GRADES = [
    ("open", "the ferry could sail on Monday", 0),
    ("out of power", "the ferry could not be reached on Monday", 2),
    ("on hearsay", "the ferry reportedly sails on Monday", 1),
    ("a plan", "the ferry is set to sail on Monday", 1),
    ("flat", "the ferry sails on Monday", 2),
    ("a will of yesterday", "the ferry would sail on Monday", 2),
    ("thought to be so", "the ferry that he considered unsafe sails on Monday", 2),
    ("thought of", "the owner considered selling the ferry", 0),
    ("a name is no hedge", "the ferry that May boarded sails on Monday", 2),
]


@pytest.mark.parametrize(("words", "grade"), [case[1:] for case in GRADES], ids=[case[0] for case in GRADES])
def test_grades_of_strength(words: str, grade: int) -> None:
    assert grade_strength(words)[0] == grade


def test_grades_of_bounds_and_scope() -> None:
    assert grade_bound("up to 40 pumps") == (0, "‘up to’")
    assert grade_bound("about forty pumps") == (0, "‘about’")
    assert grade_bound("40 pumps over the river")[0] == 1
    assert grade_scope("most of the crew") < grade_scope("all of the crew")


def make_report(day: int, *texts: str) -> Report:
    """A report named by its day; where it has two texts the first is its headline."""
    text = "\n".join(texts)
    zones = (Zone(kind="title", start=0, end=len(texts[0])),) if len(texts) > 1 else ()
    return Report(
        id=f"rep_{day}", uri=f"file:{day}.txt", file=f"{day}.txt", sha256="0", title=None, text=text, zones=zones,
        published=on(dt.date(2031, 5, day), "header"), outlet=None, collected=None, language="en", credits=(),
    )  # fmt: skip


def read(*reports: Report) -> Reading:
    return Reading(
        reports={r.id: r for r in reports}, statements={}, mentions={}, events={}, sentences={}, actors={},
        times={r.id: () for r in reports},
        said={}, meanings={},
    )  # fmt: skip


def drift(*reports: Report, figures: str = "") -> list[tuple[str, str]]:
    """Kinds and words of the differences of a claim that every line of the reports supports."""
    reading = read(*reports)
    members = [tell(r, line, figures) for r in reports for line in r.text.splitlines()]
    return [(d.kind or "", d.words) for d in find_differences(reading, members, {})]


def tell(report: Report, line: str, figures: str) -> Proposition:
    start = report.text.index(line)
    evidence = Evidence(report=report.id, start=start, end=start + len(line), text=line)
    return Proposition(
        evidence=evidence, words=line, act="assert", voice=None, head=None, actors=frozenset(),
        people=frozenset(), figures=frozenset(figures.split()), events=(), weights=dict.fromkeys(stems(line), 2.0),
        assertion=vector(1, 0),
    )  # fmt: skip


def test_strength_hardens_along_the_chain_and_last_in_the_headline() -> None:
    first = make_report(1, "The list could include pumps")
    later = make_report(2, "List includes pumps", "The list is expected to include pumps")
    assert drift(first, later) == [
        ("strength", "hardens: ‘could’ in 1.txt, then ‘expected’ in 2.txt, then flat in the headline of 2.txt")
    ]


def test_what_only_loses_strength_softens() -> None:
    first, later = make_report(1, "The list includes pumps"), make_report(2, "The list may include pumps")
    assert drift(first, later) == [("strength", "softens: flat in 1.txt, then ‘may’ in 2.txt")]


def test_a_bound_that_is_dropped_hardens_a_figure() -> None:
    first, later = make_report(1, "They sold up to 40 pumps"), make_report(2, "They sold 40 pumps")
    assert drift(first, later, figures="40") == [("figure", "hardens: ‘up to’ in 1.txt, then the bare figure in 2.txt")]


def test_a_part_becomes_the_whole() -> None:
    first, later = make_report(1, "Most of the crew left"), make_report(2, "All the crew left")
    assert drift(first, later) == [("scope", "hardens: ‘most of’ in 1.txt, then ‘all’ in 2.txt")]


def test_indirect_speech_is_no_supposition() -> None:
    assert drift(make_report(1, "The crew will leave"), make_report(2, "the crew would leave")) == []


def test_tellings_of_one_kind_do_not_differ() -> None:
    assert drift(make_report(1, "The crew left"), make_report(2, "The crew had left")) == []


@pytest.mark.parametrize(("score", "count"), [(0.6, 1), (0.3, 0)])
def test_two_claims_that_say_one_thing_for_other_reasons_differ_in_the_reason(score: float, count: int) -> None:
    reports = (
        make_report(1, "The crew left because of the cold"),
        make_report(2, "The crew left because of unpaid wages"),
    )
    own, other = (tell(r, r.text, "") for r in reports)
    near = [Near(own=own, other=other, score=score, comes_first=True)]
    found = [d.words for d in find_differences(read(*reports), [own], {}, near)]
    assert [words.partition(":")[0] for words in found] == ["the reason"] * count
