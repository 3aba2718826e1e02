"""Datelines: place, date and agency before a report's first sentence, or date and time on a line of their own."""

import re
from functools import lru_cache
from typing import NamedTuple

from headwater.read.agencies import agency_kind, is_outlet
from headwater.read.blocks import LONGEST_LABEL
from headwater.read.stamps import SHORT_WEEKDAYS, WEEKDAYS, Stamp, find_stamps, month_numbers
from headwater.text import Extent, fold

LONGEST_PREFIX = 120  # characters before the dash: three towns, a date and an agency
SEPARATOR = re.compile(r"(?<=\))\s*[.,]?\s*[-–—]+\s*|\s*(?:—|–|―|--+|‒)\s*|\s+-\s*(?=\S)|\s*:\s+|(?<=\))\s+")
SEPARATING = re.compile(r"[-–—―‒:)]")  # one of which every separator has, and most heads have none
SLASHED_AGENCY = re.compile(r"^(?P<place>[^/\n]{2,60}?)[.,]?\s*/(?P<agency>[A-Z][\w .]{1,20})/?\s*[.—–-]+\s*")
# '(With Example News Agency)' is a credit.
IN_BRACKETS = re.compile(r"[(\[](?!(?i:with|via|from|by|source|sources)\b)(?P<name>[^()\[\]]{2,40})[)\]]\s*$")
CAPITALS = re.compile(r"[^a-zß-öø-ÿ]*[A-ZÀ-Þ]{3}[^a-zß-öø-ÿ]*|[A-Z]\.?[A-Z]\.?[A-Z]?\.?")
SMALL_WORDS = frozenset(
    "of de del di da do du la le les el al an der den am on sur and the y e et und in upon aux".split()
)
# Words in the place of a town that say what kind of text follows.
NO_PLACE = frozenset(
    "update updated exclusive breaking analysis opinion comment editorial explainer watch live video photos "
    "factbox file file photo note correction corrected alert urgent news flash developing fact check interview "
    "column podcast report review timeline profile feature letter letters transcript summary background context q "
    "a new just in warning see more read also".split()
)
TIME = re.compile(
    r"\b[0-2]?\d[:.h][0-5]\d(?::[0-5]\d)?\s*(?:[ap]\.?\s?m\b\.?)?|\b[01]?\d\s*[ap]\.?\s?m\b\.?|\b[0-2]\d[0-5]\d\s?(?=GMT|UTC|hrs)"
    r"|\b\d+\s*-?\s*(?:min(?:ute)?s?|hours?|hrs?|h|days?|secs?|seconds?)\b(?:\s+(?:ago|read|to read))?",
    re.IGNORECASE,
)
STAMP_WORDS = frozenset(
    "published updated posted last modified first created date dated time on at the edited revised added uploaded "
    "issued release released publication print edition story article ago read reading just now since and edt est "
    "gmt utc bst cet cest ist pst pdt et pt ct mt msk kst jst hkt sgt aest aedt wib eat sast pkt local hours hrs "
    "uhr h a p m am pm z publie publicado actualizado mis a jour le el em atualizado veroffentlicht aktualisiert "
    "am um stand pubblicato aggiornato il alle de del las a las today yesterday online min mins minutes".split()
)
# Words that dates and times swallow: other small words of four letters are of a sentence or a label.
TIME_WORDS = frozenset("mins minute minutes hour hours days secs second seconds read".split())
SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
DIGIT = re.compile(r"\d")
LABELLED = re.compile(r"\b(?:published|updated|posted|last modified|last updated|date|dated)\b", re.IGNORECASE)
TOKEN = re.compile(r"[^\W\d_]+")


