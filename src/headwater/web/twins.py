"""The pages as JSON: objects of the record as docs/record.md tells of them, with their numbers and addresses."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from headwater.record.model import Report
from headwater.record.revisions import compare_versions
from headwater.record.spans import Evidence
from headwater.tell.bibliography import write_bibliography
from headwater.tell.brief import compose_brief
from headwater.tell.claim_table import write_claim_rows
from headwater.tell.closeup import find_claim, find_report
from headwater.tell.index import Index, find_statement, group_texts, name_story
from headwater.tell.river import view_river
from headwater.tell.views import view_row
from headwater.web.current import Current
from headwater.web.editions import Edition
from headwater.web.facts import select_facts
from headwater.web.paging import CLAIMS, FOUND, Slice
from headwater.web.queries import ClaimQuery, SearchQuery, StoryQuery
from headwater.web.rendering import redirect, render_json

twins = APIRouter(tags=["json"], default_response_class=JSONResponse)


def _promise(*names: str) -> dict[int | str, dict[str, Any]]:
    """For OpenAPI: the answer is an object that has these fields."""
    return {200: {"content": {"application/json": {"schema": {"type": "object", "required": list(names)}}}}}


class Table(Response):
    """Comma-separated values."""

    media_type = "text/csv"


class Bibliography(Response):
    """BibTeX."""

    media_type = "application/x-bibtex"


PAGED = ("total", "page", "pages")
Asked = Annotated[StoryQuery, Query()]


@twins.get(
    "/index.json",
    summary="The story",
    responses=_promise("title", "header", "counts", "brief", "reports", "claims", "timeline", "changes", "problems"),
)
def tell_story(edition: Current) -> Response:
    """What the record is of, the brief, the reports, what is new, when it happened, what looks wrong."""
    index, record = edition.index, edition.index.record
    counts = {"reports": len(index.reports), "texts": len(group_texts(index)), "claims": len(index.claims)}
    return render_json(
        {
            "title": name_story(index),
            "header": record.header,
            "counts": counts,
            "brief": [{"topic": s.topic, "text": s.text} for s in compose_brief(index)],
            "reports": [_head_report(r, edition) for r in index.reports.values()],
            "claims": [_head_claim(key, edition) for key in index.claims],
            "timeline": record.timeline,
            "changes": record.changes,
            "problems": record.problems,
            "stories": record.stories,
        }
    )


@twins.get("/claims.json", summary="Claims, sorted and filtered", responses=_promise(*PAGED, "claims"))
def list_claims(edition: Current, query: Annotated[ClaimQuery, Query()]) -> Response:
    """A page of the claims that the query lets through."""
    query = edition.settle(query)
    found = Slice(select_facts(edition.facts.values(), query), query.page, CLAIMS)
    return render_json({**found.tell(), "claims": [_head_claim(f.claim.id, edition) for f in found.items]})


@twins.get("/claims.csv", summary="Claims as a table", response_class=Table)
def download_claims(edition: Current, query: Annotated[ClaimQuery, Query()]) -> Response:
    """All claims that the query lets through as CSV, whatever its page."""
    found = [f.claim for f in select_facts(edition.facts.values(), edition.settle(query))]
    return Table(write_claim_rows(found, edition.index))


@twins.get("/reports.bib", summary="Reports as a bibliography", response_class=Bibliography)
def download_reports(edition: Current) -> Response:
    """The reports as BibTeX."""
    return Bibliography(write_bibliography(edition.index.record))


@twins.get(
    "/claims/{key}.json", summary="A claim", responses=_promise("number", "claim", "statements", "events", "origins")
)
def tell_claim(key: str, edition: Current) -> Response:
    """A claim by its id, with the statements, events and origins that it rests on."""
    index = edition.index
    claim = find_claim(key, index)
    number = index.places[claim.id]
    if claim.id != key:
        return redirect(f"{edition.to.claim(number)}.json")
    pieces = (*claim.support, *claim.denials)
    return render_json(
        {
            "number": number,
            "claim": claim,
            "statements": _list_statements(pieces, index),
            "events": [index.events[k] for k in dict.fromkeys(e.event for e in pieces) if k in index.events],
            "origins": [index.origins[k] for k in (*claim.origins, *claim.uncertain_origins) if k in index.origins],
        }
    )


def _list_statements(pieces: tuple[Evidence, ...], index: Index) -> list[Any]:
    found = {s.id: s for e in pieces if (s := find_statement(e, index))}
    return list(found.values())


@twins.get("/reports.json", summary="Reports", responses=_promise("reports"))
def list_reports(edition: Current, query: Asked) -> Response:
    """The reports in the order of their numbers, without their texts."""
    reports = edition.look(edition.settle(query).story).reports
    return render_json({"reports": [_head_report(r, edition) for r in reports.values()]})


@twins.get(
    "/reports/{key}.json",
    summary="A report",
    responses=_promise("number", "report", "statements", "events", "mentions", "claims", "edits"),
)
def tell_report(key: str, edition: Current) -> Response:
    """A report by its id: its text, the statements, events and mentions in it, what it changed of its last version."""
    index, record = edition.index, edition.index.record
    report = find_report(key, index)
    number = index.numbers[report.id]
    if report.id != key:
        return redirect(f"{edition.to.report(number)}.json")
    earlier = index.reports.get(report.version_of or "")
    carried = [c for c in index.claims.values() if any(e.report == key for e in (*c.support, *c.denials))]
    return render_json(
        {
            "number": number,
            "report": report,
            "statements": [s for s in record.statements if s.report == key],
            "events": [e for e in record.events if e.report == key],
            "mentions": [m for m in record.mentions if m.span.report == key],
            "claims": [c.id for c in carried],
            "edits": compare_versions(earlier, report) if earlier else (),
        }
    )


@twins.get("/river.json", summary="The river", responses=_promise("leader", "lines", "folds"))
def tell_river(edition: Current, query: Asked) -> Response:
    """The ways of the claims in words, the voice that carries most, and what stands together in the drawing."""
    river = view_river(edition.look(edition.settle(query).story)) if query.story else edition.river
    folds = [{**f._asdict(), "members": [m._asdict() for m in f.members]} for f in river.folds] if river else []
    lines = river.lines if river else ()
    return render_json({"leader": river.leader if river else None, "lines": lines, "folds": folds})


@twins.get("/timeline.json", summary="Timeline", responses=_promise("timeline"))
def tell_timeline(edition: Current, query: Asked) -> Response:
    """What is said to have happened."""
    return render_json({"timeline": edition.look(edition.settle(query).story).record.timeline})


@twins.get("/actors.json", summary="Actors", responses=_promise("actors"))
def list_actors(edition: Current, query: Asked) -> Response:
    """Every actor of the record; of a story with those of its names that stand there."""
    return render_json({"actors": edition.look(edition.settle(query).story).record.actors})


@twins.get("/actors/{key}.json", summary="An actor", responses=_promise("actor", "statements", "claims"))
def tell_actor(key: str, edition: Current) -> Response:
    """An actor by its id: its names, offices, merges and screenings, what it says, the claims that it has part in."""
    actor = edition.find_actor(key)
    if actor.id != key:
        return redirect(f"{edition.to.actor(actor.id)}.json")
    record = edition.index.record
    return render_json(
        {
            "actor": actor,
            "statements": [s for s in record.statements if s.actor == key],
            "claims": [f.claim.id for f in edition.facts.values() if key in f.actors],
        }
    )


@twins.get("/search.json", summary="Search", responses=_promise("query", "total", "page", "passages"))
def search(edition: Current, query: Annotated[SearchQuery, Query()]) -> Response:
    """Sentences of the reports that have all the words, the best first."""
    query = edition.settle(query)
    total, found = edition.find_passages(query, FOUND)
    reports, claims = list(edition.index.reports), list(edition.index.claims)
    passages = [
        {
            "report": reports[p.pointer.report - 1],
            "start": p.pointer.start,
            "end": p.end,
            "text": p.pointer.words,
            "claims": [claims[n - 1] for n in p.claims],
            "address": edition.to.place(p.pointer),
        }
        for p in found
    ]
    return render_json({"query": query.q, "total": total, "page": query.page, "passages": passages})


def _head_report(report: Report, edition: Edition) -> dict[str, Any]:
    number = edition.index.numbers[report.id]
    told = {key: getattr(report, key) for key in ("id", "uri", "file", "title", "outlet", "published", "language")}
    return {"number": number, **told, "address": edition.to.report(number)}


def _head_claim(key: str, edition: Edition) -> dict[str, Any]:
    row = view_row(edition.index.claims[key], edition.index)
    return {"id": key, **row._asdict(), "address": edition.to.claim(row.number)}
