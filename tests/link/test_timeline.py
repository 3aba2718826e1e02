import datetime as dt

import msgspec
import pytest

from headwater.dates import When, on
from headwater.link.timeline import Moment, join_moments, lay_wide
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Entry

MAY, JUNE = dt.date(2024, 5, 11), dt.date(2024, 6, 1)


def moment(text: str, day: dt.date, doers: str = "", types: str = "") -> Moment:
    entry = Entry(
        id=f"tml_{text}", when=on(day, "given"), text=text, support=(), claims=(f"clm_{text}",), modality=None
    )
    return Moment(entry=entry, doers=frozenset(doers.split()), types=frozenset(types.split()), reports=1)


def lines(*moments: Moment) -> list[list[str]]:
    return [[m.entry.text for m in group] for group in join_moments(moments)]


def test_one_doer_of_one_day_is_one_line() -> None:
    assert lines(moment("sails", MAY, "ship"), moment("lands", MAY, "ship port")) == [["sails", "lands"]]


def test_the_same_type_on_one_day_is_one_line() -> None:
    assert lines(moment("march", MAY, "union", "PROTEST"), moment("rally", MAY, "students", "PROTEST")) == [
        ["march", "rally"]
    ]


def test_other_days_and_other_matters_are_lines_of_their_own() -> None:
    sails, later, vote = moment("sails", MAY, "ship"), moment("lands", JUNE, "ship"), moment("vote", MAY, "parliament")
    assert lines(sails, later, vote) == [["sails"], ["lands"], ["vote"]]


def test_a_moment_joins_what_it_has_something_in_common_with_on_both_sides() -> None:
    sails, strike, both = moment("sails", MAY, "ship"), moment("strike", MAY, "crew"), moment("fight", MAY, "ship crew")
    assert lines(sails, strike, both) == [["sails", "strike", "fight"]]


def test_what_is_told_of_a_month_is_laid_to_its_one_day_of_the_same_doers() -> None:
    sails, lands = moment("sails", MAY, "ship crew", "VISIT"), moment("lands", MAY + dt.timedelta(2), "ship", "VISIT")
    month = When(start=MAY.replace(day=1), end=MAY.replace(day=31), precision="month", basis="given")
    coming = msgspec.structs.replace(
        moment("comes", MAY, "ship", "VISIT"), entry=msgspec.structs.replace(sails.entry, when=month, text="comes")
    )
    for days, count in (([sails], 1), ([sails, lands], 3)):  # of which of two nobody knows
        assert len(lay_wide(join_moments([*days, coming]))) == count


TOWN = "Harbour of Osk shut\n\nPublished: 14 May 2031\n\nOSK - Norway shut the harbour of Osk on Monday.\n\n{}\n"


def test_reactions_of_one_report_between_days_are_no_line_nor_is_what_a_paper_reports() -> None:
    for words, count in (
        ("The harbour will stay shut, said the mayor of Osk, Ada Lund.", 0),
        ("The harbour will stay shut, the mayor of Osk, Ada Lund, said on Tuesday.", 1),
        ("The harbour will stay shut, Reuters reported on Tuesday.", 0),
    ):
        record = trace_texts({"a.txt": TOWN.format(words)})
        assert len([e for e in record.timeline if "stay shut" in e.text]) == count, words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The plan is a gamble, Jon Brandt, a law professor at Estria University, said on Tuesday.", 0),
        ("The plan is a gamble, Jon Brandt, the harbour master of Osk, said on Tuesday.", 1),
        ("Ada Lund, the mayor, met Jon Brandt, a minister of Estria, on Sunday.\n\n“We are friends,” said Brandt.", 0),
    ],
)
def test_who_only_explains_has_no_line_and_what_is_said_where_they_met_is_on_that_of_the_meeting(
    words: str, said: int
) -> None:
    record = trace_texts({"a.txt": TOWN.format(words)})
    assert len([e for e in record.timeline if "Brandt:" in e.text]) == said


def test_a_line_begins_with_a_capital() -> None:
    text = "OSLO, 2 May 2031 - Norway was silent. On Friday, a White House official said two ships had left Peru.\n"
    (line,) = trace_texts({"a.txt": text}).timeline
    assert line.text == "A White House official: Two ships had left Peru"
