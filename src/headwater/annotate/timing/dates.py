"""Days and months of the calendar in words and figures, and ranges of them.

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    CLOCK,
    DAY,
    DAY_OF,
    DAY_PART,
    FIGURE,
    FOREIGN_MONTHS,
    FULL_MONTH,
    ITS_YEAR,
    MONTH,
    MONTH_WORDS,
    ORDINAL_WORDS,
    ORDINALS,
    PART,
    SHORT_MONTHS,
    SPOKEN_DAY,
    YEAR,
    YEAR_FIGURE,
    Rule,
    any_of,
    get_group,
    get_number,
    make_range,
    one_of,
    read_clock,
    read_month,
    read_offset,
    read_part,
    read_weekday,
    read_which,
    text_after,
    text_before,
    write_pattern,
)
from headwater.dates import MONTH_NAMES, Expression

CLOCK_BEFORE = (
    rf"(?:(?P<clock>{CLOCK})(?:,| on|,? [–—-]|) |"
    rf"(?:the )?(?P<part_of_day>{DAY_PART})(?: of| on|) (?:the )?|the (?=\d))?"
)
CLOCK_AFTER = rf"(?:,?(?: at)? (?P<clock2>{CLOCK}|{DAY_PART}\b))?"
DAY_NAME = rf"(?:(?P<weekday>{ANY_WEEKDAY}),? (?P<open>\()?)?"
CLOSED = rf"(?(open)\)|(?: \({ANY_WEEKDAY}\))?)"
JOINT = r"(?:\s?[-–—]\s?|,? and | to | through )"
MONTH_DAY = write_pattern(
    rf"\b{CLOCK_BEFORE}{DAY_NAME}(?:(?P<which>last|this|next) )?(?P<month>{ANY_MONTH})(?:,? (?:the )?|(?<=\.))"
    rf"(?P<day>{DAY}|{SPOKEN_DAY})"
    rf"(?:{JOINT}(?:the )?(?:(?P<month2>{ANY_MONTH}) (?:the )?)?(?P<day2>{DAY})(?! [a-z]+s\b| {FULL_MONTH}))?"
    rf"{ITS_YEAR}?{CLOCK_AFTER}{CLOSED}"
)
DAY_MONTH = write_pattern(
    rf"\b{CLOCK_BEFORE}{DAY_NAME}(?P<day>{DAY_OF})(?:{JOINT}(?:the )?(?P<day2>{DAY_OF}))?"
    rf"(?:(?: day)? of|\.)?[ -](?P<month>{ANY_MONTH})(?![\w’'])"
    rf"(?:{JOINT}(?P<day3>{DAY}) (?P<month3>{MONTH}))?(?:{ITS_YEAR}|-(?P<year2>{YEAR}))?{CLOCK_AFTER}{CLOSED}"
)
FROM_DAY_TO_DAY = write_pattern(
    rf"\b(?:from|between) (?P<first>(?:the )?{DAY}(?: {MONTH})?|{MONTH} {DAY}) (?:to|until|till|and|through) "
    rf"(?P<last>(?:the )?{DAY}(?: of)? {MONTH}|{MONTH} {DAY}){ITS_YEAR}?"
)
NUMERIC = write_pattern(
    rf"(?<![\d.,])(?<!\d-)(?:(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"|(?P<a>\d{1,2})(?P<mark2>[-/.])(?P<b>\d{1,2})(?P=mark2)(?P<year2>(?:19|20)\d\d))"
    r"(?:T(?P<clock>\d\d:\d\d)[\d:.Z+-]{0,16})?(?!\d|-\d)"
)


MONEY_BEFORE = re.compile(r"[$€£¥]\s?$")


def read_calendar_date(match: re.Match[str]) -> Expression | None:
    """A day of a month, or several: "Thursday, August 31, 2023", "31 August", "July 11-12", "July 30-Aug. 2"."""
    if MONEY_BEFORE.search(text_before(match)):  # "it cost $12 December 27"
        return None
    month = read_month(match["month"])
    last = get_number(match, "day3", "day2")
    first = _make_day(match, month, get_number(match, "day"))
    if last is None:
        return first
    other = get_group(match, "month3", "month2")
    return make_range(first, _make_day(match, read_month(other) if other else month, last))


def _make_day(match: re.Match[str], month: int, day: int | None) -> Expression:
    name = get_group(match, "weekday")
    return Expression(
        kind="date",
        year=get_number(match, "year", "year2"),
        month=month,
        day=day,
        weekday=read_weekday(name) if name else None,
        offset=read_offset(get_group(match, "rel")),
        side=read_which(get_group(match, "which")),
        time=read_clock(get_group(match, "clock", "part_of_day", "clock2")),
    )


def read_day_range(match: re.Match[str]) -> Expression | None:
    """ "from 3 to 5 May", "between June 3 and June 5": the first end may leave its month to the last."""
    first_month, last_month = (re.search(MONTH, match[name]) for name in ("first", "last"))
    first_day, last_day = (re.search(r"\d+", match[name]) for name in ("first", "last"))
    if not (last_month and first_day and last_day):
        return None
    first = _make_day(match, read_month((first_month or last_month)[0]), int(first_day[0]))
    return make_range(first, _make_day(match, read_month(last_month[0]), int(last_day[0])))


def read_numeric_date(match: re.Match[str]) -> Expression | None:
    """ "2023-08-31", "31.08.2023": of 03/04/2018 only the year is certain."""
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return Expression(kind="date", year=year, month=month, day=day, time=read_clock(match["clock"]))
    a, b, year = int(match["a"]), int(match["b"]), int(match["year2"])
    month, day = (b, a) if match["mark2"] == "." or a > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    certain = match["mark2"] == "." or max(a, b) > 12 or a == b
    return Expression(kind="date", year=year, month=month, day=day) if certain else Expression(kind="date", year=year)


FOREIGN_DATE = write_pattern(
    rf"\b(?P<day>{DAY})(?:er|º|°|\.)?(?: de)? (?P<month>(?-i:{one_of(FOREIGN_MONTHS)}))\b"
    rf"(?:(?: del?)? (?P<year>{YEAR}))?"
)
DAY_ALONE = write_pattern(
    r"(?:(?:(?<=\bon\s)|(?<=\bfor\s))the |(?<=\bon\s)(?=\w{3,4}\s*(?:[.,;:)”–—]|-\s|$)))"
    r"(?P<day>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))"
    r"(?=\s+-\s|\s*[.,;:)”\"’—–]|\s*$|\s+(?:and|or|but|at|in|to|with|as|when|after|for|by|because|while|before|he|she|they)\b)"
)


def read_foreign_date(match: re.Match[str]) -> Expression | None:
    """ "31 de agosto", "3. Oktober 2022", "14 juillet"."""
    day, month = get_number(match, "day"), FOREIGN_MONTHS[match["month"]]
    return Expression(kind="date", year=get_number(match, "year"), month=month, day=day)


def read_day_alone(match: re.Match[str]) -> Expression | None:
    """ "On the 31st", "on 31st.": a day of the month that the anchor and the tense give."""
    return Expression(kind="date", day=get_number(match, "day"))


PLAIN_SHORT = r"(?-i:feb|apr|aug|sept|oct|nov|dec)\b\.?"
MONTH_YEAR = write_pattern(rf"\b(?:(?P<part>{PART})[ -])?(?P<month>{MONTH}){ITS_YEAR}")
PART_OF_MONTH = write_pattern(
    rf"\b(?:(?:(?P<part>{PART})[ -](?:in )?|(?:the )?(?P<part2>first(?! week )|last|final) (?:days|weeks?) of )"
    rf"(?:(?P<which>last|this|next) )?|(?P<which2>last|this|next) )(?P<month>{MONTH}|{PLAIN_SHORT})(?!\w){ITS_YEAR}?"
)
# 'in 2007, Jan Berg wrote' names a person.
YEAR_MONTH = write_pattern(rf"\b(?P<year>{YEAR})(?:\s?,)? (?P<month>{ANY_MONTH})(?![\w’']| \d| (?-i:[A-Z]))")
SHORT_MONTH = write_pattern(
    rf"\b(?P<month>(?-i:{one_of(word for word in SHORT_MONTHS if word != 'Mar')})\b\.?)(?![\w-]| \d)"
)
WEEK_OF_MONTH = write_pattern(rf"\b(?:the )?(?P<ordinal>first|second|third) week of (?P<month>{MONTH}){ITS_YEAR}?")
WEEK_OF_DAY = write_pattern(
    rf"\b(?:(?:the )?week (?:of|beginning|starting|commencing|ending)|w/c)(?: on)? "
    rf"(?P<date>{ANY_MONTH} {DAY}|{DAY}(?: of)? {ANY_MONTH}){ITS_YEAR}?"
)
BARE_MONTH = write_pattern(rf"\b(?P<month>{FULL_MONTH})")
PART_WORDS = "early mid late half part beginning start middle end close turn first second third last final this next"
FROM_MONTH_TO_MONTH = write_pattern(
    rf"\b(?:(?:from|between) )?(?P<month>{MONTH})(?: (?P<year2>{YEAR}))?(?: to | through | until | and |\s?[-–]\s?)"
    rf"(?P<month2>{MONTH})(?! \d{{1,2}}(?:\b|st|nd|rd|th)){ITS_YEAR}?"
)
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|during|for|of|and|or|before|after|between|this|last|next)\s+$", re.I
)
SURELY_MONTH = re.compile(r"\b(?:in|since|until|till|during|through|this|last|next)\s+$", re.I)
AFTER_MONTH = re.compile(r"['’]s\b|\s+[a-z]|\s*[,.;:)?!”\"—–]|\s*$")
# Given names and surnames, verbs, an adjective: alone these need a preposition.
DOUBTFUL_MONTHS = ("May", "March", "April", "June", "August")
TITLE_BEFORE = re.compile(r"\b(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Minister|President|PM|Secretary|Theresa)\.?\s+$")


def read_month_year(match: re.Match[str]) -> Expression | None:
    """ "late March 2016", "the end of May", "mid-August", "in March of this year", "last July"."""
    return Expression(
        kind="date",
        year=get_number(match, "year"),
        month=read_month(match["month"]),
        part=read_part(get_group(match, "part", "part2")),
        offset=read_offset(get_group(match, "rel")),
        side=read_which(get_group(match, "which", "which2")),
    )


def read_year_month(match: re.Match[str]) -> Expression | None:
    """ "2016 June", "2016, Nov."; in "in 2016, May said" she is no month."""
    month = read_month(match["month"])
    if MONTH_NAMES[month - 1] in DOUBTFUL_MONTHS and not re.match(r"\s*(?:[.,;:)?!”\"—–]|$)", text_after(match)):
        return None
    return Expression(kind="date", year=int(match["year"]), month=month)


def read_short_month(match: re.Match[str]) -> Expression | None:
    """ "in Feb.", "since Oct": behind a preposition; Jan is a name too."""
    sure = SURELY_MONTH if match["month"].startswith("Jan") else BEFORE_MONTH
    if not sure.search(text_before(match)) or not AFTER_MONTH.match(text_after(match)):
        return None
    return Expression(kind="date", month=read_month(match["month"]))


def read_week_of_month(match: re.Match[str]) -> Expression | None:
    """ "the first week of May": seven days, counted from the first of the month."""
    month, week = read_month(match["month"]), ORDINALS[match["ordinal"].lower()]
    return make_range(_make_day(match, month, week * 7 - 6), _make_day(match, month, week * 7))


def read_week_of_day(match: re.Match[str]) -> Expression | None:
    """ "the week of 9 April": the ISO week that holds the day."""
    day, month = re.search(r"\d+", match["date"]), re.search(ANY_MONTH, match["date"])
    if not (day and month):
        return None
    return Expression(
        kind="date",
        unit="week",
        year=get_number(match, "year"),
        month=read_month(month[0]),
        day=int(day[0]),
        offset=read_offset(match["rel"]),
    )


def read_bare_month(match: re.Match[str]) -> Expression | None:
    """ "in June", "a February visit": a month that stands alone, unless it is a person, a verb or part of a name."""
    after = text_after(match)
    name, introduced = match["month"].capitalize(), BEFORE_MONTH.search(text_before(match))
    if TITLE_BEFORE.search(text_before(match)) or (name in ("May", "March") and re.match(r"['’]s\b", after)):
        return None
    if name in DOUBTFUL_MONTHS and re.match(r"\s+[A-Z]", after) and not SURELY_MONTH.search(text_before(match)):
        return None
    if not introduced and (name in DOUBTFUL_MONTHS or not AFTER_MONTH.match(after)):
        return None
    return Expression(kind="date", month=read_month(name))


def read_month_range(match: re.Match[str]) -> Expression | None:
    """ "from June to August 2018", "May-July"; "in June and July" are two."""
    joint = match.string[match.end("month") : match.start("month2")].strip().lower()
    if joint == "and" and not match[0].lower().startswith("between"):
        return None
    year, offset = get_number(match, "year"), read_offset(match["rel"])
    first, last = read_month(match["month"]), read_month(match["month2"])
    before = 1 if first > last and match["year2"] is None else 0  # "from November to February 2017"
    year2 = get_number(match, "year2", "year")
    start = Expression(
        kind="date",
        year=None if year2 is None else year2 - before,
        month=first,
        offset=None if offset is None else offset - before,
    )
    return make_range(start, Expression(kind="date", year=year, month=last, offset=offset))


ORDINAL_TOKENS = frozenset([*ORDINAL_WORDS, "thirtieth", "thirty", "twenty"])
# These say what they say without a context: they are looked for in datelines and addresses too.
FULL_DATES = (
    Rule((MONTH_WORDS, FIGURE | ORDINAL_TOKENS), MONTH_DAY, read_calendar_date),
    Rule((MONTH_WORDS, FIGURE | ORDINAL_TOKENS), DAY_MONTH, read_calendar_date),
    Rule((YEAR_FIGURE,), NUMERIC, read_numeric_date),
    Rule((FIGURE, frozenset(FOREIGN_MONTHS)), FOREIGN_DATE, read_foreign_date),
)
DATES = (
    *FULL_DATES,
    Rule((MONTH_WORDS, FIGURE, any_of("from between")), FROM_DAY_TO_DAY, read_day_range),
    Rule((FIGURE, any_of("st nd rd th")), DAY_ALONE, read_day_alone),
    Rule((MONTH_WORDS, YEAR_FIGURE | any_of("year")), MONTH_YEAR, read_month_year),
    Rule((MONTH_WORDS, any_of(PART_WORDS)), PART_OF_MONTH, read_month_year),
    Rule((MONTH_WORDS, YEAR_FIGURE), YEAR_MONTH, read_year_month),
    Rule((frozenset(SHORT_MONTHS),), SHORT_MONTH, read_short_month),
    Rule((MONTH_WORDS, any_of("week")), WEEK_OF_MONTH, read_week_of_month),
    Rule((MONTH_WORDS, any_of("week w"), FIGURE), WEEK_OF_DAY, read_week_of_day),
    Rule((MONTH_WORDS,), BARE_MONTH, read_bare_month),
    Rule((MONTH_WORDS,), FROM_MONTH_TO_MONTH, read_month_range),
)
