"""The vocabulary of temporal expressions: words with their values, and the fragments of patterns made from them.

In a pattern a blank stands for one to three characters of white space; names of months and days keep their case.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from headwater.dates import MONTH_NAMES, WEEKDAY_NAMES, Expression, Part, Side, Unit
from headwater.text import ONE_WORDS, TEEN_WORDS, TEN_WORDS

SHORT_MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10}
SHORT_MONTHS |= {"Nov": 11, "Dec": 12}
SHORT_WEEKDAYS = {
    "Mon": 0,
    "Tues": 1,
    "Tue": 1,
    "Wed": 2,
    "Thurs": 3,
    "Thur": 3,
    "Thu": 3,
    "Fri": 4,
    "Sat": 5,
    "Sun": 6,
}
SEASONS = {"winter": 1, "spring": 2, "summer": 3, "autumn": 4, "fall": 4}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
NUMBERS = {word: value for value, word in enumerate([*ONE_WORDS, *TEEN_WORDS], start=1)}
TENS = {word: 10 * value for value, word in enumerate(TEN_WORDS, start=2)}
TODAY = Expression(kind="unit", unit="day", offset=0)
POWERS = {"hundred": 100, "thousand": 1000, "dozen": 12}
# Months of wire copy that names a day in its own language: "31 de agosto", "3. Oktober", "14 juillet".
FOREIGN_MONTHS = {
    word: number
    for words in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, word in enumerate(words.split(), start=1)
    if word not in MONTH_NAMES
}

UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}
# The letters of TIMEX3 durations; hours and minutes are no units of days and stand behind a T.
LETTERS = {"day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE"}
LETTERS |= {"century": "CE", "hour": "TH", "minute": "TM"}
DAY_PARTS = {
    "morning": "TMO",
    "noon": "T12:00",
    "midday": "TMI",
    "lunchtime": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "T24:00",
    "dawn": "TMO",
    "dusk": "TEV",
    "early hours": "TMO",
    "small hours": "TNI",
}
WHICH: dict[str, Side] = {
    "last": "past",
    "past": "past",
    "this past": "past",
    "previous": "past",
    "this": "present",
    "current": "present",
    "this current": "present",
    "next": "future",
    "coming": "future",
    "this coming": "future",
    "upcoming": "future",
    "following": "future",
}
OFFSETS: dict[Side, int] = {"past": -1, "present": 0, "future": 1}
PARTS: dict[str, Part] = {
    "early": "early",
    "early part": "early",
    "beginning": "early",
    "start": "early",
    "turn": "early",
    "first": "early",
    "mid": "mid",
    "middle": "mid",
    "second": "mid",
    "third": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
    "final": "late",
    "last": "late",
    "first half": "first half",
    "second half": "second half",
    "latter half": "second half",
    "last half": "second half",
    "earlier": "earlier",
    "later": "later",
    "rest": "later",
    "remainder": "later",
}


TOKEN = re.compile(r"[^\W\d_]+|\d+")
KEPT = 4096  # stretches whose words are kept: wire copy recurs within hours
LONGEST = 2000  # characters of a stretch that is kept
FIGURE, YEAR_FIGURE = frozenset(["#"]), frozenset(["####"])
MONTH_WORDS = frozenset(word for name in (*MONTH_NAMES, *SHORT_MONTHS) for word in (name, name.upper(), name.lower()))
WEEKDAY_WORDS = frozenset(
    word for name in WEEKDAY_NAMES for word in (name, name.upper(), f"{name}s", name.lower(), f"{name.lower()}s")
)
UNIT_WORDS = frozenset(word for name in (*UNITS, "hour", "minute") for word in (name, f"{name}s"))


class Rule(NamedTuple):
    """A pattern and the function that says what a match of it means; None: it is no temporal expression.

    The pattern is tried only where one word of each of its `needs` is: to look words up costs a tenth of one pattern.
    """

    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Expression | None]


def one_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: str) -> frozenset[str]:
    """Small words for the `needs` of a rule."""
    return frozenset(words.split())


def write_pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern in which a blank is a little white space."""
    return re.compile(source.replace(" ", r"\s{1,3}"), re.IGNORECASE)


def _cased(words: Iterable[str]) -> str:
    """Words as written or in capitals, but never in small letters."""
    listed = list(words)
    return f"(?-i:{one_of([*listed, *(word.upper() for word in listed)])})"


