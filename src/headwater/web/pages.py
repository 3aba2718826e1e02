"""The pages: what is looked up for each, and the template that shows it."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from headwater.dates import MONTH_NAMES
from headwater.record.model import Modality
from headwater.tell.actors import list_actors
from headwater.tell.closeup import find_claim, find_report
from headwater.tell.dossier import load_asset
from headwater.tell.grades import rate_report
from headwater.tell.index import find_days, group_texts
from headwater.tell.overview import list_moments
from headwater.tell.sheets import list_ties, view_cover, view_covers, view_sheet
from headwater.tell.strip import view_strip
from headwater.tell.versions import view_revisions
from headwater.tell.views import view_detail
from headwater.tell.voices import list_voices, name_actor, write_voice
from headwater.tell.wording import shorten, write_days
from headwater.web.current import Current, Seated
from headwater.web.editions import Edition
from headwater.web.facts import select_facts
from headwater.web.happenings import list_happenings, name_kinds
from headwater.web.paging import CLAIMS, FIRST, FOUND, Slice
from headwater.web.portraits import view_portrait
from headwater.web.queries import ClaimQuery, SearchQuery
from headwater.web.rendering import load_style, redirect, render_page
from headwater.web.rows import list_rows

pages = APIRouter(tags=["pages"], default_response_class=HTMLResponse)


@pages.get("/", summary="The story")
def show_story(edition: Current) -> Response:
    """The brief, the claims that stand best, the river, what is new, the timeline, who speaks, what looks wrong."""
    index = edition.index
    return render_page(
        "story.html",
        edition,
        "/index.json",
        reports=len(index.reports),
        texts=len(group_texts(index)),
        days=write_days(*find_days(index), MONTH_NAMES),
        **edition.front._asdict(),
        others=[],
        rows=list_rows(list(index.claims.values())[:FIRST], edition),
        total=len(index.claims),
        query=ClaimQuery(),
        river=edition.river,
    )


@pages.get("/claims", summary="Claims, sorted and filtered")
def show_claims(edition: Current, query: Annotated[ClaimQuery, Query()]) -> Response:
    """The claims that the query lets through, a page at a time."""
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
        tales={s.id: shorten(s.title, 60) for s in edition.index.record.stories},
    )


def _list_people(edition: Edition) -> dict[str, str]:
    """Actors of claims with how many claims each has part in, by name."""
    found: Counter[str] = Counter(key for f in edition.facts.values() for key in f.actors)
    named = {key: name for key in found if (name := name_actor(key, edition.index))}
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
def show_reports(edition: Current) -> Response:
    """The reports in the order in which they were printed."""
    return render_page("reports_page.html", edition, "/reports.json", sheets=view_covers(edition.index))


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
def show_river(edition: Current) -> Response:
    """Origins, agencies and reports, joined by the claims they carry, with all that stands together in the drawing."""
    return render_page("river_page.html", edition, "/river.json", river=edition.river)


@pages.get("/timeline", summary="Timeline")
def show_timeline(edition: Current) -> Response:
    """What is said to have happened, by when it happened."""
    index = edition.index
    return render_page(
        "timeline_page.html", edition, "/timeline.json", moments=list_moments(index), strip=view_strip(index)
    )


@pages.get("/actors", summary="Actors")
def show_actors(edition: Current) -> Response:
    """Everybody and everything that the reports name, those who speak most first."""
    return render_page("actors_page.html", edition, "/actors.json", actors=list_actors(edition.index), others=[])


@pages.get("/actors/{key}", summary="An actor")
def show_actor(key: str, edition: Current, bench: Seated) -> Response:
    """Every form of its name, its offices, why forms are held to be one, what it said, what lists have of it."""
    actor = edition.find_actor(key)
    if actor.id != key:
        return redirect(edition.to.actor(actor.id) or "/actors")
    portrait = view_portrait(actor, edition.index, edition.facts.values())
    return render_page(
        "actor_page.html", edition, f"{edition.to.actor(key)}.json", p=portrait, bench=bench, anchors=edition.anchors
    )


@pages.get("/search", summary="Search")
def show_search(edition: Current, query: Annotated[SearchQuery, Query()]) -> Response:
    """Sentences of the reports that have all the words, with the claims that they support."""
    total, passages = edition.passages.find(query.q, FOUND, (query.page - 1) * FOUND)
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
