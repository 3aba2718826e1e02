"""Years and their parts, decades and centuries in words and figures, and ranges of years.

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    FIGURE,
    ITS_YEAR,
    MONTH,
    NUMBER,
    PART,
    TENS,
    YEAR,
    YEAR_FIGURE,
    Rule,
    any_of,
    get_number,
    make_range,
    one_of,
    read_month,
    read_number,
    read_offset,
    read_part,
    text_after,
    text_before,
    write_pattern,
)
from headwater.dates import Expression
from headwater.text import ONE_WORDS, TEEN_WORDS

NO_FIGURE_BEFORE = r"(?<![\w$€£#.,/-])"
YEAR_ALONE = write_pattern(
    rf"{NO_FIGURE_BEFORE}(?:(?P<part>{PART})(?: the)?[ -]|(?:the )?(?P<edge>first|last|final) (?:days|weeks) of )?"
    rf"(?:(?:the )?(?:(?:fiscal|financial) )?year |fiscal )?(?P<year>{YEAR})\b(?![-/]\d)"
)
WEEK_OF_YEAR = write_pattern(rf"\b(?:the )?(?P<end>first|last|final) week of (?P<year>{YEAR})\b")
CALENDAR_WEEK = write_pattern(
    rf"\b(?:the )?(?:calendar )?(?-i:week) (?P<number>[1-9]|[1-4]\d|5[0-3])(?![\w/:%-]|\.\d)(?! of (?!(?:19|20)\d\d))"
    rf"(?:(?:,| of|) (?P<year>{YEAR}))?"
)
FIRST_MONTHS = write_pattern(rf"\b(?:the )?(?P<end>first|last) (?P<count>{NUMBER}) months{ITS_YEAR}")
FROM_YEAR_TO_YEAR = write_pattern(
    rf"{NO_FIGURE_BEFORE}(?:(?:from|between) (?P<first>{YEAR}) (?:to|until|through|and) (?P<last>{YEAR})|"
    rf"(?P<first2>{YEAR})\s?[-–—]\s?(?P<last2>{YEAR})|(?P<first3>(?:19|20)\d\d)[-–/](?P<last3>\d\d))(?![\w-])"
)
# What stands behind a number that counts things, and before one that is a name.
COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|tons?|tonnes|men|women|dead|wounded|kilomet\w+|km|miles|met(?:er|re)s|feet|barrels|"
    r"missiles|rockets|rounds|shells|workers|jobs|refugees|migrants|employees|pages|files|users|times|years|months|weeks|"
    r"days|hours|copies|homes|houses|families|victims|children|students|members|prisoners|civilians|fighters|tanks|"
    r"vehicles|aircraft|drones|cases|deaths|units|points|pounds|dollars|euros|yen|won|rubles|roubles|megawatts|mw|volts|"
    r"calories|kilograms?|kg|grams|lit(?:er|re)s|gallons|hectares|acres|others|more|percent|GMT|UTC|local|delegates|"
    r"votes|flights|supporters|protesters|demonstrators|officers|police|guests|voters|shares)\b|\s*[%°]",
    re.I,
)
NUMBERED = re.compile(
    r"\b(?:resolutions?|nos?|number|flight|room|page|channel|route|highway|boeing|article|section|model|version|windows|"
    r"area|unit|order|bill|rule|case|some|about|around|nearly|almost|over|than|roughly|at least|up to|approximately)"
    r"\.?\s+(?:\d{4}(?:\s*\(\d{4}\))?(?:,|\s+and)\s+)?$",
    re.I,
)
BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|before|after|and|the|early|late|mid|for)[\s-]+$", re.I
)
SURE_YEARS = range(1900, 2051)


def read_year(match: re.Match[str]) -> Expression | None:
    """ "2018", "late 2016", "the first half of 2016", unless the number counts or numbers something."""
    year, named = int(match["year"]), len(match[0]) > 4
    if COUNTED.match(text_after(match)) or (not named and NUMBERED.search(text_before(match, 48))):
        return None
    if year not in SURE_YEARS and not named and not BEFORE_YEAR.search(text_before(match)):
        return None
    edge = {"first": 1, "last": 12, "final": 12}.get((match["edge"] or "").lower())
    return Expression(kind="date", year=year, month=edge, part=read_part(match["part"]))


def read_first_months(match: re.Match[str]) -> Expression | None:
    """ "the first six months of 2018"."""
    count = read_number(match["count"])
    if not count or count > 12:
        return None
    year, offset = get_number(match, "year"), read_offset(match["rel"])
    first, last = (1, count) if match["end"].lower() == "first" else (13 - count, 12)
    start, end = (Expression(kind="date", year=year, month=month, offset=offset) for month in (first, last))
    return make_range(start, end)


def read_week_of_year(match: re.Match[str]) -> Expression | None:
    """ "The first week of 2015": its ISO week 1; the last is that of 28 December."""
    year = int(match["year"])
    if match["end"].lower() == "first":
        return Expression(kind="date", unit="week", year=year, count=1)
    return Expression(kind="date", unit="week", year=year, month=12, day=28)


# A trial, a season or a pregnancy has weeks of its own: "at week 24", "in week 3 of the strike", "Week 9".
OWN_WEEK = re.compile(r"\b(?:at|by|from|to|and|after|since|until|through|between)\s+$", re.I)


def read_calendar_week(match: re.Match[str]) -> Expression | None:
    """ "In week 31", "week 7 of 2020": a week of the ISO calendar."""
    if OWN_WEEK.search(text_before(match)):
        return None
    return Expression(kind="date", unit="week", year=get_number(match, "year"), count=int(match["number"]))


def read_year_range(match: re.Match[str]) -> Expression | None:
    """ "from 2010 to 2015", "2015-2016", "2015-16"."""
    first = int(match["first"] or match["first2"] or match["first3"])
    last = int(match["last"] or match["last2"] or f"{first // 100}{match['last3']}")
    if last <= first or (match["last3"] and last - first > 20):
        return None
    return make_range(Expression(kind="date", year=first), Expression(kind="date", year=last))


DECADES = {
    word: 1900 + 10 * n for n, word in enumerate("thirties forties fifties sixties seventies eighties".split(), 3)
}
DECADES["nineties"] = 1990
CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
DECADE = write_pattern(
    rf"\b(?:(?:the )?(?P<part>{PART})(?: the)?[ -])?(?:the )?(?:(?P<decade>(?:1[5-9]|20)\d0)[’']?s|"
    rf"(?<=\bthe\s)(?P<words>{one_of(DECADES)}))\b|(?<!\w)[’'‘](?P<short>[3-9]0)s\b"
)
CENTURY = write_pattern(
    rf"\b(?:(?P<part>{PART})(?: the)?[ -])?(?:the )?"
    rf"(?:(?P<number>1\d|2[01]|[1-9])(?:st|nd|rd|th)|(?P<words>{one_of(CENTURIES)}))[ -]century\b"
)


def read_decade(match: re.Match[str]) -> Expression | None:
    """ "the early 2000's", "mid-1990s", "the nineties"."""
    words, short = match["words"], match["short"]
    year = DECADES[words.lower()] if words else 1900 + int(short) if short else int(match["decade"])
    return Expression(kind="date", year=year, unit="decade", part=read_part(match["part"]))


def read_century(match: re.Match[str]) -> Expression | None:
    """ "the 19th century"."""
    number = int(match["number"]) if match["number"] else CENTURIES[match["words"].lower()]
    return Expression(kind="date", year=number * 100 - 99, unit="century", part=read_part(match["part"]))


ATTACKS = write_pattern(r"(?<![\d/])9/11(?![\d/])|\bSept(?:ember|\.)? 11(?= (?:terror\w*|attacks?)\b)")


def read_attacks(_: re.Match[str]) -> Expression | None:
    """ "9/11": the day in 2001."""
    return Expression(kind="date", year=2001, month=9, day=11)


ONES = [*ONE_WORDS, *TEEN_WORDS]
TWO_FIGURES = (
    rf"(?:(?:{one_of(TENS)})(?:[- ](?:{one_of(ONE_WORDS)}))?|{one_of(TEEN_WORDS)}|"
    rf"(?:oh|o)[- ](?:{one_of(ONE_WORDS)}))"
)
SPOKEN_YEAR = write_pattern(
    rf"\b(?:the year )?(?:(?P<century>nineteen|twenty)[- ](?P<rest>{TWO_FIGURES})|(?P<two>two thousand)"
    rf"(?: (?:and )?(?P<ones>{TWO_FIGURES}|{one_of(ONES)}))?)\b"
)


AS_YEAR, CLOSES = (
    re.compile(r"\b(?:in|since|by|until|of)\s+$", re.I),
    re.compile(r"\s*(?:[.,;:)”]|$)|\s+(?:and|when)\b"),
)


def read_spoken_year(match: re.Match[str]) -> Expression | None:
    """ "Nineteen ninety-six", "the year two thousand": broadcasts are written down as they are spoken."""
    if match["two"]:
        named = match[0].lower().startswith("the year") or (
            match["ones"] and AS_YEAR.search(text_before(match)) and CLOSES.match(text_after(match))
        )
        return Expression(kind="date", year=2000 + (read_number(match["ones"]) or 0)) if named else None
    rest = re.sub(r"^oh?[- ]", "", match["rest"].lower())
    return Expression(
        kind="date", year=(1900 if match["century"].lower() == "nineteen" else 2000) + (read_number(rest) or 0)
    )


BEYOND_DATE = write_pattern(
    rf"\b(?P<way>after|before|prior to|(?<!no\s)(?<!not\s)(?:later|earlier|sooner) than) "
    rf"(?:(?P<month>{MONTH}) )?(?P<year>{YEAR})"
    r"(?=\s*[.,;:)”\"’—–]|\s*$|\s+(?:and|but|or|when|because)\b)"
)


def read_beyond_date(match: re.Match[str]) -> Expression | None:
    """ "after 2009", "before March 2016": from its last day on, up to its first."""
    month = match["month"]
    date = Expression(kind="date", year=int(match["year"]), month=read_month(month) if month else None)
    return Expression(
        kind="event",
        relation="later than" if match["way"].lower().startswith(("after", "later")) else "earlier than",
        first=date,
    )


YEARS = (
    Rule((any_of("9 September Sept"), any_of("11")), ATTACKS, read_attacks),
    Rule((YEAR_FIGURE,), YEAR_ALONE, read_year),
    Rule((any_of("week"), YEAR_FIGURE), WEEK_OF_YEAR, read_week_of_year),
    Rule((any_of("week"), FIGURE), CALENDAR_WEEK, read_calendar_week),
    Rule((any_of("months"), YEAR_FIGURE | any_of("year")), FIRST_MONTHS, read_first_months),
    Rule((YEAR_FIGURE,), FROM_YEAR_TO_YEAR, read_year_range),
    Rule((FIGURE | frozenset(DECADES),), DECADE, read_decade),
    Rule((any_of("nineteen twenty thousand"),), SPOKEN_YEAR, read_spoken_year),
    Rule((any_of("century"),), CENTURY, read_century),
    Rule((YEAR_FIGURE, any_of("after before prior than")), BEYOND_DATE, read_beyond_date),
)