# Small letters, as mails and posts have them, where they can be no other word: "may", "march" and "sat" can.
PLAIN_MONTHS = one_of(name.lower() for name in MONTH_NAMES if name not in ("May", "March", "August"))
FULL_MONTH = rf"(?:(?:{_cased(MONTH_NAMES)}|(?-i:{PLAIN_MONTHS}))\b)"
MONTH = rf"(?:{FULL_MONTH}|{_cased(SHORT_MONTHS)}\b\.?)"
# Beside a figure nearly every month is plain: "feb 4", "4 august".
ANY_MONTH = rf"(?:{MONTH}|(?-i:august|{one_of(name.lower() for name in SHORT_MONTHS if name not in ('Mar',))})\b\.?)"
WEEKDAY = rf"(?:(?:{_cased(WEEKDAY_NAMES)}|(?-i:{one_of(name.lower() for name in WEEKDAY_NAMES)}))\b)"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{_cased(SHORT_WEEKDAYS)}\b\.?)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|s\b)"
# "On 5 May in 2019": but no "in 2000 schools".
IN_YEAR = r" in(?= (?:19|20)\d\d(?! [a-z]+s\b))"
ITS_YEAR = rf"(?:(?:\s?,|,? of|{IN_YEAR})? (?P<year>{YEAR})|(?: of)? (?P<rel>last|this|next) year\b)"
DAY_FIGURE = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)"
ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
ORDINAL_WORDS += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
DAY_ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS, start=1)} | {
    "thirtieth": 30,
    "thirty-first": 31,
}
DAY_ORDINALS |= {f"twenty-{word}": 20 + number for number, word in enumerate(ORDINAL_WORDS[:9], start=1)}
ORDINAL_DAY = rf"(?:{one_of(DAY_ORDINALS)})\b".replace("-", "[- ]")
# Broadcasts are written down as they are spoken: "May twenty-one"; "May twenty-one people" has no day.
SPOKEN_DAYS = {
    f"{ten}-{one}": value + n
    for ten, value in (("twenty", 20), ("thirty", 30))
    for n, one in enumerate(ONE_WORDS, start=1)
    if value + n < 32
}
SPOKEN_DAY = "(?:" + one_of(SPOKEN_DAYS).replace("-", "[- ]") + r")\b(?! [a-z]*(?:s|men|people)\b)"
DAY = rf"(?:{DAY_FIGURE}|{ORDINAL_DAY}(?! (?:of|half|quarter|week|days?|time)\b))"
DAY_OF = rf"(?:{DAY_FIGURE}|{ORDINAL_DAY}(?= (?:day )?of\b))"
TIME_ZONE = r"(?:,? (?-i:GMT|UTC|[ECMP][DS]?T|BST|CES?T|KST|JST|IST)\b|,? local time)"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}(?::\d\d)?(?: o[’']clock)? in the (?:morning|afternoon|evening)|"
    r"\d{1,2}:\d\d(?: hours)?|(?:[01]\d|2[0-3])[0-5]\d(?= (?-i:GMT|UTC)\b)|"
    rf"noon|midnight){TIME_ZONE}?"
)
DAY_PART = one_of(DAY_PARTS)
NUMBER = (
    rf"(?:(?:\d{{1,4}}|an?|{one_of(ONE_WORDS)}) (?:{one_of(POWERS)})\b|\d{{1,4}}(?: \d/\d)?|"
    rf"(?:{one_of(TENS)})(?:[- ](?:{one_of(ONE_WORDS)}))?|{one_of(NUMBERS)})"
)
FEW = "few|several|couple(?: of)?|many|some|number of|handful of|dozens of|hundreds of|dozen"
VAGUE = rf"(?:(?:an?|the|these) )?(?:{FEW})(?: more)?"
UNIT = one_of(UNITS)
TIMED = rf"{UNIT}|hour|minute"
ABOUT = "about|around|nearly|almost|at least|at most|roughly|approximately|just|only|barely|exactly|over|under|up to"
MORE = r"(?:(?:slightly|a little|little|much|far) )?(?:more|less|fewer) than"
PART_OF = "first half|second half|latter half|last half|early part|beginning|start|middle|end|close|turn"
PART = rf"(?:early|mid|late|(?:the )?(?:very )?(?:{PART_OF}) of)"


def get_group(match: re.Match[str], *names: str) -> str | None:
    """The first of these groups that is in the pattern and took part in the match."""
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def get_number(match: re.Match[str], *names: str) -> int | None:
    """The digits of the first of these groups that took part, as a number."""
    found = get_group(match, *names)
    if found and not any(c.isdigit() for c in found):
        word = re.sub(r"[\s-]+", "-", found.lower())
        return DAY_ORDINALS.get(word) or SPOKEN_DAYS[word]
    return int(re.sub(r"\D", "", found)) if found else None


def text_before(match: re.Match[str], size: int = 24) -> str:
    """The characters before a match, in the stretch that is searched."""
    return match.string[max(match.pos, match.start() - size) : match.start()]


def text_after(match: re.Match[str], group: str | int = 0) -> str:
    """The characters behind a match or a group of it, in the stretch that is searched."""
    return match.string[match.end(group) : min(match.endpos, match.end(group) + 24)]


def read_number(words: str | None) -> int | None:
    """The number that a word or digits mean; None where nobody says how many, and for two and a half."""
    plain = (words or "").lower().strip()
    if plain in ("a", "an", "another"):
        return 1
    if plain.isdecimal():
        return int(plain)
    ten, _, one = plain.replace(" ", "-").partition("-")
    if one in POWERS:
        return (read_number(ten) or 1) * POWERS[one]
    return NUMBERS.get(plain) or (TENS[ten] + NUMBERS.get(one, 0) if ten in TENS else None)


def read_unit(word: str) -> Unit:
    """The unit that a word, singular or plural, names."""
    plain = word.lower()
    return UNITS[plain] if plain in UNITS else UNITS[plain.removesuffix("s")]


def read_part(words: str | None) -> Part | None:
    """The part of a unit that "the end of", "mid-" and the like name."""
    plain = " ".join((words or "").lower().strip(" -").split())
    return PARTS.get(plain.removeprefix("the ").removeprefix("very ").removesuffix(" of").removesuffix(" in"))


def read_which(words: str | None) -> Side | None:
    """The side of "last", "this past", "next" and the like."""
    return WHICH.get(" ".join(words.lower().split())) if words else None


def read_offset(words: str | None) -> int | None:
    """Minus one for "last", nought for "this", one for "next"."""
    side = read_which(words)
    return OFFSETS[side] if side else None


def read_month(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    name = word.strip(". ").capitalize()
    return SHORT_MONTHS.get(name) or MONTH_NAMES.index(name) + 1


def write_weekly(word: str) -> str:
    """The TIMEX3 value of what happens each week on a day, whose name is given: `XXXX-WXX-1` for Mondays."""
    return f"XXXX-WXX-{read_weekday(word) + 1}"


def read_weekday(word: str) -> int:
    """The number of a weekday (Monday is 0) by its name or abbreviation."""
    name = word.strip(". ").capitalize()
    return WEEKDAY_NAMES.index(name) if name in WEEKDAY_NAMES else SHORT_WEEKDAYS[name]


def read_clock(words: str | None) -> str | None:
    """The TIMEX3 time of "6:30 PM", "18.30 hours", "noon" or "evening"."""
    plain = (words or "").lower()
    if part := re.match(rf"(?:{DAY_PART})\b", plain):
        return DAY_PARTS[part[0]]
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(?:\s?([ap])\.?m|.*\bthe ([mae])(?:orn|ft|ve))?", plain)
    if not found:
        return None
    half = found[3] or found[4]
    hour = int(found[1]) % 12 + (12 if half in ("p", "a" if found[4] else "p", "e") else 0) if half else int(found[1])
    return f"T{hour:02}:{found[2] or '00'}" if hour < 24 and int(found[2] or 0) < 60 else None


def write_length(count: int | None, unit: str) -> str:
    """The TIMEX3 duration of so many units: P2W, PT24H, PXM where nobody says how many."""
    if unit == "decade" and count is not None:  # the annotators of news count decades in years
        unit, count = "year", 10 * count
    letter = LETTERS[unit]
    count_word = "X" if count is None else str(count)
    return f"PT{count_word}{letter[1]}" if letter.startswith("T") else f"P{count_word}{letter}"


def list_words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a stretch as written and in small letters; `#` stands for figures, `####` for four of them."""
    return (_list_words if end - start <= LONGEST else _list_words.__wrapped__)(text[start:end])


@lru_cache(maxsize=KEPT)
def _list_words(stretch: str) -> frozenset[str]:
    found = set(TOKEN.findall(stretch))
    found |= {word.lower() for word in found}
    figures = {"#" * (4 if len(word) == 4 else 1) for word in found if word.isdigit()}
    return frozenset(found | figures | ({"#"} if figures else set()))


def make_range(first: Expression, last: Expression) -> Expression:
    """From the one to the other."""
    return Expression(kind="range", first=first, last=last)
