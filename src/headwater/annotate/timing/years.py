"""Years and their parts, decades, centuries and holidays in words and figures, and ranges of years.

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    FIGURE,
    ITS_YEAR,
    MONTH,
    NUMBER,
    ORDINALS,
    PART,
    SEASONS,
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
    read_which,
    text_after,
    text_before,
    write_pattern,
)
from headwater.dates import Expression

NO_FIGURE_BEFORE = r"(?<![\w$€£#.,/-])"
YEAR_ALONE = write_pattern(
    rf"{NO_FIGURE_BEFORE}(?:(?P<part>{PART})(?: the)?[ -]|(?:the )?(?P<edge>first|last|final) (?:days|weeks) of )?"
    rf"(?:(?:the )?(?:(?:fiscal|financial) )?year |fiscal )?(?P<year>{YEAR})\b(?![-/]\d)"
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
SEASON = write_pattern(
    rf"\b(?:(?P<part>{PART})(?: the)?[ -])?"
    rf"(?:(?P<which>last|this|next|this past|this coming) |(?P<the>the )|(?<=\ba\s))?(?P<season>{one_of(SEASONS)})\b"
    rf"{ITS_YEAR}?(?! (?:Olympics|Games|Paralympics|Palace|short))"
)
BEFORE_SEASON = re.compile(r"\b(?:in|during|over|by|since|until|throughout|for|of)\s+$", re.I)
QUARTER = write_pattern(
    rf"\b(?:the )?(?:(?P<ordinal>{one_of(ORDINALS)})[ -]quarter|(?-i:Q)(?P<number>[1-4]))\b"
    rf"(?:{ITS_YEAR}| in (?P<year2>{YEAR}))?"
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


def read_season(match: re.Match[str]) -> Expression | None:
    """ "last summer", "the winter of 2017", "a summer visit"; "fall" and "spring" need more to be no verbs."""
    season = match["season"].lower()
    before = text_before(match)
    article = bool(match["the"]) or before.lower().endswith((" a ", "\na "))
    clear = bool(BEFORE_SEASON.search(before)) and (article or season != "fall")
    named = match["part"] or match["which"] or match["year"] or match["rel"]
    if not (named or clear or (article and season not in ("fall", "spring"))):
        return None
    return Expression(
        kind="date",
        year=get_number(match, "year"),
        unit="season",
        count=SEASONS[season],
        part=read_part(match["part"]),
        side=read_which(match["which"]),
        offset=read_offset(match["rel"]),
    )


def read_quarter(match: re.Match[str]) -> Expression | None:
    """ "the third quarter", "Q1 2018"."""
    number = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["number"])
    year = get_number(match, "year", "year2")
    return Expression(kind="date", year=year, unit="quarter", count=number, offset=read_offset(match["rel"]))


# Holidays on one day of the year everywhere; movable feasts and national days of several states are left out.
HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "boxing day": (12, 26),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
}
HOLIDAY = write_pattern(rf"\b(?P<name>{one_of(HOLIDAYS)})\b(?: (?P<year>{YEAR}))?".replace("'", "['’]"))
ATTACKS = write_pattern(r"(?<![\d/])9/11(?![\d/])|\bSept(?:ember|\.)? 11(?= (?:terror\w*|attacks?)\b)")


def read_holiday(match: re.Match[str]) -> Expression | None:
    """ "Christmas Eve", "New Year's Day 2018"."""
    month, day = HOLIDAYS[" ".join(match["name"].lower().replace("’", "'").split())]
    return Expression(kind="date", year=get_number(match, "year"), month=month, day=day)


def read_attacks(_: re.Match[str]) -> Expression | None:
    """ "9/11": the day in 2001."""
    return Expression(kind="date", year=2001, month=9, day=11)


BEYOND_DATE = write_pattern(
    rf"\b(?P<way>after|before|prior to) (?:(?P<month>{MONTH}) )?(?P<year>{YEAR})"
    r"(?=\s*[.,;:)”\"’—–]|\s*$|\s+(?:and|but|or|when|because)\b)"
)


def read_beyond_date(match: re.Match[str]) -> Expression | None:
    """ "after 2009", "before March 2016": from its last day on, up to its first."""
    month = match["month"]
    date = Expression(kind="date", year=int(match["year"]), month=read_month(month) if month else None)
    return Expression(
        kind="event", relation="later than" if match["way"].lower() == "after" else "earlier than", first=date
    )


FEAST_WORDS = frozenset(name.split()[0].partition("'")[0] for name in HOLIDAYS)
YEARS = (
    Rule((any_of("9 September Sept"), any_of("11")), ATTACKS, read_attacks),
    Rule((YEAR_FIGURE,), YEAR_ALONE, read_year),
    Rule((any_of("months"), YEAR_FIGURE | any_of("year")), FIRST_MONTHS, read_first_months),
    Rule((YEAR_FIGURE,), FROM_YEAR_TO_YEAR, read_year_range),
    Rule((FIGURE | frozenset(DECADES),), DECADE, read_decade),
    Rule((any_of("century"),), CENTURY, read_century),
    Rule((frozenset(SEASONS),), SEASON, read_season),
    Rule((any_of("quarter q Q1 Q2 Q3 Q4"),), QUARTER, read_quarter),
    Rule((FEAST_WORDS,), HOLIDAY, read_holiday),
    Rule((YEAR_FIGURE, any_of("after before prior")), BEYOND_DATE, read_beyond_date),
)
