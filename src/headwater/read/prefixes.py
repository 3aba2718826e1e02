"""Prefixes: what pasted pages leave glued to the first sentence, a byline, a place and the date with its time.

'By Jane Doe LIMA | Mon May 3, 2021 4:56 pm EDT LIMA (', 'Page last updated at 08:14 GMT, Monday, 3 May 2021', 'By Jane
Doe, Example News Thousands …': on the page these stood in lines of their own.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from headwater.read.agencies import agency_kind, is_outlet
from headwater.read.blocks import has_end_mark
from headwater.read.bylines import is_person, parse_byline
from headwater.read.datelines import DIGIT, STAMP_WORDS, TIME, read_dateline
from headwater.read.pictures import parse_picture_credit
from headwater.read.stamps import SHORT_WEEKDAYS, WEEKDAYS, Stamp, find_stamps, may_begin
from headwater.text import fold, trim

SIGHT = 260  # characters at the head of a paragraph in which its prefix ends
WORD = re.compile(r"[^\W\d_]+|\d+")
BETWEEN = re.compile(r"[\s,.|·•:;/–—-]*")
# A name of towns, states and streams before a bar: 'HOUSTON/PORT ANSEL, Louisiana | ', behind a day too: 'May 3 | '.
PLACED = re.compile(r"(?P<place>[A-ZÀ-Þ][^|\n.!?]{1,70}?)\s*\|\s*(?=\S)")
LABEL = re.compile(
    r"(?:page |story |article )?(?:last |first )?(?:updated|modified|published|posted)\b(?: (?:at|on))?:?\s*",
    re.IGNORECASE,
)
ZONES = frozenset(
    "edt est gmt utc bst cet cest ist pst pdt et pt ct mt cdt cst msk kst jst hkt sgt aest aedt wib eat sast pkt "
    "uk".split()
)
WEAK = frozenset("a the in on at to by el le la de del am em um".split())
CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}+(?:[\s,/\\]+[A-ZÀ-Þ]{3,}+)*(?:,? ?[A-ZÀ-Þ][\w.]+){0,2}$")
OPENED = re.compile(r"\s*\(?\s*$")
NEXT = re.compile(r"[\"“‘'«(\[*-]*[A-ZÀ-Þ0-9]")  # how the sentence behind a prefix begins
BYLINE = re.compile(r"by (?:the )?(?=[A-ZÀ-Þ])", re.IGNORECASE)
CREDIT = re.compile(r"(?:photo(?:graph)?|picture|image)s?(?: credit)?\s*[:©]\s*(?=[A-ZÀ-Þ])", re.IGNORECASE)
LONGEST_BYLINE = 14  # words
LONGEST_CREDIT = 8  # words
PREPOSITIONS = frozenset("on of for from since until till by before after in to and about".split())
LEAST_TITLE = 12  # characters
LONGEST_LINE = 60  # characters of a line that ends with the time to which the next begins with the zone
STAFF = re.compile(r"\b(?:staff|wires?|desk|agencies|correspondents?|reporters?|editors?)$", re.IGNORECASE)
BRACKET = re.compile(r"(?P<name>[A-Z][\w /.&]{1,30}?)\s*\)\s*(?:[-–—]+\s*)?")


class Prefix(NamedTuple):
    """A byline, a dateline or a picture's credit at the head of a paragraph, or behind a headline glued to it."""

    start: int
    end: int
    kind: str


def find_prefix(text: str) -> Prefix | None:
    """The byline, the credit or the date with its time that is glued to the first sentence of a paragraph."""
    head = text[:SIGHT]
    if not DIGIT.search(head) and not BYLINE.match(head) and not CREDIT.match(head):  # as most paragraphs
        return None
    return _find_prefix(head)


@lru_cache(maxsize=1024)
def _find_prefix(head: str) -> Prefix | None:
    if lead := BYLINE.match(head):
        end = _find_byline(head, lead.end())
        return Prefix(0, end, "byline") if end else None
    if lead := CREDIT.match(head):
        end = _find_credit(head, lead.end())
        return Prefix(0, end, "credit") if end else None
    return _find_dateline(head)


def _find_credit(head: str, start: int) -> int | None:
    """Behind the longest picture credit that ends with an agency or an outlet."""
    ends = [start + m.end() for m in re.finditer(r"[^\s,]+(?=\s)", head[start:])][:LONGEST_CREDIT]
    known = [end for end in ends if _is_body(re.split(r"/|:\s*", head[:end])[-1]) and parse_picture_credit(head[:end])]
    behind = trim(head, known[-1], len(head)).start if known else len(head)
    return behind if behind < len(head) and NEXT.match(head, behind) else None


def _is_body(name: str) -> bool:
    return agency_kind(name) is not None or is_outlet(name)


def _find_dateline(head: str) -> Prefix | None:
    """A full date with its time, its bar or its label; with a place before, and that again with an open bracket."""
    placed = PLACED.match(head)
    place = placed["place"] if placed and not _is_stamp(placed["place"]) else None
    end, is_dated, is_proved = _read_stamps(head, placed.end() if placed and place else 0)
    if not is_dated or not (place or is_proved):
        return None
    start = 0
    if place:
        found = _find_place(place, head[end:])
        if found is None:
            return None
        start, place = found, place[found:]
        again = re.compile(re.escape(place)).match(head, end)
        bracket = OPENED.match(head, again.end()) if again else None
        end = bracket.end() if bracket else end
    return Prefix(start, end, "dateline") if end == len(head) or NEXT.match(head, end) else None


