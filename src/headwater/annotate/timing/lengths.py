"""Distances from the anchor, lengths of time and repetitions: years ago, within two weeks, for months, every day.

Every pattern is linear: it begins with a word boundary, and all its repetitions are bounded.
"""

import re

from headwater.annotate.timing.words import (
    ABOUT,
    FIGURE,
    FULL_MONTH,
    MORE,
    NUMBER,
    NUMBERS,
    OFFSETS,
    TENS,
    TIMED,
    UNIT_WORDS,
    VAGUE,
    WEEKDAY,
    WHICH,
    Rule,
    any_of,
    get_group,
    one_of,
    read_month,
    read_number,
    read_unit,
    text_after,
    text_before,
    write_length,
    write_pattern,
    write_weekly,
)
from headwater.dates import Expression, Side, Unit

MORE_OF = "more|additional|further|consecutive|straight|full|whole|long"
COUNT = rf"(?P<count>{NUMBER}|another|an?|half an?)(?P<range> (?:to|or|and) (?:{NUMBER}|more|so))?"
AMOUNT = rf"(?:(?:(?P<more>{MORE})|{ABOUT}) )?(?:{COUNT}(?: (?:{MORE_OF})|)[ -]|(?P<vague>{VAGUE}) )"
HALVES = {"half a century": 50, "half a decade": 5, "half-century": 50, "a half-century": 50, "a quarter-century": 25}
HALVES |= {"a quarter of a century": 25, "half century": 50, "a half century": 50}
AGO = write_pattern(
    rf"\b(?:(?P<half>{one_of(HALVES)})|(?:{AMOUNT})?(?P<unit>{TIMED})s?)(?: and a half| or (?:so|two|more))? "
    r"(?P<way>ago|from now|from today|hence)\b"
)
APART = write_pattern(
    rf"\b(?:(?P<within>within) )?(?:{AMOUNT})?(?P<unit>{TIMED})(?P<plural>s)? "
    r"(?P<way>(?:earlier|later)(?! (?:this|next|in the) )|before|after|prior|of|from(?= (?:tomorrow|yesterday)\b))\b"
)
WINDOW = write_pattern(
    r"\b(?:(?:in|within|over|during|for|throughout) )?(?:(?:the|these|this|his|her|its|their|our) )?"
    r"(?P<which>past|last|recent|previous|next|coming|following|upcoming) "
    rf"(?:(?:(?P<count>{NUMBER})|(?P<vague>{VAGUE})) )?(?P<unit>{TIMED})(?P<plural>s)?\b"
)
WINDOW_WORDS = any_of("past last recent previous next coming following upcoming")
LASTING = re.compile(r"\b(?:will|would|to|can|could|may|might|should|must|not)\s+$|n[’']t\s+$", re.I)
WITHIN = write_pattern(rf"\bwithin (?:{AMOUNT})?(?P<unit>{TIMED})(?P<plural>s)?\b(?! (?:of|after|before))")
LASTED = re.compile(r"\bfor\s+(?:\w+\s+)?$", re.I)
IN_TIME = write_pattern(rf"\bin {AMOUNT}(?P<unit>{TIMED})s?[’']? time\b")


def _count(match: re.Match[str]) -> int | None:
    """How many units; None for "several", "two or three" and a plural without a number."""
    return None if match["range"] else read_number(match["count"])


