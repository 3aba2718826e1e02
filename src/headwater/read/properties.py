"""What a file says of itself (title, author, days), laid beneath what its own words say."""

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from headwater.dates import When, on
from headwater.read.articles import Article
from headwater.read.bylines import is_person
from headwater.read.published import find_published
from headwater.read.zones import mark_zones
from headwater.text import fold

# What programs write where nobody gave a title: 'Microsoft Word - draft3.docx', 'untitled', the name of a file.
NO_TITLE = re.compile(r"microsoft|untitled|^document\d*$|\.(?:docx?|pdf|rtf|odt|indd|qxd|pptx?)\b|^\W*$", re.IGNORECASE)
SAME = 3  # days between making and last change within which they are one occasion


class Properties(NamedTuple):
    """The metadata of a document."""

    title: str = ""
    author: str = ""
    created: dt.date | None = None
    changed: dt.date | None = None


def read_day(year: str, month: str, day: str) -> dt.date | None:
    """A day from its digits; None where there is no such day, or it is before there were such files."""
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= 1985 else None


def lay_properties(article: Article, stated: Properties, name: str) -> Article:
    """The article with what its text does not say itself; `name` is what the days are said to come from."""
    zones = mark_zones(article.text, known=article.known)
    kinds = {zone.kind for zone in zones}
    first, _, rest = article.text.partition("\n")
    title = " ".join(stated.title.split())
    if title and rest and fold(first) == fold(title):
        article = msgspec.structs.replace(article, title=first, text=rest)
    elif title and "title" not in kinds and not NO_TITLE.search(title):
        article = msgspec.structs.replace(article, title=title)
    if "byline" not in kinds and is_person(stated.author.strip()):
        article = msgspec.structs.replace(article, authors=(stated.author.strip(),))
    if not find_published(article.text, zones).is_known:
        article = msgspec.structs.replace(article, published=_date(stated, name))
    return article


def _date(stated: Properties, name: str) -> When | None:
    """The day of the file, when its making and its last change are near each other, or the days between them."""
    created, changed = stated.created, stated.changed
    if created is None or changed is None:
        return None
    if (changed - created).days <= SAME:
        return on(created, f"the text states no date; {name} has the day it was made", created.isoformat())
    words = f"{created.isoformat()} to {changed.isoformat()}"
    basis = f"the text states no date; {name} has the days it was made and last changed"
    return When(start=created, end=changed, precision="open", basis=basis, text=words)
