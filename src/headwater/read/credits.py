"""Credits: the agencies, authors, outlets and photographers that a report names outside of its sentences."""

import re
from collections.abc import Iterator, Sequence

from headwater.read.agencies import agency_kind, find_agencies
from headwater.read.bylines import Part, is_person, name_kind, parse_byline
from headwater.read.credit_lines import parse_credit
from headwater.read.datelines import read_dateline
from headwater.read.headers import read_field
from headwater.read.pictures import find_presenter
from headwater.record.model import Credit, CreditKind, Zone
from headwater.record.spans import Span
from headwater.text import trim

OWNER = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?:the\s+)?(?P<name>[^.,|\d]{2,60})",
    re.IGNORECASE,
)
FIRST_PUBLISHED = re.compile(
    r"\b(?:published|appeared|posted|republished|reprinted|syndicated|produced|reported)\s+(?:\w+\s+){0,3}?(?:by|in|on|at|from)\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w.&'’-]*(?:\s+(?:[A-Z][\w.&'’-]*|of|the|and|for)){0,5})"
)
HOST = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?(?P<host>[\w.-]+\.\w+)|\b(?P<bare>www\.[\w.-]+\.\w+)", re.IGNORECASE)
Named = tuple[CreditKind, int, int]


def find_credits(report: str, text: str, zones: Sequence[Zone]) -> tuple[Credit, ...]:
    """The credits in the zones of a report (its id), in text order."""
    found = []
    body = min((z.start for z in zones if z.kind == "body"), default=len(text))
    for zone, before in zip(zones, (None, *zones), strict=False):
        if zone.kind == "boilerplate:url" and zone.start > body:
            continue  # a link, not the address of the report
        for kind, start, end in _read_zone(text, zone, before):
            span = Span(report=report, start=start, end=end, text=text[start:end])
            found.append(Credit(kind=kind, name=" ".join(span.text.split()).removeprefix("www."), span=span))
    return tuple(found)


def _read_zone(text: str, zone: Zone, before: Zone | None) -> Iterator[Named]:
    line = text[zone.start : zone.end]
    if zone.kind == "boilerplate:site_name":
        last = max(text.rfind(mark, zone.start, zone.end) for mark in "|»")  # '| World | Example News'
        name = trim(text, max(last, zone.start), zone.end, also="|»:-–—· ")
        yield ("republisher" if before and before.kind == "boilerplate:source_link" else "outlet"), name.start, name.end
    elif zone.kind == "dateline":
        yield from _read_dateline(text, zone)
    else:
        yield from ((kind, zone.start + start, zone.start + end) for kind, start, end in _read_line(zone.kind, line))


def _read_line(kind: str, line: str) -> Sequence[Part]:
    """The names in the line of a zone of this kind."""
    match kind:
        case "byline":
            named = parse_byline(line)
            return _read_bare_name(line) if named is None else named
        case "credit":
            return parse_credit(line) or ()
        case "caption":
            presenter = find_presenter(line)
            return (presenter,) if presenter else ()
        case "boilerplate:url" | "boilerplate:header_line" | "boilerplate:source_link":
            return _read_header(line)
        case "boilerplate:copyright" | "boilerplate:republication":
            return _read_owner(line)
    return ()


def _read_bare_name(line: str) -> Sequence[Part]:
    bare = trim(line, 0, len(line))
    return (Part("byline", bare.start, bare.end),) if is_person(line[bare.start : bare.end]) else ()


def _read_dateline(text: str, zone: Zone) -> Iterator[Named]:
    """The agency of a dateline; an unknown one too when it stands in brackets before the dash."""
    dateline = read_dateline(text[zone.start : zone.end + 20])
    if dateline and not text[zone.end : zone.start + dateline.end].strip():
        if dateline.agency:
            yield "agency", zone.start + dateline.agency.start, zone.start + dateline.agency.end
        return
    for agency in find_agencies(text[zone.start : zone.end]):
        yield "agency", zone.start + agency.start, zone.start + agency.end


def _read_header(line: str) -> Sequence[Part]:
    """The host of an address; the source that a header line names."""
    if host := HOST.search(line):
        return (Part("outlet", *host.span("host" if host["host"] else "bare")),)
    field = read_field(line)
    if field is None or field.key != "source":
        return ()
    name = trim(line, field.start, len(line), also=".,;")
    return (Part("agency" if agency_kind(line[name.start : name.end]) else "outlet", name.start, name.end),)


def _read_owner(line: str) -> Sequence[Part]:
    """The agency or outlet that a copyright line or a note on the first publication names."""
    found = OWNER.search(line) or FIRST_PUBLISHED.search(line)
    if not found:
        return ()
    name = trim(line, *found.span("name"), also=".,;")
    kind = name_kind(line[name.start : name.end])
    return (Part(kind, name.start, name.end),) if kind in ("agency", "outlet") else ()
