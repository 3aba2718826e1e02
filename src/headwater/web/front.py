"""What the page of the story shows of a long record: as much as one reads, and how much there is in all."""

from typing import NamedTuple

from headwater.record.model import Problem
from headwater.tell.actors import Profile, list_actors
from headwater.tell.index import Index
from headwater.tell.milestones import list_milestones
from headwater.tell.news import Batch, cut_news, list_news
from headwater.tell.overview import Moment, list_cautions, list_moments
from headwater.tell.page import MOMENTS, NEWS, REPORTS, SPEAKING, Words, view_brief
from headwater.tell.sheets import Sheet, view_covers
from headwater.tell.strip import Strip, view_strip
from headwater.tell.views import Pointer, point_all


class Front(NamedTuple):
    """The parts of the page that grow with the record, cut; `more` has how many there are of those that were cut."""

    brief: list[list[Words]]
    cautions: list[str]
    strip: Strip | None
    problems: list[tuple[Problem, tuple[Pointer, ...]]]
    sheets: list[Sheet]
    news: list[Batch]
    moments: list[Moment]
    actors: list[Profile]
    more: dict[str, int]


def view_front(index: Index) -> Front:
    """The first reports, the latest news, the timeline or the best known of it, who speaks most."""
    sheets, news, actors = view_covers(index), list_news(index), list_actors(index)
    moments = list_moments(index)
    sizes = {
        "reports": (len(sheets), REPORTS),
        "news": (sum(len(b.items) for b in news), NEWS),
        "moments": (len(moments), MOMENTS),
        "actors": (len(actors), SPEAKING),
    }
    return Front(
        brief=view_brief(index),
        cautions=list_cautions(index),
        strip=view_strip(index),
        problems=[(p, point_all(p.spans, index)) for p in index.record.problems],
        sheets=sheets[:REPORTS],
        news=cut_news(news, NEWS),
        moments=moments if len(moments) <= MOMENTS else list_milestones(index),
        actors=actors[:SPEAKING],
        more={name: size for name, (size, most) in sizes.items() if size > most},
    )
