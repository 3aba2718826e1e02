"""Everything that a page shows of a record, as plain values: what the dossier writes and any other page can."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from headwater.dates import MONTH_NAMES
from headwater.record.model import Header, Problem
from headwater.tell.actors import Profile, list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.digests import Digest, list_digests
from headwater.tell.index import Index, find_days, group_texts, name_story
from headwater.tell.milestones import list_milestones
from headwater.tell.news import Batch, cut_news, list_news
from headwater.tell.overview import Moment, list_cautions, list_moments
from headwater.tell.prose import Run
from headwater.tell.river import River, view_river
from headwater.tell.sheets import Sheet, view_sheets
from headwater.tell.stories import part_stories
from headwater.tell.strip import Strip, view_strip
from headwater.tell.views import Detail, Pointer, point_all, point_to, view_detail
from headwater.tell.wording import count, flatten, write_days

# What is shown at once of a long record; the rest stands folded away, or has a page of its own.
SPEAKING = 24
NEWS = 30
MOMENTS = 30
REPORTS = 8  # beside the brief, which is about as long


class Link(NamedTuple):
    """A citation: the number of a report and the first place that is meant, or none for the report as a whole."""

    number: int
    pointer: Pointer | None


class Words(NamedTuple):
    """A run of the brief with its citations; `claim` is the number of the claim that its words state."""

    text: str
    claim: int | None
    links: tuple[Link, ...]


class Page(NamedTuple):
    """A record as it is shown, in the order of the page; the brief stands in paragraphs.

    `digests` are its stories where there are several, `briefs` theirs by id, and `brief` is empty then.  Of long lists
    `news` and `moments` are what is latest and what matters most, and `folded` has all, with how much that is.
    """

    title: str
    header: Header
    standing: str
    cautions: list[str]
    brief: list[list[Words]]
    digests: list[Digest]
    briefs: dict[str, list[list[Words]]]
    details: list[Detail]
    river: River | None
    news: list[Batch]
    moments: list[Moment]
    folded: dict[str, Any]
    strip: Strip | None
    actors: list[Profile]
    others: list[Profile]
    problems: list[tuple[Problem, tuple[Pointer, ...]]]
    sheets: list[Sheet]


def view_page(index: Index) -> Page:
    """Everything that a page shows; the reports are cut wherever something else on the page points into them."""
    actors, news, moments = list_actors(index), list_news(index), list_moments(index)
    parts = part_stories(index)
    several = parts if len(parts) > 1 else {}
    items = sum(len(b.items) for b in news)
    folded: dict[str, Any] = {"news": (news, items)} if items > NEWS else {}
    folded |= {"moments": (moments, len(moments))} if len(moments) > MOMENTS else {}
    shown = min(SPEAKING, sum(a.statements > 0 for a in actors)) or SPEAKING
    page = Page(
        title=flatten(name_story(index)),
        header=index.record.header,
        standing=write_standing(index),
        cautions=list_cautions(index),
        brief=[] if several else view_brief(index),
        digests=list_digests(several),
        briefs={key: view_brief(part) for key, part in several.items()},
        details=[view_detail(c, index) for c in index.claims.values()],
        river=view_river(index),
        news=cut_news(news, NEWS),
        moments=list_milestones(index) if "moments" in folded else moments,
        folded=folded,
        strip=view_strip(index),
        actors=actors[:shown],
        others=actors[shown:],
        problems=[(p, point_all(p.spans, index)) for p in index.record.problems],
        sheets=[],
    )
    return page._replace(sheets=view_sheets(index, _collect_targets(page)))


def write_standing(index: Index) -> str:
    """`5 reports · 4 texts · 39 claims · 31 August – 10 September 2023`."""
    counts = [count(len(index.reports), "report"), count(len(group_texts(index)), "text")]
    counts.append(count(len(index.claims), "claim"))
    return " · ".join([*counts, write_days(*find_days(index), MONTH_NAMES)])


def view_brief(index: Index) -> list[list[Words]]:
    """The brief in paragraphs, one a topic."""
    paragraphs: dict[str, list[Words]] = {}
    for sentence in compose_brief(index):
        words = [_view_run(run, index) for run in sentence.runs]
        paragraphs.setdefault(sentence.topic, []).extend([*words, Words(" ", None, ())])
    return list(paragraphs.values())


def _view_run(run: Run, index: Index) -> Words:
    links = [Link(c.report, point_to(c.spans[0], index) if c.spans else None) for c in run.citations]
    return Words(_flatten_run(run.text), run.claim, tuple(links))


def _flatten_run(text: str) -> str:
    """A run without control characters; the spaces at its ends belong to the sentence and stay."""
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{left}{flatten(text)}{right}" if text.strip() else text


def _collect_targets(page: Page) -> dict[int, set[int]]:
    """Every offset that something on the page points at, by report."""
    found: dict[int, set[int]] = {}
    for pointer in _find_pointers(page):
        found.setdefault(pointer.report, set()).add(pointer.start)
    return found


def _find_pointers(value: object) -> Iterator[Pointer]:
    if isinstance(value, Pointer):
        yield value
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _find_pointers(part)
