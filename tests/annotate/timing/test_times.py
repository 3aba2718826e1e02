"""Temporal expressions in running text: which words they are, and the days that they mean."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.timing.times import find_times
from headwater.annotations import Sentence, TimeExpression
from headwater.dates import Expression, When, ground, on, unknown
from headwater.text import Extent

THURSDAY = "2021-09-16"  # the anchor of most cases: the fourth day of week 37
FRIDAY = "2021-09-17"
APRIL = "2021-04-27"  # a Tuesday


def find(text: str, *, zone: str = "body", quotations: tuple[Extent, ...] = ()) -> tuple[TimeExpression, ...]:
    return find_times(text, [Sentence(extent=Extent(0, len(text)), zone=zone, paragraph=1)], quotations)


def days(text: str, anchor: str, *, zone: str = "body") -> list[tuple[str, str | None, str | None, str | None]]:
    """Words, TIMEX3 value and both days of every expression of a sentence."""
    found = []
    for one in find(text, zone=zone):
        value, when = ground(one.expression, on(dt.date.fromisoformat(anchor), "published"))
        start, end = (day.isoformat() if day else None for day in (when.start, when.end))
        found.append((one.extent.of(text), value, start, end))
    return found


# Text, anchor, words, TIMEX3 value, first day, last day.
DAYS = [
    # explicit dates
    ("The pact was signed on August 31, 2019.", THURSDAY, "August 31, 2019", "2019-08-31", "2019-08-31", "2019-08-31"),
    ("It dates from 31 August 2019.", THURSDAY, "31 August 2019", "2019-08-31", "2019-08-31", "2019-08-31"),
    ("It began on the 3rd of March.", THURSDAY, "the 3rd of March", "2021-03-03", "2021-03-03", "2021-03-03"),
    ("A letter of 2018-04-20 says so.", THURSDAY, "2018-04-20", "2018-04-20", "2018-04-20", "2018-04-20"),
    ("Stamped 31.08.2019 in Bonn.", THURSDAY, "31.08.2019", "2019-08-31", "2019-08-31", "2019-08-31"),
    ("Filed 08/31/2019 at the court.", THURSDAY, "08/31/2019", "2019-08-31", "2019-08-31", "2019-08-31"),
    ("Filed 03/04/2018 at the court.", THURSDAY, "03/04/2018", "2018", "2018-01-01", "2018-12-31"),
    ("A report of January 2017 warned.", THURSDAY, "January 2017", "2017-01", "2017-01-01", "2017-01-31"),
    ("The 2015 accord was hailed.", THURSDAY, "2015", "2015", "2015-01-01", "2015-12-31"),
    ("Sales fell in 2018.", THURSDAY, "2018", "2018", "2018-01-01", "2018-12-31"),
    ("6:30 PM – Tuesday, March 5, 2019", THURSDAY, "6:30 PM – Tuesday, March 5, 2019", "2019-03-05T18:30", "2019-03-05",
     "2019-03-05"),
    # the other orders and joints of dates
    ("They met on 28 June in 2020.", THURSDAY, "28 June in 2020", "2020-06-28", "2020-06-28", "2020-06-28"),
    ("Rain fell in 2016 June.", THURSDAY, "2016 June", "2016-06", "2016-06-01", "2016-06-30"),
    ("It sold for $12 December 27.", THURSDAY, "December 27", "2020-12-27", "2020-12-27", "2020-12-27"),
    ("The file is plan-2019-08-31.txt", THURSDAY, "2019-08-31", "2019-08-31", "2019-08-31", "2019-08-31"),
    ("It was on May twenty-one.", THURSDAY, "May twenty-one", "2021-05-21", "2021-05-21", "2021-05-21"),
    ("He left in two thousand and fifteen.", THURSDAY, "two thousand and fifteen", "2015", "2015-01-01", "2015-12-31"),
    ("It was open 3 Jan. until 9 Jan.", THURSDAY, "3 Jan. until 9 Jan.", "2021-01-03/2021-01-09",
     "2021-01-03", "2021-01-09"),
    ("Exports fell Jan-Feb 2017.", THURSDAY, "Jan-Feb 2017", "2017-01/2017-02", "2017-01-01", "2017-02-28"),
    ("He ruled from November to February 2017.", THURSDAY, "from November to February 2017", "2016-11/2017-02",
     "2016-11-01", "2017-02-28"),
    ("Prices fell in Feb.", THURSDAY, "Feb.", "2021-02", "2021-02-01", "2021-02-28"),
    ("It rose later than 2018.", THURSDAY, "later than 2018", None, "2019-01-01", "2021-09-16"),
    # weeks and quarters of the calendar
    ("Deaths peaked in week 31.", THURSDAY, "week 31", "2021-W31", "2021-08-02", "2021-08-08"),
    ("It began in the first week of 2015.", THURSDAY, "the first week of 2015", "2015-W01", "2014-12-29", "2015-01-04"),
    ("It ended the last week of 2016.", THURSDAY, "the last week of 2016", "2016-W52", "2016-12-26", "2017-01-01"),
    ("Sales will grow in the next quarter.", THURSDAY, "next quarter", "2021-Q4", "2021-10-01", "2021-12-31"),
    ("Loans rose in 2016H2.", THURSDAY, "2016H2", "2016-H2", "2016-07-01", "2016-12-31"),
    ("Loans rose in Q1-2019.", THURSDAY, "Q1-2019", "2019-Q1", "2019-01-01", "2019-03-31"),
    ("Sales rose in the year to date.", THURSDAY, "the year to date", "2021", "2021-01-01", "2021-09-16"),
    ("It will close by end of month.", THURSDAY, "end of month", "2021-09-EN", "2021-09-21", "2021-09-30"),
    # distances from a day that stands behind them
    ("They met two days after Christmas.", THURSDAY, "two days after Christmas", "2020-12-27", "2020-12-27",
     "2020-12-27"),
    ("The vote is two days from tomorrow.", THURSDAY, "two days from tomorrow", "2021-09-19", "2021-09-19",
     "2021-09-19"),
    ("He called two Sundays ago.", THURSDAY, "two Sundays ago", "2021-09-05", "2021-09-05", "2021-09-05"),
    # dates without a year
    ("The convoy left on Aug. 3.", THURSDAY, "Aug. 3", "2021-08-03", "2021-08-03", "2021-08-03"),
    ("The cabinet will meet on October 5.", THURSDAY, "October 5", "2021-10-05", "2021-10-05", "2021-10-05"),
    ("The visit on 13 July draws protests.", APRIL, "13 July", "2021-07-13", "2021-07-13", "2021-07-13"),
    ("They face a May 12 deadline.", APRIL, "May 12", "2021-05-12", "2021-05-12", "2021-05-12"),
    ("The envoy visited Oslo in July.", APRIL, "July", "2020-07", "2020-07-01", "2020-07-31"),
    ("The envoy will visit Oslo in July.", APRIL, "July", "2021-07", "2021-07-01", "2021-07-31"),
    ("Parties prepare ahead of November's vote.", APRIL, "November", "2021-11", "2021-11-01", "2021-11-30"),
    ("Strikes in March of this year failed.", THURSDAY, "March of this year", "2021-03", "2021-03-01", "2021-03-31"),
    ("They had met in May last year.", THURSDAY, "May last year", "2020-05", "2020-05-01", "2020-05-31"),
    ("It was signed last July.", APRIL, "last July", "2020-07", "2020-07-01", "2020-07-31"),
    ("It was signed last February.", APRIL, "last February", "2020-02", "2020-02-01", "2020-02-29"),
    ("It was signed last March.", "2021-10-27", "last March", "2021-03", "2021-03-01", "2021-03-31"),
    ("The court sits next July.", APRIL, "next July", "2021-07", "2021-07-01", "2021-07-31"),
    # parts
    ("They met in late July.", THURSDAY, "late July", "2021-07-EN", "2021-07-21", "2021-07-31"),
    ("They met in mid-August.", THURSDAY, "mid-August", "2021-08-MI", "2021-08-11", "2021-08-20"),
    ("They met in early June 2020.", THURSDAY, "early June 2020", "2020-06-START", "2020-06-01", "2020-06-10"),
    ("He stayed until the end of May 2019.", THURSDAY, "the end of May 2019", "2019-05-EN", "2019-05-21", "2019-05-31"),
    ("It was shelved in late 2016.", THURSDAY, "late 2016", "2016-EN", "2016-09-01", "2016-12-31"),
    ("It was shelved late last year.", THURSDAY, "late last year", "2020-EN", "2020-09-01", "2020-12-31"),
    ("Work ran in the first half of 2016.", THURSDAY, "the first half of 2016", "2016-H1", "2016-01-01", "2016-06-30"),
    ("He rose in the early 2000s.", THURSDAY, "the early 2000s", "200X-START", "2000-01-01", "2003-12-31"),
    ("It was built in the 1990s.", THURSDAY, "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("A fort of the 19th century.", THURSDAY, "the 19th century", "18", "1801-01-01", "1900-12-31"),
    ("Trade grew in the third quarter of 2020.", THURSDAY, "the third quarter of 2020", "2020-Q3", "2020-07-01",
     "2020-09-30"),
    ("It froze in the winter of 2017.", THURSDAY, "the winter of 2017", "2017-WI", "2016-12-01", "2017-02-28"),
    ("Fires raged last summer.", APRIL, "last summer", "2020-SU", "2020-06-01", "2020-08-31"),
    # weekdays
    ("He said so on Wednesday.", THURSDAY, "Wednesday", "2021-09-15", "2021-09-15", "2021-09-15"),
    ("He said so on Thursday.", THURSDAY, "Thursday", "2021-09-16", "2021-09-16", "2021-09-16"),
    ("He warned on Wednesday (15) of more.", THURSDAY, "Wednesday (15)", "2021-09-15", "2021-09-15", "2021-09-15"),
    ("He warned on Wednesday (8) of more.", THURSDAY, "Wednesday (8)", "2021-09-08", "2021-09-08", "2021-09-08"),
    ("He tweeted Monday evening.", THURSDAY, "Monday evening", "2021-09-13TEV", "2021-09-13", "2021-09-13"),
    ("They will meet on Friday.", THURSDAY, "Friday", "2021-09-17", "2021-09-17", "2021-09-17"),
    ("A hearing is set for Tuesday.", THURSDAY, "Tuesday", "2021-09-21", "2021-09-21", "2021-09-21"),
    ("The summit is expected to be held on Monday.", THURSDAY, "Monday", "2021-09-20", "2021-09-20", "2021-09-20"),
    ("Talks planned for Monday were called off.", THURSDAY, "Monday", "2021-09-20", "2021-09-20", "2021-09-20"),
    ("Last Thursday they struck.", THURSDAY, "Last Thursday", "2021-09-09", "2021-09-09", "2021-09-09"),
    ("She flies out next Friday.", FRIDAY, "next Friday", "2021-09-24", "2021-09-24", "2021-09-24"),
    ("They had met on Monday of last week.", THURSDAY, "Monday of last week", "2021-09-06", "2021-09-06", "2021-09-06"),
    ("It rained from Monday to Wednesday.", THURSDAY, "from Monday to Wednesday", "2021-09-13/2021-09-15", "2021-09-13",
     "2021-09-15"),
    # counted from the anchor
    ("He flew home yesterday.", THURSDAY, "yesterday", "2021-09-15", "2021-09-15", "2021-09-15"),
    ("They vote tomorrow.", THURSDAY, "tomorrow", "2021-09-17", "2021-09-17", "2021-09-17"),
    ("Last night shells fell.", THURSDAY, "Last night", "2021-09-15TNI", "2021-09-15", "2021-09-15"),
    ("He spoke this morning.", THURSDAY, "this morning", "2021-09-16TMO", "2021-09-16", "2021-09-16"),
    ("It was agreed last week.", THURSDAY, "last week", "2021-W36", "2021-09-06", "2021-09-12"),
    ("He said this week that it would hold.", THURSDAY, "this week", "2021-W37", "2021-09-13", "2021-09-19"),
    ("It was agreed last month.", THURSDAY, "last month", "2021-08", "2021-08-01", "2021-08-31"),
    ("It was agreed last year.", THURSDAY, "last year", "2020", "2020-01-01", "2020-12-31"),
    ("Forces attacked the port this month.", THURSDAY, "this month", "2021-09", "2021-09-01", "2021-09-16"),
    ("He will go there later this month.", THURSDAY, "later this month", "2021-09", "2021-09-17", "2021-09-30"),
    ("He went there earlier this year.", THURSDAY, "earlier this year", "2021", "2021-01-01", "2021-09-16"),
    ("They met over the weekend.", THURSDAY, "the weekend", "2021-W36-WE", "2021-09-11", "2021-09-12"),
    ("It will be done by the end of the year.", THURSDAY, "the end of the year", "2021-EN", "2021-09-01", "2021-12-31"),
    ("That was 10 years ago.", THURSDAY, "10 years ago", "2011", "2011-01-01", "2011-12-31"),
    ("That was three days ago.", THURSDAY, "three days ago", "2021-09-13", "2021-09-13", "2021-09-13"),
    ("It fell more than a year ago.", THURSDAY, "more than a year ago", "2020", None, "2020-09-16"),
    ("It was found within the past 10 days.", THURSDAY, "within the past 10 days", "P10D", "2021-09-06", "2021-09-16"),
    ("It is due within the next two weeks.", THURSDAY, "within the next two weeks", "P2W", "2021-09-16", "2021-09-30"),
    ("It was in the week of 9 April.", THURSDAY, "the week of 9 April", "2021-W14", "2021-04-05", "2021-04-11"),
    ("In seven years the pact will have lapsed.", THURSDAY, "seven years", "2028", "2028-01-01", "2028-12-31"),
    # vague
    ("They recently bought rockets.", THURSDAY, "recently", "PAST_REF", None, "2021-09-16"),
    ("It was closed years ago.", THURSDAY, "years ago", "PAST_REF", None, "2021-09-16"),
    ("Prices rose in recent weeks.", THURSDAY, "in recent weeks", "PAST_REF", None, "2021-09-16"),
    ("Talks may go on in coming months.", THURSDAY, "in coming months", "FUTURE_REF", "2021-09-16", None),
    ("Details follow in due course.", THURSDAY, "in due course", "FUTURE_REF", "2021-09-16", None),
    ("They now hold the bridge.", THURSDAY, "now", "PRESENT_REF", "2021-09-16", "2021-09-16"),
    # durations and repetitions
    ("They have quarrelled for months.", THURSDAY, "for months", "PXM", None, "2021-09-16"),
    ("The truce would last four days.", THURSDAY, "four days", "P4D", None, None),
    ("The visit lasts four days.", THURSDAY, "four days", "P4D", None, None),
    ("He defended the 90-day ban.", THURSDAY, "90-day", "P90D", None, None),
    ("A nine-month-old inquiry goes on.", THURSDAY, "nine-month-old", "P9M", None, None),
    ("She gave her daily briefing.", THURSDAY, "daily", "P1D", None, None),
    ("It drills twice a year.", THURSDAY, "twice a year", "P1Y", None, None),
    # ranges
    ("The allies meet on July 11-12.", APRIL, "July 11-12", "2021-07-11/2021-07-12", "2021-07-11", "2021-07-12"),
    ("It ran from 3 to 5 May.", THURSDAY, "from 3 to 5 May", "2021-05-03/2021-05-05", "2021-05-03", "2021-05-05"),
    ("It ran from June to August 2019.", THURSDAY, "from June to August 2019", "2019-06/2019-08", "2019-06-01",
     "2019-08-31"),
    ("He served between 2010 and 2015.", THURSDAY, "between 2010 and 2015", "2010/2015", "2010-01-01", "2015-12-31"),
    ("It rose in the first six months of 2018.", THURSDAY, "the first six months of 2018", "2018-01/2018-06",
     "2018-01-01", "2018-06-30"),
    # holidays, and relative to a date
    ("It fell on Christmas Eve 2019.", THURSDAY, "Christmas Eve 2019", "2019-12-24", "2019-12-24", "2019-12-24"),
    ("Nothing was found after 2009.", THURSDAY, "after 2009", None, "2010-01-01", "2021-09-16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "words", "value", "start", "end"), DAYS, ids=[case[0] for case in DAYS])
def test_one_expression_means_these_days(
    text: str, anchor: str, words: str, value: str | None, start: str | None, end: str | None
) -> None:
    assert days(text, anchor) == [(words, value, start, end)]


# What only looks like a time.
TRAPS = [
    "Theresa May spoke, and Mrs. May may go; she was met by May herself.",
    "They march on and will march again; the March on the capital was small.",
    "The Sunday Times and the Mail on Sunday disagree.",
    "A second man and a third came; the second was armed.",
    "Under resolution 2270 and Resolutions 1718 and 1874 it is banned.",
    "Some 2000 people, 2015 soldiers and 1900 tons of rice were there.",
    "The court cited the Fourth Amendment and Article 51.",
    "An F-16 and a T-2000 won 2-1 against 24/7.",
    "The 12-year-old boy, aged 45, is 30 years old.",
    "One day he may learn that a day of rest costs $50 a day.",
    "Prices fall, a spring broke, and the minister will fall short.",
    "It cost $2015, in room 2016, at a ratio of 10:30.",
    "USA Today reports it; as soon as possible he spoke.",
    "At the end of the day it is a trade.",
    "About three-quarters of it, or a quarter, was lost.",
    "April Jones and June Carter met August Wilson.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_time(text: str) -> None:
    assert [one.extent.of(text) for one in find(text)] == []


# Several in one sentence, with what stands between them.
SEVERAL = [
    ("In 2018 and 2019 he flew twice.", ["2018", "2019"]),
    ("On Monday he said he would meet her on Friday.", ["Monday", "Friday"]),
    ("Friday's suit follows last year's report.", ["Friday", "last year"]),
    ("Theresa May said in May that late May would do.", ["May", "late May"]),
    ("Since the visit in late July they have met.", ["Since the visit in late July", "late July"]),
    ("During the 2016 campaign it was hacked.", ["During the 2016 campaign"]),
    ("He polls well ahead of the 2020 election.", ["2020"]),
    ("After signing the pact in 2015 they cheated.", ["After signing the pact in 2015", "2015"]),
    ("After the deal was signed they cheated.", ["After the deal was signed"]),
    ("He flew home a day after the vote.", ["a day after the vote"]),
    ("At noon on Tuesday, at 6 p.m. and at 1900 GMT.", ["noon on Tuesday", "6 p.m.", "1900 GMT"]),
    ("At the time they fled; hours later he spoke.", ["At the time", "hours later"]),
    ("He called it a breach during a visit.", []),
]


@pytest.mark.parametrize(("text", "words"), SEVERAL, ids=[case[0] for case in SEVERAL])
def test_which_words(text: str, words: list[str]) -> None:
    assert [one.extent.of(text) for one in find(text)] == words


# Event-anchored: the day of the event is in the words, behind them, or with the same noun elsewhere in the report.
EVENTS = [
    ("Since the visit in late July they have written.", 0, "2021-07-21", THURSDAY),
    ("The 2015 nuclear deal holds. Even after the deal they hid files.", 1, "2015-01-01", THURSDAY),
    ("The trip to Rome is set for October 4. Protests will be held during the trip.", 1, "2021-10-04", "2021-10-04"),
    ("They met throughout the talks.", 0, None, THURSDAY),
    ("She will speak after the meeting.", 0, THURSDAY, None),
    ("In the following weeks it collapsed.", 0, None, THURSDAY),
    ("It was enriched before the deal of 2015.", 0, None, "2015-12-31"),
    ("Since taking office in January 2021 he has flown twice.", 0, "2021-01-01", THURSDAY),
]


@pytest.mark.parametrize(("text", "index", "start", "end"), EVENTS, ids=[case[0] for case in EVENTS])
def test_an_event_bounds_the_time(text: str, index: int, start: str | None, end: str | None) -> None:
    assert days(text, THURSDAY)[index][2:] == (start, end)


def test_two_days_of_one_noun_are_no_day() -> None:
    text = "The visit to Rome in 2015 was short. " + "It rained. " * 30 + "The visit of June 2018 was long. "
    text += "It snowed. " * 30 + "He was booed during the visit."
    assert days(text, THURSDAY)[-1][2:] == (None, THURSDAY)


def test_a_headline_looks_ahead() -> None:
    assert days("Premier to visit Oslo in July", APRIL, zone="title")[0][1] == "2021-07"
    assert days("Premier to visit Oslo in July", APRIL, zone="title")[0][2] == "2021-07-01"


def test_outside_sentences_only_full_dates_count() -> None:
    text = "https://example.org/2018/04/20/july-2016 Updated Friday, April 20, 2018\n\nIt began on Monday."
    start = text.index("It began")
    sentences = [Sentence(extent=Extent(start, len(text)), zone="body", paragraph=1)]
    found = [one.extent.of(text) for one in find_times(text, sentences, [])]
    assert found == ["2018/04/20", "Friday, April 20, 2018", "Monday"]


def test_quoted_ones_are_marked() -> None:
    text = "“We act today,” he said Monday. “Tomorrow too.”"
    quotations = (Extent(0, 15), Extent(text.index("“Tom"), len(text)))
    assert [one.quoted for one in find(text, quotations=quotations)] == [True, False, True]


def test_soon_of_the_past_is_not_the_future() -> None:
    assert [one.extent.of("He was soon released.") for one in find("He was soon released.")] == []
    assert days("He will soon be released.", THURSDAY) == [("soon", "FUTURE_REF", THURSDAY, None)]


VOCABULARY = (
    "last next this Monday Friday May March June July 2015 2016 31 12 3rd of the in on since after before during "
    "visit deal weeks days year years ago early late mid- end first half quarter now soon today (30) 6:30 p.m. – "
    ", . “ ” ; said will was to from and between for every twice a two 1990s century summer weekend Christmas "
    "08/09/2018 0 99 Feb. 30 9999 two-"
).split()
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join),
    st.lists(st.sampled_from([*VOCABULARY, " ", "\n", "-", "’s"]), max_size=40).map("".join),
)
anchors = st.one_of(
    st.just(unknown("no date")),
    st.dates().map(lambda day: on(day, "published")),
    st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)).map(
        lambda day: When(start=day, end=day + dt.timedelta(days=6), precision="week", basis="inferred")
    ),
)


@given(texts, anchors)
def test_any_text_gives_ordered_extents_that_can_be_grounded(text: str, anchor: When) -> None:
    found = find(text)
    assert list(found) == sorted(found, key=lambda one: one.extent)
    for one in found:
        assert 0 <= one.extent.start < one.extent.end <= len(text)
        assert one.extent.of(text).strip() == one.extent.of(text)
        when = ground(one.expression, anchor)[1]
        assert when.basis
        assert when.start is None or when.end is None or when.start <= when.end


@given(texts)
def test_only_an_event_holds_another_time(text: str) -> None:
    found = find(text)
    for one in found:
        for other in found:
            if one is not other and one.extent.overlaps(other.extent):
                assert "event" in (one.expression.kind, other.expression.kind)


@given(texts, texts)
def test_a_sentence_is_read_alone(first: str, second: str) -> None:
    """What is found in one sentence does not depend on the next, but for the day of an event."""
    text = first + "\n" + second
    edge = len(first)
    sentences = [
        Sentence(extent=Extent(0, edge), zone="body", paragraph=1),
        Sentence(extent=Extent(edge + 1, len(text)), zone="body", paragraph=2),
    ]
    both = [one for one in find_times(text, sentences, []) if one.extent.end <= edge]
    plain = [one for one in both if one.expression.kind != "event" and one.extent.of(text) != "May"]
    alone = [one for one in find(first) if one.expression.kind != "event" and one.extent.of(first) != "May"]
    assert plain == alone


NOISE = {
    "letters": "a" * 1_000_000,
    "digits": "1" * 1_000_000,
    "last": "last " * 200_000,
    "months": "Jan. " * 20_000,
    "since": "since the " * 40_000,
    "visits": "after the visit in 2015 " * 3_000,
    "numbers": "31 " * 70_000,
}


@pytest.mark.parametrize("name", NOISE)
def test_noise_takes_linear_time(name: str) -> None:
    """A megabyte of it takes a tenth of a second to three; a pattern that backtracks would take hours."""
    begun = time.perf_counter()
    find(NOISE[name])
    assert time.perf_counter() - begun < 20


def test_an_expression_is_frozen() -> None:
    with pytest.raises(AttributeError):
        find("He left on Monday.")[0].expression.kind = "date"  # type: ignore[misc]
    assert isinstance(find("He left on Monday.")[0].expression, Expression)


def test_the_verb_of_another_clause_does_not_date_a_noun() -> None:
    text = "The poster follows her speech on Monday against the claim that the port would close."
    assert (days(text, THURSDAY)[0][2] or THURSDAY) < THURSDAY