def _find_place(words: str, behind: str) -> int | None:
    """Where in the words before a bar the place begins: with what stands again behind the date, or with capitals."""
    starts = [m.start() for m in re.finditer(r"(?<!\S)[A-ZÀ-Þ]", words)]
    again = next((at for at in starts if behind.startswith(words[at:])), None)
    if again is not None:
        return again
    if all(w[:1].isupper() or w[:1].isdigit() or w in ("of", "de", "la", "al") for w in words.split()):
        return 0
    return next((m.start() for m in CAPITALS.finditer(words)), None)


def _is_stamp(words: str) -> bool:
    return any(stamp.day or stamp.why for stamp in find_stamps(words))


def _read_stamps(head: str, start: int) -> tuple[int, bool, bool]:
    """The end of the dates and times that begin here, whether a full date is among them, and whether more proves it."""
    at = end = start
    is_dated = is_proved = False
    while at < len(head):
        word, time, label = WORD.match(head, at), TIME.match(head, at), LABEL.match(head, at)
        stamp = _find_stamp(head, at) if word and may_begin(word[0]) else None
        if stamp and stamp.month:
            is_dated |= stamp.day is not None or bool(stamp.why)
            at = end = stamp.end
        elif time and time.end() > at:
            is_proved, at = True, time.end()
            end = at
        elif label and label.end() > at:
            is_proved, at = True, label.end()
        elif word and word[0].lower() in ZONES and end > start:
            at = end = word.end()
        elif word and (_is_weak(word[0]) or (end == start and len(word[0]) < 3)):
            at = word.end()
        else:
            break
        between = BETWEEN.match(head, at)
        at = between.end() if between else at
        is_proved |= bool(between and "|" in between[0] and is_dated)
    between = BETWEEN.match(head, end)
    return (between.end() if between else end), is_dated, is_proved


def _find_stamp(head: str, at: int) -> Stamp | None:
    """The date that begins here, as the whole text is read."""
    return next((stamp for stamp in find_stamps(head) if stamp.start == at), None)


def _is_weak(word: str) -> bool:
    """Whether a word may stand between dates and times."""
    folded = fold(word)
    return folded in WEAK or folded in STAMP_WORDS or folded in WEEKDAYS


def _find_byline(head: str, start: int) -> int | None:
    """Behind the names of a byline: before a place with its date, or behind an outlet or a staff."""
    if "|" not in head and not has_end_mark(head) and parse_byline(head) is not None:
        return None  # nothing is glued to it
    ends = [m.end() for m in re.finditer(r"[^\s,]+(?=,?\s|$)", head[start:])][:LONGEST_BYLINE]
    best = None
    for end in (start + e for e in ends):
        if _ends_byline(head[:end], start) or (_is_named(head[start:end]) and _is_dateline(head[end:].lstrip(" ,"))):
            best = end
    if best is None:
        return None
    behind = trim(head, best, len(head), also=",|:-–— ").start
    return behind if behind < len(head) and NEXT.match(head, behind) else None


def _ends_byline(line: str, start: int) -> bool:
    """Whether a line is a byline that ends with an outlet, an agency or a staff."""
    last = re.split(r",\s*|\s+(?:for|to|the)\s+", line[start:])[-1]
    is_staff = STAFF.search(line) is not None and len(last.split()) < 6
    return (is_staff or is_outlet(last) or agency_kind(last) == "wire") and parse_byline(line) is not None


def _is_dateline(line: str) -> bool:
    found = _find_dateline(line)
    return found is not None and found.start == 0


def _is_named(words: str) -> bool:
    """Whether words are nothing but the names of persons."""
    has_place = words != words.upper() and any(len(w) > 2 and w.isupper() for w in words.split())
    return not has_place and all(is_person(name) for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", words))


def find_suffix(title: str) -> int | None:
    """Where a date with its weekday, its time or its bar begins that is glued to the end of a headline."""
    stamp = next((s for s in reversed(find_stamps(title)) if s.day and s.start > LEAST_TITLE), None)
    if stamp is None or title[: stamp.start].split()[-1] in PREPOSITIONS:
        return None  # 'What changed on 3 May 2021' has its date in the sentence
    end, _, is_proved = _read_stamps(title, stamp.start)
    is_proved |= fold(title[stamp.start :])[:3] in SHORT_WEEKDAYS
    return stamp.start if is_proved and end == len(title) else None


def find_rest(text: str, before: str) -> int | None:
    """Where the sentence begins that the rest of a dateline stands before: 'Reuters)-', 'GMT', or its place again."""
    if text.rstrip(",") in before and before[0].isupper() and len(text) < LONGEST_LINE:
        return len(text)
    if before.endswith("("):
        found = BRACKET.match(text[:60])
        is_known = found is not None and (agency_kind(found["name"]) is not None or is_outlet(found["name"]))
        return found.end() if found and is_known else None
    zone = WORD.match(text)
    is_zone = zone is not None and zone[0].isupper() and zone[0].lower() in ZONES
    if zone and is_zone and before[-1].isdigit() and len(before) < LONGEST_LINE:
        return zone.end() if NEXT.match(text, zone.end() + 1) else None
    return None


def is_bare_dateline(text: str) -> bool:
    """Whether a line is a dateline with its agency whose sentence begins in the next line: 'LIMA (Reuters) -'."""
    if len(text) > 2 * LONGEST_LINE or ")" not in text:
        return False
    found = read_dateline(f"{text} A")
    return found is not None and found.agency is not None and found.end > len(text)
