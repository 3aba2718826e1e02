"""Bylines: who wrote a report, as a line of its own says."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from headwater.read.agencies import agency_kind, find_agencies, is_outlet
from headwater.read.blocks import has_end_mark
from headwater.read.datelines import NO_PLACE, TIME, is_stamp_line
from headwater.read.stamps import WEEKDAYS, find_stamps, month_numbers
from headwater.text import fold, trim

Kind = Literal["agency", "byline", "outlet", "photo"]
LONGEST_BYLINE = 200
# 'By Jane Doe', 'Written by', 'Author:'; the Romance and German words only where nothing but names follows.
LEAD = re.compile(
    r"^[\W_]*(?:(?:(?:story|article|report|text|words|written|reported|posted|published|authored|compiled|analysis"
    r"|commentary|opinion|review|interview)\s+)?(?:by|BY)\b[:\s]\s*"
    r"|(?:authors?|byline|reporters?|writers?|journalist|autore?s?|auteur|autor|redacción|redaction)\s*:\s*|(?:por|par|von|di)\s+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:,|;|/|\+)\s*(?:(?:and|with)\s+|&\s*)?|\s+(?:and|with|y|und|et)\s+|\s*&\s*")
BARS = re.compile(r"\s*\|\s*|\s+[-–—]\s+")
# Where the names end and the rest of the line (date, address, desk) begins.
REST = re.compile(
    r"\s+[|•·–—-]\s+|\s*[|•·(\n<]\s*|\s+(?:@\w|(?:published|updated|posted|last|on|for)\b)|,?\s+(?=\d)", re.IGNORECASE
)
PLACED = re.compile(r"\s+(?:in|at|from|reporting from)\s+[A-ZÀ-Þ].*$")
POSSESSIVE = re.compile(r"^(?P<outlet>[A-ZÀ-Þ][\w.&' -]{1,40}?)(?:['’]s?)\s+(?P<name>[A-ZÀ-Þ].{3,60})$")
PARTICLES = frozenset(
    "de del della di da dos du la le el al van von der den bin ibn ben abu ter ten zu af av y e o".split()
)
ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|staff|columnists?|contributors?|analysts?|producers?|bureau|chief|desk"
    r"|team|fellow|professor|freelance|journalists?|newsroom|editorial|photographers?|presenter|anchor"
    r"|special to|guest|senior|author|publisher|admin)\b",
    re.IGNORECASE,
)
# Towns of two words that follow a name behind a comma and are no second author.
TOWNS = frozenset(
    name.replace("_", " ")
    for name in "new_york new_delhi tel_aviv hong_kong los_angeles san_francisco kuala_lumpur sao_paulo buenos_aires "
    "mexico_city abu_dhabi washington_dc st_petersburg cape_town addis_ababa united_nations el_paso san_salvador "
    "rio_de_janeiro".split()
)
NO_NAME = (
    NO_PLACE
    | frozenset(WEEKDAYS)
    | frozenset(
        "the this that his her its their our your my a an of for in on at to from with without not no who "
        "what when where why how white house prime minister president secretary government ministry "
        "parliament party council union committee war peace court states united nations north south east west "
        "central talks deal sanctions crisis election elections police army".split()
    )
)


class Part(NamedTuple):
    """A credited name in a line: kind of credit and offsets into the line."""

    kind: Kind
    start: int
    end: int


def parse_byline(line: str) -> tuple[Part, ...] | None:
    """The names of a byline; None when the line is none."""
    return _parse_short(line) if len(line) <= LONGEST_BYLINE else None  # a long one would stay in memory


@lru_cache(maxsize=4096)
def _parse_short(line: str) -> tuple[Part, ...] | None:
    readings = (read(line) for read in (_parse_led, _parse_dated, _parse_possessive, _parse_placed))
    return next((parts for parts in readings if parts is not None), None)


def _parse_led(line: str) -> tuple[Part, ...] | None:
    """'By Jane Doe and John Roe, Example News | 3 June 2024'."""
    lead = LEAD.match(line)
    if not lead or len(line.split()) > 25:
        return None
    cut = REST.search(line, lead.end())
    end = cut.start() if cut else len(line)
    found = [_classify(line, *piece) for piece in split_names(line, lead.end(), end)]
    named = tuple(part for part in found if isinstance(part, Part))
    is_staff = bool(found) and all(isinstance(part, str) and ROLE.search(part) for part in found)  # 'By staff writers'
    if not (named or is_staff) or "" in found or (cut and not _is_rest(line[cut.start() :])):
        return None
    return named + tuple(_find_bodies(line, end))


def _parse_dated(line: str) -> tuple[Part, ...] | None:
    """'3 June 2024 by Jane Doe'."""
    lead = re.search(r"\b[Bb]y\s", line)
    parts = _parse_led(line[lead.start() :]) if lead and is_stamp_line(line[: lead.start()]) else None
    if lead is None or parts is None:
        return None
    return tuple(Part(kind, lead.start() + start, lead.start() + end) for kind, start, end in parts)


def _classify(line: str, start: int, end: int) -> Part | str:
    """The credit in a piece of a byline; else the piece itself when it may stand there; else the empty string."""
    name = line[start:end].strip()
    if placed := PLACED.search(name):
        name = name[: placed.start()]
        end = start + len(name)
    if kind := name_kind(name):
        return Part(kind, start, end)
    is_filling = ROLE.search(name) or fold(name) in TOWNS or (name[:1].isupper() and len(name.split()) <= 2)
    return name if is_filling and fold(name) not in NO_NAME else ""


def split_names(line: str, start: int, end: int, between: re.Pattern[str] = BETWEEN) -> Iterator[tuple[int, int]]:
    """The pieces of a list of names."""
    for found in chain(between.finditer(line, start, end), (None,)):
        piece = trim(line, start, found.start() if found else end, also=".,:;()[]*_-–—")
        if piece.start < piece.end:
            yield piece.start, piece.end
        start = found.end() if found else end


def name_kind(name: str) -> Kind | None:
    """What a credited name is: an agency, an outlet or a person; None for anything else."""
    if kind := agency_kind(name):
        return "agency" if kind == "wire" else "photo"
    if ROLE.search(name) and not is_outlet(name):
        return None
    if is_outlet(name):
        return "outlet"
    return "byline" if is_person(name) else None


@lru_cache(maxsize=8192)
def is_person(name: str) -> bool:
    """Whether words are shaped like a person's name: two to five, written large, none of them a common word."""
    words = name.replace("’", "'").split()
    if not 2 <= len(words) <= 5 or fold(name) in TOWNS:
        return False
    folded = [fold(w).strip(".") for w in words]
    if any(f in NO_NAME or (f in month_numbers() and len(f) > 3 and f not in ("may", "june", "april")) for f in folded):
        return False
    large = [w for w, f in zip(words, folded, strict=True) if f not in PARTICLES]
    shaped = all(w[0].isupper() and w.replace("-", "").replace("'", "").replace(".", "").isalpha() for w in large)
    return shaped and len(large) >= 2 and any(len(f) > 1 for f in folded)


