"""The stories of a record, where it holds several: a list of them, and each with its own river."""

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from headwater.dates import MONTH_NAMES
from headwater.errors import NotFound
from headwater.record.model import Story
from headwater.tell.index import Index, find_days, group_texts
from headwater.tell.river import view_river
from headwater.tell.sheets import view_covers
from headwater.tell.wording import flatten, write_days
from headwater.web.current import Current
from headwater.web.editions import Edition
from headwater.web.front import view_front
from headwater.web.queries import ClaimQuery
from headwater.web.rendering import redirect, render_json, render_page
from headwater.web.rows import list_rows

stories = APIRouter(tags=["stories"], default_response_class=HTMLResponse)
SHOWN = 20  # claims on the page of a story


@stories.get("/stories.json", summary="Stories", response_class=JSONResponse)
def list_stories(edition: Current) -> Response:
    """Every story with the claims that its reports carry, those of most reports first."""
    return render_json({"stories": [_tell(story, edition) for story in order_stories(edition.index)]})


@stories.get("/stories", summary="Stories")
def show_stories(edition: Current) -> Response:
    """Every story: how many reports, texts and claims, and on which days, those of most reports first."""
    found = [(s, flatten(s.title), cut_index(edition.index, s)) for s in order_stories(edition.index)]
    rows = [(s.id, title, _count(index), _write_days(index)) for s, title, index in found]
    return render_page("stories.html", edition, "/stories.json", rows=rows)


@stories.get("/stories/{key}.json", summary="A story of several", response_class=JSONResponse)
def tell_story(key: str, edition: Current) -> Response:
    """One story with the claims that its reports carry."""
    story = _find(key, edition)
    return render_json(_tell(story, edition)) if story.id == key else redirect(f"/stories/{story.id}.json")


@stories.get("/stories/{key}", summary="A story of several")
def show_story(key: str, edition: Current) -> Response:
    """One story: its river, its claims, its reports."""
    story = _find(key, edition)
    if story.id != key:
        return redirect(f"/stories/{story.id}")
    index = cut_index(edition.index, story)
    front = view_front(index)
    return render_page(
        "story_page.html",
        edition,
        f"/stories/{key}.json",
        key=key,
        title=flatten(story.title),
        counts=_count(index),
        days=_write_days(index),
        river=view_river(index),
        query=ClaimQuery(story=key),
        rows=list_rows(list(index.claims.values())[:SHOWN], edition),
        shelf=view_covers(index) if "reports" in front.more else [],
        **front._replace(strip=None)._asdict(),  # whose marks lead to the timeline of all
    )


def order_stories(index: Index) -> list[Story]:
    """The stories, those of most reports first."""
    return sorted(index.record.stories, key=lambda s: (-len(s.reports), s.first_seen or "9999", s.id))


def cut_index(index: Index, story: Story) -> Index:
    """The look-ups of a story alone; reports and claims keep the numbers that they have in the whole record."""
    keys = set(story.reports)
    reports = {key: r for key, r in index.reports.items() if key in keys}
    claims = {key: c for key, c in index.claims.items() if any(e.report in keys for e in c.support)}
    whole = index.record
    record = msgspec.structs.replace(
        whole,
        reports=tuple(reports.values()),
        claims=tuple(claims.values()),
        stories=(story,),
        statements=tuple(s for s in whole.statements if s.report in keys),
        events=tuple(e for e in whole.events if e.report in keys),
        timeline=tuple(e for e in whole.timeline if any(s.report in keys for s in e.support)),
        changes=tuple(c for c in whole.changes if any(s.report in keys for s in c.support)),
        problems=tuple(p for p in whole.problems if any(s.report in keys for s in p.spans)),
    )
    return index._replace(
        record=record,
        reports=reports,
        numbers={key: n for key, n in index.numbers.items() if key in keys},
        claims=claims,
    )


def _find(key: str, edition: Edition) -> Story:
    found = next((s for s in edition.index.record.stories if key in (s.id, *s.was)), None)
    if found is None:
        raise NotFound(f"no story {key!r}; /stories lists those that the record holds")
    return found


def _count(index: Index) -> dict[str, int]:
    return {"reports": len(index.reports), "texts": len(group_texts(index)), "claims": len(index.claims)}


def _write_days(index: Index) -> str:
    return write_days(*find_days(index), MONTH_NAMES)


def _tell(story: Story, edition: Edition) -> dict[str, Any]:
    index = cut_index(edition.index, story)
    return {"story": story, "counts": _count(index), "claims": list(index.claims), "address": f"/stories/{story.id}"}
