"""Fields: which columns of the layouts that analysts have hold the text, the title, the day, the outlet of a report."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from headwater.dates import When, on, unknown
from headwater.errors import ReadError
from headwater.read.articles import Article, is_address
from headwater.read.language import name_code
from headwater.read.markup import strip_markup
from headwater.read.stamps import find_stamps
from headwater.text import fold

# The names of a field, folded and without what is no letter or digit; the first that holds something is taken.  They
# are those of Media Cloud, news-please, GDELT, Event Registry, NewsAPI, passim, and of the plain words for them.
TEXT = (
    "maintext text body articlebody fulltext articletext storytext maincontent content plaintext bodytext description"
)
TITLE = "title headline articletitle storytitle titlepage webtitle"
PUBLISHED = (
    "datetimepub datepublish datepublished publishdate publisheddate publicationdate publishedat publishedon pubdate "
    "published webpublicationdate dateofpublication datetime date day fecha datum"
)
# When it was found or changed, not when it was published: the report is no later than that.
SEEN = (
    "seendate firstseen indexeddate dateadded datedownload downloaddate crawldate crawled retrieved collected "
    "updated datemodify datemodified modified lastmodified"
)
OUTLET = (
    "medianame outlet outletname sitename newspaper publisher publication sourcename source media series sourcedomain "
    "domain mediaurl"
)
AUTHORS = "authors author byline creator writers"
URL = "url link articleurl storyurl canonicalurl permalink weburl address uri id"
LANGUAGE = "language lang languagecode"
NAMES = ("title", "name", "label", "uri")  # where a nested value has its name: Event Registry, NewsAPI, JSON-LD
COMPACT = re.compile(r"(?P<day>(?:19|20)\d{6})(?:T?\d{6}Z?)?")
PARTIAL = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?")
NO_KEY = re.compile(r"[\W_]+")
KNOWN = frozenset(" ".join((TEXT, TITLE, PUBLISHED, SEEN, OUTLET, AUTHORS, URL, LANGUAGE)).split())
BY = re.compile(r"\s*by\s+", re.IGNORECASE)


def read_fields(row: Mapping[str, Any]) -> Article:
    """The article in a row; ReadError when it has neither text nor title.  Unknown fields are passed over."""
    fields = {NO_KEY.sub("", fold(str(key))): value for key, value in row.items()}
    text, title = strip_markup(_first(fields, TEXT)), strip_markup(_first(fields, TITLE))
    if not text and not title:
        known = ", ".join(list(map(str, row))[:12]) or "none"
        raise ReadError(f"It has no text and no title (its fields: {known}). Name them `text` and `title`.")
    return Article(
        text=text,
        title=title or None,
        authors=tuple(BY.sub("", name, count=1) for name in _list_authors(fields)),
        outlet=_first(fields, OUTLET) or None,
        url=next((word for word in _all(fields, URL) if is_address(word)), None),
        published=_date(fields),
        language=name_code(_first(fields, LANGUAGE)),
    )


def is_known(names: Mapping[str, Any] | list[str]) -> bool:
    """Whether any of the names is one of a text or of a title."""
    return any(NO_KEY.sub("", fold(str(name))) in f"{TEXT} {TITLE}".split() for name in names)


def is_field(name: str) -> bool:
    """Whether the name is one of anything that is read from a row."""
    return NO_KEY.sub("", fold(name)) in KNOWN


def _first(fields: Mapping[str, Any], names: str) -> str:
    return next(_all(fields, names), "")


def _all(fields: Mapping[str, Any], names: str) -> Iterator[str]:
    return (word for name in names.split() if (word := _flatten(fields.get(name))))


def _flatten(value: Any) -> str:
    """A value as words: a nested one by its name, a list of paragraphs one below the other."""
    if isinstance(value, Mapping):
        return next((word for name in NAMES if (word := _flatten(value.get(name)))), "")
    if isinstance(value, list):
        return "\n".join(filter(None, map(_flatten, value)))
    return str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _list_authors(fields: Mapping[str, Any]) -> list[str]:
    value = next((v for name in AUTHORS.split() if (v := fields.get(name))), None)
    return [name for v in (value if isinstance(value, list) else [value]) if (name := _flatten(v))]


def _date(fields: Mapping[str, Any]) -> When | None:
    """The day of publication that a row states; else the bound that a day of finding or change is; None for neither."""
    for name, words in ((n, _flatten(fields.get(n))) for n in PUBLISHED.split()):
        if words:
            return parse_day(words, f"field '{name}'")
    for name, words in ((n, _flatten(fields.get(n))) for n in SEEN.split()):
        seen = parse_day(words, name) if words else None
        if seen and seen.end:
            return When(end=seen.end, precision="open", basis=f"no later than its field '{name}'", text=words)
    return None


def parse_day(words: str, basis: str) -> When:
    """The day, month or year that a field holds; an unknown one with the reason where that cannot be told."""
    if found := COMPACT.fullmatch(words):
        digits = found["day"]
        words = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if (found := PARTIAL.fullmatch(words)) and found["month"]:
        year, month = int(found["year"]), int(found["month"])
        last = calendar.monthrange(year, month)[1]
        return When(
            start=dt.date(year, month, 1), end=dt.date(year, month, last), precision="month", basis=basis, text=words
        )
    if found:
        year = int(found["year"])
        return When(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision="year", basis=basis, text=words)
    stamp = next(iter(find_stamps(words[:80])), None)
    if stamp is None or stamp.day is None:
        why = stamp.why if stamp and stamp.why else "no day can be read from it"
        return unknown(f"the {basis} has '{words[:40]}': {why}")
    return on(stamp.day, basis, stamp.text)
