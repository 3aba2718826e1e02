"""Credit lines: agencies, authors, contributors and photographers named in a line or in brackets of their own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from headwater.read.agencies import NO_OUTLET, agency_kind, find_agencies, is_outlet, may_begin_with_agency
from headwater.read.blocks import LONGEST_LABEL
from headwater.read.bylines import Part, is_person, name_kind, split_names
from headwater.read.pictures import IN_BRACKETS, find_trailing_credit, parse_picture_credit
from headwater.text import fold, trim

WORK = re.compile(
    r"^[\W_]*(?:(?:additional|with|with additional|further|original|local)\s+)*"
    r"(?P<work>reporting|reports?|writing|written"
    r"|research|contributions?|files?|inputs?|material|information|compiled|translated|translation|edited|editing|produced|story)"
    r"(?:\s+(?:and|&)\s+(?P<other>\w+))?\s+(?:in\s+[\w ]+\s+)?(?:by|from)\b\s*",
    re.IGNORECASE,
)
WRITERS = r"(?:writers?|journalists?|reporters?|correspondents?|staff writers?|producers?)"
SEGMENT = re.compile(r"[^;]+?(?:[.;](?=\s+[A-Z])|;|$)")
NOT_AUTHORS = frozenset("editing edited translated translation produced".split())
CONTRIBUTED = re.compile(
    r"^[\W_]*(?P<names>.{3,200}?)\s+(?:also\s+)?(?:contributed|assisted|helped)\b.{0,60}\b(?:report|story|article|dispatch|reporting"
    r"|piece|writing|this|from [A-Z]\w+)\b.{0,30}$"
)
WITH = re.compile(
    r"^[\W_]*(?:with|com|con|avec|mit|via|par|por|by|from|source|sources|fuente|fonte|quelle)\b\s*:?\s*(?P<names>.{2,120})$",
    re.I,
)
WITH_FILLERS = re.compile(
    r"\b(?:inputs?|reports?|files?|information|informações|información|informations|material|contributions?|agency|agencies|agencia"
    r"|agência|agence|agências|agencias|from|by|of|the|and|da|de|do|del|des|la|le|news|wire|wires|additional|reporting|others?)\b",
    re.IGNORECASE,
)
# A body by its name with its initials behind it: '(With Example News Service (ENS))', '— Example Press (EP)'.
SPELLED = re.compile(
    r"[\W_]*(?i:(?:with|sources?|via|from|by)\b\s*:?\s*)?(?:[Tt]he\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w.&'’ -]{2,60}?)\s*\((?P<initials>[A-Z][A-Za-z]{1,6})\)"
    r"(?:\s+(?:also\s+)?contributed to this (?:report|story|article|dispatch))?[\W_]*"
)
# An agency that nobody listed, by its last words: '(With Example News Agency)'.
UNLISTED = re.compile(
    r"[\W_]*(?i:with|via|from)\s+(?:[Tt]he\s+)?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w.&'’-]*\s+){1,4}(?:(?:News|Press)\s+(?:Agency|Service)|Newswire|Wire))[\W_]*"
)
LABELLED_SOURCE = re.compile(
    r"^[\W_]*(?:source|sources|fuente|fonte|quelle|via|credits?)\s*:\s*(?P<name>[^:]{2,60})$", re.IGNORECASE
)


def parse_credit(line: str) -> tuple[Part, ...] | None:
    """The names in a credit that fills a line, brackets or not; None when the line is none."""
    return None if len(line) > LONGEST_LABEL or line.endswith(":") else _parse_short(line)


@lru_cache(maxsize=4096)
def _parse_short(line: str) -> tuple[Part, ...] | None:
    if (agencies := _parse_agencies(line)) is not None:
        return agencies
    if picture := parse_picture_credit(line):
        return (picture,)
    for read in (_parse_work, _parse_contributed, _parse_with, _parse_unlisted, _parse_spelled, _parse_source):
        if (parts := read(line)) is not None:
            return parts
    return None


def _parse_agencies(line: str) -> tuple[Part, ...] | None:
    """Nothing but agencies: 'AFP', '(Reuters)', '— AP / dpa'."""
    if len(line) > 80 or not may_begin_with_agency(line):
        return None
    found = split_names(line, 0, len(line))
    first = next(found, None)
    if first is None or agency_kind(line[slice(*first)]) != "wire":
        return None
    pieces = [first, *found]
    names = [line[a:b] for a, b in pieces]
    is_signed = len(names) == 2 and re.fullmatch(r"[A-Z]{2,3}", names[1]) and not agency_kind(names[1])
    if is_signed:
        pieces = pieces[:1]  # 'MNA/PR': the initials of the writer
    is_bare = all(agency_kind(line[a:b]) == "wire" for a, b in pieces)
    return tuple(Part("agency", a, b) for a, b in pieces) if is_bare else None


def _parse_work(line: str) -> tuple[Part, ...] | None:
    """'(Reporting by Jane Doe in Kyiv; Editing by John Roe)', 'Translated by …'."""
    if WORK.match(line) is None:
        return None
    found: list[Part] = []
    segments = [trim(line, m.start(), m.end(), also="()[]. ") for m in SEGMENT.finditer(line)]
    for number, (start, end) in enumerate(segments):
        lead = WORK.match(line[start:end])
        if lead is None and number == 0:
            return None
        if lead is None or lead["work"].lower() in NOT_AUTHORS:
            continue
        names = list(_read_names(line, start + lead.end(), end))
        if not names and number == 0:
            return None
        found += names
    return tuple(found) if segments else None


def _parse_contributed(line: str) -> tuple[Part, ...] | None:
    """'Jane Doe in Kyiv and The Associated Press contributed to this report.'"""
    if "contributed" not in line and "assisted" not in line and "helped" not in line:
        return None
    found = CONTRIBUTED.match(line)
    return (tuple(_read_names(line, *found.span("names"))) or None) if found else None


def _parse_with(line: str) -> tuple[Part, ...] | None:
    """'(With ANSA Agency)', 'With inputs from agencies': agencies and words that may stand with them, nothing else."""
    found = WITH.match(line.rstrip(")]. "))
    agencies = find_agencies(found["names"]) if found else []
    if not found or not agencies:
        return None
    rest = found["names"]
    for agency in reversed(agencies):
        rest = rest[: agency.start] + rest[agency.end :]
    if re.sub(r"\W", "", WITH_FILLERS.sub("", rest)):
        return None
    shift = found.start("names")
    return tuple(Part("agency", a.start + shift, _with_body_word(line, a.end + shift)) for a in agencies)


def _parse_unlisted(line: str) -> tuple[Part, ...] | None:
    """'(With Example News Agency)': an agency that nobody listed."""
    found = UNLISTED.fullmatch(line)
    return (Part("agency", *found.span("name")),) if found else None


def _parse_spelled(line: str) -> tuple[Part, ...] | None:
    """'— Example Press (EP)': an agency that nobody listed, by the initials that its datelines give."""
    found = SPELLED.fullmatch(line) if "(" in line else None
    return (Part("agency", *found.span("initials")),) if found and is_outlet(found["name"]) else None


def _with_body_word(line: str, end: int) -> int:
    """The end of an agency's name with 'Agency' or 'News Agency' behind it."""
    found = re.compile(r"\s+(?:News\s+)?Agency\b").match(line, end)
    return found.end() if found else end


