"""Quarters, seasons and feasts: "the third quarter", "last summer", "Thanksgiving".

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    ITS_YEAR,
    ORDINALS,
    PART,
    SEASONS,
    YEAR,
    Rule,
    any_of,
    get_number,
    one_of,
    read_offset,
    read_part,
    read_which,
    text_before,
    write_pattern,
)
from headwater.dates import FEASTS, Expression

SEASON = write_pattern(
    rf"\b(?:(?P<part>{PART})(?: the)?[ -])?"
    rf"(?:(?P<which>last|this|next|this past|this coming) |(?P<the>the )|(?<=\ba\s))?(?P<season>{one_of(SEASONS)})\b"
    rf"(?:{ITS_YEAR}(?:[-–/](?P<second>\d\d)\b)?)?(?! (?:Olympics|Games|Paralympics|Palace|short))"
)
BEFORE_SEASON = re.compile(r"\b(?:in|during|over|by|since|until|throughout|for|of)\s+$", re.I)
ORDER = rf"(?P<ordinal>{one_of(ORDINALS)})"
AGO = r"(?P<ago>year-(?:ago|earlier))"
QUARTER = write_pattern(
    rf"\b(?:the (?!(?:{one_of(ORDINALS)})-))?"
    rf"(?:(?P<owner>(?P<before>{YEAR})|(?P<rel2>last|this|next) year)(?:[’']s)?(?:[ -]|(?=[QH]\d)))?"
    rf"(?:{AGO} )?(?:fiscal[ -])?"
    rf"(?:{ORDER}[ -](?P<unit>quarter|half)|(?P<short>[QH])(?P<number>[1-4]))\b"
    rf"(?: (?:of )?fiscal(?= \d))?(?:{ITS_YEAR}|(?: in |[-/])(?P<year2>{YEAR}))?"
)


def read_season(match: re.Match[str]) -> Expression | None:
    """ "last summer", "the winter of 2017", "a summer visit"; "fall" and "spring" need more to be no verbs."""
    season = match["season"].lower()
    before = text_before(match)
    article = bool(match["the"]) or before.lower().endswith((" a ", "\na "))
    clear = bool(BEFORE_SEASON.search(before)) and (article or season != "fall")
    named = match["part"] or match["which"] or match["year"] or match["rel"]
    if not (named or clear or (article and season not in ("fall", "spring"))):
        return None
    year = get_number(match, "year")
    if year and match["second"]:  # "the winter of 2010-11"
        year = year + 1 if (year + 1) % 100 == int(match["second"]) else year
    return Expression(
        kind="date",
        year=year,
        unit="season",
        count=SEASONS[season],
        part=read_part(match["part"]),
        side=read_which(match["which"]),
        offset=read_offset(match["rel"]),
    )


def read_quarter(match: re.Match[str]) -> Expression | None:
    """ "the third quarter", "Q1 2018", "the year-earlier quarter"; "the first half" alone may be one of a match."""
    number = int(match["number"]) if match["number"] else ORDINALS[match["ordinal"].lower()]
    half = (match["unit"] or match["short"]).lower() in ("half", "h")
    year, offset = get_number(match, "year", "year2", "before"), read_offset(match["rel"] or match["rel2"])
    if half and (number > 2 or (year is None and offset is None)):
        return None
    if match["ago"] and year is None and offset is None:
        offset = -1
    return Expression(kind="date", year=year, unit="half" if half else "quarter", count=number, offset=offset)


LOWER_FEASTS = (
    "christmas|thanksgiving|halloween|easter|new year|father's day|mother's day|valentine's|independence day|"
    "(?:black|good|cyber|boxing|ash|palm) (?:friday|monday|day|wednesday|sunday)"
)
FEAST = write_pattern(
    rf"\b(?:(?P<which>last|this|next) )?(?=(?-i:[A-Z]|{LOWER_FEASTS}))(?P<name>{one_of(FEASTS)})\b{ITS_YEAR}?".replace(
        "'", "['’]"
    )
)
# The day of another state: "India's Independence Day".
OF_ANOTHER = re.compile(
    r"(?<!\bAmerica)(?<!\bStates)[’']s?\s+$|\b(?!American)[A-Z]\w+(?:an|ish|ese|i)\s+$|\b(?:its|their)\s+$"
)
NATIONAL = ("independence day", "victory day")


def read_feast(match: re.Match[str]) -> Expression | None:
    """ "Christmas Eve", "New Year's Day 2018", "last Thanksgiving"."""
    name = " ".join(match["name"].lower().replace("’", "'").split())
    if name in NATIONAL and OF_ANOTHER.search(text_before(match)):
        return None
    year, offset = get_number(match, "year"), read_offset(match["rel"])
    return Expression(kind="date", year=year, feast=name, side=read_which(match["which"]), offset=offset)


FEAST_WORDS = frozenset(name.replace("'", " ").replace(".", " ").split()[0] for name in FEASTS)
SEASONAL = (
    Rule((frozenset(SEASONS),), SEASON, read_season),
    Rule((any_of("quarter half q h Q1 Q2 Q3 Q4"),), QUARTER, read_quarter),
    Rule((FEAST_WORDS,), FEAST, read_feast),
)
