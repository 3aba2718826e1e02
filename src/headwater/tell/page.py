"""Everything that a page shows of a record, as plain values: what the dossier writes and any other page can."""

from collections.abc import Iterator
from typing import NamedTuple

from headwater.dates import MONTH_NAMES
from headwater.record.model import Header, Problem
from headwater.tell.actors import Profile, list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.index import Index, find_days, group_texts, name_story
from headwater.tell.news import Batch, list_news
from headwater.tell.overview import Moment, list_cautions, list_moments
from headwater.tell.prose import Run
from headwater.tell.river import River, view_river
from headwater.tell.sheets import Sheet, view_sheets
from headwater.tell.strip import Strip, view_strip
from headwater.tell.views import Detail, Pointer, point_all, point_to, view_detail
from headwater.tell.wording import count, flatten, write_days

SPEAKING = 24  # actors shown at once; the others stand folded away


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
    """A record as it is shown, in the order of the page; the brief stands in paragraphs."""

    title: str
    header: Header
    standing: str
    cautions: list[str]
    brief: list[list[Words]]
    details: list[Detail]
    river: River | None
    news: list[Batch]
    moments: list[Moment]
    strip: Strip | None
    actors: list[Profile]
    others: list[Profile]
    problems: list[tuple[Problem, tuple[Pointer, ...]]]
    sheets: list[Sheet]


def view_page(index: Index) -> Page:
    """Everything that a page shows; the reports are cut wherever something else on the page points into them."""
    actors = list_actors(index)
    shown = min(SPEAKING, sum(a.statements > 0 for a in actors)) or SPEAKING
    page = Page(
        title=flatten(name_story(index)),
        header=index.record.header,
        standing=_write_standing(index),
        cautions=list_cautions(index),
        brief=view_brief(index),
        details=[view_detail(c, index) for c in index.claims.values()],
        river=view_river(index),
        news=list_news(index),
        moments=list_moments(index),
        strip=view_strip(index),
        actors=actors[:shown],
        others=actors[shown:],
        problems=[(p, point_all(p.spans, index)) for p in index.record.problems],
        sheets=[],
    )
    return page._replace(sheets=view_sheets(index, _collect_targets(page)))


def _write_standing(index: Index) -> str:
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
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _find_pointers(part)