def make_window(count: int | None, unit: str, side: Side) -> Expression:
    """So many units up to the anchor or from it on; hours count as the days that they touch."""
    if unit in ("hour", "minute"):
        days = None if count is None else max(1, -(-count // 24)) if unit == "hour" else 1
        return Expression(kind="window", unit="day", count=days, side=side, value=write_length(count, unit))
    known = read_unit(unit)
    days = None if count is None else count * (2 if unit == "fortnight" else 1)
    return Expression(kind="window", unit=known, count=days, side=side, value=write_length(days, known))


def read_ago(match: re.Match[str]) -> Expression | None:
    """ "10 years ago", "years ago", "more than a decade ago", "two weeks from now"."""
    side: Side = "past" if match["way"].lower() == "ago" else "future"
    if half := HALVES.get((match["half"] or "").lower()):
        return Expression(kind="unit", unit="year", offset=half * OFFSETS[side])
    count, unit, more = _count(match), match["unit"].lower(), (match["more"] or "").lower()
    if count is None:
        return Expression(kind="vague", side=side)
    if "less" in more or "fewer" in more:
        return make_window(count, unit, side)
    sign = OFFSETS[side]
    if unit in ("hour", "minute"):
        return Expression(kind="unit", unit="day", offset=sign * (count // 24 if unit == "hour" else 0))
    far = count * (2 if unit == "fortnight" else 1)
    if read_unit(unit) == "week" and side == "future":  # a day is set ahead, where a week is remembered
        return Expression(kind="unit", unit="day", offset=7 * far, side=side if more else None)
    return Expression(kind="unit", unit=read_unit(unit), offset=sign * far, side=side if more else None)


def relate_unit(word: str) -> Unit:
    """The unit that a distance moves by: hours and minutes stay in their day."""
    return "day" if word in ("hour", "minute") else read_unit(word)


def read_apart(match: re.Match[str]) -> Expression | None:
    """ "two weeks later", "hours after the speech", "within an hour of": counted from another day than the anchor."""
    way, counted = match["way"].lower(), bool(match["count"] or match["vague"])
    if (way == "of" and not match["within"]) or (not counted and not match["plural"]):
        return None
    if way in ("before", "after") and LASTED.search(text_before(match)):
        return None  # "drifted for a fortnight before a trawler found it"
    back, count, unit = way in ("before", "earlier", "prior"), _count(match), match["unit"].lower()
    known, sign = relate_unit(unit), -1 if back else 1
    far_off = match["more"] or match["within"]
    if unit not in ("hour", "minute") and (count is None or far_off or unit == "century"):
        return Expression(kind="event", relation="before" if back else "after")
    far = (count or 0) * (2 if unit == "fortnight" else 1) if unit not in ("hour", "minute") else 0
    return Expression(kind="event", relation="before" if back else "after", unit=known, offset=sign * far)


def read_window(match: re.Match[str]) -> Expression | None:
    """ "within the past 10 days", "in recent years", "the coming months"; "last week" is another rule's."""
    counted = bool(match["count"] or match["vague"])
    if match[0].lower().startswith("last") and LASTING.search(text_before(match)):
        return None
    if not counted and (not match["plural"] or re.match(r"\s+of\b", text_after(match))):
        return None
    if match["which"].lower() in ("following", "previous"):  # counted from another day than the anchor
        return Expression(kind="event", relation="during")
    side: Side = "future" if WHICH.get(match["which"].lower()) == "future" else "past"
    return make_window(read_number(match["count"]), match["unit"].lower(), side)


def read_within(match: re.Match[str]) -> Expression | None:
    """ "within two weeks", "within days": from the anchor on when the tense looks ahead, else from another day."""
    if not (match["count"] or match["vague"] or match["plural"]):
        return None
    window = make_window(_count(match), match["unit"].lower(), "future")
    return Expression(kind="duration", value=window.value, unit=window.unit, offset=window.count, side="future")


def read_in_time(match: re.Match[str]) -> Expression | None:
    """ "in two weeks' time", "in a few days' time"."""
    count, unit = _count(match), match["unit"].lower()
    if count is None or unit in ("hour", "minute"):
        return Expression(kind="vague", side="future")
    if read_unit(unit) == "week":
        return Expression(kind="unit", unit="day", offset=7 * count * (2 if unit == "fortnight" else 1))
    return Expression(kind="unit", unit=read_unit(unit), offset=count)


DURATION = write_pattern(
    rf"\b{AMOUNT}(?P<unit>{TIMED})(?P<plural>s)?(?:[ -](?:long\b|(?P<old>olds?)\b)| or (?:so|two)\b)?\b(?![’']s\b)"
)
VAGUE_DURATION = write_pattern(
    rf"\b(?P<for>for|over|throughout) (?:(?:(?:many|several|some|a few) )?(?P<unit>{TIMED})s\b|the (?P<unit3>year)s\b)"
    r"|\b(?P<unit2>year|month|week|day|decade|centurie)s(?:(?= of\b)|-long\b)"
    r"|\b(?P<era>the (?-i:[A-Z])\w{2,20} (?:years|era))\b"
)
# "One day" and "a year" alone are an idiom and a rate.
BEFORE_ONE = re.compile(
    r"\b(?:for|in|within|than|over|about|after|nearly|almost|during|takes?|took|last(?:s|ed)|just|only|the|his|her|its|a)\s+$",
    re.I,
)
HALVED = {"year": "P{0}Y6M", "hour": "PT{0}H30M", "minute": "PT{0}M30S"}
RECORD = re.compile(
    r"\b(?:first|only|most|least|worst|best|\w{2,}est|time|high|low|record|once|twice|times)\b[^.;]{0,40}\bin\s+$", re.I
)
IN_BEFORE = re.compile(r"\bin\s+$", re.I)


def read_duration(match: re.Match[str]) -> Expression | None:
    """ "four days", "nine-month-old", "a 90-day ban"; a person's age is none, nor is "one day" or "a quarter"."""
    unit, counted = match["unit"].lower(), (match["count"] or "").lower()
    hyphen = match.string[match.start("unit") - 1] == "-"
    single = counted in ("a", "an", "one") and not hyphen
    if (match["old"] and unit == "year") or (unit == "quarter" and (single or hyphen or counted == "three")):
        return None
    if (
        single
        and not match["more"]
        and counted == match[0].lower().split()[0]
        and not BEFORE_ONE.search(text_before(match))
    ):
        return None
    if not (match["plural"] or single or hyphen or counted.startswith(("half", "another")) or _describes(match)):
        return None
    if match["unit"][0].isupper() and not match["unit"].isupper() and match.start() > match.pos:
        return None  # a name: "60 Minutes"
    count = _count(match)
    if halved := re.match(r"(\d+)\s1/2$", counted):
        return Expression(kind="duration", value=HALVED.get(unit, "PX").format(halved[1]))
    if unit in ("hour", "minute"):
        return Expression(kind="duration", value=write_length(count, unit))
    if unit == "fortnight" and count is not None:
        count *= 2
    known, ahead = read_unit(unit), IN_BEFORE.search(text_before(match)) and not hyphen
    if ahead and RECORD.search(text_before(match, 60)):
        ahead = None  # "the worst drought in ten years"
    return Expression(kind="duration", value=write_length(count, known), unit=known, offset=count if ahead else None)


def _describes(match: re.Match[str]) -> bool:
    """Whether a singular stands before its noun: "a two day rally", without the hyphen."""
    return bool(re.match(r"\s[a-z]{3,}", text_after(match))) and bool(
        re.search(r"\b(?:an?|the|his|her|its|their|this)\s+$", text_before(match), re.I)
    )


UNIT_LONG = write_pattern(r"\b(?P<unit>hour|day|week|month|year|decade|century)(?P<plural>s)?-long\b")


def read_unit_long(match: re.Match[str]) -> Expression | None:
    """ "decade-long", "weeks-long"."""
    unit = match["unit"].lower()
    return Expression(kind="duration", value=write_length(None if match["plural"] else 1, unit))


def read_vague_duration(match: re.Match[str]) -> Expression | None:
    """ "for months", "over the years", "decades of", "the Reagan years": nobody says how many."""
    if match["era"]:
        return Expression(kind="event", relation="during")
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    value = write_length(None, unit if unit in ("hour", "minute") else read_unit(unit))
    return Expression(kind="duration", value=value, side="past" if match["for"] else None)


SET = write_pattern(
    rf"\b(?:(?:each|every)(?: (?P<other>other))?(?: (?P<count>{NUMBER}))? "
    rf"(?:(?P<unit>{TIMED})s?|(?P<weekday>{WEEKDAY})|(?P<month>{FULL_MONTH}))|"
    rf"(?P<adverb>daily|weekly|monthly|yearly|annually|nightly)(?-i:(?! [A-Z])(?!-))|"
    rf"(?:once|twice|(?:{NUMBER}|several) times) (?:an?|every|each|per) (?P<unit2>{TIMED})|"
    r"on (?:several|many) occasions)\b"
)
ADVERBS = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}


def read_set(match: re.Match[str]) -> Expression | None:
    """ "daily", "every two years", "each Monday", "every July", "twice a week"."""
    if match["weekday"]:
        return Expression(kind="set", value=write_weekly(match["weekday"]))
    if match["month"]:
        return Expression(kind="set", value=f"XXXX-{read_month(match['month']):02}")
    unit = ADVERBS[match["adverb"].lower()] if match["adverb"] else get_group(match, "unit", "unit2")
    if not unit:
        return Expression(kind="set", side="past")
    known = unit.lower() if unit.lower() in ("hour", "minute") else read_unit(unit)
    return Expression(
        kind="set", value=write_length(read_number(match["count"]) or (2 if match["other"] else 1), known)
    )


COUNTS = (
    FIGURE | frozenset([*NUMBERS, *TENS]) | any_of("a an another half the these few several couple many some hundreds")
)
COUNTS |= any_of("dozens dozen number handful")
LENGTHS = (
    Rule((UNIT_WORDS, any_of("ago from hence")), AGO, read_ago),
    Rule((UNIT_WORDS, any_of("earlier later before after prior of from")), APART, read_apart),
    Rule((UNIT_WORDS, WINDOW_WORDS), WINDOW, read_window),
    Rule((UNIT_WORDS, any_of("within")), WITHIN, read_within),
    Rule((UNIT_WORDS, any_of("time")), IN_TIME, read_in_time),
    Rule((UNIT_WORDS, COUNTS), DURATION, read_duration),
    Rule((UNIT_WORDS | any_of("era"), any_of("for over throughout of the long")), VAGUE_DURATION, read_vague_duration),
    Rule((UNIT_WORDS, any_of("long")), UNIT_LONG, read_unit_long),
    Rule((any_of("each every"),), SET, read_set),
    Rule((any_of("daily weekly monthly yearly annually nightly once twice times occasions"),), SET, read_set),
)