def _parse_source(line: str) -> tuple[Part, ...] | None:
    """'Source: Example News'."""
    found = LABELLED_SOURCE.match(line)
    words = found["name"].split() if found else []
    if not found or len(words) > 6 or not all(w[0].isupper() or w in ("of", "the", "and") for w in words):
        return None
    span = trim(line, *found.span("name"), also=".()[]*_ ")
    kind = name_kind(line[span.start : span.end])
    if span.start == span.end or fold(line[span.start : span.end]) in NO_OUTLET:
        return None
    return (Part(kind or "outlet", span.start, span.end),)


def _read_names(line: str, start: int, end: int) -> Iterator[Part]:
    """Persons, agencies and outlets in a list of names with places and roles between them."""
    for first, last in split_names(line, start, end):
        name = re.sub(r"\s+(?:in|at|from|of|for)\s+(?:the\s+)?[A-ZÀ-Þ].*$", "", line[first:last])
        owner = re.match(rf"(?P<outlet>.{{2,40}}?)(?:['’]s?|\s+{WRITERS})\s+(?P<name>[A-ZÀ-Þ].+)$", name)
        body = name_kind(owner["outlet"]) if owner and is_person(owner["name"]) else None
        if owner and body:
            yield Part(body, first, first + owner.end("outlet"))
            yield Part("byline", first + owner.start("name"), first + len(name))
        elif kind := name_kind(re.sub(r"^[Tt]he ", "", name)):
            yield Part(kind, first, first + len(name))


def split_trailing_credit(text: str) -> int | None:
    """Where a credit behind the last sentence of a paragraph begins: '(With ANSA Agency)', '— AFP', '(Photo by …)'."""
    tail = max(0, len(text) - 260)
    found = IN_BRACKETS.search(text, tail)
    if found and found.start() > 0 and parse_credit(found["credit"]) is not None:
        return trim(text, found.start(), len(text)).start
    if picture := find_trailing_credit(text):
        return picture[0] if picture[0] > 0 else None
    dashed = re.compile(r"(?<=[.!?\"”])\s*[—–-]{1,2}\s?(?P<name>[A-Z][\w ]{1,25})$").search(text, tail)
    if dashed and agency_kind(dashed["name"]):
        return trim(text, dashed.start(), len(text)).start
    return None
