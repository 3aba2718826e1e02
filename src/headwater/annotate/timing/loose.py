"""What annotators of TimeML mark beside the times of a record: the quarter, the latest period, current, the future.

They bound nothing that an analyst would ask for, so the record leaves them out; `timex` yields them.
"""

import re

from headwater.annotate.timing.words import (
    NUMBER,
    UNIT,
    UNIT_WORDS,
    YEAR,
    Rule,
    any_of,
    get_number,
    read_number,
    read_unit,
    write_length,
    write_pattern,
)
from headwater.dates import Expression, Unit

PERIOD = write_pattern(
    rf"\b(?P<article>the|an?|its) (?:(?P<year>{YEAR}) )?"
    r"(?P<which>(?:latest|current|same|corresponding|comparable|full|whole|previous|preceding|entire) )?"
    r"(?P<ago>year-(?:ago|earlier) )?(?P<fiscal>(?:fiscal|financial|calendar) )?"
    r"(?P<unit>quarter|period|half|year|week|month)\b(?!-)"
)
YEAR_AGO = write_pattern(r"\byear-(?:ago|earlier)\b")
PRESENT = write_pattern(r"\b(?:then )?current\b(?! affairs\b)|\bnow(?= that\b)")
AHEAD = write_pattern(
    r"\bthe (?:near |foreseeable |immediate |distant |not too distant )?future\b|\bthe (?:near|short|long) term\b"
)
COUNTED = write_pattern(
    rf"\b(?:the )?(?P<which>first|last|latest|next|past|previous|final) (?P<count>{NUMBER}) (?P<unit>{UNIT})s\b"
)


def read_period(match: re.Match[str]) -> Expression | None:
    """ "The latest quarter" is the one before this, "the year-ago period" a year before that, "the year" this one."""
    unit, which = match["unit"].lower(), (match["which"] or "").lower().strip()
    year, ago = get_number(match, "year"), bool(match["ago"])
    if not (year or which or ago or match["fiscal"]) and (
        unit not in ("quarter", "year", "week", "month") or match["article"] != "the"
    ):
        return None
    if which in ("previous", "preceding") or (match["article"].lower() in ("a", "an") and not ago):
        return None
    if year:
        return Expression(kind="date", year=year)
    if unit in ("period", "half"):
        return Expression(kind="unit", unit="quarter", offset=-5 if ago else -1)
    known = read_unit(unit)
    back = {"quarter": -1}.get(unit, 0) if which != "current" else 0
    return Expression(kind="unit", unit=known, offset=back + (-4 if unit == "quarter" else -1) * ago)


def read_year_ago(_: re.Match[str]) -> Expression | None:
    """ "Year-earlier results"."""
    return Expression(kind="unit", unit="year", offset=-1)


def read_present(match: re.Match[str]) -> Expression | None:
    """ "The current price"."""
    return Expression(kind="vague", side="past" if match[0].lower().startswith("then") else "present")


def read_ahead(_: re.Match[str]) -> Expression | None:
    """ "The future"."""
    return Expression(kind="vague", side="future")


def read_counted(match: re.Match[str]) -> Expression | None:
    """ "The first nine months": so long, whatever year it belongs to."""
    unit: Unit = read_unit(match["unit"])
    return Expression(kind="duration", value=write_length(read_number(match["count"]), unit))


LOOSE = (
    Rule((any_of("quarter period half year week month"),), PERIOD, read_period),
    Rule((any_of("year"), any_of("ago earlier")), YEAR_AGO, read_year_ago),
    Rule((any_of("current now"),), PRESENT, read_present),
    Rule((any_of("future term"),), AHEAD, read_ahead),
    Rule((UNIT_WORDS, any_of("first last latest next past previous final")), COUNTED, read_counted),
)
