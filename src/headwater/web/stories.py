"""The stories of a record, where it holds several: a list of them, and each with its own river."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from headwater.dates import MONTH_NAMES
from headwater.tell.digests import Digest
from headwater.tell.index import Index, find_days, group_texts, name_story
from headwater.tell.river import view_river
from headwater.tell.stories import find_story
from headwater.tell.wording import flatten, write_days
from headwater.web.current import Current
from headwater.web.editions import Edition
from headwater.web.front import view_front
from headwater.web.inquiries import list_runs
from headwater.web.paging import FIRST
from headwater.web.queries import ClaimQuery
from headwater.web.rendering import redirect, render_json, render_page
from headwater.web.rows import list_rows

stories = APIRouter(tags=["stories"], default_response_class=HTMLResponse)


@stories.get("/stories.json", summary="Stories", response_class=JSONResponse)
def list_stories(edition: Current) -> Response:
    """Every story with the claims that its reports carry, those of most reports first."""
    return render_json({"stories": [_tell(digest, edition) for digest in edition.digests]})


@stories.get("/stories", summary="Stories")
def show_stories(edition: Current) -> Response:
    """Every story: its reports, texts, days and claims, how firm these stand, and what is new in it."""
    return render_page("stories.html", edition, "/stories.json", digests=edition.digests)


@stories.get("/stories/{key}.json", summary="A story of several", response_class=JSONResponse)
def tell_story(key: str, edition: Current) -> Response:
    """One story with the claims that its reports carry."""
    digest = _find(key, edition)
    return render_json(_tell(digest, edition)) if digest.key == key else redirect(f"/stories/{digest.key}.json")


@stories.get("/stories/{key}", summary="A story of several")
def show_story(key: str, edition: Current) -> Response:
    """One story: its brief, its claims, its river, what is new in it, its timeline, who speaks in it, its reports."""
    digest = _find(key, edition)
    if digest.key != key:
        return redirect(f"/stories/{digest.key}")
    return render_story(edition, edition.parts[key], f"/stories/{key}.json", ClaimQuery(story=key), digest.number)


def render_story(edition: Edition, index: Index, twin: str, query: ClaimQuery, number: int = 1) -> Response:
    """The page of a story: of the only one, or of one of several by its number."""
    is_whole = index is edition.index
    return render_page(
        "story.html",
        edition,
        twin,
        title=flatten(name_story(index)),
        number=number,
        reports=len(index.reports),
        texts=len(group_texts(index)),
        total=len(index.claims),
        days=write_days(*find_days(index), MONTH_NAMES),
        query=query,
        river=edition.river if is_whole else view_river(index),
        rows=list_rows(list(index.claims.values())[:FIRST], edition),
        runs=list_runs(edition),
        others=[],
        **(edition.front if is_whole else view_front(index))._asdict(),
    )


def _find(key: str, edition: Edition) -> Digest:
    story = find_story(key, edition.index.record)
    return next(digest for digest in edition.digests if digest.key == story.id)


def _tell(digest: Digest, edition: Edition) -> dict[str, Any]:
    story = next(s for s in edition.index.record.stories if s.id == digest.key)
    counts = {"reports": digest.reports, "texts": digest.texts, "claims": digest.claims}
    counts |= {"agreed": digest.agreed, "denied": digest.denied}
    claims = list(edition.parts[digest.key].claims)
    return {"story": story, "counts": counts, "claims": claims, "address": f"/stories/{digest.key}"}
