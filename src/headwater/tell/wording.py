"""How numbers, days, names and passages are written: small pure phrases without a word of judgement."""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from headwater.dates import MONTH_NAMES, Day, When

SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
NUMERALS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
# In the past tense, which has one form for one speaker and for many.
ACTS = {
    "assert": "said",
    "deny": "denied",
    "accuse": "accused",
    "concern": "voiced concern",
    "demand": "demanded",
    "condemn": "condemned",
    "pledge": "pledged",
    "ask": "asked",
}
DONE = "did so"  # of an act in words that a report tells in its own
CHANGES = {
    "new_claim": "new claim",
    "new_origin": "new origin",
    "new_denial": "new denial",
    "figure_changed": "figure changed",
    "status_changed": "status changed",
    "retracted": "retracted",
    "report_revised": "report revised",
}
QUOTATION_MARKS = " \"'“”„«»‘’"
# Characters that move the cursor or turn the reading direction: a report must not repaint the reader's screen.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`5 reports`, `1 report`; the plural adds an s unless given."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spell(number: int) -> str:
    """Small numbers as words, others as digits: `five`, `47`."""
    return NUMERALS[number] if 0 <= number < len(NUMERALS) else f"{number:,}"


def count_words(number: int, noun: str, plural: str | None = None) -> str:
    """`five reports`, `one report`; the plural adds an s unless given."""
    return f"{spell(number)} {noun if number == 1 else plural or noun + 's'}"


def join_words(items: Sequence[str], word: str = "and") -> str:
    """`a, b and c`."""
    return f" {word} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def limit_words(items: Sequence[str], most: int, word: str = "and") -> str:
    """The first items, and how many more there are: `a, b and three more`."""
    left = len(items) - most
    return join_words(items, word) if left <= 0 else join_words([*items[:most], f"{spell(left)} more"], word)


def join_ranges(numbers: Iterable[int]) -> str:
    """Numbers as ranges: `1–3, 5`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_write_run(run) for run in runs)


def _write_run(run: list[int]) -> str:
    if len(run) == 2:
        return f"{run[0]}, {run[1]}"
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"


def capitalise(text: str) -> str:
    """The text with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def flatten(text: str) -> str:
    """The text on one line, safe to print."""
    return " ".join(make_printable(text).split())


def make_printable(text: str) -> str:
    """The text without control characters: line ends become `\\n`, what steers a screen becomes a mark."""
    return _STEERING.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=8192)  # names recur thousands of times on one page
def shorten(text: str, most: int) -> str:
    """The text in at most so many characters, cut between words where it can be."""
    flat = flatten(text)
    if len(flat) <= most:
        return flat
    head = flat[: most - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > most // 2 else head).rstrip(" ,;:–-") + "…"


def shorten_words(text: str, most: int) -> str:
    """The text in at most so many words."""
    parts = flatten(text).split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]).rstrip(",;:–-") + "…"


def write_clause(proposition: str, most: int) -> str:
    """A proposition to stand inside a sentence: capital first letter, no final stop, at most so many words."""
    return capitalise(shorten_words(proposition, most).rstrip(" .;:,"))


def quote(text: str, most: int) -> str:
    """A passage between quotation marks, its own outer ones taken off, at most so many words."""
    return f"“{shorten_words(flatten(text).strip(QUOTATION_MARKS), most)}”"


def is_blank(text: str | None) -> bool:
    """Whether there is nothing to read in the text."""
    return not text or all(unicodedata.category(c)[0] in "ZC" for c in text)


def write_when(when: When | None, months: Sequence[str] = SHORT_MONTHS) -> str:
    """An interval in words: `30 Aug 2023`, `21–31 Jul 2023`, `Mar 2023`, `2022`, `until 31 Aug 2023`, `undated`."""
    if when is None or not when.is_known:
        return "undated"
    return write_days(when.start, when.end, months)


def write_instant(stamp: str) -> str:
    """A time that a record states, to the minute: `28 Nov 2026, 22:42 UTC`; what is none stands as it is."""
    try:
        stated = dt.datetime.fromisoformat(stamp)
        at = stated.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return flatten(stamp)
    return f"{_write_day(at.date(), SHORT_MONTHS)}, {at:%H:%M} UTC" if stated.tzinfo else flatten(stamp)


def write_basis(when: When) -> str:
    """How a day was worked out: `by header line`, `as inferred: “last week” is …`, `no later than it was fetched`."""
    basis = flatten(when.basis)
    if basis.startswith("inferred"):
        return f"as {basis}"
    return basis if re.match(r"(?:as|no|not|the|by)\b", basis) else f"by {basis}"


def write_dating(when: When) -> str:
    """What a day of publication rests on, or why there is none: `dated by header line`, `undated: no day is stated`."""
    return f"dated {write_basis(when)}" if when.is_known else f"undated: {flatten(when.basis)}"


def write_days(start: Day | None, end: Day | None, months: Sequence[str] = SHORT_MONTHS) -> str:
    """Calendar days from one to another, either end open, as short as they can be said."""
    if start is None or end is None:
        day = start or end
        return "undated" if day is None else f"{'since' if start else 'until'} {_write_day(day, months)}"
    if start == end:
        return _write_day(start, months)
    return _write_whole(start, end, months) or _write_stretch(start, end, months)


def _write_day(day: Day, months: Sequence[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _write_whole(start: Day, end: Day, months: Sequence[str]) -> str | None:
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if not whole:
        return None
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{months[start.month - 1]} {start.year}"
    return None


def _write_stretch(start: Day, end: Day, months: Sequence[str]) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_write_day(end, months)}"
    if start.year == end.year:
        return f"{start.day} {months[start.month - 1]} – {_write_day(end, months)}"
    return f"{_write_day(start, months)} – {_write_day(end, months)}"
