"""Picture credits: who made or supplied a photograph, on a line of its own or behind a caption."""

import re

from headwater.read.agencies import agency_kind, find_agencies, is_outlet
from headwater.read.blocks import count_words, has_end_mark
from headwater.read.bylines import Part, is_person
from headwater.text import fold, trim

LEAD = re.compile(
    r"^[\W_]*(?:(?:(?:cover|file|main|lead|featured?|top|header|title|archive|stock|undated|handout|courtesy|screen)\s*)?"
    r"(?:photo(?:graph|grapher|s)?|picture|pic|images?|illustration|graphic|video|footage|screenshot|foto|fotos|imagen|imagem"
    r"|photographie|bild|crédito|crédit|credit)(?:\s+(?:credit|source|courtesy|illustration|composite))?s?"
    r"\s*(?::|/|©|\b(?:by|of|via|from)\b)\s*:?\s*|(?:credit|courtesy)(?:\s+(?:of|by|to))?\s*:?\s+)",
    re.IGNORECASE,
)
AGENCY_LEAD = re.compile(
    r"^[\W_]*(?:AP|EPA|AFP|REUTERS|Reuters|UPI|TASS|Sputnik)(?:\s+(?:Photo|photo|File Photo|Images?))?\s*/\s*"
)
JOINT = re.compile(r"\s*/\s*|\s+via\s+|\s*\|\s*|\s+for\s+|\s*,\s*|\s+-\s+|\s+©\s*", re.IGNORECASE)
SMALL = frozenset(
    "via for of the and courtesy by handout pool file photo photos image images getty stock archive press office "
    "service through".split()
)
# What stands behind the last stroke of a picture that was handed out or taken from a file.
SUPPLIED = frozenset(("handout", "handout photo", "files", "file photo", "pool", "pool photo"))
TAIL = 220  # characters of a paragraph in which a credit behind it is looked for
# Behind the last sentence of a caption or of a report.
IN_BRACKETS = re.compile(r"\s*[(\[](?P<credit>[^()\[\]\n]{2,160})[)\]]\s*\.?$")
BEHIND_STOP = re.compile(
    r"(?<=[.!?\"”’'])\s+(?P<credit>(?:Photo(?:graph)?|Image|Picture|Credit|Pic|Foto|Illustration|Video)s?\s*(?:by|credit)?\s*"
    r"[:/©]\s*[^.\n]{2,80}|(?:REUTERS|AP Photo|AFP|EPA)/[^.\n]{2,60}"
    r"|(?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}(?:[A-ZÀ-Þ][\w.'’-]+)?\s*/\s*[A-Z][^.\n]{1,50})\.?$"
)
PRESENTER = re.compile(
    r"\b(?P<name>[A-Z][\w&]+(?: [A-Z][\w&]+)?)['’]s (?:[A-Z][\w.'’-]+ ){1,3}(?:has|have|reports|explains|tells|takes)\b"
    r"[^.]{0,60}\.?$"
)


def parse_picture_credit(line: str) -> Part | None:
    """The name in a picture credit that fills a line; None when the line is none, or is a caption."""
    line = line.replace("\\/", " /")  # a stroke as JSON may write it; offsets stay
    lead = LEAD.match(line) or AGENCY_LEAD.match(line)
    name = trim(line, lead.end() if lead else 0, len(line), also="()[].-–—©*_ ")
    words = line[name.start : name.end]
    if not lead and "/" not in words and "via" not in words:  # as most lines
        return Part("photo", name.start, name.end) if agency_kind(words) == "photo" else None
    if not words or count_words(words) > 12 or (has_end_mark(words) and count_words(words) > 6):
        return None
    if AGENCY_LEAD.match(line) and _is_credit_name(words):
        return Part("photo", trim(line, 0, name.start, also="([ ").start, name.end)
    if lead and _is_credit_name(words):
        return Part("photo", name.start, name.end)
    return Part("photo", name.start, name.end) if not lead and _is_joint_credit(words) else None


def _is_credit_name(words: str) -> bool:
    """Whether words are names only: no verb, no preposition but those of credits."""
    tokens = [t for t in re.split(r"[\s/,|]+", words) if t]
    if not tokens or not (words[0].isupper() or find_agencies(words) or words[0] == "@"):
        return False
    return (
        all(not t[0].islower() or t.lower().strip(".") in SMALL or agency_kind(t) for t in tokens) and len(tokens) <= 10
    )


def _is_joint_credit(words: str) -> bool:
    """'Jane Doe/AP', 'Jane Doe / SPUTNIK / AFP', 'Getty Images': persons and agencies joined by strokes."""
    parts = [p for p in JOINT.split(words) if p]
    if agency_kind(words) == "photo" or (len(parts) > 1 and fold(parts[-1]).strip(".") in SUPPLIED):
        return True
    if len(parts) < 2 or not re.search(r"/|\bvia\b", words):
        return False
    kinds = [agency_kind(p) for p in parts]
    people = [p for p, kind in zip(parts, kinds, strict=True) if not kind]
    named = all(is_person(p) or is_outlet(p) or p.lower() in SMALL or len(p.split()) == 1 for p in people)
    has_picture_agency = "photo" in kinds or bool(re.search(r"\bvia\b", words))
    return any(kinds) and named and (bool(people) or has_picture_agency)


def find_trailing_credit(text: str) -> tuple[int, Part] | None:
    """Where a picture credit behind a caption begins, brackets included, and the name in it."""
    end = text[-TAIL:]
    if (")" in end or "]" in end) and (bracketed := _read_trailing(text, IN_BRACKETS)):  # few end with brackets
        return bracketed
    return _read_trailing(text, BEHIND_STOP) if "/" in end or ":" in end or "©" in end else None


def _read_trailing(text: str, pattern: re.Pattern[str]) -> tuple[int, Part] | None:
    found = pattern.search(text, max(0, len(text) - TAIL))
    part = parse_picture_credit(found["credit"]) if found else None
    if not found or not part:
        return None
    shift = found.start("credit")
    begin = trim(text, found.start(), found.end()).start
    return begin, Part("photo", part.start + shift, part.end + shift)


def find_presenter(text: str) -> Part | None:
    """The maker of a video in its caption: '… Newsreel's Jane Doe has that story.'"""
    found = PRESENTER.search(text, max(0, len(text) - 160))
    return Part("photo", *found.span("name")) if found else None
