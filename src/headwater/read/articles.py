"""Articles: what a page, a row or an entry of a feed states of a report, and the one layout of its text."""

import re
from urllib.parse import urlsplit

import msgspec

from headwater.dates import When
from headwater.errors import ReadError
from headwater.read.blocks import INVISIBLE
from headwater.read.reports import Origin, make_report
from headwater.record.model import Report
from headwater.text import trim

MOST_AUTHORS = 8  # more are the staff of the site, not the writers of the article
LINE_END = re.compile(r"\s*?(?:\r\n|[\r\n\v\f\x85\u2028\u2029])\s*")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A report in parts; None and empty for what is not stated.

    `known` names the kinds of paragraphs that the layout of a page has told (a running head), by their words; `latest`
    bounds the day of a report that states none.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    known: dict[str, str] = {}
    latest: When | None = None


def compose_report(article: Article, origin: Origin) -> Report:
    """The report of an article.

    Its text has the title, the authors and the outlet above the body, a paragraph each, so that title, byline and
    credits have characters to point at.  Its locator is its address, where there is one.
    """
    lines = {
        "title": _flatten(article.title),
        "byline": _name_authors(article),
        "boilerplate:site_name": _name(article),
    }
    head = {kind: line for kind, line in lines.items() if line}
    body = trim(article.text, 0, len(article.text), also=INVISIBLE).of(article.text)
    paragraphs = [*head.values(), *LINE_END.split(body)]
    text = "\n\n".join(filter(None, paragraphs))
    if not text:
        raise ReadError("It holds no text. Give the text of the report.")
    return make_report(
        origin._replace(uri=article.url or origin.uri),
        text,
        head=tuple(head),
        published=article.published,
        language=article.language,
        known=article.known,
        latest=article.latest,
    )


def is_address(url: str | None) -> bool:
    """Whether a link is the address of one article: absolute, and more than the front page of a site."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and bool(parts.path.strip("/") or parts.query)


def _name_authors(article: Article) -> str:
    """A byline that reads like one of a newspaper."""
    names = list(dict.fromkeys(filter(None, map(_flatten, article.authors))))
    return f"By {', '.join(names)}" if 0 < len(names) <= MOST_AUTHORS else ""


def _name(article: Article) -> str:
    """The name of the outlet; the host of its address where it has none."""
    host = urlsplit(article.url).hostname if article.url else None
    return _flatten(article.outlet) or (host or "").removeprefix("www.")


def _flatten(words: str | None) -> str:
    """The words on one line, nothing invisible around them."""
    return " ".join((words or "").split()).strip(INVISIBLE + " ")
