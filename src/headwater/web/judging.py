"""Judgements: what people decided, as a page, and the form that takes another."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.record.judgements import Member, current_judgements
from headwater.tell.views import Pointer
from headwater.tell.wording import flatten
from headwater.web.bench import Bench, read_ruling
from headwater.web.current import Current, Seated
from headwater.web.editions import Edition, Holding
from headwater.web.rendering import render_json, render_page

readable = APIRouter(tags=["judgements"], default_response_class=HTMLResponse)
writable = APIRouter(tags=["judgements"], default_response_class=HTMLResponse)


class Thing(NamedTuple):
    """One thing that was judged: its words, its place, and what `headwater judge` calls it."""

    words: str
    pointer: Pointer | None
    name: str


@readable.get("/judgements.json", summary="Judgements")
def list_judgements(edition: Current) -> Response:
    """All judgements in the order in which they were made; the last one on the same members counts."""
    return render_json({"judgements": edition.judgements})


@readable.get("/judgements", summary="Judgements")
def show_judgements(edition: Current, bench: Seated) -> Response:
    """What people decided, who and when; what counts may be undone."""
    judged = edition.judgements
    counting = {*current_judgements(judged, "mentions"), *current_judgements(judged, "screening")}
    rows = [(j, [_view(m, edition) for m in j.members], j in counting) for j in reversed(judged)]
    return render_page("judgements.html", edition, "/judgements.json", rows=rows, bench=bench)


def _view(member: Member, edition: Edition) -> Thing:
    if member.list:
        return Thing(f"{member.list}:{member.entry}", None, f"{member.list}:{member.entry}")
    name = f"{member.report}:{member.start}-{member.end}"
    report = edition.index.reports.get(member.report)
    if report is None:
        return Thing(name, None, name)
    words = flatten(report.text[member.start : member.end])
    return Thing(words, Pointer(edition.index.numbers[report.id], member.start, words), name)


@writable.post("/judgements", summary="Judge", status_code=303)
async def judge(request: Request) -> Response:
    """Keep a judgement; the record follows it at once. A form with verdict, one, other, by, note and token."""
    bench: Bench = request.app.state.bench
    ruling = await read_ruling(request, bench)
    await run_in_threadpool(bench.judge, bench.store, ruling.verdict, ruling.names, ruling.by, ruling.note)
    holding: Holding = request.app.state.holding
    edition = await run_in_threadpool(holding.read)
    return RedirectResponse(edition.to.actor(ruling.actor) or "/judgements", 303)
