"""Words that count from the anchor: weekdays, today, last week, recently, now, soon, and clock times.

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re
from collections.abc import Callable

from headwater.annotate.timing.words import (
    ANY_WEEKDAY,
    CLOCK,
    DAY,
    DAY_PART,
    FIGURE,
    NUMBER,
    OFFSETS,
    ORDINAL_DAY,
    PART,
    SHORT_WEEKDAYS,
    UNIT,
    UNIT_WORDS,
    UNITS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WHICH,
    Rule,
    any_of,
    get_group,
    get_number,
    make_range,
    one_of,
    read_clock,
    read_number,
    read_offset,
    read_part,
    read_unit,
    read_weekday,
    read_which,
    text_after,
    text_before,
    write_length,
    write_pattern,
    write_weekly,
)
from headwater.dates import WEEKDAY_NAMES, Expression, Side, Unit

WEEKDAY_NAMED = write_pattern(
    rf"\b(?:(?P<clock>{CLOCK})(?: on|,)? )?(?:(?:early|late|earlier|later)(?: on)? )?"
    rf"(?:(?P<which>last|this past|this coming|this|next|past|coming) )?"
    rf"(?:(?P<weekday>{WEEKDAY})|(?P<short>{ANY_WEEKDAY})(?=,? \d{{1,2}}(?:st|nd|rd|th)\b))"
    rf"(?:,? \((?P<day>{DAY})\)|,?(?: the)? (?P<day2>\d{{1,2}}(?:st|nd|rd|th)|(?<=the\s){ORDINAL_DAY}))?"
    rf"(?: (?P<clock2>{DAY_PART})\b)?"
    rf"(?:,? (?:of )?(?P<rel>last|this|next) week\b)?(?(clock)|(?:,? at (?P<clock3>{CLOCK}))?)"
)
WEEKDAYS_PLURAL = write_pattern(r"\b(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s\b")
WEEKDAY_TO_WEEKDAY = write_pattern(
    rf"\b(?:from )?(?P<first>{WEEKDAY})(?: to | through | until |[-–])(?P<last>{WEEKDAY})"
)
# Papers, programmes and feasts that bear the name of a day.
DAY_IN_NAME = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Night|Morning|Independent|World|Sport|People|Tribune|Review|"
    r"Star|Sun|Evening|Show)\b"
)
NAME_WITH_DAY = re.compile(
    r"\b(?:Mail on|Black|Good|Easter|Palm|Bloody|Super|Ash|Holy|Cyber|Shrove|Maundy|Fat|News|Giving)\s+$"
)


def read_named_weekday(match: re.Match[str]) -> Expression | None:
    """ "Wednesday", "last Friday", "Wednesday (30)", "Friday evening", "Monday of last week"."""
    name = match["weekday"] or match["short"]
    if DAY_IN_NAME.match(text_after(match, "weekday" if match["weekday"] else "short")) or NAME_WITH_DAY.search(
        text_before(match)
    ):
        return None
    return Expression(
        kind="weekday",
        weekday=read_weekday(name),
        day=get_number(match, "day", "day2"),
        side=read_which(match["which"]),
        offset=read_offset(match["rel"]),
        time=read_clock(get_group(match, "clock", "clock3", "clock2")),
    )


def read_weekday_range(match: re.Match[str]) -> Expression | None:
    """ "Monday through Friday"."""
    first, last = (Expression(kind="weekday", weekday=read_weekday(match[name])) for name in ("first", "last"))
    return make_range(first, last)


DAY_WORD = write_pattern(
    r"\b(?:(?:earlier|later|late|early) )?"
    r"(?:(?P<word>today|yesterday|tomorrow)(?: (?P<time>morning|afternoon|evening|night))?|"
    r"(?P<tonight>tonight)|(?P<last>last night)|this (?P<this>morning|afternoon|evening)"
    r"|(?P<before>(?:the )?day before yesterday)|(?P<after>(?:the )?day after tomorrow)|(?:earlier|later) in the day)\b"
)
DAY_OFFSETS = {"yesterday": -1, "last": -1, "tomorrow": 1, "before": -2, "after": 2}
BEYOND_NEXT = write_pattern(r"\b(?:the )?(?P<unit>week|weekend|month|year) (?P<way>before last|after next)\b")
SHORT_WEEKDAY = write_pattern(rf"(?<=\b(?:on|by)\s)(?P<weekday>{one_of(SHORT_WEEKDAYS)})(?-i:\b)\.")
WEEKS_OFF = write_pattern(
    rf"\b(?:(?P<count>{NUMBER}|an?) weeks? (?P<way>ago|from)(?: on)? (?P<weekday>{WEEKDAY})|"
    rf"(?P<weekday2>{WEEKDAY}) week\b(?!-))"
)
SO_MANY_WEEKDAYS = write_pattern(
    rf"\b(?P<count>{NUMBER}) (?P<weekday>{one_of(WEEKDAY_NAMES)})s (?P<way>ago|from (?:now|today))\b"
)
AFTER_ADVERB = "in|on|at|and|but|as|by|to|after|from|into|near|for|when|while|with|that|because|the|its|his|her|their"
OVERNIGHT = write_pattern(rf"\bovernight\b(?=\s*[.,;:!?)”\"’—–]|\s*$|\s+(?:{AFTER_ADVERB})\b)")


def read_beyond_next(match: re.Match[str]) -> Expression | None:
    """ "the week before last", "the year after next"."""
    unit = match["unit"].lower()
    return Expression(kind="unit", unit=read_unit(unit), offset=-2 if "before" in match["way"].lower() else 2)


def read_short_weekday(match: re.Match[str]) -> Expression | None:
    """ "on Wed." """
    return Expression(kind="weekday", weekday=read_weekday(match["weekday"]))


def read_weeks_off(match: re.Match[str]) -> Expression | None:
    """ "a week ago Tuesday", "two weeks from Friday", and the British "Tuesday week"."""
    back = (match["way"] or "").lower() == "ago"
    name, count = match["weekday"] or match["weekday2"], 1 if match["weekday2"] else read_number(match["count"])
    first = Expression(kind="weekday", weekday=read_weekday(name), side=None if back else "future")
    if count is None:
        return None
    return Expression(kind="event", relation="during", first=first, unit="day", offset=7 * count * (-1 if back else 1))


def read_so_many_weekdays(match: re.Match[str]) -> Expression | None:
    """ "Two Sundays ago", "three Fridays from now"."""
    back, count = match["way"].lower() == "ago", read_number(match["count"])
    if not count:
        return None
    first = Expression(kind="weekday", weekday=read_weekday(match["weekday"]), side="past" if back else "future")
    return Expression(
        kind="event", relation="during", first=first, unit="day", offset=7 * (count - 1) * (-1 if back else 1)
    )


def read_overnight(_: re.Match[str]) -> Expression | None:
    """ "overnight": the night that ended with this day."""
    return Expression(kind="unit", unit="day", offset=-1, time="TNI")


PAPER_BEFORE = re.compile(r"\b(?:USA|Russia|India|Israel|Psychology|Ukraine|Jersey|Pakistan|VOA)\s+$", re.I)


def read_day_word(match: re.Match[str]) -> Expression | None:
    """ "today", "yesterday morning", "last night", "earlier in the day"."""
    if PAPER_BEFORE.search(text_before(match)):
        return None
    key = next((name for name in ("last", "before", "after") if match[name]), (match["word"] or "").lower())
    part = match["time"] or match["this"] or ("night" if match["tonight"] or match["last"] else None)
    return Expression(kind="unit", unit="day", offset=DAY_OFFSETS.get(key, 0), time=read_clock(part))


UNIT_NAMED = write_pattern(
    rf"\b(?:(?P<part>earlier|later|{PART}|(?:the )?(?:rest|remainder) of)[ -])?"
    rf"(?P<which>last|this past|past|this coming|this current|this|current|coming|next|upcoming|previous) "
    rf"(?:fiscal |financial |calendar |school )?(?P<unit>{UNIT})\b"
)
UNIT_WITH_ARTICLE = write_pattern(
    rf"\b(?P<part>(?:earlier|later|early|late|mid) in|{PART}|(?:the )?(?:rest|remainder) of) the (?P<unit>{UNIT})\b"
    r"|\b(?P<part2>(?:the )?(?:beginning|start|middle|end|rest) of) (?P<unit2>week|month|quarter|year)\b"
    r"(?![-’']| [\da-z])"
    r"|\b(?:the )?(?P<running>year|month|quarter)[- ]to[- ]date\b"
    r"|\b(?P<close>year[’']?s?[ -]end|month[ -]end|mid-?year|mid-?week)\b"
    r"|(?P<weekend>\bthe weekend|(?<=\bon\s)weekend(?=\s*(?:[.,;?!]|$)))\b"
)


def read_unit_named(match: re.Match[str]) -> Expression | None:
    """ "last week", "later this month", "the end of next year"; "the past year" is the twelve months up to now."""
    unit, words = read_unit(match["unit"]), " ".join(match["which"].lower().split())
    side, definite = WHICH[words], bool(re.search(r"\bthe\s+$", text_before(match), re.I))
    if words == "previous":
        return Expression(kind="event", relation="during", unit=unit, offset=-1)
    # A quarter is one of the calendar: companies report by it.
    running = unit not in ("weekend", "quarter") and side != "present" and not match["part"]
    if (definite or words in ("past", "coming")) and running:
        return Expression(kind="window", unit=unit, count=1, side=side, value=write_length(1, unit))
    at_hand: Side | None = "present" if unit == "weekend" and side == "present" else None
    return Expression(kind="unit", unit=unit, offset=OFFSETS[side], part=read_part(match["part"]), side=at_hand)


def read_unit_with_article(match: re.Match[str]) -> Expression | None:
    """ "the end of the year", "earlier in the week", "the weekend", "year-end"."""
    if match["weekend"]:
        return Expression(kind="unit", unit="weekend", offset=0)
    if match["running"]:
        return Expression(kind="unit", unit=read_unit(match["running"]), offset=0, part="earlier")
    if match["part2"]:
        return Expression(kind="unit", unit=read_unit(match["unit2"]), offset=0, part=read_part(match["part2"]))
    if match["part"] and "turn" in match["part"].lower() and match["unit"].lower() == "year":
        return make_range(Expression(kind="date", month=12, day=31), Expression(kind="date", month=1, day=1))
    if match["part"]:
        if match["unit"].lower() == "day" and not match["part"].lower().endswith(" in"):
            return None  # "at the end of the day" is an idiom
        return Expression(kind="unit", unit=read_unit(match["unit"]), offset=0, part=read_part(match["part"]))
    close = match["close"].lower()
    unit: Unit = "year" if "year" in close else "month" if "month" in close else "week"
    return Expression(kind="unit", unit=unit, offset=0, part="mid" if close.startswith("mid") else "late")


def read_plural_weekday(match: re.Match[str]) -> Expression | None:
    """ "on Mondays"."""
    return Expression(kind="set", value=write_weekly(match["weekday"]))


PAST_WORD = write_pattern(
    r"\b(?:(?:more )?recently|lately|(?:not )?(?:(?:so|that|too) )?long ago|"
    r"in the (?:(?:recent|distant|not too distant) )?past"
    r"|the other day|once(?= (?:had|was|were|held|led|ran|worked|served|described|called|boasted|considered)\b))\b"
)
PRESENT_WORD = write_pattern(
    r"\b(?:(?:right )?now(?! that\b)(?!-)|currently|presently|nowadays|at present|at the (?:present )?moment|these days"
    r"|at this (?:time|point|stage|moment))\b"
)
FUTURE_WORD = write_pattern(
    r"\b(?:(?<!\bas\s)soon(?! (?:as|after)\b)|in the (?:(?:near|foreseeable|immediate|not too distant) )?future"
    r"|in due course|at a later date|some ?day|in the days to come)\b"
)
OTHER_DAY = write_pattern(
    r"\b(?:at (?:the|that) time(?! of\b)|since then|"
    r"(?:(?:earlier|later) )?(?:(?P<same>(?:(?:the|that|this) (?:very )?same)|that)|(?P<before>the previous)|"
    r"(?P<after>the (?:next|following))) (?P<unit>day|morning|afternoon|evening|night|week|month|quarter|year)\b"
    r"|the (?P<unit2>day|week|month|year) (?P<way>before|after)(?=\s*[.,;:)”\"’—–]|\s*$))"
)
LONE_CLOCK = write_pattern(rf"(?<![\w:./$-])(?P<clock>{CLOCK}|(?<=\b(?:at|by)\s)midday)(?![\w:])")
TIME_LAST_YEAR = write_pattern(r"\bthis time (?P<which>last|next) (?P<unit>year|month|week)\b")


def _vague(side: Side) -> Callable[[re.Match[str]], Expression | None]:
    return lambda _: Expression(kind="vague", side=side)


def read_other_day(match: re.Match[str]) -> Expression | None:
    """ "at the time", "the following day", "that year": relative to a day that the words before give."""
    unit = get_group(match, "unit", "unit2")
    if unit is None:
        return Expression(kind="event", relation="since" if match[0].lower().startswith("since") else "during")
    back = bool(match["before"]) or (match["way"] or "").lower() == "before"
    known = UNITS.get(unit.lower(), "day")
    time = read_clock(unit) if known == "day" and unit.lower() != "day" else None
    offset = 0 if match["same"] else -1 if back else 1
    return Expression(kind="event", relation="during", unit=known, offset=offset, time=time)


def read_time_last_year(match: re.Match[str]) -> Expression | None:
    """ "This time last year": twelve months ago."""
    back, unit = match["which"].lower() == "last", match["unit"].lower()
    known, count = {"year": ("month", 12), "month": ("month", 1), "week": ("day", 7)}[unit]
    return Expression(kind="unit", unit=known, offset=-count if back else count)  # type: ignore[arg-type]


def read_lone_clock(match: re.Match[str]) -> Expression | None:
    """ "6:30 p.m.", "at 18:30", "18:30 GMT"; a score or a ratio has no sign that it is a time."""
    time = read_clock(match["clock"])
    sure = re.search(r"[a-z]", match["clock"], re.I) or re.search(
        r"\b(?:at|by|until|from)\s+$", text_before(match), re.I
    )
    return Expression(kind="clock", time=time) if time and sure else None


SHORT_WEEKDAY_WORDS = frozenset(SHORT_WEEKDAYS)
DAY_WORDS = any_of("today yesterday tomorrow tonight night morning afternoon evening day")
UNIT_PLACES = any_of("date early earlier mid late later half part beginning start middle end close turn rest remainder")
RELATIVE = (
    Rule((WEEKDAY_WORDS | SHORT_WEEKDAY_WORDS,), WEEKDAY_NAMED, read_named_weekday),
    Rule((WEEKDAY_WORDS,), WEEKDAYS_PLURAL, read_plural_weekday),
    Rule((WEEKDAY_WORDS,), WEEKDAY_TO_WEEKDAY, read_weekday_range),
    Rule((SHORT_WEEKDAY_WORDS,), SHORT_WEEKDAY, read_short_weekday),
    Rule((WEEKDAY_WORDS, any_of("week weeks")), WEEKS_OFF, read_weeks_off),
    Rule((WEEKDAY_WORDS, any_of("ago from")), SO_MANY_WEEKDAYS, read_so_many_weekdays),
    Rule((any_of("overnight"),), OVERNIGHT, read_overnight),
    Rule((any_of("last next"), any_of("before after")), BEYOND_NEXT, read_beyond_next),
    Rule((DAY_WORDS,), DAY_WORD, read_day_word),
    Rule((UNIT_WORDS, any_of("last past this current coming next upcoming previous")), UNIT_NAMED, read_unit_named),
    Rule((UNIT_WORDS, UNIT_PLACES), UNIT_WITH_ARTICLE, read_unit_with_article),
    Rule((any_of("weekend midyear midweek mid"),), UNIT_WITH_ARTICLE, read_unit_with_article),
    Rule((any_of("recently lately ago past other once"),), PAST_WORD, _vague("past")),
    Rule(
        (any_of("now currently presently nowadays present moment time point stage days"),),
        PRESENT_WORD,
        _vague("present"),
    ),
    Rule((any_of("soon course future date some someday days"),), FUTURE_WORD, _vague("future")),
    Rule((any_of("time since day morning night week month year"),), OTHER_DAY, read_other_day),
    Rule((any_of("time"), any_of("last next")), TIME_LAST_YEAR, read_time_last_year),
    Rule((FIGURE | any_of("noon midnight midday"),), LONE_CLOCK, read_lone_clock),
)
