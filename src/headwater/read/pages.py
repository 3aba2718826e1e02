"""Web pages as articles: trafilatura finds the text and what the page says of itself, htmldate the day."""

import logging
import re

from headwater.dates import When, on
from headwater.errors import ReadError
from headwater.read.articles import Article, is_address
from headwater.read.encodings import decode_page
from headwater.read.published import find_path_dates
from headwater.read.stamps import find_stamps
from headwater.read.tables import OWN

ADVICE = "Save the article's text and give that."
LARGEST = 20_000_000  # bytes; trafilatura takes no larger page either
PROBE = 5000  # characters in which the page says its language
# A page with a date of next year is told so, whenever it is read: today's clock must not change a record.
DATES = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2100-01-01"}
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")  # lxml refuses characters that declare their own bytes
BETWEEN = re.compile(r"\s*;\s*")  # what trafilatura puts between authors
# What stands before a day in the markup says what it is the day of; the first that fits is believed.
STATED = (
    ("date of publication in the page's linked data", re.compile(r'"datePublished"\s*:\s*"$')),
    ("publication date in the page's head", re.compile(r"<meta\b[^<>]*\bcontent\s*=\s*[\"']?$", re.IGNORECASE)),
    ("time stamp in the page", re.compile(r"<(?:time|abbr)\b[^<>]*\b(?:datetime|title)\s*=\s*[\"']?$", re.IGNORECASE)),
)
DOSSIER = re.compile(r'<meta name="generator" content="Headwater">')
BEFORE = 300  # characters of a tag before its date
LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\b", re.IGNORECASE)

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it says of a page goes into the problem
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_page(payload: bytes, charset: str | None = None) -> Article:
    """The article of an HTML page, which was sent as of a character set; ReadError when it has none."""
    if len(payload) > LARGEST:
        raise ReadError(f"The page has more than {LARGEST // 1_000_000} MB. {ADVICE}")
    # Nearly as long an import as all the rest together: plain text must not pay for it.
    from trafilatura import bare_extraction

    markup = decode_page(payload, charset)
    if declared := DECLARATION.match(markup):
        markup = markup[declared.end() :]
    if DOSSIER.search(markup, 0, PROBE):
        raise ReadError(OWN.format("dossier"))
    try:
        found = bare_extraction(markup, with_metadata=True, include_comments=False, date_extraction_params=DATES)
    except Exception as error:  # whatever broken markup does to three libraries, the other pages are read
        raise ReadError(f"The page cannot be read ({type(error).__name__}). {ADVICE}") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise ReadError(f"No article was found in the page. {ADVICE}")
    url = found.url if is_address(found.url) else None
    language = LANGUAGE.search(markup, 0, PROBE)
    return Article(
        text=found.text or "",
        title=found.title,
        authors=tuple(BETWEEN.split(found.author)) if found.author else (),
        outlet=found.sitename,
        url=url,
        published=_date(markup, found.date, url),
        language=language[1].lower().replace("_", "-") if language else None,
    )


def _date(markup: str, day: str | None, url: str | None) -> When | None:
    """The day that htmldate found, with the place where the page states it; None leaves it to the article's text."""
    stamp = next(iter(find_stamps(day or "")), None)
    if stamp is None or stamp.day is None:
        return None
    before = [markup[max(0, m.start() - BEFORE) : m.start()] for m in re.finditer(re.escape(stamp.text), markup)]
    for basis, pattern in STATED:
        if any(map(pattern.search, before)):
            return on(stamp.day, basis, stamp.text)
    if any(s.day == stamp.day for s in find_path_dates(url or "")):
        return on(stamp.day, "date in the address", stamp.text)
    return on(stamp.day, "date in the page, by htmldate's rules", stamp.text)