class Dateline(NamedTuple):
    """The dateline at the head of a paragraph: where the sentence begins, the agency, the date."""

    end: int
    agency: Extent | None
    stamp: Stamp | None
    is_strong: bool


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with; `is_strong` where capitals, a date or an agency prove it."""
    return _read_head(text[: LONGEST_PREFIX + 40])


@lru_cache(maxsize=4096)
def _read_head(head: str) -> Dateline | None:
    slashed = SLASHED_AGENCY.match(head) if "/" in head else None
    if slashed and agency_kind(slashed["agency"]) and _is_place(_without_stamps(slashed["place"])):
        stamp = next(iter(find_stamps(slashed["place"])), None)
        return Dateline(slashed.end(), Extent(*slashed.span("agency")), stamp, True)
    for separator in SEPARATOR.finditer(head) if SEPARATING.search(head) else ():
        if separator.start() > LONGEST_PREFIX:
            return None
        if found := _read_prefix(head, separator):
            return found
        if separator.group().strip():
            return None
    return None


def _read_prefix(head: str, separator: re.Match[str]) -> Dateline | None:
    prefix, mark = head[: separator.start()], separator.group().strip()
    following = head[separator.end() : separator.end() + 2].lstrip("“\"'‘«(")
    if not prefix or not (following[:1].isupper() or following[:1].isdigit()):
        return None
    agency = _agency_at_end(prefix)
    place = prefix[: agency.start - 1] if agency else prefix
    stamp = next(iter(find_stamps(place)), None)
    bare = _without_stamps(place)
    if not bare and (agency or stamp is None):
        return Dateline(separator.end(), agency, stamp, True) if agency else None
    if (
        mark
        and not agency
        and fold(prefix) not in NO_PLACE
        and (agency_kind(prefix) or is_outlet(prefix))
        and mark != ":"
    ):
        name = Extent(0, len(prefix.rstrip())) if agency_kind(prefix) else None
        return Dateline(separator.end(), name, None, True)
    if not _is_place(bare) or (not mark and not agency):
        return None
    is_strong = bool(agency or stamp) or (mark != ":" and CAPITALS.fullmatch(bare) is not None)
    if is_strong or _is_weak_dateline(head, separator, mark, bare):
        return Dateline(separator.end(), agency, stamp, is_strong)
    return None


def _is_weak_dateline(head: str, separator: re.Match[str], mark: str, place: str) -> bool:
    """'Lima – The port …': a name before a dash that closes no insertion; 'NEW DELHI: The …'."""
    if mark == ":":
        return bool(CAPITALS.fullmatch(place)) and len(place) > 4 and len(place.split()) <= 2
    if mark not in ("—", "–", "--") or len(place.split()) > 4:
        return False
    return not re.search(r"—|–|--", head[separator.end() : separator.end() + 100])


def _agency_at_end(prefix: str) -> Extent | None:
    """The name in the brackets that end a prefix, if it is an agency, or may be one by its capitals."""
    found = IN_BRACKETS.search(prefix)
    if not found:
        return None
    name = found["name"].strip()
    known = all(agency_kind(part) or is_outlet(part) for part in re.split(r"\s*[/,&]\s*|\s+and\s+", name))
    return Extent(*found.span("name")) if known or re.fullmatch(r"[A-Z]{2,6}", name) else None


def _without_stamps(place: str) -> str:
    """The place without dates, weekdays, times and a country in square brackets."""
    place = re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", place)
    for stamp in reversed(find_stamps(place)):
        place = place[: stamp.start] + place[stamp.end :]
    kept = [w for w in re.split(r"[\s,;|/]+", place) if w.strip(".()") and fold(w).strip(".") not in WEEKDAYS]
    return " ".join(kept).strip(" ,.;|/(")


def _is_place(words: str) -> bool:
    """Whether the words may name a town: few, written large, and none that announces a kind of text."""
    parts = words.split()
    if not parts or len(parts) > 6 or any(c.isdigit() or c in '?!“”"' for c in words):
        return False
    folded = [fold(p).strip(".,") for p in parts]
    if all(f in NO_PLACE for f in folded) or any(f in month_numbers() and f != "may" for f in folded):
        return False
    return parts[0][:1].isupper() and all(
        p[:1].isupper() or f in SMALL_WORDS for p, f in zip(parts, folded, strict=True)
    )


def is_stamp_line(text: str) -> bool:
    """Whether a line holds nothing but a date or a time, with 'Updated', a time zone, a town or the like."""
    if len(text) > min(160, LONGEST_LABEL) or not DIGIT.search(text):  # most lines have no number: no dates are sought
        return False
    return not any(_is_telling(word) for word in SMALL_WORD.findall(text)) and _is_stamp_line(text)


def _is_telling(word: str) -> bool:
    """Whether a small word is part of no date, time or label of one: most lines have one early, and dates cost more."""
    is_stamp = word in STAMP_WORDS or word in TIME_WORDS or word in month_numbers()
    return not is_stamp and not word.startswith(SHORT_WEEKDAYS)


@lru_cache(maxsize=4096)
def _is_stamp_line(text: str) -> bool:
    stamps = find_stamps(text)
    bare = text
    for stamp in reversed(stamps):
        bare = bare[: stamp.start] + " " + bare[stamp.end :]
    has_time = TIME.search(bare) is not None
    rest = [w for w in TOKEN.findall(TIME.sub(" ", bare)) if fold(w) not in STAMP_WORDS and fold(w) not in WEEKDAYS]
    if not stamps and not has_time:
        return False
    if not rest:
        return True
    has_year = any(s.day or s.why for s in stamps)
    placed = len(rest) <= 3 and all(w[0].isupper() for w in rest) and not text.rstrip().endswith((".", "?", "!"))
    return placed and (has_year or (bool(stamps) and bool(LABELLED.search(text)))) and len(text.split()) <= 14
