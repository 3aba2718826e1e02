import datetime as dt

from headwater.dates import on
from headwater.link.timeline import Moment, join_moments
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
