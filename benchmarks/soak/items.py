"""Items of made-up feeds: each a pure function of its number, so that a server of 20,000 of them holds none.

Five items in a row tell one story: the first in its own words, the others as copies in the other feeds.  Of every ten
stories one is edited later by the feed that had it first (a figure goes up and a sentence goes), and in one of ten a
copy has a date that cannot be.
"""

import datetime as dt
import email.utils
import random
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

COPIES = 5  # items of one story, each in another feed
FEEDS = COPIES
FIRST = dt.datetime(2024, 1, 1, 8, tzinfo=dt.UTC)  # a step is a day
EDITED = 10  # one story of so many is edited
LATER = 2  # steps after its publication
LONG = 4  # syllables of a name: of three there are 12,000, and 4,000 stories of four names would share too many
SYLLABLES = "ba bel cor dan dor fen gar hal kel lor mar nes nor pal quin ras sel tor ul van wes yor zan".split()
NO_DATES = ("Thu, 31 Feb 2024 25:61:00 GMT", "Mon, 01 Jan 2091 00:00:00 GMT", "soon")
DEED = "The mayor, {mayor}, called the plan a disgrace."


class Item(NamedTuple):
    """One entry of a feed as it stands at a step."""

    number: int
    feed: int
    link: str
    title: str
    text: str
    date: str
    revision: int


def make_item(number: int, step: int, born: int) -> Item:
    """The item with this number, published at step `born`, as it stands at a step."""
    story, place = divmod(number, COPIES)
    chance = random.Random(story)
    town, company, mayor, head = (_name(chance) for _ in range(4))
    jobs = chance.randrange(100, 900)
    revision = int(is_edited(number) and step >= born + LATER)
    first = f"{company} will close its {town} plant with {jobs + 50 * revision} workers, {head} said on Monday."
    second = "" if revision else " " + DEED.format(mayor=f"{mayor} of {town}")
    date = email.utils.format_datetime(FIRST + dt.timedelta(days=born))
    if story % 10 == 5 and place == 4:
        date = NO_DATES[story // 10 % len(NO_DATES)]
    return Item(
        number=number,
        feed=place,
        link=f"http://feed{place}.example/{number}",
        title=f"{company} to close plant in {town}",
        text=first + second,
        date=date,
        revision=revision,
    )


def is_edited(number: int) -> bool:
    """Whether an item is edited at some time: in one story of ten, where it stood first."""
    return number % (COPIES * EDITED) == 0


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=LONG)).capitalize()


def write_feed(feed: int, items: Iterator[Item]) -> bytes:
    """The RSS of one feed."""
    entries = "".join(_write_entry(item) for item in items)
    head = f"<title>Feed {feed}</title><link>http://feed{feed}.example/</link><language>en</language>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{entries}</channel></rss>'.encode()


def _write_entry(item: Item) -> str:
    return (
        f"<item><guid isPermaLink='false'>{item.number}</guid><title>{escape(item.title)}</title>"
        f"<link>{item.link}</link><pubDate>{item.date}</pubDate><description>{escape(item.text)}</description></item>"
    )