def _is_rest(words: str) -> bool:
    """Whether what follows the names may stand in a byline: a date, a desk, an address, a town."""
    stripped = words.strip(" |•·–—-(),\n<>")
    if not stripped or is_stamp_line(stripped) or find_stamps(stripped) or TIME.search(stripped) or "@" in stripped:
        return True
    return (
        len(stripped.split()) <= 6
        and not has_end_mark(stripped)
        and (stripped[0].isupper() or stripped.startswith("for "))
    )


def _find_bodies(line: str, start: int) -> Iterator[Part]:
    """Agencies and outlets behind the names ('… | Reuters', '… for Example News')."""
    for begin, end in ((m.start(), m.end()) for m in re.finditer(r"[^|•·–—()<>,\n]+", line[start:])):
        piece = trim(line, start + begin, start + end, also="-–— ")
        name = re.sub(r"^for\s+", "", line[piece.start : piece.end])
        kind = name_kind(name)
        if kind in ("agency", "outlet"):
            yield Part(kind, piece.end - len(name), piece.end)


def _parse_possessive(line: str) -> tuple[Part, ...] | None:
    """'ONN's Jane Doe' on a line of its own: the outlet and the author."""
    found = POSSESSIVE.match(line)
    if not found or has_end_mark(line) or not is_person(found["name"].strip()):
        return None
    kind = name_kind(found["outlet"])
    if kind not in ("agency", "outlet"):
        return None
    return Part(kind, *found.span("outlet")), Part("byline", found.start("name"), found.end("name"))


def _parse_placed(line: str) -> tuple[Part, ...] | None:
    """'Jane Doe, Associated Press', 'Jane Doe | Example News', 'Jane Doe - Political Editor': person and body."""
    pieces = list(split_names(line, 0, len(line), BARS if BARS.search(line) else BETWEEN))
    if not pieces or len(line.split()) > 12 or has_end_mark(line):
        return _parse_joined(line)
    kinds = [name_kind(PLACED.sub("", line[a:b])) for a, b in pieces]
    roles = [bool(ROLE.search(line[a:b])) or is_stamp_line(line[a:b]) for a, b in pieces]
    if kinds[0] != "byline" or len(pieces) < 2 or not (roles[-1] or kinds[-1] in ("agency", "outlet")):
        return _parse_joined(line)
    if not all(kind or role for kind, role in zip(kinds, roles, strict=True)):
        return None
    return tuple(Part(k, *p) for k, p in zip(kinds, pieces, strict=True) if k in ("byline", "agency", "outlet"))


def _parse_joined(line: str) -> tuple[Part, ...] | None:
    """'JANE DOE Associated Press': a name and an agency without a mark between them."""
    if len(line.split()) > 6:
        return None
    agency = next((a for a in find_agencies(line) if a.end == len(line) and a.kind == "wire"), None)
    if agency and is_person(line[: agency.start].strip()):
        return Part("byline", 0, len(line[: agency.start].rstrip())), Part("agency", agency.start, agency.end)
    return None


def is_role_line(line: str) -> bool:
    """Whether a short line only says what an author is ('Moscow correspondent', 'Staff writer')."""
    return len(line.split()) <= 7 and ROLE.search(line) is not None and not has_end_mark(line)
