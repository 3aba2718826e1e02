"""The pages: what is looked up for each, and the template that shows it."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from headwater.record.model import Modality
from headwater.tell.actors import list_actors
from headwater.tell.closeup import find_claim, find_report
from headwater.tell.dossier import load_asset
from headwater.tell.grades import rate_report
from headwater.tell.namesakes import label_actor
from headwater.tell.overview import list_cautions, list_moments
from headwater.tell.page import write_standing
from headwater.tell.river import view_river
from headwater.tell.sheets import list_ties, view_cover, view_covers, view_sheet
from headwater.tell.stories import list_stray
from headwater.tell.strip import view_strip
from headwater.tell.versions import view_revisions
from headwater.tell.views import point_all, view_detail
from headwater.tell.voices import list_voices, write_voice
from headwater.tell.wording import shorten
from headwater.web.current import Current, Seated
from headwater.web.editions import Edition
from headwater.web.facts import select_facts
from headwater.web.happenings import list_happenings, name_kinds
from headwater.web.inquiries import list_runs
from headwater.web.paging import CLAIMS, FOUND, Slice
from headwater.web.portraits import view_portrait
from headwater.web.queries import ClaimQuery, SearchQuery, StoryQuery
from headwater.web.rendering import load_style, redirect, render_page
from headwater.web.rows import list_rows
from headwater.web.stories import render_story

pages = APIRouter(tags=["pages"], default_response_class=HTMLResponse)
LONGEST_LABEL = 80  # characters of a name with what tells it apart


@pages.get("/", summary="The story")
def show_story(edition: Current) -> Response:
    """The brief, the claims that stand best, the river, what is new, the timeline, who speaks, what looks wrong.

    Where the record holds several stories, their list.
    """
    if len(edition.parts) < 2:
        return render_story(edition, edition.index, "/index.json", ClaimQuery())
    record = edition.index.record
    return render_page(
        "stories.html",
        edition,
        "/index.json",
        digests=edition.digests,
        standing=write_standing(edition.index),
        cautions=list_cautions(edition.index),
        problems=[(p, point_all(p.spans, edition.index)) for p in list_stray(record, edition.parts)],
        runs=list_runs(edition),
    )


@pages.get("/claims", summary="Claims, sorted and filtered")
def show_claims(edition: Current, query: Annotated[ClaimQuery, Query()]) -> Response:
    """The claims that the query lets through, a page at a time."""
    query = edition.settle(query)
    found = Slice(select_facts(edition.facts.values(), query), query.page, CLAIMS)
    types: Counter[str] = Counter(t for f in edition.facts.values() for t in f.types)
    modalities: Counter[Modality] = Counter(m for f in edition.facts.values() for m in f.modalities)
    return render_page(
        "claims_page.html",
        edition,
        f"/claims.json{query.write()}",
        query=query,
        found=found,
        rows=list_rows((f.claim for f in found.items), edition),
        types=name_kinds(types),
        modalities={m: f"{m} ({n})" for m, n in modalities.most_common()},
        people=_list_people(edition),
    )


def _list_people(edition: Edition) -> dict[str, str]:
    """Actors of claims with how many claims each has part in, by name."""
    actors = edition.index.actors
    found: Counter[str] = Counter(key for f in edition.facts.values() for key in f.actors if key in actors)
    named = {key: shorten(label_actor(actors[key], edition.apart), LONGEST_LABEL) for key in found}
    return {key: f"{named[key]} ({found[key]})" for key in sorted(named, key=lambda k: (named[k].casefold(), k))}


@pages.get("/claims/{key}", summary="A claim")
def show_claim(key: str, edition: Current, bench: Seated) -> Response:
    """Every support in its sentence, denials, origins with their chains, differences, and why the counts are so."""
    index = edition.index
    claim = find_claim(key, index)
    number = index.places[claim.id]
    if claim.id != key:
        return redirect(edition.to.claim(number))
    return render_page(
        "claim_page.html",
        edition,
        f"{edition.to.claim(number)}.json",
        bench=bench,
        d=view_detail(claim, index),
        voices=[(write_voice(v), v.key) for v in list_voices(claim, index)],
        first=index.numbers.get(claim.first_seen),
        last=index.numbers.get(claim.last_seen),
        before=number - 1,
        after=number + 1 if number < len(index.claims) else 0,
    )


@pages.get("/reports", summary="Reports")
def show_reports(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """The reports in the order in which they were printed."""
    query = edition.settle(query)
    sheets = view_covers(edition.look(query.story))
    return render_page("reports_page.html", edition, f"/reports.json{query.write()}", sheets=sheets, query=query)


@pages.get("/reports/{key}", summary="A report")
def show_report(key: str, edition: Current, bench: Seated) -> Response:
    """A report as it stands, what somebody says in it marked, and beside it what the record says."""
    index = edition.index
    report = find_report(key, index)
    number = index.numbers[report.id]
    if report.id != key:
        return redirect(edition.to.report(number))
    earlier = index.reports.get(report.version_of or "")
    revisions = view_revisions(earlier, report) if earlier else ()
    places = {revision.start for revision in revisions if revision.start is not None}
    sheet = view_sheet(report, index, edition.targets.get(key, set()) | places)
    return render_page(
        "report_page.html",
        edition,
        f"{edition.to.report(number)}.json",
        bench=bench,
        key=report.id,
        sheet=sheet,
        reliability=rate_report(report, index),
        ties=list_ties(report, index),
        number=number,
        earlier=view_cover(earlier, index) if earlier else None,
        revisions=revisions,
        replaced=index.numbers.get(index.replaced.get(key, "")),
        happenings=list_happenings(report, index, sheet.blocks),
        before=number - 1,
        after=number + 1 if number < len(index.reports) else 0,
    )


@pages.get("/river", summary="The river")
def show_river(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """Origins, agencies and reports, joined by the claims they carry, with all that stands together in the drawing."""
    query = edition.settle(query)
    river = view_river(edition.look(query.story)) if query.story else edition.river
    return render_page("river_page.html", edition, f"/river.json{query.write()}", river=river, query=query)


@pages.get("/timeline", summary="Timeline")
def show_timeline(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """What is said to have happened, by when it happened."""
    query = edition.settle(query)
    index = edition.look(query.story)
    return render_page(
        "timeline_page.html",
        edition,
        f"/timeline.json{query.write()}",
        moments=list_moments(index),
        strip=view_strip(index),
        query=query,
    )


@pages.get("/actors", summary="Actors")
def show_actors(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """Everybody and everything that the reports name, those who speak most first."""
    query = edition.settle(query)
    profiles = list_actors(edition.look(query.story))
    return render_page(
        "actors_page.html",
        edition,
        f"/actors.json{query.write()}",
        actors=[p for p in profiles if p.statements or p.is_named],
        others=[p for p in profiles if not (p.statements or p.is_named)],
        query=query,
    )


@pages.get("/actors/{key}", summary="An actor")
def show_actor(key: str, edition: Current, bench: Seated) -> Response:
    """Every form of its name, its offices, why forms are held to be one, what it said, what lists have of it."""
    actor = edition.find_actor(key)
    if actor.id != key:
        return redirect(edition.to.actor(actor.id) or "/actors")
    portrait = view_portrait(actor, edition.index, edition.facts.values())
    return render_page(
        "actor_page.html",
        edition,
        f"{edition.to.actor(key)}.json",
        p=portrait,
        bench=bench,
        anchors=edition.anchors,
        apart=edition.apart.get(key, ""),
        homes=list(dict.fromkeys(home for n in portrait.reports for home in edition.to.homes.of_report(n))),
    )


@pages.get("/search", summary="Search")
def show_search(edition: Current, query: Annotated[SearchQuery, Query()]) -> Response:
    """Sentences of the reports that have all the words, with the claims that they support."""
    query = edition.settle(query)
    total, passages = edition.find_passages(query, FOUND)
    found = Slice(passages, query.page, FOUND, total)
    return render_page("search.html", edition, f"/search.json{query.write()}", query=query, found=found)


@pages.get("/assets/desk.css", include_in_schema=False)
def send_style() -> Response:
    """The style of all pages."""
    return Response(load_style(), media_type="text/css")


@pages.get("/assets/desk.js", include_in_schema=False)
def send_script() -> Response:
    """What makes reading easier where scripts are allowed; nothing needs it."""
    return Response(load_asset("desk.js", "headwater.web"), media_type="text/javascript")
