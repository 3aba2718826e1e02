"""Header lines: the fields that crawlers, archives and Markdown files write above a report."""

import re
from typing import NamedTuple

from headwater.read.blocks import Block, count_words, has_end_mark
from headwater.read.stamps import find_stamps
from headwater.text import fold

# What a field means by the words before its colon.
KEYS = {
    **dict.fromkeys(("title", "headline", "titre", "titulo", "titel"), "title"),
    **dict.fromkeys(("subtitle", "subhead", "standfirst", "summary", "description", "dek", "lead"), "standfirst"),
    **dict.fromkeys(
        ("date", "pubdate", "pub date", "publication date", "published", "published on", "published at"), "date"
    ),
    **dict.fromkeys(
        ("date published", "publish date", "published date", "posted", "posted on", "fecha", "datum"), "date"
    ),
    **dict.fromkeys(
        ("updated", "last updated", "modified", "last modified", "date modified", "crawled", "retrieved"), "later"
    ),
    **dict.fromkeys(("accessed", "date accessed", "collected", "crawl date", "downloaded", "date collected"), "later"),
    **dict.fromkeys(
        ("url", "link", "address", "permalink", "source url", "canonical", "web", "uri", "archived"), "url"
    ),
    **dict.fromkeys(
        ("source", "publisher", "publication", "outlet", "site name", "website"),
        "source",
    ),
    **dict.fromkeys(("author", "authors", "byline", "by", "writer", "reporter", "journalist", "creator"), "author"),
    **dict.fromkeys(
        ("section", "category", "categories", "tags", "keywords", "topics", "language", "lang", "type", "id"), "other"
    ),
    **dict.fromkeys(
        ("doc id", "docno", "document", "country", "location", "word count", "length", "copyright", "edition"), "other"
    ),
    **dict.fromkeys(("slug", "priority", "page", "load date", "format", "subject", "layout", "draft"), "other"),
    **dict.fromkeys(("body", "text", "content", "article", "full text"), "body"),
}
LONGEST_SOURCE = 6  # words of the name of an outlet; a longer value is a headline with a colon
FIELD = re.compile(r"(?P<key>[^\W\d_][\w -]{0,20}?)\s*:\s*(?P<value>\S.*)?", re.DOTALL)
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
# ' date 2024-06-03 Some headline': a key, its date, and then the text without a mark between them.
DATED = re.compile(r"(?:pub(?:lication)?\s*)?(?:date|dated|published|time)(?:\s+|\s*[:=|]\s*)", re.IGNORECASE)
CLOCK = re.compile(
    r"[T\s,]*(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m\b)?\s*(?:Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?)?[\s|,;:–—-]*",
    re.IGNORECASE,
)
HEADING_MARK = re.compile(r"#{1,6}\s+|={2,6}\s*(?=\S.*=)")
FRONT_MATTER = re.compile(r"(?:---|\+\+\+)")


class Field(NamedTuple):
    """A field of a header: what it means, and where in the line its value begins."""

    key: str
    start: int


def read_field(line: str) -> Field | None:
    """The field that a line holds, if its key is a known one."""
    found = FIELD.match(line[:200])
    key = KEYS.get(fold(found["key"])) if found else None
    if not found or not key or found["value"] is None:
        return None
    value = found["value"]
    if key == "url" and not ADDRESS.match(value):
        return None
    if key == "source" and (count_words(value) > LONGEST_SOURCE or has_end_mark(value)):
        return None
    if key in ("date", "later") and not find_stamps(value[:80]):
        return None
    return Field(key, found.start("value"))


def find_dated_prefix(line: str) -> int | None:
    """Where the text behind a 'date 2024-06-03' prefix begins; None without one."""
    lead = DATED.match(line)
    if not lead:
        return None
    stamps = find_stamps(line[lead.end() : lead.end() + 40])
    if not stamps or stamps[0].start > 0 or stamps[0].day is None:
        return None
    clock = CLOCK.match(line, lead.end() + stamps[0].end)
    return clock.end() if clock else lead.end() + stamps[0].end


def count_header_blocks(blocks: list[Block]) -> int:
    """How many of the first blocks are header lines: known fields, addresses and the marks of front matter."""
    number = 0
    while number < len(blocks) and number < 40 and _is_header(blocks[number].text):
        number += 1
    return number


def _is_header(line: str) -> bool:
    if ADDRESS.fullmatch(line) or FRONT_MATTER.fullmatch(line):
        return True
    field = read_field(line)
    return field is not None and (len(line) < 300 or field.key in ("title", "standfirst", "url"))


def skip_heading_mark(line: str) -> int:
    """Where the words of a Markdown heading begin; 0 for anything else."""
    found = HEADING_MARK.match(line)
    return found.end() if found else 0
