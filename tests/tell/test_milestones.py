import datetime as dt

import msgspec

from headwater.dates import Day, on
from headwater.record.model import Entry, Report, Time, Zone
from headwater.record.spans import Span
from headwater.record.whole import Record
from headwater.tell.index import Index, index_record
from headwater.tell.milestones import list_days, list_milestones, rank_days, weigh_days
from tests.tell.affair import HEADER, REPORTS

STRIKE, VOTE, FLOOD = dt.date(2031, 5, 2), dt.date(2031, 5, 9), dt.date(2031, 4, 1)


def report(name: str, day: Day) -> Report:
    text = f"date {day}\n\nThe weir broke on 1 April and the mayor was asked about it on that Friday.\n"
    return msgspec.structs.replace(
        REPORTS[0], id=f"rep_{name}", file=f"{name}.txt", text=text, published=on(day, "header line"),
        zones=(Zone(kind="boilerplate:header_line", start=0, end=15), Zone(kind="body", start=17, end=len(text))),
    )  # fmt: skip


def time(name: str, day: Day, start: int = 30, timex: str = "2031") -> Time:
    span = Span(report=f"rep_{name}", start=start, end=start + 4, text="then")
    return Time(id=f"tim_{name}{day}{start}", span=span, timex=timex, when=on(day, "given"))


def entry(name: str, day: Day, text: str, *reports: str, modality: str = "actual") -> Entry:
    support = tuple(Span(report=f"rep_{r}", start=30, end=34, text="then") for r in reports)
    return Entry(
        id=f"tml_{name}", when=on(day, "given"), text=text, support=support, claims=(), modality=modality,  # type: ignore[arg-type]
    )  # fmt: skip


def story(*entries: Entry, times: tuple[Time, ...] = ()) -> Index:
    reports = (report("a", STRIKE), report("b", STRIKE), report("c", VOTE), report("d", VOTE))
    return index_record(Record(header=HEADER, reports=reports, times=times, timeline=entries))


def test_a_day_weighs_what_appeared_on_it_and_what_speaks_of_it_later() -> None:
    index = story(
        entry("strike", STRIKE, "The crews went on strike", "a"),
        entry("flood", FLOOD, "The weir of Marrow broke", "b"),
        times=(time("a", FLOOD), time("a", FLOOD, 50), time("b", FLOOD), time("c", FLOOD), time("d", VOTE)),
    )
    assert weigh_days(index) == {STRIKE: 2, VOTE: 3, FLOOD: 3}
    assert rank_days(index) == (FLOOD, STRIKE)  # nothing is told of the vote


def test_of_days_of_one_weight_the_better_told_comes_first() -> None:
    index = story(
        entry("strike", STRIKE, "The crews of Marrow went on strike", "a"),
        entry("vote", VOTE, "The council voted for a new weir", "c", "d"),
    )
    assert rank_days(index) == (VOTE, STRIKE)


def test_a_day_of_another_time_that_one_text_tells_of_stands_last() -> None:
    war = dt.date(2021, 5, 1)
    times = tuple(time(name, war) for name in "abcd")
    once = entry("war", war, "The old weir was bombed by planes", "a")
    strike = entry("strike", STRIKE, "The crews of Marrow went on strike", "b")
    assert rank_days(story(once, strike, times=times)) == (STRIKE, war)
    twice = entry("war", war, "The old weir was bombed by planes", "a", "b")
    assert rank_days(story(twice, strike, times=times)) == (war, STRIKE)


def test_words_that_lack_their_object_stand_for_a_day_after_others() -> None:
    index = story(
        entry("1", STRIKE, "The engineers of the city lowered", "a"),
        entry("2", STRIKE, "The crews of Marrow went on strike", "a"),
        entry("3", VOTE, "The council voted for a new weir", "d"),
    )
    assert list_milestones(index, 2)[0].words == "The crews of Marrow went on strike"


def test_the_day_in_a_header_line_and_now_are_no_mentions() -> None:
    index = story(times=(time("a", FLOOD, 5), time("b", FLOOD, timex="PRESENT_REF")))
    assert FLOOD not in weigh_days(index)


def test_a_short_timeline_is_shown_whole() -> None:
    index = story(entry("x", STRIKE, "The crews went on strike", "a"), entry("y", STRIKE, "The port was shut", "a"))
    assert [(m.words, m.more) for m in list_milestones(index)] == [
        ("The crews went on strike", 0),
        ("The port was shut", 0),
    ]


def test_what_happened_stands_for_its_day_before_what_was_said() -> None:
    index = story(
        entry("1", VOTE, "Ada Berg: the strike is over", "c", modality="alleged"),
        entry("2", VOTE, "The council voted for a new weir", "d"),
        entry("3", STRIKE, "Strike", "a"),
        entry("4", STRIKE, "The crews of Marrow went on strike", "b"),
    )
    assert [(m.words, m.more) for m in list_milestones(index, 2)] == [
        ("The crews of Marrow went on strike", 1),
        ("The council voted for a new weir", 1),
    ]


def test_one_thing_stands_for_one_day() -> None:
    index = story(
        entry("1", STRIKE, "Ada Berg: the city will pay for all of it", "a", "b", modality="alleged"),
        entry("2", VOTE, "Jon Ask: the city will pay for all of it", "c", "d", modality="alleged"),
        entry("3", VOTE, "Jon Ask: the vote was a mistake of the council", "d", modality="alleged"),
    )
    assert [m.words for m in list_milestones(index, 2)] == [
        "Ada Berg: the city will pay for all of it",
        "Jon Ask: the vote was a mistake of the council",
    ]


def test_room_that_days_leave_is_filled() -> None:
    index = story(
        entry("1", STRIKE, "The crews of Marrow went on strike", "a", "b"),
        entry("2", STRIKE, "The port of Marrow was shut", "a"),
        entry("3", STRIKE, "The mayor of Marrow fell ill", "a", "b"),
    )
    assert len(list_milestones(index, 2)) == 2


def test_the_entries_of_a_day_or_a_month() -> None:
    index = story(entry("1", STRIKE, "The crews went on strike", "a"), entry("2", FLOOD, "The weir broke", "b"))
    assert [m.words for m in list_days(index, "2031-04")] == ["The weir broke"]
    assert [m.words for m in list_days(index, "2031-05-02")] == ["The crews went on strike"]
    assert [m.words for m in list_days(index, "2031")] == ["The weir broke", "The crews went on strike"]
