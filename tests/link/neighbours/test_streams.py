import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.neighbours.streams import CUTS, Sketch, group_stream, sketch_text

MAY = dt.date(2031, 5, 2)

FERRY = [
    ("Ferry Halden aground off Vessby", "The ferry Halden ran aground off Vessby on Monday with 210 people aboard."),
    ("Passengers taken off Halden", "Lifeboats took passengers off the ferry Halden, which ran aground near Vessby."),
    ("Vessby ferry master questioned", "Police questioned the master of the Halden after the ferry ran aground."),
]
OTHER_FERRY = [
    ("Ferry Orla Quay aground at Tremorn", "The ferry Orla Quay ran aground at Tremorn on Monday with 90 people."),
    ("Tremorn: all safe on Orla Quay", "Everyone aboard the ferry Orla Quay is safe, Tremorn harbour said."),
]
BANK = [
    ("Bank of Norland lifts rates", "The Bank of Norland lifted its interest rate by half a point to curb inflation."),
    ("Norland rate rise hits loans", "Mortgages will cost more after the Bank of Norland lifted its interest rate."),
]
STREAM = [FERRY[0], BANK[0], OTHER_FERRY[0], FERRY[1], BANK[1], OTHER_FERRY[1], FERRY[2]]


def sketch(report: tuple[str, str], day: dt.date | None = MAY) -> Sketch:
    title, text = report
    return sketch_text(text, title, day)


def weights(text: str, title: str | None = None) -> dict[str, float]:
    return dict(sketch_text(text, title, None).terms)


def test_stories_of_one_sort_stay_apart_by_their_names() -> None:
    assert group_stream([sketch(report) for report in STREAM]) == [0, 1, 2, 0, 1, 2, 0]


def test_headlines_alone_are_grouped_with_the_same_thresholds() -> None:
    titles = [
        "Norland central bank raises interest rate",
        "Volcano erupts near Askholm",
        "Norland bank raises key interest rate",
        "Askholm volcano erupts again",
    ]
    assert group_stream([sketch_text("", title, MAY) for title in titles]) == [0, 1, 0, 1]


def test_later_report_bridges_two_groups() -> None:
    one = Sketch((("adit", 0.8), ("brook", 0.6)))
    other = Sketch((("crag", 0.8), ("dell", 0.6)))
    between = Sketch((("adit", 0.566), ("crag", 0.566), ("brook", 0.424), ("dell", 0.424)))
    assert group_stream([one, other]) == [0, 1]
    assert group_stream([one, other, between, between]) == [0, 0, 0, 0]


def test_member_moves_to_a_group_that_grew_to_fit_it_better() -> None:
    first = Sketch((("adit", 0.72), ("brook", 0.694)))
    torn = Sketch((("adit", 0.6), ("crag", 0.8)))
    later = Sketch((("crag", 0.9), ("dell", 0.436)))
    apart = CUTS._replace(join=0.9, bridge=9.0, terms=0.0)
    assert group_stream([first, torn], apart) == [0, 0]
    assert group_stream([first, torn, later, later], apart) == [0, 1, 1, 1]


def test_same_words_long_after_are_another_story() -> None:
    months_later = MAY + dt.timedelta(days=CUTS.silence + 1)
    assert group_stream([sketch(FERRY[0]), sketch(FERRY[0], months_later)]) == [0, 1]
    assert group_stream([sketch(FERRY[0]), sketch(FERRY[0], None)]) == [0, 0]


def test_name_weighs_more_than_the_same_word_in_lower_case() -> None:
    assert weights("They saw a Marten here")["marten"] == pytest.approx(weights("They saw a marten here")["marten"])
    named, common = weights("A ferry passed Marten"), weights("A ferry passed marten")
    assert named["marten"] / named["ferri"] > common["marten"] / common["ferri"]


def test_capitals_of_a_headline_in_title_case_name_nothing() -> None:
    assert weights("", "Ferry Captain Leaves Harbour") == weights("", "ferry captain leaves harbour")


def test_word_of_the_title_weighs_more() -> None:
    body = "a ferry and a tram collided"
    assert (
        weights(body, "tram")["tram"] / weights(body, "tram")["ferri"] > weights(body)["tram"] / weights(body)["ferri"]
    )


def test_empty_reports_are_stories_of_their_own() -> None:
    assert sketch_text("", None, None).terms == ()
    assert group_stream([]) == []
    assert group_stream([sketch_text("", None, None), sketch_text("of the", None, MAY)]) == [0, 1]


@given(st.text(), st.none() | st.text(), st.none() | st.dates())
def test_any_text_gives_a_vector_of_length_one_or_none(text: str, title: str | None, day: dt.date | None) -> None:
    terms = sketch_text(text, title, day).terms
    assert not terms or sum(weight**2 for _, weight in terms) == pytest.approx(1)
    assert sorted(terms, key=lambda item: (-item[1], item[0])) == list(terms)


@given(st.lists(st.tuples(st.sampled_from([*STREAM, ("", "")]), st.none() | st.dates()), max_size=12))
def test_number_of_a_story_is_the_place_of_its_earliest_report(
    stream: list[tuple[tuple[str, str], dt.date | None]],
) -> None:
    sketches = [sketch(report, day) for report, day in stream]
    groups = group_stream(sketches)
    assert all(groups.index(group) == group <= place for place, group in enumerate(groups))
    assert group_stream(sketches) == groups


def test_groups_do_not_depend_on_the_seed_of_hashes() -> None:
    code = (
        "from headwater.link.neighbours.streams import group_stream, sketch_text\n"
        f"print(group_stream([sketch_text(text, title, None) for title, text in {STREAM!r}]))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""
